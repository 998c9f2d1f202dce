//! Why a case stands where it stands, what somebody may do in it, and who may read it.
#![allow(clippy::disallowed_methods, reason = "the size of a random run is said by the environment")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failing test panics")]

#[path = "explain/by_hand.rs"]
mod by_hand;
#[path = "explain/chance.rs"]
mod chance;
#[path = "explain/commands.rs"]
mod commands;
#[path = "explain/laws.rs"]
mod laws;
#[path = "explain/office.rs"]
mod office;
#[path = "explain/reading.rs"]
mod reading;
