use super::{Draft, Refusal};
use crate::case::{Board, Event};

/// The authority orders the work to rest. No clock stops for that: only a legal ground stops one.
pub(super) fn suspend(draft: &mut Draft<'_>, reason: &str) -> Result<(), Refusal> {
    if draft.times().suspended {
        return Err(Refusal::AlreadySuspended);
    }
    draft.emit(Event::CaseSuspended { reason: reason.into() });
    Ok(())
}

/// The work goes on.
pub(super) fn resume(draft: &mut Draft<'_>, reason: &str) -> Result<(), Refusal> {
    if !draft.times().suspended {
        return Err(Refusal::NotSuspended);
    }
    draft.emit(Event::CaseResumed { reason: reason.into() });
    Ok(())
}
