use super::{Given, Refusal, WorkAction};
use crate::{
    calendar::Amount,
    case::{Case, Closing, Opinion},
    diagnostic::{did_you_mean, one_of},
    graph::Graph,
    id::{GroundId, LimitId, OutcomeId, StepId},
    people::Actor,
};

/// The number of events that a case has seen.
pub type Version = u64;

/// What somebody wants to do to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The move.
    pub action: Action,
    /// The version that the case must have; none for whatever it has.
    pub expected: Option<Version>,
    /// Who wants it; none for the engine itself, and where the host alone answers for who acts.
    pub by: Option<Actor>,
}

/// A move of the kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Complete an open step.
    Complete {
        /// The step.
        step: StepId,
        /// The outcome.
        outcome: OutcomeId,
        /// Data and documents.
        given: Given,
        /// What is said with it.
        opinion: Option<Opinion>,
    },
    /// Ask for a step on request: how a step is added to a running case.
    Request {
        /// The step.
        step: StepId,
        /// Why.
        reason: String,
    },
    /// Do without the work of an open step.
    Waive {
        /// The step.
        step: StepId,
        /// An outcome that goes on.
        outcome: OutcomeId,
        /// Data that the step would have written.
        given: Given,
        /// Why.
        reason: String,
    },
    /// Recall an open or waiting step (WCP-19).
    Cancel {
        /// The step.
        step: StepId,
        /// Why.
        reason: String,
    },
    /// Undo a completion, as long as nothing that rests on it was touched (拿回).
    TakeBack {
        /// The step.
        step: StepId,
    },
    /// End the case outside its graph (WCP-20).
    Close {
        /// How.
        closing: Closing,
        /// Why.
        reason: String,
    },
    /// A sub-case ended.
    EndSubCase {
        /// The step that it ran in.
        step: StepId,
        /// The round of the step in which it began.
        round: u32,
        /// Which of the step's sub-cases, from 0.
        element: u32,
        /// The name of its end; none when it was closed outside its graph.
        end: Option<String>,
        /// What it ended with, for the fields that the step writes.
        given: Given,
    },
    /// Let time pass: every deadline up to now passes, in the order of legal time.
    PassTime,
    /// Stop the clock of a step on a legal ground (时限中止): of an open one, or of one that waits and whose limit has begun.
    StopClock {
        /// The step.
        step: StepId,
        /// The ground, one of the profile's.
        ground: GroundId,
        /// How long it is to take.
        planned: Amount,
        /// What shows that the applicant was told in writing how long it takes.
        notice: Option<String>,
    },
    /// Let the clock of a step run again.
    ResumeClock {
        /// The step.
        step: StepId,
    },
    /// Extend a limit (延期).
    Extend {
        /// The limit.
        limit: LimitId,
        /// By how much, in its unit.
        by: Amount,
        /// Why.
        reason: String,
        /// What shows that the applicant was told, with reasons.
        notice: Option<String>,
    },
    /// Shorten a limit.
    Shorten {
        /// The limit.
        limit: LimitId,
        /// By how much, in its unit.
        by: Amount,
        /// Why.
        reason: String,
    },
    /// Acknowledge the receipt of the case, or the notice of a step (签字确认收悉).
    Acknowledge {
        /// The step; none for the receipt of the case.
        step: Option<StepId>,
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
    Work(WorkAction),
}

impl Command {
    /// A command at whatever version the case has.
    pub fn new(action: Action) -> Self {
        Command { action, expected: None, by: None }
    }

    /// The same, wanted by somebody.
    #[must_use]
    pub fn by(mut self, actor: &Actor) -> Self {
        self.by = Some(actor.clone());
        self
    }

    /// The same, refused unless the case has this version.
    #[must_use]
    pub fn expecting(mut self, version: Version) -> Self {
        self.expected = Some(version);
        self
    }

    pub(super) fn check(&self, graph: &Graph, case: &Case) -> Result<(), Refusal> {
        if case.workflow() != graph.hash() {
            return Err(Refusal::OtherWorkflow { case: case.workflow(), given: graph.hash() });
        }
        if case.version() == 0 {
            return Err(Refusal::NotStarted);
        }
        if let Some(expected) = self.expected.filter(|expected| *expected != case.version()) {
            return Err(Refusal::WrongVersion { expected, found: case.version() });
        }
        match self.action.step() {
            Some(step) if !graph.steps().contains(step) => {
                return Err(Refusal::UnknownStep { step: String::new(), help: None });
            }
            _ => {}
        }
        match self.action {
            Action::Extend { limit, .. } | Action::Shorten { limit, .. } if !graph.limits().contains(limit) => {
                Err(Refusal::UnknownLimit { limit: String::new(), known: limit_names(graph) })
            }
            _ => Ok(()),
        }
    }

