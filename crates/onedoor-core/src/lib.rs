//! The core of onedoor: the language, the proof and the kernel of a workflow engine for approvals. Pure: it has no clock, disk, network, thread or chance.
//!
//! The road goes one way: [`language::read`] makes a tree of bytes, [`graph::compile`] a graph of the tree, [`proof::check`] something that may run of the graph
//! ([`proof::load`] does all three). Then [`engine::decide`] says what a command does to a [`case::Case`], and [`case::Case::apply`] writes it down.
//!
//! ```
//! use onedoor_core::{case::Case, engine, graph::Catalogue, proof::load};
//! let text = br#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#;
//! let tea = load(text, &Catalogue::default()).proved.expect("it is sound");
//! let env = engine::Env::at("2024-04-15T09:00:00Z".parse()?);
//! let mut case = Case::new(&tea);
//! for event in engine::start(&tea, &env, &engine::Given::default())? {
//!     case.apply(&tea, &event)?;
//! }
//! assert_eq!(case.open_steps().count(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(clippy::float_arithmetic)]

pub mod calendar;
pub mod case;
pub mod diagnostic;
pub mod engine;
pub mod expr;
pub mod graph;
pub mod id;
pub mod language;
pub mod ledger;
pub mod measure;
pub mod people;
pub mod proof;
pub mod record;

#[cfg(test)]
mod witness;
