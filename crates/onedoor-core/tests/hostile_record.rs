//! Events that belong to another definition, or stand where they cannot.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a failing test panics"
)]

use onedoor_core::{
    case::{By, Case, Closing, Completion, Event, NewRound, Skip, Start, Worked},
    engine::{self, Action, Command, Given},
    expr::Value,
    graph::Catalogue,
    id::{Dense, EndId, FieldId, OutcomeId, StepId},
    language::read,
    proof::load,
    record,
};

const CALLER: &str = r#"Workflow(id: "p", steps: {"c": Call(workflow: "s"), "z": Do(after: ["c.closed"]), "k": Do(after: ["c"])}, ends: {"e": (after: ["z", "k"])})"#;
fn catalogue(callee: &str) -> Catalogue {
    let mut c = Catalogue::default();
    c.add(&read(callee.as_bytes()).workflow.unwrap());
    c
}
/// The outcomes of a `Call` are numbered by the ends of the workflow called, so the content hash of the caller covers them.
#[test]
fn the_same_hash_means_the_same_outcomes() {
    let old =
        load(CALLER.as_bytes(), &catalogue(r#"Workflow(id: "s", steps: {"x": Do()}, ends: {"ok": (after: ["x"])})"#))
            .proved
            .unwrap();
    let new = load(CALLER.as_bytes(), &catalogue(r#"Workflow(id: "s", revision: 2, steps: {"x": Review()}, ends: {"late": (after: ["x.disagree"]), "ok": (after: ["x.agree"])})"#)).proved.unwrap();
    let mut case = Case::new(&old);
    let mut all = engine::start(&old, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), Given::default()).unwrap();
    for e in &all {
        case.apply(&old, e).unwrap();
    }
    let c = old.step_named("c").unwrap();
    let ended = Command::new(Action::EndSubCase {
        step: c,
        round: 1,
        element: 0,
        end: Some("ok".into()),
        given: Given::default(),
    });
    all.extend(engine::decide(&old, &case, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), &ended).unwrap());
    let bytes = record::encode_events(&all);
    let told = |g: &onedoor_core::proof::Proved| {
        record::decode_events(&bytes).unwrap().iter().map(|e| e.describe(g)).collect::<Vec<_>>()
    };
    let mut again = Case::new(&new);
    let fits =
        old.hash() == new.hash() && record::decode_events(&bytes).unwrap().iter().all(|e| again.apply(&new, e).is_ok());
    assert!(!fits || told(&old) == told(&new), "one hash, two meanings");
}

/// A small generator of chance: a number below a bound.
type Chance<'a> = dyn FnMut(usize) -> usize + 'a;

/// Random events with ids of the graph: nothing may panic or hang.
#[test]
fn storms_of_events() {
    let graph = graph_of_everything();
    let mut seed = 88172645463325252_u64;
    let mut n = |k: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % k as u64) as usize
    };
    let steps = graph.steps().len();
    for _ in 0..4_000 {
        let mut case = Case::new(&graph);
        for _ in 0..n(25) {
            let _ = case.apply(&graph, &any_event(&mut n, steps));
        }
        let restored = Case::restore(&graph, &case.snapshot(&graph)).unwrap();
        assert_eq!(restored.state_hash(&graph), case.state_hash(&graph));
        [&case, &restored].into_iter().for_each(|case| try_everything(&graph, case));
    }
}

fn graph_of_everything() -> onedoor_core::proof::Proved {
    let graph = load(
        br#"Workflow(id: "w", data: {"n": Integer, "m": Integer, "l": List(Text)}, steps: {
            "a": Do(writes: ["n"]), "r": Do(after: ["a"], on_request: true),
            "b": Review(after: ["a"], when: "n > 1", cancels: {"disagree": ["c"]}), "c": Do(after: ["a"]), "x": Do(after: ["c"]),
            "s": Call(workflow: "s", each: "l", as: "q", after: ["a"]),
            "j": Decide(outcomes: ["yes", "no"], rest: Cancel, returns: {"back": (to: "a"), "way": (to: "c", by_way_of: ["d", "f"])}, after: ["b", "x", "r", "s"]),
            "d": Do(detour: true), "f": Do(detour: true, when: "m > 3"),
        }, ends: {"y": (after: ["j.yes"]), "n": (after: ["j.no"])})"#,
        &catalogue(r#"Workflow(id: "s", data: {"q": Text}, steps: {"x": Do()}, ends: {"ok": (after: ["x"])})"#),
    );
    graph.proved.unwrap_or_else(|| panic!("{:?}", graph.diagnostics))
}

