use super::{Terms, Verdict, Voter};

/// One after the other: who is open is waited for, whatever stands behind.
pub(super) fn sequence(terms: &Terms, voters: &[Voter]) -> Verdict {
    let mut verdict = Verdict::NoQuorum;
    for voter in voters {
        if voter.is_open() {
            return Verdict::Open;
        }
        match voter.outcome() {
            Some(outcome) if outcome != terms.pass => return Verdict::Decided(outcome),
            Some(_) => verdict = Verdict::Decided(terms.pass),
            None => {}
        }
    }
    verdict
}