    /// Whether the case still runs, and is not suspended where work is to be done.
    pub(super) fn check_running(&self, graph: &Graph, case: &Case) -> Result<(), Refusal> {
        match case.ending() {
            Some(ending) => Err(Refusal::CaseEnded { ending: ending.describe(graph) }),
            None if case.is_suspended() && self.action.is_work() => Err(Refusal::Suspended),
            None => Ok(()),
        }
    }
}

impl Action {
    /// Completing a step, by name.
    ///
    /// # Errors
    /// [`Refusal::UnknownStep`] and [`Refusal::UnknownOutcome`], with the nearest name.
    pub fn complete(graph: &Graph, step: &str, outcome: &str) -> Result<Action, Refusal> {
        let step = step_named(graph, step)?;
        Ok(Action::Complete {
            step,
            outcome: outcome_named(graph, step, outcome)?,
            given: Given::default(),
            opinion: None,
        })
    }

    /// Whether it is work that rests while the case is suspended.
    fn is_work(&self) -> bool {
        matches!(
            self,
            Action::Complete { .. }
                | Action::Request { .. }
                | Action::Waive { .. }
                | Action::Cancel { .. }
                | Action::TakeBack { .. }
        ) || matches!(self, Action::Work(work) if work.is_work())
    }

    /// The step that it is about; none for one about the whole case.
    pub fn step(&self) -> Option<StepId> {
        match self {
            Action::Complete { step, .. }
            | Action::Request { step, .. }
            | Action::Waive { step, .. }
            | Action::Cancel { step, .. }
            | Action::TakeBack { step }
            | Action::EndSubCase { step, .. }
            | Action::StopClock { step, .. }
            | Action::ResumeClock { step } => Some(*step),
            Action::Acknowledge { step } => *step,
            Action::Work(work) => work.step(),
            Action::Close { .. }
            | Action::PassTime
            | Action::Extend { .. }
            | Action::Shorten { .. }
            | Action::Suspend { .. }
            | Action::Resume { .. } => None,
        }
    }
}

/// The step called `name`.
///
/// # Errors
/// [`Refusal::UnknownStep`], with the nearest name.
pub fn step_named(graph: &Graph, name: &str) -> Result<StepId, Refusal> {
    let steps = || graph.workflow().steps.keys();
    let help = || did_you_mean(name, steps()).or_else(|| Some(format!("its steps: {}", one_of(steps()))));
    graph.step_named(name).ok_or_else(|| Refusal::UnknownStep { step: name.to_owned(), help: help() })
}

/// The limit called `name`: `case`, a stage or a step.
///
/// # Errors
/// [`Refusal::UnknownLimit`], with those that there are.
pub fn limit_named(graph: &Graph, name: &str) -> Result<LimitId, Refusal> {
    graph.limit_named(name).ok_or_else(|| Refusal::UnknownLimit { limit: name.to_owned(), known: limit_names(graph) })
}

fn limit_names(graph: &Graph) -> Vec<String> {
    graph.limits().rows().iter().map(|limit| limit.name.clone()).collect()
}

/// The ground called `name`.
///
/// # Errors
/// [`Refusal::UnknownGround`], with those of the profile: a ground that is not listed stops no clock.
pub fn ground_named(graph: &Graph, name: &str) -> Result<GroundId, Refusal> {
    let found = graph.grounds().iter().find(|(_, ground)| ground.name == name);
    found.map(|(id, _)| id).ok_or_else(|| Refusal::UnknownGround {
        ground: name.to_owned(),
        known: graph.grounds().rows().iter().map(|ground| ground.name.clone()).collect(),
    })
}

/// The outcome of a step called `name`.
///
/// # Errors
/// [`Refusal::UnknownOutcome`], with the outcomes that there are.
pub fn outcome_named(graph: &Graph, step: StepId, name: &str) -> Result<OutcomeId, Refusal> {
    let outcomes = &graph.steps()[step].outcomes;
    let unknown = || Refusal::UnknownOutcome {
        step: graph.step_name(step).to_owned(),
        outcome: name.to_owned(),
        known: outcomes.names().map(str::to_owned).collect(),
    };
    outcomes.named(name).ok_or_else(unknown)
}
