//! The moves: completing a step, and those beside it. A refused move changes nothing.

use std::sync::Arc;

use super::case::Case;
use super::spec::Redo;
use super::state::{By, Decision, Ending, StepState, Why};

impl Case {
    /// Why a step cannot be completed with this outcome now; `None` when it can.
    pub fn refusal(&self, n: usize, outcome: usize) -> Option<String> {
        if let Err(why) = self.known(n) {
            return Some(why);
        }
        let (d, name) = (&self.w.steps()[n], self.w.name(n));
        if self.end.is_some() {
            return Some("the case has ended".to_string());
        }
        if self.state[n] != StepState::Open {
            return Some(format!("{name} is not open"));
        }
        let Some(outcome_name) = d.outcomes.get(outcome) else {
            return Some(format!("{name} has no outcome {outcome}"));
        };
        let target = self.w.returns(n, outcome)?.to;
        if d.returns_max.is_some_and(|max| self.memory.returned(n) >= max) {
            return Some(format!("{name} has returned too often for {outcome_name}"));
        }
        if target != n {
            let target_name = self.w.name(target);
            if !matches!(self.state[target], StepState::Done(_)) {
                return Some(format!("{target_name} was not done in this round"));
            }
            let mut after = self.clone();
            after.state[n] = StepState::Done(outcome);
            after.go_back(n, target, Redo::All, &[]);
            if after.join(n) == Decision::Open {
                return Some(format!("{name} did not come to this by way of {target_name}"));
            }
        }
        None
    }

    /// Completes an open step; the fields in `changed` get a new version.
    ///
    /// # Errors
    /// The refusal, in words; also when a changed field is not one that the step writes.
    pub fn complete(&mut self, n: usize, outcome: usize, changed: &[usize]) -> Result<(), String> {
        if let Some(why) = self.refusal(n, outcome) {
            return Err(why);
        }
        let w = Arc::clone(&self.w);
        let d = &w.steps()[n];
        if let Some(field) = changed.iter().find(|field| !d.writes.contains(field)) {
            return Err(format!("{} does not write field {field}", d.name));
        }
        self.state[n] = StepState::Done(outcome);
        self.bring(n, changed);
        if let Some(back) = w.returns(n, outcome) {
            self.memory.count_return(n);
            self.go_back(n, back.to, back.redo, &back.by_way_of);
        }
        self.fire_cancels(n, outcome);
        if d.detour {
            self.next_detour(n);
        }
        self.settle();
        Ok(())
    }

    /// Asks for a step that is only there on request, as long as nothing that comes after it was touched.
    ///
    /// # Errors
    /// The refusal, in words.
    pub fn request(&mut self, n: usize, touched: impl Fn(usize) -> bool) -> Result<(), String> {
        self.known(n)?;
        let opened_without =
            |m: &usize| matches!(self.state[*m], StepState::Open | StepState::Done(_)) && !self.w.waits_for_all(*m);
        let late = !self.w.next[n].is_empty() && self.w.next[n].iter().all(opened_without);
        if self.end.is_some() || self.state[n] != StepState::Skipped(Why::Unasked) || late {
            return Err(format!("{} cannot be asked for now", self.w.name(n)));
        }
        let mut after = self.clone();
        after.state[n] = StepState::Waiting;
        after.round[n] = self.round[n] - 1;
        self.undo(after, n, touched)
    }

    /// Does without the work of an open step: it is Done with this outcome.
    ///
    /// # Errors
    /// The refusal, in words.
    pub fn waive(&mut self, n: usize, outcome: usize) -> Result<(), String> {
        self.known(n)?;
        if self.w.returns(n, outcome).is_some() {
            return Err(format!("{} cannot be waived into a return", self.w.name(n)));
        }
        self.complete(n, outcome, &[])
    }

    /// Recalls a step that is open or waiting.
    ///
    /// # Errors
    /// The refusal, in words.
    pub fn cancel(&mut self, n: usize) -> Result<(), String> {
        self.known(n)?;
        if self.end.is_some() || !matches!(self.state[n], StepState::Open | StepState::Waiting) {
            return Err(format!("{} is neither open nor waiting", self.w.name(n)));
        }
        self.recall([n], By::Command);
        if self.w.steps()[n].detour {
            self.next_detour(n);
        }
        self.settle();
        Ok(())
    }

    /// Undoes a completion: the step returns to itself, as long as nothing that rests on it was touched.
    ///
    /// # Errors
    /// The refusal, in words.
    pub fn take_back(&mut self, n: usize, touched: impl Fn(usize) -> bool) -> Result<(), String> {
        self.known(n)?;
        if self.end.is_some() || !matches!(self.state[n], StepState::Done(_)) || self.w.steps()[n].detour {
            return Err(format!("{} is not done, or a detour", self.w.name(n)));
        }
        self.undo(self.clone(), n, touched)
    }

    fn undo(&mut self, mut after: Case, n: usize, touched: impl Fn(usize) -> bool) -> Result<(), String> {
        after.go_back(n, n, Redo::All, &[]);
        let redone = |m: &usize| after.round[*m] > self.round[*m] && *m != n;
        let in_the_way = |m: usize| match self.state[m] {
            StepState::Done(_) => true,
            StepState::Open => touched(m),
            StepState::Waiting | StepState::Skipped(_) | StepState::Cancelled(_) => false,
        };
        if (0..self.state.len()).filter(redone).any(in_the_way) {
            return Err(format!("what rests on {} was touched", self.w.name(n)));
        }
        *self = after;
        self.settle();
        Ok(())
    }

    /// Ends the case outside the graph: withdrawn, terminated, lapsed, merged.
    ///
    /// # Errors
    /// The case has ended already.
    pub fn close(&mut self) -> Result<(), String> {
        if self.end.is_some() {
            return Err("the case has ended".to_string());
        }
        self.close_at(Ending::Closed);
        Ok(())
    }

    fn known(&self, n: usize) -> Result<(), String> {
        if n < self.state.len() { Ok(()) } else { Err(format!("there is no step {n}")) }
    }
}
