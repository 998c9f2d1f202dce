//! Snapshots and events with a valid checksum and hostile content: an error, or a case that every command can be tried on. Never a panic.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a failing test panics"
)]

use onedoor_core::{
    calendar::CalendarHash,
    case::{By, Case, Clock, Condition, Document, Ending, Event, NewRound, Trigger, Why},
    engine::{self, Action, Command, Given},
    expr::Value,
    graph::Catalogue,
    id::{Dense, DocumentId, EndId, FieldId, GroundId, LimitId, OutcomeId, StepId},
    language::{Meaning, WorkflowHash},
    proof::{Proved, load},
    record,
};

type Basis = (Vec<(u32, OutcomeId)>, Vec<u32>);
type Signs = (Option<GroundId>, Option<Meaning>, bool, bool, Option<Box<Trigger>>, Option<()>);
type Extra = (Option<Basis>, Option<(OutcomeId, Basis)>, u32, Vec<Option<OutcomeId>>, Signs);
type Instant = (i64, i32);
type Times = (Instant, Instant, Instant, Option<CalendarHash>, bool);
type Frozen = (
    WorkflowHash,
    u64,
    Option<Ending>,
    Vec<(StepId, Condition, u32)>,
    Vec<(StepId, Extra)>,
    Vec<(StepId, Vec<StepId>)>,
    Vec<(FieldId, u32, Value)>,
    Vec<(DocumentId, u32, Document)>,
    Times,
    Option<()>,
    Vec<(LimitId, Clock)>,
);

fn sealed(content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![1];
    bytes.extend(crc32fast::hash(content).to_le_bytes());
    bytes.extend(content);
    bytes
}

fn restore(graph: &Proved, frozen: &Frozen) -> Result<Case, record::RecordError> {
    Case::restore(graph, &sealed(&postcard::to_allocvec(frozen).unwrap()))
}

fn step(i: usize) -> StepId {
    StepId::from_index(i).unwrap()
}
fn out(i: usize) -> OutcomeId {
    OutcomeId::from_index(i).unwrap()
}

fn graph() -> Proved {
    load(
        br#"Workflow(id: "w", data: {"n": Integer, "l": List(Text)}, steps: {
            "a": Do(writes: ["n"]),
            "b": Decide(outcomes: ["yes", "no"], returns: {"back": (to: "a"), "way": (to: "a", by_way_of: ["d"])}, after: ["a"]),
            "d": Do(detour: true),
        }, ends: {"y": (after: ["b.yes"]), "n": (after: ["b.no"])})"#,
        &Catalogue::default(),
    )
    .proved
    .unwrap()
}

fn plain(graph: &Proved) -> Frozen {
    (
        graph.hash(),
        5,
        None,
        vec![(step(0), Condition::Done(out(0)), 1), (step(1), Condition::Open, 1)],
        vec![],
        vec![],
        vec![(FieldId::from_index(0).unwrap(), 1, Value::Integer(1))],
        vec![],
        ((0, 0), (0, 0), (0, 0), None, false),
        None,
        vec![],
    )
}

/// Every command on the case; nothing may panic, and what was decided must apply.
fn drive(graph: &Proved, case: &Case) {
    let mut actions = vec![];
    for s in 0..graph.steps().len() {
        let s = step(s);
        for o in 0..graph.steps()[s].outcomes.len() {
            let given = Given {
                data: vec![(FieldId::from_index(0).unwrap(), Value::Integer(77))],
                documents: vec![],
                ..Given::default()
            };
            actions.push(Action::Complete { step: s, outcome: out(o), given: Given::default(), opinion: None });
            actions.push(Action::Complete { step: s, outcome: out(o), given: given.clone(), opinion: None });
            actions.push(Action::Waive { step: s, outcome: out(o), given, reason: String::new() });
        }
        actions.push(Action::Cancel { step: s, reason: String::new() });
        actions.push(Action::TakeBack { step: s });
        actions.push(Action::Request { step: s, reason: String::new() });
        actions.push(Action::EndSubCase {
            step: s,
            round: u32::MAX,
            element: u32::MAX,
            end: None,
            given: Given::default(),
        });
    }
    for action in actions {
        if let Ok(events) =
            engine::decide(graph, case, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), &Command::new(action.clone()))
        {
            let mut case = case.clone();
            for event in &events {
                case.apply(graph, event)
                    .unwrap_or_else(|e| panic!("{action:?} decided {event:?}, which does not apply: {e}"));
            }
        }
    }
    let _ = (case.kernel_key(graph), case.state_hash(graph), case.snapshot(graph));
}

fn try_it(change: impl FnOnce(&mut Frozen)) {
    let graph = graph();
    let mut frozen = plain(&graph);
    change(&mut frozen);
    if let Ok(case) = restore(&graph, &frozen) {
        drive(&graph, &case);
    }
}

