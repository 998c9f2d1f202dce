//! The business hours and the cut-off.

use super::file::CalendarFile;
use crate::{
    calendar::{ClockTime, Hours},
    diagnostic::{Code, Diagnostic, Place},
};

/// The hours, those that are right.
pub(super) fn hours(file: &CalendarFile, found: &mut Vec<Diagnostic>) -> Option<Vec<Hours>> {
    let mut hours: Vec<Hours> = Vec::new();
    for (index, (opens, closes)) in file.hours.as_ref()?.iter().enumerate() {
        let place = Place::root().field("hours").item(index);
        let opens = time(opens, place.clone().item(0), found);
        let closes = time(closes, place.clone().item(1), found);
        let Some((opens, closes)) = opens.zip(closes) else { continue };
        match (Hours::new(opens, closes), hours.last().map(Hours::closes)) {
            (None, _) => found.push(
                Diagnostic::new(Code::WrongValue, place, format!("`{closes}` does not lie behind `{opens}`"))
                    .help("hours are written as opening and closing, within one day"),
            ),
            (_, Some(before)) if opens < before => found.push(
                Diagnostic::new(
                    Code::WrongValue,
                    place,
                    format!("the office opens at `{opens}`, before it closes at `{before}`"),
                )
                .help("write the hours of a day in order, none reaching into the next"),
            ),
            (Some(open), _) => hours.push(open),
        }
    }
    Some(hours)
}

/// The cut-off, where it is a time.
pub(super) fn cut_off(file: &CalendarFile, found: &mut Vec<Diagnostic>) -> Option<ClockTime> {
    time(file.cut_off.as_ref()?, Place::root().field("cut_off"), found)
}

fn time(written: &str, place: Place, found: &mut Vec<Diagnostic>) -> Option<ClockTime> {
    let time = written.parse();
    if time.is_err() {
        found.push(
            Diagnostic::new(Code::WrongValue, place, format!("`{written}` is not a time of the day"))
                .help("a time is `hh:mm`, from `00:00` to `24:00`"),
        );
    }
    time.ok()
}
