use super::{By, Closing, Deadlines, Document, Opinion, WorkEvent, instant};
use crate::{
    calendar::{Amount, CalendarHash},
    expr::Value,
    graph::Which,
    id::{DocumentId, EndId, FieldId, GroundId, LimitId, OutcomeId, StepId},
    language::Meaning,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What happened to a case. Ids count in the order of the definition, so an event means the same for ever, together with the workflow's hash.
///
/// The order of the variants is part of the record's format: new ones are added at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The case began.
    CaseStarted(Box<Start>),
    /// Somebody can work on a step.
    StepOpened {
        /// The step.
        step: StepId,
        /// Its round.
        round: u32,
    },
    /// A step was completed.
    StepCompleted {
        /// The step.
        step: StepId,
        /// The outcome.
        outcome: OutcomeId,
        /// What came with it; none where somebody just did the work.
        with: Option<Box<Completion>>,
    },
    /// A step was not done anew: its earlier result was kept.
    StepKept {
        /// The step.
        step: StepId,
        /// The outcome of the earlier round.
        outcome: OutcomeId,
    },
    /// A step was not needed.
    StepSkipped {
        /// The step.
        step: StepId,
        /// Its round.
        round: u32,
        /// Why.
        why: Skip,
    },
    /// A step was recalled.
    StepCancelled {
        /// The step.
        step: StepId,
        /// By what.
        by: By,
        /// Why, where a command says so.
        reason: Option<Box<str>>,
    },
    /// A return, a taking back or a request began new rounds.
    RoundStarted(Box<NewRound>),
    /// A detour was made, or was not needed; its target is one nearer.
    DetourPassed {
        /// The step that waited for it.
        target: StepId,
    },
    /// A step on request was asked for.
    StepRequested {
        /// The step.
        step: StepId,
        /// Why.
        reason: Box<str>,
    },
    /// A completion was undone.
    CompletionTakenBack {
        /// The step.
        step: StepId,
    },
    /// Sub-cases of a step were asked for.
    SubCasesStarted {
        /// The step.
        step: StepId,
        /// How many.
        count: u32,
    },
    /// A sub-case ended.
    SubCaseEnded {
        /// The step.
        step: StepId,
        /// Which of them, from 0.
        element: u32,
        /// Its end, as an outcome of the step.
        outcome: OutcomeId,
    },
    /// The case ended at an end of its graph.
    CaseEnded {
        /// The end.
        end: EndId,
    },
    /// The case ended outside its graph.
    CaseClosed {
        /// How.
        closing: Closing,
        /// Why, in words.
        reason: Box<str>,
    },
    /// Nothing is open and no end was reached: a fault of the definition.
    CaseRanOut,
    /// Time passed: what follows happened, in law, at this instant.
    TimePassed {
        /// The instant.
        #[serde(with = "instant")]
        to: Timestamp,
    },
    /// Limits are counted in this calendar from here on.
    CalendarAdopted {
        /// Its content hash.
        calendar: Box<CalendarHash>,
    },
    /// The clock of a limit began to run.
    ClockStarted(Box<ClockStart>),
    /// The clock of a limit stands still.
    ClockStopped {
        /// The limit.
        limit: LimitId,
    },
    /// The clock of a limit runs again.
    ClockResumed {
        /// The limit.
        limit: LimitId,
        /// When it runs out now.
        deadlines: Box<Deadlines>,
    },
    /// The clock of a limit has nothing left to run for: its step is settled, or all steps on it are.
    ClockEnded {
        /// The limit.
        limit: LimitId,
    },
    /// A limit was extended or shortened.
    LimitChanged(Box<LimitChange>),
    /// Deadlines moved because the calendar was amended.
    DeadlinesMoved {
        /// The limit.
        limit: LimitId,
        /// When it runs out now.
        deadlines: Box<Deadlines>,
    },
    /// A deadline passed.
    DeadlinePassed {
        /// The limit.
        limit: LimitId,
        /// Which of its deadlines.
        which: Which,
    },
    /// The clock of a step was stopped on a legal ground (时限中止).
    StepStopped(Box<StopOrder>),
    /// The clock of a step was let run again.
    StepResumed {
        /// The step.
        step: StepId,
    },
    /// The receipt of the case, or the notice of a step, was acknowledged (签字确认收悉).
    Acknowledged {
        /// The step; none for the receipt of the case.
        step: Option<StepId>,
    },
    /// Nobody answered in time: somebody else answers for the step from here on.
    StepHandedOver {
        /// The step.
        step: StepId,
        /// What silence meant.
        meaning: Meaning,
    },
    /// Something that is waited for happened before its step opened (WCP-24).
    TriggerKept(Box<Trigger>),
    /// The authority ordered the work to rest; no clock stops for that.
    CaseSuspended {
        /// Why.
        reason: Box<str>,
    },
    /// The work goes on.
    CaseResumed {
        /// Why.
        reason: Box<str>,
    },
    /// Something happened to the people of the case, or to the work in their hands.
    Work(Box<WorkEvent>),
}

