use super::{Power, Validity};
use std::collections::BTreeSet;

/// A standing rule by which one person acts for another (代理).
///
/// It gives no more than the other has: what the stand-in may do is asked of the directory for `of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// The identity of the person who is stood in for.
    pub of: String,
    /// The identity of the stand-in.
    pub by: String,
    /// When the rule holds.
    pub validity: Validity,
    /// In cases of which workflows; of all where there are none.
    pub workflows: BTreeSet<String>,
    /// With which powers; with all where there are none.
    pub powers: BTreeSet<Power>,
    /// Whether those who stand in for the stand-in may act under it.
    pub passes_on: bool,
}

impl StandIn {
    /// Whether it reaches a power in cases of a workflow.
    pub fn covers(&self, power: Power, workflow: &str) -> bool {
        let of_power = self.powers.is_empty() || self.powers.contains(&power);
        of_power && (self.workflows.is_empty() || self.workflows.contains(workflow))
    }
}
