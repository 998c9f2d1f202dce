use super::{Draft, Refusal, rounds, take_back::untouched_region};
use crate::{
    case::{Condition, Event, Why},
    id::{Node, StepId},
    language::Join,
};

/// Asks for a step that is only there on request, as long as nothing that rests on its absence was touched (WCP-15: instances without prior knowledge).
pub(super) fn request(draft: &mut Draft<'_>, step: StepId, reason: &str) -> Result<(), Refusal> {
    let refuse =
        |why: &str| Err(Refusal::NotRequestable { step: draft.graph.step_name(step).to_owned(), why: why.to_owned() });
    if !draft.graph.steps()[step].on_request {
        return refuse("it is not on request");
    }
    if draft.condition(step) != Condition::Skipped(Why::Unasked) {
        return refuse("it was asked for already");
    }
    if comes_too_late(draft, step) {
        return refuse("what comes after it is decided without it");
    }
    draft.emit(Event::StepRequested { step, reason: reason.into() });
    let mut steps = untouched_region(draft, step)?;
    steps.retain(|other| *other != step);
    rounds::begin(draft, &rounds::Back::to_itself(step), steps);
    Ok(())
}

/// Whether everything behind it has opened at joins that would not look at it any more.
fn comes_too_late(draft: &Draft<'_>, step: StepId) -> bool {
    let decided = |next: StepId| {
        let waits = matches!(draft.graph.join(Node::Step(next)), Join::AllAsked | Join::AllRequired);
        !waits && matches!(draft.condition(next), Condition::Open | Condition::Done(_))
    };
    let mut next = draft.graph.next_steps(step).peekable();
    next.peek().is_some() && next.all(decided)
}
