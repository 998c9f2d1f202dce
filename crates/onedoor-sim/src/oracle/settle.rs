//! Settling: what follows by itself after every move.

use std::sync::Arc;

use super::case::Case;
use super::state::{By, Decision, Ending, StepState, Why};

impl Case {
    /// Passes in topological order until one changes nothing: a step looks only upstream, so a second is needed only after a recall.
    pub(super) fn settle(&mut self) {
        let w = Arc::clone(&self.w);
        let mut again = true;
        while again && self.end.is_none() {
            again = false;
            // The first in the file, should two be Live at once.
            if let Some(e) = w.end_nodes().position(|e| self.join(e) == Decision::Open) {
                self.close_at(Ending::Reached(e));
                return;
            }
            for &n in &w.order {
                if self.state[n] == StepState::Waiting {
                    self.decide(n);
                    again |= self.state[n] != StepState::Waiting;
                }
            }
        }
    }

    fn decide(&mut self, n: usize) {
        let w = Arc::clone(&self.w);
        match self.join(n) {
            Decision::Skip => {
                self.state[n] = StepState::Skipped(Why::Join);
                self.memory.drop_earlier(n);
                self.drop_detours(n, By::Step(n));
            }
            Decision::Open if self.detours_of(n).is_empty() => self.open_or_keep(n),
            Decision::Open | Decision::Undecided => {}
        }
        if self.state[n] != StepState::Waiting && w.steps()[n].rest_cancel {
            // What only leads into a decided join is not needed.
            let only_here = w.upstream[n].iter().copied().filter(|a| w.post[*a].contains(&n));
            self.recall(only_here, By::Step(n));
        }
        if let StepState::Done(kept) = self.state[n] {
            self.fire_cancels(n, kept);
        }
    }

    /// The join says open: the guard decides, and then whether an earlier result still holds.
    fn open_or_keep(&mut self, n: usize) {
        if !self.w.steps()[n].when {
            self.state[n] = StepState::Skipped(Why::Guard);
            self.memory.drop_earlier(n);
            return;
        }
        let basis = self.basis_now(n);
        self.state[n] = match self.memory.open_on(n, basis) {
            Some(outcome) => StepState::Done(outcome),
            None => StepState::Open,
        };
    }

    /// Recalls what an outcome of `n` cancels.
    pub(super) fn fire_cancels(&mut self, n: usize, outcome: usize) {
        let w = Arc::clone(&self.w);
        if let Some(names) = w.steps()[n].cancels.get(&outcome) {
            self.recall(names.iter().copied(), By::Step(n));
        }
    }

    pub(super) fn recall(&mut self, names: impl IntoIterator<Item = usize>, by: By) {
        for m in names {
            if matches!(self.state[m], StepState::Open | StepState::Waiting) {
                self.state[m] = StepState::Cancelled(by);
                self.memory.drop_earlier(m);
                self.drop_detours(m, by);
            }
        }
    }

    /// The target is not waiting any more: the detour that is open for it alone is not needed.
    pub(super) fn drop_detours(&mut self, target: usize, by: By) {
        let Some(at) = self.detours.iter().position(|(t, _)| *t == target) else { return };
        let (_, dropped) = self.detours.remove(at);
        let Some(&x) = dropped.first() else { return };
        if !self.detours.iter().any(|(_, rest)| rest.first() == Some(&x)) {
            self.recall([x], by);
        }
    }

    pub(super) fn close_at(&mut self, ending: Ending) {
        let w = Arc::clone(&self.w);
        self.end = Some(ending);
        self.recall(w.order.iter().copied(), By::End);
    }
}
