//! Drives a case as a host does that keeps its own bytes: decide, encode, apply.

use jiff::Timestamp;
use onedoor_core::{
    case::Case,
    engine::{self, Action, Command, Env, Given},
    graph::Catalogue,
    id::{OutcomeId, StepId},
    language::Workflow,
    proof::{self, Proved},
    record::encode_events_into,
};

/// Compiles and proves a definition that must load.
pub(crate) fn proved(tree: Workflow) -> Proved {
    let (graph, found) = onedoor_core::graph::compile(&tree.into(), &Catalogue::default());
    let graph = graph.unwrap_or_else(|| panic!("{found:?}"));
    let (proved, found) = proof::check(graph);
    proved.unwrap_or_else(|| panic!("{found:?}"))
}

/// A command that completes a step, made once.
pub(crate) fn complete(graph: &Proved, step: &str, outcome: &str) -> Command {
    Command::new(Action::complete(graph, step, outcome).expect("the step is there"))
}

/// The same from ids.
pub(crate) fn complete_ids(step: StepId, outcome: OutcomeId) -> Command {
    Command::new(Action::Complete { step, outcome, given: Given::default(), opinion: None })
}

/// Begins a case and writes its events behind `bytes`.
pub(crate) fn start(graph: &Proved, bytes: &mut Vec<u8>) -> Case {
    let events = engine::start(graph, &Env::at(Timestamp::UNIX_EPOCH), Given::default()).expect("it starts");
    encode_events_into(&events, bytes);
    let mut case = Case::new(graph);
    events.iter().for_each(|event| case.apply(graph, event).expect("it fits"));
    case
}

/// Carries out a command, so many seconds after the start, and writes its events behind `bytes`.
pub(crate) fn act(graph: &Proved, case: &mut Case, second: i64, command: &Command, bytes: &mut Vec<u8>) {
    let now = Timestamp::from_second(second).expect("a case is shorter than time");
    let events = engine::decide(graph, case, &Env::at(now), command).expect("it is accepted");
    encode_events_into(&events, bytes);
    events.iter().for_each(|event| case.apply(graph, event).expect("it fits"));
}

/// Plays a whole case.
pub(crate) fn play((graph, commands): &(Proved, Vec<Command>)) {
    let mut bytes = Vec::new();
    let mut case = start(graph, &mut bytes);
    (1..).zip(commands).for_each(|(second, command)| act(graph, &mut case, second, command, &mut bytes));
    assert!(case.ending().is_some());
    drop(std::hint::black_box(bytes));
}
