use super::{Draft, Refusal, detours, recall::recall_because, settle::Guards};
use crate::{case::By, id::StepId};

/// Recalls one open or waiting step (WCP-19). The joins behind it no longer wait for it.
pub(super) fn cancel(
    draft: &mut Draft<'_>,
    step: StepId,
    reason: &str,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    let condition = draft.condition(step);
    if !condition.is_pending() {
        let name = draft.graph.step_name(step).to_owned();
        return Err(Refusal::NotCancellable { step: name, condition: condition.describe(draft.graph, step) });
    }
    recall_because(draft, &[step], By::Command, Some(reason));
    if draft.graph.steps()[step].detour {
        detours::passed(draft, step, guards);
    }
    Ok(())
}
