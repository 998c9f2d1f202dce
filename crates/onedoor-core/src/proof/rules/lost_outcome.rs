use super::outcome_place;
use crate::{
    diagnostic::{Code, Diagnostic},
    graph::{Graph, OutcomeSet},
};

/// Every outcome that goes on is accepted by some edge: a case that took it would run out without an end.
///
/// A detour leads back to its target, and nothing waits for a step that is `aside`.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (id, step) in graph.steps().iter().filter(|(_, step)| !step.detour && !step.aside) {
        let accepted = graph.edges_from(id).fold(OutcomeSet::default(), |all, (_, accepts)| all.union(accepts));
        for outcome in step.onward().without(accepted).iter() {
            let (name, outcome_name) = (&step.name, step.outcomes.name(outcome));
            let message = format!("the outcome `{outcome_name}` of `{name}` leads nowhere");
            let help = format!(
                "let a step or an end come after `{name}.{outcome_name}`, or mark `{name}` with `aside: true` if nothing shall wait for it"
            );
            found.push(Diagnostic::new(Code::LostOutcome, outcome_place(graph, id, outcome), message).help(help));
        }
    }
}
