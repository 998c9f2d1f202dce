use super::{
    Calendar, ClockTime, TimeError,
    tally::{BusinessSeconds, Tally, second_of},
};
use jiff::Timestamp;
use std::fmt;

/// A stretch of a working day in which the office works, from opening to closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    opens: ClockTime,
    closes: ClockTime,
}

impl Hours {
    /// None where they run backwards or are empty.
    pub(super) fn new(opens: ClockTime, closes: ClockTime) -> Option<Self> {
        (opens < closes).then_some(Hours { opens, closes })
    }

    /// When the office opens.
    pub fn opens(&self) -> ClockTime {
        self.opens
    }

    /// When it closes, later than it opens.
    pub fn closes(&self) -> ClockTime {
        self.closes
    }

    /// How long it is, by the clock on the wall.
    pub fn seconds(&self) -> u64 {
        let (opens, closes) = (self.opens.minutes(), self.closes.minutes());
        u64::from(closes.saturating_sub(opens)) * 60
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.opens, self.closes)
    }
}

impl Calendar {
    /// How many seconds of business hours lie between two instants; none where the second lies before the first.
    ///
    /// An instant counts as the whole second that it lies in, so spans that adjoin add up exactly. The cost grows with the number of days.
    ///
    /// # Errors
    /// The calendar has no business hours, or does not cover one of the days.
    pub fn working_seconds(&self, from: Timestamp, to: Timestamp) -> Result<u64, TimeError> {
        BusinessSeconds(self).between(second_of(from), second_of(to))
    }

    /// How many whole minutes of business hours lie between two instants: [`working_seconds`](Self::working_seconds) by sixty, rounded down. Add up
    /// seconds, not these.
    ///
    /// # Errors
    /// The calendar has no business hours, or does not cover one of the days.
    pub fn working_minutes(&self, from: Timestamp, to: Timestamp) -> Result<u64, TimeError> {
        Ok(self.working_seconds(from, to)? / 60)
    }
}
