use super::{Entries, Join, Limit, Sealed, Stage, Step, Title};
use crate::expr::Type;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// An approval item (审批事项): the definition that one file holds.
///
/// This is a tree of what was written, right or wrong; only [`crate::graph::compile`] and [`crate::proof::check`] make something of it that can run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// The name by which hosts and other workflows call it.
    #[serde(default)]
    pub id: String,
    /// Counts up; a published revision never changes.
    #[serde(default = "first_revision")]
    pub revision: u32,
    /// What people call it.
    #[serde(default)]
    pub title: Title,
    /// The legal regime that it stands under.
    #[serde(default)]
    pub profile: Option<String>,
    /// The calendar that its limits are counted in.
    #[serde(default)]
    pub calendar: Option<String>,
    /// The time limit of the whole case.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// The fields of a case, each with its type.
    #[serde(default)]
    pub data: Entries<Type>,
    /// Fields that not everybody may read who may read the case.
    #[serde(default)]
    pub sealed: Entries<Sealed>,
    /// The stages, in order.
    #[serde(default)]
    pub stages: Entries<Stage>,
    /// The steps.
    #[serde(default)]
    pub steps: Entries<Step>,
    /// The ends: the outcomes of the case (办结).
    #[serde(default)]
    pub ends: Entries<End>,
}

/// An end of the case: a join that nobody works at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "an end")]
pub struct End {
    /// What people call it; its id where nothing is written.
    #[serde(default)]
    pub title: Option<Title>,
    /// What it comes after: `"step"` or `"step.outcome"`.
    #[serde(default)]
    pub after: Vec<String>,
    /// When it is reached; `AllAsked` by default, so that a refusal waits for the answers of its siblings.
    #[serde(default)]
    pub join: Option<Join>,
}

fn first_revision() -> u32 {
    1
}

/// The content hash of a workflow: SHA-256 over its canonical text. It names the revision that a case keeps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WorkflowHash(pub [u8; 32]);

impl Workflow {
    /// The content hash.
    pub fn hash(&self) -> WorkflowHash {
        self.hash_with([])
    }

    /// The content hash together with names from outside that its meaning hangs on. A name has no line break, so they cannot run together.
    pub(crate) fn hash_with<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> WorkflowHash {
        let mut hash = Sha256::new_with_prefix(self.print().as_bytes());
        for name in names {
            hash.update(name.as_bytes());
            hash.update(b"\n");
        }
        WorkflowHash(hash.finalize().into())
    }
}

impl fmt::Display for WorkflowHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for WorkflowHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
