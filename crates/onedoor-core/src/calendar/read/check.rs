//! Whether what is written makes a calendar.

use super::{
    days::{Said, days},
    fields::{Fields, Stray},
    file::CalendarFile,
    opening,
};
use crate::{
    calendar::{
        Calendar, Special, YEARS_MAX,
        day::Zone,
        definition::Parts,
        weekend::{WEEKDAYS, Weekend, weekday},
    },
    diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of},
    id::is_name,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The parts of a calendar, none where they do not suffice for one, and everything that is wrong.
pub(super) fn check(
    file: &CalendarFile,
    base: &dyn Fn(&str) -> Option<Arc<Calendar>>,
) -> (Option<Parts>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    strays(&file.strays, CalendarFile::FIELDS, &Place::root(), &mut found);
    let id = id(file, &mut found);
    let below = below(file, base, &mut found);
    let below = below.as_deref().map(Calendar::parts);
    let zone = zone(file, &mut found).or(below.map(|below| below.zone.clone()));
    let weekend = weekend(file, &mut found).or(below.map(|below| below.weekend));
    let covered = covered(file, &mut found).or(below.map(|below| below.covered));
    let hours = opening::hours(file, &mut found).or(below.map(|below| below.hours.clone()));
    let cut_off = opening::cut_off(file, &mut found).or(below.and_then(|below| below.cut_off));
    if file.over.is_none() {
        let missing =
            [("zone", file.zone.is_none()), ("weekend", file.weekend.is_none()), ("covered", file.covered.is_none())];
        found.extend(missing.into_iter().filter(|(_, is)| *is).map(|(name, _)| self::missing(name, Place::root())));
    }
    let said = years(file, covered, &mut found);
    uncovered(file, covered, below, &mut found);
    needless(&said, weekend, below, &mut found);
    let parts = zone.zip(weekend).zip(covered).zip(id).map(|(((zone, weekend), covered), id)| Parts {
        id,
        revision: file.revision.unwrap_or(1),
        title: file.title.clone().unwrap_or_default(),
        over: file.over.clone(),
        zone,
        weekend,
        covered,
        hours: hours.unwrap_or_default(),
        cut_off,
        days: laid_over(below, said),
        sources: sources(below, file),
    });
    (parts, found)
}

/// Says of fields that are not known, or stand twice.
pub(super) fn strays(strays: &[Stray], known: &[&str], place: &Place, found: &mut Vec<Diagnostic>) {
    found.extend(strays.iter().map(|stray| {
        let place = place.clone().item(stray.index);
        if stray.is_second {
            return Diagnostic::new(Code::DuplicateKey, place, format!("the field `{}` stands twice", stray.name))
                .help("only one of them can be meant: take the other out");
        }
        let help = did_you_mean(&stray.name, known.iter().copied());
        Diagnostic::new(Code::UnknownField, place, format!("there is no field `{}` here", stray.name))
            .help(help.unwrap_or_else(|| format!("known here: {}", one_of(known.iter().copied()))))
    }));
}

fn missing(field: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Code::MissingField, place, format!("the field `{field}` is missing here"))
        .help(format!("write `{field}: …` in its parentheses"))
}

fn wrong(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::WrongValue, place, message)
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

fn below(
    file: &CalendarFile,
    base: &dyn Fn(&str) -> Option<Arc<Calendar>>,
    found: &mut Vec<Diagnostic>,
) -> Option<Arc<Calendar>> {
    let over = file.over.as_ref()?;
    let below = base(over).filter(|_| file.over != file.id);
    if below.is_none() {
        let message = match file.over == file.id {
            true => "a calendar cannot be laid over itself".to_owned(),
            false => format!("there is no calendar `{over}`"),
        };
        found.push(wrong(Place::root().field("over"), message));
    }
    below
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
            None => {
                let known = WEEKDAYS.iter().map(|(name, _)| *name);
                let help =
                    did_you_mean(&word.0, known.clone()).unwrap_or_else(|| format!("known here: {}", one_of(known)));
                let message = format!("there is no day of the week `{}`", word.0);
                found.push(Diagnostic::new(Code::UnknownWord, place, message).help(help));
            }
        }
    }
    if weekend.is_whole_week() {
        found.push(wrong(Place::root().field("weekend"), "nobody would ever work"));
    }
    Some(weekend)
}

