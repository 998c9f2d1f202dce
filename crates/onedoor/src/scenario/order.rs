//! Commands, as a scenario writes them.

mod kernel;
mod work;

pub(super) use kernel::{Change, Completion, KernelOrder, Stop};
pub(super) use work::WorkOrder;

use super::wall::Wall;
use crate::{Actor, Move};

/// What a scenario gives as a reason where it says none.
const REASON: &str = "said by a scenario";

/// A command, and who gives it.
#[derive(Debug)]
pub(super) struct Order {
    /// Who gives it, where that is said.
    pub(super) by: Option<String>,
    /// What is to be done.
    pub(super) what: What,
}

/// What a command is about.
#[derive(Debug)]
pub(super) enum What {
    /// A completion, in the short form `(step: …, outcome: …, by: …)`.
    Complete(Completion),
    /// Another move of the kernel.
    Kernel(KernelOrder),
    /// Something done with work, or with the people of the case.
    Work(WorkOrder),
}

impl Order {
    /// A command that says itself who gives it, or does not.
    pub(super) fn new(what: What) -> Self {
        let by = match &what {
            What::Complete(done) | What::Kernel(KernelOrder::Waive(done)) => done.by.clone(),
            What::Kernel(_) | What::Work(_) => None,
        };
        Order { by, what }
    }

    /// When it is given, where it says so itself.
    pub(super) fn at(&self) -> Option<&str> {
        match &self.what {
            What::Complete(done) => done.at.as_deref(),
            What::Kernel(order) => order.at(),
            What::Work(_) => None,
        }
    }

    /// The sub-case that it is for.
    pub(super) fn sub_case(&self) -> Option<&str> {
        match &self.what {
            What::Complete(done) | What::Kernel(KernelOrder::Waive(done)) => done.case.as_deref(),
            What::Kernel(_) | What::Work(_) => None,
        }
    }

    /// The move that it is.
    ///
    /// # Errors
    /// A way to close a case that is none, a time that is none, somebody who cannot be anybody.
    pub(super) fn what(&self, wall: &Wall) -> Result<Move, String> {
        match &self.what {
            What::Complete(done) => done.what(),
            What::Kernel(order) => order.what(),
            What::Work(order) => order.what(wall),
        }
    }
}

fn said() -> String {
    REASON.to_owned()
}

/// Somebody, by their identity.
pub(super) fn actor(identity: &str) -> Result<Actor, String> {
    Actor::authenticated(identity).map_err(|error| error.to_string())
}
