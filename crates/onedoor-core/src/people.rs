//! People: who acts, what they may, and how many of them must agree.

mod actor;
mod authority;
mod bar;
mod casework;
mod count;
mod directory;
mod warrant;

pub use actor::{Actor, BadActor};
pub use authority::{Authority, For, named_for, one_named, power_of};
pub use bar::Bar;
pub use casework::Casework;
pub use count::{Answer, Terms, Verdict, Voter, count};
pub use directory::{
    Dept, Directory, DirectoryHash, Grant, GrantRef, Grantee, Level, Person, Post, Power, PowerSource, Qualification,
    Role, StandIn, UNITS_MAX, Validity, Window, read_directory,
};
pub use warrant::{Fact, FactKind, Right, Warrant};
