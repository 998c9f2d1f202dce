//! Putting something aside for later (暂存): nobody else sees it, and no clock minds it.

use super::{Draft, Judge, Refusal, check_step_open};
use crate::{
    case::{SavedDraft, WorkEvent},
    engine::Given,
    id::StepId,
    people::{Actor, Warrant},
};

/// Whoever may work on the step.
pub(super) fn warrant(judge: &Judge<'_, '_>, step: StepId) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    judge.works_or_helps(step)
}

pub(super) fn act(draft: &mut Draft<'_>, step: StepId, by: &Actor, saved: &SavedDraft) -> Result<(), Refusal> {
    let node = &draft.graph_ref().steps()[step];
    if let Some(outcome) = saved.outcome.filter(|outcome| !node.outcomes.contains(*outcome)) {
        return Err(Refusal::unknown_outcome(draft.graph_ref(), step, outcome));
    }
    let (data, documents) = (saved.data.clone(), saved.documents.clone());
    Given { data, documents, ..Given::default() }.check_for(draft.graph_ref(), step)?;
    draft.emit(WorkEvent::DraftSaved { step, by: by.clone(), draft: Box::new(saved.clone()) }.into());
    Ok(())
}
