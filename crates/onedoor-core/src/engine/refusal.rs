mod code;
mod way_out;
mod work;

pub use work::WorkRefusal;

use super::{Reason, waits_for};
use crate::{
    case::{Case, Condition, Deadline, Ending},
    expr::Type,
    graph::Graph,
    id::{OutcomeId, StepId},
    language::{Meaning, WorkflowHash},
    people::Bar,
};
use jiff::Timestamp;

/// Why a command is not carried out: the rule, the facts, and what would make it valid. It changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The case has not begun.
    #[error("the case has not begun")]
    NotStarted,
    /// The case has ended.
    #[error("the case has ended: {ending}")]
    CaseEnded {
        /// How.
        ending: String,
    },
    /// Somebody else was faster.
    #[error("the case is at version {found}, not at {expected}")]
    WrongVersion {
        /// The version that was expected.
        expected: u64,
        /// The version that the case has.
        found: u64,
    },
    /// The case runs by another workflow or revision.
    #[error("the case runs by the workflow {case}, not by {given}")]
    OtherWorkflow {
        /// The workflow of the case.
        case: WorkflowHash,
        /// The workflow at hand.
        given: WorkflowHash,
    },
    /// There is no such step.
    #[error("there is no step `{step}`")]
    UnknownStep {
        /// What was written.
        step: String,
        /// The nearest name.
        help: Option<String>,
    },
    /// The step has no such outcome.
    #[error("`{step}` has no outcome `{outcome}`")]
    UnknownOutcome {
        /// The step.
        step: String,
        /// What was written.
        outcome: String,
        /// The outcomes that it has.
        known: Vec<String>,
    },
    /// The step is not open.
    #[error("`{step}` is not open: it is {condition}")]
    NotOpen {
        /// The step.
        step: String,
        /// What it is.
        condition: String,
        /// The steps that it waits for, where it waits.
        waits_for: Vec<String>,
    },
    /// The step has returned as often as it may.
    #[error("`{step}` has returned {max} times, which is as often as it may in a case")]
    ReturnsExhausted {
        /// The step.
        step: String,
        /// How often it may.
        max: u32,
    },
    /// A return to a step that was not done.
    #[error("`{step}` cannot return to `{target}`, which was not done in this round")]
    TargetNotDone {
        /// The step.
        step: String,
        /// The target.
        target: String,
    },
    /// A return to a step on which this one does not rest.
    #[error("`{step}` did not come to this by way of `{target}`")]
    NotByWayOf {
        /// The step.
        step: String,
        /// The target.
        target: String,
    },
    /// A step that nobody may ask for, or not any more.
    #[error("`{step}` cannot be asked for: {why}")]
    NotRequestable {
        /// The step.
        step: String,
        /// Why.
        why: String,
    },
    /// A waiver into a return.
    #[error("`{step}` cannot be waived into `{outcome}`, which returns")]
    WaivedIntoReturn {
        /// The step.
        step: String,
        /// The outcome.
        outcome: String,
    },
    /// A step that is neither open nor waiting.
    #[error("`{step}` cannot be cancelled: it is {condition}")]
    NotCancellable {
        /// The step.
        step: String,
        /// What it is.
        condition: String,
    },
    /// A step that is not done, or a detour.
    #[error("`{step}` cannot be taken back: {why}")]
    NotTakenBack {
        /// The step.
        step: String,
        /// Why.
        why: String,
    },
    /// What rests on the step was worked on.
    #[error("`{step}` cannot be undone: `{by}` rests on it and was worked on")]
    Touched {
        /// The step.
        step: String,
        /// What was worked on.
        by: String,
    },
    /// There is no such field.
    #[error("there is no field `{field}`")]
    UnknownField {
        /// What was written.
        field: String,
        /// The nearest name.
        help: Option<String>,
    },
    /// A value that is not of the field's type.
    #[error("`{field}` takes {expected}: {found}")]
    WrongType {
        /// The field.
        field: String,
        /// Its type.
        expected: Type,
        /// What was given.
        found: String,
    },
    /// A field that the step does not write.
    #[error("`{step}` does not write `{field}`")]
    NotWritten {
        /// The step.
        step: String,
        /// The field.
        field: String,
    },
    /// A field without a value.
    #[error("`{field}` has no value, and {who} must give it one")]
    FieldMissing {
        /// The field.
        field: String,
        /// Who must give it.
        who: String,
    },
    /// There is no such document.
    #[error("there is no document `{document}` in this workflow")]
    UnknownDocument {
        /// What was written.
        document: String,
    },
    /// A document that the step neither needs nor gives.
    #[error("`{step}` neither needs nor gives the document `{document}`")]
    NotGiven {
        /// The step.
        step: String,
        /// The document.
        document: String,
    },
    /// A document that cannot be taken.
    #[error("the document `{document}` cannot be taken: {why}")]
    BadDocument {
        /// The document.
        document: String,
        /// Why.
        why: String,
    },
    /// A completion of a step whose sub-cases do the work.
    #[error("`{step}` is completed by its sub-cases")]
    RunsInSubCases {
        /// The step.
        step: String,
    },
    /// A sub-case that the step does not wait for.
    #[error("`{step}` does not wait for the sub-case {element} of round {round}")]
    NoSuchSubCase {
        /// The step.
        step: String,
        /// The sub-case.
        element: u32,
        /// The round.
        round: u32,
    },
    /// A workflow with limits, and no calendar to count them in.
    #[error("there is no calendar `{calendar}` to count the limits in")]
    NoCalendar {
        /// The calendar of the workflow.
        calendar: String,
    },
    /// A limit that the calendar cannot count.
    #[error("the limit of `{limit}` cannot be counted: {why}")]
    Uncountable {
        /// The limit.
        limit: String,
        /// Why.
        why: String,
    },
    /// A calendar that was amended, and deadlines that passed before it was.
    #[error("deadlines that have passed are counted in the calendar `{calendar}` as it was, and this is another")]
    CalendarAhead {
        /// The calendar of the workflow.
        calendar: String,
    },
    /// More deadlines have passed than are carried out at once.
    #[error("the deadline of {deadline} and others behind it have not passed yet")]
    TimeBehind {
        /// The next one.
        deadline: Timestamp,
    },
    /// A decision where silence has decided already.
    #[error("nobody answered at `{step}` in time, and that means `{}`: it is decided", meaning.word())]
    DecidedBySilence {
        /// The step.
        step: String,
        /// What silence meant.
        meaning: Meaning,
    },
    /// What must last at least so long.
    #[error("`{step}` must last longer{}", until.map_or(String::new(), |until| format!(": until {until}")))]
    TooEarly {
        /// The step.
        step: String,
        /// When it may be completed; none while its clock stands still.
        until: Option<Timestamp>,
    },
    /// There is no such limit.
    #[error("there is no limit `{limit}`")]
    UnknownLimit {
        /// What was written.
        limit: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A ground that the profile does not list: it stops no clock.
    #[error("`{ground}` is no ground on which a clock may stop")]
    UnknownGround {
        /// What was written.
        ground: String,
        /// Those of the profile.
        known: Vec<String>,
    },
    /// The applicant has not been told.
    #[error("{what} needs proof that the applicant was told")]
    NoticeMissing {
        /// What needs it.
        what: String,
    },
    /// A clock that stands still already.
    #[error("the clock of `{step}` stands still already")]
    ClockStopped {
        /// The step.
        step: String,
    },
    /// A clock that runs.
    #[error("the clock of `{step}` runs")]
    ClockRuns {
        /// The step.
        step: String,
    },
    /// A limit whose clock has not begun, or has ended.
    #[error("no clock runs for `{limit}`")]
    ClockNotRunning {
        /// The limit.
        limit: String,
    },
    /// A limit that may not be extended, or not so.
    #[error("the limit of `{limit}` cannot be extended: {why}")]
    NotExtendable {
        /// The limit.
        limit: String,
        /// Why.
        why: String,
    },
    /// A limit that may not be shortened, or not so.
    #[error("the limit of `{limit}` cannot be shortened: {why}")]
    NotShortened {
        /// The limit.
        limit: String,
        /// Why.
        why: String,
    },
    /// A change of a limit behind its deadline.
    #[error("the deadline of `{limit}` has passed")]
    DeadlinePassed {
        /// The limit.
        limit: String,
        /// The deadline.
        deadline: Option<Deadline>,
    },
    /// A change of a limit in another unit than its own.
    #[error("the limit of `{limit}` changes in `{unit}`")]
    WrongUnit {
        /// The limit.
        limit: String,
        /// Its unit.
        unit: String,
    },
    /// Work rests.
    #[error("the case is suspended")]
    Suspended,
    /// Work rests already.
    #[error("the case is suspended already")]
    AlreadySuspended,
    /// Work does not rest.
    #[error("the case is not suspended")]
    NotSuspended,
    /// Something about work, or about the people of the case.
    #[error(transparent)]
    Work(#[from] WorkRefusal),
}

impl From<Bar> for Refusal {
    fn from(bar: Bar) -> Self {
        Refusal::Work(bar.into())
    }
}

impl Refusal {
    pub(super) fn not_open(graph: &Graph, case: &Case, step: StepId) -> Self {
        let waits_for = match waits_for(graph, case, step) {
            Some(Reason::Answers(steps) | Reason::Detours(steps)) => steps,
            None => Vec::new(),
        };
        Refusal::NotOpen {
            step: graph.step_name(step).to_owned(),
            condition: case.condition(step).describe(graph, step),
            waits_for: waits_for.into_iter().map(|step| graph.step_name(step).to_owned()).collect(),
        }
    }

    pub(super) fn decided_by_silence(graph: &Graph, step: StepId, meaning: Meaning) -> Self {
        Refusal::DecidedBySilence { step: graph.step_name(step).to_owned(), meaning }
    }

    pub(super) fn unknown_outcome(graph: &Graph, step: StepId, outcome: OutcomeId) -> Self {
        let known = graph.steps()[step].outcomes.names().map(str::to_owned).collect();
        Refusal::UnknownOutcome { step: graph.step_name(step).to_owned(), outcome: format!("{outcome:?}"), known }
    }
}

impl Condition {
    /// The condition in words: `done (agree)`, `skipped`, `waiting`.
    pub fn describe(self, graph: &Graph, step: StepId) -> String {
        match self {
            Condition::Waiting => "waiting".to_owned(),
            Condition::Open => "open".to_owned(),
            Condition::Done(outcome) => format!("done ({})", graph.outcome_name(step, outcome)),
            Condition::Skipped(_) => "skipped".to_owned(),
            Condition::Cancelled(_) => "cancelled".to_owned(),
        }
    }
}

impl Ending {
    /// The ending in words: the name of the end, or how the case was closed.
    pub fn describe(self, graph: &Graph) -> String {
        match self {
            Ending::End(end) => graph.end_name(end).to_owned(),
            Ending::Closed(closing) => closing.word().to_owned(),
            Ending::RanOut => "ran out".to_owned(),
        }
    }
}
