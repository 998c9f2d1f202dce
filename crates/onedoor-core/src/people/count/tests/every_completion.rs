//! A ballot ends early exactly when every completion of it comes to the same. The witness tries them all, and counts each in its own words.

use super::*;
use onedoor_sim::generate::Rng;
use std::collections::BTreeSet;

const TABLES: u64 = 24_000;

/// A complete ballot, as the law has it: everything is summed up on its own, and shares are compared as fractions with one denominator.
fn by_the_book(terms: &Terms, voters: &[Voter]) -> Verdict {
    let weight = |which: &dyn Fn(Answer) -> bool| -> u128 {
        voters.iter().filter(|voter| which(voter.answer.unwrap())).map(|voter| u128::from(voter.weight)).sum()
    };
    let (yes, no) = (Answer::Gave(terms.pass), Answer::Gave(terms.fail));
    let all = weight(&|_| true);
    let present = weight(&|answer| answer != Answer::Absent);
    let cast = weight(&|answer| answer != Answer::Absent && answer != Answer::Abstained);
    let in_favour = weight(&|answer| answer == yes);
    if let Some(quorum) = terms.quorum
        && present * u128::from(quorum.denominator()) < u128::from(quorum.numerator()) * all
    {
        return Verdict::NoQuorum;
    }
    let base = match terms.base {
        Base::All => all,
        Base::Present => present,
        Base::Cast => cast,
    };
    let sides = |share: Share| (in_favour * u128::from(share.denominator()), u128::from(share.numerator()) * base);
    let carried = match terms.rule {
        Rule::AtLeast(share) => base > 0 && sides(share).0 >= sides(share).1,
        Rule::MoreThan(share) if sides(share).0 == sides(share).1 && share.to_string() == "1/2" => {
            base > 0 && voters.iter().any(|voter| voter.casting && voter.answer == Some(yes))
        }
        Rule::MoreThan(share) => sides(share).0 > sides(share).1,
        Rule::Heads(least) => voters.iter().filter(|voter| voter.answer == Some(yes)).count() >= least as usize,
        other => panic!("{other:?} is no ballot"),
    };
    let vetoed = voters.iter().any(|voter| voter.veto && voter.answer == Some(no));
    Verdict::Decided(if carried && !vetoed { terms.pass } else { terms.fail })
}

/// Every way in which the open seats may answer.
fn for_each_completion(voters: &mut [Voter], from: usize, visit: &mut impl FnMut(&[Voter])) {
    let Some(open) = (from..voters.len()).find(|at| voters[*at].is_open()) else { return visit(voters) };
    for answer in answers() {
        voters[open].answer = Some(answer);
        for_each_completion(voters, open + 1, visit);
    }
    voters[open].answer = None;
}

fn answers() -> [Answer; 5] {
    let gave = |name| Answer::Gave(outcome(name));
    [gave("pass"), gave("fail"), gave("third"), Answer::Abstained, Answer::Absent]
}

/// What all completions come to, where that is one and the same.
fn common(terms: &Terms, voters: &[Voter]) -> Verdict {
    let mut found = BTreeSet::new();
    let mut last = Verdict::Open;
    for_each_completion(&mut voters.to_vec(), 0, &mut |complete| {
        last = by_the_book(terms, complete);
        found.insert(drawn(last));
    });
    if found.len() == 1 { last } else { Verdict::Open }
}

fn random_share(rng: &mut Rng) -> Share {
    let whole = rng.between(1, 6) as u64;
    let part = rng.between(1, whole as usize) as u64;
    if rng.chance(35) { Share::HALF } else { Share::of(part, whole).unwrap() }
}

fn random_terms(rng: &mut Rng) -> Terms {
    let rule = match rng.below(5) {
        0 | 1 => Rule::MoreThan(random_share(rng)),
        2 | 3 => Rule::AtLeast(random_share(rng)),
        _ => Rule::Heads(rng.between(0, 7) as u32),
    };
    let base = rng.choose(&[Base::All, Base::Present, Base::Cast]).unwrap();
    let quorum = rng.chance(40).then(|| random_share(rng));
    let fail = outcome(if rng.chance(5) { "pass" } else { "fail" });
    Terms { base, quorum, fail, ..terms(rule) }
}

fn random_voter(rng: &mut Rng) -> Voter {
    Voter {
        weight: rng.choose(&[1, 1, 1, 2, 3, 0, 1_000_000]).unwrap(),
        answer: (!rng.chance(40)).then(|| rng.choose(&answers()).unwrap()),
        veto: rng.chance(15),
        casting: rng.chance(15),
        lead: rng.chance(15),
    }
}

#[test]
fn a_ballot_ends_early_exactly_when_every_completion_comes_to_the_same() {
    let mut seen = BTreeSet::new();
    for seed in 0..TABLES {
        let mut rng = Rng::new(seed);
        let terms = random_terms(&mut rng);
        let voters: Vec<Voter> = (0..rng.between(1, 6)).map(|_| random_voter(&mut rng)).collect();
        let (ours, expected) = (count(&terms, &voters), common(&terms, &voters));
        assert_eq!(ours, expected, "seed {seed}: {terms:?} {voters:#?}");
        let is_patient = voters.iter().any(Voter::is_open);
        let waits = count(&Terms { early: false, ..terms }, &voters);
        assert_eq!(waits, if is_patient { Verdict::Open } else { expected }, "seed {seed}, not early");
        seen.insert((is_patient, drawn(ours)));
    }
    assert_eq!(seen.len(), 7, "every verdict comes up, with open seats and without: {seen:?}");
}
