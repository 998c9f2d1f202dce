//! The rules that count heads or weight, and end early.
//!
//! Each seat that is open may still give any outcome, abstain or stay away. Three ways for the rest to go, of all the ways there are, are enough to know
//! whether the result is the same in every one:
//!
//! 1. *All say yes.* No way is better for `pass`: a yes of weight w adds w to yes and at most w to the base, and no share is more than the whole; it is present, it
//!    vetoes nothing, and a casting seat breaks the tie. If it does not pass in this way, it passes in none.
//! 2. *All say no.* No way is better for `fail`: a no adds w to the base, wherever the base can grow, and nothing to yes; it is present, and it uses every veto.
//! 3. *All stay away.* No way has fewer present, so this is the one without a quorum if any is.
//!
//! So each of the three results that is possible at all is the result of its own way, and they agree exactly when all ways do.

use super::{Answer, Terms, Verdict, Voter};
use crate::language::{Base, Share};

/// What a ballot comes to that passes where the sums carry it.
pub(super) fn ballot(terms: &Terms, voters: &[Voter], carries: impl Fn(&Tally) -> bool) -> Verdict {
    if !terms.early && voters.iter().any(Voter::is_open) {
        return Verdict::Open;
    }
    let if_the_rest = |answer| result(terms, &Tally::of(terms, voters, answer), &carries);
    let for_it = if_the_rest(Answer::Gave(terms.pass));
    let is_settled = [Answer::Gave(terms.fail), Answer::Absent].into_iter().all(|way| if_the_rest(way) == for_it);
    if is_settled { for_it } else { Verdict::Open }
}

fn result(terms: &Terms, tally: &Tally, carries: impl Fn(&Tally) -> bool) -> Verdict {
    if !terms.quorum.is_none_or(|quorum| quorum.is_reached_by(tally.present, tally.all)) {
        return Verdict::NoQuorum;
    }
    Verdict::Decided(if carries(tally) && !tally.vetoed { terms.pass } else { terms.fail })
}

/// The sums of a ballot in which all have answered.
#[derive(Default)]
pub(super) struct Tally {
    /// All weight.
    all: u64,
    /// The weight of those who answered.
    present: u64,
    /// The weight of which a share is taken; no less than that of yes.
    base: u64,
    /// The weight of yes.
    yes: u64,
    /// How many said yes.
    heads: u64,
    /// Somebody with a veto said no.
    vetoed: bool,
    /// Somebody with a casting vote said yes.
    breaks_tie: bool,
}

impl Tally {
    /// The sums if those who are open give this answer.
    fn of(terms: &Terms, voters: &[Voter], rest: Answer) -> Tally {
        let mut tally = Tally::default();
        for voter in voters {
            tally.add(terms, voter, voter.answer.unwrap_or(rest));
        }
        tally
    }

    /// Sums of weights of 32 bits stay within 64 bits: there is no room for so many seats.
    fn add(&mut self, terms: &Terms, voter: &Voter, answer: Answer) {
        let weight_if = |counts: bool| if counts { u64::from(voter.weight) } else { 0 };
        let (is_present, is_cast) = (answer != Answer::Absent, matches!(answer, Answer::Gave(_)));
        let (is_yes, is_no) = (answer == Answer::Gave(terms.pass), answer == Answer::Gave(terms.fail));
        self.all += weight_if(true);
        self.present += weight_if(is_present);
        self.base += weight_if(match terms.base {
            Base::All => true,
            Base::Present => is_present,
            Base::Cast => is_cast,
        });
        self.yes += weight_if(is_yes);
        self.heads += u64::from(is_yes);
        self.vetoed |= voter.veto && is_no;
        self.breaks_tie |= voter.casting && is_yes;
    }

    /// Whether yes has the share or more of a base that is not nothing.
    pub(super) fn reaches(&self, share: Share) -> bool {
        self.base > 0 && share.is_reached_by(self.yes, self.base)
    }

    /// Whether yes has more than the share, or half of the base with a casting vote where more than half is asked for.
    pub(super) fn exceeds(&self, share: Share) -> bool {
        let is_tie = self.base > 0 && self.yes == self.base - self.yes;
        share.is_exceeded_by(self.yes, self.base) || share == Share::HALF && is_tie && self.breaks_tie
    }

    pub(super) fn has_heads(&self, least: u32) -> bool {
        self.heads >= u64::from(least)
    }
}
