use super::Edge;
use crate::id::{Dense, StepId, Table};
use petgraph::{algo::kosaraju_scc, graph::DiGraph};
use std::collections::{BTreeMap, BTreeSet};

/// The steps in topological order: depth first through `after`, in the order of the file. A cycle is left wherever it closes.
///
/// The order is part of what a definition means where work races (`rest: Cancel`, ends), so it never changes.
pub(super) fn order(after: &Table<StepId, Vec<Edge>>) -> Vec<StepId> {
    let mut seen = Table::new(vec![false; after.len()]);
    let mut order = Vec::with_capacity(after.len());
    for first in after.ids() {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        let mut way = vec![(first, 0_usize)];
        while let Some((step, next)) = way.last_mut() {
            let source = after[*step].get(*next).map(|edge| edge.from);
            *next += 1;
            match source {
                Some(source) if !std::mem::replace(&mut seen[source], true) => way.push((source, 0)),
                Some(_) => {}
                None => order.extend(way.pop().map(|(step, _)| step)),
            }
        }
    }
    order
}

/// One way round for each knot of steps that come after one another in a circle.
pub(super) fn cycles(after: &Table<StepId, Vec<Edge>>) -> Vec<Vec<StepId>> {
    let mut graph = DiGraph::<StepId, ()>::new();
    let nodes: Vec<_> = after.ids().map(|step| graph.add_node(step)).collect();
    for (step, edges) in after.iter() {
        for edge in edges {
            if let (Some(from), Some(to)) = (nodes.get(edge.from.index()), nodes.get(step.index())) {
                graph.update_edge(*from, *to, ());
            }
        }
    }
    let mut cycles: Vec<Vec<StepId>> = kosaraju_scc(&graph)
        .into_iter()
        .map(|knot| knot.into_iter().filter_map(|node| graph.node_weight(node).copied()).collect::<Vec<_>>())
        .filter_map(|knot| way_round(after, &knot))
        .collect();
    cycles.sort();
    cycles
}

/// A circle inside a knot, from its first step in the file; none where the knot is one step that does not come after itself.
fn way_round(after: &Table<StepId, Vec<Edge>>, knot: &[StepId]) -> Option<Vec<StepId>> {
    let knot: BTreeSet<StepId> = knot.iter().copied().collect();
    let mut way = vec![*knot.first()?];
    let mut place: BTreeMap<StepId, usize> = way.iter().map(|first| (*first, 0)).collect();
    while let Some(source) =
        way.last().and_then(|last| after[*last].iter().map(|edge| edge.from).find(|source| knot.contains(source)))
    {
        if let Some(start) = place.insert(source, way.len()) {
            return Some(from_the_first(way.split_off(start)));
        }
        way.push(source);
    }
    None
}

/// A circle that was walked upstream, in the order in which work would flow.
fn from_the_first(mut circle: Vec<StepId>) -> Vec<StepId> {
    circle.reverse();
    let first = circle.iter().enumerate().min_by_key(|(_, step)| **step).map_or(0, |(place, _)| place);
    circle.rotate_left(first);
    circle
}
