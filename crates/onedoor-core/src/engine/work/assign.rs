//! Giving work to somebody (指派、改派, resource patterns 1, 14, 30).

use super::{Draft, Judge, Refusal, WorkRefusal, check_open};
use crate::{
    case::{WorkEvent, WorkItemId},
    people::{Actor, Power, Warrant},
};

/// Who manages the work of others; and only to somebody who may do it.
pub(super) fn warrant(judge: &Judge<'_, '_>, item: WorkItemId, to: &Actor) -> Result<Warrant, Refusal> {
    check_open(judge.draft, item)?;
    let warrant = judge.has(Power::Manage)?;
    judge.may_be_given(to, item.step, judge.draft.work_for(item))?;
    Ok(warrant)
}

/// Whoever had it has it no more; the deadline stays.
pub(super) fn act(draft: &mut Draft<'_>, item: WorkItemId, to: &Actor) -> Result<(), Refusal> {
    check_open(draft, item)?;
    if draft.desk(item.step).item(item).and_then(|work| work.holder.as_ref()) == Some(to) {
        let what = format!("`{to}` has `{}` in hand", draft.item_name(item));
        return Err(WorkRefusal::Already { what }.into());
    }
    draft.emit(WorkEvent::WorkAllocated { item, to: to.clone() }.into());
    Ok(())
}
