//! `cargo run --example own_bytes`: a host that keeps its own bytes, on the core alone: events as they happen, a snapshot now and then, and the same case back.

use onedoor::{
    core::{
        case::Case,
        engine::{self, Action, Command, Effect, Env, NamedGiven},
        expr::Value,
        proof::load,
        record::{decode_events, encode_events},
    },
    shipped,
};
use std::{collections::BTreeMap, sync::Arc};

const PERMIT: &[u8] = include_bytes!("../workflows/construction_permit.ron");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let known = shipped::catalogue(); // the calendars and profiles that come with onedoor; a host may have its own
    let permit = load(PERMIT, &known).proved.ok_or("the definition loads")?;
    let calendar = permit.workflow().calendar.as_deref().and_then(|calendar| known.calendar(calendar));
    let mut env = Env::at("2024-04-15T09:00:00+08:00".parse()?);
    env.calendar = calendar.map(Arc::as_ref);
    let data = BTreeMap::from([
        ("floor_area", Value::from("900")),
        ("high_rise", Value::from(false)),
        ("land", Value::from("allocated")),
    ]);
    let given = NamedGiven {
        data: data.into_iter().map(|(field, value)| (field.to_owned(), value)).collect(),
        ..NamedGiven::default()
    };

    // What would be a table of the host: a row for each command.
    let mut rows: Vec<Vec<u8>> = vec![encode_events(&engine::start(&permit, &env, &given.resolve(&permit)?)?)];
    let mut case = fold(Case::new(&permit), &rows, &permit)?;

    for (step, outcome) in [("accept", "accepted"), ("handle", "assigned"), ("fire", "agree"), ("planning", "agree")] {
        env.now += std::time::Duration::from_secs(3600);
        let events = engine::decide(
            &permit,
            &case,
            &env,
            &Command::new(Action::complete(&permit, step, outcome)?).expecting(case.version()),
        )?;
        let offers = engine::effects(&permit, &case, &events);
        rows.push(encode_events(&events)); // durable first, then applied, then the effects
        case = fold(case, &rows[rows.len() - 1..], &permit)?;
        for effect in offers {
            if let Effect::OfferWork { step, round } = effect {
                println!("after {outcome:9} offer {} (round {round})", permit.step_name(step));
            }
        }
    }

    let snapshot = case.snapshot(&permit);
    let restored = Case::restore(&permit, &snapshot)?;
    let replayed = fold(Case::new(&permit), &rows, &permit)?;
    assert_eq!(restored.state_hash(&permit), replayed.state_hash(&permit));
    let bytes: usize = rows.iter().map(Vec::len).sum();
    println!(
        "{} events in {bytes} bytes, a snapshot in {}, state {}",
        case.version(),
        snapshot.len(),
        case.state_hash(&permit)
    );
    Ok(())
}

fn fold(
    mut case: Case,
    rows: &[Vec<u8>],
    permit: &onedoor::core::proof::Proved,
) -> Result<Case, Box<dyn std::error::Error>> {
    for row in rows {
        for event in decode_events(row)? {
            case.apply(permit, &event)?;
        }
    }
    Ok(case)
}
