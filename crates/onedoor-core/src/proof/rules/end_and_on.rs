use super::{one_edge_ends, outcome_place};
use crate::{
    diagnostic::{Code, Diagnostic},
    graph::{Graph, OutcomeSet},
    id::Node,
};

/// An outcome that ends the case opens nothing more: what it opened would be recalled at once.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (id, step) in graph.steps().iter() {
        let (mut ending, mut onward) = (OutcomeSet::default(), OutcomeSet::default());
        for (node, accepts) in graph.edges_from(id) {
            match node {
                Node::End(end) if one_edge_ends(graph, end) => ending = ending.union(accepts),
                Node::End(_) => {}
                Node::Step(_) => onward = onward.union(accepts),
            }
        }
        for outcome in ending.shared(onward).iter() {
            let message =
                format!("`{}` of `{}` leads both to an end and past it", step.outcomes.name(outcome), step.name);
            found.push(
                Diagnostic::new(Code::EndAndOn, outcome_place(graph, id, outcome), message)
                    .help("the end recalls what it opens: let the end come after that instead"),
            );
        }
    }
}
