use super::{Draft, Env, Refusal, clocks, desks, settle, settle::Known, silence};
use crate::{
    case::{Case, Coming, Event},
    proof::Proved,
};

/// More deadlines than this pass in one command never; the rest passes with the next.
const DEADLINES_AT_ONCE_MAX: usize = 10_000;

/// What happens when every deadline up to now passes, in the order of legal time: a late tick does what timely ticks would have done.
///
/// Where only one deadline is due, nobody needs a copy of the case.
///
/// # Errors
/// As [`clocks::keep_time`].
pub(super) fn pass(graph: &Proved, case: &Case, env: &Env<'_>) -> Result<Vec<Event>, Refusal> {
    let due = |coming: &Coming| coming.0 <= env.now;
    let mut coming = case.deadlines();
    if let (Some(only), None) = (coming.next().filter(due), coming.next().filter(due)) {
        let draft = passed(graph, case, env, only)?;
        if draft.next_of_changed_clocks().is_none_or(|at| at > env.now) {
            return Ok(draft.into_events());
        }
    }
    pass_all(graph, &mut case.clone(), env)
}

/// The same, and writes what comes of it into the case.
///
/// # Errors
/// As [`clocks::keep_time`].
pub(super) fn pass_all(graph: &Proved, case: &mut Case, env: &Env<'_>) -> Result<Vec<Event>, Refusal> {
    let mut all = Vec::new();
    for _ in 0..DEADLINES_AT_ONCE_MAX {
        let Some(coming) = case.first_coming().filter(|(at, _, _)| *at <= env.now) else { break };
        let events = passed(graph, case, env, coming)?.into_events();
        for event in &events {
            // What was decided for this very case fits it.
            let applied = case.apply(graph, event);
            debug_assert_eq!(applied, Ok(()));
        }
        all.extend(events);
    }
    Ok(all)
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
    desks::attend(&mut draft, env, &mut Known)?;
    clocks::keep_time(&mut draft, env)?;
    Ok(draft)
}
