use super::Graph;
use crate::id::{Node, StepId};
use std::collections::{BTreeMap, BTreeSet};

/// The steps all of whose ways lead into `join`: it post-dominates them.
///
/// A step is one when it leads only to the join and to steps that are; so from the join upstream, later steps first. A step that leads to an end, or
/// nowhere, is none.
pub(super) fn recalled_by(graph: &Graph, join: StepId) -> Vec<StepId> {
    let mut inside = BTreeSet::new();
    let mut todo: BTreeMap<u32, StepId> = sources(graph, join);
    while let Some((_, step)) = todo.pop_last() {
        let only_into = graph
            .edges_from(step)
            .all(|(node, _)| matches!(node, Node::Step(next) if next == join || inside.contains(&next)));
        if only_into && inside.insert(step) {
            todo.extend(sources(graph, step));
        }
    }
    inside.into_iter().collect()
}

fn sources(graph: &Graph, step: StepId) -> BTreeMap<u32, StepId> {
    graph.edges_to(Node::Step(step)).iter().map(|edge| (graph.rank(edge.from), edge.from)).collect()
}
