use super::{Draft, detours};
use crate::{
    case::{Board, By, Event},
    id::StepId,
};

/// Recalls what is still open or waiting among these (WCP-19, 25, 29, 32).
pub(super) fn recall(draft: &mut Draft<'_>, steps: &[StepId], by: By) {
    recall_because(draft, steps, by, None);
}

/// The same with a reason that the record keeps.
pub(super) fn recall_because(draft: &mut Draft<'_>, steps: &[StepId], by: By, reason: Option<&str>) {
    for step in steps {
        if draft.cell(*step).condition.is_pending() {
            let dropped = detours::first_before(draft, *step);
            draft.emit(Event::StepCancelled { step: *step, by, reason: reason.map(Into::into) });
            detours::drop_if_unneeded(draft, dropped, by);
        }
    }
}
