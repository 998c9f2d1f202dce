use crate::{Actor, Timestamp};
use onedoor_core::{
    case::{Closing, Document, Opinion},
    engine::{Action, Command, NamedGiven, Refusal, outcome_named, step_named},
    expr::Value,
    graph::Graph,
};

/// A command to a case: who, when, what, and at which version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub(crate) case: String,
    pub(crate) by: Actor,
    pub(crate) at: Timestamp,
    pub(crate) expected: Option<u64>,
    pub(crate) key: Option<String>,
    pub(crate) what: Move,
}

impl Act {
    /// A move in the case called `case`, at whatever version it has.
    pub fn new(case: &str, by: &Actor, at: Timestamp, what: Move) -> Self {
        Act { case: case.to_owned(), by: by.clone(), at, expected: None, key: None, what }
    }

    /// The same, refused unless the case has this version: nobody acts on what they have not seen.
    #[must_use]
    pub fn expecting(mut self, version: u64) -> Self {
        self.expected = Some(version);
        self
    }

    /// The same with a key: sent again with the same key, at whatever time, it gets the first answer again; another actor, version or move with the same key is
    /// refused.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    pub(crate) fn command(&self, graph: &Graph) -> Result<Command, Refusal> {
        Ok(Command { action: self.what.action(graph)?, expected: self.expected })
    }
}

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
}

impl Move {
    /// Complete a step.
    pub fn complete(step: &str, outcome: &str) -> Self {
        Move::Complete {
            step: step.to_owned(),
            outcome: outcome.to_owned(),
            given: NamedGiven::default(),
            opinion: None,
        }
    }

    /// Ask for a step on request.
    pub fn request(step: &str, reason: &str) -> Self {
        Move::Request { step: step.to_owned(), reason: reason.to_owned() }
    }

    /// Do without the work of an open step.
    pub fn waive(step: &str, outcome: &str, reason: &str) -> Self {
        Move::Waive {
            step: step.to_owned(),
            outcome: outcome.to_owned(),
            given: NamedGiven::default(),
            reason: reason.to_owned(),
        }
    }

    /// Recall a step.
    pub fn cancel(step: &str, reason: &str) -> Self {
        Move::Cancel { step: step.to_owned(), reason: reason.to_owned() }
    }

    /// Undo a completion.
    pub fn take_back(step: &str) -> Self {
        Move::TakeBack { step: step.to_owned() }
    }

    /// End the case outside its graph.
    pub fn close(closing: Closing, reason: &str) -> Self {
        Move::Close { closing, reason: reason.to_owned() }
    }

    /// The same with a value for a field. A text is read as what the field is. Only completions and waivers carry values.
    #[must_use]
    pub fn data(mut self, field: &str, value: impl Into<Value>) -> Self {
        if let Some(given) = self.given_mut() {
            given.data.insert(field.to_owned(), value.into());
        }
        self
    }

    /// The same with a document. Only completions and waivers carry documents.
    #[must_use]
    pub fn document(mut self, name: &str, document: Document) -> Self {
        if let Some(given) = self.given_mut() {
            given.documents.insert(name.to_owned(), document);
        }
        self
    }

    /// The same with an opinion. Only completions carry one.
    #[must_use]
    pub fn opinion(mut self, text: &str) -> Self {
        if let Move::Complete { opinion, .. } = &mut self {
            *opinion = Some(Opinion { text: text.to_owned(), reason: None });
        }
        self
    }

    fn given_mut(&mut self) -> Option<&mut NamedGiven> {
        match self {
            Move::Complete { given, .. } | Move::Waive { given, .. } => Some(given),
            Move::Request { .. } | Move::Cancel { .. } | Move::TakeBack { .. } | Move::Close { .. } => None,
        }
    }

    /// The move of the kernel.
    ///
    /// # Errors
    /// [`Refusal`] for names that the definition does not have and values that do not fit.
    pub fn action(&self, graph: &Graph) -> Result<Action, Refusal> {
        Ok(match self {
            Move::Complete { step, outcome, given, opinion } => {
                let step = step_named(graph, step)?;
                Action::Complete {
                    step,
                    outcome: outcome_named(graph, step, outcome)?,
                    given: given.resolve(graph)?,
                    opinion: opinion.clone(),
                }
            }
            Move::Waive { step, outcome, given, reason } => {
                let step = step_named(graph, step)?;
                Action::Waive {
                    step,
                    outcome: outcome_named(graph, step, outcome)?,
                    given: given.resolve(graph)?,
                    reason: reason.clone(),
                }
            }
            Move::Request { step, reason } => {
                Action::Request { step: step_named(graph, step)?, reason: reason.clone() }
            }
            Move::Cancel { step, reason } => Action::Cancel { step: step_named(graph, step)?, reason: reason.clone() },
            Move::TakeBack { step } => Action::TakeBack { step: step_named(graph, step)? },
            Move::Close { closing, reason } => Action::Close { closing: *closing, reason: reason.clone() },
        })
    }
}
