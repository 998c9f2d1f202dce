//! What a definition says about the people who work on a step, beside who they are.

use super::By;
use serde::Deserialize;

/// How the work of a step comes to somebody (resource patterns 12 to 17, 39).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Allocate {
    /// It is offered to all who may do it; who claims it has it.
    #[default]
    Offer,
    /// To each in turn, in the order of their identities.
    RoundRobin,
    /// To whoever has the least open work; of several, the first in the order of their identities.
    LeastLoaded,
    /// Always to this person.
    Fixed(String),
    /// To whoever did this step.
    Familiar(String),
    /// To whoever has just completed a step that it comes after.
    Chained,
}

/// What becomes of a step where it would fall to the applicant (自审).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum OwnCase {
    /// Nobody judges a case of their own.
    #[default]
    Forbid,
    /// The applicant's superior may act as well.
    Superior,
    /// The applicant may act like anybody else.
    Allow,
}

/// What becomes of a step where nobody may work on it when it opens (无审批人).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Nobody {
    /// It waits, and says so.
    #[default]
    Wait,
    /// These may act as well.
    HandTo(By),
    /// It is done without work, with its first outcome.
    Pass,
}

/// What becomes of a step that whoever has just agreed would be asked again (连续同人).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Repeat {
    /// They are asked again.
    #[default]
    Ask,
    /// Their answer counts here, too.
    Pass,
}

/// Who alone may read something, and until when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a seal")]
pub struct Sealed {
    /// Who may read it from the start, beside whoever wrote it.
    pub readers: Vec<By>,
    /// The step that opens it to all who may read the case, once it is done.
    pub until: Option<String>,
}