#[test]
fn control() {
    let graph = graph();
    assert!(restore(&graph, &plain(&graph)).is_ok(), "or the other tests try nothing");
    try_it(|_| {});
}
#[test]
fn round_max_of_the_target() {
    try_it(|f| f.3[0].2 = u32::MAX);
}
#[test]
fn round_max_of_the_detour() {
    try_it(|f| f.3.push((step(2), Condition::Skipped(Why::Detour), u32::MAX)));
}
#[test]
fn version_max() {
    try_it(|f| f.1 = u64::MAX);
}
#[test]
fn returned_max() {
    try_it(|f| f.4.push((step(1), (None, None, u32::MAX, vec![], (None, None, false, false, None, None)))));
}
#[test]
fn field_version_max() {
    try_it(|f| {
        f.3 = vec![(step(0), Condition::Open, 1)];
        f.6[0].1 = u32::MAX;
    });
}
#[test]
fn kept_outcome_of_nobody() {
    try_it(|f| {
        f.3 = vec![];
        f.3.push((step(0), Condition::Open, 1));
        // b rests on a.done (edge 0, outcome 0), reads nothing
        f.4.push((
            step(1),
            (None, Some((out(200), (vec![(0, out(0))], vec![]))), 0, vec![], (None, None, false, false, None, None)),
        ));
    });
}
#[test]
fn detours_that_are_none() {
    try_it(|f| {
        f.3 = vec![(step(2), Condition::Open, 1)];
        f.5.push((step(0), vec![step(2), step(1), step(0)]));
    });
}
#[test]
fn detours_named_twice() {
    try_it(|f| {
        f.3 = vec![(step(2), Condition::Open, 1)];
        f.5 = vec![
            (step(0), vec![step(2), step(2), step(2)]),
            (step(0), vec![step(2)]),
            (step(1), vec![step(2), step(2)]),
        ];
    });
}
#[test]
fn two_ends_reached() {
    try_it(|f| {
        f.2 = Some(Ending::RanOut);
    });
    try_it(|f| {
        f.2 = Some(Ending::End(EndId::from_index(9).unwrap()));
    });
    try_it(|f| f.3[1].1 = Condition::Done(out(0)));
    try_it(|f| f.3[1].1 = Condition::Cancelled(By::Step(step(77))));
}
#[test]
fn trailing_bytes_are_no_snapshot() {
    let graph = graph();
    let mut content = postcard::to_allocvec(&plain(&graph)).unwrap();
    content.extend([1, 2, 3]);
    assert!(Case::restore(&graph, &sealed(&content)).is_err(), "three bytes too many were taken");
}
#[test]
fn two_answers_to_where_a_step_stands() {
    let graph = graph();
    let mut frozen = plain(&graph);
    frozen.3.push((step(1), Condition::Waiting, 1));
    frozen.3.push((step(1), Condition::Done(out(0)), 9));
    assert!(restore(&graph, &frozen).is_err(), "a step that stands in the snapshot three times was taken");
}
#[test]
fn an_event_with_the_last_round() {
    let graph = graph();
    let mut case = Case::new(&graph);
    for event in engine::start(
        &graph,
        &engine::Env::at(jiff::Timestamp::UNIX_EPOCH),
        &Given {
            data: vec![(FieldId::from_index(1).unwrap(), Value::List(vec![]))],
            documents: vec![],
            ..Given::default()
        },
    )
    .unwrap()
    {
        case.apply(&graph, &event).unwrap();
    }
    let _ = case.apply(&graph, &Event::StepOpened { step: step(0), round: u32::MAX });
    let _ = case.apply(
        &graph,
        &Event::RoundStarted(Box::new(NewRound {
            returner: step(0),
            target: step(0),
            by_way_of: vec![],
            keep: false,
            steps: vec![step(0)],
        })),
    );
    drive(&graph, &case);
}
#[test]
fn a_detour_opened_in_the_last_round() {
    let graph = graph();
    let mut case = restore(&graph, &plain(&graph)).unwrap();
    let _ = case
        .apply(&graph, &Event::StepSkipped { step: step(2), round: u32::MAX, why: onedoor_core::case::Skip::Guard });
    drive(&graph, &case);
}
fn nested(depth: usize) -> Vec<u8> {
    // one event: CaseStarted(at: 0 s 0 ns, data: [(0, List([List([...])]))], documents: [])
    let mut content = vec![1, 0, 0, 0, 1, 0];
    for _ in 0..depth {
        content.extend([5, 1]);
    }
    content.extend([0, 1, 0]);
    sealed(&content)
}
/// Without an end to nesting, a megabyte of bytes would exhaust the stack.
#[test]
fn lists_of_lists_are_no_values() {
    assert!(record::decode_events(&nested(1)).is_ok() && record::decode_events(&nested(2)).is_err());
    assert!(record::decode_events(&nested(500_000)).is_err());
}
#[test]
fn huge_counts() {
    for content in [
        vec![0xff, 0xff, 0xff, 0xff, 0x0f],
        vec![1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f],
        vec![1, 6, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f],
        vec![1, 6, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f],
    ] {
        assert!(record::decode_events(&sealed(&content)).is_err());
    }
}
#[test]
fn many_sub_cases_of_a_step_that_calls_nothing() {
    let graph = graph();
    let mut case = restore(&graph, &plain(&graph)).unwrap();
    let before = case.clone();
    let taken = case.apply(&graph, &Event::SubCasesStarted { step: step(0), count: 10_000 });
    assert!(taken.is_err() && case == before, "a step that calls nothing has 10,000 sub-cases");
}
#[test]
fn mutated_snapshots_and_events() {
    let graph = graph();
    let frozen = plain(&graph);
    let mut content = postcard::to_allocvec(&frozen).unwrap();
    let mut seed = 1_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let original = content.clone();
    for _ in 0..30_000 {
        content.clone_from(&original);
        for _ in 0..=next() % 4 {
            let at = 33 + (next() as usize) % (content.len() - 33);
            match next() % 3 {
                0 => content[at] = [0, 1, 2, 3, 4, 5, 255, 127, 128][(next() % 9) as usize],
                1 => {
                    content.insert(at, (next() % 6) as u8);
                }
                _ => {
                    if content.len() > 40 {
                        content.remove(at);
                    }
                }
            }
        }
        if let Ok(case) = Case::restore(&graph, &sealed(&content)) {
            if std::panic::catch_unwind(|| drive(&graph, &case)).is_err() {
                panic!("{case:?}");
            }
            let again = Case::restore(&graph, &case.snapshot(&graph)).unwrap();
            assert_eq!(again.state_hash(&graph), case.state_hash(&graph));
        }
    }
}
