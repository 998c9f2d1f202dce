//! The order in which answers come does not matter.

use super::*;
use onedoor_sim::generate::Rng;
use std::collections::BTreeSet;

const SEATS: usize = 64;

/// The rules whose verdict does not depend on who was the first. A sequence asks in the order of its seats, and of `Any` and of `All` that ends early the first
/// decides: these end, and then nobody answers any more.
fn orderless(rng: &mut Rng) -> Terms {
    let rules = [
        Rule::All,
        Rule::AtLeast(share("2/3")),
        Rule::AtLeast(share("1/2")),
        Rule::MoreThan(share("1/2")),
        Rule::Heads(20),
        Rule::Lead,
        Rule::Unanimous,
    ];
    let rule = rng.choose(&rules).unwrap();
    let base = rng.choose(&[Base::All, Base::Present, Base::Cast]).unwrap();
    let quorum = rng.chance(50).then(|| share("1/2"));
    Terms { base, quorum, early: rule != Rule::All, ..terms(rule) }
}

/// Seats that lean to one answer, so that verdicts differ from seed to seed.
fn answered(rng: &mut Rng) -> Vec<Voter> {
    let lean = rng.choose(&["p", "p", "f", "x", "a"]).unwrap();
    let strength = rng.choose(&[20, 40, 60, 100]).unwrap();
    let seat = |at| {
        let answer = if rng.chance(strength) { lean } else { rng.choose(&["p", "f", "t", "a", "x"]).unwrap() };
        let weight = rng.between(1, 5) as u32;
        Voter { weight, casting: at == 1, lead: at == 2, veto: at == 3, ..voter(answer) }
    };
    (0..SEATS).map(seat).collect()
}

/// The verdicts after each answer, from none to all.
fn verdicts(terms: &Terms, complete: &[Voter], order: &[usize]) -> Vec<Verdict> {
    let mut voters: Vec<Voter> = complete.iter().map(|voter| Voter { answer: None, ..*voter }).collect();
    let mut verdicts = vec![count(terms, &voters)];
    for at in order {
        voters[*at].answer = complete[*at].answer;
        verdicts.push(count(terms, &voters));
    }
    verdicts
}

#[test]
fn any_order_of_64_answers_gives_the_same_result() {
    let mut seen = BTreeSet::new();
    for seed in 0..200 {
        let mut rng = Rng::new(seed);
        let (terms, complete) = (orderless(&mut rng), answered(&mut rng));
        let expected = count(&terms, &complete);
        let seats: Vec<usize> = (0..SEATS).collect();
        for _ in 0..8 {
            let verdicts = verdicts(&terms, &complete, &rng.sample(&seats, SEATS));
            let ends = verdicts.iter().position(|verdict| *verdict != Verdict::Open).unwrap_or(SEATS);
            assert!(verdicts[ends..].iter().all(|verdict| *verdict == expected), "seed {seed}: {terms:?} {verdicts:?}");
            seen.insert((drawn(expected), ends < SEATS));
        }
    }
    for known in ["pass", "fail", "no quorum"] {
        assert!(
            seen.contains(&(known, true)) && seen.contains(&(known, false)),
            "{known}, early and at the end: {seen:?}"
        );
    }
}

#[test]
fn the_order_of_the_seats_does_not_matter_but_in_a_sequence() {
    for seed in 0..200 {
        let mut rng = Rng::new(seed);
        let complete = answered(&mut rng);
        let mixed = rng.sample(&complete, SEATS);
        for rule in [Rule::Any, Rule::All] {
            let terms = Terms { prefer: rng.chance(50), ..terms(rule) };
            assert_eq!(count(&terms, &mixed), count(&terms, &complete), "seed {seed}: {terms:?}");
        }
    }
}
