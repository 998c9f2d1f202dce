//! What holds of every case: it says what it waits for, whoever is named can act, and what somebody may do is what `decide` accepts of them.
//!
//! `ONEDOOR_EXPLAINED` cases (2000), from `ONEDOOR_SEED` (1). A failure prints the seed of its case.

use super::{
    chance::{PEOPLE, anybody, office},
    commands::command,
    office::{Office, person},
};
use onedoor_core::{
    case::{Event, WorkEvent, WorkItemId},
    engine::{Action, Explanation, Given, Wait, WaitKind, WorkAction, explain_refusal},
    people::Actor,
};
use onedoor_sim::generate::Rng;
use std::collections::{BTreeMap, BTreeSet};

/// Every command but those that the engine alone gives.
const VERBS: usize = 41;

#[derive(Default)]
struct Seen {
    accepted: usize,
    rows: usize,
    waits: usize,
    who: usize,
    nobody: usize,
    verbs: BTreeMap<&'static str, (usize, usize)>,
}

#[test]
fn what_is_said_of_a_case_is_what_decide_does() {
    let number = |name: &str, default: u64| std::env::var(name).map_or(default, |text| text.parse().unwrap());
    let (cases, first) = (number("ONEDOOR_EXPLAINED", 2000), number("ONEDOOR_SEED", 1));
    println!("{cases} cases from seed {first}");
    let mut seen = Seen::default();
    for seed in first..first + cases {
        let mut rng = Rng::new(seed);
        let mut office = office(&mut rng);
        for moves in 0..rng.between(4, 24) {
            if rng.chance(30) {
                office.now += jiff::SignedDuration::from_hours(rng.between(1, 48) as i64);
            }
            let by = anybody(&mut rng);
            check_written(&office, &mut rng, &mut seen, &format!("seed {seed}, move {moves}"));
            let chosen = if rng.chance(50) { chosen(&mut rng, &office, &by) } else { None };
            let action = chosen.unwrap_or_else(|| command(&mut rng, &office));
            let told = format!("seed {seed}, move {moves}: {by} {action:?}");
            match office.try_act(&by, &action) {
                Ok(events) => {
                    seen.accepted += 1;
                    office.write(events);
                }
                Err(refusal) => assert_eq!(explain_refusal(&refusal).code, refusal.code()),
            }
            if rng.chance(30) {
                check_rows(&office, &anybody(&mut rng), &mut seen, &told);
            }
            if rng.chance(50) {
                check_waits(&office, &mut seen, &told);
            }
        }
    }
    println!(
        "accepted {}, rows {}, waits {}, who {}, nobody {}",
        seen.accepted, seen.rows, seen.waits, seen.who, seen.nobody
    );
    println!("{:?}", seen.verbs);
    let enough = usize::try_from(cases).unwrap();
    let both = seen.verbs.values().filter(|(written, rows)| *written > 0 && *rows > 0).count();
    assert!(cases < 2000 || both == VERBS, "every command is written down, accepted and in a row: {:?}", seen.verbs);
    assert!(seen.accepted > 4 * enough && seen.rows > 9 * enough && seen.who > 4 * enough && seen.nobody > enough / 9);
}

/// Half of the moves are written down without looking at the case; the others are such as somebody may make, so that it gets somewhere.
fn chosen(rng: &mut Rng, office: &Office, by: &Actor) -> Option<Action> {
    let ends = |action: &Action| matches!(action.verb(), "withdraw" | "terminate" | "lapse" | "merge" | "cancel");
    let mut rows = office.enabled(by);
    rows.retain(|row| !ends(&row.action));
    let verbs: Vec<&str> = rows.iter().map(|row| row.verb()).collect::<BTreeSet<_>>().into_iter().collect();
    let verb = rng.choose(&verbs)?;
    rows.retain(|row| row.verb() == verb);
    let row = &rows[rng.below(rows.len())];
    let about = row.to.get(rng.below(row.to.len())).and_then(|to| row.about(to));
    Some(about.unwrap_or_else(|| row.action.clone()))
}

