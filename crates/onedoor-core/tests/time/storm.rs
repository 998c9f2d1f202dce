//! Random definitions with limits, played at random times: late ticks do what timely ticks do, and clocks run exactly when they should.
//!
//! `ONEDOOR_STORMS` cases (400), from `ONEDOOR_SEED` (1). A failure prints the seed of its case.

use super::hall::{Hall, proved};
use onedoor_core::{
    case::{Case, Condition},
    engine::{Action, Given},
    graph::{Beginning, Graph, Scope},
    id::{LimitId, StepId},
    language::Propagation,
};
use onedoor_sim::generate::Rng;

/// Something that is done at a time, in minutes after the start.
struct Move {
    at: u64,
    action: Action,
}

#[test]
fn late_ticks_do_what_timely_ticks_do() {
    let number = |name: &str, default: u64| std::env::var(name).map_or(default, |text| text.parse().unwrap());
    let (storms, seed) = (number("ONEDOOR_STORMS", 400), number("ONEDOOR_SEED", 1));
    let mut passed = 0;
    for seed in seed..seed + storms {
        let mut rng = Rng::new(seed);
        let text = definition(&mut rng);
        let moves = moves(&mut rng, &text);
        let late = play(&text, &moves, |_| Ticks::None);
        let timely = play(&text, &moves, |_| Ticks::EveryDeadline);
        let random = play(&text, &moves, |_| if rng.chance(50) { Ticks::Now } else { Ticks::EveryDeadline });
        assert_eq!(words(&late), words(&timely), "seed {seed}: {text}");
        assert!(late.record == timely.record && late.record == random.record, "seed {seed}: {text}");
        assert!(late.case == timely.case && late.case == random.case, "seed {seed}: {text}");
        passed += words(&late).iter().filter(|event| event.starts_with("DeadlinePassed")).count();
    }
    assert!(passed as u64 > storms, "a storm in which nothing falls due shows nothing: {passed}");
}

fn words(hall: &Hall) -> Vec<String> {
    hall.record.iter().map(|event| event.describe(&hall.graph)).collect()
}

enum Ticks {
    None,
    Now,
    EveryDeadline,
}

/// Plays the moves, with ticks before each as wanted; what is refused in one play is refused in every play.
fn play(text: &str, moves: &[Move], mut ticks: impl FnMut(u64) -> Ticks) -> Hall {
    let mut hall = Hall::start_with(text, "2024-04-15T09:00", &Given::default());
    let start = hall.now;
    for Move { at, action } in moves {
        let to = start + jiff::SignedDuration::from_mins(i64::try_from(*at).unwrap());
        match ticks(*at) {
            Ticks::None => {}
            Ticks::Now => tick(&mut hall, to),
            Ticks::EveryDeadline => {
                while let Some(deadline) = hall.case.next_deadline().filter(|deadline| *deadline <= to) {
                    tick(&mut hall, deadline);
                }
            }
        }
        hall.now = to;
        let before = hall.case.clone();
        match hall.act(action.clone()) {
            Ok(_) => check(&hall.graph, &hall.case),
            Err(_) => assert_eq!(hall.case, before, "a refused command changes nothing"),
        }
    }
    let end = start + jiff::SignedDuration::from_hours(24 * 200);
    tick(&mut hall, end);
    hall
}

fn tick(hall: &mut Hall, to: jiff::Timestamp) {
    hall.now = to;
    if hall.case.ending().is_none() {
        hall.act(Action::PassTime).unwrap();
        check(&hall.graph, &hall.case);
    }
}

/// What must hold of every case: clocks run exactly when their limits say so, the deadlines ahead are those of the clocks, and nothing is stuck.
fn check(graph: &Graph, case: &Case) {
    if case.ending().is_some() {
        assert_eq!(case.next_deadline(), None);
        return;
    }
    for (limit, clock) in case.clocks() {
        let node = &graph.limits()[limit];
        assert_eq!(!clock.is_stopped(), runs(graph, case, limit), "the clock of {}", node.name);
    }
    let ahead = case.clocks().flat_map(|(_, clock)| {
        [onedoor_core::graph::Which::Promised, onedoor_core::graph::Which::Statutory]
            .into_iter()
            .filter_map(move |which| clock.deadline(which).filter(|_| !clock.has_passed(which))?.at())
    });
    assert_eq!(case.next_deadline(), ahead.min());
    let waiting = graph.steps().ids().any(|step| case.condition(step) == Condition::Waiting);
    assert!(case.open_count() > 0 || !waiting, "nothing is open and something waits");
}

/// Counted from the conditions of all steps, as slowly as can be.
fn runs(graph: &Graph, case: &Case, limit: LimitId) -> bool {
    let node = &graph.limits()[limit];
    let counts = |step: StepId| graph.steps()[step].time.counts() && case.stopped_on(step).is_none();
    let inside: Vec<StepId> = graph.steps().ids().filter(|step| graph.limits_over(*step).contains(&limit)).collect();
    let open = |on: bool| inside.iter().any(|step| case.condition(*step) == Condition::Open && counts(*step) == on);
    match (node.scope, node.stops) {
        (Scope::Step(step), _) => {
            let condition = case.condition(step);
            let open = condition == Condition::Open || node.begins != Beginning::Opened && condition.is_pending();
            open && case.stopped_on(step).is_none()
        }
        (_, Propagation::Never) => inside.iter().any(|step| case.condition(*step).is_pending()),
        (_, Propagation::WhenAllActiveStopped) => open(true),
        (_, Propagation::Always) => open(true) && !open(false),
    }
}

