use super::moment::{BadMoment, Moment};
use std::{fmt, str::FromStr};

/// A time for which the clock stood still, or still stands.
///
/// The day of the stop counts as used, the day on which the clock runs again does not: a plain day means its end, at either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) from: Moment,
    pub(super) until: Option<Moment>,
}

/// A text is no stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum BadStop {
    #[error("a stop is written `2024-04-22..2024-05-10`, one that lasts `2024-04-22..`")]
    Shape,
    #[error(transparent)]
    Moment(#[from] BadMoment),
    #[error("the stop ends before it begins")]
    Backwards,
}

impl Stop {
    fn reaches(self, other: Stop) -> bool {
        self.until.is_none_or(|until| other.from.end() <= until.end())
    }

    fn later_end(self, other: Stop) -> Option<Moment> {
        let (one, other) = (self.until?, other.until?);
        Some(if other.end() > one.end() { other } else { one })
    }
}

/// The same time in stops that neither overlap nor touch, in order.
pub(super) fn united(stops: &[Stop]) -> Vec<Stop> {
    let mut stops = stops.to_vec();
    stops.sort_by_key(|stop| stop.from.end());
    let mut united: Vec<Stop> = Vec::new();
    for stop in stops {
        match united.last_mut() {
            Some(last) if last.reaches(stop) => last.until = last.later_end(stop),
            _ => united.push(stop),
        }
    }
    united
}

impl FromStr for Stop {
    type Err = BadStop;

    fn from_str(text: &str) -> Result<Self, BadStop> {
        let (from, until) = text.split_once("..").ok_or(BadStop::Shape)?;
        let from: Moment = from.parse()?;
        let until = Some(until).filter(|until| !until.is_empty()).map(str::parse::<Moment>).transpose()?;
        match until {
            Some(until) if until.end() < from.end() => Err(BadStop::Backwards),
            until => Ok(Stop { from, until }),
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..", self.from)?;
        self.until.map_or(Ok(()), |until| until.fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    fn check(stops: &str, expected: &str) {
        let stops: Vec<Stop> = stops.split_whitespace().map(|stop| stop.parse().unwrap()).collect();
        let found: Vec<String> = united(&stops).iter().map(Stop::to_string).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn overlapping_stops_are_one() {
        check("", "");
        check("2024-05-06..2024-05-15 2024-04-22..2024-05-10", "2024-04-22..2024-05-15");
        check("2024-04-22..2024-05-10 2024-05-11..2024-05-15", "2024-04-22..2024-05-10 2024-05-11..2024-05-15");
        check("2024-04-22..2024-05-10 2024-05-10..2024-05-15", "2024-04-22..2024-05-15");
        check("2024-04-22..2024-05-10 2024-04-25..2024-04-26", "2024-04-22..2024-05-10");
        check("2024-04-22..2024-05-10 2024-05-01..", "2024-04-22..");
        check("2024-04-22.. 2024-05-01..2024-05-03", "2024-04-22..");
        check("2024-04-22..2024-04-22 2024-04-22..2024-04-22", "2024-04-22..2024-04-22");
        check("2024-04-22T10:00..2024-04-23 2024-04-24T00:00..2024-04-24T09:00", "2024-04-22T10:00..2024-04-24T09:00");
    }

    #[test]
    fn what_is_no_stop_says_why() {
        for (bad, why) in [
            ("", BadStop::Shape),
            ("2024-04-22", BadStop::Shape),
            ("..", BadStop::Moment(BadMoment)),
            ("..2024-04-22", BadStop::Moment(BadMoment)),
            ("2024-04-22...", BadStop::Moment(BadMoment)),
            ("2024-04-22..2024-04-31", BadStop::Moment(BadMoment)),
            ("2024-04-22..2024-04-21", BadStop::Backwards),
            ("2024-04-22..2024-04-22T23:59", BadStop::Backwards),
        ] {
            assert_eq!(bad.parse::<Stop>(), Err(why), "{bad}");
        }
    }

    /// A stop within 20 days; one that would end before it begins lasts.
    fn any_stop() -> impl Strategy<Value = Stop> {
        let day = |n: i32| Moment::from(date(2024, 4, 1) + n.days());
        (0..20_i32, 0..20_i32)
            .prop_map(move |(from, until)| Stop { from: day(from), until: Some(day(until)).filter(|_| until >= from) })
    }

    fn stopped_days(stops: &[Stop]) -> Vec<bool> {
        let days = (0..30).map(|n| Moment::from(date(2024, 4, 1) + n.days()).end());
        let holds = |stop: &Stop, day| stop.from.end() < day && stop.until.is_none_or(|until| day <= until.end());
        days.map(|day| stops.iter().any(|stop| holds(stop, day))).collect()
    }

    proptest! {
        #[test]
        fn united_stops_are_the_same_days_apart(stops in proptest::collection::vec(any_stop(), 0..8)) {
            let united = united(&stops);
            prop_assert_eq!(stopped_days(&united), stopped_days(&stops));
            let apart = |pair: &[Stop]| pair[0].until.is_some_and(|until| until.end() < pair[1].from.end());
            prop_assert!(united.windows(2).all(apart), "{:?}", united);
        }
    }
}
