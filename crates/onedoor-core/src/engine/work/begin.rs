//! Beginning with work; from then on it has what its step needs alone (WCP-17, 39, 40: interleaved routing, critical section).

use super::{Draft, Refusal, WorkRefusal, check_not_delegated, check_open, seats};
use crate::{
    case::{Board, Condition, WorkEvent, WorkItemId},
    id::StepId,
    people::Actor,
};

/// Whoever begins has it in hand.
pub(super) fn act(draft: &mut Draft<'_>, item: WorkItemId, by: &Actor) -> Result<(), Refusal> {
    check_open(draft, item)?;
    check_not_delegated(draft, item)?;
    let work = draft.desk(item.step).item(item);
    if work.is_some_and(|work| work.started) {
        return Err(WorkRefusal::AlreadyBegun { item: draft.item_name(item) }.into());
    }
    let held = work.is_some_and(|work| work.holder.is_some());
    check_free(draft, item.step)?;
    if !held {
        seats::check_not_answered(draft, item)?;
        draft.emit(WorkEvent::WorkAllocated { item, to: by.clone() }.into());
    }
    draft.emit(WorkEvent::WorkStarted { item }.into());
    Ok(())
}

/// Whether no other step has begun that needs the same scarce thing.
///
/// # Errors
/// [`WorkRefusal::Occupied`].
pub(in super::super) fn check_free(draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
    let graph = draft.graph_ref();
    let needs = |step: StepId| graph.steps()[step].staffing.as_ref().and_then(|staffing| staffing.exclusive.as_ref());
    let Some(resource) = needs(step) else { return Ok(()) };
    let begun = |other: &StepId| {
        let desk = draft.extra(*other).desk.as_ref();
        let any = desk.is_some_and(|desk| desk.item.started || desk.seats.iter().any(|seat| seat.item.started));
        any && *other != step && draft.condition(*other) == Condition::Open
    };
    match graph.steps().ids().filter(|other| needs(*other) == Some(resource)).find(begun) {
        Some(other) => {
            Err(WorkRefusal::Occupied { resource: resource.clone(), by: graph.step_name(other).to_owned() }.into())
        }
        None => Ok(()),
    }
}
