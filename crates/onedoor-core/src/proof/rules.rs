mod aside;
mod end_and_on;
mod lost_outcome;
mod two_ends;
mod unreachable;
mod void_rest;

use crate::{
    diagnostic::Diagnostic,
    graph::Graph,
    id::{Dense, EndId, Node},
    language::Join,
};

/// A rule looks at a graph and adds what it finds.
type Rule = fn(&Graph, &mut Vec<Diagnostic>);

/// Every rule, in the order of the documentation.
pub(super) const ALL: &[Rule] =
    &[unreachable::check, lost_outcome::check, aside::check, two_ends::check, end_and_on::check, void_rest::check];

/// Whether the end is reached by one live edge alone, sooner or later.
fn one_edge_suffices(graph: &Graph, end: EndId) -> bool {
    match graph.ends()[end].join {
        Join::AllAsked | Join::Any => true,
        Join::AllRequired => graph.edges_to(Node::End(end)).len() == 1,
        Join::AtLeast(k) => k == 1,
    }
}

/// Whether the end is reached by one live edge alone, at once.
fn one_edge_ends(graph: &Graph, end: EndId) -> bool {
    one_edge_suffices(graph, end)
        && (graph.ends()[end].join != Join::AllAsked || graph.edges_to(Node::End(end)).len() == 1)
}

/// Where an outcome is written: in the list of its step, or else the name of the step.
fn outcome_place(graph: &Graph, step: crate::id::StepId, outcome: crate::id::OutcomeId) -> crate::diagnostic::Place {
    use crate::diagnostic::Place;
    let name = graph.step_name(step);
    let listed = graph.workflow().steps.get(name).is_some_and(|step| !step.outcomes.is_empty());
    if listed { Place::step(name).field("outcomes").item(outcome.index()) } else { Place::step_name(name) }
}