/// The beginning of a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockStart {
    /// The limit.
    pub limit: LimitId,
    /// When it began, in law.
    #[serde(with = "instant")]
    pub since: Timestamp,
    /// Which variant of the limit counts.
    pub variant: Option<u32>,
    /// When it runs out.
    pub deadlines: Deadlines,
}

/// The extension or shortening of a limit (延期).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitChange {
    /// The limit.
    pub limit: LimitId,
    /// By how many of its units; negative where it was shortened.
    pub by: i64,
    /// Why.
    pub reason: String,
    /// What shows that the applicant was told.
    pub notice: Option<String>,
    /// When it runs out now.
    pub deadlines: Deadlines,
}

/// The stop of a step's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopOrder {
    /// The step.
    pub step: StepId,
    /// The legal ground.
    pub ground: GroundId,
    /// How long it is to take.
    pub planned: Amount,
    /// What shows that the applicant was told.
    pub notice: Option<String>,
}

/// Something that happened before its step opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// The step that will wait for it.
    pub step: StepId,
    /// The outcome that it will have.
    pub outcome: OutcomeId,
    /// What came with it.
    pub with: Option<Box<Completion>>,
}

/// With what a case began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// When it was received.
    #[serde(with = "instant")]
    pub at: Timestamp,
    /// Values of fields.
    pub data: Vec<(FieldId, Value)>,
    /// Documents.
    pub documents: Vec<(DocumentId, Document)>,
}

/// What came with a completion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// How it came to it.
    pub worked: Worked,
    /// What was said.
    pub opinion: Option<Opinion>,
    /// Values of fields that the step writes.
    pub data: Vec<(FieldId, Value)>,
    /// Documents that were given.
    pub documents: Vec<(DocumentId, Document)>,
}

/// How a completion came about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worked {
    /// Somebody did the work.
    #[default]
    Done,
    /// The work was done without.
    Waived {
        /// The reason given.
        reason: String,
    },
    /// Its sub-cases ended, or there were none to start.
    BySubCases,
    /// Nobody answered in time, and that stands for this answer.
    BySilence {
        /// What silence meant.
        meaning: Meaning,
        /// The day to which it goes back in law: when the clock began.
        #[serde(with = "instant")]
        as_of: Timestamp,
    },
    /// The answers from its seats came to this.
    BySeats,
    /// Whoever has just agreed would have been asked again (连续同人).
    Repeated {
        /// Where they agreed.
        of: StepId,
    },
    /// Nobody may do it, and the definition lets it pass then (无审批人).
    ByNobody,
}

/// Why a step was skipped, as the record says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Skip {
    /// Its join can no longer be met.
    Join,
    /// Its guard is false.
    Guard,
    /// Its guard has no value: a field that it reads is empty, or its arithmetic has no result.
    GuardWithoutValue,
}

/// New rounds of steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRound {
    /// The step that returned, was taken back or asked for.
    pub returner: StepId,
    /// The step that starts anew.
    pub target: StepId,
    /// Detours to be made first.
    pub by_way_of: Vec<StepId>,
    /// Whether earlier results may be kept where their reasons have not changed.
    pub keep: bool,
    /// The steps that begin a new round, in the order of the definition.
    pub steps: Vec<StepId>,
}

impl From<WorkEvent> for Event {
    fn from(event: WorkEvent) -> Self {
        Event::Work(Box::new(event))
    }
}

impl Event {
    /// The step it is about; none for events of the whole case.
    pub fn step(&self) -> Option<StepId> {
        match self {
            Event::StepOpened { step, .. }
            | Event::StepCompleted { step, .. }
            | Event::StepKept { step, .. }
            | Event::StepSkipped { step, .. }
            | Event::StepCancelled { step, .. }
            | Event::StepRequested { step, .. }
            | Event::CompletionTakenBack { step }
            | Event::SubCasesStarted { step, .. }
            | Event::SubCaseEnded { step, .. }
            | Event::StepResumed { step }
            | Event::StepHandedOver { step, .. } => Some(*step),
            Event::StepStopped(order) => Some(order.step),
            Event::TriggerKept(trigger) => Some(trigger.step),
            Event::Acknowledged { step } => *step,
            Event::Work(work) => work.step(),
            Event::RoundStarted(round) => Some(round.returner),
            Event::DetourPassed { target } => Some(*target),
            Event::CaseStarted(_)
            | Event::CaseEnded { .. }
            | Event::CaseClosed { .. }
            | Event::CaseRanOut
            | Event::TimePassed { .. }
            | Event::CalendarAdopted { .. }
            | Event::ClockStarted(_)
            | Event::ClockStopped { .. }
            | Event::ClockEnded { .. }
            | Event::ClockResumed { .. }
            | Event::LimitChanged(_)
            | Event::DeadlinesMoved { .. }
            | Event::DeadlinePassed { .. }
            | Event::CaseSuspended { .. }
            | Event::CaseResumed { .. } => None,
        }
    }
}
