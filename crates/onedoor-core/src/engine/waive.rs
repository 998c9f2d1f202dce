use super::{Draft, Given, Refusal, WorkRefusal, complete::finish, settle::Guards};
use crate::{
    case::Worked,
    id::{OutcomeId, StepId},
};

/// Does without the work of an open step: it is done with an outcome that goes on, and the record says that it was waived.
pub(super) fn waive(
    draft: &mut Draft<'_>,
    step: StepId,
    outcome: OutcomeId,
    given: &Given,
    reason: &str,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    let node = &draft.graph_ref().steps()[step];
    if node.staffing.as_ref().is_some_and(|staffing| staffing.never_waived) {
        return Err(WorkRefusal::NeverWaived { step: node.name.clone() }.into());
    }
    if node.returning.contains(outcome) {
        return Err(Refusal::WaivedIntoReturn {
            step: node.name.clone(),
            outcome: node.outcomes.name(outcome).to_owned(),
        });
    }
    finish(draft, step, outcome, Worked::Waived { reason: reason.to_owned() }, given, None, guards)
}
