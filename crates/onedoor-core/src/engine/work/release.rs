//! Offering work again (释放, resource pattern 29).

use super::{Draft, Judge, Refusal, WorkRefusal, check_open};
use crate::{
    case::{WorkEvent, WorkItemId},
    id::StepId,
    people::{Actor, For, Power, Right, Warrant},
};

/// Whoever has it in hand, may they still do it or not; or who manages the work of others.
pub(super) fn warrant(judge: &Judge<'_, '_>, item: WorkItemId) -> Result<Warrant, Refusal> {
    let held = judge.draft.desk(item.step).item(item).and_then(|work| work.holder.clone());
    match held {
        Some(holder) if holder == *judge.by => Ok(judge.warrant(Right::Holder)),
        _ => judge.has(Power::Manage).or_else(|_| judge.holds(item)),
    }
}

/// Nobody has it then; what was delegated is called back.
pub(super) fn act(draft: &mut Draft<'_>, item: WorkItemId) -> Result<(), Refusal> {
    check_open(draft, item)?;
    match draft.desk(item.step).item(item).and_then(|work| work.holder.as_ref()) {
        Some(_) => {
            draft.emit(WorkEvent::WorkReleased { item }.into());
            Ok(())
        }
        None => {
            let what = format!("nobody has `{}` in hand", draft.item_name(item));
            Err(WorkRefusal::NotSo { what }.into())
        }
    }
}

/// Takes everything out of somebody's hands.
pub(super) fn release_all(draft: &mut Draft<'_>, person: &Actor, only: impl Fn(WorkItemId) -> bool) {
    for item in super::hand_over::items_of(draft, person) {
        if only(item) {
            take_out(draft, item, person);
        }
    }
}

/// Offers anew what is in the hands of those who may do a step, whoever they are now; what is for somebody in particular stays theirs.
pub(in super::super) fn offer_anew(draft: &mut Draft<'_>, step: StepId) {
    let desk = draft.desk(step);
    let answered = |item: WorkItemId| {
        let seat = item.seat.and_then(|seat| desk.seats.get(usize::from(seat)));
        seat.is_some_and(|seat| seat.answered.is_some())
    };
    let items = desk.items(step).filter(|(item, work)| work.holder.is_some() && !answered(*item)).map(|(item, _)| item);
    let held: Vec<WorkItemId> = items.filter(|item| matches!(draft.work_for(*item), For::Candidates)).collect();
    for item in held {
        draft.emit(WorkEvent::WorkReleased { item }.into());
    }
}

/// What somebody has in hand is offered again; what was delegated to them comes back to whoever delegated it.
pub(super) fn take_out(draft: &mut Draft<'_>, item: WorkItemId, person: &Actor) {
    let Some(work) = draft.desk(item.step).item(item) else { return };
    if work.holder.as_ref() == Some(person) {
        draft.emit(WorkEvent::WorkReleased { item }.into());
        return;
    }
    let from = work.delegates.iter().position(|delegate| delegate == person).unwrap_or(work.delegates.len());
    for _ in from..work.delegates.len() {
        draft.emit(WorkEvent::DelegationEnded { item, advice: None }.into());
    }
}
