//! Doing without what lies before a step.

use super::{
    Naive,
    Refused::{self, Rule},
    Told,
};
use crate::oracle::{Move, StepState};

type Done = Result<(), Refused>;

impl Naive {
    /// Does without every open step before a step, the first first, until it opens.
    pub(super) fn jump(&mut self, to: usize, told: &Told) -> Done {
        if self.kernel.state(to) != StepState::Waiting {
            return Err(Rule("NoJump"));
        }
        for _ in 0..self.desks.len() {
            let open = self.pending_before(to).into_iter().find(|n| self.is_open(*n));
            let Some(n) = open else { break };
            if self.acting.iter().any(|one| self.recused.iter().any(|(who, of)| who == one && *of == Some(n))) {
                return Err(Rule("Recused"));
            }
            if self.plan.duties[n].never_waived {
                return Err(Rule("NeverWaived"));
            }
            self.nobody_did(n);
            self.jump_over(n)?;
            if self.kernel.state(to) != StepState::Waiting {
                break;
            }
        }
        if !self.is_open(to) {
            return Err(Rule("NoJump"));
        }
        self.attend(told)
    }

    fn jump_over(&mut self, n: usize) -> Done {
        let pass = self.pass(n);
        let before = self.clone();
        // Seats are set out once all waivers are made.
        match self.play(&Move::Waive(n, pass), &Told::default()) {
            Err(Refused::Odd(_)) | Ok(()) => Ok(()),
            Err(refused) => {
                *self = before;
                Err(refused)
            }
        }
    }

    fn pending_before(&self, to: usize) -> Vec<usize> {
        let pending = |n: usize| matches!(self.kernel.state(n), StepState::Open | StepState::Waiting);
        let (mut found, mut todo) = (Vec::new(), vec![to]);
        while let Some(n) = todo.pop() {
            let edges = self.plan.spec.steps[n].after.iter().map(|(m, _)| *m);
            for m in edges.chain(self.kernel.detours_of(n).to_vec()) {
                if pending(m) && !found.contains(&m) {
                    found.push(m);
                    todo.push(m);
                }
            }
        }
        found.sort_unstable();
        found
    }
}
