use super::{Draft, Env, Refusal, clocks, settle, settle::Known, silence};
use crate::{
    case::{Case, Coming, Event},
    proof::Proved,
};

/// More deadlines than this pass in one command never; the rest passes with the next.
const DEADLINES_AT_ONCE_MAX: usize = 10_000;

/// Lets every deadline up to now pass, in the order of legal time, and writes what comes of it into the case: a late tick does what timely ticks would have done.
///
/// # Errors
/// As [`clocks::keep_time`].
pub(super) fn pass_time(graph: &Proved, case: &mut Case, env: &Env<'_>) -> Result<Vec<Event>, Refusal> {
    let mut passed = Vec::new();
    for _ in 0..DEADLINES_AT_ONCE_MAX {
        let Some(coming) = case.first_coming().filter(|(at, _, _)| *at <= env.now) else { break };
        let events = pass(graph, case, env, coming)?;
        for event in &events {
            // What was decided for this very case fits it.
            let applied = case.apply(graph, event);
            debug_assert_eq!(applied, Ok(()));
        }
        passed.extend(events);
    }
    Ok(passed)
}

/// One deadline passes.
fn pass(graph: &Proved, case: &Case, env: &Env<'_>, (at, limit, which): Coming) -> Result<Vec<Event>, Refusal> {
    let mut draft = Draft::new(graph, case);
    draft.advance(at);
    draft.emit(Event::DeadlinePassed { limit, which });
    silence::act(&mut draft, limit, which, &mut Known);
    settle::settle(&mut draft, &mut Known);
    clocks::keep_time(&mut draft, env)?;
    Ok(draft.into_events())
}
