//! The order in which the events of a trace count.

use super::{Event, Trace};

impl Trace {
    /// The events that count when the trace is replayed, in the order of time.
    ///
    /// Those that complete their activity count ([`Event::is_complete`]): an activity that is logged with its start and
    /// its completion is one step. They are sorted by timestamp; those of the same instant stay as the log has them.
    ///
    /// An event without a timestamp has no place of its own and stays right behind its neighbour: the event before it
    /// among those that count. It moves with that neighbour, as if it had the same timestamp. Where there is no such
    /// neighbour with a timestamp, at the head of the trace, it comes first.
    pub(crate) fn in_order(&self) -> Vec<&Event> {
        let mut latest = None;
        let mut placed: Vec<_> = self
            .events
            .iter()
            .filter(|event| event.is_complete())
            .map(|event| {
                latest = event.timestamp.or(latest);
                (latest, event)
            })
            .collect();
        placed.sort_by_key(|(instant, _)| *instant);
        placed.into_iter().map(|(_, event)| event).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word is an activity, then its second of the day or `-`, then its transition if it has one: `b/7/start`.
    fn check(log: &str, expected: &str) {
        let events = log.split_whitespace().map(event).collect();
        let trace = Trace { events, ..Trace::default() };
        let found: Vec<_> = trace.in_order().iter().map(|event| event.activity.as_str()).collect();
        assert_eq!(found.join(" "), expected, "{log}");
    }

    fn event(word: &str) -> Event {
        let mut parts = word.split('/');
        Event {
            activity: parts.next().unwrap().to_owned(),
            timestamp: parts
                .next()
                .and_then(|part| part.parse().ok())
                .map(|second| jiff::Timestamp::from_second(second).unwrap()),
            lifecycle: parts.next().map(str::to_owned),
            ..Event::default()
        }
    }

    #[test]
    fn only_completions_count_in_any_letter_case() {
        check("a/1/start a/2/complete b/3/COMPLETE c/4/Complete d/5 e/6/suspend", "a b c d");
    }

    #[test]
    fn events_are_sorted_by_time_and_ties_stay_as_logged() {
        check("c/3 a/1 b/2", "a b c");
        check("b/1 a/1 d/0 c/1", "d b a c");
    }

    #[test]
    fn an_event_without_time_stays_behind_its_neighbour() {
        check("a/5 x/- b/3", "b a x");
        check("a/5 x/- y/- b/5 c/3", "c a x y b");
        check("d/5 a/5 x/- c/5", "d a x c");
        check("x/- b/2 a/1", "x a b");
        check("b/- a/-", "b a");
    }

    #[test]
    fn the_neighbour_is_one_that_counts() {
        check("a/1 b/9/start x/- c/5", "a x c");
    }

    #[test]
    fn an_empty_trace_has_no_order() {
        check("", "");
    }
}
