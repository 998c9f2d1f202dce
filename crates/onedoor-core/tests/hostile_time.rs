//! Time from enemies: instants at the edges of time, clocks that cannot be, bytes with a valid checksum and a broken content. An error, or a case that every
//! command can be tried on; never a panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failing test panics")]

use jiff::Timestamp;
use onedoor_core::{
    calendar::{self, Amount, Calendar},
    case::{Case, ClockStart, Completion, Deadline, Deadlines, Event, LimitChange, StopOrder, Trigger, Worked},
    engine::{self, Action, Command, Env, Given},
    graph::{Catalogue, Which},
    id::{Dense, GroundId, LimitId, OutcomeId, StepId},
    language::{Meaning, read_profile},
    proof::{Proved, load},
    record,
};
use onedoor_sim::generate::Rng;

const CN: &[u8] = include_bytes!("../../../workflows/calendars/cn.ron");
const LICENSING: &[u8] = include_bytes!("../../../workflows/profiles/cn_licensing.ron");

fn cn() -> Calendar {
    calendar::read(CN, &|_| None).calendar.unwrap()
}

fn graph() -> Proved {
    let mut catalogue = Catalogue::default();
    catalogue.add_profile(read_profile(LICENSING).0.unwrap());
    load(
        br#"Workflow(id: "w", calendar: "cn", profile: "cn_licensing",
        limit: (statutory: WorkingDays(20), promised: WorkingHours(30), from: Received, stops: Always,
                extension: (at_most: WorkingDays(4000000000), times: 99), shortening: (at_least: WorkingDays(1))),
        stages: {"s": (limit: (promised: Months(2)))},
        steps: {
            "a": Review(limit: (statutory: Weeks(2), promised: WorkingMinutes(90), from: Received), silence: DeemedGrant, stage: "s"),
            "b": Wait(after: ["a"], within: CalendarDays(9), persistent: true, stage: "s"),
            "c": Decide(outcomes: ["yes", "no"], after: ["a"], at_least: WorkingDays(2), within: WorkingDays(4294967295), returns: {"back": (to: "a")}, silence: Lapse, by: Applicant),
        }, ends: {"e": (after: ["b", "c"])})"#,
        &catalogue,
    )
    .proved
    .unwrap()
}

/// Instants that people write, and those at the edges of time.
fn instant(rng: &mut Rng) -> Timestamp {
    match rng.below(8) {
        0 => Timestamp::MIN,
        1 => Timestamp::MAX,
        2 => Timestamp::UNIX_EPOCH,
        3 => Timestamp::from_second(1_713_142_800 + rng.below(400_000_000) as i64).unwrap(),
        _ => Timestamp::from_second(1_713_142_800 + rng.below(10_000_000) as i64).unwrap(),
    }
}

fn deadline(rng: &mut Rng) -> Option<Deadline> {
    match rng.below(4) {
        0 => None,
        1 => Some(Deadline::Uncovered { year: i16::MAX }),
        _ => Some(Deadline::At(instant(rng))),
    }
}

fn deadlines(rng: &mut Rng) -> Deadlines {
    Deadlines { promised: deadline(rng), statutory: deadline(rng), earliest: deadline(rng) }
}

fn which(rng: &mut Rng) -> Which {
    if rng.chance(50) { Which::Promised } else { Which::Statutory }
}

fn step(rng: &mut Rng) -> StepId {
    StepId::from_index(rng.below(4)).unwrap()
}

fn limit(rng: &mut Rng) -> LimitId {
    LimitId::from_index(rng.below(7)).unwrap()
}

fn event(rng: &mut Rng) -> Event {
    let limit = limit(rng);
    match rng.below(16) {
        0 | 1 => Event::TimePassed { to: instant(rng) },
        2 => Event::ClockStopped { limit },
        3 => Event::ClockResumed { limit, deadlines: Box::new(deadlines(rng)) },
        4 => Event::DeadlinesMoved { limit, deadlines: Box::new(deadlines(rng)) },
        5 => Event::DeadlinePassed { limit, which: which(rng) },
        6 => Event::StepStopped(Box::new(StopOrder {
            step: step(rng),
            ground: GroundId::from_index(rng.below(10)).unwrap(),
            planned: Amount::Months(u32::MAX),
            notice: None,
        })),
        7 => Event::StepResumed { step: step(rng) },
        8 => Event::Acknowledged { step: rng.chance(50).then(|| step(rng)) },
        9 => Event::StepHandedOver { step: step(rng), meaning: Meaning::Reassign },
        10 => Event::TriggerKept(Box::new(Trigger {
            step: step(rng),
            outcome: OutcomeId::from_index(rng.below(4)).unwrap(),
            with: None,
        })),
        11 => Event::CaseSuspended { reason: "".into() },
        12 => Event::CaseResumed { reason: "".into() },
        13 => Event::LimitChanged(Box::new(LimitChange {
            limit,
            by: [i64::MIN, i64::MAX, -1, 1, 0][rng.below(5)],
            reason: String::new(),
            notice: None,
            deadlines: deadlines(rng),
        })),
        14 => Event::StepCompleted {
            step: step(rng),
            outcome: OutcomeId::from_index(rng.below(4)).unwrap(),
            with: Some(Box::new(Completion {
                worked: Worked::BySilence { meaning: Meaning::DeemedGrant, as_of: instant(rng) },
                ..Completion::default()
            })),
        },
        _ => Event::ClockStarted(Box::new(ClockStart {
            limit,
            since: instant(rng),
            variant: rng.chance(20).then_some(7),
            deadlines: deadlines(rng),
        })),
    }
}

