use super::{
    amounts::{self, bad, longer, zero},
    written::Written,
};
use crate::{
    calendar::Amount,
    diagnostic::{Diagnostic, Place},
};

/// The most times that a limit may be extended.
const TIMES_MAX: u32 = 99;

/// What a limit is extended and shortened by counts in its unit, and something can come of it.
pub(super) fn check(limits: &[Written<'_>], found: &mut Vec<Diagnostic>) {
    for written in limits {
        extension(written, found);
        shortening(written, found);
    }
}

fn extension(written: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let Some(rule) = &written.limit.extension else { return };
    let place = |field| written.place.clone().field("extension").field(field);
    found.extend(zero(Some(rule.at_most), &|| place("at_most")));
    found.extend(other_unit(written, rule.at_most, &|| place("at_most")));
    if !(1..=TIMES_MAX).contains(&rule.times) {
        let message = format!("`times: {}` is outside 1 to {TIMES_MAX}", rule.times);
        found.push(bad(place("times"), message).help("leave `times` out for once"));
    }
}

fn shortening(written: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let Some(rule) = &written.limit.shortening else { return };
    let place = || written.place.clone().field("shortening").field("at_least");
    found.extend(zero(Some(rule.at_least), &place));
    let other = other_unit(written, rule.at_least, &place);
    if other.is_none() && nothing_left(written, rule.at_least) {
        let message = format!("{} must be left: nothing of the limit can be taken away", rule.at_least.short());
        found.push(bad(place(), message).help("leave less, or take `shortening` out"));
    }
    // One number tells by how much a limit was changed: it has one unit.
    let extension = written.limit.extension.as_ref().map(|rule| rule.at_most);
    let fits = |unit: &Amount| other.is_none() && other_unit(written, *unit, &place).is_none();
    if let Some(unit) = extension.filter(|unit| !unit.same_unit(rule.at_least)).filter(fits) {
        let message = "a limit is extended and shortened in one unit";
        found.push(bad(place(), message).help(format!("write it in `{}`", unit.parts().0)));
    }
    found.extend(other);
}

fn nothing_left(written: &Written<'_>, least: Amount) -> bool {
    let mut amounts = amounts::of(&written.limit).peekable();
    amounts.peek().is_some() && !amounts.any(|amount| longer(amount, least) == Some(true))
}

/// A limit without an amount is told as that.
fn other_unit(written: &Written<'_>, rule: Amount, place: &dyn Fn() -> Place) -> Option<Diagnostic> {
    let first = amounts::of(&written.limit).next()?;
    let fits = amounts::of(&written.limit).any(|amount| amount.same_unit(rule));
    let message = format!("the limit does not count in `{}`", rule.parts().0);
    (!fits).then(|| bad(place(), message).help(format!("write it in `{}`", first.parts().0)))
}
