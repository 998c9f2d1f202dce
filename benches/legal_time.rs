use crate::{Figure, least_of, runner};
use jiff::{Timestamp, civil::Date};
use onedoor_core::{
    calendar::{self, Amount, Calendar, Count, Due},
    case::Case,
    engine::{self, Command, Env, Given},
    language::{End, Kind, Step, Workflow},
    proof::Proved,
};
use std::hint::black_box;

const CN: &str = include_str!("../workflows/calendars/cn.ron");

fn cn() -> Calendar {
    calendar::read(CN.as_bytes(), &|_| None).calendar.expect("it is readable")
}

/// T1: the last day of twenty working days, from every day of ten years, against one microsecond.
pub fn t1() -> Figure {
    let cn = cn();
    let first: Date = "2010-01-01".parse().expect("a day");
    let days: Vec<Date> = first.series(jiff::Span::new().days(1)).take(3_650).collect();
    let due = |day: Date| {
        let due = calendar::due_day(&cn, day, Amount::WorkingDays(20), &Count::default(), &[], 0);
        due.ok().and_then(Due::at).expect("it is covered")
    };
    let (ours, _) = least_of(15, || days.iter().for_each(|day| _ = black_box(due(black_box(*day)))), || ());
    Figure {
        workload: "T1",
        ours: ours / days.len() as f64,
        yardstick: 1_000.0,
        target: 1.0,
        against: "one microsecond",
    }
}

/// T2: the next deadline of a case in which 10,000 steps with limits are open, and the completion of the step that it belongs to, against 100.
pub fn t2() -> Figure {
    let (many, few) = (fork(10_000), fork(100));
    let (ours, yardstick) = least_of(15, || next(&many, 1_000), || next(&few, 1_000));
    Figure {
        workload: "T2",
        ours: ours / 1_000.0,
        yardstick: yardstick / 1_000.0,
        target: 1.5,
        against: "a case with 100 open steps beside one with 10,000",
    }
}

/// A case in which so many steps with limits are open.
fn fork(width: usize) -> (Proved, Calendar, Case) {
    let name = |n: usize| format!("s{n}");
    let limit = |n: usize| Some(Amount::WorkingDays(u32::try_from(1 + n % 40).expect("it is small")));
    let step = |n: usize| Step { kind: Kind::Do, within: limit(n), ..Step::default() };
    let tree = Workflow {
        id: "fork".to_owned(),
        revision: 1,
        calendar: Some("cn".to_owned()),
        steps: (0..width).map(|n| (name(n), step(n))).collect(),
        ends: [("done", End { after: (0..width).map(name).collect(), ..End::default() })].into_iter().collect(),
        ..Workflow::default()
    };
    let (graph, cn) = (runner::proved(tree), cn());
    let mut case = Case::new(&graph);
    let env = Env::at(start()).with_calendar(&cn);
    let events = engine::start(&graph, &env, Given::default()).expect("it starts");
    events.iter().for_each(|event| case.apply(&graph, event).expect("it fits"));
    (graph, cn, case)
}

fn start() -> Timestamp {
    "2024-04-15T01:00:00Z".parse().expect("an instant")
}

fn next((graph, cn, case): &(Proved, Calendar, Case), times: usize) {
    let env = Env::at(start()).with_calendar(cn);
    let command: Command = runner::complete(graph, "s7", "done");
    for _ in 0..times {
        let deadline = black_box(case).next_deadline().expect("a clock runs");
        let events = engine::decide(graph, case, &env, &command).expect("it is accepted");
        black_box((deadline, events));
    }
}
