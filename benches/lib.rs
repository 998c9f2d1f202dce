//! The workloads of the benches: what is measured, what it is measured against, and how.
//!
//! Machines are shared and noisy, so every figure is a ratio: ours and the yardstick take turns in one run, and the least of several repetitions counts.

mod chain;
mod fork;
mod hall;
mod ideal;
mod legal_time;
mod measure;
mod plain;
mod reading;
mod runner;

pub use chain::w3;
pub use fork::w4;
pub use hall::w1;
pub use legal_time::{t1, t2};
pub use measure::{Figure, least_of};
pub use reading::w6;
