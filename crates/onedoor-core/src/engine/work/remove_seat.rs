//! Taking a seat out again (减签, WCP-36).

use super::{Draft, Guards, Judge, Refusal, WorkRefusal, check_answered, check_step_open, seats, seats::conclude};
use crate::{
    case::{Placed, Seat, WorkEvent, WorkItemId},
    people::{Power, Warrant},
};

/// Whoever added it, or who manages the work of others.
pub(super) fn warrant(judge: &Judge<'_, '_>, item: WorkItemId) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, item.step)?;
    seats::check(judge.draft, item)?;
    let seat = item.seat.and_then(|seat| judge.draft.desk(item.step).seats.get(usize::from(seat)));
    match seat.and_then(|seat| seat.added_by.as_ref()) {
        Some(by) if by == judge.by => {
            judge.own(std::slice::from_ref(by), Some(item.step), &judge.draft.item_name(item))
        }
        _ => judge.has(Power::Manage),
    }
}

/// Only a seat that was added and has not answered is taken out, and never the last. If the others have come to an outcome without it, the step is done.
pub(super) fn act(
    draft: &mut Draft<'_>,
    item: WorkItemId,
    reason: &str,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    check_step_open(draft, item.step)?;
    seats::check(draft, item)?;
    let refuse = |why: &str| Err(WorkRefusal::NotRemoved { seat: draft.item_name(item), why: why.to_owned() }.into());
    let all = &draft.desk(item.step).seats;
    let Some(seat) = item.seat.and_then(|seat| all.get(usize::from(seat))) else {
        return refuse("the step has no seats");
    };
    if seat.answered.is_some() {
        return refuse("it has answered");
    }
    if seat.added_by.is_none() {
        return refuse("the definition asks for it");
    }
    let counted = |seat: &&Seat| seat.placed == Placed::Member && !seat.removed;
    if counted(&seat) && all.iter().filter(counted).count() <= 1 {
        return refuse("it is the last");
    }
    if all.iter().any(|other| !other.removed && rests_on(other, item)) {
        return refuse("another seat stands before or behind it");
    }
    check_answered(draft, item.step)?;
    draft.emit(WorkEvent::SeatRemoved { item, reason: reason.to_owned() }.into());
    conclude(draft, item.step, guards)
}

fn rests_on(seat: &Seat, item: WorkItemId) -> bool {
    matches!(seat.placed, Placed::Before(other) | Placed::After(other) if Some(other) == item.seat)
}
