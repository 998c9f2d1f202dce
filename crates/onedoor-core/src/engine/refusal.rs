use super::{Reason, waits_for};
use crate::{
    case::{Case, Condition, Ending},
    expr::Type,
    graph::Graph,
    id::{OutcomeId, StepId},
    language::WorkflowHash,
};

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
}

impl Refusal {
    /// The stable name of the rule, such as `NotOpen`.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotStarted => "NotStarted",
            Refusal::CaseEnded { .. } => "CaseEnded",
            Refusal::WrongVersion { .. } => "WrongVersion",
            Refusal::OtherWorkflow { .. } => "OtherWorkflow",
            Refusal::UnknownStep { .. } => "UnknownStep",
            Refusal::UnknownOutcome { .. } => "UnknownOutcome",
            Refusal::NotOpen { .. } => "NotOpen",
            Refusal::ReturnsExhausted { .. } => "ReturnsExhausted",
            Refusal::TargetNotDone { .. } => "TargetNotDone",
            Refusal::NotByWayOf { .. } => "NotByWayOf",
            Refusal::NotRequestable { .. } => "NotRequestable",
            Refusal::WaivedIntoReturn { .. } => "WaivedIntoReturn",
            Refusal::NotCancellable { .. } => "NotCancellable",
            Refusal::NotTakenBack { .. } => "NotTakenBack",
            Refusal::Touched { .. } => "Touched",
            Refusal::UnknownField { .. } => "UnknownField",
            Refusal::WrongType { .. } => "WrongType",
            Refusal::NotWritten { .. } => "NotWritten",
            Refusal::FieldMissing { .. } => "FieldMissing",
            Refusal::UnknownDocument { .. } => "UnknownDocument",
            Refusal::NotGiven { .. } => "NotGiven",
            Refusal::BadDocument { .. } => "BadDocument",
            Refusal::RunsInSubCases { .. } => "RunsInSubCases",
            Refusal::NoSuchSubCase { .. } => "NoSuchSubCase",
        }
    }

    /// What would make the command valid; none where nothing would.
    pub fn way_out(&self) -> Option<String> {
        match self {
            Refusal::NotStarted => Some("apply the events of `start` first".to_owned()),
            Refusal::CaseEnded { .. } => Some("start a new case".to_owned()),
            Refusal::WrongVersion { found, .. } => {
                Some(format!("look at what happened meanwhile, then expect version {found}"))
            }
            Refusal::OtherWorkflow { .. } => Some("use the revision that the case started with".to_owned()),
            Refusal::UnknownStep { help, .. } | Refusal::UnknownField { help, .. } => help.clone(),
            Refusal::UnknownOutcome { known, .. } => {
                Some(format!("its outcomes: {}", crate::diagnostic::one_of(known.iter().map(String::as_str))))
            }
            Refusal::NotOpen { waits_for, .. } if waits_for.is_empty() => {
                Some("choose one of the open steps".to_owned())
            }
            Refusal::NotOpen { waits_for, .. } => Some(format!("it waits for {}", one_of(waits_for))),
            Refusal::ReturnsExhausted { .. } => Some("choose an outcome that goes on".to_owned()),
            Refusal::TargetNotDone { .. } | Refusal::NotByWayOf { .. } => Some("choose another outcome".to_owned()),
            Refusal::WaivedIntoReturn { .. } => Some("waive it with an outcome that goes on".to_owned()),
            Refusal::NotTakenBack { .. } => Some("only a completed step can be taken back".to_owned()),
            Refusal::Touched { .. } => Some("let a later step return it instead".to_owned()),
            Refusal::WrongType { expected, .. } => Some(format!("give a value of {expected}")),
            Refusal::NotWritten { field, .. } => {
                Some(format!("leave `{field}` out, or let the definition name it in `writes`"))
            }
            Refusal::FieldMissing { field, .. } => Some(format!("give `{field}` with the command")),
            Refusal::NotGiven { document, .. } => {
                Some(format!("let the definition name `{document}` in `gives` of the step"))
            }
            Refusal::RunsInSubCases { .. } => Some("work on its sub-cases, or waive it".to_owned()),
            Refusal::NotRequestable { .. }
            | Refusal::NotCancellable { .. }
            | Refusal::UnknownDocument { .. }
            | Refusal::BadDocument { .. }
            | Refusal::NoSuchSubCase { .. } => None,
        }
    }

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

    pub(super) fn unknown_outcome(graph: &Graph, step: StepId, outcome: OutcomeId) -> Self {
        let known = graph.steps()[step].outcomes.names().map(str::to_owned).collect();
        Refusal::UnknownOutcome { step: graph.step_name(step).to_owned(), outcome: format!("{outcome:?}"), known }
    }
}

fn one_of(names: &[String]) -> String {
    crate::diagnostic::one_of(names.iter().map(String::as_str))
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
