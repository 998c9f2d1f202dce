use crate::{
    Figure,
    ideal::{self, Ideal},
    least_of, runner,
};
use onedoor_core::{engine::Command, language, proof::Proved};
use std::hint::black_box;

const WORKFLOW: &str = r#"Workflow(id: "w1", steps: {
    "accept": Accept(),
    "a": Review(after: ["accept.accepted"]), "b": Review(after: ["accept.accepted"]), "c": Review(after: ["accept.accepted"]),
    "d": Review(after: ["accept.accepted"]), "e": Review(after: ["accept.accepted"]),
    "decide": Decide(after: ["a", "b", "c", "d", "e"], outcomes: ["granted", "refused"]),
}, ends: { "granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"]), "declined": (after: ["accept.declined"]) })"#;

/// Commands of one case: start, accept, five approvals, decision.
const STEPS: usize = 8;
const CASES: usize = 2_000;

/// W1: whole cases in memory, a command a second, against a hand-written state machine that encodes and checksums the same events.
pub fn w1() -> Figure {
    let graph = runner::proved(language::read(WORKFLOW.as_bytes()).workflow.expect("it is readable"));
    let commands: Vec<Command> = [
        ("accept", "accepted"),
        ("a", "agree"),
        ("b", "agree"),
        ("c", "agree"),
        ("d", "agree"),
        ("e", "agree"),
        ("decide", "granted"),
    ]
    .map(|(step, outcome)| runner::complete(&graph, step, outcome))
    .into();
    assert_eq!(ours(&graph, &commands), yardstick(), "the yardstick writes the same bytes");
    let (ours, yardstick) = least_of(
        15,
        || (0..CASES).for_each(|_| drop(black_box(ours(&graph, &commands)))),
        || (0..CASES).for_each(|_| drop(black_box(yardstick()))),
    );
    let steps = (CASES * STEPS) as f64;
    Figure {
        workload: "W1",
        ours: ours / steps,
        yardstick: yardstick / steps,
        target: 4.0,
        against: "a hand-written state machine",
    }
}

fn ours(graph: &Proved, commands: &[Command]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut case = runner::start(graph, &mut bytes);
    (1..).zip(commands).for_each(|(now, command)| runner::act(graph, &mut case, now, command, &mut bytes));
    assert!(case.ending().is_some());
    bytes
}

fn yardstick() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut case = Ideal::default();
    let mut take = |case: &mut Ideal, events: Vec<ideal::Event>| {
        ideal::encode(&events, &mut bytes);
        events.iter().for_each(|event| case.apply(event));
    };
    take(&mut case, Ideal::start());
    for (now, step) in (1..).zip(black_box([0, 1, 2, 3, 4, 5, 6])) {
        let events = case.decide(now, step).expect("it is accepted");
        take(&mut case, events);
    }
    assert!(case.is_over());
    bytes
}
