use crate::{
    diagnostic::{Code, Diagnostic, Place},
    id::{Dense, StepId},
    language::Workflow,
};

/// More steps of a circle are not named.
const NAMED_MAX: usize = 12;
/// More edges of a circle are not pointed at.
const POINTED_AT_MAX: usize = 8;

/// What to say of steps that come after one another, each after the one before it and the first after the last.
pub(super) fn cycle(tree: &Workflow, circle: &[StepId]) -> Diagnostic {
    let name = |step: &StepId| tree.steps.key_at(step.index()).unwrap_or("");
    let (first, last) = (circle.first().map_or("", name), circle.last().map_or("", name));
    if circle.len() == 1 {
        return Diagnostic::new(Code::Cycle, edge(tree, first, first), "a step cannot come after itself")
            .help(format!("take `{first}` out of `after` of `{first}`"));
    }
    let mut named: Vec<&str> = circle.iter().take(NAMED_MAX).map(name).collect();
    if circle.len() > NAMED_MAX {
        named.extend(["…", last]);
    }
    named.push(first);
    let message = format!("steps come after one another in a circle: {}", named.join(" → "));
    let help = format!("going back is not an edge: take `{last}` out of `after` of `{first}` and let it return there");
    let found = Diagnostic::new(Code::Cycle, Place::step_name(first), message).help(help);
    circle.windows(2).take(POINTED_AT_MAX).fold(found, |found, pair| {
        let (source, step) = (pair.first().map_or("", name), pair.last().map_or("", name));
        found.related(edge(tree, step, source), format!("`{step}` comes after `{source}`"))
    })
}

/// Where the `after` of a step names another.
fn edge(tree: &Workflow, step: &str, source: &str) -> Place {
    let place = Place::step(step).field("after");
    let names = |written: &String| written.split('.').next() == Some(source);
    match tree.steps.get(step).and_then(|step| step.after.iter().position(names)) {
        Some(index) => place.item(index),
        None => place,
    }
}
