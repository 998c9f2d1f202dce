//! The words in which a case is described.

/// The state of a step in the case's current round of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepState {
    /// Its join is not decided, or a detour is still to be made.
    Waiting,
    /// There is work to do.
    Open,
    /// Completed with this outcome.
    Done(usize),
    /// Not needed.
    Skipped(Why),
    /// Recalled.
    Cancelled(By),
}

/// Why a step is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its join could not open any more.
    Join,
    /// Its guard was false.
    Guard,
    /// It is a detour that no return goes by way of.
    Detour,
    /// It is on request, and nobody asked.
    Unasked,
}

/// Who recalled a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// A step: its join, its outcome or its return.
    Step(usize),
    /// The move `cancel`.
    Command,
    /// The end of the case.
    End,
}

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// At this end of the workflow.
    Reached(usize),
    /// Closed outside the graph.
    Closed,
}

/// What an edge tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The source is Done with an accepted outcome.
    Live,
    /// The source will not be.
    Dead,
    /// Not known yet.
    Pending,
}

/// What a join says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Open.
    Open,
    /// Skip.
    Skip,
    /// Not decided yet.
    Undecided,
}
