use serde::Deserialize;
use std::fmt;

/// Who acts: the candidates for the work of a step (resource patterns 1, 2, 3, 7, 9, 10).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum By {
    /// A reception window, which receives and delivers.
    Window(String),
    /// A department, which reviews and decides.
    Dept(String),
    /// Whoever holds a role: one that an `Assign` of the workflow gives, or else one of the directory.
    Role(String),
    /// Whoever holds a role of the directory in one department.
    RoleIn {
        /// The role.
        role: String,
        /// The department.
        dept: String,
    },
    /// One person.
    Person(String),
    /// The applicant, or an agent with a mandate.
    Applicant,
    /// Whoever a text field of the case names.
    Field(String),
    /// Whoever did a step.
    SameAs(String),
    /// The superior of somebody, or one further up.
    Manager {
        /// Of whom: a `Person`, a `Field`, a `SameAs`, the `Applicant` or a `Role` that the workflow assigns.
        of: Box<By>,
        /// How many levels up, from 1.
        #[serde(default = "one")]
        up: u32,
    },
    /// A service of the host.
    Service(String),
}

fn one() -> u32 {
    1
}

impl By {
    /// The names in it, each with what it is the name of.
    pub fn names(&self) -> Vec<(Named, &str)> {
        match self {
            By::Window(name) => vec![(Named::Window, name)],
            By::Dept(name) => vec![(Named::Dept, name)],
            By::Role(name) => vec![(Named::Role, name)],
            By::RoleIn { role, dept } => vec![(Named::Role, role), (Named::Dept, dept)],
            By::Person(name) => vec![(Named::Person, name)],
            By::Field(name) => vec![(Named::Field, name)],
            By::SameAs(name) => vec![(Named::Step, name)],
            By::Service(name) => vec![(Named::Service, name)],
            By::Manager { of, .. } => match of.as_ref() {
                // A superior of a superior is one further up; what it would name is not looked at.
                By::Manager { .. } => Vec::new(),
                of => of.names(),
            },
            By::Applicant => Vec::new(),
        }
    }
}

/// As a definition names it: `Dept(fire)`, `Applicant`.
impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            By::Window(name) => write!(f, "Window({name})"),
            By::Dept(name) => write!(f, "Dept({name})"),
            By::Role(name) => write!(f, "Role({name})"),
            By::RoleIn { role, dept } => write!(f, "RoleIn({role}, {dept})"),
            By::Person(name) => write!(f, "Person({name})"),
            By::Applicant => f.write_str("Applicant"),
            By::Field(name) => write!(f, "Field({name})"),
            By::SameAs(name) => write!(f, "SameAs({name})"),
            By::Manager { of, up } => match of.as_ref() {
                By::Manager { .. } => write!(f, "Manager(…, {up})"),
                of => write!(f, "Manager({of}, {up})"),
            },
            By::Service(name) => write!(f, "Service({name})"),
        }
    }
}

/// What a name in a [`By`] is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A window of the directory.
    Window,
    /// A department of the directory.
    Dept,
    /// A role.
    Role,
    /// A person, by the identity that the host authenticates.
    Person,
    /// A field of the case.
    Field,
    /// A step of the workflow.
    Step,
    /// A service of the host.
    Service,
}
