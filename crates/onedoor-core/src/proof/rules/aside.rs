use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::Graph,
};

/// Nothing comes after a step that is `aside`: the end of the case recalls it.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (id, step) in graph.steps().iter().filter(|(_, step)| step.aside) {
        if graph.edges_from(id).next().is_some() {
            let message = format!("`{}` is aside, yet something comes after it", step.name);
            found.push(
                Diagnostic::new(Code::AsideFollowed, Place::step(&step.name).field("aside"), message)
                    .help("take `aside` out"),
            );
        }
    }
}
