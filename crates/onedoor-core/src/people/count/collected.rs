//! The rules that look at which outcomes were given, not at how much stands behind each.

use super::{Answer, Terms, Verdict, Voter};
use crate::id::OutcomeId;

pub(super) fn all(terms: &Terms, voters: &[Voter]) -> Verdict {
    let is_objected = || outcomes(voters).any(|outcome| outcome != terms.pass);
    if is_open(voters) && !(terms.early && is_objected()) { Verdict::Open } else { agreed(terms, outcomes(voters)) }
}

pub(super) fn any(terms: &Terms, voters: &[Voter]) -> Verdict {
    if terms.prefer && !outcomes(voters).any(|outcome| outcome == terms.pass) {
        return if is_open(voters) { Verdict::Open } else { agreed(terms, outcomes(voters)) };
    }
    match outcomes(voters).max_by_key(|outcome| (*outcome == terms.pass, *outcome == terms.fail, *outcome)) {
        Some(outcome) => Verdict::Decided(outcome),
        None if is_open(voters) => Verdict::Open,
        None => Verdict::NoQuorum,
    }
}

pub(super) fn lead(terms: &Terms, voters: &[Voter]) -> Verdict {
    let leads = voters.iter().filter(|voter| voter.lead).filter_map(Voter::outcome);
    if is_open(voters) { Verdict::Open } else { agreed(terms, leads) }
}

pub(super) fn unanimous(voters: &[Voter]) -> Verdict {
    let mut present = voters.iter().filter(|voter| voter.answer != Some(Answer::Absent)).map(Voter::outcome);
    match present.next() {
        None => Verdict::NoQuorum,
        Some(first) if present.all(|other| other == first) => first.map_or(Verdict::Open, Verdict::Decided),
        Some(_) => Verdict::Open,
    }
}

/// What those come to who must agree: an objection goes before consent, and `fail` before other objections.
fn agreed(terms: &Terms, outcomes: impl Iterator<Item = OutcomeId>) -> Verdict {
    outcomes
        .max_by_key(|outcome| (*outcome == terms.fail, *outcome != terms.pass, *outcome))
        .map_or(Verdict::NoQuorum, Verdict::Decided)
}

fn outcomes(voters: &[Voter]) -> impl Iterator<Item = OutcomeId> {
    voters.iter().filter_map(Voter::outcome)
}

fn is_open(voters: &[Voter]) -> bool {
    voters.iter().any(Voter::is_open)
}
