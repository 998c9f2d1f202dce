use super::{Draft, Refusal, rounds, seats};
use crate::{
    case::{Board, Condition, Event},
    id::StepId,
    people::Actor,
};

/// Undoes a completion (拿回): the step returns to itself, as long as nothing that rests on it was touched. Of a joint signature that is still open, one's own answer.
pub(super) fn take_back(draft: &mut Draft<'_>, step: StepId, by: Option<&Actor>) -> Result<(), Refusal> {
    if let Some(by) = by.filter(|_| draft.condition(step) == Condition::Open) {
        return seats::reopen(draft, step, by);
    }
    let refuse = |why: String| Refusal::NotTakenBack { step: draft.graph.step_name(step).to_owned(), why };
    let condition = draft.condition(step);
    if draft.graph.steps()[step].detour {
        return Err(refuse("it is a detour".to_owned()));
    }
    if !matches!(condition, Condition::Done(_)) {
        return Err(refuse(format!("it is {}", condition.describe(draft.graph, step))));
    }
    if let Some(meaning) = draft.extra(step).silent {
        return Err(Refusal::decided_by_silence(draft.graph, step, meaning));
    }
    let steps = untouched_region(draft, step)?;
    draft.emit(Event::CompletionTakenBack { step });
    rounds::begin(draft, &rounds::Back::to_itself(step), steps);
    Ok(())
}

/// What rests on a step, the step included.
///
/// # Errors
/// [`Refusal::Touched`] when somebody has worked on some of it.
pub(super) fn untouched_region(draft: &Draft<'_>, step: StepId) -> Result<Vec<StepId>, Refusal> {
    let region = rounds::region(draft, step, step);
    match region.iter().find(|other| **other != step && is_touched(draft, **other)) {
        Some(by) => Err(Refusal::Touched {
            step: draft.graph.step_name(step).to_owned(),
            by: draft.graph.step_name(*by).to_owned(),
        }),
        None => Ok(region),
    }
}

/// Whether work was done on a step: it is done, or its sub-cases run.
fn is_touched(draft: &Draft<'_>, step: StepId) -> bool {
    match draft.condition(step) {
        Condition::Done(_) => true,
        Condition::Open => draft.graph.steps()[step].called.is_some(),
        Condition::Waiting | Condition::Skipped(_) | Condition::Cancelled(_) => false,
    }
}
