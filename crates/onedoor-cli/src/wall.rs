//! Times as a clock on the wall shows them.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use onedoor_core::calendar::Calendar;

/// A line with each instant as the clock of a calendar shows it. Until when something is in time is told by its last day, where it ends with one.
pub(crate) fn told(line: &str, calendar: Option<&Calendar>) -> String {
    let is_limit = line.trim_start().starts_with("until ");
    let at = |instant| if is_limit { last_moment(calendar, instant) } else { shows(calendar, instant) };
    let word = |word: &str| {
        let instant = word.trim_end_matches([',', ';', ')']);
        match instant.parse::<Timestamp>() {
            Ok(found) if instant.ends_with('Z') => word.replacen(instant, &at(found), 1),
            _ => word.to_owned(),
        }
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// What the clock of a calendar shows; that of UTC where there is none.
pub(crate) fn shows(calendar: Option<&Calendar>, instant: Timestamp) -> String {
    wall(calendar, instant).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The last moment that is in time for a deadline: a day, or a time where it does not end with a day.
pub(crate) fn last_moment(calendar: Option<&Calendar>, deadline: Timestamp) -> String {
    let last_day = calendar.map(|calendar| (calendar, calendar.last_day(deadline)));
    match last_day.filter(|(calendar, day)| calendar.end_of_day(*day) == deadline) {
        Some((_, day)) => day.to_string(),
        None => shows(calendar, deadline),
    }
}

/// The time on the wall; that of UTC where there is no calendar.
fn wall(calendar: Option<&Calendar>, instant: Timestamp) -> DateTime {
    calendar.map_or_else(|| TimeZone::UTC.to_datetime(instant), |calendar| calendar.wall(instant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onedoor::shipped;

    #[test]
    fn instants_among_words_are_shown_as_on_the_wall() {
        let words = told("until 2024-05-01T16:00:00Z; then `a`  2024Z", None);
        assert_eq!(words, "until 2024-05-01 16:00; then `a`  2024Z");
        let known = shipped::catalogue();
        let calendar = known.calendar("cn").map(|calendar| &**calendar);
        assert_eq!(told("  until 2024-05-01T16:00:00Z (by law)", calendar), "  until 2024-05-01 (by law)");
        assert_eq!(told("  until 2024-05-01T15:00:00Z", calendar), "  until 2024-05-01 23:00");
        assert_eq!(told("  not before 2024-05-01T16:00:00Z", calendar), "  not before 2024-05-02 00:00");
    }
}
