use crate::{case::Counts, graph::Graph, id::Node, language::Join};

/// What a join has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// It is met.
    Open,
    /// It can no longer be met.
    Skip,
    /// Too few of its edges have answered.
    Undecided,
}

/// What the join of a node comes to with these counts (WCP-3, 5, 7, 9, 30, 33, 37, 38).
///
/// Monotone while edges only leave Pending, so that the order in which parallel work was done makes no difference.
pub(super) fn decide(graph: &Graph, node: Node, counts: Counts) -> Decision {
    let edges = u32::try_from(graph.edges_to(node).len()).unwrap_or(u32::MAX);
    let pending = edges.saturating_sub(counts.live).saturating_sub(counts.dead);
    let need = match graph.join(node) {
        _ if edges == 0 => return Decision::Open,
        Join::AllAsked if pending > 0 => return Decision::Undecided,
        Join::AllAsked | Join::Any => 1,
        Join::AllRequired => edges,
        Join::AtLeast(k) => k,
    };
    if counts.live >= need {
        Decision::Open
    } else if counts.live.saturating_add(pending) < need {
        Decision::Skip
    } else {
        Decision::Undecided
    }
}
