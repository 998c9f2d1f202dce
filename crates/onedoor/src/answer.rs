mod people;

pub use people::{SeatView, WorkView};

use crate::Actor;
use jiff::{Timestamp, civil::Date};
use onedoor_core::engine::Reading;
use onedoor_core::{
    calendar::Calendar,
    case::{Case, Clock, Condition, Deadline, Event, WorkItemId},
    engine::{Reason, waits_for},
    expr::Value,
    graph::{Graph, Which},
    id::{LimitId, StepId},
    language::{By, Kind},
    ledger::answerable,
};
use std::collections::BTreeMap;

/// What came of a command: what happened, and what is open now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The case.
    pub case: String,
    /// Its version now: expect it with the next command.
    pub version: u64,
    /// What happened in this case, in order. [`Event::describe`] says it in words, with the definition at hand; so does `history_in_words` of the engine.
    pub events: Vec<Event>,
    /// The steps that are open now, in the order of the definition.
    pub open: Vec<OpenStep>,
    /// How the case ended: the name of its end, `withdrawn`, `terminated`, `lapsed`, `merged` or `ran out`. None while it runs.
    pub ended: Option<String>,
}

/// A step that somebody can work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStep {
    /// Its name in the definition.
    pub step: String,
    /// What kind of step it is: `Auto` is for a service, `Wait` for something outside, `Call` for its sub-cases, all others for people.
    pub kind: Kind,
    /// Its round, from 1.
    pub round: u32,
    /// Who answers for it: whom it was handed over to, whom the definition names, or who leads its stage.
    pub by: Option<By>,
    /// The role that an `Assign` assigns.
    pub role: Option<String>,
    /// The outcomes that it may have.
    pub outcomes: Vec<String>,
    /// The next deadline of its own limit; none where it has none or its clock stands still.
    pub deadline: Option<Timestamp>,
    /// The legal ground on which its clock is stopped.
    pub stopped_on: Option<String>,
    /// Who has its work in hand; of a joint signature, see its seats.
    pub work: WorkView,
    /// The seats of a joint signature, by their numbers.
    pub seats: Vec<SeatView>,
}

/// A case as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseView {
    /// The case.
    pub case: String,
    /// Its workflow.
    pub workflow: String,
    /// The revision that it started with, and keeps.
    pub revision: u32,
    /// Its version.
    pub version: u64,
    /// Every step, in the order of the definition.
    pub steps: Vec<StepView>,
    /// The steps that are open.
    pub open: Vec<OpenStep>,
    /// Whose case it is, where somebody was named.
    pub applicant: Option<Actor>,
    /// Who acts for the applicant.
    pub agents: Vec<Actor>,
    /// Who answers for the case: each with the step that named them.
    pub handlers: Vec<(String, Actor)>,
    /// The fields that have a value.
    pub data: BTreeMap<String, Value>,
    /// The legal time of the last thing that happened.
    pub now: Option<Timestamp>,
    /// The limits whose clock has begun: that of the case first, then those of stages, then those of steps.
    pub limits: Vec<LimitView>,
    /// Whether the authority ordered the work to rest.
    pub suspended: bool,
    /// How it ended; none while it runs.
    pub ended: Option<String>,
}

/// A limit of a case as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitView {
    /// Its name: `case`, a stage or a step.
    pub limit: String,
    /// When its clock began, in law.
    pub since: Timestamp,
    /// Whether its clock stands still.
    pub stopped: bool,
    /// Whether there is nothing left that its clock could run for.
    pub ended: bool,
    /// The promise.
    pub promised: Option<DeadlineView>,
    /// The statute.
    pub statutory: Option<DeadlineView>,
    /// The first instant at which it is not too early.
    pub earliest: Option<Timestamp>,
    /// How many times it was extended, and by how many units altogether.
    pub extended: (u32, u32),
}

/// One deadline of a limit as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadlineView {
    /// The first instant that is too late; none while the clock stands still, or in a year that the calendar does not cover.
    pub at: Option<Timestamp>,
    /// The last day that is in time, where the calendar is at hand.
    pub day: Option<Date>,
    /// The first year that the calendar does not cover, where the deadline lies there.
    pub uncovered: Option<i16>,
    /// Whether it has passed.
    pub overdue: bool,
}

/// A step of a case as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Its name in the definition.
    pub step: String,
    /// What it is.
    pub condition: Condition,
    /// Its outcome, where it is done.
    pub outcome: Option<String>,
    /// Its round, from 1.
    pub round: u32,
    /// The steps that it waits for, where it waits.
    pub waits_for: Vec<String>,
    /// Who completed it last, and for whom.
    pub done_by: Vec<Actor>,
}

