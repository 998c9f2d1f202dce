//! The ledger of time: cases counted by hand, and random cases beside a reference that looks at everything anew.
//!
//! `ONEDOOR_CASES` is how many random cases are compared (2,000 unless told), `ONEDOOR_SEED` where they begin. A failure prints the seed and the case.
#![allow(clippy::disallowed_methods, reason = "tests may be told how long to run")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

#[path = "ledger/by_hand.rs"]
mod by_hand;
#[path = "ledger/desk.rs"]
mod desk;
#[path = "ledger/edges.rs"]
mod edges;
#[path = "calendar/random.rs"]
#[allow(dead_code, reason = "the calendars' suite asks for more")]
mod random;
#[path = "ledger/random_cases.rs"]
mod random_cases;
#[path = "ledger/reference.rs"]
mod reference;
#[path = "ledger/storm.rs"]
mod storm;
