//! Families: what may stand in a random workflow.

use crate::oracle::Join;

const JOINS: [&[Join]; 3] = [
    &[Join::AllAsked],
    &[Join::AllAsked, Join::AllRequired],
    &[Join::AllAsked, Join::AllRequired, Join::Any, Join::AtLeast(2)],
];
const EVERY_JOIN: &[Join] = &[
    Join::AllAsked,
    Join::AllAsked,
    Join::AllRequired,
    Join::Any,
    Join::AtLeast(1),
    Join::AtLeast(2),
    Join::AtLeast(3),
];

/// What may stand in a random workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The name, for reports.
    pub name: &'static str,
    /// The joins to choose from.
    pub joins: &'static [Join],
    /// Whether steps may return.
    pub returns: bool,
    /// Whether there are `rest: Cancel` and `cancels`.
    pub recalls: bool,
    /// How many ends.
    pub ends: usize,
    /// The most steps, without detours (of these there are at most two). The least is 4.
    pub steps_max: usize,
    /// Whether there are `returns_max`, `redo: Changed`, fields, second returning outcomes, and ends after detours.
    pub extended: bool,
    /// Whether the steps stand in parallel branches in which many return: what is shared between branches shows.
    pub branches: bool,
}

impl Family {
    /// The fifteen families of the selftest of `kernel.py`.
    pub fn of_kernel_py() -> Vec<Family> {
        let plain = Family {
            name: "joins",
            joins: JOINS[0],
            returns: false,
            recalls: false,
            ends: 0,
            steps_max: 7,
            extended: false,
            branches: false,
        };
        let labels = [
            plain.clone(),
            Family { name: "joins, ends", ends: 2, ..plain.clone() },
            Family { name: "returns", returns: true, ..plain.clone() },
            Family { name: "returns, ends", returns: true, ends: 2, ..plain.clone() },
            Family { name: "returns, recalls, ends", returns: true, recalls: true, ends: 2, ..plain },
        ];
        let with_joins = |family: Family| JOINS.map(|joins| Family { joins, ..family.clone() });
        labels.into_iter().flat_map(with_joins).collect()
    }

    /// Larger workflows with everything that the oracle knows, with and without recalls, and in parallel branches.
    pub fn extended() -> Vec<Family> {
        let kept = Family {
            name: "extended",
            joins: JOINS[0],
            returns: true,
            recalls: false,
            ends: 2,
            steps_max: 10,
            extended: true,
            branches: false,
        };
        let recalls = Family { name: "extended, recalls", recalls: true, ..kept.clone() };
        let branches = Family { name: "branches", branches: true, ..kept.clone() };
        let plain = vec![kept, recalls, branches];
        plain.into_iter().flat_map(|family| [family.clone(), Family { joins: EVERY_JOIN, ..family }]).collect()
    }

    /// All of them.
    pub fn all() -> Vec<Family> {
        let mut all = Family::of_kernel_py();
        all.extend(Family::extended());
        all
    }
}
