use super::written::Written;
use crate::{
    calendar::Amount,
    diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of, shown},
    graph::Catalogue,
    id::is_name,
    language::Workflow,
};

/// Limits are counted in a calendar that is there.
pub(super) fn check(tree: &Workflow, catalogue: &Catalogue, limits: &[Written<'_>], found: &mut Vec<Diagnostic>) {
    match (&tree.calendar, limits.first()) {
        (None, Some(first)) => {
            let message = "no clock runs: limits are counted in a calendar, and the workflow names none";
            let help = match one_of(catalogue.calendars()) {
                known if known.is_empty() => "write `calendar: \"name_of_the_calendar\"` in the workflow".to_owned(),
                known => format!("write `calendar` in the workflow; known: {known}"),
            };
            found.push(Diagnostic::new(Code::NoCalendar, first.place.clone(), message).help(help));
        }
        (Some(name), _) => known(name, catalogue, limits, found),
        (None, None) => {}
    }
}

fn known(name: &str, catalogue: &Catalogue, limits: &[Written<'_>], found: &mut Vec<Diagnostic>) {
    // What is no name at all is told as that, and a catalogue without calendars knows of none that is missing.
    if catalogue.calendars().next().is_none() || !is_name(name) {
        return;
    }
    let Some(calendar) = catalogue.calendar(name) else {
        let all = || format!("known: {}", one_of(catalogue.calendars()));
        let help = did_you_mean(name, catalogue.calendars()).unwrap_or_else(all);
        let message = format!("there is no calendar `{}`", shown(name));
        let place = Place::root().field("calendar");
        found.push(Diagnostic::new(Code::UnknownCalendar, place, message).help(help));
        return;
    };
    if calendar.hours().is_empty() {
        let in_hours = |amount: &Amount| matches!(amount, Amount::WorkingHours(_) | Amount::WorkingMinutes(_));
        let minimum = |written: &Written<'_>| written.step.and_then(|(_, step)| step.at_least);
        let amounts = |written: &Written<'_>| {
            super::amounts::of(&written.limit).chain(minimum(written)).any(|amount| in_hours(&amount))
        };
        let offending = limits.iter().filter(|written| amounts(written));
        found.extend(offending.map(|written| {
            let message = format!("the calendar `{name}` has no business hours to count this in");
            Diagnostic::new(Code::BadLimit, written.place.clone(), message).help("write it in days")
        }));
    }
}
