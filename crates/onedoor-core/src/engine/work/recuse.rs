//! Keeping somebody from a step or a case (回避).

use super::{Draft, Judge, Refusal, WorkRefusal, release::release_all};
use crate::{
    case::WorkEvent,
    id::StepId,
    people::{Actor, Casework, Power, Right, Warrant},
};

/// Whoever it is about, or who manages the work of others.
pub(super) fn warrant(judge: &Judge<'_, '_>, person: &Actor) -> Result<Warrant, Refusal> {
    if person == judge.by { Ok(judge.warrant(Right::Holder)) } else { judge.has(Power::Manage) }
}

/// What they have in hand is offered again. What they answered before stands, and they do not come back to it in later rounds.
pub(super) fn act(draft: &mut Draft<'_>, person: &Actor, step: Option<StepId>, reason: &str) -> Result<(), Refusal> {
    if draft.is_recused(person, step) {
        return Err(WorkRefusal::Already { what: format!("`{person}` is recused") }.into());
    }
    draft.emit(WorkEvent::Recused { person: person.clone(), step, reason: reason.to_owned() }.into());
    release_all(draft, person, |item| step.is_none_or(|step| step == item.step));
    Ok(())
}
