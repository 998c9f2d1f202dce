//! The resource patterns (Russell, ter Hofstede, Edmond, van der Aalst: Workflow Resource Patterns, 2004), one test for each, named by its number.
//!
//! Each test holds the smallest workflow and directory that show the pattern: who may, what happens, and which rule refuses who may not. What the rows of a
//! trace mean stands at [`crate::hall`].

mod automation;
mod creation;
mod detour;
mod pull;
mod push;
mod several;
mod visibility;
