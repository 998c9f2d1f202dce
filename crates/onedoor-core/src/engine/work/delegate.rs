//! Having somebody else work, who gives it back (委派, resource pattern 27).

use super::{Draft, Judge, Refusal, WorkRefusal, check_open};
use crate::{
    case::{WorkEvent, WorkItemId},
    people::{Actor, Right, Warrant},
};

/// More delegates one behind the other than this there are not.
const DEPTH_MAX: usize = 4;

/// Whoever works on it now: the last delegate, or else who has it in hand. The delegate need not be one who may do the step, for the delegate does not decide;
/// but whoever may not judge this case may not work on it for others.
pub(super) fn warrant(judge: &Judge<'_, '_>, item: WorkItemId, to: &Actor) -> Result<Warrant, Refusal> {
    check_open(judge.draft, item)?;
    let last = judge.draft.desk(item.step).item(item).and_then(|work| work.delegates.last());
    let warrant = match last {
        Some(delegate) if delegate == judge.by => judge.warrant(Right::Holder),
        Some(delegate) => return Err(delegated(judge.draft, item, delegate)),
        None => judge.works_at(item)?,
    };
    judge.may_help(to, item.step)?;
    Ok(warrant)
}

pub(super) fn act(draft: &mut Draft<'_>, item: WorkItemId, to: &Actor, reason: &str) -> Result<(), Refusal> {
    check_open(draft, item)?;
    let Some(work) = draft.desk(item.step).item(item) else { return Ok(()) };
    let why = if work.holder.as_ref() == Some(to) || work.delegates.contains(to) || draft.is_acting(to) {
        Some("they are working on it".to_owned())
    } else if work.delegates.len() >= DEPTH_MAX {
        Some(format!("it is delegated {DEPTH_MAX} times already"))
    } else {
        None
    };
    if let Some(why) = why {
        return Err(WorkRefusal::BadTarget { item: draft.item_name(item), to: to.clone(), why }.into());
    }
    // Who delegates has it in hand: it comes back to them.
    if work.holder.is_none()
        && let Some(by) = draft.acting()
    {
        draft.emit(WorkEvent::WorkAllocated { item, to: by }.into());
    }
    draft.emit(WorkEvent::WorkDelegated { item, to: to.clone(), reason: reason.to_owned() }.into());
    Ok(())
}

/// The delegate alone gives it back.
pub(super) fn gives_back(judge: &Judge<'_, '_>, item: WorkItemId) -> Result<Warrant, Refusal> {
    check_open(judge.draft, item)?;
    match judge.draft.desk(item.step).item(item).and_then(|work| work.delegates.last()) {
        Some(delegate) if delegate == judge.by => Ok(judge.warrant(Right::Holder)),
        _ => Err(WorkRefusal::NotDelegated { item: judge.draft.item_name(item), person: judge.by.clone() }.into()),
    }
}

/// Whoever delegated it calls it back: the delegate before, or else who has it in hand.
pub(super) fn calls_back(judge: &Judge<'_, '_>, item: WorkItemId) -> Result<Warrant, Refusal> {
    check_open(judge.draft, item)?;
    let Some(work) = judge.draft.desk(item.step).item(item) else {
        return judge.holds(item);
    };
    match work.delegates.as_slice() {
        [] => Err(WorkRefusal::NotSo { what: format!("`{}` is not delegated", judge.draft.item_name(item)) }.into()),
        [.., before, _] if before == judge.by => Ok(judge.warrant(Right::Holder)),
        [.., before, last] if last != judge.by => Err(delegated(judge.draft, item, before)),
        _ => judge.holds(item),
    }
}

/// It comes back to whoever had delegated it, with what the delegate says, if anything.
pub(super) fn give_back(draft: &mut Draft<'_>, item: WorkItemId, advice: Option<&str>) -> Result<(), Refusal> {
    draft.emit(WorkEvent::DelegationEnded { item, advice: advice.map(str::to_owned) }.into());
    Ok(())
}

fn delegated(draft: &Draft<'_>, item: WorkItemId, to: &Actor) -> Refusal {
    WorkRefusal::Delegated { item: draft.item_name(item), to: to.clone() }.into()
}
