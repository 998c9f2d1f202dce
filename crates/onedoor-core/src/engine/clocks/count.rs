use super::super::{Draft, Env, Refusal};
use crate::{
    calendar::{self, Calendar, Due, Stop, TimeError},
    case::{Board, Clock, Deadline, Deadlines},
    graph::{LimitNode, Which},
};
use jiff::Timestamp;

/// The deadlines of a running clock.
///
/// A deadline in a year that the calendar does not cover is written down as that: whoever accepts an application before next year's holidays are known does
/// nothing wrong, and nobody guesses. It is counted when the calendar is amended.
///
/// # Errors
/// [`Refusal::NoCalendar`] where there is none, [`Refusal::Uncountable`] for business hours in a calendar without hours.
pub(in crate::engine) fn deadlines(
    draft: &Draft<'_>,
    env: &Env<'_>,
    node: &LimitNode,
    clock: &Clock,
) -> Result<Deadlines, Refusal> {
    count(draft, env, node, clock, &clock.stops())
}

/// The deadlines of a clock that goes on now.
pub(in crate::engine) fn resumed(
    draft: &Draft<'_>,
    env: &Env<'_>,
    node: &LimitNode,
    clock: &Clock,
) -> Result<Deadlines, Refusal> {
    let mut stops = clock.stops();
    if let Some(last) = stops.last_mut() {
        last.until = Some(draft.now());
    }
    count(draft, env, node, clock, &stops)
}

fn count(
    draft: &Draft<'_>,
    env: &Env<'_>,
    node: &LimitNode,
    clock: &Clock,
    stops: &[Stop<Timestamp>],
) -> Result<Deadlines, Refusal> {
    let calendar = env.calendar.ok_or_else(|| no_calendar(draft))?;
    check(draft, calendar)?;
    let amounts = node.amounts_of(clock.variant);
    let uncountable = |error: TimeError| Refusal::Uncountable { limit: node.name.clone(), why: error.to_string() };
    let due = |which: Which| {
        amounts
            .get(which)
            .map(|amount| {
                let extra = if node.is_changed_in(amount) { clock.extra(which) } else { 0 };
                calendar::deadline(calendar, clock.since, amount, &node.count, stops, extra)
            })
            .and_then(|due| told(due).transpose())
            .transpose()
            .map_err(uncountable)
    };
    let earliest = node.at_least.map(|minimum| calendar::earliest(calendar, clock.since, minimum, stops));
    Ok(Deadlines {
        promised: due(Which::Promised)?,
        statutory: due(Which::Statutory)?,
        earliest: earliest.and_then(|due| told(due).transpose()).transpose().map_err(uncountable)?,
    })
}

/// A due as a deadline; none where an open stop leaves it unknown.
fn told(due: Result<Due<Timestamp>, TimeError>) -> Result<Option<Deadline>, TimeError> {
    match due {
        Ok(due) => Ok(due.at().map(Deadline::At)),
        Err(TimeError::Gap(gap)) => Ok(Some(Deadline::Uncovered { year: gap.year })),
        Err(TimeError::TooFar) => Ok(Some(Deadline::BeyondTime)),
        Err(error) => Err(error),
    }
}

/// A workflow's limits are counted in its own calendar.
pub(super) fn check(draft: &Draft<'_>, calendar: &Calendar) -> Result<(), Refusal> {
    let right = draft.graph.workflow().calendar.as_deref() == Some(calendar.id());
    if right { Ok(()) } else { Err(no_calendar(draft)) }
}

fn no_calendar(draft: &Draft<'_>) -> Refusal {
    Refusal::NoCalendar { calendar: draft.graph.workflow().calendar.clone().unwrap_or_default() }
}
