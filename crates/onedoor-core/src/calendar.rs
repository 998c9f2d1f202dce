//! Legal time (期限): calendars with working days and business hours, and the arithmetic of limits and stops.
//!
//! Pure arithmetic over civil days and instants. Nothing here reads a clock; a day that a calendar does not cover is an error, never a guess.

mod amount;

pub use amount::Amount;
