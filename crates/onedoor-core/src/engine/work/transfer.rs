//! Handing work on for good (转办, resource pattern 30).

use super::{Draft, Judge, Refusal, WorkRefusal, check_not_delegated, check_open};
use crate::{
    case::{WorkEvent, WorkItemId},
    people::{Actor, Warrant},
};

/// More hands than this a work item does not go through.
const HOPS_MAX: usize = 8;

/// Whoever has it in hand, or may take it; and only to somebody who may do it.
pub(super) fn warrant(judge: &Judge<'_, '_>, item: WorkItemId, to: &Actor) -> Result<Warrant, Refusal> {
    check_open(judge.draft, item)?;
    let warrant = judge.works_at(item)?;
    judge.may_be_given(to, item.step, judge.draft.work_for(item))?;
    Ok(warrant)
}

/// Whoever had it can answer no more; the deadline stays, and it never goes back to somebody who had it.
pub(super) fn act(draft: &mut Draft<'_>, item: WorkItemId, to: &Actor, reason: &str) -> Result<(), Refusal> {
    check_open(draft, item)?;
    check_not_delegated(draft, item)?;
    let (holder, passed_by) =
        draft.desk(item.step).item(item).map_or((None, &[][..]), |work| (work.holder.as_ref(), &work.passed_by));
    let why = if holder == Some(to) || holder.is_none() && draft.is_acting(to) {
        Some("it is theirs".to_owned())
    } else if passed_by.contains(to) || draft.is_acting(to) {
        Some("they had it already".to_owned())
    } else if passed_by.len() >= HOPS_MAX {
        Some(format!("it has gone through {HOPS_MAX} hands"))
    } else {
        None
    };
    if let Some(why) = why {
        return Err(WorkRefusal::BadTarget { item: draft.item_name(item), to: to.clone(), why }.into());
    }
    draft.emit(WorkEvent::WorkTransferred { item, to: to.clone(), reason: reason.to_owned() }.into());
    Ok(())
}
