//! Measures of a hall: what became of many cases in a period, in exact numbers.
//!
//! One [`CaseFacts`] is made from the record of each case: when it was received, accepted and ended, how it kept its limit, whose days it took. Whatever is
//! measured is a sum over such rows, so [`Measures`] can be taken of any choice of them, grouped by any label, and groups add up to the whole.
//!
//! Nothing is rounded: rates compare whole numbers, ratios are [`Fraction`]s, and a figure in writing is rounded down. So 15,160 of 15,470 is
//! not 98 per cent and is never written as if it were; 15,161 is.
//!
//! ```
//! use onedoor_core::measure::Rate;
//! let (too_few, enough) = (Rate { part: 15_160, whole: 15_470 }, Rate { part: 15_161, whole: 15_470 });
//! assert_eq!((too_few.at_least(98, 100), enough.at_least(98, 100)), (false, true));
//! assert_eq!(too_few.percent(2).as_deref(), Some("97.99"));
//! ```
//!
//! # What counts as what
//!
//! An application is *received* when its case begins. It is *accepted* (受理) when a step `Accept` is first completed with its first outcome, where silence stood
//! for that as of the day of receipt (行政许可法 art. 32); in a workflow without such a step it is accepted when it is received. An accepted case is
//! *completed* (办结) when it reaches an end of its workflow, whatever the answer; an application that reaches one without having been accepted was *declined*
//! (不予受理). What ends otherwise — withdrawn, terminated, lapsed, merged — was *closed*. A case is *overdue* while it is open behind a deadline of its own limit.
//!
//! # Speed
//!
//! A speed-up (提速) is the part of the statutory limit that was not needed: `1 − used / statutory`. The average of it is ambiguous, so both are given and named:
//! the *mean of ratios*, in which every case weighs the same, and the *ratio of sums*, in which every day does. Used is what the law counts
//! against the authority, without stops; the statutory limit is the ordinary one, since a hall does not get faster by extending a limit.

mod case_facts;
mod limit_facts;
mod lowest;
mod measures;
mod period;
mod rate;
mod seen;
mod speed_up;

pub use crate::ledger::Fraction;
pub use case_facts::{CaseFacts, Ended, Outcome, TimeFacts};
pub use limit_facts::{Allowed, LimitFacts, Timeliness};
pub use lowest::{Lowest, lowest_completion_rate};
pub use measures::Measures;
pub use period::Period;
pub use rate::Rate;
pub use speed_up::SpeedUp;

/// The label under which a host writes how a case is brought forward.
pub const TRACK: &str = "track";
/// The value of [`TRACK`] of a case that an agent of the hall brings forward for the applicant (代办).
pub const AGENCY: &str = "agency";
