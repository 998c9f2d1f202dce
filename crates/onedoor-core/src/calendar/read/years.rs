//! The years, and whether all of them are there.

use super::{
    days::days,
    fields::Fields,
    file::{CalendarFile, YearFile},
    say::{missing, strays, wrong},
};
use crate::{
    calendar::{Special, definition::Parts, weekend::Weekend},
    diagnostic::{Code, Diagnostic, Place, one_of},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The days that a file says something of, each with the place where it does.
pub(super) type Said = BTreeMap<Date, (Special, Place)>;

/// What is said of days, year by year.
pub(super) fn said(file: &CalendarFile, covered: Option<(i16, i16)>, found: &mut Vec<Diagnostic>) -> Said {
    let mut said = Said::new();
    let mut seen = BTreeSet::new();
    for (index, (number, year)) in file.years.0.iter().enumerate() {
        let place = Place::root().field("years").item(index);
        if !seen.insert(*number) {
            found.push(
                Diagnostic::new(Code::DuplicateKey, place.clone(), format!("the year {number} stands twice"))
                    .help("write all its days in one entry"),
            );
        }
        found.extend(covered.and_then(|covered| not_covered(*number, covered, &place)));
        found.extend(no_source(year, &place));
        strays(&year.strays, YearFile::FIELDS, &place, found);
        days(*number, year, &place, &mut said, found);
    }
    said
}

fn not_covered(year: i64, (first, last): (i16, i16), place: &Place) -> Option<Diagnostic> {
    let help = format!("the calendar covers {first} to {last}: change `covered`, or take the year out");
    let is_covered = (i64::from(first)..=i64::from(last)).contains(&year);
    (!is_covered).then(|| wrong(place.clone(), format!("the year {year} is not covered")).help(help))
}

fn no_source(year: &YearFile, place: &Place) -> Option<Diagnostic> {
    let fault = match &year.source {
        Some(source) if !source.trim().is_empty() => return None,
        Some(_) => wrong(place.clone().field("source"), "the source is empty"),
        None => missing("source", place.clone()),
    };
    Some(fault.help("say where its days were taken from"))
}

/// Says of covered years that have no entry, neither here nor below.
pub(super) fn without_entry(
    file: &CalendarFile,
    covered: Option<(i16, i16)>,
    below: Option<&Parts>,
    found: &mut Vec<Diagnostic>,
) {
    // Where the calendar below is not known, neither are its years.
    let Some((first, last)) = covered.filter(|_| file.over.is_none() || below.is_some()) else { return };
    let written: BTreeSet<i64> = file.years.0.iter().map(|(number, _)| *number).collect();
    let is_below = |year| below.is_some_and(|below| (below.covered.0..=below.covered.1).contains(&year));
    let gaps = (first..=last).filter(|year| !written.contains(&i64::from(*year)) && !is_below(*year));
    let gaps: Vec<String> = gaps.map(|year| year.to_string()).collect();
    let names = one_of(gaps.iter().map(String::as_str));
    let message = match gaps.len() {
        0 => return,
        1 => format!("the covered year {names} has no entry"),
        _ => format!("the covered years {names} have no entry"),
    };
    found.push(
        Diagnostic::new(Code::MissingField, Place::root().field("years"), message)
            .help("write the holidays of each covered year, or cover fewer"),
    );
}

/// Says of make-up days on which the office would work anyway.
pub(super) fn needless(said: &Said, weekend: Option<Weekend>, below: Option<&Parts>, found: &mut Vec<Diagnostic>) {
    let Some(weekend) = weekend else { return };
    let works_anyway = |day: &Date| match below.and_then(|below| below.days.get(day)) {
        Some(below) => matches!(below, Special::Workday(_)),
        None => !weekend.holds(day.weekday()),
    };
    for (day, (special, place)) in said {
        if matches!(special, Special::Workday(_)) && works_anyway(day) {
            found.push(
                wrong(place.clone(), format!("`{day}` is a working day anyway"))
                    .help("a make-up day lies on a weekend, or on a holiday of the calendar below"),
            );
        }
    }
}
