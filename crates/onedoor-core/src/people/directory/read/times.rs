//! Days and instants, and what holds between them.

use super::{super::Validity, file::DirectoryFile};
use crate::{
    calendar::Zone,
    diagnostic::{Code, Diagnostic, Place, shown},
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

pub(super) fn check(file: &DirectoryFile, zone: &Zone, found: &mut Vec<Diagnostic>) {
    let mut span = |from: &Option<String>, until: &Option<String>, place: &dyn Fn() -> Place| {
        for (field, written) in [("from", from), ("until", until)] {
            found.extend(written.as_deref().and_then(|written| unreadable(written, zone, || place().field(field))));
        }
        let Validity { from, until } = validity(from, until, zone);
        if from.zip(until).is_some_and(|(from, until)| from >= until) {
            found.push(empty(place()));
        }
    };
    for (identity, person) in file.persons.iter() {
        let place = || Place::root().field("persons").entry(identity);
        span(&person.from, &person.until, &place);
        for (kind, card) in person.qualifications.iter() {
            span(&card.from, &card.until, &|| place().field("qualifications").entry(kind));
        }
    }
    for (index, grant) in file.grants.iter().enumerate() {
        span(&grant.from, &grant.until, &|| Place::root().field("grants").item(index));
    }
    for (index, rule) in file.stand_ins.iter().enumerate() {
        span(&rule.from, &rule.until, &|| Place::root().field("stand_ins").item(index));
    }
}

/// When something holds, without what cannot be read.
pub(super) fn validity(from: &Option<String>, until: &Option<String>, zone: &Zone) -> Validity {
    let read = |written: &Option<String>| instant(written.as_deref()?, zone);
    Validity { from: read(from), until: read(until) }
}

fn unreadable(written: &str, zone: &Zone, place: impl FnOnce() -> Place) -> Option<Diagnostic> {
    if instant(written, zone).is_some() {
        return None;
    }
    let message = format!("`{}` is neither a day nor an instant", shown(written));
    Some(
        Diagnostic::new(Code::WrongValue, place(), message)
            .help("such as `2024-05-01`, `2024-05-01T09:00` on the clock of the zone, or `2024-05-01T09:00:00+08:00`"),
    )
}

fn empty(place: Place) -> Diagnostic {
    Diagnostic::new(Code::BadDirectory, place.clone().field("until"), "it ends before it begins, or with it")
        .help("`until` is the first day or instant on which it holds no more")
        .related(place.field("from"), "it begins here")
}

/// The first instant of a day, or of a time on the clock of the zone; or an instant with its offset. Only these three forms are read, of the many that the
/// standards know.
fn instant(written: &str, zone: &Zone) -> Option<Timestamp> {
    let day: Date = written.get(..10).filter(|day| is_day(day))?.parse().ok()?;
    let Some(time) = written.get(10..).filter(|time| !time.is_empty()) else {
        return Some(zone.instant(day.at(0, 0, 0, 0)));
    };
    if !is_time(time) {
        return None;
    }
    if time.contains(['Z', '+', '-']) {
        return written.parse().ok();
    }
    Some(zone.instant(written.parse::<DateTime>().ok()?))
}

/// Whether it has the form `2024-05-01`.
fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

/// Whether it begins as `T09:00`, and has only signs of a time and an offset.
fn is_time(text: &str) -> bool {
    let begins = text.bytes().zip(*b"T00:00").filter(|(byte, form)| match form {
        b'0' => byte.is_ascii_digit(),
        form => byte == form,
    });
    begins.count() == 6 && text.bytes().skip(1).all(|byte| byte.is_ascii_digit() || b":.+-Z".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_are_read_and_nothing_else() {
        let berlin = Zone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let read = |written: &str| instant(written, &berlin).map(|at| at.to_string());
        for (written, expected) in [
            ("2024-05-01", "2024-04-30T22:00:00Z"),
            ("2024-05-01T09:00", "2024-05-01T07:00:00Z"),
            ("2024-05-01T09:00:01.5", "2024-05-01T07:00:01.5Z"),
            ("2024-05-01T09:00:00+08:00", "2024-05-01T01:00:00Z"),
            ("2024-05-01T09:00Z", "2024-05-01T09:00:00Z"),
            ("2024-03-31T02:30", "2024-03-31T01:00:00Z"),
            ("0001-01-01", "0000-12-31T23:00:00Z"),
        ] {
            assert_eq!(read(written).as_deref(), Some(expected), "{written}");
        }
        for bad in [
            "",
            "2024",
            "2024-5-1",
            "20240501",
            "2024-02-30",
            "2024-05-01T",
            "2024-05-01T9:00",
            "2024-05-01 09:00",
            "2024-05-01T09:00[Europe/Berlin]",
            "2024-05-01T25:00",
            "+02024-05-01",
            "2024-05-01T09:00+99:99",
            "消防消防",
            "today",
            "2024-05-01T0900",
            "2024-05-01T09:00:00+08:00:00:00",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
