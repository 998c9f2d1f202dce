//! Going back: which steps get a new round, and the detours on the way.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::case::Case;
use super::spec::Redo;
use super::state::{By, Decision, StepState, Why};

impl Case {
    /// The detour `done` is made: every target that waited for it goes on to its next, or waits no longer.
    pub(super) fn next_detour(&mut self, done: usize) {
        for (target, detours) in self.detours.clone() {
            if detours.first() != Some(&done) {
                continue;
            }
            let at = self.detours.iter().position(|(t, _)| *t == target);
            match (at, detours.get(1)) {
                (Some(at), Some(&first)) => {
                    self.detours[at].1 = detours[1..].to_vec();
                    self.open_detour(first);
                }
                (Some(at), None) => {
                    self.detours.remove(at);
                }
                (None, _) => {}
            }
        }
    }

    fn open_detour(&mut self, n: usize) {
        // Open for another target already: one notice for both.
        if self.state[n] == StepState::Open {
            return;
        }
        self.round[n] += 1;
        if self.w.steps()[n].when {
            self.state[n] = StepState::Open;
        } else {
            self.state[n] = StepState::Skipped(Why::Guard);
            self.next_detour(n);
        }
    }

    /// A new round of the target, of the returner, of all between, and of whatever rested on these: a step
    /// whose join would not have come to this on the edges that are left, and what such a step had recalled.
    pub(super) fn go_back(&mut self, returner: usize, target: usize, redo: Redo, detours: &[usize]) {
        let w = Arc::clone(&self.w);
        let road = w.between(target, returner);
        let mut redone = BTreeSet::new();
        let mut changed = true;
        while changed {
            changed = false;
            for &m in &w.order {
                if redone.contains(&m) || !self.falls_back(m, &road, &redone) {
                    continue;
                }
                redone.insert(m);
                changed = true;
                self.memory.redo(m, self.state[m], redo, m == target || m == returner);
                self.state[m] = self.fresh(m);
                self.round[m] += 1;
                self.drop_detours(m, By::Step(returner));
            }
        }
        if let Some(&first) = detours.first() {
            self.detours.push((target, detours.to_vec()));
            self.open_detour(first);
        }
    }

    fn falls_back(&self, m: usize, road: &BTreeSet<usize>, redone: &BTreeSet<usize>) -> bool {
        if road.contains(&m) {
            return true;
        }
        match self.state[m] {
            StepState::Waiting | StepState::Skipped(Why::Unasked | Why::Detour) => false,
            StepState::Cancelled(By::Step(by)) => redone.contains(&by),
            StepState::Cancelled(By::Command | By::End) => false,
            StepState::Open | StepState::Done(_) | StepState::Skipped(_) => !self.stands(m),
        }
    }

    /// The join of `m` would come to the state that it is in on the edges that are left.
    fn stands(&self, m: usize) -> bool {
        match (self.join(m), self.state[m]) {
            (Decision::Open, StepState::Open | StepState::Done(_) | StepState::Skipped(Why::Guard)) => true,
            (Decision::Skip, StepState::Skipped(_)) => true,
            (Decision::Open | Decision::Skip | Decision::Undecided, _) => false,
        }
    }
}
