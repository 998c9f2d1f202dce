//! People: who acts, what they may, and how many of them must agree.

mod actor;
mod directory;
mod power;
mod warrant;

pub use actor::{Actor, BadActor};
pub use directory::DirectoryHash;
pub use power::Power;
pub use warrant::{Fact, FactKind, Right, Warrant};
