use super::{end_later, outcome_place, ways::Ways};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Graph, OutcomeSet},
    id::{Node, OutcomeId, StepId},
};

/// An outcome that ends the case opens nothing more: ends are looked at before anything opens. What can open in no other way either is said elsewhere.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let ways = Ways::of(graph);
    for step in graph.steps().ids() {
        let nexts: Vec<(StepId, OutcomeSet)> = graph
            .edges_from(step)
            .filter_map(|(node, accepts)| match node {
                Node::Step(next) if ways.can_open(next) => Some((next, accepts)),
                Node::Step(_) | Node::End(_) => None,
            })
            .collect();
        for outcome in ways.ending(step).iter() {
            if let Some((next, accepts)) = nexts.iter().find(|(_, accepts)| accepts.contains(outcome)) {
                found.push(end_and_on(graph, (step, outcome), *next, (*accepts, accepts.without(ways.ending(step)))));
            }
        }
    }
}

/// `opening` are those of the outcomes that `next` accepts which do not end the case.
fn end_and_on(
    graph: &Graph,
    (step, outcome): (StepId, OutcomeId),
    next: StepId,
    (accepts, opening): (OutcomeSet, OutcomeSet),
) -> Diagnostic {
    let (name, next) = (graph.step_name(step), graph.step_name(next));
    let outcome_name = graph.outcome_name(step, outcome);
    let found = Diagnostic::new(
        Code::EndAndOn,
        outcome_place(graph, step, outcome),
        format!("`{outcome_name}` of `{name}` leads both to an end and past it"),
    )
    .related(Place::step(next).field("after"), format!("`{next}` comes after it"));
    if opening.is_empty() {
        return found.maybe_help(end_later(graph, step, outcome, accepts, next));
    }
    let opening: Vec<String> = opening.iter().map(|by| format!("`{name}.{}`", graph.outcome_name(step, by))).collect();
    found.help(format!(
        "`{outcome_name}` ends the case at once: write only {} in `after` of `{next}`",
        opening.join(", ")
    ))
}
