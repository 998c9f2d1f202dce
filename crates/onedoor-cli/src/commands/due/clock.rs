mod days;
mod hours;

use super::{moment::Moment, question::Question};
use jiff::civil::{Date, DateTime};
use onedoor_core::calendar::{Calendar, TimeError};

/// Whether time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    Running,
    Stopped,
}

/// When a limit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// The last day of the limit.
    pub(super) day: Date,
    /// Its end on the clocks of that day, where hours are counted. Midnight is that of the next day.
    pub(super) at: Option<DateTime>,
}

/// What came of a question. Amounts are in whole units of the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reckoned {
    /// None while the clock stands still before the limit is over.
    pub(super) due: Option<Due>,
    /// Whether the clock runs at `at`.
    pub(super) clock: Clock,
    /// The moment that the amounts hold for.
    pub(super) at: Moment,
    /// It goes on counting when the limit is over.
    pub(super) used: u64,
    /// What is left of the limit and its extensions: 0 when it is over.
    pub(super) remaining: u64,
    /// What the stops took out.
    pub(super) stopped: u64,
}

/// Answers a question.
///
/// # Errors
/// The calendar does not cover a day that counts, or has no hours where these are asked for.
pub(super) fn reckon(calendar: &Calendar, question: &Question) -> Result<Reckoned, TimeError> {
    if question.limit.unit.is_hours() {
        let hours = hours::Hours::of(calendar, question)?;
        answer(question, hours.due()?, |at, stops| hours.used(at, stops))
    } else {
        let days = days::Days::of(calendar, question);
        answer(question, days.due()?, |at, stops| days.used(at, stops))
    }
}

/// Whether an amount is that on a clock that stops, or on one that does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stops {
    Kept,
    Ignored,
}

fn answer(
    question: &Question,
    due: Option<Due>,
    used: impl Fn(Moment, Stops) -> Result<u64, TimeError>,
) -> Result<Reckoned, TimeError> {
    let at = question.at.unwrap_or_else(|| by_default(question, due));
    let (kept, ignored) = (used(at, Stops::Kept)?, used(at, Stops::Ignored)?);
    Ok(Reckoned {
        due,
        clock: clock(question, due, at),
        at,
        used: kept,
        remaining: question.whole().saturating_sub(kept),
        stopped: ignored.saturating_sub(kept),
    })
}

/// Where nothing else is asked for: the end of the limit, or since when the clock stands still.
fn by_default(question: &Question, due: Option<Due>) -> Moment {
    match due {
        Some(due) => due.at.map_or(due.day.into(), Moment::from),
        None => question.stopped_since.unwrap_or(question.from),
    }
}

/// The clock stands still at a moment in a stop without an end, also in one that began after the limit was over. Where no moment is asked for it stands
/// still if nobody can say when the limit ends.
fn clock(question: &Question, due: Option<Due>, at: Moment) -> Clock {
    let stopped = match question.at {
        Some(_) => question.stopped_since.is_some_and(|since| since.end() <= at.end()),
        None => due.is_none(),
    };
    if stopped { Clock::Stopped } else { Clock::Running }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::due::{
        limit::{Limit, Unit},
        stop::{Stop, united},
    };
    use jiff::{ToSpan, civil::date};
    use onedoor_core::calendar;
    use proptest::prelude::*;

    const LITTLE: &[u8] = br#"Calendar(id: "little", zone: "UTC0", weekend: [Saturday, Sunday], covered: (2024, 2024),
        years: {2024: (source: "the rules of the house", holidays: {"2024-05-01..2024-05-03": "rest"}, workdays: {"2024-04-27": "work"})})"#;

    /// The day so many days after 15 April.
    fn day(n: i32) -> Date {
        date(2024, 4, 15) + n.days()
    }

    /// A stop by the numbers of its days; it lasts where it would end before it begins.
    fn stop((from, until): (i32, i32)) -> Stop {
        Stop { from: day(from).into(), until: Some(day(until).into()).filter(|_| until >= from) }
    }

    /// The same by looking at one day after the other.
    fn day_by_day(calendar: &Calendar, whole: u64, stops: &[Stop], at: Date) -> (Option<Date>, u64, bool) {
        let halts =
            |day: Date| stops.iter().any(|stop| stop.from.day < day && stop.until.is_none_or(|end| day <= end.day));
        let runs = |day: &Date| calendar.is_working(*day).unwrap() && !halts(*day);
        let due = (1..200).map(day).filter(runs).nth(usize::try_from(whole).unwrap() - 1);
        let used = (1..200).map(day).take_while(|day| *day <= at).filter(runs).count();
        let stopped = stops.iter().any(|stop| stop.until.is_none() && stop.from.day <= at);
        (due, u64::try_from(used).unwrap(), stopped)
    }

    proptest! {
        #[test]
        fn an_answer_is_what_counting_day_by_day_gives(
            number in 1..15_u32,
            extension in 0..5_i64,
            stops in proptest::collection::vec((0..30, -5..40), 0..4),
            at in -3..60,
        ) {
            let calendar = calendar::read(LITTLE, &|_| None).calendar.unwrap();
            let stops: Vec<Stop> = stops.into_iter().map(stop).collect();
            let lasting = stops.iter().filter(|stop| stop.until.is_none()).map(|stop| stop.from);
            let question = Question {
                from: day(0).into(),
                limit: Limit { number, unit: Unit::WorkingDays },
                extension,
                stops: united(&stops),
                stopped_since: lasting.min_by_key(|from| from.end()),
                at: Some(day(at).into()),
            };
            let found = reckon(&calendar, &question).unwrap();
            let (due, used, stopped) = day_by_day(&calendar, question.whole(), &stops, day(at));
            prop_assert_eq!(found.due.map(|due| due.day), due);
            prop_assert_eq!((found.used, found.clock == Clock::Stopped), (used, stopped));
            prop_assert_eq!(found.remaining, question.whole().saturating_sub(used));
            let unasked = reckon(&calendar, &Question { at: None, ..question }).unwrap();
            prop_assert_eq!(unasked.clock == Clock::Stopped, due.is_none());
            prop_assert!(due.is_none() || unasked.remaining == 0);
        }
    }
}
