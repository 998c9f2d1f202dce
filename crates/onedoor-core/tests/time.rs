//! Time in the kernel: limits begin, stop, go on, are extended and pass, and silence means what the definition says.
#![allow(clippy::disallowed_methods, reason = "the size of a random run is said by the environment")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failing test panics")]

#[path = "time/extensions.rs"]
mod extensions;
#[path = "time/found.rs"]
mod found;
#[path = "time/hall.rs"]
mod hall;
#[path = "time/limits.rs"]
mod limits;
#[path = "time/minimum.rs"]
mod minimum;
#[path = "time/silence.rs"]
mod silence;
#[path = "time/stops.rs"]
mod stops;
#[path = "time/storm.rs"]
mod storm;
#[path = "time/triggers.rs"]
mod triggers;