fn covered(file: &CalendarFile, found: &mut Vec<Diagnostic>) -> Option<(i16, i16)> {
    let (first, last) = file.covered?;
    let place = Place::root().field("covered");
    let year = |year: i64| i16::try_from(year).ok().filter(|year| (1..=9999).contains(year));
    let Some((from, to)) = year(first).zip(year(last)) else {
        found.push(wrong(place, "years lie from 1 to 9999"));
        return None;
    };
    let years = i64::from(to) - i64::from(from) + 1;
    if years < 1 {
        found.push(wrong(place, format!("{last} lies before {first}")).help("write the first year, then the last"));
    } else if usize::try_from(years).is_ok_and(|years| years > YEARS_MAX) {
        let message = format!("{years} years; a calendar covers at most {YEARS_MAX}");
        found.push(Diagnostic::new(Code::TooLarge, place, message));
    } else {
        return Some((from, to));
    }
    None
}

/// What is said of days, year by year.
fn years(file: &CalendarFile, covered: Option<(i16, i16)>, found: &mut Vec<Diagnostic>) -> Said {
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
        if let Some((first, last)) =
            covered.filter(|(first, last)| !(i64::from(*first)..=i64::from(*last)).contains(number))
        {
            found.push(
                wrong(place.clone(), format!("the year {number} is not covered"))
                    .help(format!("the calendar covers {first} to {last}: change `covered`, or take the year out")),
            );
        }
        match &year.source {
            None => found.push(missing("source", place.clone()).help("say where its days were taken from")),
            Some(source) if source.trim().is_empty() => found.push(
                wrong(place.clone().field("source"), "the source is empty").help("say where its days were taken from"),
            ),
            Some(_) => {}
        }
        days(*number, year, &place, &mut said, found);
    }
    said
}

/// Says of covered years that have no entry, neither here nor below.
fn uncovered(file: &CalendarFile, covered: Option<(i16, i16)>, below: Option<&Parts>, found: &mut Vec<Diagnostic>) {
    let Some((first, last)) = covered.filter(|_| file.over.is_none() || below.is_some()) else { return };
    let written: BTreeSet<i64> = file.years.0.iter().map(|(number, _)| *number).collect();
    let known = |year: &i16| {
        written.contains(&i64::from(*year))
            || below.is_some_and(|below| (below.covered.0..=below.covered.1).contains(year))
    };
    let gaps: Vec<String> = (first..=last).filter(|year| !known(year)).map(|year| year.to_string()).collect();
    if !gaps.is_empty() {
        let (noun, verb) = if gaps.len() == 1 { ("year", "has") } else { ("years", "have") };
        let gaps = one_of(gaps.iter().map(String::as_str));
        found.push(
            Diagnostic::new(
                Code::MissingField,
                Place::root().field("years"),
                format!("the covered {noun} {gaps} {verb} no entry"),
            )
            .help("write the holidays of each covered year, or cover fewer"),
        );
    }
}

/// Says of make-up days on which the office would work anyway.
fn needless(said: &Said, weekend: Option<Weekend>, below: Option<&Parts>, found: &mut Vec<Diagnostic>) {
    let Some(weekend) = weekend else { return };
    for (day, (special, place)) in said {
        let works_anyway = match below.and_then(|below| below.days.get(day)) {
            Some(below) => matches!(below, Special::Workday(_)),
            None => !weekend.holds(day.weekday()),
        };
        if works_anyway && matches!(special, Special::Workday(_)) {
            found.push(
                wrong(place.clone(), format!("`{day}` is a working day anyway"))
                    .help("a make-up day lies on a weekend, or on a holiday of the calendar below"),
            );
        }
    }
}

/// A day said here goes before what is said of it below.
fn laid_over(below: Option<&Parts>, said: Said) -> BTreeMap<jiff::civil::Date, Special> {
    let mut days = below.map_or_else(BTreeMap::new, |below| below.days.clone());
    days.extend(said.into_iter().map(|(day, (special, _))| (day, special)));
    days
}

fn sources(below: Option<&Parts>, file: &CalendarFile) -> BTreeMap<i16, Vec<String>> {
    let mut sources = below.map_or_else(BTreeMap::new, |below| below.sources.clone());
    for (number, year) in &file.years.0 {
        if let Some((number, source)) = i16::try_from(*number).ok().zip(year.source.clone()) {
            sources.entry(number).or_default().push(source);
        }
    }
    sources
}