/// Commands that are written down without looking at the case, by anybody: those that are accepted are in a row.
fn check_written(office: &Office, rng: &mut Rng, seen: &mut Seen, told: &str) {
    for _ in 0..15 {
        let (by, action) = (anybody(rng), command(rng, office));
        if office.try_act(&by, &action).is_ok() {
            seen.verbs.entry(action.verb()).or_default().0 += 1;
            check_covered(office, &by, &action, &format!("{told}: {by} {action:?}"));
        }
    }
}

/// Every command that is accepted is in a row.
fn check_covered(office: &Office, by: &Actor, action: &Action, told: &str) {
    // Of whom nobody knows, anything may be handed over where nobody is asked, and nobody is listed.
    let unknown = office.directory.is_none() && matches!(action, Action::Work(WorkAction::HandOver { .. }));
    // Whoever hands over may be somebody whom neither the case nor the directory knows.
    let stranger = matches!(action, Action::Work(WorkAction::HandOver { from, .. }) if from.identity() == "stranger");
    if unknown || stranger {
        return;
    }
    let rows = office.enabled(by);
    assert!(rows.iter().any(|row| row.covers(action)), "{told}: accepted, and in no row");
}

/// Every row is accepted, about everybody whom it lists.
fn check_rows(office: &Office, by: &Actor, seen: &mut Seen, told: &str) {
    for row in office.enabled(by) {
        seen.rows += 1;
        seen.verbs.entry(row.verb()).or_default().1 += 1;
        assert!(row.covers(&row.action), "{told}");
        let about = row.to.iter().filter_map(|to| row.about(to));
        for action in about.chain([row.action.clone()]) {
            let answer = office.try_act(by, &action);
            assert!(answer.is_ok(), "{told}: then {by} may not {action:?}: {}", answer.unwrap_err());
        }
    }
}

/// A case that runs waits for something, and whoever is said to act can.
fn check_waits(office: &Office, seen: &mut Seen, told: &str) {
    let explanation = office.explain();
    assert_eq!(explanation.ended.is_some(), office.case.ending().is_some(), "{told}");
    assert_eq!(explanation.waits.is_empty(), office.case.ending().is_some(), "{told}");
    assert!(explanation.lines().iter().all(|line| !line.trim().is_empty() && !line.contains('\n')), "{told}");
    // At a later time silence may have closed what is open.
    let now = office.case.next_deadline().is_none_or(|deadline| deadline > office.now);
    for step in office.case.open_steps().filter(|_| now) {
        assert!(explanation.waits.iter().any(|wait| wait.step() == Some(step)), "{told}: an open step is left out");
    }
    check_seats(office, &explanation, told);
    for wait in &explanation.waits {
        seen.waits += 1;
        for who in &wait.who {
            seen.who += 1;
            assert!(
                wait.kind != WaitKind::Seat || !has_answered(office, wait, who),
                "{told}: {who} has a seat already"
            );
            let may = commands(office, wait).iter().any(|action| office.try_act(who, action).is_ok());
            assert!(may, "{told}: {who} cannot act on {wait:#?}");
            assert!(
                wait.kind != WaitKind::Seat || wait.holder.is_some() || answers_from(office, wait, who),
                "{told}: {who} cannot answer from {}",
                wait.name
            );
        }
        for way in &wait.unblock {
            for who in &way.who {
                let answer = office.try_act(who, &way.action);
                assert!(answer.is_ok(), "{told}: {who} cannot {}: {}", way.words, answer.unwrap_err());
            }
        }
        check_nobody(office, wait, seen, told);
    }
}

/// Whether somebody can answer from this very seat, which nobody has in hand: what they say is said from it, or they may claim it first.
fn answers_from(office: &Office, wait: &Wait, who: &Actor) -> bool {
    let from = |events: Vec<Event>| {
        events.iter().any(|event| match event {
            Event::Work(work) => {
                matches!(work.as_ref(), WorkEvent::SeatAnswered { item, .. } if Some(*item) == wait.item)
            }
            _ => false,
        })
    };
    let claim = |item| Action::Work(WorkAction::Claim { item });
    commands(office, wait).iter().filter_map(|action| office.try_act(who, action).ok()).any(from)
        || wait.item.is_some_and(|item| office.try_act(who, &claim(item)).is_ok())
}

