use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::Graph,
    id::{Node, StepId, Table},
    language::{Join, Meaning},
};

/// The others can go on without an advice only where something leads on without it.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let proceeds = |step: StepId| {
        graph.steps()[step].time.silence.as_ref().is_some_and(|silence| silence.meaning == Meaning::ProceedWithout)
    };
    let goes_on = goes_on(graph);
    for (id, step) in graph.steps().iter().filter(|(id, _)| proceeds(*id) && !goes_on[*id]) {
        let Some((next, _)) = graph.edges_from(id).next() else { continue };
        let next = match next {
            Node::Step(next) => graph.step_name(next),
            Node::End(end) => graph.end_name(end),
        };
        let message = format!("nobody goes on without `{}`: `{next}` can only be reached through it", step.name);
        let help = "let silence be an answer (`DeemedConsent`), or let something else lead on too";
        found.push(Diagnostic::new(Code::BadSilence, Place::step(&step.name).field("silence"), message).help(help));
    }
}

/// For each step whether anything behind it goes on when it is recalled: what needs nothing but it falls away with it.
fn goes_on(graph: &Graph) -> Table<StepId, bool> {
    let mut goes_on = Table::new(vec![false; graph.steps().len()]);
    for step in graph.order().iter().rev() {
        goes_on[*step] = graph.edges_from(*step).any(|(node, _)| match node {
            _ if !needs_every_edge(graph, node) => true,
            Node::Step(next) => goes_on[next],
            Node::End(_) => false,
        });
    }
    goes_on
}

fn needs_every_edge(graph: &Graph, node: Node) -> bool {
    let edges = graph.edges_to(node).len();
    match graph.join(node) {
        Join::AllAsked | Join::Any => edges == 1,
        Join::AllRequired => true,
        Join::AtLeast(k) => k as usize >= edges,
    }
}
