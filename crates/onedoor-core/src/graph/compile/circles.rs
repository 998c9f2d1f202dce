use super::gates;
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
    let help = format!("going back is not an edge: {} and let it return there", way_out(tree, first, last));
    let found = Diagnostic::new(Code::Cycle, Place::step_name(first), message).help(help);
    circle.windows(2).take(POINTED_AT_MAX).fold(found, |found, pair| {
        let (source, step) = (pair.first().map_or("", name), pair.last().map_or("", name));
        found.related(edge(tree, step, source), format!("`{step}` comes after `{source}`"))
    })
}

/// How the edge from `source` to `step` is taken out.
fn way_out(tree: &Workflow, step: &str, source: &str) -> String {
    let gate = gates::place_of(tree, step, source).filter(|_| after(tree, step, source).is_none());
    match gate {
        Some((_, stage)) => format!("take what leads to `{source}` out of `gate` of the stage `{stage}`"),
        None => format!("take `{source}` out of `after` of `{step}`"),
    }
}

/// Where the `after` of a step, or the gate of its stage, names another.
fn edge(tree: &Workflow, step: &str, source: &str) -> Place {
    let gate = || gates::place_of(tree, step, source).map(|(place, _)| place);
    after(tree, step, source).or_else(gate).unwrap_or_else(|| Place::step(step).field("after"))
}

fn after(tree: &Workflow, step: &str, source: &str) -> Option<Place> {
    let names = |written: &String| written.split('.').next() == Some(source);
    let index = tree.steps.get(step)?.after.iter().position(names)?;
    Some(Place::step(step).field("after").item(index))
}
