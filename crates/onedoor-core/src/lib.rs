//! The core of onedoor.
pub mod diagnostic;
pub mod expr;
pub mod graph;
pub mod id;
pub mod language;
pub mod proof;
