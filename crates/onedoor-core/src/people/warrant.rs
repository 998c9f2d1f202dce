use super::{Actor, Power};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// On what somebody acted, as the record keeps it: enough for an auditor to judge it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warrant {
    /// Who acted.
    pub person: Actor,
    /// For whom: the one whose place a stand-in takes.
    pub instead_of: Option<Actor>,
    /// As what.
    pub right: Right,
    /// The facts that it rests on.
    pub facts: Vec<Fact>,
}

/// As what somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Right {
    /// No directory was asked: the host answers for it.
    Trusted,
    /// As the applicant.
    Applicant,
    /// As the applicant's agent.
    Agent,
    /// As one of those whom the definition names for a step.
    Candidate,
    /// As the one who has the work in hand, asked for it, or did it.
    Holder,
    /// As one who answers for the case.
    Handler,
    /// By a power of the directory.
    Power(Power),
}

/// A fact of the directory or of the case that a right rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub what: FactKind,
    /// Since when it holds; always, where nothing is said.
    #[serde(with = "moment")]
    pub from: Option<Timestamp>,
    /// Until when; for ever, where nothing is said.
    #[serde(with = "moment")]
    pub until: Option<Timestamp>,
}

/// What a [`Fact`] says of the person who acts, or for whom they act.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FactKind {
    /// Is in the directory.
    Employed,
    /// Is at a window.
    Window(String),
    /// Is in a department.
    Dept(String),
    /// Holds a role.
    Role(String),
    /// Holds a role in a department.
    RoleIn(String, String),
    /// Is the very person that the definition or the case names.
    Named,
    /// Acts for a service of the host.
    Service(String),
    /// Has a power, and where from: `dept planning`, `grant 2`.
    Power(Power, String),
    /// Stands in for somebody.
    StandsInFor(Actor),
    /// Is qualified.
    Qualified(String),
}

mod moment {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
        at.map(Timestamp::as_second).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
        let seconds = Option::<i64>::deserialize(deserializer)?;
        seconds.map(Timestamp::from_second).transpose().map_err(D::Error::custom)
    }
}
