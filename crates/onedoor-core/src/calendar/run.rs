//! How a limit runs down between its stops: the same for every unit.
//!
//! Stops are taken in the order in which they begin, and the count goes on from the latest point at which a stop that was met ended. So stops that overlap
//! count once, and none needs to be joined with another before.

use super::{Due, Stop, TimeError, tally::Tally};

/// The first point after `start` that `need` of the tally lie before, without what lies in stops. Nothing is needed longer than 0.
pub(super) fn due<T: Tally>(
    tally: &T,
    start: T::Point,
    need: u64,
    stops: &[Stop<T::Point>],
) -> Result<Due<T::Point>, TimeError> {
    let (mut at, mut left) = (start, need);
    for stop in in_order(stops) {
        if stop.from > at {
            match tally.after(at, left) {
                Ok(due) if due <= stop.from => return Ok(Due::At(due)),
                // What runs beyond the calendar may still stop for ever within it.
                Ok(_) | Err(_) => left = left.saturating_sub(tally.between(at, stop.from)?),
            }
        }
        let Some(until) = stop.until else { return Ok(Due::Stopped) };
        at = at.max(until);
    }
    tally.after(at, left).map(Due::At)
}

/// How much of the tally lies between `start` and `now`, without what lies in stops.
pub(super) fn used<T: Tally>(
    tally: &T,
    start: T::Point,
    now: T::Point,
    stops: &[Stop<T::Point>],
) -> Result<u64, TimeError> {
    let (mut at, mut sum) = (start, 0_u64);
    for stop in in_order(stops) {
        sum = sum.saturating_add(tally.between(at, stop.from.clamp(at, now.max(at)))?);
        at = at.max(stop.until.unwrap_or(now)).min(now.max(start));
    }
    Ok(sum.saturating_add(tally.between(at, now)?))
}

/// The stops in which something stops, those that begin first at the head.
fn in_order<P: Copy + Ord>(stops: &[Stop<P>]) -> Vec<Stop<P>> {
    let lasting = |stop: &&Stop<P>| stop.until.is_none_or(|until| until > stop.from);
    let mut stops: Vec<Stop<P>> = stops.iter().filter(lasting).copied().collect();
    stops.sort_by_key(|stop| stop.from);
    stops
}
