//! Moves of the kernel.

use super::Move;
use onedoor_core::{calendar::Amount, case::Closing, engine::NamedGiven};

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
}
