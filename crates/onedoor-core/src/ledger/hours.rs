use crate::calendar::{Calendar, CalendarGap, ClockTime};
use jiff::{Timestamp, civil::Date};

/// A stretch of the business hours of a working day, in whole seconds, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) day: Date,
    pub(super) opens: i64,
    pub(super) closes: i64,
}

impl Stretch {
    pub(super) fn seconds(&self) -> u64 {
        length(self.opens, self.closes)
    }
}

/// The business hours of all working days that the time from one instant to another touches, whole days and in order.
pub(super) fn stretches(calendar: &Calendar, from: Timestamp, to: Timestamp) -> Result<Vec<Stretch>, CalendarGap> {
    let first = calendar.day_of(from);
    let last = first.max(calendar.last_day(to));
    let mut stretches = Vec::new();
    for day in std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last) {
        if calendar.is_working(day)? {
            stretches.extend(open_on(calendar, day));
        }
    }
    Ok(stretches)
}

/// The business hours of a working day; the whole day where the calendar has none.
fn open_on(calendar: &Calendar, day: Date) -> Vec<Stretch> {
    let stretch = |opens, closes| Stretch { day, opens: second(opens), closes: second(closes) };
    if calendar.hours().is_empty() {
        return vec![stretch(calendar.start_of_day(day), calendar.end_of_day(day))];
    }
    let hours = calendar.hours().iter();
    hours.map(|hours| stretch(at(calendar, day, hours.opens()), at(calendar, day, hours.closes()))).collect()
}

fn at(calendar: &Calendar, day: Date, time: ClockTime) -> Timestamp {
    match (i8::try_from(time.minutes() / 60), i8::try_from(time.minutes() % 60)) {
        (Ok(hour @ 0..24), Ok(minute)) => calendar.instant(day.at(hour, minute, 0, 0)),
        _ => calendar.end_of_day(day),
    }
}

/// The whole second that an instant lies in, so that times that adjoin add up exactly.
pub(super) fn second(instant: Timestamp) -> i64 {
    instant.as_second().saturating_sub(i64::from(instant.subsec_nanosecond() < 0))
}

fn length(from: i64, to: i64) -> u64 {
    u64::try_from(to.saturating_sub(from)).unwrap_or(0)
}

/// How many seconds of the stretches lie in times. Both are in order, and none reaches into the next.
pub(super) fn seconds_within(stretches: &[Stretch], times: &[(Timestamp, Timestamp)]) -> u64 {
    let mut sum = 0;
    let times = times.iter().map(|(from, to)| (second(*from), second(*to)));
    each_overlap(stretches, times, |_, _, seconds| sum += seconds);
    sum
}

/// Calls for every stretch and every time that have seconds in common: with the stretch, the number of the time, and the seconds. Walks both lists once.
pub(super) fn each_overlap(
    stretches: &[Stretch],
    times: impl Iterator<Item = (i64, i64)>,
    mut overlap: impl FnMut(&Stretch, usize, u64),
) {
    let mut stretches = stretches.iter().peekable();
    for (number, (from, to)) in times.enumerate() {
        while stretches.next_if(|stretch| stretch.closes <= from).is_some() {}
        while let Some(stretch) = stretches.peek().copied().filter(|stretch| stretch.opens < to) {
            let seconds = length(stretch.opens.max(from), stretch.closes.min(to));
            if seconds > 0 {
                overlap(stretch, number, seconds);
            }
            if stretch.closes > to {
                break;
            }
            stretches.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_second_of_a_stretch_goes_to_one_time() {
        let stretch = |opens, closes| Stretch { day: date(2024, 4, 15), opens, closes };
        let stretches = [stretch(0, 10), stretch(20, 30), stretch(40, 50), stretch(50, 60)];
        let mut found = Vec::new();
        let times = [(5, 5), (5, 7), (7, 20), (20, 45), (45, 55)];
        each_overlap(&stretches, times.into_iter(), |stretch, time, seconds| {
            found.push((stretch.opens, time, seconds));
        });
        assert_eq!(found, [(0, 1, 2), (0, 2, 3), (20, 3, 10), (40, 3, 5), (40, 4, 5), (50, 4, 5)]);
    }

    #[test]
    fn an_instant_before_1970_lies_in_the_second_that_it_is_in() {
        let second = |text: &str| second(text.parse().unwrap());
        assert_eq!([second("1969-12-31T23:59:59.9Z"), second("1970-01-01T00:00:00.9Z")], [-1, 0]);
    }
}
