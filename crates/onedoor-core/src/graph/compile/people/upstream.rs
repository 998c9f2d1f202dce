//! What somebody must have done was done before.

use super::{actors, duties, step_of, workless};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Graph, Reach, reach::Reached},
    id::{Node, StepId},
    language::{Allocate, By, Step, Workflow},
};
use std::collections::BTreeMap;

/// Of more steps that send to one detour these are asked.
const ASKED_MAX: usize = 8;

/// A step by which people of another are found.
struct Named {
    step: StepId,
    other: StepId,
    place: Place,
    code: Code,
}

/// Whoever did a step can be found only behind it.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let tree = graph.workflow();
    let mut named: Vec<Named> = Vec::new();
    for (id, (name, step)) in graph.steps().ids().zip(tree.steps.iter()) {
        named_by(tree, id, name, step, &mut named);
        found.extend(chained(graph, id, name, step));
    }
    if named.is_empty() {
        return;
    }
    let senders = senders(graph);
    let anchors = |step: StepId| senders.get(&step).map_or(&[][..], Vec::as_slice);
    let mut reach = Reach::default();
    for Named { step, other, .. } in &named {
        reach.ask(graph, *other, *step);
        anchors(*step).iter().for_each(|sender| reach.ask(graph, *other, *sender));
    }
    let reached = reach.answer(graph);
    let is_done = |named: &Named| is_done_before(graph, &reached, named, anchors(named.step));
    found.extend(named.into_iter().filter(|named| !is_done(named)).map(|named| not_upstream(graph, named)));
}

fn is_done_before(graph: &Graph, reached: &Reached, named: &Named, senders: &[StepId]) -> bool {
    let Named { step, other, .. } = *named;
    if graph.steps()[step].detour {
        senders.iter().all(|sender| *sender == other || reached.upstream(other, *sender))
    } else {
        reached.upstream(other, step)
    }
}

/// The steps that send to each detour: it comes after them.
fn senders(graph: &Graph) -> BTreeMap<StepId, Vec<StepId>> {
    let mut senders: BTreeMap<StepId, Vec<StepId>> = BTreeMap::new();
    for (id, step) in graph.steps().iter() {
        for detour in step.returns.iter().flat_map(|(_, route)| &route.by_way_of) {
            let of_detour = senders.entry(*detour).or_default();
            if of_detour.len() < ASKED_MAX && of_detour.last() != Some(&id) {
                of_detour.push(id);
            }
        }
    }
    senders
}

/// The steps that a step names to find people by. What is wrong with a name itself is told elsewhere.
fn named_by(tree: &Workflow, id: StepId, name: &str, step: &Step, named: &mut Vec<Named>) {
    let mut push = |other: &str, code, place: Place| {
        let works = tree.steps.get(other).is_some_and(|named| workless::nobody_works_at(other, named).is_none());
        if let Some(other) = step_of(tree, other).filter(|_| works) {
            named.push(Named { step: id, other, place, code });
        }
    };
    for (index, other) in step.bound_to.iter().enumerate() {
        let is_told = other == name || tree.steps.get(other).is_some_and(|named| named.detour);
        if !is_told {
            push(other, Code::BadDuty, Place::step(name).field("bound_to").item(index));
        }
    }
    if let Allocate::Familiar(other) = &step.allocate {
        push(other, Code::BadDuty, Place::step(name).field("allocate"));
    }
    for (by, place) in actors::workers(name, step) {
        match by {
            By::SameAs(other) => push(other, Code::BadBy, place),
            By::Manager { of, .. } => {
                if let By::SameAs(other) = of.as_ref() {
                    push(other, Code::BadBy, place.field("of"));
                }
            }
            _ => {}
        }
    }
}

fn not_upstream(graph: &Graph, named: Named) -> Diagnostic {
    let (step, other) = (graph.step_name(named.step), graph.step_name(named.other));
    let message = match step == other {
        true => format!("nobody has done `{step}` yet when it opens"),
        false => format!("`{step}` does not come after `{other}`: nobody may have done that yet"),
    };
    let help = match graph.steps()[named.step].detour {
        true => format!("name a step before every step that returns by way of `{step}`"),
        false => format!("name a step that `{step}` comes after"),
    };
    Diagnostic::new(named.code, named.place, message).help(help)
}

fn chained(graph: &Graph, id: StepId, name: &str, step: &Step) -> Option<Diagnostic> {
    let is_first = graph.edges_to(Node::Step(id)).is_empty() && !step.detour;
    (step.allocate == Allocate::Chained && is_first).then(|| {
        let message = format!("`{name}` comes after nothing: nobody has just done what is before it");
        duties::bad(Place::step(name).field("allocate"), message)
            .help("leave `allocate` out, or let it come after a step")
    })
}
