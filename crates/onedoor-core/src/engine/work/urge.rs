//! Urging those who have the work in hand (催办): a reminder, no more; no deadline moves.

use super::{Draft, Judge, Refusal, WorkRefusal, check_step_open};
use crate::{
    case::{Board, WorkEvent},
    id::StepId,
    people::{Power, Warrant},
};
use jiff::SignedDuration;

/// How long it must be since the last time.
const PAUSE: SignedDuration = SignedDuration::from_hours(24);

/// The applicant or an agent, whoever takes part in the case, who manages, and who supervises.
pub(super) fn warrant(judge: &Judge<'_, '_>) -> Result<Warrant, Refusal> {
    judge.takes_part().map_or_else(|| judge.has(Power::Supervise).or_else(|_| judge.has(Power::Manage)), Ok)
}

pub(super) fn act(draft: &mut Draft<'_>, step: StepId) -> Result<(), Refusal> {
    check_step_open(draft, step)?;
    let next = draft.desk(step).urged.and_then(|last| last.checked_add(PAUSE).ok());
    if let Some(until) = next.filter(|until| *until > draft.now()) {
        return Err(WorkRefusal::AlreadyUrged { step: draft.graph_ref().step_name(step).to_owned(), until }.into());
    }
    draft.emit(WorkEvent::Urged { step }.into());
    Ok(())
}
