//! What the answers of seats come to: by the plain rule when all have answered, and before that by trying everything that the rest may say.

use onedoor_core::language::Base;

use super::{
    super::plan::{How, Table},
    Chair, Desk, Naive, Said, Stands,
};

/// What answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comes {
    Open,
    To(usize),
    Nothing,
}

/// A seat as it is counted.
#[derive(Clone, Copy)]
struct Vote<'a> {
    chair: &'a Chair,
    said: Option<Said>,
}

/// What is counted, and how.
struct Terms<'a> {
    how: How,
    table: Option<&'a Table>,
    pass: usize,
    fail: usize,
    outcomes: usize,
}

impl Naive {
    /// What the answers at a step come to now.
    pub(super) fn comes_to(&self, n: usize) -> Comes {
        let desk = &self.desks[n];
        let terms = self.terms(n);
        let members = desk.chairs.iter().enumerate().filter(|(_, chair)| chair.counts());
        let vote = |(place, chair)| Vote { chair, said: together(desk, place, terms.pass, terms.fail) };
        terms.comes_to(&members.map(vote).collect::<Vec<_>>())
    }

    fn terms(&self, n: usize) -> Terms<'_> {
        let (step, duty) = (&self.plan.spec.steps[n], &self.plan.duties[n]);
        let onward = step.outcomes_going_on();
        let how = match (&duty.table, duty.officers) {
            (Some(table), _) => table.how,
            (None, Some(_)) => How::Unanimous,
            (None, None) => How::All,
        };
        let (pass, fail) = (onward[0], onward[onward.len().min(2) - 1]);
        Terms { how, table: duty.table.as_ref(), pass, fail, outcomes: step.outcomes.len() }
    }

    pub(super) fn how(&self, n: usize) -> How {
        self.terms(n).how
    }

    pub(super) fn pass(&self, n: usize) -> usize {
        self.terms(n).pass
    }

    pub(super) fn fail(&self, n: usize) -> usize {
        self.terms(n).fail
    }
}

/// What one seat said, with all those who must agree with it.
fn together(desk: &Desk, place: usize, pass: usize, fail: usize) -> Option<Said> {
    let own = desk.chairs[place].said.as_ref().map(|(said, _)| *said).or(desk.closed.then_some(Said::Absent))?;
    let Said::Gave(outcome) = own else { return Some(own) };
    if outcome == fail && fail != pass {
        return Some(own);
    }
    for behind in behind(desk, place) {
        match together(desk, behind, pass, fail)? {
            Said::Gave(other) if other != outcome => return Some(Said::Gave(other)),
            Said::Gave(_) | Said::Abstained | Said::Absent => {}
        }
    }
    Some(own)
}

/// The seats directly behind another.
pub(super) fn behind(desk: &Desk, place: usize) -> Vec<usize> {
    let chairs = desk.chairs.iter().enumerate();
    let stands = chairs.filter(|(_, chair)| !chair.removed && chair.stands == Stands::After(place));
    stands.map(|(place, _)| place).collect()
}

