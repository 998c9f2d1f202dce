use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::Graph,
};

/// A `rest: Cancel` has something to recall.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (id, step) in graph.steps().iter().filter(|(_, step)| step.rest_cancel) {
        if graph.recalled_by(id).is_empty() {
            let message = format!("`rest: Cancel` of `{}` recalls nobody: no branch leads only into it", step.name);
            found.push(
                Diagnostic::new(Code::VoidRest, Place::step(&step.name).field("rest"), message)
                    .help("name what to recall in `cancels` of an outcome"),
            );
        }
    }
}
