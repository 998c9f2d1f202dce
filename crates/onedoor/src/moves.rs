mod action;
mod item;
mod kernel;
mod work;
mod work_action;
mod work_move;

pub use item::item_named;
pub use work_move::WorkMove;

use crate::Timestamp;
use onedoor_core::{
    calendar::Amount,
    case::{Closing, Document, Opinion},
    engine::NamedGiven,
    expr::Value,
    people::Actor,
};

/// A move in a case, by the names of its definition.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Move {
    /// Complete an open step.
    Complete {
        /// The step.
        step: String,
        /// The outcome.
        outcome: String,
        /// Data and documents.
        given: NamedGiven,
        /// What is said with it.
        opinion: Option<Opinion>,
    },
    /// Ask for a step on request.
    Request {
        /// The step.
        step: String,
        /// Why.
        reason: String,
    },
    /// Do without the work of an open step.
    Waive {
        /// The step.
        step: String,
        /// An outcome that goes on.
        outcome: String,
        /// Data that the step would have written.
        given: NamedGiven,
        /// Why.
        reason: String,
    },
    /// Recall an open or waiting step.
    Cancel {
        /// The step.
        step: String,
        /// Why.
        reason: String,
    },
    /// Undo a completion, as long as nothing that rests on it was touched.
    TakeBack {
        /// The step.
        step: String,
    },
    /// End the case outside its graph.
    Close {
        /// How.
        closing: Closing,
        /// Why.
        reason: String,
    },
    /// Stop the clock of an open step on a legal ground.
    StopClock {
        /// The step.
        step: String,
        /// The ground, one of the profile's.
        ground: String,
        /// How long it is to take.
        planned: Amount,
        /// What shows that the applicant was told in writing how long it takes.
        notice: Option<String>,
    },
    /// Let the clock of a step run again.
    ResumeClock {
        /// The step.
        step: String,
    },
    /// Extend a limit: `case`, a stage or a step.
    Extend {
        /// The limit.
        limit: String,
        /// By how much, in its unit.
        by: Amount,
        /// Why.
        reason: String,
        /// What shows that the applicant was told, with reasons.
        notice: Option<String>,
    },
    /// Shorten a limit: `case`, a stage or a step.
    Shorten {
        /// The limit.
        limit: String,
        /// By how much, in its unit.
        by: Amount,
        /// Why.
        reason: String,
    },
    /// Acknowledge the receipt of the case, or the notice of a step.
    Acknowledge {
        /// The step; none for the receipt of the case.
        step: Option<String>,
    },
    /// Order the work to rest; no clock stops for that.
    Suspend {
        /// Why.
        reason: String,
    },
    /// Let the work go on.
    Resume {
        /// Why.
        reason: String,
    },
    /// Do something with work, or with the people of the case.
    Work(WorkMove),
}

impl Move {
    /// The same with what shows that the applicant was told. Only stops and extensions carry it.
    #[must_use]
    pub fn notice(mut self, proof: &str) -> Self {
        if let Move::StopClock { notice, .. } | Move::Extend { notice, .. } = &mut self {
            *notice = Some(proof.to_owned());
        }
        self
    }

    /// The same with a value for a field. A text is read as what the field is. Only completions, waivers and drafts carry values.
    #[must_use]
    pub fn data(mut self, field: &str, value: impl Into<Value>) -> Self {
        if let Some(given) = self.given_mut() {
            given.data.insert(field.to_owned(), value.into());
        }
        self
    }

    /// The same with a document. Only completions, waivers and drafts carry documents.
    #[must_use]
    pub fn document(mut self, name: &str, document: Document) -> Self {
        if let Some(given) = self.given_mut() {
            given.documents.insert(name.to_owned(), document);
        }
        self
    }

    /// The same with an opinion. Only completions and drafts carry one.
    #[must_use]
    pub fn opinion(mut self, text: &str) -> Self {
        if let Move::Complete { opinion, .. } | Move::Work(WorkMove::SaveDraft { opinion, .. }) = &mut self {
            *opinion = Some(Opinion { text: text.to_owned(), reason: None });
        }
        self
    }

    /// The same, naming who answers for the case from then on. Only completions of an `Assign` name one.
    #[must_use]
    pub fn handler(mut self, person: &Actor) -> Self {
        if let Move::Complete { given, .. } = &mut self {
            given.handler = Some(person.clone());
        }
        self
    }

    /// The same with the outcome that is meant. Only drafts carry one beside their step.
    #[must_use]
    pub fn outcome(mut self, outcome: &str) -> Self {
        if let Move::Work(WorkMove::SaveDraft { outcome: meant, .. }) = &mut self {
            *meant = Some(outcome.to_owned());
        }
        self
    }

    /// The same, and the step waits for the answer. Only questions may be waited for.
    #[must_use]
    pub fn blocking(mut self) -> Self {
        if let Move::Work(WorkMove::Consult { blocking, .. }) = &mut self {
            *blocking = true;
        }
        self
    }

    /// The same, waiting no longer than until then. Only questions have such a time.
    #[must_use]
    pub fn until(mut self, time: Timestamp) -> Self {
        if let Move::Work(WorkMove::Consult { until, .. }) = &mut self {
            *until = Some(time);
        }
        self
    }

    fn given_mut(&mut self) -> Option<&mut NamedGiven> {
        match self {
            Move::Complete { given, .. }
            | Move::Waive { given, .. }
            | Move::Work(WorkMove::SaveDraft { given, .. }) => Some(given),
            _ => None,
        }
    }
}