fn any_event(n: &mut Chance<'_>, steps: usize) -> Event {
    let s = StepId::from_index(n(steps + 1)).unwrap();
    let o = OutcomeId::from_index(n(5)).unwrap();
    let few = |n: &mut dyn FnMut(usize) -> usize| {
        (0..n(4)).map(|_| StepId::from_index(n(steps)).unwrap()).collect::<Vec<_>>()
    };
    match n(16) {
        0 => Event::StepOpened { step: s, round: n(4) as u32 },
        1 | 2 => Event::StepCompleted { step: s, outcome: o, with: None },
        3 => Event::StepKept { step: s, outcome: o },
        4 => Event::StepSkipped { step: s, round: n(3) as u32, why: Skip::Guard },
        5 => Event::StepCancelled { step: s, by: By::Step(StepId::from_index(n(steps)).unwrap()), reason: None },
        6 | 7 => Event::RoundStarted(Box::new(NewRound {
            returner: s,
            target: StepId::from_index(n(steps)).unwrap(),
            by_way_of: few(n),
            keep: n(2) == 0,
            steps: few(n),
        })),
        8 => Event::DetourPassed { target: s },
        9 => Event::StepRequested { step: s, reason: "".into() },
        10 => Event::SubCasesStarted { step: s, count: n(4) as u32 },
        11 => Event::SubCaseEnded { step: s, element: n(5) as u32, outcome: o },
        12 => Event::CaseStarted(Box::new(Start {
            at: jiff::Timestamp::UNIX_EPOCH,
            data: vec![(FieldId::from_index(n(2)).unwrap(), Value::Integer(n(6) as i64))],
            documents: vec![],
        })),
        13 if n(6) == 0 => Event::CaseEnded { end: EndId::from_index(n(3)).unwrap() },
        14 => Event::StepCompleted {
            step: s,
            outcome: o,
            with: Some(Box::new(Completion { worked: Worked::BySubCases, ..Completion::default() })),
        },
        _ => Event::CompletionTakenBack { step: s },
    }
}

/// What is decided applies, and every question has an answer.
fn try_everything(graph: &onedoor_core::proof::Proved, case: &Case) {
    let env = engine::Env::at(jiff::Timestamp::UNIX_EPOCH);
    for action in graph.steps().ids().flat_map(every_action) {
        let Ok(events) = engine::decide(graph, case, &env, &Command::new(action)) else { continue };
        let _ = engine::effects(graph, case, &events);
        let mut after = case.clone();
        events.iter().for_each(|event| after.apply(graph, event).unwrap());
    }
    case.kernel_key(graph);
    graph.steps().ids().for_each(|step| drop(engine::waits_for(graph, case, step)));
}

fn every_action(s: StepId) -> Vec<Action> {
    let mut acts = vec![
        Action::Cancel { step: s, reason: String::new() },
        Action::TakeBack { step: s },
        Action::Request { step: s, reason: String::new() },
        Action::Close { closing: Closing::Merged, reason: String::new() },
    ];
    for o in 0..4 {
        acts.push(Action::Complete {
            step: s,
            outcome: OutcomeId::from_index(o).unwrap(),
            given: Given::default(),
            opinion: None,
        });
        acts.push(Action::Waive {
            step: s,
            outcome: OutcomeId::from_index(o).unwrap(),
            given: Given::default(),
            reason: String::new(),
        });
        acts.push(Action::EndSubCase {
            step: s,
            round: o as u32,
            element: o as u32,
            end: None,
            given: Given::default(),
        });
    }
    acts
}

#[test]
fn an_ended_case_ends_once() {
    let graph = load(br#"Workflow(id: "w", steps: {"a": Review()}, ends: {"y": (after: ["a.agree"]), "n": (after: ["a.disagree"])})"#, &Catalogue::default()).proved.unwrap();
    let mut case = Case::new(&graph);
    let end = Event::CaseEnded { end: EndId::from_index(0).unwrap() };
    assert!(case.apply(&graph, &end).is_err(), "ended before it began");
    engine::start(&graph, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), Given::default())
        .unwrap()
        .iter()
        .for_each(|event| case.apply(&graph, event).unwrap());
    case.apply(&graph, &end).unwrap();
    let version = case.version();
    assert!(
        case.apply(&graph, &Event::CaseEnded { end: EndId::from_index(1).unwrap() }).is_err(),
        "ended twice: {:?} -> version {version}",
        case.ending()
    );
}
