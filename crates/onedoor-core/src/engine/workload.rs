use crate::people::Actor;
use std::collections::BTreeMap;

/// How much work people have in all cases together, for steps that are allocated by it. The host counts; the core has but one case before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    /// How many work items each person has in hand.
    pub in_hand: BTreeMap<Actor, u32>,
    /// Who got the last work item of a step, by workflow and step.
    pub last: BTreeMap<(String, String), Actor>,
}
