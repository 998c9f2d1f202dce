//! A case of a workflow, and what can be seen of it.

use std::sync::Arc;

use super::memory::{Memory, MemoryKey};
use super::spec::Join;
use super::state::{By, Decision, Ending, Signal, StepState, Why};
use super::workflow::Workflow;

/// A case: one playing of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub(super) w: Arc<Workflow>,
    pub(super) end: Option<Ending>,
    pub(super) state: Vec<StepState>,
    pub(super) round: Vec<u32>,
    /// A step, and the detours still to be made before it may open; in the order in which they were begun.
    pub(super) detours: Vec<(usize, Vec<usize>)>,
    pub(super) memory: Memory,
}

/// What a case looks like, whatever its rounds: equal keys are the same situation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    state: Vec<StepState>,
    detours: Vec<(usize, Vec<usize>)>,
    end: Option<Ending>,
}

impl Case {
    /// A new case, settled: what can open at once is open.
    pub fn new(w: &Arc<Workflow>) -> Case {
        let count = w.steps().len();
        let unasked = StepState::Skipped(Why::Unasked);
        let mut case = Case {
            w: Arc::clone(w),
            end: None,
            state: vec![unasked; count],
            round: vec![1; count],
            detours: Vec::new(),
            memory: Memory::new(count),
        };
        case.state = (0..count).map(|n| case.fresh(n)).collect();
        case.settle();
        case
    }

    /// The state in which a round of `n` begins. Once asked for, a step is asked for in every later round.
    pub(super) fn fresh(&self, n: usize) -> StepState {
        let d = &self.w.steps()[n];
        let unasked = self.state[n] == StepState::Skipped(Why::Unasked);
        if d.detour {
            StepState::Skipped(Why::Detour)
        } else if d.on_request && unasked {
            StepState::Skipped(Why::Unasked)
        } else {
            StepState::Waiting
        }
    }

    /// The workflow that is played.
    pub fn workflow(&self) -> &Arc<Workflow> {
        &self.w
    }

    /// The state of a step. Panics if there is no such step.
    pub fn state(&self, step: usize) -> StepState {
        self.state[step]
    }

    /// The round of a step, counted from 1. Panics if there is no such step.
    pub fn round(&self, step: usize) -> u32 {
        self.round[step]
    }

    /// The detours still to be made before a step may open; the first of them is open.
    pub fn detours_of(&self, step: usize) -> &[usize] {
        let found = self.detours.iter().find(|(target, _)| *target == step);
        found.map_or(&[], |(_, detours)| detours)
    }

    /// How the case ended, if it did.
    pub fn end(&self) -> Option<Ending> {
        self.end
    }

    /// How many times a step has returned in this case. Panics if there is no such step.
    pub fn returned(&self, step: usize) -> u32 {
        self.memory.returned(step)
    }

    /// No end, nothing open, nothing waiting: the author forgot an end.
    pub fn ran_out(&self) -> bool {
        self.end.is_none() && self.open_steps().is_empty() && !self.state.contains(&StepState::Waiting)
    }

    /// No end, nothing open, and yet something waits. The theorem of the kernel is that this never happens.
    pub fn stuck(&self) -> bool {
        self.end.is_none() && self.open_steps().is_empty() && self.state.contains(&StepState::Waiting)
    }

    /// What the case looks like, whatever its rounds.
    pub fn key(&self) -> Key {
        let mut detours = self.detours.clone();
        detours.sort();
        Key { state: self.state.clone(), detours, end: self.end }
    }

    /// All that its future depends on.
    pub(super) fn full_key(&self) -> (Key, Vec<u32>, MemoryKey) {
        (self.key(), self.round.clone(), self.memory.key(&self.w, &self.state))
    }

    /// The open steps, in topological order; none once the case has ended.
    pub fn open_steps(&self) -> Vec<usize> {
        if self.end.is_some() {
            return Vec::new();
        }
        let order = self.w.order.iter().copied();
        order.filter(|n| self.state[*n] == StepState::Open).collect()
    }

    /// What an edge from step `a` tells. Panics if there is no such step.
    pub fn edge(&self, a: usize, accepted: Option<&[usize]>) -> Signal {
        match self.state[a] {
            StepState::Done(outcome) if accepted.is_none_or(|list| list.contains(&outcome)) => Signal::Live,
            StepState::Done(_) | StepState::Skipped(_) | StepState::Cancelled(_) => Signal::Dead,
            StepState::Waiting | StepState::Open => Signal::Pending,
        }
    }

    /// What the join of a node says now. What the join itself recalled does not count for it. Panics if there is no such node.
    pub fn join(&self, node: usize) -> Decision {
        let recalled = StepState::Cancelled(By::Step(node));
        let (mut live, mut pending, edges) = (0, 0, self.w.after[node].len());
        for (a, accepted) in &self.w.after[node] {
            let signal = if self.state[*a] == recalled { Signal::Pending } else { self.edge(*a, accepted.as_deref()) };
            live += usize::from(signal == Signal::Live);
            pending += usize::from(signal == Signal::Pending);
        }
        if edges == 0 {
            return Decision::Open;
        }
        let k = match self.w.rule[node] {
            Join::AllAsked if pending > 0 => return Decision::Undecided,
            Join::AllAsked | Join::Any => 1,
            Join::AllRequired => edges,
            Join::AtLeast(k) => k as usize,
        };
        if live >= k {
            Decision::Open
        } else if live + pending < k {
            Decision::Skip
        } else {
            Decision::Undecided
        }
    }
}
