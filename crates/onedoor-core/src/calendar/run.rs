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

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts every point, from 0 to 100.
    struct Points;

    impl Tally for Points {
        type Point = u64;

        fn between(&self, from: u64, to: u64) -> Result<u64, TimeError> {
            if to > 100 { Err(TimeError::TooFar) } else { Ok(to.saturating_sub(from)) }
        }

        fn after(&self, from: u64, n: u64) -> Result<u64, TimeError> {
            from.checked_add(n).filter(|to| *to <= 100).ok_or(TimeError::TooFar)
        }
    }

    fn check(stops: &[(u64, Option<u64>)], expected: Option<Due<u64>>) {
        let stops: Vec<_> = stops.iter().map(|(from, until)| Stop { from: *from, until: *until }).collect();
        assert_eq!(due(&Points, 10, 20, &stops), expected.ok_or(TimeError::TooFar), "{stops:?}");
        if let Some(Due::At(at)) = expected {
            assert_eq!(
                (used(&Points, 10, at, &stops), used(&Points, 10, at - 1, &stops)),
                (Ok(20), Ok(19)),
                "{stops:?}"
            );
        }
    }

    #[test]
    fn a_limit_is_as_much_later_as_its_clock_stood_still() {
        check(&[], Some(Due::At(30)));
        check(&[(15, Some(20))], Some(Due::At(35)));
        check(&[(15, Some(20)), (18, Some(25))], Some(Due::At(40)));
        check(&[(18, Some(19)), (15, Some(25))], Some(Due::At(40)));
        check(&[(0, Some(12)), (29, Some(31))], Some(Due::At(34)));
        check(&[(0, Some(10)), (20, Some(20)), (25, Some(15)), (30, Some(40))], Some(Due::At(30)));
    }

    #[test]
    fn a_clock_that_never_runs_again_leaves_what_was_over_before() {
        check(&[(30, None)], Some(Due::At(30)));
        check(&[(29, None)], Some(Due::Stopped));
        check(&[(0, None)], Some(Due::Stopped));
        check(&[(15, Some(95)), (97, None)], Some(Due::Stopped));
        check(&[(15, Some(95))], None);
        check(&[(15, Some(95)), (200, None)], None);
    }
}
