//! Random cases: a random workflow with random parties, grounds, limits and silences, and a storm of moves at random times.

use super::desk::catalogue;
use jiff::{SignedDuration, Timestamp};
use onedoor_core::{
    calendar::{Amount, Calendar},
    case::{Case, Closing, Event},
    engine::{self, Action, Command, Env, Given},
    expr::{Type, Value},
    id::{Dense, FieldId, GroundId, OutcomeId, StepId},
    language::{By, End, Entries, Join, Kind, Party, Redo, Rest, Return, Silence, Step, Workflow},
    proof::{Proved, load},
};
use onedoor_sim::{
    generate::Rng,
    oracle::{self, Edge, Spec, StepSpec},
};
use std::sync::Arc;

const CALENDARS: [&str; 3] = [
    r#"Calendar(id: "hall", zone: "UTC0", weekend: [Saturday, Sunday], covered: (2024, 2026), hours: [("09:00", "12:00"), ("13:00", "17:00")], years: {
        2024: (source: "house", holidays: {"2024-05-01..2024-05-03": "Labour Day"}), 2025: (source: "house"), 2026: (source: "house")})"#,
    r#"Calendar(id: "plain", zone: "CET-1CEST,M3.5.0,M10.5.0/3", weekend: [Sunday], covered: (2024, 2026), years: {
        2024: (source: "house", holidays: {"2024-04-29": "a day off"}), 2025: (source: "house"), 2026: (source: "house")})"#,
    r#"Calendar(id: "east", zone: "CST-8", weekend: [Saturday, Sunday], covered: (2024, 2026), hours: [("00:00", "09:45"), ("16:00", "24:00")], years: {
        2024: (source: "house", workdays: {"2024-04-28": "for a holiday"}), 2025: (source: "house"), 2026: (source: "house")})"#,
];

const FIELDS: usize = 3;

pub(crate) struct Stormy {
    pub(crate) graph: Proved,
    pub(crate) calendar: Arc<Calendar>,
    pub(crate) record: Vec<Event>,
    /// Some time behind the last event, or at it.
    pub(crate) now: Timestamp,
}

/// A case of a workflow of this shape; none where the shape is not proved.
pub(crate) fn stormy(spec: &Spec, seed: u64) -> Option<Stormy> {
    let mut rng = Rng::new(seed);
    let (catalogue, calendar) = catalogue(rng.choose(&CALENDARS)?);
    let text = tree(&mended(spec), calendar.id(), &mut rng).print();
    let graph = load(text.as_bytes(), &catalogue).proved?;
    let mut now: Timestamp = "2024-04-25T08:00:00Z".parse().ok()?;
    let given = Given { data: fields(0..FIELDS, 0), documents: Vec::new(), ..Given::default() };
    let mut case = Case::new(&graph);
    let mut record = Vec::new();
    let mut events = engine::start(&graph, &Env::at(now).with_calendar(&calendar), &given).ok()?;
    for _ in 0..rng.between(1, 60) {
        events.iter().for_each(|event| case.apply(&graph, event).unwrap());
        record.append(&mut events);
        now = now.checked_add(a_while(&mut rng)).ok()?;
        let command = Command::new(action(&graph, &case, &mut rng));
        // What is refused has not happened.
        events = engine::decide(&graph, &case, &Env::at(now).with_calendar(&calendar), &command).unwrap_or_default();
    }
    Some(Stormy { graph, calendar, record, now })
}

/// Nothing, moments, hours or days.
fn a_while(rng: &mut Rng) -> SignedDuration {
    let most = rng.choose(&[0, 0, 1, 3_000, 300_000, 30_000_000, 300_000_000]).unwrap_or(0);
    SignedDuration::from_millis(i64::try_from(rng.between(0, most)).unwrap_or(0))
}

fn action(graph: &Proved, case: &Case, rng: &mut Rng) -> Action {
    let all: Vec<StepId> = graph.steps().ids().collect();
    let open: Vec<StepId> = case.open_steps().collect();
    let any = rng.chance(10);
    let step = rng.choose(if any { &all } else { &open }).unwrap_or(all[0]);
    let reason = String::new();
    match rng.below(20) {
        0 => Action::PassTime,
        1 => Action::Suspend { reason },
        2 => Action::Resume { reason },
        3..=6 => {
            let ground = GroundId::from_index(rng.below(graph.grounds().len())).unwrap();
            Action::StopClock { step, ground, planned: Amount::WorkingDays(1), notice: None }
        }
        7..=9 => Action::ResumeClock { step },
        10 => Action::TakeBack { step: rng.choose(&all).unwrap_or(step) },
        11 => Action::Cancel { step, reason },
        12 => Action::Request { step: rng.choose(&all).unwrap_or(step), reason },
        13 if rng.chance(20) => Action::Close { closing: Closing::Withdrawn, reason },
        _ => {
            let node = &graph.steps()[step];
            let outcome = OutcomeId::from_index(rng.below(node.outcomes.names().count())).unwrap();
            let data = fields(node.writes.iter().map(|field| field.index()), rng.below(3));
            Action::Complete {
                step,
                outcome,
                given: Given { data, documents: Vec::new(), ..Given::default() },
                opinion: None,
            }
        }
    }
}

fn fields(fields: impl Iterator<Item = usize>, value: usize) -> Vec<(FieldId, Value)> {
    fields.map(|field| (FieldId::from_index(field).unwrap(), Value::Integer(value as i64))).collect()
}

