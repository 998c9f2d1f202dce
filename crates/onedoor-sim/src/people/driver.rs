//! Whether a case can still end, whatever was done to it: everybody does what they can, and `root` rules over the rest.

use onedoor_core::{case::Closing, engine::SeatPlace};

use super::{
    deed::{Deed, What},
    hall::Hall,
    random_staff::ROOT,
};
use crate::oracle::StepState;

/// More deeds than this no case takes that goes forward.
const DEEDS_MAX: usize = 500;

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driven {
    /// By its graph, or because nothing was left open.
    Ended,
    /// Nobody may do a step that nobody may do without: it was ended from outside.
    Terminated,
    /// Nobody rules over the work of others any more: `root` was recused.
    Unruled,
}

/// Drives a case to its end.
///
/// # Errors
/// Where it cannot end although nothing forbids it.
pub fn drive(hall: &Hall<'_>) -> Result<Driven, String> {
    let mut driver = Driver { hall: hall.clone() };
    if driver.hall.naive.recused.iter().any(|(person, _)| person == ROOT) {
        return Ok(Driven::Unruled);
    }
    // Who acts for the applicant rules over nothing; they may lay it down.
    if driver.hall.naive.agents.iter().any(|agent| agent == ROOT) {
        driver.give(ROOT, What::RevokeMandate(ROOT.to_owned()))?;
    }
    for _ in 0..DEEDS_MAX {
        if driver.hall.is_over() {
            return Ok(Driven::Ended);
        }
        if driver.hall.naive.suspended.is_some() {
            driver.give(ROOT, What::Resume)?;
        }
        if !driver.forward()? {
            return driver.terminate();
        }
    }
    Err("it goes on for ever".to_owned())
}

struct Driver<'a> {
    hall: Hall<'a>,
}

impl Driver<'_> {
    fn give(&mut self, by: &str, what: What) -> Result<bool, String> {
        self.hall.give(&Deed { by: by.to_owned(), hours: 0, what })
    }

    fn open(&self) -> Vec<usize> {
        let all = 0..self.hall.naive.desks.len();
        all.filter(|n| self.hall.naive.kernel.state(*n) == StepState::Open).collect()
    }

    /// One thing that brings the case nearer to its end.
    fn forward(&mut self) -> Result<bool, String> {
        for n in self.open() {
            if self.work(n)? || self.give(ROOT, What::Waive(n, self.pass(n)))? {
                return Ok(true);
            }
        }
        for n in self.open() {
            self.clear(n)?;
            if self.work(n)? || self.widen(n)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn pass(&self, n: usize) -> usize {
        self.hall.naive.plan.spec.steps[n].outcomes_going_on()[0]
    }

    /// Somebody does it, or answers from a seat.
    fn work(&mut self, n: usize) -> Result<bool, String> {
        let people = self.hall.naive.everybody();
        let assigns = self.hall.naive.plan.duties[n].role.is_some();
        for by in &people {
            let handlers = people.iter().filter(|_| assigns).cloned().map(Some);
            for handler in [None].into_iter().chain(handlers) {
                if self.is_again(n, by) {
                    continue;
                }
                if self.give(by, What::Complete(n, self.pass(n), handler, true))? {
                    return Ok(true);
                }
            }
        }
        self.give(ROOT, What::CloseVote(n))
    }

    /// Whether somebody has said so already.
    fn is_again(&self, n: usize, by: &str) -> bool {
        let chairs = &self.hall.naive.desks[n].chairs;
        let pass = super::naive::Said::Gave(self.pass(n));
        chairs.iter().any(|chair| {
            chair.said.as_ref().is_some_and(|(said, who)| *said == pass && who.iter().any(|one| one == by))
        })
    }

    /// What is in somebody's hands is offered again, and no question is waited for.
    fn clear(&mut self, n: usize) -> Result<(), String> {
        let desk = &self.hall.naive.desks[n];
        let (seats, questions) = (desk.chairs.len() as u16, desk.questions.len() as u16);
        for seat in [None].into_iter().chain((0..seats).map(Some)) {
            self.give(ROOT, What::Release((n, seat)))?;
        }
        for question in 0..questions {
            self.give(ROOT, What::Withdraw(n, question))?;
        }
        Ok(())
    }

    /// Somebody who may do it is asked to sign as well.
    fn widen(&mut self, n: usize) -> Result<bool, String> {
        for to in self.hall.naive.everybody() {
            if self.give(ROOT, What::AddSeat(n, to, SeatPlace::Parallel))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The one case that is ended from outside: nobody may do what nobody may do without.
    fn terminate(&mut self) -> Result<Driven, String> {
        let naive = &self.hall.naive;
        if let Some(n) = self.open().into_iter().find(|n| !naive.plan.duties[*n].never_waived) {
            return Err(format!("step {n} is open, nobody may do it, and it cannot be done without"));
        }
        match self.give(ROOT, What::Close(Closing::Terminated))? {
            true => Ok(Driven::Terminated),
            false => Err("it can neither go on nor be ended".to_owned()),
        }
    }
}
