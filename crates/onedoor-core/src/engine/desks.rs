//! What becomes of a step when it opens, beside opening: its seats are set out, its work comes to somebody, and where the definition says so, it is done by itself.

mod allocate;
mod by_itself;

use super::{
    Draft, Env, Refusal, authorise, seats,
    settle::{Guards, settle},
};
use crate::{
    case::{Condition, Event},
    id::StepId,
};

/// Looks at every step that has opened in this decision. One that is done by itself may open others.
///
/// # Errors
/// [`Refusal`] where the directory is needed and there is none.
pub(super) fn attend(draft: &mut Draft<'_>, env: &Env<'_>, guards: &mut dyn Guards) -> Result<(), Refusal> {
    if !draft.graph.is_staffed() {
        return Ok(());
    }
    let mut seen = 0;
    while let Some(step) = next_opened(draft, &mut seen) {
        authorise::adopt_directory(draft, env);
        if by_itself::done(draft, env, step, guards) {
            settle(draft, guards);
            continue;
        }
        seats::open(draft, env, step)?;
        allocate::allocate(draft, env, step);
    }
    Ok(())
}

/// The next step that opened, is still open, and of whose people the definition says something.
fn next_opened(draft: &Draft<'_>, seen: &mut usize) -> Option<StepId> {
    let events = draft.events().get(*seen..)?;
    let opened = |event: &Event| match event {
        Event::StepOpened { step, .. } => Some(*step),
        _ => None,
    };
    let staffed = |step: &StepId| {
        draft.graph_ref().steps()[*step].staffing.is_some() && draft.condition(*step) == Condition::Open
    };
    let found = events.iter().enumerate().find_map(|(place, event)| Some((place, opened(event).filter(staffed)?)));
    *seen = found.map_or(draft.events().len(), |(place, _)| seen.saturating_add(place).saturating_add(1));
    found.map(|(_, step)| step)
}
