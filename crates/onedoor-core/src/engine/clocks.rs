//! Lets the clocks of limits begin, stand still and go on as the events of a decision want it. Costs what the events touch.

mod begins;
mod count;

pub(super) use count::{deadlines, resumed};

use super::{Action, Command, Draft, Env, Refusal};
use crate::{
    calendar::CalendarHash,
    case::{Board, Clock, ClockStart, Condition, Deadlines, Event, Tally},
    graph::{Beginning, Graph, LimitNode, Scope},
    id::LimitId,
    language::Propagation,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Looks at every limit that something has happened to in this decision.
///
/// # Errors
/// [`Refusal::NoCalendar`] when a clock must begin or go on and there is no calendar to count in.
pub(super) fn keep_time(draft: &mut Draft<'_>, env: &Env<'_>) -> Result<(), Refusal> {
    if !draft.graph.has_limits() || draft.ending().is_some() {
        return Ok(());
    }
    for (limit, begins) in begins::touched(draft) {
        attend(draft, env, limit, begins)?;
    }
    Ok(())
}

fn attend(draft: &mut Draft<'_>, env: &Env<'_>, limit: LimitId, begins: Option<Timestamp>) -> Result<(), Refusal> {
    let node = &draft.graph_ref().limits()[limit];
    let runs = runs(draft, limit, node);
    let anew = matches!(node.scope, Scope::Step(_)) || draft.clock(limit).is_none();
    if let Some(since) = begins.filter(|_| anew && may_begin(draft, limit, node)) {
        start(draft, env, limit, node, since)?;
    }
    let Some(clock) = draft.clock(limit) else { return Ok(()) };
    match (clock.is_stopped(), runs) {
        (_, false) if !clock.ended && !is_pending(draft, limit, node) => draft.emit(Event::ClockEnded { limit }),
        (false, false) => draft.emit(Event::ClockStopped { limit }),
        (true, true) => {
            let deadlines = count::resumed(draft, env, node, clock)?;
            draft.emit(Event::ClockResumed { limit, deadlines: Box::new(deadlines) });
        }
        _ => {}
    }
    Ok(())
}

fn start(
    draft: &mut Draft<'_>,
    env: &Env<'_>,
    limit: LimitId,
    node: &LimitNode,
    since: Timestamp,
) -> Result<(), Refusal> {
    let variant = variant(draft, node);
    let clock = Clock::started(since, variant, Deadlines::default());
    let deadlines = deadlines(draft, env, node, &clock)?;
    draft.emit(Event::ClockStarted(Box::new(ClockStart { limit, since, variant, deadlines })));
    Ok(())
}

/// The first variant whose guard holds; one that has no value does not.
fn variant(draft: &Draft<'_>, node: &LimitNode) -> Option<u32> {
    let holds = |guard: &crate::expr::Expr| guard.holds(&|field| draft.value_of(field)) == Ok(true);
    node.variants.iter().position(|(guard, _)| holds(guard)).and_then(|place| u32::try_from(place).ok())
}

/// Whether the limit can still come to something: also that of a step which was skipped and may be asked for, or come about in a later round.
fn may_begin(draft: &Draft<'_>, limit: LimitId, node: &LimitNode) -> bool {
    match node.scope {
        Scope::Step(step) => !matches!(draft.condition(step), Condition::Done(_) | Condition::Cancelled(_)),
        Scope::Case | Scope::Stage(_) => is_pending(draft, limit, node),
    }
}

/// Whether anything is left that the limit could run for.
fn is_pending(draft: &Draft<'_>, limit: LimitId, node: &LimitNode) -> bool {
    match node.scope {
        Scope::Step(step) => draft.condition(step).is_pending(),
        Scope::Case | Scope::Stage(_) => draft.tally(limit).pending > 0,
    }
}

/// Whether the clock of a limit runs as things stand.
fn runs(draft: &Draft<'_>, limit: LimitId, node: &LimitNode) -> bool {
    match node.scope {
        Scope::Step(step) => {
            let condition = draft.condition(step);
            let open = condition == Condition::Open || node.begins != Beginning::Opened && condition.is_pending();
            open && draft.extra(step).stopped.is_none()
        }
        Scope::Case | Scope::Stage(_) => scope_runs(draft.tally(limit), node.stops),
    }
}

fn scope_runs(tally: Tally, stops: Propagation) -> bool {
    match stops {
        Propagation::Never => tally.pending > 0,
        Propagation::WhenAllActiveStopped => tally.on > 0,
        Propagation::Always => tally.on > 0 && tally.off == 0,
    }
}

/// What time does before a command: it has passed, and the calendar may be another. Letting time pass where nothing is due leaves no trace.
pub(super) fn begin(draft: &mut Draft<'_>, env: &Env<'_>, command: &Command) -> Result<(), Refusal> {
    if command.action != Action::PassTime || adopts(draft.graph_ref(), draft.times().calendar, env) {
        draft.advance(env.now);
        adopt_calendar(draft, env)?;
    }
    Ok(())
}

/// Whether the calendar at hand is another than that which a case counts in.
pub(super) fn adopts(graph: &Graph, known: Option<CalendarHash>, env: &Env<'_>) -> bool {
    graph.has_limits() && env.calendar.is_some_and(|calendar| known != Some(calendar.hash()))
}

/// Counts every running clock anew where the calendar is another than the one it was counted in (a calendar amended after cases were accepted).
///
/// # Errors
/// [`Refusal::NoCalendar`] for the calendar of another workflow.
pub(super) fn adopt_calendar(draft: &mut Draft<'_>, env: &Env<'_>) -> Result<(), Refusal> {
    let adopts = adopts(draft.graph_ref(), draft.times().calendar, env);
    let Some(calendar) = env.calendar.filter(|_| adopts) else { return Ok(()) };
    count::check(draft, calendar)?;
    draft.emit(Event::CalendarAdopted { calendar: Box::new(calendar.hash()) });
    let running: BTreeMap<LimitId, Clock> =
        draft.case().clocks().filter(|(_, clock)| !clock.is_stopped()).map(|(id, clock)| (id, clock.clone())).collect();
    for (limit, clock) in running {
        let deadlines = deadlines(draft, env, &draft.graph_ref().limits()[limit], &clock)?;
        if deadlines != clock.deadlines {
            draft.emit(Event::DeadlinesMoved { limit, deadlines: Box::new(deadlines) });
        }
    }
    Ok(())
}
