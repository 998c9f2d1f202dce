//! What is said of the calendar as a whole.

use super::{
    file::CalendarFile,
    say::{missing, suggestion, wrong},
};
use crate::{
    calendar::{
        Calendar, YEARS_MAX,
        day::Zone,
        definition::Parts,
        weekend::{WEEKDAYS, Weekend, weekday},
    },
    diagnostic::{Code, Diagnostic, Place},
    id::is_name,
};
use std::sync::Arc;

/// What every calendar must have, taken from the one below where nothing is written.
pub(super) struct Head {
    pub(super) id: Option<String>,
    pub(super) zone: Option<Zone>,
    pub(super) weekend: Option<Weekend>,
    pub(super) covered: Option<(i16, i16)>,
}

pub(super) fn head(file: &CalendarFile, below: Option<&Parts>, found: &mut Vec<Diagnostic>) -> Head {
    let head = Head {
        id: id(file, found),
        zone: zone(file, found).or_else(|| Some(below?.zone.clone())),
        weekend: weekend(file, found).or_else(|| Some(below?.weekend)),
        covered: covered(file, found).or_else(|| Some(below?.covered)),
    };
    let written =
        [("zone", file.zone.is_some()), ("weekend", file.weekend.is_some()), ("covered", file.covered.is_some())];
    if file.over.is_none() {
        let lacks = written.into_iter().filter(|(_, is_written)| !is_written);
        found.extend(lacks.map(|(field, _)| missing(field, Place::root())));
    }
    head
}

/// The calendar that this one is laid over.
pub(super) fn below(
    file: &CalendarFile,
    base: &dyn Fn(&str) -> Option<Arc<Calendar>>,
    found: &mut Vec<Diagnostic>,
) -> Option<Arc<Calendar>> {
    let over = file.over.as_ref()?;
    let place = Place::root().field("over");
    if file.over == file.id {
        found.push(wrong(place, "a calendar cannot be laid over itself"));
        return None;
    }
    let below = base(over);
    if below.is_none() {
        found.push(wrong(place, format!("there is no calendar `{over}`")));
    }
    below
}

fn id(file: &CalendarFile, found: &mut Vec<Diagnostic>) -> Option<String> {
    match &file.id {
        Some(id) if is_name(id) => return Some(id.clone()),
        Some(id) => found.push(
            Diagnostic::new(Code::BadName, Place::root().field("id"), format!("`{id}` is not a name"))
                .help("a name is a small letter, then small letters, digits and `_`, at most 64"),
        ),
        None => found.push(missing("id", Place::root())),
    }
    None
}

fn zone(file: &CalendarFile, found: &mut Vec<Diagnostic>) -> Option<Zone> {
    let written = file.zone.as_ref()?;
    let zone = Zone::posix(written);
    if zone.is_none() {
        found.push(
            wrong(Place::root().field("zone"), format!("`{written}` is not a zone"))
                .help("a zone is a POSIX TZ string, such as `CST-8` or `CET-1CEST,M3.5.0,M10.5.0/3`"),
        );
    }
    zone
}

fn weekend(file: &CalendarFile, found: &mut Vec<Diagnostic>) -> Option<Weekend> {
    let mut weekend = Weekend::default();
    for (index, word) in file.weekend.as_ref()?.iter().enumerate() {
        let place = Place::root().field("weekend").item(index);
        match weekday(&word.0) {
            Some(day) if weekend.holds(day) => {
                found.push(Diagnostic::new(Code::Repeated, place, format!("`{}` stands twice", word.0)));
            }
            Some(day) => weekend.add(day),
            None => found.push(unknown_weekday(&word.0, place)),
        }
    }
    if weekend.is_whole_week() {
        found.push(wrong(Place::root().field("weekend"), "nobody would ever work"));
    }
    Some(weekend)
}

fn unknown_weekday(word: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Code::UnknownWord, place, format!("there is no day of the week `{word}`"))
        .help(suggestion(word, &WEEKDAYS.map(|(name, _)| name)))
}

fn covered(file: &CalendarFile, found: &mut Vec<Diagnostic>) -> Option<(i16, i16)> {
    let (first, last) = file.covered?;
    let place = Place::root().field("covered");
    let year = |year: i64| i16::try_from(year).ok().filter(|year| (1..=9999).contains(year));
    let Some((from, to)) = year(first).zip(year(last)) else {
        found.push(wrong(place, "years lie from 1 to 9999"));
        return None;
    };
    let years = (from..=to).count();
    if years == 0 {
        found.push(wrong(place, format!("{last} lies before {first}")).help("write the first year, then the last"));
    } else if years > YEARS_MAX {
        let message = format!("{years} years; a calendar covers at most {YEARS_MAX}");
        found.push(Diagnostic::new(Code::TooLarge, place, message));
    }
    (1..=YEARS_MAX).contains(&years).then_some((from, to))
}
