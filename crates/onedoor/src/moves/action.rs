use super::Move;
use onedoor_core::{
    engine::{Action, Refusal, ground_named, limit_named, outcome_named, step_named},
    graph::Graph,
};

impl Move {
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
            Move::Work(work) => Action::Work(work.action(graph)?),
        })
    }
}