/// A definition that loads.
fn definition(rng: &mut Rng) -> String {
    loop {
        let text = random_text(rng);
        let loaded = onedoor_core::proof::load(text.as_bytes(), &onedoor_core::graph::Catalogue::default());
        if loaded.proved.is_some() {
            return text;
        }
    }
}

fn random_text(rng: &mut Rng) -> String {
    let steps = 2 + rng.below(6);
    let rows: Vec<String> = (0..steps).map(|step| step_text(rng, step)).collect();
    let limit = match rng.below(4) {
        0 => String::new(),
        _ => format!(
            "limit: (statutory: {}, promised: {}, from: {}, stops: {}, extension: (at_most: WorkingDays(9), times: 3)),",
            amount(rng, 9, 20),
            amount(rng, 1, 9),
            pick(rng, &["Received", "After(\"s0\")", "Acknowledged"]),
            pick(rng, &["Never", "WhenAllActiveStopped", "Always"]),
        ),
    };
    format!(
        r#"Workflow(id: "w", calendar: "cn", profile: "cn_licensing", {limit}
        stages: {{"g": (limit: (promised: {})), "h": (limit: (statutory: {}))}},
        steps: {{{}}}, ends: {{"e": (after: ["s{}"])}})"#,
        amount(rng, 1, 12),
        amount(rng, 1, 12),
        rows.join(", "),
        steps - 1,
    )
}

fn step_text(rng: &mut Rng, step: usize) -> String {
    let mut fields = Vec::new();
    let sources: Vec<String> = (0..step).filter(|_| rng.chance(50)).map(|source| format!("\"s{source}\"")).collect();
    let kind = *pick(rng, &["Do", "Review", "Wait", "Decide"]);
    if kind == "Decide" {
        fields.push(r#"outcomes: ["yes", "no"]"#.to_owned());
        if let Some(source) = sources.first().filter(|_| rng.chance(50)) {
            fields.push(format!(r#"returns: {{"back": (to: {source})}}, returns_max: 2"#));
        }
    }
    if !sources.is_empty() {
        fields.push(format!("after: [{}], join: {}", sources.join(", "), pick(rng, &["AllAsked", "AllAsked", "Any"])));
    }
    match rng.below(4) {
        0 => {}
        1 => fields.push(format!("within: {}", amount(rng, 1, 8))),
        _ => fields.push(format!(
            "limit: (promised: {}, statutory: {}, from: {}, extension: (at_most: WorkingDays(3)))",
            amount(rng, 1, 5),
            amount(rng, 5, 12),
            pick(rng, &["Opened", "Opened", "Received", "Acknowledged"]),
        )),
    }
    let silences = [
        "Alert",
        "DeemedConsent",
        "ProceedWithout",
        "DeemedGrant",
        "DeemedRenewed",
        "Lapse",
        "Escalate(Role(\"boss\"))",
    ];
    if rng.chance(50) {
        fields.push(format!("silence: {}", pick(rng, &silences)));
    }
    if rng.chance(33) {
        fields.push(format!("clock: {}", pick(rng, &["Applicant", "Public", "ThirdParty", "Nobody", "Authority"])));
    }
    if rng.chance(50) {
        fields.push(format!("stage: \"{}\"", pick(rng, &["g", "h"])));
    }
    if kind == "Wait" && rng.chance(50) {
        fields.push("persistent: true".to_owned());
    }
    format!("\"s{step}\": {kind}({})", fields.join(", "))
}

fn amount(rng: &mut Rng, least: usize, most: usize) -> String {
    let n = least + rng.below(most - least + 1);
    format!("WorkingDays({n})")
}

fn pick<'a, T>(rng: &mut Rng, from: &'a [T]) -> &'a T {
    &from[rng.below(from.len())]
}

/// Moves at times that only go forward; many of them are refused.
fn moves(rng: &mut Rng, text: &str) -> Vec<Move> {
    let graph = proved(text);
    let steps: Vec<StepId> = graph.steps().ids().collect();
    let grounds: Vec<_> = graph.grounds().ids().collect();
    let limits: Vec<_> = graph.limits().ids().collect();
    let mut at = 0;
    (0..30)
        .map(|_| {
            at += rng.below(3 * 24 * 60) as u64;
            let step = *pick(rng, &steps);
            let action = match rng.below(12) {
                0 => Action::StopClock {
                    step,
                    ground: *pick(rng, &grounds),
                    planned: onedoor_core::calendar::Amount::WorkingDays(5),
                    notice: Some("n".to_owned()),
                },
                1 => Action::ResumeClock { step },
                2 => Action::Acknowledge { step: rng.chance(66).then_some(step) },
                3 if !limits.is_empty() => Action::Extend {
                    limit: *pick(rng, &limits),
                    by: onedoor_core::calendar::Amount::WorkingDays(2),
                    reason: String::new(),
                    notice: None,
                },
                4 => Action::TakeBack { step },
                5 => Action::Cancel { step, reason: String::new() },
                _ => {
                    let outcomes: Vec<_> = graph.steps()[step].outcomes.ids().collect();
                    let outcome = *pick(rng, &outcomes);
                    Action::Complete { step, outcome, given: Given::default(), opinion: None }
                }
            };
            Move { at, action }
        })
        .collect()
}
