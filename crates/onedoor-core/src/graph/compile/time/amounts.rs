use super::written::Written;
use crate::{
    calendar::Amount,
    diagnostic::{Code, Diagnostic, Place},
    language::{Kind, Limit},
};

/// The amounts of a limit, those of its variants included.
pub(super) fn of(limit: &Limit) -> impl Iterator<Item = Amount> + '_ {
    let variants = limit.variants.iter().flat_map(|variant| [variant.statutory, variant.promised]);
    [limit.statutory, limit.promised].into_iter().chain(variants).flatten()
}

/// A limit is at least one, a promise never beyond the statute, and a minimum never beyond the limit.
pub(super) fn check(limits: &[Written<'_>], found: &mut Vec<Diagnostic>) {
    for written in limits {
        amounts(written, found);
        variants(written, found);
        least(written, found);
    }
}

fn amounts(written: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let limit = &written.limit;
    pair(limit.statutory, limit.promised, &|field| written.field(field), found);
    let only_least = written.step.is_some_and(|(_, step)| step.at_least.is_some());
    if of(limit).next().is_none() && !only_least {
        let help = "write `statutory: WorkingDays(20)`, or `promised`, or both";
        found.push(bad(written.place.clone(), "a limit without an amount limits nothing").help(help));
    }
}

fn variants(written: &Written<'_>, found: &mut Vec<Diagnostic>) {
    for (index, variant) in written.limit.variants.iter().enumerate() {
        let place = written.place.clone().field("variants").item(index);
        pair(variant.statutory, variant.promised, &|field| place.clone().field(field), found);
        if variant.statutory.is_none() && variant.promised.is_none() {
            let help = "write `statutory` or `promised`";
            found.push(bad(place, "a variant without an amount changes nothing").help(help));
        }
    }
}

/// The two amounts of a limit.
fn pair(
    statutory: Option<Amount>,
    promised: Option<Amount>,
    place: &dyn Fn(&'static str) -> Place,
    found: &mut Vec<Diagnostic>,
) {
    for (field, amount) in [("statutory", statutory), ("promised", promised)] {
        found.extend(zero(amount, &|| place(field)));
    }
    let beyond = statutory.zip(promised).filter(|(statutory, promised)| longer(*promised, *statutory) == Some(true));
    if let Some((statutory, promised)) = beyond {
        let (promised, statutory) = (in_words(promised, statutory), in_words(statutory, promised));
        let message = format!("{promised} are promised, but the statute allows {statutory}");
        found.push(bad(place("promised"), message).help("promise the same or less"));
    }
}

/// The number alone where both are in one unit.
fn in_words(amount: Amount, other: Amount) -> String {
    if amount.same_unit(other) { amount.parts().1.to_string() } else { amount.short() }
}

/// Whether an amount is longer than another; none where that depends on the days.
pub(super) fn longer(one: Amount, other: Amount) -> Option<bool> {
    let size = |amount: Amount| match amount {
        Amount::WorkingMinutes(n) => (0, u64::from(n)),
        Amount::WorkingHours(n) => (0, u64::from(n) * 60),
        Amount::WorkingDays(n) => (1, u64::from(n)),
        Amount::CalendarDays(n) => (2, u64::from(n)),
        Amount::Weeks(n) => (2, u64::from(n) * 7),
        Amount::Months(n) => (3, u64::from(n)),
    };
    let ((family, one), (same, other)) = (size(one), size(other));
    (family == same).then_some(one > other)
}

fn least(written: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let Some((name, step)) = written.step else { return };
    let Some(least) = step.at_least else { return };
    let place = || Place::step(name).field("at_least");
    found.extend(zero(Some(least), &place));
    if step.kind == Kind::Call {
        let message = format!("`{name}` is over when its sub-cases are: it cannot have to last longer");
        found.push(bad(place(), message).help("let a step of its own last so long"));
    }
    if step.persistent {
        let message = format!("`{name}` keeps what happens early, and must last");
        found.push(bad(place(), message).help("let a step of its own last so long"));
    }
    if let Some(most) = of(&written.limit).find(|most| longer(least, *most) == Some(true)) {
        let message = format!("`{name}` must last {} and may last {}", least.short(), most.short());
        found.push(bad(place(), message).help("let it last less, or limit it less"));
    }
}

pub(super) fn zero(amount: Option<Amount>, place: &dyn Fn() -> Place) -> Option<Diagnostic> {
    let zero = amount.is_some_and(|amount| amount.parts().1 == 0);
    zero.then(|| bad(place(), "a limit of nothing cannot be kept").help("write 1 or more, or leave the limit out"))
}

pub(super) fn bad(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadLimit, place, message)
}