impl Answer {
    pub(crate) fn new(
        name: &str,
        graph: &Graph,
        case: &Case,
        events: Vec<Event>,
        reading: Option<&Reading<'_>>,
    ) -> Self {
        Answer {
            case: name.to_owned(),
            version: case.version(),
            events,
            open: reading.map_or_else(Vec::new, |reading| open(graph, case, reading)),
            ended: ended(graph, case),
        }
    }
}

impl CaseView {
    pub(crate) fn new(
        name: &str,
        graph: &Graph,
        case: &Case,
        calendar: Option<&Calendar>,
        reading: &Reading<'_>,
    ) -> Self {
        CaseView {
            case: name.to_owned(),
            workflow: graph.workflow().id.clone(),
            revision: graph.workflow().revision,
            version: case.version(),
            steps: graph.steps().ids().map(|step| StepView::new(graph, case, step)).collect(),
            open: open(graph, case, reading),
            applicant: case.applicant().cloned(),
            agents: case.agents().to_vec(),
            handlers: case.handlers().map(|(step, who)| (graph.step_name(step).to_owned(), who.clone())).collect(),
            data: graph
                .fields()
                .iter()
                .filter(|(id, _)| reading.field(*id))
                .filter_map(|(id, field)| Some((field.name.clone(), case.value(id)?.clone())))
                .collect(),
            now: case.now(),
            limits: case.clocks().map(|(limit, clock)| LimitView::new(graph, limit, clock, calendar)).collect(),
            suspended: case.is_suspended(),
            ended: ended(graph, case),
        }
    }
}

impl LimitView {
    fn new(graph: &Graph, limit: LimitId, clock: &Clock, calendar: Option<&Calendar>) -> Self {
        let amounts = graph.limits()[limit].amounts_of(clock.variant());
        let view = |which| amounts.get(which).map(|_| DeadlineView::new(clock, which, calendar));
        LimitView {
            limit: graph.limits()[limit].name.clone(),
            since: clock.since(),
            stopped: clock.is_stopped() && !clock.has_ended(),
            ended: clock.has_ended(),
            promised: view(Which::Promised),
            statutory: view(Which::Statutory),
            earliest: clock.earliest().and_then(Deadline::at),
            extended: clock.extensions(),
        }
    }
}

impl DeadlineView {
    fn new(clock: &Clock, which: Which, calendar: Option<&Calendar>) -> Self {
        let deadline = clock.deadline(which);
        let at = deadline.and_then(Deadline::at);
        let uncovered = match deadline {
            Some(Deadline::Uncovered { year }) => Some(year),
            _ => None,
        };
        let day = at.zip(calendar).map(|(at, calendar)| calendar.last_day(at));
        DeadlineView { at, day, uncovered, overdue: clock.has_passed(which) }
    }
}

impl StepView {
    fn new(graph: &Graph, case: &Case, step: StepId) -> Self {
        let condition = case.condition(step);
        let outcome = match condition {
            Condition::Done(outcome) => Some(graph.outcome_name(step, outcome).to_owned()),
            Condition::Waiting | Condition::Open | Condition::Skipped(_) | Condition::Cancelled(_) => None,
        };
        let waits_for = match waits_for(graph, case, step) {
            Some(Reason::Answers(steps) | Reason::Detours(steps)) => {
                steps.into_iter().map(|step| graph.step_name(step).to_owned()).collect()
            }
            None => Vec::new(),
        };
        StepView {
            step: graph.step_name(step).to_owned(),
            condition,
            outcome,
            round: case.round(step),
            waits_for,
            done_by: case.done_by(step).to_vec(),
        }
    }
}

fn open(graph: &Graph, case: &Case, reading: &Reading<'_>) -> Vec<OpenStep> {
    case.open_steps()
        .map(|id| {
            let step = &graph.steps()[id];
            let written = graph.workflow().steps.get(&step.name);
            OpenStep {
                step: step.name.clone(),
                kind: step.kind,
                round: case.round(id),
                by: answerable(graph, case, id).cloned(),
                role: written.and_then(|written| written.role.clone()),
                outcomes: step.outcomes.names().map(str::to_owned).collect(),
                deadline: step.time.limit.and_then(|limit| next(case, limit)),
                stopped_on: case.stopped_on(id).map(|ground| graph.grounds()[ground].name.clone()),
                work: case.work_item(WorkItemId::of(id)).map_or_else(WorkView::default, WorkView::of),
                seats: people::seats(graph, case, id, reading),
            }
        })
        .collect()
}

fn next(case: &Case, limit: LimitId) -> Option<Timestamp> {
    let clock = case.clock(limit)?;
    let ahead = |which: Which| clock.deadline(which).filter(|_| !clock.has_passed(which)).and_then(Deadline::at);
    [ahead(Which::Promised), ahead(Which::Statutory)].into_iter().flatten().min()
}

fn ended(graph: &Graph, case: &Case) -> Option<String> {
    case.ending().map(|ending| ending.describe(graph))
}
