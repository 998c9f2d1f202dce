mod aside;
mod end_and_on;
mod lost_outcome;
mod silence_blocks;
mod too_short;
mod two_ends;
mod unreachable;
mod void_rest;
mod ways;

use crate::{
    diagnostic::{Diagnostic, one_of},
    graph::{Graph, OutcomeSet},
    id::{Dense, EndId, Node, OutcomeId, StepId},
    language::Join,
};

/// A rule looks at a graph and adds what it finds.
type Rule = fn(&Graph, &mut Vec<Diagnostic>);

/// Every rule, in the order of the documentation.
pub(super) const ALL: &[Rule] = &[
    unreachable::check,
    lost_outcome::check,
    aside::check,
    two_ends::check,
    end_and_on::check,
    void_rest::check,
    too_short::check,
    silence_blocks::check,
];

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

/// The ends that a step reaches at once, each with the outcomes that lead there. Ends are looked at before anything opens: such an outcome opens nothing.
fn ends_at_once(graph: &Graph, step: StepId) -> Vec<(EndId, OutcomeSet)> {
    graph
        .edges_from(step)
        .filter_map(|(node, accepts)| match node {
            Node::End(end) if one_edge_ends(graph, end) => Some((end, accepts)),
            Node::End(_) | Node::Step(_) => None,
        })
        .collect()
}

/// What to do about an outcome that ends the case at once, although `next` comes after it.
fn end_later(graph: &Graph, step: StepId, outcome: OutcomeId, onward: OutcomeSet, next: &str) -> Option<String> {
    let ends = ends_at_once(graph, step);
    let (end, accepts) = ends.iter().find(|(_, accepts)| accepts.contains(outcome))?;
    let (name, end) = (graph.step_name(step), graph.end_name(*end));
    let kept: Vec<String> =
        accepts.without(onward).iter().map(|kept| format!("{name}.{}", graph.outcome_name(step, kept))).collect();
    let advice = if kept.is_empty() {
        format!("let the end `{end}` come after `{next}` instead")
    } else {
        format!("write {} in the end `{end}`", one_of(kept.iter().map(String::as_str)))
    };
    Some(format!("`{}` of `{name}` ends the case at once: {advice}", graph.outcome_name(step, outcome)))
}

/// Where an outcome is written: in the list of its step, or else the name of the step.
fn outcome_place(graph: &Graph, step: StepId, outcome: OutcomeId) -> crate::diagnostic::Place {
    use crate::diagnostic::Place;
    let name = graph.step_name(step);
    let listed = graph.workflow().steps.get(name).is_some_and(|step| !step.outcomes.is_empty());
    if listed { Place::step(name).field("outcomes").item(outcome.index()) } else { Place::step_name(name) }
}
