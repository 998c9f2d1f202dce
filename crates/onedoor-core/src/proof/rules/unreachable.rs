use super::ways::{Ways, guarded_off};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::Graph,
    id::{Node, StepId},
};

/// Every step can open on some way from the start, and every end can be reached.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let ways = Ways::of(graph);
    found.extend(
        graph.order().iter().filter(|step| !ways.can_open(**step)).map(|step| unreachable(&ways, graph, *step)),
    );
    for end in graph.ends().ids() {
        if !graph.edges_to(Node::End(end)).is_empty() && !ways.can_join(Node::End(end)) {
            let name = graph.end_name(end);
            let message = format!("no way leads to the end `{name}`");
            found.push(
                Diagnostic::new(Code::UnreachableEnd, Place::end_name(name), message)
                    .help(ways.advice(Node::End(end), name)),
            );
        }
    }
}

fn unreachable(ways: &Ways<'_>, graph: &Graph, step: StepId) -> Diagnostic {
    let name = graph.step_name(step);
    let help = if guarded_off(graph, step) {
        "its guard is never true".to_owned()
    } else {
        ways.advice(Node::Step(step), name)
    };
    Diagnostic::new(Code::UnreachableStep, Place::step_name(name), format!("`{name}` can never open")).help(help)
}
