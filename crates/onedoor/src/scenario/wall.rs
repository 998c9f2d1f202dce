use crate::Timestamp;
use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};
use onedoor_core::calendar::Calendar;
use std::sync::Arc;

/// The clock on the wall of a scenario: that of its workflow's calendar, UTC where there is none.
#[derive(Clone, Debug)]
pub(super) struct Wall(Option<Arc<Calendar>>);

impl Wall {
    pub(super) fn of(calendar: Option<&Arc<Calendar>>) -> Self {
        Wall(calendar.cloned())
    }

    /// The instant that a time such as `2024-04-15T09:00` says; a date alone is its first instant.
    pub(super) fn instant(&self, text: &str) -> Result<Timestamp, String> {
        let wall: DateTime = text.parse().map_err(|_| no_time(text))?;
        match &self.0 {
            Some(calendar) => Ok(calendar.instant(wall)),
            None => TimeZone::UTC.to_timestamp(wall).map_err(|_| format!("`{text}` is out of range")),
        }
    }

    /// What the clock shows at an instant.
    pub(super) fn shows(&self, instant: Timestamp) -> DateTime {
        let in_utc = || TimeZone::UTC.to_datetime(instant);
        self.0.as_ref().map_or_else(in_utc, |calendar| calendar.wall(instant))
    }
}

/// Whether a text is a time, or a date.
pub(super) fn check(text: &str) -> Result<(), String> {
    text.parse::<DateTime>().map(|_| ()).map_err(|_| no_time(text))
}

/// The date that a text is; none for one with a time of the day.
pub(super) fn date(text: &str) -> Option<Date> {
    if text.contains(['T', 't', ' ']) { None } else { text.parse().ok() }
}

fn no_time(text: &str) -> String {
    format!("`{text}` is no time such as `2024-04-15T09:00`, nor a date such as `2024-04-15`")
}
