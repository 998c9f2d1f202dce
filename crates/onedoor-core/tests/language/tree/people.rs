//! Arbitrary seats, seals and duties.

use super::{by, text, texts};
use onedoor_core::language::{Allocate, Base, By, Nobody, OwnCase, Repeat, Rule, Sealed, Seat, Seats, Share, Step};
use proptest::{collection::vec, option, prelude::*, sample::select};

fn share() -> impl Strategy<Value = Share> {
    (1..=u64::MAX, 1..=u64::MAX).prop_map(|(a, b)| Share::of(a.min(b), a.max(b)).expect("a part of a whole"))
}

fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        select(vec![Rule::All, Rule::Any, Rule::Sequence, Rule::Lead, Rule::Unanimous]),
        share().prop_map(Rule::AtLeast),
        share().prop_map(Rule::MoreThan),
        any::<u32>().prop_map(Rule::Heads),
    ]
}

fn seat() -> impl Strategy<Value = Seat> {
    (by(), prop_oneof![Just(1), any::<u32>()], any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(by, weight, veto, casting, lead)| Seat { by, weight, veto, casting, lead })
}

fn seats() -> impl Strategy<Value = Seats> {
    let who = (vec(seat(), 0..3), option::of(by()), option::of(text()));
    let terms = (rule(), select(vec![Base::All, Base::Present, Base::Cast]), option::of(share()));
    let flags = (any::<bool>(), option::of(any::<bool>()), any::<bool>(), any::<bool>());
    (who, terms, flags).prop_map(|((who, members, each), (rule, of, quorum), (abstain, early, prefer, secret))| Seats {
        who,
        members,
        each,
        rule,
        of,
        quorum,
        abstain,
        early,
        prefer,
        secret,
    })
}

pub(super) fn sealed() -> impl Strategy<Value = Sealed> {
    (vec(by(), 0..3), option::of(text())).prop_map(|(readers, until)| Sealed { readers, until })
}

fn allocate() -> impl Strategy<Value = Allocate> {
    prop_oneof![
        select(vec![Allocate::Offer, Allocate::RoundRobin, Allocate::LeastLoaded, Allocate::Chained]),
        text().prop_map(Allocate::Fixed),
        text().prop_map(Allocate::Familiar),
    ]
}

fn nobody() -> impl Strategy<Value = Nobody> {
    prop_oneof![select(vec![Nobody::Wait, Nobody::Pass]), by().prop_map(Nobody::HandTo)]
}

/// What a step says about its people; its other fields have their defaults.
pub(super) fn of_step() -> impl Strategy<Value = Step> {
    let work = (allocate(), option::of(seats()), option::of(any::<u32>()));
    let duties = (texts(), texts(), texts(), option::of(text()), option::of(sealed()));
    let own = select(vec![OwnCase::Forbid, OwnCase::Superior, OwnCase::Allow]);
    let rules = (own, nobody(), select(vec![Repeat::Ask, Repeat::Pass]), any::<bool>(), any::<bool>());
    (work, duties, rules).prop_map(|(work, duties, rules)| {
        let (allocate, seats, officers) = work;
        let (separate_from, bound_to, qualifications, exclusive, sealed) = duties;
        let (own, nobody, repeat, reasons, never_waived) = rules;
        Step {
            allocate,
            seats,
            officers,
            separate_from,
            bound_to,
            qualifications,
            own,
            nobody,
            repeat,
            exclusive,
            sealed,
            reasons,
            never_waived,
            ..Step::default()
        }
    })
}

/// A change of each thing that a step says about its people.
pub(super) const OF_STEP: &[fn(&mut Step)] = &[
    |step| step.allocate = if step.allocate == Allocate::Offer { Allocate::Chained } else { Allocate::Offer },
    |step| change(&mut step.seats, Seats::default()),
    |step| change(&mut step.officers, 2),
    |step| step.separate_from.push(String::new()),
    |step| step.bound_to.push(String::new()),
    |step| step.qualifications.push(String::new()),
    |step| step.own = if step.own == OwnCase::Allow { OwnCase::Superior } else { OwnCase::Allow },
    |step| step.nobody = if step.nobody == Nobody::Pass { Nobody::Wait } else { Nobody::Pass },
    |step| step.repeat = if step.repeat == Repeat::Pass { Repeat::Ask } else { Repeat::Pass },
    |step| change(&mut step.exclusive, String::new()),
    |step| change(&mut step.sealed, Sealed::default()),
    |step| step.reasons ^= true,
    |step| step.never_waived ^= true,
];

/// A change of each thing that a joint signature says.
pub(super) const OF_SEATS: &[fn(&mut Seats)] = &[
    |seats| seats.who.push(Seat { by: By::Applicant, weight: 1, veto: false, casting: false, lead: false }),
    |seats| change(&mut seats.members, By::Applicant),
    |seats| change(&mut seats.each, String::new()),
    |seats| seats.rule = if seats.rule == Rule::Any { Rule::Heads(1) } else { Rule::Any },
    |seats| seats.of = if seats.of == Base::Cast { Base::Present } else { Base::Cast },
    |seats| change(&mut seats.quorum, Share::HALF),
    |seats| seats.abstain ^= true,
    |seats| change(&mut seats.early, false),
    |seats| seats.prefer ^= true,
    |seats| seats.secret ^= true,
    |seats| match seats.who.first_mut() {
        Some(seat) => seat.weight ^= 1,
        None => seats.secret ^= true,
    },
];

/// A change of each thing that a seal says.
pub(super) const OF_SEAL: &[fn(&mut Sealed)] =
    &[|seal| seal.readers.push(By::Applicant), |seal| change(&mut seal.until, String::new())];

/// Puts a value where none is, and takes away what is there.
fn change<T>(place: &mut Option<T>, value: T) {
    *place = if place.is_some() { None } else { Some(value) };
}
