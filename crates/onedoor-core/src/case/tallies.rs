use super::{Case, Condition, Tally};
use crate::{
    graph::Graph,
    id::{LimitId, Table},
};

/// Before anything happened every step waits.
pub(super) fn first(graph: &Graph) -> Table<LimitId, Tally> {
    let rows = graph.limits().rows().iter().map(|limit| Tally { pending: limit.covers, ..Tally::default() });
    Table::new(rows.collect())
}

/// Counts again, from the conditions of all steps.
pub(super) fn recount(case: &mut Case, graph: &Graph) {
    case.tallies = first(graph);
    let steps: Vec<_> = case.cells.iter().map(|(step, cell)| (step, cell.condition)).collect();
    for (step, condition) in steps.into_iter().filter(|(_, condition)| *condition != Condition::Waiting) {
        super::write::tally(case, graph, step, Condition::Waiting, condition);
    }
}
