//! People in the kernel: who may act, how several act together, how work changes hands, and what a record of it shows.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failing test panics")]

#[path = "people/audit.rs"]
mod audit;
#[path = "people/authority.rs"]
mod authority;
#[path = "people/delegation.rs"]
mod delegation;
#[path = "people/found.rs"]
mod found;
#[path = "people/hands.rs"]
mod hands;
#[path = "people/office.rs"]
mod office;
#[path = "people/seats.rs"]
mod seats;
#[path = "people/signers.rs"]
mod signers;
#[path = "people/taken_back.rs"]
mod taken_back;