fn action(rng: &mut Rng) -> Action {
    let step = step(rng);
    let by =
        [Amount::WorkingDays(1), Amount::WorkingDays(u32::MAX), Amount::WorkingDays(0), Amount::Weeks(1)][rng.below(4)];
    match rng.below(10) {
        0 | 1 => Action::PassTime,
        2 => Action::StopClock {
            step,
            ground: GroundId::from_index(rng.below(10)).unwrap(),
            planned: by,
            notice: Some(String::new()),
        },
        3 => Action::ResumeClock { step },
        4 => Action::Extend { limit: limit(rng), by, reason: String::new(), notice: None },
        5 => Action::Shorten { limit: limit(rng), by, reason: String::new() },
        6 => Action::Acknowledge { step: Some(step) },
        7 => Action::TakeBack { step },
        _ => Action::Complete {
            step,
            outcome: OutcomeId::from_index(rng.below(3)).unwrap(),
            given: Given::default(),
            opinion: None,
        },
    }
}

fn started(graph: &Proved, env: &Env<'_>) -> Option<Case> {
    let events = engine::start(graph, env, Given::default()).ok()?;
    let mut case = Case::new(graph);
    events.iter().for_each(|event| case.apply(graph, event).unwrap());
    Some(case)
}

#[test]
fn events_and_commands_that_make_no_sense() {
    let (graph, cn) = (graph(), cn());
    let mut decided = 0;
    for seed in 0..3_000 {
        let mut rng = Rng::new(seed);
        let Some(mut case) = started(&graph, &Env::at(instant(&mut rng)).with_calendar(&cn)) else { continue };
        for _ in 0..12 {
            if rng.chance(50) {
                let event = event(&mut rng);
                let _ = case.apply(&graph, &event);
            }
            let env = Env::at(instant(&mut rng)).with_calendar(&cn);
            if let Ok(events) = engine::decide(&graph, &case, &env, &Command::new(action(&mut rng))) {
                let events = record::decode_events(&record::encode_events(&events)).unwrap();
                events.iter().for_each(|event| case.apply(&graph, event).unwrap());
                decided += 1;
            }
            let restored = Case::restore(&graph, &case.snapshot(&graph)).unwrap();
            assert_eq!(restored, case, "seed {seed}");
        }
    }
    assert!(decided > 1_000, "{decided}");
}

#[test]
fn snapshots_with_a_broken_content() {
    let (graph, cn) = (graph(), cn());
    let now = "2024-04-15T01:00:00Z".parse().unwrap();
    let case = started(&graph, &Env::at(now).with_calendar(&cn)).unwrap();
    let good = case.snapshot(&graph);
    let mut read = 0;
    for seed in 0..30_000 {
        let mut rng = Rng::new(seed);
        let mut content = good[5..].to_vec();
        for _ in 0..=rng.below(3) {
            let at = 33 + rng.below(content.len() - 33);
            content[at] = [0, 1, 2, 3, 127, 128, 255][rng.below(7)];
        }
        let mut bytes = vec![good[0]];
        bytes.extend(crc32fast::hash(&content).to_le_bytes());
        bytes.extend(content);
        let Ok(broken) = Case::restore(&graph, &bytes) else { continue };
        read += 1;
        for _ in 0..4 {
            let env = Env::at(instant(&mut rng)).with_calendar(&cn);
            let _ = engine::decide(&graph, &broken, &env, &Command::new(action(&mut rng)));
        }
    }
    assert!(read > 1_000, "{read}");
}

/// One command lets at most ten thousand deadlines pass; the next one goes on.
#[test]
fn a_case_in_which_more_falls_due_than_is_carried_out_at_once() {
    let steps: String = (0..12_000).map(|n| format!("\"s{n}\": Do(aside: true, within: WorkingDays(1)),")).collect();
    let text =
        format!(r#"Workflow(id: "w", calendar: "cn", steps: {{{steps} "a": Do()}}, ends: {{"e": (after: ["a"])}})"#);
    let graph = load(text.as_bytes(), &Catalogue::default()).proved.unwrap();
    let cn = cn();
    let now: Timestamp = "2024-04-15T01:00:00Z".parse().unwrap();
    let mut case = started(&graph, &Env::at(now).with_calendar(&cn)).unwrap();
    let later = Env::at("2024-05-15T01:00:00Z".parse().unwrap()).with_calendar(&cn);
    let complete = Command::new(Action::complete(&graph, "a", "done").unwrap());
    assert_eq!(engine::decide(&graph, &case, &later, &complete).unwrap_err().code(), "TimeBehind");
    for left in [2_000, 0] {
        let events = engine::decide(&graph, &case, &later, &Command::new(Action::PassTime)).unwrap();
        events.iter().for_each(|event| case.apply(&graph, event).unwrap());
        assert_eq!(case.deadlines().count(), left);
    }
    assert!(engine::decide(&graph, &case, &later, &complete).is_ok());
}
