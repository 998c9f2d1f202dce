use super::{
    Draft,
    recall::recall,
    settle::{Guards, start_sub_cases},
};
use crate::{
    case::{Board, By, Condition, Event, Skip},
    id::StepId,
};

/// The detour that a step waits for just now.
pub(super) fn first_before(draft: &Draft<'_>, target: StepId) -> Option<StepId> {
    draft.detours().iter().find(|(waiting, _)| *waiting == target).and_then(|(_, rest)| rest.first().copied())
}

/// Whether some step waits for this detour just now.
pub(super) fn is_needed(draft: &Draft<'_>, detour: StepId) -> bool {
    draft.detours().iter().any(|(_, rest)| rest.first() == Some(&detour))
}

/// A target is not waiting any more: the detour that is open for it alone is recalled.
pub(super) fn drop_if_unneeded(draft: &mut Draft<'_>, dropped: Option<StepId>, by: By) {
    if let Some(detour) = dropped.filter(|detour| !is_needed(draft, *detour)) {
        recall(draft, &[detour], by);
    }
}

/// Opens a detour, unless it is open for another target already: two returns by way of it are one and the same notice.
pub(super) fn open(draft: &mut Draft<'_>, detour: StepId, guards: &mut dyn Guards) {
    if draft.condition(detour) == Condition::Open {
        return;
    }
    let round = draft.cell(detour).round.saturating_add(1);
    match guards.holds(draft, detour) {
        Ok(true) => {
            draft.emit(Event::StepOpened { step: detour, round });
            if let Some(outcome) = start_sub_cases(draft, detour) {
                recall(draft, draft.graph_ref().steps()[detour].cancelled_by(outcome), By::Step(detour));
                passed(draft, detour, guards);
            }
        }
        guard => {
            draft.emit(Event::StepSkipped {
                step: detour,
                round,
                why: if guard.is_ok() { Skip::Guard } else { Skip::GuardWithoutValue },
            });
            passed(draft, detour, guards);
        }
    }
}

/// A detour was made: whoever waited for it goes on to the next.
pub(super) fn passed(draft: &mut Draft<'_>, detour: StepId, guards: &mut dyn Guards) {
    let waiting: Vec<(StepId, Option<StepId>)> = draft
        .detours()
        .iter()
        .filter(|(_, rest)| rest.first() == Some(&detour))
        .map(|(target, rest)| (*target, rest.get(1).copied()))
        .collect();
    for (target, next) in waiting {
        draft.emit(Event::DetourPassed { target });
        if let Some(next) = next {
            open(draft, next, guards);
        }
    }
}
