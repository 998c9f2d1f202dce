//! What the moves of the kernel do to desks, and what becomes of a step when it opens.

use super::{
    super::plan::{Comes, Nobody},
    Chair, Naive,
    Refused::{self, Odd},
    Sits, Told,
    authority::Work,
};
use crate::oracle::{Move, StepState};

impl Naive {
    /// Makes a move of the kernel; the desks of steps that left their round are cleared.
    pub(super) fn play(&mut self, step: &Move, told: &Told) -> Result<(), Refused> {
        self.quietly(step)?;
        self.attend(told)
    }

    fn quietly(&mut self, step: &Move) -> Result<(), Refused> {
        let was = self.kernel.clone();
        let touched = |n: usize| self.is_touched(n);
        let made = match step {
            Move::TakeBack(n) => self.kernel.clone().take_back(*n, touched),
            Move::Request(n) => self.kernel.clone().request(*n, touched),
            other => self.kernel.clone().play(other),
        };
        made.map_err(|_| Refused::Kernel)?;
        let mut now = was.clone();
        let _ = match step {
            Move::TakeBack(n) => now.take_back(*n, |_| false),
            Move::Request(n) => now.request(*n, |_| false),
            other => now.play(other),
        };
        for (n, desk) in self.desks.iter_mut().enumerate() {
            let left = was.state(n) == StepState::Open && now.state(n) != StepState::Open;
            if left || was.round(n) != now.round(n) {
                desk.clear();
            }
        }
        self.kernel = now;
        Ok(())
    }

    /// Whether somebody has worked on an open step in this round.
    fn is_touched(&self, n: usize) -> bool {
        let (desk, duty) = (&self.desks[n], &self.plan.duties[n]);
        let helds = desk.chairs.iter().map(|chair| &chair.held).chain([&desk.held]);
        let taken = duty.comes == Comes::Offered;
        helds.into_iter().any(|held| held.started || !held.delegates.is_empty() || taken && held.holder.is_some())
            || desk.chairs.iter().any(|chair| chair.said.is_some())
    }

    /// What becomes of the steps that have opened, one after the other.
    pub(super) fn attend(&mut self, told: &Told) -> Result<(), Refused> {
        for n in &told.opened {
            if self.is_open(*n) && !self.desks[*n].attended {
                self.attend_to(*n)?;
            }
        }
        while told.nothing
            && let Some(n) = (0..self.desks.len()).find(|n| self.is_open(*n) && !self.desks[*n].attended)
        {
            self.attend_to(n)?;
        }
        match (0..self.desks.len()).find(|n| self.is_open(*n) && !self.desks[*n].attended) {
            Some(n) => Err(Odd(format!("step {n} opened, and the engine does not say so"))),
            None => Ok(()),
        }
    }

    fn attend_to(&mut self, n: usize) -> Result<(), Refused> {
        if let Some(done_by) = self.done_by_itself(n) {
            self.desks[n].worked(&done_by);
            (self.desks[n].done_by, self.desks[n].joint) = (done_by, false);
            return self.quietly(&Move::Complete(n, self.pass(n), Vec::new()));
        }
        self.desks[n].attended = true;
        self.set_out(n);
        self.allocate(n);
        Ok(())
    }

    /// Who did a step that is done by itself: nobody, or whoever agreed before.
    fn done_by_itself(&self, n: usize) -> Option<Vec<String>> {
        let duty = &self.plan.duties[n];
        if duty.table.is_some() || duty.officers.is_some() {
            return None;
        }
        let agreed = |m: &usize| self.kernel.state(*m) == StepState::Done(self.pass(*m));
        let before: Vec<usize> = self.plan.spec.steps[n].after.iter().map(|(m, _)| *m).filter(agreed).collect();
        let would =
            |m: &&usize| self.desks[**m].done_by.iter().any(|one| self.may_work(one, n, Work::Candidates).is_ok());
        if duty.repeat
            && let Some(m) = before.iter().find(would)
        {
            return Some(self.desks[*m].done_by.clone());
        }
        let nobody = || self.everybody().iter().all(|one| self.may_work(one, n, Work::Candidates).is_err());
        (duty.nobody == Nobody::Pass && nobody()).then(Vec::new)
    }

