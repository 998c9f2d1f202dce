mod ballot;
mod collected;
mod sequence;

use crate::{
    id::OutcomeId,
    language::{Base, Rule, Share},
};
use ballot::ballot;
use sequence::sequence;

/// What a seat said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It gave an outcome.
    Gave(OutcomeId),
    /// It is present and says neither yes nor no.
    Abstained,
    /// It is not present and will not answer: the chair closed it, or removed it.
    Absent,
}

/// A seat as the count sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// How much its answer weighs.
    pub weight: u32,
    /// What it said; none while it may still answer: it is open.
    pub answer: Option<Answer>,
    /// Whether its no is everybody's.
    pub veto: bool,
    /// Whether its yes decides a tie.
    pub casting: bool,
    /// Whether its answer is the outcome under [`Rule::Lead`].
    pub lead: bool,
}

/// What makes the answers one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The rule.
    pub rule: Rule,
    /// Of what a share is taken; read by `AtLeast` and `MoreThan`.
    pub base: Base,
    /// The share of all weight that must be present; read by `AtLeast`, `MoreThan` and `Heads`.
    pub quorum: Option<Share>,
    /// Whether it ends before all have answered; read by `All`, `AtLeast`, `MoreThan` and `Heads`.
    pub early: bool,
    /// Whether another outcome than `pass` waits for all; read by `Any`.
    pub prefer: bool,
    /// Yes: the first outcome of the step that goes on.
    pub pass: OutcomeId,
    /// No: the second; where there is only one, that again.
    pub fail: OutcomeId,
}

/// What the answers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// More answers are waited for.
    Open,
    /// They come to this outcome.
    Decided(OutcomeId),
    /// They come to nothing, whatever those who are open may say: too few can be present, or nobody whose answer decides gave an outcome.
    NoQuorum,
}

/// What the answers of some seats come to. Only [`Rule::Sequence`] looks at their order.
///
/// An outcome that is neither `pass` nor `fail` is present and cast, and does not count as yes.
///
/// - `All`: when all have answered, `pass` where nobody gave another outcome, else the objection: `fail` where somebody gave it, else the last of the others.
///   Early, the first objection ends it.
/// - `Any`: the outcome that was given; of several `pass`, then `fail`, then the last. With `prefer` only `pass` ends it before all have answered; then as `All`.
/// - `AtLeast`, `MoreThan`: `pass` where the weight of yes has the share of the base, which is not nothing, and no seat with a veto gave `fail`; else `fail`.
///   Half of the base is enough for `MoreThan("1/2")` where a casting seat gave `pass`.
/// - `Heads`: `pass` where so many gave it and no seat with a veto gave `fail`; else `fail`.
/// - `Sequence`: the first outcome in the order of the seats that is not `pass`; `pass` after all. A seat without an outcome is passed over.
/// - `Lead`: when all have answered, what the lead gave; of several leads as `All`.
/// - `Unanimous`: what all gave; open while they differ or somebody abstains, since they may still change their answers. An absent seat is passed over.
///
/// Early, `AtLeast`, `MoreThan` and `Heads` end exactly when the result is the same however those who are open answer, abstain or stay away. Without a seat
/// nothing is decided. Time is linear in the number of seats.
///
/// ```
/// use onedoor_core::{
///     id::{Dense, OutcomeId},
///     language::{Base, Rule, Share},
///     people::{Answer, Terms, Verdict, Voter, count},
/// };
/// let (pass, fail) = OutcomeId::from_index(0).zip(OutcomeId::from_index(1)).unwrap();
/// let majority = Rule::MoreThan(Share::HALF);
/// let terms = Terms { rule: majority, base: Base::All, quorum: None, early: true, prefer: false, pass, fail };
/// let open = Voter { weight: 1, answer: None, veto: false, casting: false, lead: false };
/// let yes = Voter { answer: Some(Answer::Gave(pass)), ..open };
/// assert_eq!(count(&terms, &[yes, open, open]), Verdict::Open);
/// assert_eq!(count(&terms, &[yes, open, yes]), Verdict::Decided(pass));
/// ```
pub fn count(terms: &Terms, voters: &[Voter]) -> Verdict {
    if voters.is_empty() {
        return Verdict::NoQuorum;
    }
    match terms.rule {
        Rule::All => collected::all(terms, voters),
        Rule::Any => collected::any(terms, voters),
        Rule::AtLeast(share) => ballot(terms, voters, |tally| tally.reaches(share)),
        Rule::MoreThan(share) => ballot(terms, voters, |tally| tally.exceeds(share)),
        Rule::Heads(least) => ballot(terms, voters, |tally| tally.has_heads(least)),
        Rule::Sequence => sequence(terms, voters),
        Rule::Lead => collected::lead(terms, voters),
        Rule::Unanimous => collected::unanimous(voters),
    }
}

impl Voter {
    fn is_open(&self) -> bool {
        self.answer.is_none()
    }

    /// The outcome that it gave.
    fn outcome(&self) -> Option<OutcomeId> {
        match self.answer? {
            Answer::Gave(outcome) => Some(outcome),
            Answer::Abstained | Answer::Absent => None,
        }
    }
}

#[cfg(test)]
mod tests;
