use crate::{trouble::Trouble, wall};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use onedoor_core::{calendar::Calendar, engine::Env};
use std::sync::Arc;

/// What time it is in a case that is played, and the calendar that its limits are counted in. Time passes only when somebody says so.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    calendar: Option<Arc<Calendar>>,
    now: Timestamp,
}

impl Clock {
    /// A clock that shows the time that is given, else what it is now.
    ///
    /// # Errors
    /// [`Trouble::Misuse`] for what is no time.
    pub(super) fn new(calendar: Option<Arc<Calendar>>, at: Option<&str>) -> Result<Self, Trouble> {
        let mut clock = Clock { calendar, now: Timestamp::now() };
        if let Some(at) = at {
            let wall =
                read(at).ok_or_else(|| Trouble::misuse(format!("`{at}` is no time such as 2024-04-15T09:00")))?;
            clock.now = clock.instant(wall);
        }
        Ok(clock)
    }

    /// What a decision has to know of the world.
    pub(super) fn env(&self) -> Env<'_> {
        let env = Env::at(self.now);
        self.calendar.as_deref().map_or(env, |calendar| env.with_calendar(calendar))
    }

    /// It is later now; false, and nothing changes, where that is earlier.
    pub(super) fn pass_to(&mut self, wall: DateTime) -> bool {
        let then = self.instant(wall);
        let later = then >= self.now;
        self.now = self.now.max(then);
        later
    }

    /// The calendar that limits are counted in.
    pub(super) fn calendar(&self) -> Option<&Calendar> {
        self.calendar.as_deref()
    }

    /// What the clock shows.
    pub(super) fn shows(&self) -> String {
        wall::shows(self.calendar(), self.now)
    }

    /// The last moment that is in time for a deadline: a day, or a time where it does not end with a day.
    pub(super) fn last_moment(&self, deadline: Timestamp) -> String {
        wall::last_moment(self.calendar(), deadline)
    }

    fn instant(&self, wall: DateTime) -> Timestamp {
        let in_utc = || TimeZone::UTC.to_timestamp(wall).unwrap_or(self.now);
        self.calendar.as_ref().map_or_else(in_utc, |calendar| calendar.instant(wall))
    }
}

/// A time such as `2024-04-15T09:00`; of a date, its first instant.
pub(super) fn read(text: &str) -> Option<DateTime> {
    text.parse().ok()
}
