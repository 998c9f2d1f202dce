//! Legal time: the calendars that ship, worked cases, and the arithmetic beside references that count day by day and minute by minute.
//!
//! `ONEDOOR_DATES` is how many random cases are compared (20,000 unless told), `ONEDOOR_SEED` where they begin. A failure prints the seed and the shrunk case.
#![allow(clippy::disallowed_methods, reason = "calendars are files, and tests may be told how long to run")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

#[path = "calendar/clock_py.rs"]
mod clock_py;
#[path = "calendar/days.rs"]
mod days;
#[path = "calendar/hostile.rs"]
mod hostile;
#[path = "calendar/hours.rs"]
mod hours;
#[path = "calendar/laws.rs"]
mod laws;
#[path = "calendar/layers.rs"]
mod layers;
#[path = "calendar/mistakes.rs"]
mod mistakes;
#[path = "calendar/plain.rs"]
mod plain;
#[path = "calendar/random.rs"]
mod random;
#[path = "calendar/shelf.rs"]
mod shelf;
#[path = "calendar/shipped.rs"]
mod shipped;
#[path = "calendar/worked.rs"]
mod worked;
