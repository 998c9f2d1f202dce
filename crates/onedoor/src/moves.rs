use onedoor_core::{
    calendar::Amount,
    case::{Closing, Document, Opinion},
    engine::{Action, NamedGiven, Refusal, ground_named, limit_named, outcome_named, step_named},
    expr::Value,
    graph::Graph,
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

    /// Stop the clock of an open step on a legal ground, for so long as planned. Some grounds need [proof](Move::notice) that the applicant was told.
    pub fn stop_clock(step: &str, ground: &str, planned: Amount) -> Self {
        Move::StopClock { step: step.to_owned(), ground: ground.to_owned(), planned, notice: None }
    }

    /// Let the clock of a step run again.
    pub fn resume_clock(step: &str) -> Self {
        Move::ResumeClock { step: step.to_owned() }
    }

    /// Extend a limit: `case`, a stage or a step.
    pub fn extend(limit: &str, by: Amount, reason: &str) -> Self {
        Move::Extend { limit: limit.to_owned(), by, reason: reason.to_owned(), notice: None }
    }

    /// Shorten a limit: `case`, a stage or a step.
    pub fn shorten(limit: &str, by: Amount, reason: &str) -> Self {
        Move::Shorten { limit: limit.to_owned(), by, reason: reason.to_owned() }
    }

    /// Acknowledge the receipt of the case.
    pub fn acknowledge_case() -> Self {
        Move::Acknowledge { step: None }
    }

    /// Acknowledge the notice of a step.
    pub fn acknowledge(step: &str) -> Self {
        Move::Acknowledge { step: Some(step.to_owned()) }
    }

    /// Order the work to rest.
    pub fn suspend(reason: &str) -> Self {
        Move::Suspend { reason: reason.to_owned() }
    }

    /// Let the work go on.
    pub fn resume(reason: &str) -> Self {
        Move::Resume { reason: reason.to_owned() }
    }

    /// The same with what shows that the applicant was told. Only stops and extensions carry it.
    #[must_use]
    pub fn notice(mut self, proof: &str) -> Self {
        if let Move::StopClock { notice, .. } | Move::Extend { notice, .. } = &mut self {
            *notice = Some(proof.to_owned());
        }
        self
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
            _ => None,
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
            Move::StopClock { step, ground, planned, notice } => Action::StopClock {
                step: step_named(graph, step)?,
                ground: ground_named(graph, ground)?,
                planned: *planned,
                notice: notice.clone(),
            },
            Move::ResumeClock { step } => Action::ResumeClock { step: step_named(graph, step)? },
            Move::Extend { limit, by, reason, notice } => Action::Extend {
                limit: limit_named(graph, limit)?,
                by: *by,
                reason: reason.clone(),
                notice: notice.clone(),
            },
            Move::Shorten { limit, by, reason } => {
                Action::Shorten { limit: limit_named(graph, limit)?, by: *by, reason: reason.clone() }
            }
            Move::Acknowledge { step } => {
                Action::Acknowledge { step: step.as_deref().map(|step| step_named(graph, step)).transpose()? }
            }
            Move::Suspend { reason } => Action::Suspend { reason: reason.clone() },
            Move::Resume { reason } => Action::Resume { reason: reason.clone() },
            Move::Close { closing, reason } => Action::Close { closing: *closing, reason: reason.clone() },
        })
    }
}