impl Terms<'_> {
    fn comes_to(&self, votes: &[Vote<'_>]) -> Comes {
        if votes.is_empty() {
            return Comes::Nothing;
        }
        let open = votes.iter().any(|vote| vote.said.is_none());
        let given: Vec<usize> = votes.iter().filter_map(gave).collect();
        let early = self.table.and_then(|table| table.early);
        match self.how {
            How::All if open && !(early == Some(true) && given.iter().any(|one| *one != self.pass)) => Comes::Open,
            How::All => self.agreed(&given),
            How::Any => self.first(&given, open),
            How::AtLeast(..) | How::MoreThan(..) | How::Heads(_) if open && early == Some(false) => Comes::Open,
            How::AtLeast(..) | How::MoreThan(..) | How::Heads(_) => self.every_way(votes),
            How::Sequence => self.in_order(votes),
            How::Lead if open => Comes::Open,
            How::Lead => {
                let leads = votes.iter().filter(|vote| vote.chair.is(|place| place.lead));
                self.agreed(&leads.filter_map(gave).collect::<Vec<_>>())
            }
            How::Unanimous => unanimous(votes),
        }
    }

    fn agreed(&self, given: &[usize]) -> Comes {
        let objections = given.iter().filter(|one| **one != self.pass).max();
        match (given.contains(&self.fail), objections) {
            _ if given.is_empty() => Comes::Nothing,
            (true, _) => Comes::To(self.fail),
            (false, Some(objection)) => Comes::To(*objection),
            (false, None) => Comes::To(self.pass),
        }
    }

    fn first(&self, given: &[usize], open: bool) -> Comes {
        let prefer = self.table.is_some_and(|table| table.prefer);
        if given.contains(&self.pass) {
            Comes::To(self.pass)
        } else if open && (prefer || given.is_empty()) {
            Comes::Open
        } else {
            self.agreed(given)
        }
    }

    fn in_order(&self, votes: &[Vote<'_>]) -> Comes {
        for vote in votes {
            match vote.said {
                None => return Comes::Open,
                Some(Said::Gave(outcome)) if outcome != self.pass => return Comes::To(outcome),
                Some(_) => {}
            }
        }
        let given = votes.iter().filter_map(gave).collect::<Vec<_>>();
        self.agreed(&given)
    }

    /// What all ways to answer come to, if all come to the same.
    fn every_way(&self, votes: &[Vote<'_>]) -> Comes {
        let Some(open) = votes.iter().position(|vote| vote.said.is_none()) else { return self.ballot(votes) };
        let third = (0..self.outcomes).find(|one| *one != self.pass && *one != self.fail);
        let ways = [Said::Gave(self.pass), Said::Gave(self.fail), Said::Abstained, Said::Absent];
        let ways = ways.into_iter().chain(third.map(Said::Gave));
        let mut found = None;
        for way in ways {
            let mut then = votes.to_vec();
            then[open].said = Some(way);
            let comes = self.every_way(&then);
            if comes == Comes::Open || found.is_some_and(|before| before != comes) {
                return Comes::Open;
            }
            found = Some(comes);
        }
        found.unwrap_or(Comes::Open)
    }

    /// All have answered.
    fn ballot(&self, votes: &[Vote<'_>]) -> Comes {
        let weight = |fits: &dyn Fn(Said) -> bool| -> u64 {
            votes.iter().filter(|vote| vote.said.is_some_and(fits)).map(|vote| u64::from(vote.chair.weight())).sum()
        };
        let (all, present) = (weight(&|_| true), weight(&|said| said != Said::Absent));
        let (yes, cast) =
            (weight(&|said| said == Said::Gave(self.pass)), weight(&|said| matches!(said, Said::Gave(_))));
        if let Some((p, q)) = self.table.and_then(|table| table.quorum)
            && present * q < p * all
        {
            return Comes::Nothing;
        }
        let base = match self.table.map(|table| table.base) {
            Some(Base::Present) => present,
            Some(Base::Cast) => cast,
            Some(Base::All) | None => all,
        };
        let said = |vote: &&Vote<'_>, outcome| vote.said == Some(Said::Gave(outcome));
        let heads = votes.iter().filter(|vote| said(vote, self.pass)).count();
        let vetoed = votes.iter().any(|vote| vote.chair.is(|place| place.veto) && said(&vote, self.fail));
        let breaks = votes.iter().any(|vote| vote.chair.is(|place| place.casting) && said(&vote, self.pass));
        let carried = match self.how {
            How::AtLeast(p, q) => base > 0 && yes * q >= p * base,
            How::MoreThan(p, q) => yes * q > p * base || (p * 2 == q && base > 0 && yes * 2 == base && breaks),
            How::Heads(least) => heads >= least as usize,
            _ => false,
        };
        Comes::To(if carried && !vetoed { self.pass } else { self.fail })
    }
}

fn gave(vote: &Vote<'_>) -> Option<usize> {
    match vote.said {
        Some(Said::Gave(outcome)) => Some(outcome),
        _ => None,
    }
}

fn unanimous(votes: &[Vote<'_>]) -> Comes {
    let there: Vec<Option<usize>> = votes.iter().filter(|vote| vote.said != Some(Said::Absent)).map(gave).collect();
    match there.first() {
        None => Comes::Nothing,
        Some(Some(first)) if there.iter().all(|other| *other == Some(*first)) => Comes::To(*first),
        Some(_) => Comes::Open,
    }
}
