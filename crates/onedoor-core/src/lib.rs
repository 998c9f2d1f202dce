//! The core of onedoor.
pub mod case;
pub mod diagnostic;
pub mod engine;
pub mod expr;
pub mod graph;
pub mod id;
pub mod language;
pub mod proof;
pub mod record;

#[cfg(test)]
mod witness;
