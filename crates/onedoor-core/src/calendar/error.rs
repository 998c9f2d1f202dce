use super::Amount;
use thiserror::Error;

/// A day was asked for that the calendar does not cover. Its holidays are not known, and nobody guesses them.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the calendar `{calendar}` does not cover {year}")]
pub struct CalendarGap {
    /// The id of the calendar.
    pub calendar: String,
    /// The first year that is missing.
    pub year: i16,
}

/// Why a limit cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimeError {
    /// The calendar does not reach so far.
    #[error(transparent)]
    Gap(#[from] CalendarGap),
    /// A limit in business hours, in a calendar that has none.
    #[error("the calendar `{calendar}` has no business hours")]
    NoHours {
        /// The id of the calendar.
        calendar: String,
    },
    /// A limit in business hours or minutes, where days are counted.
    #[error("`{amount}` is not counted in days")]
    NotInDays {
        /// The limit.
        amount: Amount,
    },
    /// The limit ends later, or begins earlier, than the days that can be written.
    #[error("the limit leads beyond the year 9999")]
    TooFar,
}
