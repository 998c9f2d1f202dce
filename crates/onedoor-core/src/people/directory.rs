mod grant;
mod hash;
mod level;
mod membership;
mod person;
mod power;
mod powers;
mod reach;
mod read;
mod stand_in;
mod unit;
mod validity;

pub use grant::{Grant, GrantRef, Grantee, PowerSource};
pub use hash::DirectoryHash;
pub use level::Level;
pub use person::{Person, Post, Qualification};
pub use power::Power;
pub use read::read_directory;
pub use stand_in::StandIn;
pub use unit::{Dept, Role, Window};
pub use validity::Validity;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The most roles, departments, windows, posts or services of one person.
pub const UNITS_MAX: usize = 256;

/// A directory (人员目录): who holds which role, works where, and may do what. Only [`read_directory`] makes one, so all that it names is there.
///
/// Questions are asked for an instant. Who is not employed then holds nothing, sits nowhere and has no power, whatever the file says.
///
/// ```
/// use onedoor_core::people::{Power, PowerSource, read_directory};
/// let (hall, _, _) = read_directory(br#"Directory(id: "hall", zone: "CST-8",
///     roles: {"head": (powers: [Assign])},
///     depts: {"land": (), "fire": (parent: "land", powers: [Review])},
///     persons: {"li": (roles: ["head"], depts: ["fire"], until: "2024-06-01")},
/// )"#);
/// let hall = hall.expect("nothing is wrong with it");
/// let (last, gone) = ("2024-05-31T15:59:59Z".parse()?, "2024-05-31T16:00:00Z".parse()?);
/// assert!(hall.is_in_dept("li", "land", last));
/// assert!(!hall.is_in_dept("li", "land", gone));
/// let source = hall.grants_to("li", Power::Review, "permit", last).next().map(|grant| grant.source);
/// assert_eq!(source, Some(PowerSource::Dept("fire")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Directory {
    id: String,
    revision: u32,
    zone: String,
    hash: DirectoryHash,
    // INVARIANT: every role, department, window and person that is named anywhere is a key here, but for a department
    // to which something is granted, which may be in `former`.
    roles: BTreeMap<String, Role>,
    depts: BTreeMap<String, Dept>,
    windows: BTreeMap<String, Window>,
    /// INVARIANT: nobody is above himself.
    persons: BTreeMap<String, Person>,
    /// Departments whose place others took, and which are gone.
    former: BTreeSet<String>,
    grants: Vec<Grant>,
    stand_ins: Vec<StandIn>,
    /// The positions of the rules under which each person stands in.
    stand_ins_by: BTreeMap<String, Vec<usize>>,
}

impl Directory {
    /// The name by which hosts call it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Counts up; a published revision never changes.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The zone that its days are days of, as a POSIX TZ string.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// The content hash: equal where every question has the same answer.
    pub fn hash(&self) -> DirectoryHash {
        self.hash
    }

    /// The person with this identity, employed or not.
    pub fn person(&self, identity: &str) -> Option<&Person> {
        self.persons.get(identity)
    }

    /// Everybody, employed or not, in the order of their identities.
    pub fn persons(&self) -> impl ExactSizeIterator<Item = (&str, &Person)> {
        self.persons.iter().map(|(identity, person)| (identity.as_str(), person))
    }

    /// The role with this name.
    pub fn role(&self, name: &str) -> Option<&Role> {
        self.roles.get(name)
    }

    /// The department with this name; none where it is gone.
    pub fn dept(&self, name: &str) -> Option<&Dept> {
        self.depts.get(name)
    }

    /// The window with this name.
    pub fn window(&self, name: &str) -> Option<&Window> {
        self.windows.get(name)
    }

    /// Whether there is a role with this name.
    pub fn knows_role(&self, name: &str) -> bool {
        self.roles.contains_key(name)
    }

    /// Whether there is a department with this name, or one that took its place.
    pub fn knows_dept(&self, name: &str) -> bool {
        self.depts.contains_key(name) || self.former.contains(name)
    }

    /// Whether there is a window with this name.
    pub fn knows_window(&self, name: &str) -> bool {
        self.windows.contains_key(name)
    }

    /// The grants, in the order of the file: a [`PowerSource::Grant`] counts in it.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// The rules of standing in, in the order of the file.
    pub fn stand_ins(&self) -> &[StandIn] {
        &self.stand_ins
    }
}

/// Which directory it is, without the people in it.
impl fmt::Debug for Directory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Directory({} {} {})", self.id, self.revision, self.hash)
    }
}
