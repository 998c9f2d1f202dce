//! The days of a year.

use super::{fields::Pairs, file::YearFile, say::wrong, years::Said};
use crate::{
    calendar::Special,
    diagnostic::{Code, Diagnostic, Place},
};
use jiff::civil::Date;
use std::collections::btree_map::Entry;

/// The days of a year, those that are right.
pub(super) fn days(number: i64, year: &YearFile, place: &Place, said: &mut Said, found: &mut Vec<Diagnostic>) {
    for (pairs, field, special) in [
        (&year.holidays, "holidays", Special::Holiday as fn(String) -> Special),
        (&year.workdays, "workdays", Special::Workday),
    ] {
        for (index, (written, name)) in pairs.0.iter().enumerate() {
            let place = key(pairs, index, place.clone().field(field), written);
            match span(written, number) {
                Ok((first, last)) => add(first, last, &special(name.clone()), &place, said, found),
                Err(fault) => found.push(fault.diagnostic(written, number, place)),
            }
        }
    }
}

/// The place of a key; of its value where the same text was a key before.
fn key(pairs: &Pairs<String, String>, index: usize, place: Place, written: &str) -> Place {
    let is_second = pairs.0.iter().take(index).any(|(key, _)| key == written);
    if is_second { place.item(index) } else { place.key(written) }
}

fn add(first: Date, last: Date, special: &Special, place: &Place, said: &mut Said, found: &mut Vec<Diagnostic>) {
    let mut is_told = false;
    for day in std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last) {
        match said.entry(day) {
            Entry::Vacant(free) => _ = free.insert((special.clone(), place.clone())),
            Entry::Occupied(taken) if !is_told => {
                is_told = true;
                let (other, there) = taken.get();
                found.push(twice(day, special, other, place.clone()).related(there.clone(), "the first time"));
            }
            Entry::Occupied(_) => {}
        }
    }
}

fn twice(day: Date, special: &Special, other: &Special, place: Place) -> Diagnostic {
    let message = match (special, other) {
        (Special::Holiday(_), Special::Holiday(_)) => format!("`{day}` stands twice among the holidays"),
        (Special::Workday(_), Special::Workday(_)) => format!("`{day}` stands twice among the make-up days"),
        _ => format!("`{day}` is both a holiday and a make-up day"),
    };
    Diagnostic::new(Code::DuplicateKey, place, message).help("take one of them out")
}

/// Why a text is not a day, or days, of its year.
enum Fault {
    NotADay,
    Backwards,
    OtherYear(Date),
}

impl Fault {
    fn diagnostic(&self, written: &str, year: i64, place: Place) -> Diagnostic {
        match self {
            Fault::NotADay => wrong(place, format!("`{written}` is not a day"))
                .help("a day is `2024-02-10`, several are `2024-02-10..2024-02-17`"),
            Fault::Backwards => {
                wrong(place, format!("`{written}` ends before it begins")).help("write the earlier day first")
            }
            Fault::OtherYear(day) => wrong(place, format!("`{day}` does not lie in the year {year}"))
                .help(format!("write it under the year {}", day.year())),
        }
    }
}

/// The first and the last day of a text, both in the year.
fn span(written: &str, year: i64) -> Result<(Date, Date), Fault> {
    let (first, last) = written.split_once("..").unwrap_or((written, written));
    let (first, last) = day(first).zip(day(last)).ok_or(Fault::NotADay)?;
    match [first, last].into_iter().find(|day| i64::from(day.year()) != year) {
        Some(other) => Err(Fault::OtherYear(other)),
        None if last < first => Err(Fault::Backwards),
        None => Ok((first, last)),
    }
}

/// A day in one way of writing only: one day would else look like two.
fn day(written: &str) -> Option<Date> {
    written.parse().ok().filter(|day: &Date| day.to_string() == written)
}
