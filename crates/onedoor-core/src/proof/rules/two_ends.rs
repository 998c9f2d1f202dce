use super::{one_edge_suffices, outcome_place};
use crate::{
    diagnostic::{Code, Diagnostic},
    graph::Graph,
    id::{EndId, Node},
};

/// No outcome plainly reaches two ends: which of them it were would be chance.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (id, step) in graph.steps().iter() {
        let ends: Vec<_> = graph
            .edges_from(id)
            .filter_map(|(node, accepts)| match node {
                Node::End(end) if one_edge_suffices(graph, end) => Some((end, accepts)),
                Node::End(_) | Node::Step(_) => None,
            })
            .collect();
        for outcome in step.onward().iter() {
            let reached: Vec<EndId> =
                ends.iter().filter(|(_, accepts)| accepts.contains(outcome)).map(|(end, _)| *end).collect();
            if let [one, other, ..] = *reached.as_slice() {
                let (name, outcome_name) = (&step.name, step.outcomes.name(outcome));
                let message = format!(
                    "`{outcome_name}` of `{name}` reaches two ends: `{}` and `{}`",
                    graph.end_name(one),
                    graph.end_name(other)
                );
                found.push(
                    Diagnostic::new(Code::TwoEnds, outcome_place(graph, id, outcome), message)
                        .help("a case has one outcome: name different outcomes in the two ends"),
                );
            }
        }
    }
}
