use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::Graph,
    id::{Node, StepId},
    language::{Join, Meaning},
};

/// The others can go on without an advice only where something else leads on.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (id, step) in graph.steps().iter() {
        let proceeds = step.time.silence.as_ref().is_some_and(|silence| silence.meaning == Meaning::ProceedWithout);
        if let Some(next) = proceeds.then(|| blocked(graph, id)).flatten() {
            let message = format!("nobody goes on without `{}`: `{next}` can only be reached through it", step.name);
            let help = "let silence be an answer (`DeemedConsent`), or let something else lead on too";
            found.push(Diagnostic::new(Code::BadSilence, Place::step(&step.name).field("silence"), message).help(help));
        }
    }
}

/// What comes after a step and cannot come without it.
fn blocked(graph: &Graph, step: StepId) -> Option<&str> {
    let needs = |node: &Node| graph.join(*node) == Join::AllRequired || graph.edges_to(*node).len() == 1;
    graph.edges_from(step).map(|(node, _)| node).find(needs).map(|node| match node {
        Node::Step(next) => graph.step_name(next),
        Node::End(end) => graph.end_name(end),
    })
}
