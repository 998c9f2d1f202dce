use super::{Level, Power};
use crate::language::Title;
use std::{collections::BTreeSet, sync::Arc};

/// A role (岗位), and what whoever holds it may do.
#[derive(Clone, Debug)]
pub struct Role {
    pub(super) title: Option<Title>,
    pub(super) powers: BTreeSet<Power>,
}

/// A department (部门) or a section of one, and what its members may do.
#[derive(Clone, Debug)]
pub struct Dept {
    pub(super) title: Option<Title>,
    pub(super) level: Option<Level>,
    pub(super) parent: Option<String>,
    pub(super) powers: BTreeSet<Power>,
    pub(super) succeeds: BTreeSet<String>,
    /// INVARIANT: in order; itself and every department whose place it took, directly or not.
    pub(super) stands_for: Vec<Arc<str>>,
    /// INVARIANT: in order; what it and those above it stand for. Its members are members of all of these.
    pub(super) counts_for: Vec<Arc<str>>,
}

/// A reception window (窗口), and what those at it may do.
#[derive(Clone, Debug)]
pub struct Window {
    pub(super) title: Option<Title>,
    pub(super) dept: Option<String>,
    pub(super) powers: BTreeSet<Power>,
}

impl Role {
    /// What people call it.
    pub fn title(&self) -> Option<&Title> {
        self.title.as_ref()
    }

    /// What whoever holds it may do.
    pub fn powers(&self) -> &BTreeSet<Power> {
        &self.powers
    }
}

impl Dept {
    /// What people call it.
    pub fn title(&self) -> Option<&Title> {
        self.title.as_ref()
    }

    /// How high in the state it stands.
    pub fn level(&self) -> Option<Level> {
        self.level
    }

    /// The department that it is a section of.
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }

    /// The departments whose place it took. They need not be in the directory any more.
    pub fn succeeds(&self) -> &BTreeSet<String> {
        &self.succeeds
    }

    /// What its members may do.
    pub fn powers(&self) -> &BTreeSet<Power> {
        &self.powers
    }

    /// Whether it is the department with this name, or took its place.
    pub(super) fn stands_for(&self, name: &str) -> bool {
        holds(&self.stands_for, name)
    }

    /// Whether its members are members of the department with this name.
    pub(super) fn counts_for(&self, name: &str) -> bool {
        holds(&self.counts_for, name)
    }
}

fn holds(names: &[Arc<str>], name: &str) -> bool {
    names.binary_search_by(|known| (**known).cmp(name)).is_ok()
}

impl Window {
    /// What people call it.
    pub fn title(&self) -> Option<&Title> {
        self.title.as_ref()
    }

    /// The department that it receives for.
    pub fn dept(&self) -> Option<&str> {
        self.dept.as_deref()
    }

    /// What those at it may do.
    pub fn powers(&self) -> &BTreeSet<Power> {
        &self.powers
    }
}