    fn set_out(&mut self, n: usize) {
        let duty = &self.plan.duties[n];
        let Some(table) = &duty.table else {
            let officers = duty.officers.unwrap_or(0);
            self.desks[n].chairs = (0..officers).map(|_| Chair::new(Sits::Candidate)).collect();
            return;
        };
        let mut chairs: Vec<Chair> = table.who.iter().map(|place| Chair::new(Sits::Listed(place.clone()))).collect();
        let mut people = Vec::new();
        if let Some(pool) = &table.members {
            people.extend(self.everybody().into_iter().filter(|one| self.in_person(one, n, Work::Named(pool)).is_ok()));
        }
        if table.each {
            people.extend(self.plan.signers.iter().cloned());
        }
        let named: Vec<String> = table.who.iter().filter_map(|place| self.one(&place.by)).collect();
        for (place, person) in people.iter().enumerate() {
            if !people[..place].contains(person) && !named.contains(person) {
                chairs.push(Chair::new(Sits::Person(person.clone())));
            }
        }
        self.desks[n].chairs = chairs;
    }

    fn allocate(&mut self, n: usize) {
        let duty = &self.plan.duties[n];
        if !self.desks[n].chairs.is_empty() {
            return;
        }
        let candidates = || {
            let all = self.everybody().into_iter();
            all.filter(|one| self.in_person(one, n, Work::Candidates).is_ok()).collect::<Vec<_>>()
        };
        let acted = |one: &&String| self.acting.contains(one);
        let chosen = match &duty.comes {
            Comes::Offered => None,
            Comes::Fixed(person) => Some(self.successor(person)),
            Comes::Familiar(m) => self.desks[*m].done_by.first().cloned(),
            Comes::Chained => {
                let before = self.plan.spec.steps[n].after.iter();
                before.filter_map(|(m, _)| self.desks[*m].done_by.first().filter(acted)).next().cloned()
            }
            Comes::InTurn => {
                let (all, last) = (candidates(), self.load.last.get(&n));
                all.iter().find(|one| last.is_some_and(|last| *one > last)).or(all.first()).cloned()
            }
            Comes::LeastLoaded => {
                let load = |one: &String| self.load.in_hand.get(one).copied().unwrap_or(0);
                candidates().into_iter().min_by_key(|one| (load(one), one.clone()))
            }
        };
        let chosen = chosen.filter(|one| self.may_work(one, n, Work::Candidates).is_ok());
        self.desks[n].held.holder = chosen;
    }

    /// What is done without is nobody's doing; whoever decides so has had a hand in it.
    pub(super) fn nobody_did(&mut self, n: usize) {
        let acting = self.acting.clone();
        self.desks[n].worked(&acting);
        self.desks[n].done_by.clear();
        self.desks[n].joint = false;
    }

    /// Completes a step by somebody's work: whoever acts did it, and of a joint signature all who answered.
    pub(super) fn finish(&mut self, n: usize, outcome: usize, by_seats: bool, told: &Told) -> Result<(), Refused> {
        let mut done_by: Vec<String> = Vec::new();
        let answered = self.desks[n].chairs.iter().filter_map(|chair| chair.said.as_ref()).flat_map(|(_, by)| by);
        let acting = self.acting.iter().filter(|_| !by_seats);
        for one in answered.chain(acting) {
            if !done_by.contains(one) {
                done_by.push(one.clone());
            }
        }
        let before = self.desks[n].clone();
        self.desks[n].worked(&done_by);
        let signed = |chair: &&Chair| chair.said.as_ref().is_some_and(|(_, by)| !by.is_empty());
        let joint = self.desks[n].chairs.iter().filter(signed).count() > 1;
        (self.desks[n].done_by, self.desks[n].joint) = (done_by, joint);
        self.play(&Move::Complete(n, outcome, Vec::new()), told).inspect_err(|_| self.desks[n] = before)
    }
}
