use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Graph, StepNode},
    id::{Node, StepId},
};
use std::collections::BTreeSet;

/// Steps go on, and detours are only ways back.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let used: BTreeSet<StepId> = graph
        .steps()
        .rows()
        .iter()
        .flat_map(|step| step.returns.iter().flat_map(|(_, route)| route.by_way_of.iter().copied()))
        .collect();
    for (id, step) in graph.steps().iter() {
        if step.onward().is_empty() && !step.outcomes.is_empty() && !step.detour {
            found.push(no_way_on(step));
        }
        if step.detour {
            detour(graph, id, step, used.contains(&id), found);
        }
        marked(graph, step, found);
        cancels(graph, step, found);
    }
}

fn no_way_on(step: &StepNode) -> Diagnostic {
    let name = &step.name;
    let message = format!("`{name}` has no outcome that goes on");
    Diagnostic::new(Code::NoWayOn, Place::step_name(name), message)
        .help("if it only leads back, make it a detour of the step that sends to it")
}

fn detour(graph: &Graph, id: StepId, step: &StepNode, used: bool, found: &mut Vec<Diagnostic>) {
    let name = &step.name;
    if !graph.edges_to(Node::Step(id)).is_empty() || !step.returns.is_empty() || step.on_request {
        let message = format!("`{name}` is a detour: it comes after nothing, returns nowhere and is not on request");
        found.push(
            Diagnostic::new(Code::BadDetour, Place::step_name(name), message)
                .help("take `after`, `returns` and `on_request` out: a return opens it"),
        );
    }
    for next in graph.next_steps(id) {
        let next = graph.step_name(next);
        let message = format!("`{next}` comes after the detour `{name}`: only an end may");
        found.push(
            Diagnostic::new(Code::BadDetour, Place::step(next).field("after"), message)
                .help("what follows is the target of the return"),
        );
    }
    if !used {
        let message = format!("no return goes by way of the detour `{name}`");
        found.push(
            Diagnostic::new(Code::UnusedDetour, Place::step_name(name), message)
                .help("name it in `by_way_of` of a return, or take `detour` out"),
        );
    }
}

fn marked(graph: &Graph, step: &StepNode, found: &mut Vec<Diagnostic>) {
    for (outcome, route) in &step.returns {
        for detour in route.by_way_of.iter().filter(|detour| !graph.steps()[**detour].detour) {
            let (outcome, detour) = (step.outcomes.name(*outcome), graph.step_name(*detour));
            let place = Place::step(&step.name).field("returns").entry(outcome).field("by_way_of");
            let message = format!("`{}` returns by way of `{detour}`, which is no detour", step.name);
            found.push(
                Diagnostic::new(Code::NotADetour, place, message).help(format!("write `detour: true` in `{detour}`")),
            );
        }
    }
}

fn cancels(graph: &Graph, step: &StepNode, found: &mut Vec<Diagnostic>) {
    for (outcome, targets) in &step.cancels {
        let name = step.outcomes.name(*outcome);
        let place = || Place::step(&step.name).field("cancels").entry(name);
        if step.returning.contains(*outcome) {
            found.push(
                Diagnostic::new(
                    Code::ReturnCancels,
                    place(),
                    format!("`{name}` of `{}` returns: it cannot cancel as well", step.name),
                )
                .help("take it out of `cancels`: the return recalls what rests on it"),
            );
        }
        for target in targets.iter().filter(|target| graph.steps()[**target].detour) {
            let message = format!(
                "`{name}` of `{}` cancels the detour `{}`: its target would wait for ever",
                step.name,
                graph.step_name(*target)
            );
            found.push(
                Diagnostic::new(Code::CancelsDetour, place(), message)
                    .help("cancel the step that returns by way of it instead"),
            );
        }
    }
}
