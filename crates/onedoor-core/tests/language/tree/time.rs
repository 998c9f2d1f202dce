//! Arbitrary limits, stages and meanings of silence.

use super::{by, entries, text, texts, title};
use onedoor_core::{
    calendar::{Amount, DayZero, Ends, Receipt, Roll},
    language::{
        Begin, By, Entries, Extension, Limit, Party, Propagation, Shortening, Silence, Stage, Step, Title, Variant,
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};

pub(super) fn amount() -> impl Strategy<Value = Amount> {
    let units: [fn(u32) -> Amount; 6] = [
        Amount::WorkingMinutes,
        Amount::WorkingHours,
        Amount::WorkingDays,
        Amount::CalendarDays,
        Amount::Weeks,
        Amount::Months,
    ];
    (select(units.to_vec()), any::<u32>()).prop_map(|(unit, n)| unit(n))
}

type Amounts = (Option<Amount>, Option<Amount>, Option<String>);

fn amounts() -> impl Strategy<Value = Amounts> {
    (option::of(amount()), option::of(amount()), option::of(text()))
}

pub(super) fn limit() -> impl Strategy<Value = Limit> {
    let scope = (vec(variant(), 0..3), option::of(begin()), texts(), propagation());
    let changes = (option::of(extension()), option::of(shortening()));
    (amounts(), scope, changes, counting()).prop_map(|(amounts, scope, changes, counting)| {
        let (statutory, promised, basis) = amounts;
        let (variants, from, covers, stops) = scope;
        let (extension, shortening) = changes;
        let (receipt, day_zero, ends, roll) = counting;
        Limit {
            statutory,
            promised,
            basis,
            variants,
            from,
            covers,
            stops,
            extension,
            shortening,
            receipt,
            day_zero,
            ends,
            roll,
        }
    })
}

fn variant() -> impl Strategy<Value = Variant> {
    (text(), amounts()).prop_map(|(when, (statutory, promised, basis))| Variant { when, statutory, promised, basis })
}

fn begin() -> impl Strategy<Value = Begin> {
    use Begin::{Accepted, Acknowledged, Complete, Opened, Received};
    prop_oneof![select(vec![Received, Complete, Accepted, Acknowledged, Opened]), text().prop_map(Begin::After)]
}

fn propagation() -> impl Strategy<Value = Propagation> {
    select(&[Propagation::Never, Propagation::WhenAllActiveStopped, Propagation::Always][..])
}

fn extension() -> impl Strategy<Value = Extension> {
    (amount(), any::<u32>(), option::of(by()), any::<bool>(), option::of(text()))
        .prop_map(|(at_most, times, by, notice, basis)| Extension { at_most, times, by, notice, basis })
}

fn shortening() -> impl Strategy<Value = Shortening> {
    (amount(), option::of(by()), option::of(text())).prop_map(|(at_least, by, basis)| Shortening {
        at_least,
        by,
        basis,
    })
}

fn counting() -> impl Strategy<Value = (Receipt, DayZero, Ends, Roll)> {
    (
        select(&[Receipt::Instant, Receipt::RollNonWorking, Receipt::RollCutoff][..]),
        select(&[DayZero::Exclude, DayZero::Include][..]),
        select(&[Ends::EndOfDay, Ends::CloseOfBusiness][..]),
        select(&[Roll::Forward, Roll::None][..]),
    )
}

pub(super) fn stages() -> impl Strategy<Value = Entries<Stage>> {
    entries(
        (option::of(title()), option::of(by()), option::of(limit()), texts())
            .prop_map(|(title, lead, limit, gate)| Stage { title, lead, limit, gate }),
    )
}

fn silence() -> impl Strategy<Value = Silence> {
    use Silence::{
        Alert, DeemedAccepted, DeemedConsent, DeemedGrant, DeemedRefuse, DeemedRenewed, Lapse, ProceedWithout,
    };
    let bare =
        vec![Alert, DeemedAccepted, DeemedConsent, ProceedWithout, DeemedGrant, DeemedRefuse, DeemedRenewed, Lapse];
    prop_oneof![
        select(bare),
        by().prop_map(Silence::Escalate),
        by().prop_map(Silence::Reassign),
        (text(), text()).prop_map(|(when, outcome)| Silence::AutoDecide { when, outcome }),
    ]
}

/// What a step says about time; its other fields have their defaults.
pub(super) fn of_step() -> impl Strategy<Value = Step> {
    let limits = (option::of(amount()), option::of(limit()), option::of(amount()));
    let whose = (option::of(text()), option::of(select(&Party::ALL[..])), option::of(text()));
    let unanswered = (option::of(silence()), option::of(text()), any::<bool>());
    (limits, whose, unanswered, any::<bool>()).prop_map(|(limits, whose, unanswered, persistent)| {
        let (within, limit, at_least) = limits;
        let (stage, clock, ground) = whose;
        let (silence, deemed, never_silent) = unanswered;
        Step {
            within,
            limit,
            at_least,
            stage,
            clock,
            ground,
            silence,
            deemed,
            never_silent,
            persistent,
            ..Step::default()
        }
    })
}

/// A change of each thing that a limit says.
pub(super) const OF_LIMIT: &[fn(&mut Limit)] = &[
    |limit| change(&mut limit.statutory, ONE_DAY),
    |limit| change(&mut limit.promised, ONE_DAY),
    |limit| change(&mut limit.basis, String::new()),
    |limit| limit.variants.push(Variant::default()),
    |limit| change(&mut limit.from, Begin::Received),
    |limit| limit.covers.push(String::new()),
    |limit| limit.stops = if limit.stops == Propagation::Never { Propagation::Always } else { Propagation::Never },
    |limit| {
        change(&mut limit.extension, Extension { at_most: ONE_DAY, times: 1, by: None, notice: false, basis: None });
    },
    |limit| change(&mut limit.shortening, Shortening { at_least: ONE_DAY, by: None, basis: None }),
    |limit| limit.receipt = if limit.receipt == Receipt::Instant { Receipt::RollCutoff } else { Receipt::Instant },
    |limit| limit.day_zero = if limit.day_zero == DayZero::Include { DayZero::Exclude } else { DayZero::Include },
    |limit| limit.ends = if limit.ends == Ends::EndOfDay { Ends::CloseOfBusiness } else { Ends::EndOfDay },
    |limit| limit.roll = if limit.roll == Roll::None { Roll::Forward } else { Roll::None },
];

/// A change of each thing that a stage says.
pub(super) const OF_STAGE: &[fn(&mut Stage)] = &[
    |stage| change(&mut stage.title, Title::default()),
    |stage| change(&mut stage.lead, By::Applicant),
    |stage| change(&mut stage.limit, Limit::default()),
    |stage| stage.gate.push(String::new()),
];

/// A change of each thing that a step says about time.
pub(super) const OF_STEP: &[fn(&mut Step)] = &[
    |step| change(&mut step.stage, String::new()),
    |step| change(&mut step.within, ONE_DAY),
    |step| change(&mut step.limit, Limit::default()),
    |step| change(&mut step.at_least, ONE_DAY),
    |step| change(&mut step.clock, Party::Public),
    |step| change(&mut step.ground, String::new()),
    |step| change(&mut step.silence, Silence::Alert),
    |step| change(&mut step.deemed, String::new()),
    |step| step.never_silent ^= true,
    |step| step.persistent ^= true,
];

const ONE_DAY: Amount = Amount::WorkingDays(1);

/// Puts a value where none is, and takes away what is there.
fn change<T>(place: &mut Option<T>, value: T) {
    *place = if place.is_some() { None } else { Some(value) };
}
