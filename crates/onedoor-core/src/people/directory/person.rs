use super::Validity;
use crate::language::Title;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Somebody whom the host can authenticate (人员), or a machine account.
///
/// The name is personal data: it is not part of the `Debug` text.
#[derive(Clone)]
pub struct Person {
    pub(super) name: Title,
    pub(super) roles: BTreeSet<String>,
    pub(super) depts: BTreeSet<String>,
    pub(super) windows: BTreeSet<String>,
    pub(super) posts: BTreeSet<Post>,
    pub(super) services: BTreeSet<String>,
    pub(super) manager: Option<String>,
    pub(super) employment: Validity,
    pub(super) qualifications: BTreeMap<String, Qualification>,
    /// INVARIANT: the departments of `depts` and `posts`, in order.
    pub(super) member_of: Vec<String>,
}

/// A role that somebody holds in one department alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Post {
    /// The department.
    pub dept: String,
    /// The role.
    pub role: String,
}

/// A licence of a person, such as a card of enforcement (资格、执法证).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Qualification {
    /// When it holds.
    pub validity: Validity,
}

impl Person {
    /// What people call this person.
    pub fn name(&self) -> &Title {
        &self.name
    }

    /// The roles held wherever the person works.
    pub fn roles(&self) -> &BTreeSet<String> {
        &self.roles
    }

    /// The departments that the person works in, without those of the posts.
    pub fn depts(&self) -> &BTreeSet<String> {
        &self.depts
    }

    /// The windows that the person works at.
    pub fn windows(&self) -> &BTreeSet<String> {
        &self.windows
    }

    /// The roles held in one department alone.
    pub fn posts(&self) -> &BTreeSet<Post> {
        &self.posts
    }

    /// The services of the host that act under this identity.
    pub fn services(&self) -> &BTreeSet<String> {
        &self.services
    }

    /// The identity of the manager.
    pub fn manager(&self) -> Option<&str> {
        self.manager.as_deref()
    }

    /// When the person is employed.
    pub fn employment(&self) -> Validity {
        self.employment
    }

    /// The qualifications, over or not, by their names.
    pub fn qualifications(&self) -> &BTreeMap<String, Qualification> {
        &self.qualifications
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person")
            .field("roles", &self.roles)
            .field("depts", &self.depts)
            .field("windows", &self.windows)
            .field("posts", &self.posts)
            .field("services", &self.services)
            .field("manager", &self.manager)
            .field("employment", &self.employment)
            .field("qualifications", &self.qualifications)
            .finish_non_exhaustive()
    }
}
