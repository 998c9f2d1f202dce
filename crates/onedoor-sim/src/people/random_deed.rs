//! Random deeds: of everything that can be done, mostly what can be done now, mostly by those who may.

use onedoor_core::{case::Closing, engine::SeatPlace};

use super::{
    deed::{Deed, Item, What},
    naive::Naive,
};
use crate::{generate::Rng, oracle::StepState};

/// A random deed. Four times in five it is looked for somebody who may do it.
pub fn random_deed(rng: &mut Rng, naive: &Naive) -> Deed {
    let people: Vec<String> = naive.everybody();
    let hours = if rng.chance(60) { 0 } else { rng.below(30) as i64 };
    let mut draw = Draw { rng, naive, people: &people };
    let what = draw.what();
    let mut deed = Deed { by: draw.whoever(), hours, what };
    if !rng.chance(80) {
        return deed;
    }
    let mut left = people.clone();
    while !left.is_empty() {
        deed.by = left.swap_remove(rng.below(left.len()));
        if naive.accepts(&deed) {
            return deed;
        }
    }
    deed
}

struct Draw<'a> {
    rng: &'a mut Rng,
    naive: &'a Naive,
    people: &'a [String],
}

impl Draw<'_> {
    fn whoever(&mut self) -> String {
        if self.rng.chance(3) { "stranger".to_owned() } else { self.people[self.rng.below(self.people.len())].clone() }
    }

    fn what(&mut self) -> What {
        match self.rng.below(100) {
            0..=29 => self.completion(),
            30..=69 => self.about_work(),
            70..=84 => self.about_seats(),
            85..=93 => self.about_the_case(),
            _ => self.kernel(),
        }
    }

    /// Mostly a step in such a state.
    fn step(&mut self, fits: fn(StepState) -> bool) -> usize {
        let all = 0..self.naive.desks.len();
        let fitting: Vec<usize> = all.clone().filter(|n| fits(self.naive.kernel.state(*n))).collect();
        if fitting.is_empty() || self.rng.chance(4) {
            self.rng.below(all.len())
        } else {
            fitting[self.rng.below(fitting.len())]
        }
    }

    fn open(&mut self) -> usize {
        self.step(|state| state == StepState::Open)
    }

    fn item(&mut self) -> Item {
        let n = self.open();
        let chairs = self.naive.desks[n].chairs.len();
        let beyond = usize::from(self.rng.chance(3));
        let seat = (chairs > 0 && !self.rng.chance(4)).then(|| self.rng.below(chairs + beyond) as u16);
        (n, seat)
    }

    fn outcome(&mut self, n: usize) -> usize {
        let step = &self.naive.plan.spec.steps[n];
        if step.outcomes.len() > 1 && self.rng.chance(65) { 0 } else { self.rng.below(step.outcomes.len()) }
    }

    fn completion(&mut self) -> What {
        let n = self.open();
        let assigns = self.naive.plan.duties[n].role.is_some();
        let named = self.rng.chance(if assigns { 70 } else { 1 });
        let handler = named.then(|| self.whoever());
        What::Complete(n, self.outcome(n), handler, self.rng.chance(60))
    }

    fn about_work(&mut self) -> What {
        let item = self.item();
        let to = self.whoever();
        match self.rng.below(14) {
            0 | 1 => What::Claim(item),
            2 => What::Release(item),
            3 | 4 => What::Begin(item),
            5 | 6 => What::Assign(item, to),
            7 | 8 => What::Transfer(item, to),
            9 | 10 => What::Delegate(item, to),
            11 => What::GiveBack(item),
            12 => What::CallBack(item),
            _ => What::SaveDraft(item.0),
        }
    }

    fn about_seats(&mut self) -> What {
        let n = self.open();
        match self.rng.below(9) {
            0..=2 => {
                let place = [SeatPlace::Before, SeatPlace::After, SeatPlace::Parallel][self.rng.below(3)];
                What::AddSeat(n, self.whoever(), place)
            }
            3 => What::RemoveSeat(self.item()),
            4 => What::CloseVote(n),
            5 => What::TakeBack(n),
            6 => What::Complete(n, self.outcome(n), None, true),
            _ => What::Abstain(n),
        }
    }

    fn about_the_case(&mut self) -> What {
        let (n, whom) = (self.open(), self.whoever());
        let question = self.rng.below(self.naive.desks[n].questions.len().max(1)) as u16;
        match self.rng.below(16) {
            0 => What::Copy(whom),
            1 => What::ReadCopy,
            2 | 3 => What::Consult(n, whom, self.rng.chance(60), self.rng.chance(50).then_some(20)),
            4 | 5 => What::Answer(n, question),
            6 => What::Withdraw(n, question),
            7 | 8 => What::Recuse(whom, self.rng.chance(70).then_some(n)),
            9 => What::Urge(n),
            10 => What::GiveMandate(whom),
            11 => What::RevokeMandate(whom),
            12 | 13 => What::HandOver(whom, self.whoever()),
            14 => What::NewDirectory,
            _ => What::Absorb,
        }
    }

    fn kernel(&mut self) -> What {
        let n = self.open();
        match self.rng.below(16) {
            0 => What::Request(self.step(|state| matches!(state, StepState::Skipped(_)))),
            1 | 2 => What::Waive(n, self.outcome(n)),
            3 => What::Cancel(n),
            4..=7 => What::TakeBack(self.step(|state| matches!(state, StepState::Done(_)))),
            8 => What::Suspend,
            9 | 10 => What::Resume,
            11 => What::Acknowledge(self.rng.chance(70).then_some(n)),
            12..=14 => What::Jump(self.step(|state| state == StepState::Waiting)),
            _ if self.rng.chance(70) => What::Resume,
            _ => What::Close(Closing::ALL[self.rng.below(4)]),
        }
    }
}
