//! No bytes, no day and no amount make the calendar panic or hang.

use super::{
    random::{dates, for_all},
    shelf::{read_over_shelf, shipped, text},
};
use jiff::{Timestamp, civil::Date};
use onedoor_core::calendar::{
    Amount, CalendarGap, Count, DayZero, Ends, Receipt, Roll, Stop, TimeError, day_before, deadline, due_day, earliest,
    read, remaining, remaining_days, used, used_days,
};
use proptest::prelude::*;

/// Pieces that mean something in a calendar, out of which nonsense is put together.
const PIECES: &[&str] = &[
    "Calendar(",
    "id: ",
    "\"cn\"",
    "over: ",
    "zone: ",
    "\"CST-8\"",
    "weekend: [",
    "Saturday",
    "covered: (",
    "2024, 2024)",
    "hours: [(",
    "\"08:30\"",
    "years: {",
    "2024: (",
    "source: ",
    "holidays: {",
    "workdays: {",
    "\"2024-01-01\"",
    "\"2024-12-31..2024-01-01\"",
    ": ",
    ",",
    ")",
    "]",
    "}",
    "(",
    "[",
    "{",
    "\"",
    "\\",
    "99999999999999999999",
    "-1",
    "/*",
    "//\n",
    "\u{feff}",
    "元",
    "r#\"",
    "Some(",
    "None",
    "1.5",
    "'",
    "\0",
];

#[test]
fn nonsense_is_read_without_a_panic() {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40);
    for_all(dates() / 10, pieces, |pieces| {
        let text = pieces.concat();
        let reading = read(text.as_bytes(), &|_| None);
        assert_eq!(reading.calendar.is_none(), !reading.diagnostics.is_empty(), "{text}");
        Ok(())
    });
    for_all(dates() / 10, prop::collection::vec(any::<u8>(), 0..200), |bytes| {
        read(bytes, &|_| None);
        Ok(())
    });
}

#[test]
fn a_calendar_with_bytes_changed_is_read_without_a_panic() {
    let text = text("county").replace("over: \"cn\",", "zone: \"CST-8\", weekend: [Sunday], covered: (2024, 2024),");
    assert!(read_over_shelf(text.as_bytes()).calendar.is_some());
    let changes = prop::collection::vec((0..text.len(), any::<u8>(), 0..30_usize), 1..4);
    for_all(dates() / 10, changes, |changes| {
        let mut bytes = text.clone().into_bytes();
        for (at, byte, cut) in changes {
            let at = *at % bytes.len().max(1);
            bytes[at] = *byte;
            bytes.drain(at + 1..(at + 1 + cut).min(bytes.len()));
        }
        let reading = read(&bytes, &|_| None);
        assert!(reading.calendar.is_some() || !reading.diagnostics.is_empty());
        Ok(())
    });
}

#[test]
fn deep_and_long_files_are_refused() {
    for text in
        ["[".repeat(100_000), "Calendar(x: ".repeat(50_000), format!("Calendar(id: \"{}\")", "x".repeat(2 << 20))]
    {
        let reading = read(text.as_bytes(), &|_| None);
        assert!(reading.calendar.is_none() && !reading.diagnostics.is_empty());
    }
    let many: String = (0..30_000).map(|year| format!("{year}:(source:\"x\",holidays:{{\"x\":\"\"}}),")).collect();
    let many = format!("Calendar(id: \"x\", zone: \"UTC0\", weekend: [], covered: (1, 9999), years: {{{many}}})");
    assert!(read(many.as_bytes(), &|_| None).calendar.is_none());
    let same = "\"2024-01-01\":\"\",".repeat(50_000);
    let same = format!(
        "Calendar(id: \"x\", zone: \"UTC0\", weekend: [], covered: (2024, 2024), years: {{2024: (source: \"x\", holidays: {{{same}}})}})"
    );
    assert!(read(same.as_bytes(), &|_| None).calendar.is_none());
}

#[test]
fn no_amount_and_no_day_is_too_far_for_an_answer() {
    let cn = shipped("cn");
    let days = [
        Date::MIN,
        Date::MAX,
        "2007-01-01".parse().unwrap(),
        "2026-12-31".parse().unwrap(),
        "2024-02-29".parse().unwrap(),
    ];
    let numbers = [0, 1, 4321, u32::MAX];
    let units = [
        Amount::WorkingMinutes,
        Amount::WorkingHours,
        Amount::WorkingDays,
        Amount::CalendarDays,
        Amount::Weeks,
        Amount::Months,
    ];
    for (start, other) in days.iter().flat_map(|start| days.iter().map(move |other| (*start, *other))) {
        for amount in units.iter().flat_map(|unit| numbers.map(unit)) {
            for (count, extra) in
                counts().into_iter().flat_map(|count| [(count, 0), (count, i64::MAX), (count, i64::MIN)])
            {
                ask(&cn, start, other, amount, &count, extra);
            }
        }
    }
}

fn counts() -> Vec<Count> {
    let one = Count {
        receipt: Receipt::RollCutoff,
        day_zero: DayZero::Include,
        ends: Ends::CloseOfBusiness,
        roll: Roll::None,
    };
    vec![Count::default(), one, Count { receipt: Receipt::RollNonWorking, roll: Roll::Forward, ..one }]
}

/// Asks everything; an answer or an error, it does not matter which.
fn ask(cn: &onedoor_core::calendar::Calendar, start: Date, other: Date, amount: Amount, count: &Count, extra: i64) {
    let at = |day: Date| match day {
        Date::MIN => Timestamp::MIN,
        Date::MAX => Timestamp::MAX,
        day => cn.start_of_day(day),
    };
    for stops in [vec![], vec![(other, Some(start))], vec![(start, Some(other)), (other, None)]] {
        let days: Vec<_> = stops.iter().map(|(from, until)| Stop { from: *from, until: *until }).collect();
        let instants: Vec<_> =
            stops.iter().map(|(from, until)| Stop { from: at(*from), until: until.map(at) }).collect();
        let _ = due_day(cn, start, amount, count, &days, extra);
        let _ = used_days(cn, start, amount, count, &days, other);
        let _ = remaining_days(cn, start, amount, count, &days, extra, other);
        let _ = deadline(cn, at(start), amount, count, &instants, extra);
        let _ = used(cn, at(start), amount, count, &instants, at(other));
        let _ = remaining(cn, at(start), amount, count, &instants, extra, at(other));
        let _ = earliest(cn, at(start), amount, &instants);
    }
    let _ = day_before(cn, start, amount);
    let _ = (cn.end_of_day(start), cn.close_of_business(start), cn.day_of(at(start)), cn.working_days(start, other));
    let _ = (cn.working_minutes(at(start), at(other)), cn.received_on(at(start), count.receipt));
}

#[test]
fn errors_say_what_was_missing() {
    let cn = shipped("cn");
    let due = |amount| {
        due_day(&cn, "2024-01-02".parse().unwrap(), amount, &Count { roll: Roll::None, ..Count::default() }, &[], 0)
    };
    assert_eq!(due(Amount::WorkingHours(3)).unwrap_err().to_string(), "`WorkingHours(3)` is not counted in days");
    assert_eq!(due(Amount::Weeks(u32::MAX)), Err(TimeError::TooFar));
    assert_eq!(due(Amount::Months(u32::MAX)), Err(TimeError::TooFar));
    assert_eq!(due(Amount::CalendarDays(u32::MAX)), Err(TimeError::TooFar));
    assert_eq!(
        due(Amount::WorkingDays(u32::MAX)),
        Err(TimeError::Gap(CalendarGap { calendar: "cn".to_owned(), year: 2027 }))
    );
}
