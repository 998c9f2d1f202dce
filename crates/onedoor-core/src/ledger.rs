//! The ledger of time (时间台账): whose every working second of a case was.
//!
//! A [`Holding`] follows the events of a case and notes who holds it from one instant to the next; that needs no calendar. A [`Ledger`] weighs what was
//! noted in the business hours of a calendar: every working second between the receipt of the case and its end belongs to exactly one [`Holder`], so
//! the sum over the holders is exactly the elapsed working time.
//!
//! # Who holds a case
//!
//! One of its open steps does, and the holder is whoever that step waits for. Of several open steps the first of these rules that tells them apart decides:
//!
//! 1. A step that the case waits for goes before one that stands aside, for which nothing waits.
//! 2. The authority comes before an authority above, then third parties, the public, the applicant, and nobody. A step that is stopped on a legal ground,
//!    or that has one of its own, is on the side of the party of that ground.
//! 3. Of two steps on one side, one whose clock runs comes before one that is stopped.
//! 4. The step that has been open longest in its round.
//! 5. The order of the definition.
//!
//! On the authority's side the step is held by whom the definition names for it, after a hand-over by whom silence hands it to; where it names nobody, by the
//! lead of its stage, else by the authority as such. Where no step is open, nobody holds the case. A case that the authority suspended is held as before:
//! an order to rest stops no clock. A step that runs a sub-case is held in the ledger of its own case; the sub-case has its own.
//!
//! # Days
//!
//! A working day of a case is one in whose business hours at least one second of the case lies. The seconds of such a day are split among the holders, and a
//! share of a day is their part of all its business seconds, exactly. [`Ledger::whose_day`] gives the whole day to whoever held most of it, and of equals to the
//! earlier, so the days by holder add up to the working days of the case. In a calendar without business hours a working day is worked from its first
//! instant to its last. A day that the calendar does not cover is an error, never a guess.

mod account;
mod error;
mod fraction;
mod holder;
mod holding;
mod hours;
mod stops;
mod sum;
mod weigh;

pub use account::{Day, Ledger, Span};
pub use error::LedgerError;
pub use fraction::Fraction;
pub use holder::Holder;
pub use holder::answerable;
pub use holding::Holding;
pub use stops::StopTime;
pub(crate) use sum::Sum;
