//! Being present at a vote without an answer (弃权).

use super::{Draft, Env, Judge, Refusal, WorkRefusal, check_answered, check_step_open, seats};
use crate::{
    case::{SeatAnswer, WorkEvent, WorkItemId},
    engine::settle::Guards,
    id::StepId,
    people::{Actor, Warrant},
};

/// Whoever has a seat, where the definition lets people abstain.
pub(super) fn warrant(judge: &Judge<'_, '_>, step: StepId) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    check_allowed(judge.draft, step)?;
    seats::seat_for(judge, step).map(|(_, warrant)| warrant)
}

fn check_allowed(draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
    if draft.graph_ref().steps()[step].seats().is_some_and(|seats| seats.abstain) {
        return Ok(());
    }
    Err(WorkRefusal::NoAbstention { step: draft.graph_ref().step_name(step).to_owned() }.into())
}

/// It counts as being there.
pub(super) fn act(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    step: StepId,
    by: &Actor,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    check_step_open(draft, step)?;
    check_allowed(draft, step)?;
    check_answered(draft, step)?;
    let Some(env) = env else { return Ok(()) };
    let (seat, _) = seats::seat_for(&Judge { draft, env, by }, step)?;
    let item = WorkItemId::seat(step, seat);
    draft.emit(WorkEvent::SeatAnswered { item, answer: SeatAnswer::Abstained, with: None }.into());
    seats::conclude(draft, step, guards)
}
