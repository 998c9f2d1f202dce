use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::Graph,
    id::{Node, StepId, Table},
    language::Join,
};

/// Every step can open on some way from the start, and every end can be reached.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let mut can_open = Table::new(vec![false; graph.steps().len()]);
    for id in graph.order() {
        let step = &graph.steps()[*id];
        can_open[*id] = !guarded_off(graph, *id) && (step.detour || can_join(graph, Node::Step(*id), &can_open));
        if !can_open[*id] {
            found.push(unreachable_step(graph, *id));
        }
    }
    for end in graph.ends().ids() {
        if !graph.edges_to(Node::End(end)).is_empty() && !can_join(graph, Node::End(end), &can_open) {
            let name = graph.end_name(end);
            found.push(
                Diagnostic::new(
                    Code::UnreachableEnd,
                    Place::end_name(name),
                    format!("no way leads to the end `{name}`"),
                )
                .help("what it comes after can never open"),
            );
        }
    }
}

/// A guard that reads nothing and is false.
fn guarded_off(graph: &Graph, step: StepId) -> bool {
    graph.steps()[step].guard.as_ref().is_some_and(|guard| guard.is_constant() && guard.holds(&|_| None) != Ok(true))
}

fn can_join(graph: &Graph, node: Node, can_open: &Table<StepId, bool>) -> bool {
    let edges = graph.edges_to(node);
    let live = edges.iter().filter(|edge| can_open[edge.from] && !edge.accepts.is_empty()).count();
    match graph.join(node) {
        _ if edges.is_empty() => true,
        Join::AllAsked | Join::Any => live > 0,
        Join::AllRequired => live == edges.len(),
        Join::AtLeast(k) => live >= k as usize,
    }
}

fn unreachable_step(graph: &Graph, step: StepId) -> Diagnostic {
    let name = graph.step_name(step);
    let message = format!("`{name}` can never open");
    let help = if guarded_off(graph, step) { "its guard is never true" } else { "what it comes after can never open" };
    Diagnostic::new(Code::UnreachableStep, Place::step_name(name), message).help(help)
}
