use crate::{
    calendar::{CalendarGap, TimeError},
    record::RecordError,
};
use thiserror::Error;

/// Why there is no ledger of a case.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The record is empty: the case has not begun.
    #[error("the case has not begun")]
    NotStarted,
    /// The calendar of the workflow is not the one that was given, or the workflow names none.
    #[error("there is no calendar to count the time of `{workflow}` in")]
    NoCalendar {
        /// The id of the workflow.
        workflow: String,
    },
    /// The time of the case cannot be counted in the calendar.
    #[error(transparent)]
    Time(#[from] TimeError),
    /// The events are not the record of a case of this workflow.
    #[error(transparent)]
    Record(#[from] RecordError),
}

impl From<CalendarGap> for LedgerError {
    fn from(gap: CalendarGap) -> Self {
        LedgerError::Time(gap.into())
    }
}
