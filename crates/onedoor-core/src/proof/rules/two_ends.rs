use super::one_edge_suffices;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::Graph,
    id::{EndId, Node, OutcomeId, StepId},
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
                found.push(two_ends(graph, id, outcome, one, other));
            }
        }
    }
}

fn two_ends(graph: &Graph, id: StepId, outcome: OutcomeId, one: EndId, other: EndId) -> Diagnostic {
    let (name, outcome_name) = (graph.step_name(id), graph.outcome_name(id, outcome));
    let (one_name, other_name) = (graph.end_name(one), graph.end_name(other));
    let message = format!("`{outcome_name}` of `{name}` reaches two ends: `{one_name}` and `{other_name}`");
    let help = if graph.steps()[id].outcomes.len() == 1 {
        format!("a case has one outcome: take `{name}` out of `{other_name}`")
    } else {
        "a case has one outcome: name different outcomes in the two ends".to_owned()
    };
    Diagnostic::new(Code::TwoEnds, source_place(graph, other_name, name, outcome_name), message)
        .help(help)
        .related(source_place(graph, one_name, name, outcome_name), format!("the end `{one_name}`"))
}

/// Where the `after` of an end names a step, with this outcome or without any.
fn source_place(graph: &Graph, end: &str, step: &str, outcome: &str) -> Place {
    let place = Place::end(end).field("after");
    let leads_here = |source: &String| match source.split_once('.') {
        Some((from, by)) => from == step && by == outcome,
        None => source == step,
    };
    match graph.workflow().ends.get(end).and_then(|end| end.after.iter().position(leads_here)) {
        Some(index) => place.item(index),
        None => place,
    }
}
