//! Limits in days beside the reference that counts day by day.

use super::{
    plain::Plain,
    random::{dates, for_all, same},
    shelf::shipped,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use onedoor_core::calendar::{Amount, Count, DayZero, Ends, Receipt, Roll, Stop, due_day, remaining_days, used_days};
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) start: Date,
    pub(crate) amount: Amount,
    pub(crate) count: Count,
    pub(crate) stops: Vec<Stop<Date>>,
    pub(crate) extra: i64,
    pub(crate) at: Date,
}

/// Limits that begin from the autumn before `cn` to the spring after it, most of them well within.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let start = prop_oneof![20 => 0..7300_i64, 1 => -90..7500_i64];
    let stops = prop::collection::vec((-20..150_i64, prop::option::weighted(0.9, -3..60_i64)), 0..4);
    (start, amounts(), counts(), stops, -10..20_i64, -5..200_i64).prop_map(
        |(start, amount, count, stops, extra, at)| {
            let start = date(2007, 1, 1) + start.days();
            let stop = |(from, length): (i64, Option<i64>)| {
                let from = start + from.days();
                Stop { from, until: length.map(|length| from + length.days()) }
            };
            let stops = stops.into_iter().map(stop).collect();
            Case { start, amount, count, stops, extra, at: start + at.days() }
        },
    )
}

fn amounts() -> impl Strategy<Value = Amount> {
    let n = || prop_oneof![8 => 0..60_u32, 1 => 60..500_u32];
    prop_oneof![
        3 => n().prop_map(Amount::WorkingDays),
        1 => n().prop_map(Amount::CalendarDays),
        1 => (0..30_u32).prop_map(Amount::Weeks),
        1 => (0..30_u32).prop_map(Amount::Months),
    ]
}

fn counts() -> impl Strategy<Value = Count> {
    (any::<bool>(), any::<bool>()).prop_map(|(include, stay)| Count {
        receipt: Receipt::Instant,
        day_zero: if include { DayZero::Include } else { DayZero::Exclude },
        ends: Ends::EndOfDay,
        roll: if stay { Roll::None } else { Roll::Forward },
    })
}

#[test]
fn limits_in_days_are_those_of_counting_day_by_day() {
    let (cn, plain) = (shipped("cn"), Plain::of("cn", (2007, 2026)));
    for_all(dates(), cases(), |case| {
        let Case { start, amount, count, stops, extra, at } = case;
        let due = due_day(&cn, *start, *amount, count, stops, *extra);
        same("due", &due, &plain.due(*start, *amount, count, stops, *extra))?;
        let theirs = plain.used(*start, *amount, count, stops, *at);
        same("used", &used_days(&cn, *start, *amount, count, stops, *at), &theirs)?;
        let length = u64::try_from(super::plain::length(*start, *amount, *extra)).unwrap();
        let theirs = theirs.map(|used| length.saturating_sub(used));
        same("left", &remaining_days(&cn, *start, *amount, count, stops, *extra, *at), &theirs)
    });
}

#[test]
fn every_day_of_the_calendar_is_that_of_the_file() {
    for (id, years) in [("cn", (2007, 2026)), ("nl", (2010, 2026)), ("uk", (2010, 2026)), ("bank", (2010, 2026))] {
        let (calendar, plain) = (shipped(id), Plain::of(id, years));
        let days = date(years.0, 1, 1).series(1.day()).take_while(|day| day.year() <= years.1);
        for day in days {
            assert_eq!(calendar.is_working(day).unwrap(), plain.working(day).unwrap(), "{id}: {day}");
        }
    }
}
