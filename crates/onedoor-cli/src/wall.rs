//! Times as a clock on the wall shows them.

use jiff::{Timestamp, fmt::strtime, tz::TimeZone};
use onedoor_core::calendar::Calendar;

/// The same words with each instant as a clock shows it.
pub(crate) fn on_the_wall(words: &str, shows: impl Fn(Timestamp) -> String) -> String {
    let shown = |word: &str| {
        let instant = word.trim_end_matches([',', ';', ')']);
        match instant.parse::<Timestamp>() {
            Ok(at) if instant.ends_with('Z') => word.replacen(instant, &shows(at), 1),
            _ => word.to_owned(),
        }
    };
    words.split(' ').map(shown).collect::<Vec<_>>().join(" ")
}

/// What the clock of a calendar shows; that of UTC where there is none.
pub(crate) fn shows(calendar: Option<&Calendar>, instant: Timestamp) -> String {
    let wall = calendar.map_or_else(|| TimeZone::UTC.to_datetime(instant), |calendar| calendar.wall(instant));
    strtime::format("%Y-%m-%d %H:%M", wall).unwrap_or_else(|_| wall.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_among_words_are_shown_as_on_the_wall() {
        let words = on_the_wall("until 2024-05-01T16:00:00Z; then `a`  2024Z", |at| shows(None, at));
        assert_eq!(words, "until 2024-05-01 16:00; then `a`  2024Z");
    }
}
