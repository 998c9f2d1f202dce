use super::{Draft, Refusal};
use crate::{
    case::{Board, Event},
    id::StepId,
};

/// Somebody acknowledged the receipt of the case, or the notice of a step (签字确认收悉): without it silence is no consent. To acknowledge a step again changes nothing.
pub(super) fn acknowledge(draft: &mut Draft<'_>, step: Option<StepId>) -> Result<(), Refusal> {
    if let Some(step) = step {
        if !draft.condition(step).is_pending() {
            return Err(Refusal::not_open(draft.graph, draft.case(), step));
        }
        if draft.extra(step).acknowledged {
            return Ok(());
        }
    }
    draft.emit(Event::Acknowledged { step });
    Ok(())
}
