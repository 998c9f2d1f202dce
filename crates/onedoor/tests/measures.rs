//! Ledger and measures through the engine: names in, figures out.
#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use onedoor::{Act, Actor, Holder, Measures, Move, Period, Start, Timestamp, blocking::Engine};

const LICENCE: &str = r#"Workflow(id: "licence", calendar: "cn", limit: (statutory: WorkingDays(20)),
    steps: {"accept": Accept(by: Window("hall")), "decide": Decide(by: Dept("housing"), after: ["accept.accepted"], outcomes: ["granted"])},
    ends: {"granted": (after: ["decide"]), "declined": (after: ["accept.declined"])})"#;
const PARTY: &str =
    r#"Workflow(id: "party", steps: {"drinks": Call(workflow: "tea")}, ends: {"done": (after: ["drinks"])})"#;
const TEA: &str = r#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#;

/// A time of the wall clock in Beijing.
fn time(wall: &str) -> Timestamp {
    format!("{wall}:00+08:00").parse().unwrap()
}

fn april() -> Period {
    Period { from: time("2024-04-01T00:00"), to: time("2024-05-01T00:00") }
}

/// The hall works 08:30–12:00 and 14:00–17:30, 7 hours. Received Mon 15 April 08:30, accepted 10:00, decided Tue 16th 12:00.
fn licence(engine: &Engine, case: &str) {
    let clerk = Actor::authenticated("clerk").unwrap();
    let act = |at: &str, step: &str, outcome: &str| {
        engine.act(Act::new(case, &clerk, time(at), Move::complete(step, outcome))).unwrap()
    };
    engine.start(Start::new("licence", case, &clerk, time("2024-04-15T08:30"))).unwrap();
    act("2024-04-15T10:00", "accept", "accepted");
    act("2024-04-16T12:00", "decide", "granted");
}

#[test]
fn a_case_tells_whose_days_it_took() {
    let engine = Engine::trusting();
    engine.deploy(LICENCE).unwrap();
    licence(&engine, "2024-1");
    let ledger = engine.ledger("2024-1", time("2024-05-01T00:00")).unwrap();
    let seconds: Vec<_> = ledger.seconds().into_iter().collect();
    let (hall, housing) = (Holder::Window("hall".to_owned()), Holder::Dept("housing".to_owned()));
    assert_eq!(seconds, [(hall, 90 * 60), (housing.clone(), 9 * 3600)]);
    assert_eq!(ledger.whose_day("2024-04-15".parse().unwrap()), Some(&housing));
}

#[test]
fn an_engine_measures_its_cases() {
    let engine = Engine::trusting();
    engine.deploy(LICENCE).unwrap();
    licence(&engine, "2024-1");
    let clerk = Actor::authenticated("clerk").unwrap();
    engine.start(Start::new("licence", "2024-2", &clerk, time("2024-04-30T09:00"))).unwrap();
    let measures = engine.measures(april()).unwrap();
    assert_eq!((measures.received, measures.accepted, measures.completed, measures.pending), (2, 1, 1, 1));
    // One of twenty days was used: 19/20 saved.
    assert_eq!(measures.speed_up.mean_of_ratios().unwrap().percent(0), "95");
    let facts = engine.facts(april().to).unwrap().into_iter();
    let facts: Vec<_> = facts.map(|(name, facts)| facts.label("case", &name)).collect();
    let groups = Measures::by(&facts, april(), "case");
    assert_eq!(groups[&Some("2024-1".to_owned())].completed, 1);
}

#[test]
fn a_case_that_runs_in_another_is_not_measured_beside_it() {
    let engine = Engine::trusting();
    engine.deploy(TEA).unwrap();
    engine.deploy(PARTY).unwrap();
    let clerk = Actor::authenticated("clerk").unwrap();
    engine.start(Start::new("party", "2024-1", &clerk, time("2024-04-15T09:00"))).unwrap();
    assert!(engine.ask("2024-1/drinks.1.0", &clerk).is_ok(), "there is a case in it");
    assert_eq!(engine.measures(april()).unwrap().accepted, 1);
    let error = engine.ledger("2024-1", april().to).unwrap_err();
    let said = "there is no calendar to count the time of `party` in";
    assert_eq!((error.code(), error.to_string()), ("Uncounted", said.to_owned()));
}
