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

/// The same where one deadline passes and nothing else is due behind it: then nobody needs a copy of the case.
///
/// # Errors
/// As [`pass_time`].
pub(super) fn pass_only_one(graph: &Proved, case: &Case, env: &Env<'_>) -> Result<Option<Vec<Event>>, Refusal> {
    let due = |coming: &Coming| coming.0 <= env.now;
    let mut coming = case.deadlines();
    let (first, second) = (coming.next().filter(due), coming.next().filter(due));
    let Some(only) = first.filter(|_| second.is_none()) else { return Ok(None) };
    let draft = passed(graph, case, env, only)?;
    Ok(draft.next_of_changed_clocks().is_none_or(|at| at > env.now).then(|| draft.into_events()))
}

fn pass(graph: &Proved, case: &Case, env: &Env<'_>, coming: Coming) -> Result<Vec<Event>, Refusal> {
    passed(graph, case, env, coming).map(Draft::into_events)
}

/// One deadline passes.
fn passed<'a>(
    graph: &'a Proved,
    case: &'a Case,
    env: &Env<'_>,
    (at, limit, which): Coming,
) -> Result<Draft<'a>, Refusal> {
    let mut draft = Draft::new(graph, case);
    draft.advance(at);
    draft.emit(Event::DeadlinePassed { limit, which });
    silence::act(&mut draft, limit, which, &mut Known);
    settle::settle(&mut draft, &mut Known);
    clocks::keep_time(&mut draft, env)?;
    Ok(draft)
}
