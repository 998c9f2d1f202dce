//! Whether what is written makes a calendar.

use super::{
    fields::Fields,
    file::CalendarFile,
    head::{self, Head},
    opening, say,
    years::{self, Said},
};
use crate::{
    calendar::{Calendar, Special, definition::Parts},
    diagnostic::{Diagnostic, Place},
};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// The parts of a calendar, none where they do not suffice for one, and everything that is wrong.
pub(super) fn check(
    file: &CalendarFile,
    base: &dyn Fn(&str) -> Option<Arc<Calendar>>,
) -> (Option<Parts>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    say::strays(&file.strays, CalendarFile::FIELDS, &Place::root(), &mut found);
    let below = head::below(file, base, &mut found);
    let below = below.as_deref().map(Calendar::parts);
    let head = head::head(file, below, &mut found);
    let hours = opening::hours(file, &mut found).or_else(|| Some(below?.hours.clone())).unwrap_or_default();
    let cut_off = opening::cut_off(file, &mut found).or(below.and_then(|below| below.cut_off));
    let said = years::said(file, head.covered, &mut found);
    years::without_entry(file, head.covered, below, &mut found);
    years::needless(&said, head.weekend, below, &mut found);
    (parts(file, head, below, said).map(|parts| Parts { hours, cut_off, ..parts }), found)
}

/// The parts but for the business hours.
fn parts(file: &CalendarFile, head: Head, below: Option<&Parts>, said: Said) -> Option<Parts> {
    Some(Parts {
        id: head.id?,
        revision: file.revision.unwrap_or(1),
        title: file.title.clone().unwrap_or_default(),
        over: file.over.clone(),
        zone: head.zone?,
        weekend: head.weekend?,
        covered: head.covered?,
        hours: Vec::new(),
        cut_off: None,
        days: laid_over(below, said),
        sources: sources(file, below),
    })
}

/// A day said here goes before what is said of it below.
fn laid_over(below: Option<&Parts>, said: Said) -> BTreeMap<Date, Special> {
    let mut days = below.map_or_else(BTreeMap::new, |below| below.days.clone());
    days.extend(said.into_iter().map(|(day, (special, _))| (day, special)));
    days
}

fn sources(file: &CalendarFile, below: Option<&Parts>) -> BTreeMap<i16, Vec<String>> {
    let mut sources = below.map_or_else(BTreeMap::new, |below| below.sources.clone());
    for (number, year) in &file.years.0 {
        if let Some((number, source)) = i16::try_from(*number).ok().zip(year.source.clone()) {
            sources.entry(number).or_default().push(source);
        }
    }
    sources
}
