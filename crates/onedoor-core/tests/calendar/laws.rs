//! Laws of legal time, on random limits.

use super::{
    days::{Case, cases},
    random::{dates, for_all},
    shelf::{instant, shipped},
};
use jiff::{SignedDuration, Timestamp};
use onedoor_core::calendar::{Amount, Count, Due, deadline, due_day, earliest, used, used_days};
use proptest::prelude::*;

fn holds(law: &str, does: bool) -> Result<(), String> {
    if does { Ok(()) } else { Err(law.to_owned()) }
}

#[test]
fn a_limit_is_used_up_on_its_due_day_and_not_before() {
    let cn = shipped("cn");
    for_all(dates() / 4, cases(), |Case { start, amount, count, stops, .. }| {
        let (Amount::WorkingDays(n), Ok(Due::At(due))) = (*amount, due_day(&cn, *start, *amount, count, stops, 0))
        else {
            return Ok(());
        };
        let used = |day| used_days(&cn, *start, *amount, count, stops, day).unwrap_or(0);
        holds("used(due) = n", used(due) == u64::from(n.max(1)))?;
        holds("used(due - 1) = n - 1", used(due.yesterday().unwrap()) == u64::from(n.max(1)) - 1)
    });
}

#[test]
fn stops_and_extensions_only_ever_make_a_limit_later() {
    let cn = shipped("cn");
    for_all(dates() / 4, cases(), |Case { start, amount, count, stops, extra, .. }| {
        let due = |stops: &[_], extra| due_day(&cn, *start, *amount, count, stops, extra);
        let (Ok(plain), Ok(stopped), Ok(longer)) = (due(&[], *extra), due(stops, *extra), due(stops, *extra + 1))
        else {
            return Ok(());
        };
        let (Some(plain), Some(stopped)) = (plain.at(), stopped.at()) else { return Ok(()) };
        holds("no stop makes a limit earlier", stopped >= plain)?;
        let strictly = matches!(amount, Amount::WorkingDays(n) if i64::from(*n) + extra >= 1);
        let later = longer.at().is_none_or(|longer| if strictly { longer > stopped } else { longer >= stopped });
        holds("an extension makes it later", later)
    });
}

#[test]
fn the_order_and_the_pieces_of_stops_do_not_matter() {
    let cn = shipped("cn");
    for_all(dates() / 4, cases(), |Case { start, amount, count, stops, extra, .. }| {
        let mut other: Vec<_> = stops.iter().rev().copied().collect();
        other.extend(stops.first().copied());
        let (one, two) =
            (due_day(&cn, *start, *amount, count, stops, *extra), due_day(&cn, *start, *amount, count, &other, *extra));
        holds("stops are a set of days", one == two)
    });
}

fn instants() -> impl Strategy<Value = Timestamp> {
    let first = instant("2011-01-01T00:00:00Z").as_second();
    (0..15 * 365 * 86_400_i64, 0..1_000_000_000_i64).prop_map(move |(second, nano)| {
        Timestamp::from_second(first + second).unwrap() + SignedDuration::from_nanos(nano)
    })
}

#[test]
fn business_time_of_adjoining_spans_adds_up_exactly() {
    for id in ["cn", "nl", "uk", "company"] {
        let calendar = shipped(id);
        for_all(100, (instants(), instants(), instants()), |(a, b, c)| {
            let mut at = [*a, *b, *c];
            at.sort();
            let seconds = |from, to| calendar.working_seconds(from, to).unwrap();
            holds("additive", seconds(at[0], at[1]) + seconds(at[1], at[2]) == seconds(at[0], at[2]))?;
            holds("never negative", at[0] == at[2] || seconds(at[2], at[0]) == 0)?;
            holds("whole minutes", calendar.working_minutes(at[0], at[1]).unwrap() == seconds(at[0], at[1]) / 60)
        });
    }
}

#[test]
fn a_deadline_is_the_first_instant_that_is_too_late() {
    let nl = shipped("nl");
    let amounts = prop_oneof![
        (1..60_u32).prop_map(Amount::WorkingDays),
        (1..60_u32).prop_map(Amount::CalendarDays),
        (1..9_u32).prop_map(Amount::Weeks),
        (1..9_u32).prop_map(Amount::Months),
        (1..200_u32).prop_map(Amount::WorkingHours),
        (1..900_u32).prop_map(Amount::WorkingMinutes),
    ];
    for_all(dates() / 10, (instants(), amounts), |(since, amount)| {
        let Ok(Due::At(due)) = deadline(&nl, *since, *amount, &Count::default(), &[], 0) else { return Ok(()) };
        let moment_before = due - SignedDuration::from_nanos(1);
        let used = |at| used(&nl, *since, *amount, &Count::default(), &[], at).unwrap();
        holds("a deadline lies behind the beginning", due > *since)?;
        match amount {
            Amount::WorkingHours(n) | Amount::WorkingMinutes(n) => {
                let n = u64::from(*n);
                holds("used up at the deadline, not a moment before", used(due) == n && used(moment_before) == n - 1)
            }
            _ => {
                let day = nl.day_of(moment_before);
                holds("a day ends the limit", nl.end_of_day(day) == due && nl.is_working(day).unwrap())?;
                let minimum = earliest(&nl, *since, *amount, &[]).unwrap().at();
                holds("a minimum does not roll", minimum.is_some_and(|minimum| minimum <= due))
            }
        }
    });
}
