use super::{Draft, Given, Refusal, complete::finish, settle::Guards};
use crate::{
    case::{Board, Condition, Event, Worked},
    id::{OutcomeId, StepId},
};

/// The outcome of a `Call` for a sub-case that was closed outside its graph.
const CLOSED: &str = "closed";

/// A sub-case ended. When all have, the step is done with the latest of their outcomes in the order of the called workflow's ends: list the best end first.
pub(super) fn end_sub_case(
    draft: &mut Draft<'_>,
    step: StepId,
    round: u32,
    element: u32,
    end: Option<&str>,
    given: &Given,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    let outcome = awaited(draft, step, round, element, end)?;
    draft.emit(Event::SubCaseEnded { step, element, outcome });
    let answers: Option<Vec<OutcomeId>> = draft.extra(step).sub_cases.iter().copied().collect();
    match answers.and_then(|answers| answers.into_iter().max()) {
        Some(latest) => finish(draft, step, latest, Worked::BySubCases, given, None, guards),
        None => Ok(()),
    }
}

/// The outcome for an end, if the step still waits for this sub-case. An end that the definition does not know, of a later revision, counts as closed outside.
fn awaited(draft: &Draft<'_>, step: StepId, round: u32, element: u32, end: Option<&str>) -> Result<OutcomeId, Refusal> {
    let name = || draft.graph.step_name(step).to_owned();
    let cell = draft.cell(step);
    let open = cell.condition == Condition::Open && cell.round == round;
    let unanswered = draft.extra(step).sub_cases.get(element as usize) == Some(&None);
    if !open || !unanswered {
        return Err(Refusal::NoSuchSubCase { step: name(), element, round });
    }
    let outcomes = &draft.graph.steps()[step].outcomes;
    match end.and_then(|end| outcomes.named(end)) {
        Some(outcome) => Ok(outcome),
        None => super::command::outcome_named(draft.graph, step, CLOSED),
    }
}