/// Where it is said that nobody can act, nobody can; and where somebody can, they are named.
fn check_nobody(office: &Office, wait: &Wait, seen: &mut Seen, told: &str) {
    let plain = matches!(wait.kind, WaitKind::Work | WaitKind::Service | WaitKind::Happening);
    if office.directory.is_none() || !plain {
        return;
    }
    seen.nobody += usize::from(wait.nobody);
    for who in PEOPLE.map(person) {
        let may = commands(office, wait).iter().any(|action| office.try_act(&who, action).is_ok());
        assert_eq!(may, wait.who.contains(&who), "{told}: {who} {wait:#?}");
    }
}

/// Whoever can answer at a step with seats is named at one of them, or for the vote; and nobody is said to be nobody who can.
fn check_seats(office: &Office, explanation: &Explanation, told: &str) {
    let seated: Vec<&Wait> =
        explanation.waits.iter().filter(|wait| matches!(wait.kind, WaitKind::Seat | WaitKind::Vote)).collect();
    for wait in seated.iter().filter(|_| office.directory.is_some()) {
        let step = wait.step();
        for who in PEOPLE.map(person) {
            let may = commands(office, wait).iter().any(|action| office.try_act(&who, action).is_ok());
            let named = seated.iter().any(|other| other.step() == step && other.who.contains(&who));
            let briefly = || seated.iter().map(|wait| wait.lines().join(" ")).collect::<Vec<_>>().join("\n");
            // Whoever has answered may change it where all must come to the same, and no seat waits for that.
            if !named && has_answered(office, wait, &who) {
                continue;
            }
            assert_eq!(may, named, "{told}: {who}\n{}\n{:#?}", briefly(), step.map(|step| office.case.seats(step)));
        }
    }
}

fn has_answered(office: &Office, wait: &Wait, who: &Actor) -> bool {
    let seats = wait.step().map_or(&[][..], |step| office.case.seats(step));
    seats.iter().any(|seat| seat.answered.as_ref().and_then(|answered| answered.by.as_ref()) == Some(who))
}

/// The commands with which somebody acts on a wait, written down anew.
fn commands(office: &Office, wait: &Wait) -> Vec<Action> {
    let Some(item) = wait.item else { return vec![Action::Resume { reason: String::new() }] };
    let WorkItemId { step, .. } = item;
    match wait.kind {
        WaitKind::Delegation => vec![Action::Work(WorkAction::GiveBack { item, advice: String::new() })],
        WaitKind::Consultation(question) => {
            vec![Action::Work(WorkAction::AnswerConsultation { step, question, answer: String::new() })]
        }
        WaitKind::Clock => vec![Action::ResumeClock { step }],
        _ => completions(office, item),
    }
}

/// Completing with everything that there is, and with each person as a handler.
fn completions(office: &Office, item: WorkItemId) -> Vec<Action> {
    use onedoor_core::{case::Opinion, expr::Value};
    let (graph, step) = (&office.graph, item.step);
    let node = &graph.steps()[step];
    let value = |name: &str| match name {
        "sum" => Value::Decimal(3.into()),
        "kind" => Value::Text("x".to_owned()),
        "crew" => Value::List(Vec::new()),
        _ => Value::Text("n".to_owned()),
    };
    let data: Vec<_> = node.writes.iter().map(|field| (*field, value(&graph.fields()[*field].name))).collect();
    let handlers: Vec<Option<Actor>> = match node.kind {
        onedoor_core::language::Kind::Assign => [None].into_iter().chain(PEOPLE.map(person).map(Some)).collect(),
        _ => vec![None],
    };
    let mut actions = Vec::new();
    for outcome in node.outcomes.ids() {
        for handler in &handlers {
            let given = Given { data: data.clone(), handler: handler.clone(), ..Given::default() };
            let opinion = Some(Opinion { text: "so".to_owned(), reason: None });
            // Whoever is heard first brings nothing.
            let bare = Given { data: Vec::new(), ..given.clone() };
            actions.push(Action::Complete { step, outcome, given: bare, opinion: opinion.clone() });
            actions.push(Action::Complete { step, outcome, given, opinion });
        }
    }
    actions
}
