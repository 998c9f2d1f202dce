//! The language: RON text into a definition's tree, and back.
//!
//! One file is one [`Workflow`]. [`read`] turns bytes into the tree and says everything that is wrong with the text;
//! what is wrong with the *meaning* is said by [`crate::graph::compile`] and [`crate::proof::check`]. The tree knows no positions:
//! a [`Source`] finds the lines of a [`Place`](crate::diagnostic::Place) when there is something to point at.
//!
//! [`print`](Workflow::print) writes the one canonical text of a tree: reading it gives the same tree, and its hash names the revision.

mod by;
mod entries;
mod limit;
pub(crate) mod names;
mod outline;
mod party;
mod people;
mod print;
mod profile;
mod read;
mod seats;
mod share;
mod silence;
mod source;
mod stage;
mod step;
mod text;
mod title;
mod workflow;

pub use by::{By, Named};
pub use entries::Entries;
pub use limit::{Begin, Extension, Limit, Propagation, Shortening, Variant};
pub use party::Party;
pub use people::{Allocate, Nobody, OwnCase, Repeat, Sealed};
pub use profile::{Ground, Profile, read_profile};
pub use read::{Losses, Reading, read};
pub(crate) use read::{Parsed, Root, RootWords};
pub use seats::{Base, Rule, Seat, Seats};
pub use share::{Share, ShareError};
pub use silence::{Meaning, Silence};
pub use source::{Located, Position, Source};
pub use stage::Stage;
pub use step::{Join, Kind, Redo, Rest, Return, Step};
pub use text::text_fault;
pub use title::Title;
pub use workflow::{End, Workflow, WorkflowHash};

/// The longest file, in bytes.
pub const FILE_BYTES_MAX: usize = 1 << 20;
/// The most steps a file may define.
pub const STEPS_MAX: usize = 20_000;
/// The most outcomes of one step.
pub const OUTCOMES_MAX: usize = 64;
/// The deepest nesting of a file.
pub const DEPTH_MAX: usize = 32;
