//! Taking offered work in hand (领取, resource pattern 21).

use super::{Draft, Judge, Refusal, WorkRefusal, check_open, seats};
use crate::{
    case::{WorkEvent, WorkItemId},
    people::{Actor, Warrant},
};

pub(super) fn warrant(judge: &Judge<'_, '_>, item: WorkItemId) -> Result<Warrant, Refusal> {
    check_open(judge.draft, item)?;
    judge.works_at(item)
}

/// Exactly one has it then. No clock begins anew for it.
pub(super) fn act(draft: &mut Draft<'_>, item: WorkItemId, by: &Actor) -> Result<(), Refusal> {
    check_open(draft, item)?;
    match draft.desk(item.step).item(item).and_then(|work| work.holder.as_ref()) {
        Some(holder) if holder == by => {
            Err(WorkRefusal::Already { what: format!("`{by}` has `{}` in hand", draft.item_name(item)) }.into())
        }
        Some(holder) => Err(WorkRefusal::HeldBy { item: draft.item_name(item), holder: holder.clone() }.into()),
        None => {
            seats::check_not_answered(draft, item)?;
            draft.emit(WorkEvent::WorkAllocated { item, to: by.clone() }.into());
            Ok(())
        }
    }
}
