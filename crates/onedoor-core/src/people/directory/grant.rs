use super::{Power, Validity};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A grant (授权): powers that are given with limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// To whom.
    pub to: Grantee,
    /// Which powers; never none.
    pub powers: BTreeSet<Power>,
    /// In cases of which workflows; of all where there are none.
    pub workflows: BTreeSet<String>,
    /// The guard over the data of a case, as it is written; its syntax is right. The grant holds only for cases that it is true of.
    pub when: Option<String>,
    /// When it holds.
    pub validity: Validity,
    /// Whether whoever has it may pass it on.
    pub passes_on: bool,
    /// The deed by which it was given.
    pub instrument: Option<String>,
}

/// To whom powers are granted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Grantee {
    /// One person.
    Person(String),
    /// Whoever holds a role.
    Role(String),
    /// The members of a department.
    Dept(String),
    /// Those at a window.
    Window(String),
}

/// One source from which somebody has a power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantRef<'a> {
    /// What gives it.
    pub source: PowerSource<'a>,
    /// The one department in which the person holds the role that gives it; none where the power is not bound to a department by a post.
    pub dept: Option<&'a str>,
    /// The guard over the data of a case that must be true.
    pub when: Option<&'a str>,
    /// When the source gives it. The person may be employed for less.
    pub validity: Validity,
    /// Whether the person may pass it on.
    pub passes_on: bool,
    /// The deed by which it was given.
    pub instrument: Option<&'a str>,
}

/// What gives a power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PowerSource<'a> {
    /// The role with this name.
    Role(&'a str),
    /// The department with this name.
    Dept(&'a str),
    /// The window with this name.
    Window(&'a str),
    /// The grant with this number, by its position in the file from 0.
    Grant(usize),
}

impl Grant {
    /// Whether it gives a power in cases of a workflow.
    pub fn covers(&self, power: Power, workflow: &str) -> bool {
        self.powers.contains(&power) && (self.workflows.is_empty() || self.workflows.contains(workflow))
    }
}

impl<'a> GrantRef<'a> {
    /// A power that stands at a unit: without limits.
    pub(super) fn of_unit(source: PowerSource<'a>, dept: Option<&'a str>) -> Self {
        GrantRef { source, dept, when: None, validity: Validity::default(), passes_on: false, instrument: None }
    }

    pub(super) fn of_grant(number: usize, grant: &'a Grant, dept: Option<&'a str>) -> Self {
        GrantRef {
            source: PowerSource::Grant(number),
            dept,
            when: grant.when.as_deref(),
            validity: grant.validity,
            passes_on: grant.passes_on,
            instrument: grant.instrument.as_deref(),
        }
    }
}
