use super::{By, Limit, Title};
use serde::Deserialize;

/// A stage (阶段): steps that belong together, with a lead and a budget of time. Steps may come after steps of other stages; a stage is no step and has no edges.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a stage")]
pub struct Stage {
    /// What people call it; its id where nothing is written.
    pub title: Option<Title>,
    /// The department that leads it.
    pub lead: Option<By>,
    /// Its budget of time.
    pub limit: Option<Limit>,
    /// What each of its steps comes after that comes after no other step of the stage: `"step"`, `"step.outcome"`, or a stage for all that its last steps lead to.
    pub gate: Vec<String>,
}
