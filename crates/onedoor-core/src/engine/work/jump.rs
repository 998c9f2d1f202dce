//! Doing without what lies before a step, so that it opens (跳转): an exception, made of waivers, each of which the record names.

use super::{Draft, Guards, Judge, Refusal, WorkRefusal};
use crate::{
    case::{Board, Condition, WorkEvent},
    engine::{Given, settle, waive},
    id::{Node, StepId},
    people::{Bar, Power, Warrant},
};

/// Who may do without steps.
pub(super) fn warrant(judge: &Judge<'_, '_>) -> Result<Warrant, Refusal> {
    judge.has(Power::Waive)
}

/// Every open step before it is done without, with its first outcome, until it opens. What the law asks for is not done without.
pub(super) fn act(draft: &mut Draft<'_>, to: StepId, reason: &str, guards: &mut dyn Guards) -> Result<(), Refusal> {
    let graph = draft.graph_ref();
    let refuse =
        |why: &str| Err(WorkRefusal::NoJump { to: graph.step_name(to).to_owned(), why: why.to_owned() }.into());
    if draft.condition(to) != Condition::Waiting {
        return refuse("it is not waiting");
    }
    draft.emit(WorkEvent::Jumped { to, reason: reason.to_owned() }.into());
    for _ in 0..graph.steps().len() {
        let before = pending_before(draft, to);
        let Some(step) = before.into_iter().find(|step| draft.condition(*step) == Condition::Open) else { break };
        let Some(outcome) = graph.steps()[step].pass() else { break };
        check_not_recused(draft, step)?;
        waive::waive(draft, step, outcome, &Given::default(), reason, guards)?;
        settle::settle(draft, guards);
        if draft.condition(to) != Condition::Waiting {
            break;
        }
    }
    match draft.condition(to) {
        Condition::Open => Ok(()),
        _ => refuse("it does not open when what is before it is done without"),
    }
}

/// Nobody does without a step from which they were recused.
fn check_not_recused(draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
    let recused = draft.parties().recused.iter().find(|(person, of)| *of == Some(step) && draft.is_acting(person));
    match recused {
        Some((person, _)) => Err(Bar::Recused { person: person.clone() }.into()),
        None => Ok(()),
    }
}

/// The open and waiting steps that lead to a step.
fn pending_before(draft: &Draft<'_>, to: StepId) -> Vec<StepId> {
    let graph = draft.graph_ref();
    let (mut found, mut todo) = (Vec::new(), vec![to]);
    while let Some(step) = todo.pop() {
        let edges = graph.edges_to(Node::Step(step)).iter().map(|edge| edge.from);
        let detours = draft.detours().iter().filter(|(target, _)| *target == step).flat_map(|(_, detours)| detours);
        for from in edges.chain(detours.copied()) {
            if draft.condition(from).is_pending() && !found.contains(&from) {
                found.push(from);
                todo.push(from);
            }
        }
    }
    found.sort_unstable();
    found
}
