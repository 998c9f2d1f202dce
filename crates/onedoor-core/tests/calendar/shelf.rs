//! The calendars that ship, and days and instants as they are written.

use jiff::{Timestamp, civil::Date};
use onedoor_core::{
    calendar::{Calendar, Reading, read},
    language::Source,
};
use std::{path::PathBuf, sync::Arc};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../workflows/calendars")
}

/// The ids of all that ship.
pub(crate) fn ids() -> Vec<String> {
    let files = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
    let mut ids: Vec<String> = files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

pub(crate) fn text(id: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{id}.ron"))).unwrap()
}

/// A calendar that ships; it has nothing wrong.
pub(crate) fn shipped(id: &str) -> Arc<Calendar> {
    of(&text(id))
}

/// The calendar of a text with nothing wrong, over those that ship.
pub(crate) fn of(text: &str) -> Arc<Calendar> {
    let reading = read_over_shelf(text.as_bytes());
    assert_eq!(lines(&reading, text), Vec::<String>::new());
    Arc::new(reading.calendar.unwrap())
}

pub(crate) fn read_over_shelf(bytes: &[u8]) -> Reading {
    read(bytes, &|id| ids().iter().any(|known| known == id).then(|| shipped(id)))
}

/// What is said of a text, with line and column.
pub(crate) fn lines(reading: &Reading, text: &str) -> Vec<String> {
    let source = Source::new(text);
    let line = |found: &onedoor_core::diagnostic::Diagnostic| {
        let at = source.locate(&found.place).start;
        format!("{}:{} {}: {}", at.line, at.column, found.code, found.message)
    };
    reading.diagnostics.iter().map(line).collect()
}

/// `02-29` is a day of 2024.
pub(crate) fn day(text: &str) -> Date {
    let year = if text.len() == 5 { "2024-" } else { "" };
    format!("{year}{text}").parse().unwrap()
}

pub(crate) fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}