/// The same shape without what is seldom proved: one end takes up all that leads nowhere, every guard holds, every join can be met, and nothing is written.
fn mended(spec: &Spec) -> Spec {
    let mut spec = spec.clone();
    for step in &mut spec.steps {
        (step.when, step.reads, step.writes) = (true, Vec::new(), Vec::new());
        step.join = match step.join {
            oracle::Join::AtLeast(k) if k as usize > step.after.len() => oracle::Join::AllAsked,
            join => join,
        };
    }
    let lost = (0..spec.steps.len()).filter(|n| !spec.steps[*n].detour).map(|n| (n, lost(&spec, n)));
    let after = lost.filter(|(_, lost)| !lost.is_empty()).map(|(n, lost)| (n, Some(lost))).collect();
    spec.ends = vec![oracle::EndSpec { name: "over".to_owned(), after, join: oracle::Join::AllAsked }];
    spec
}

/// The outcomes of a step that go on and lead nowhere.
fn lost(spec: &Spec, n: usize) -> Vec<usize> {
    let edges = || spec.steps.iter().flat_map(|step| &step.after).filter(|(from, _)| *from == n);
    let leads = |o: &usize| edges().any(|(_, accepts)| accepts.as_ref().is_none_or(|accepts| accepts.contains(o)));
    spec.steps[n].outcomes_going_on().into_iter().filter(|outcome| !leads(outcome)).collect()
}

fn tree(spec: &Spec, calendar: &str, rng: &mut Rng) -> Workflow {
    let end = |end: &oracle::EndSpec| End { title: None, after: after(spec, &end.after), join: Some(join(end.join)) };
    Workflow {
        id: "random".to_owned(),
        revision: 1,
        profile: Some("regime".to_owned()),
        calendar: Some(calendar.to_owned()),
        data: (0..FIELDS).map(|n| (format!("f{n}"), Type::Integer)).collect(),
        steps: spec.steps.iter().map(|step| (step.name.clone(), timed(self::step(spec, step), rng))).collect(),
        ends: spec.ends.iter().map(|e| (e.name.clone(), end(e))).collect(),
        ..Workflow::default()
    }
}

/// The same step with a party, a ground, a limit and a silence, as chance has it.
fn timed(mut step: Step, rng: &mut Rng) -> Step {
    let name = ["fire", "water", "roads"][rng.below(3)].to_owned();
    step.by = match rng.below(6) {
        0 => None,
        1 => Some(By::Applicant),
        2 => Some(By::Window(name)),
        3 => Some(By::Role(name)),
        _ => Some(By::Dept(name)),
    };
    step.clock = if rng.chance(30) { rng.choose(&Party::ALL) } else { None };
    step.ground = rng.chance(10).then(|| "expert".to_owned());
    if rng.chance(40) {
        step.within = rng.choose(&[Amount::WorkingDays(1), Amount::CalendarDays(2), Amount::WorkingDays(5)]);
        step.silence = match rng.below(4) {
            0 => Some(Silence::Escalate(By::Role("head".to_owned()))),
            1 => Some(Silence::Reassign(By::Person("deputy".to_owned()))),
            2 => Some(Silence::ProceedWithout),
            _ => None,
        };
    }
    step
}

fn step(spec: &Spec, step: &StepSpec) -> Step {
    let outcome = |n: &usize| step.outcomes[*n].clone();
    let names = |steps: &[usize]| steps.iter().map(|n| spec.steps[*n].name.clone()).collect::<Vec<_>>();
    let field = |n: &usize| format!("f{n}");
    let route = |to: &oracle::ReturnSpec| Return {
        to: spec.steps[to.to].name.clone(),
        by_way_of: names(&to.by_way_of),
        redo: if to.redo == oracle::Redo::All { Redo::All } else { Redo::Changed },
    };
    let returns: Entries<Return> = step.returns.iter().map(|(n, to)| (outcome(n), route(to))).collect();
    Step {
        kind: Kind::Do,
        after: after(spec, &step.after),
        join: Some(join(step.join)),
        rest: if step.rest_cancel { Rest::Cancel } else { Rest::Finish },
        when: (!step.when).then(|| "false".to_owned()),
        outcomes: step.outcomes.clone(),
        cancels: step.cancels.iter().map(|(n, steps)| (outcome(n), names(steps))).collect(),
        returns,
        returns_max: step.returns_max,
        detour: step.detour,
        on_request: step.on_request,
        reads: step.reads.iter().map(field).collect(),
        writes: step.writes.iter().map(field).collect(),
        ..Step::default()
    }
}

fn after(spec: &Spec, edges: &[Edge]) -> Vec<String> {
    let source = |(from, outcomes): &Edge| {
        let step = &spec.steps[*from];
        match outcomes {
            None => vec![step.name.clone()],
            Some(outcomes) => outcomes.iter().map(|n| format!("{}.{}", step.name, step.outcomes[*n])).collect(),
        }
    };
    edges.iter().flat_map(source).collect()
}

fn join(join: oracle::Join) -> Join {
    match join {
        oracle::Join::AllAsked => Join::AllAsked,
        oracle::Join::AllRequired => Join::AllRequired,
        oracle::Join::Any => Join::Any,
        oracle::Join::AtLeast(k) => Join::AtLeast(k),
    }
}
