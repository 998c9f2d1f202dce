//! Handing over everything that somebody has in a case (离职交接): what they have in hand, the roles that it gave them, and the places where they are named.

use super::{Draft, Env, Judge, Refusal, WorkRefusal, release::take_out};
use crate::{
    case::{Board, WorkEvent, WorkItem, WorkItemId},
    id::StepId,
    people::{Actor, Power, Warrant},
};

/// Who manages the work of others; to somebody who is in the directory.
pub(super) fn warrant(judge: &Judge<'_, '_>, to: &Actor) -> Result<Warrant, Refusal> {
    judge.is_known(to)?;
    judge.has(Power::Manage)
}

/// Work that the successor may not do is offered again, and what was delegated to whoever leaves goes back.
pub(super) fn act(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    from: &Actor,
    to: &Actor,
    reason: &str,
) -> Result<(), Refusal> {
    let parties = draft.parties();
    if from == to || parties.successor(to.identity()) != to.identity() {
        return Err(WorkRefusal::NotSo { what: format!("`{to}` cannot take over from `{from}`") }.into());
    }
    if parties.successor(from.identity()) != from.identity() {
        return Err(WorkRefusal::Already { what: format!("`{from}` has handed over") }.into());
    }
    let roles: Vec<StepId> =
        parties.handlers.iter().filter(|(_, handler)| handler == from).map(|(step, _)| *step).collect();
    // Nobody answers for a case who may not, whoever did so before.
    if let Some(env) = env {
        roles.iter().try_for_each(|step| Judge { draft, env, by: from }.may_handle(to, *step))?;
    }
    draft.emit(WorkEvent::HandedOver { from: from.clone(), to: to.clone(), reason: reason.to_owned() }.into());
    for step in roles {
        draft.emit(WorkEvent::HandlerNamed { step, handler: to.clone() }.into());
    }
    for item in items_of(draft, from) {
        let fits = env
            .is_none_or(|env| Judge { draft, env, by: from }.may_be_given(to, item.step, draft.work_for(item)).is_ok());
        let theirs = draft.desk(item.step).item(item).is_some_and(|work| work.holder.as_ref() == Some(from));
        match theirs && fits {
            true => draft.emit(WorkEvent::WorkAllocated { item, to: to.clone() }.into()),
            false => take_out(draft, item, from),
        }
    }
    Ok(())
}

/// The open work items that somebody has in hand or works on for others.
pub(in super::super) fn items_of(draft: &Draft<'_>, person: &Actor) -> Vec<WorkItemId> {
    let theirs = |work: &WorkItem| work.holder.as_ref() == Some(person) || work.delegates.contains(person);
    let all = draft.open_steps().into_iter().flat_map(|step| draft.desk(step).items(step));
    all.filter(|(_, work)| theirs(work)).map(|(item, _)| item).collect()
}
