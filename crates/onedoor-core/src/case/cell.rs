use super::{Desk, Trigger};
use crate::{
    graph::{OutcomeSet, StepNode},
    id::{GroundId, Node, OutcomeId, StepId},
    language::Meaning,
};
use serde::{Deserialize, Serialize};

/// What a step is in the case's current round of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Its join is not decided, or a detour has still to be made.
    Waiting,
    /// Somebody can work on it.
    Open,
    /// Completed, with an outcome.
    Done(OutcomeId),
    /// It was not needed.
    Skipped(Why),
    /// It was recalled.
    Cancelled(By),
}

impl Condition {
    /// What a step is before anything happened.
    pub(crate) fn first(step: &StepNode) -> Self {
        if step.detour {
            Condition::Skipped(Why::Detour)
        } else if step.on_request {
            Condition::Skipped(Why::Unasked)
        } else {
            Condition::Waiting
        }
    }

    /// What a step is when a new round of it starts. Once asked for, it is asked for in every later round.
    pub(crate) fn fresh(self, step: &StepNode) -> Self {
        match Condition::first(step) {
            Condition::Skipped(Why::Unasked) if self != Condition::Skipped(Why::Unasked) => Condition::Waiting,
            first => first,
        }
    }

    /// Whether its edges are still pending.
    pub fn is_pending(self) -> bool {
        matches!(self, Condition::Waiting | Condition::Open)
    }
}

/// Why a step was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// Its join can no longer be met.
    Join,
    /// Its guard does not hold.
    Guard,
    /// It exists only on the way back.
    Detour,
    /// Nobody asked for it.
    Unasked,
}

/// Who recalled a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// A step: by an outcome, by its decided join, or by starting anew.
    Step(StepId),
    /// A command.
    Command,
    /// The end of the case.
    End,
    /// Silence: the others go on without it.
    Silence,
}

/// What an edge tells the join that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeState {
    /// Its source is Done with an accepted outcome.
    Live,
    /// Its source will not lead here in this round.
    Dead,
    /// Its source has not answered.
    Pending,
}

/// The state of an edge from a step in this condition to `node`. What a join itself recalled does not count for it.
pub(crate) fn edge_state(condition: Condition, accepts: OutcomeSet, node: Node) -> EdgeState {
    match condition {
        Condition::Waiting | Condition::Open => EdgeState::Pending,
        Condition::Done(outcome) if accepts.contains(outcome) => EdgeState::Live,
        Condition::Cancelled(By::Step(by)) if node == Node::Step(by) => EdgeState::Pending,
        Condition::Done(_) | Condition::Skipped(_) | Condition::Cancelled(_) => EdgeState::Dead,
    }
}

/// How many edges of a node are live and dead; all others are pending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) live: u32,
    pub(crate) dead: u32,
}

impl Counts {
    /// The counts after an edge went from one state to another.
    pub(crate) fn moved(self, from: EdgeState, to: EdgeState) -> Self {
        let one = |state, counted| u32::from(state == counted);
        Counts {
            live: self.live.saturating_add(one(to, EdgeState::Live)).saturating_sub(one(from, EdgeState::Live)),
            dead: self.dead.saturating_add(one(to, EdgeState::Dead)).saturating_sub(one(from, EdgeState::Dead)),
        }
    }
}

/// A step of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) condition: Condition,
    pub(crate) round: u32,
    pub(crate) counts: Counts,
}

/// What only few steps carry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Extra {
    /// What it rested on when it opened.
    pub(crate) basis: Option<Basis>,
    /// Its result of an earlier round, which may be kept.
    pub(crate) earlier: Option<Earlier>,
    /// How many times it has returned.
    pub(crate) returned: u32,
    /// The answers of its sub-cases.
    pub(crate) sub_cases: Vec<Option<OutcomeId>>,
    /// The ground on which its clock is stopped.
    pub(crate) stopped: Option<GroundId>,
    /// What silence meant, where it stands for the answer.
    pub(crate) silent: Option<Meaning>,
    /// Whether its notice was acknowledged in this round.
    pub(crate) acknowledged: bool,
    /// Whether somebody else answers for it because nobody did in time.
    pub(crate) handed_over: bool,
    /// What happened before it opened.
    pub(crate) trigger: Option<Box<Trigger>>,
    /// Who works on it.
    pub(crate) desk: Option<Box<Desk>>,
}

/// What a step rests on: its live edges with their outcomes, and the versions of what it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Basis {
    pub(crate) live: Vec<(u32, OutcomeId)>,
    pub(crate) reads: Vec<u32>,
}

/// A result of an earlier round with what it rested on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Earlier {
    pub(crate) outcome: OutcomeId,
    pub(crate) basis: Basis,
}

/// What most steps carry.
pub(crate) static PLAIN: Extra = Extra {
    basis: None,
    earlier: None,
    returned: 0,
    sub_cases: Vec::new(),
    stopped: None,
    silent: None,
    acknowledged: false,
    handed_over: false,
    trigger: None,
    desk: None,
};

impl Cell {
    pub(crate) fn new(condition: Condition) -> Self {
        Cell { condition, round: 1, counts: Counts::default() }
    }
}
