//! Legal time (期限): calendars with working days and business hours, and the arithmetic of limits and stops.
//!
//! A [`Calendar`] is read from one RON file by [`read()`](fn@read) and knows for every day that it covers whether the office works; a day that it does not
//! cover is a [`CalendarGap`], never a guess. On it stand the two questions of a limit: when does it end ([`due_day`], [`deadline`]), and how much of it is
//! over ([`used_days`], [`used`]). Both know stops: a limit that is stopped uses up nothing, whatever its unit, and stops that overlap count once.
//!
//! A deadline is an instant and is *exclusive*: what happens before it is in time. A limit that ends with a day has the first instant of the next as its
//! deadline. Nothing here reads a clock, a zone file or the disk.
//!
//! ```
//! use onedoor_core::calendar::{self, Amount, Count, Due, Stop};
//! let text = br#"Calendar(id: "plain", zone: "UTC0", weekend: [Saturday, Sunday], covered: (2024, 2024),
//!     years: {2024: (source: "the rules of the house", holidays: {"2024-05-01": "Labour Day"})})"#;
//! let plain = calendar::read(text, &|_| None).calendar.expect("nothing is wrong with it");
//! let day = |text: &str| text.parse().expect("a day");
//! let count = Count::default();
//! let due = calendar::due_day(&plain, day("2024-04-29"), Amount::WorkingDays(3), &count, &[], 0)?;
//! assert_eq!(due, Due::At(day("2024-05-03")));
//! // The day of the stop is used, the day on which the clock runs again is not.
//! let stop = Stop { from: day("2024-04-30"), until: Some(day("2024-05-06")) };
//! let due = calendar::due_day(&plain, day("2024-04-29"), Amount::WorkingDays(3), &count, &[stop], 0)?;
//! assert_eq!(due, Due::At(day("2024-05-08")));
//! # Ok::<(), calendar::TimeError>(())
//! ```

mod almanac;
mod amount;
mod clock_time;
mod count;
mod day;
mod days;
mod deadline;
mod definition;
mod error;
mod hash;
mod hours;
mod read;
mod receipt;
mod run;
mod stop;
mod tally;
mod weekend;

pub use amount::{Amount, AmountError};
pub use clock_time::{ClockTime, ClockTimeError};
pub use count::{Count, DayZero, Ends, Receipt, Roll};
pub(crate) use day::Zone;
pub use days::{day_before, due_day, remaining_days, used_days};
pub use deadline::{deadline, earliest, remaining, used};
pub use definition::{Calendar, Special};
pub use error::{CalendarGap, TimeError};
pub use hash::CalendarHash;
pub use hours::Hours;
pub use read::{Reading, read};
pub use stop::{Due, Stop};

/// The longest calendar file, in bytes.
pub const FILE_BYTES_MAX: usize = 1 << 20;
/// The most years that a calendar may cover.
pub const YEARS_MAX: usize = 200;
