use super::{By, Closing, Document, LIST_LENGTH_MAX, Opinion};
use crate::{
    expr::Value,
    graph::Graph,
    id::{DocumentId, EndId, FieldId, OutcomeId, StepId},
    record::RecordError,
};
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
}

/// With what a case began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
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
            | Event::SubCaseEnded { step, .. } => Some(*step),
            Event::RoundStarted(round) => Some(round.returner),
            Event::DetourPassed { target } => Some(*target),
            Event::CaseStarted(_) | Event::CaseEnded { .. } | Event::CaseClosed { .. } | Event::CaseRanOut => None,
        }
    }

    /// The event in the author's words, such as `StepOpened(fire)` or `StepCompleted(fire, agree)`.
    pub fn describe(&self, graph: &Graph) -> String {
        let step = |id: &StepId| graph.steps().row(*id).map_or("?", |step| step.name.as_str());
        let pair = |id: &StepId, outcome: OutcomeId| {
            format!("{}, {}", step(id), graph.steps().row(*id).map_or("?", |step| step.outcomes.name(outcome)))
        };
        match self {
            Event::CaseStarted(_) => "CaseStarted".to_owned(),
            Event::StepOpened { step: id, .. } => format!("StepOpened({})", step(id)),
            Event::StepCompleted { step, outcome, .. } => format!("StepCompleted({})", pair(step, *outcome)),
            Event::StepKept { step: id, outcome } => format!("StepKept({})", pair(id, *outcome)),
            Event::StepSkipped { step: id, .. } => format!("StepSkipped({})", step(id)),
            Event::StepCancelled { step: id, .. } => format!("StepCancelled({})", step(id)),
            Event::RoundStarted(round) => format!("RoundStarted({}, {})", step(&round.returner), step(&round.target)),
            Event::DetourPassed { target } => format!("DetourPassed({})", step(target)),
            Event::StepRequested { step: id, .. } => format!("StepRequested({})", step(id)),
            Event::CompletionTakenBack { step: id } => format!("CompletionTakenBack({})", step(id)),
            Event::SubCasesStarted { step: id, count } => format!("SubCasesStarted({}, {count})", step(id)),
            Event::SubCaseEnded { step: id, outcome, .. } => format!("SubCaseEnded({})", pair(id, *outcome)),
            Event::CaseEnded { end } => {
                format!("CaseEnded({})", graph.ends().row(*end).map_or("?", |end| end.name.as_str()))
            }
            Event::CaseClosed { closing, .. } => format!("CaseClosed({})", closing.word()),
            Event::CaseRanOut => "CaseRanOut".to_owned(),
        }
    }

    /// Whether every id in it names something of this graph.
    pub(super) fn check(&self, graph: &Graph) -> Result<(), RecordError> {
        let steps = |ids: &[StepId]| ids.iter().all(|id| graph.steps().contains(*id));
        let outcome = |step: StepId, outcome: OutcomeId| {
            graph.steps().row(step).is_some_and(|step| step.outcomes.contains(outcome))
        };
        let data = |data: &[(FieldId, Value)]| {
            data.iter().all(|(id, value)| graph.fields().row(*id).is_some_and(|field| value.fits(&field.ty)))
        };
        let documents = |given: &[(DocumentId, Document)]| given.iter().all(|(id, _)| graph.documents().contains(*id));
        let fits = match self {
            Event::CaseStarted(start) => data(&start.data) && documents(&start.documents),
            Event::StepCompleted { step, outcome: taken, with } => {
                outcome(*step, *taken)
                    && with.as_ref().is_none_or(|with| data(&with.data) && documents(&with.documents))
            }
            Event::StepKept { step, outcome: kept } | Event::SubCaseEnded { step, outcome: kept, .. } => {
                outcome(*step, *kept)
            }
            Event::RoundStarted(round) => {
                steps(&[round.returner, round.target]) && steps(&round.by_way_of) && steps(&round.steps)
            }
            Event::StepCancelled { step, by: By::Step(by), .. } => steps(&[*step, *by]),
            Event::SubCasesStarted { step, count } => {
                graph.steps().row(*step).is_some_and(|step| step.called.is_some()) && *count as usize <= LIST_LENGTH_MAX
            }
            Event::CaseEnded { end } => graph.ends().contains(*end),
            Event::StepOpened { .. }
            | Event::StepSkipped { .. }
            | Event::StepCancelled { .. }
            | Event::DetourPassed { .. }
            | Event::StepRequested { .. }
            | Event::CompletionTakenBack { .. } => steps(self.step().as_slice()),
            Event::CaseClosed { .. } | Event::CaseRanOut => true,
        };
        if fits { Ok(()) } else { Err(RecordError::Foreign { event: self.describe(graph) }) }
    }
}
