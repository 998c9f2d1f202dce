//! Measures: facts of cases counted by hand, the sums over many of them, and that groups add up to the whole.
#![allow(clippy::disallowed_methods, reason = "tests may be told how long to run")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

#[path = "ledger/desk.rs"]
#[allow(dead_code, reason = "the ledger's suite asks for more")]
mod desk;
#[path = "measure/facts.rs"]
mod facts;
#[path = "measure/groups.rs"]
mod groups;
#[path = "measure/periods.rs"]
mod periods;
