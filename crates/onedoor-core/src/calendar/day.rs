use super::{Calendar, ClockTime, Hours};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{AmbiguousOffset, TimeZone},
};
use std::fmt;

/// The zone of a calendar, as a POSIX TZ string says it: no file is read for it, so an old record is counted tomorrow as it is today.
#[derive(Clone, Debug)]
pub(crate) struct Zone {
    written: String,
    rules: TimeZone,
}

impl Zone {
    /// None where the text is no POSIX TZ string.
    pub(crate) fn posix(written: &str) -> Option<Self> {
        Some(Zone { written: written.to_owned(), rules: TimeZone::posix(written).ok()? })
    }

    /// The first instant that a clock on the wall shows as this. A time that the clock jumps over is the instant of the jump, so later on the wall is never
    /// earlier in truth.
    pub(crate) fn instant(&self, wall: DateTime) -> Timestamp {
        let ambiguous = self.rules.to_ambiguous_timestamp(wall);
        let instant = match ambiguous.offset() {
            AmbiguousOffset::Gap { after, .. } => after
                .to_timestamp(wall)
                .map(|before| self.rules.following(before).next().map_or(before, |jump| jump.timestamp())),
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => ambiguous.earlier(),
        };
        // Only the outermost days of the calendar of the world have hours that are no timestamps.
        instant.unwrap_or(if wall.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Calendar {
    /// The zone, as a POSIX TZ string.
    pub fn zone(&self) -> &str {
        &self.parts().zone.written
    }

    /// The day that an instant lies in.
    pub fn day_of(&self, instant: Timestamp) -> Date {
        self.parts().zone.rules.to_datetime(instant).date()
    }

    /// The first instant of a day: midnight, or later where the clocks jump over it.
    pub fn start_of_day(&self, day: Date) -> Timestamp {
        self.parts().zone.instant(day.at(0, 0, 0, 0))
    }

    /// The end of a day, which is the first instant of the next: a day holds what happens before it.
    pub fn end_of_day(&self, day: Date) -> Timestamp {
        day.tomorrow().map_or(Timestamp::MAX, |next| self.start_of_day(next))
    }

    /// The last day that is in time for a deadline: the day of the last instant before it.
    pub fn last_day(&self, deadline: Timestamp) -> Date {
        self.day_of(deadline.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(deadline))
    }

    /// The first instant that a clock on the wall shows as this.
    pub fn instant(&self, wall: DateTime) -> Timestamp {
        self.parts().zone.instant(wall)
    }

    /// What a clock on the wall shows at an instant.
    pub fn wall(&self, instant: Timestamp) -> DateTime {
        self.parts().zone.rules.to_datetime(instant)
    }

    /// When the office closes on a day, by the clock alone: whether anybody works on it is another question. The end of the day where the calendar has no
    /// business hours.
    pub fn close_of_business(&self, day: Date) -> Timestamp {
        self.parts().hours.last().map_or(self.end_of_day(day), |hours| self.at(day, hours.closes()))
    }

    /// The instant of a time of a day.
    pub(super) fn at(&self, day: Date, time: ClockTime) -> Timestamp {
        let (hour, minute) = match time.hour_and_minute() {
            Some(time) => time,
            None => return self.end_of_day(day),
        };
        self.parts().zone.instant(day.at(hour, minute, 0, 0))
    }

    /// The instants between which the office works on a working day, one stretch after the other.
    pub(super) fn open_on(&self, day: Date) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        self.parts().hours.iter().map(move |hours: &Hours| (self.at(day, hours.opens()), self.at(day, hours.closes())))
    }
}
