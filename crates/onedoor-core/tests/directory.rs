//! The directory: what is read, what an author is told, and what it answers.
//!
//! `ONEDOOR_SEED` is where the random bytes begin. A failure prints the seed and the text.
#![allow(clippy::disallowed_methods, reason = "tests may be told where to begin")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

#[path = "directory/hall.rs"]
mod hall;
#[path = "directory/hash.rs"]
mod hash;
#[path = "directory/hostile.rs"]
mod hostile;
#[path = "directory/membership.rs"]
mod membership;
#[path = "directory/mistakes.rs"]
mod mistakes;
#[path = "directory/powers.rs"]
mod powers;
#[path = "directory/reading.rs"]
mod reading;
