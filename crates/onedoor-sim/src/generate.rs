//! Random workflows and random moves: from a seed, and as proptest strategies that shrink.
//!
//! A seed always gives the same workflow and the same moves. What the kernel refuses is generated too, now and then: ask
//! [`crate::oracle::Workflow::refusals`].

mod family;
mod random_moves;
mod random_returns;
mod random_workflow;
mod rng;
mod simpler;
mod strategy;
mod without;

pub use family::Family;
pub use random_moves::{one_way, random_move, random_moves, storm};
pub use random_workflow::random_workflow;
pub use rng::Rng;
pub use strategy::{Run, RunTree, Runs, SpecTree, Specs, runs, specs};
