//! Drawing of a workflow: an SVG for a printed report or a page, and text for Mermaid and Graphviz.
//!
//! A [`Diagram`] is plain data and knows nothing of the engine: whoever has a definition, or a live case, fills one in.
//! The picture reads from top to bottom. Steps stand in rows, and a line never runs through a box. Lines to the same step
//! are gathered into one trunk, lines from one step with the same outcomes leave it as one fork under one label, and
//! returns run back at the right-hand side, dashed, with their detours standing in a column of their own.
//!
//! Nothing in a diagram can make these functions fail: an index that names nothing is passed over, text is cleaned of control
//! characters and cut to a bounded length, and lines that form a circle are drawn at the side. The same diagram always gives the
//! same text.

mod dense;
mod diagram;
mod dot;
mod layout;
mod mermaid;
mod sketch;
mod svg;
#[cfg(test)]
mod tests;
mod text;

pub use diagram::{Diagram, EndBox, Line, LineState, ReturnLine, StepBox, StepState, Target};
pub use dot::dot;
pub use mermaid::mermaid;
pub use svg::svg;
