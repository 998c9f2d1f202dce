//! Business hours beside a reference that looks at one minute after the other.

use super::{
    random::{dates, for_all, same},
    shelf::{instant, of, shipped},
};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime, date},
};
use onedoor_core::calendar::{
    Amount::{self, WorkingHours, WorkingMinutes},
    Calendar, Count, Due, Stop, TimeError, deadline, remaining, used,
};
use proptest::prelude::*;

const NIGHT: &str =
    r#"Calendar(id: "night", over: "nl", hours: [("00:00", "01:30"), ("02:30", "03:30"), ("22:00", "24:00")])"#;
const ALWAYS: &str = r#"Calendar(id: "always", over: "nl", hours: [("00:00", "24:00")])"#;

/// What a clock on a wall in the Netherlands shows: an hour more than UTC, two from the last Sunday of March to that of October, from one o'clock UTC on.
fn amsterdam(minute: i64) -> DateTime {
    let utc = date(1970, 1, 1).at(0, 0, 0, 0) + minute.minutes();
    let last_sunday = |month| {
        let last = date(utc.year(), month, 31);
        (last - i64::from(last.weekday().to_sunday_zero_offset()).days()).at(1, 0, 0, 0)
    };
    utc + if utc >= last_sunday(3) && utc < last_sunday(10) { 2.hours() } else { 1.hours() }
}

fn shanghai(minute: i64) -> DateTime {
    date(1970, 1, 1).at(0, 0, 0, 0) + (minute + 480).minutes()
}

struct Office {
    calendar: std::sync::Arc<Calendar>,
    wall: fn(i64) -> DateTime,
}

impl Office {
    /// Whether the office works in a minute since 1970.
    fn works(&self, minute: i64, day: &mut (Date, bool)) -> bool {
        let now = (self.wall)(minute);
        if day.0 != now.date() {
            *day = (now.date(), self.calendar.is_working(now.date()).unwrap());
        }
        let time = u16::try_from(now.hour()).unwrap() * 60 + u16::try_from(now.minute()).unwrap();
        day.1
            && self.calendar.hours().iter().any(|open| open.opens().minutes() <= time && time < open.closes().minutes())
    }

    /// The end of the minute in which the limit is over; none where the clock stops for ever before.
    fn due(&self, since: i64, minutes: i64, stops: &[Stop<i64>]) -> Option<i64> {
        let (mut minute, mut left, mut day) = (since, minutes, (Date::MIN, false));
        while left > 0 {
            if stops.iter().any(|stop| stop.until.is_none() && stop.from <= minute) {
                return None;
            }
            left -= i64::from(!stopped(minute, stops) && self.works(minute, &mut day));
            minute += 1;
        }
        Some(minute)
    }

    fn used(&self, since: i64, at: i64, stops: &[Stop<i64>]) -> u64 {
        let mut day = (Date::MIN, false);
        (since..at).map(|minute| u64::from(!stopped(minute, stops) && self.works(minute, &mut day))).sum()
    }
}

fn stopped(minute: i64, stops: &[Stop<i64>]) -> bool {
    stops.iter().any(|stop| stop.from <= minute && stop.until.is_none_or(|until| minute < until))
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(minute * 60).unwrap()
}

/// Beginning and the rest in minutes, near a day on which Dutch clocks change or anywhere in 2024.
#[derive(Clone, Debug)]
struct Case {
    since: i64,
    amount: Amount,
    stops: Vec<Stop<i64>>,
    extra: i64,
    later: i64,
}

fn cases() -> impl Strategy<Value = Case> {
    let first = instant("2024-01-02T00:00:00Z").as_second() / 60;
    let day = 24 * 60_i64;
    let since = prop_oneof![0..330 * day, 86 * day..92 * day, 296 * day..302 * day];
    let amount = prop_oneof![(0..900_u32).prop_map(WorkingMinutes), (0..20_u32).prop_map(WorkingHours)];
    let stops = prop::collection::vec((-day..5 * day, prop::option::weighted(0.9, -60..2 * day)), 0..4);
    (since, amount, stops, -3..6_i64, -day..9 * day).prop_map(move |(since, amount, stops, extra, later)| {
        let since = first + since;
        let stop = |(from, length): (i64, Option<i64>)| Stop {
            from: since + from,
            until: length.map(|length| since + from + length),
        };
        Case { since, amount, stops: stops.into_iter().map(stop).collect(), extra, later }
    })
}

fn compare(office: &Office, case: &Case) -> Result<(), String> {
    let Case { since, amount, stops, extra, later } = case;
    let (unit, n) = match amount {
        WorkingHours(n) => (60, n),
        WorkingMinutes(n) => (1, n),
        other => panic!("{other}"),
    };
    let minutes = (i64::from(*n) + extra).max(1) * unit;
    let between: Vec<_> = stops.iter().map(|stop| Stop { from: at(stop.from), until: stop.until.map(at) }).collect();
    let count = Count::default();
    let due = deadline(&office.calendar, at(*since), *amount, &count, &between, *extra).unwrap();
    same("due", &due.at(), &office.due(*since, minutes, stops).map(at))?;
    let now = since + later;
    let theirs = office.used(*since, now, stops);
    let ours = used(&office.calendar, at(*since), *amount, &count, &between, at(now)).unwrap();
    same("used", &ours, &(theirs / u64::try_from(unit).unwrap()))?;
    let left = u64::try_from(minutes).unwrap().saturating_sub(theirs).div_ceil(u64::try_from(unit).unwrap());
    let ours = remaining(&office.calendar, at(*since), *amount, &count, &between, *extra, at(now)).unwrap();
    same("left", &ours, &left)
}

#[test]
fn business_hours_are_those_of_counting_minute_by_minute() {
    let offices = [
        Office { calendar: shipped("cn"), wall: shanghai },
        Office { calendar: shipped("nl"), wall: amsterdam },
        Office { calendar: shipped("company"), wall: amsterdam },
        Office { calendar: of(ALWAYS), wall: amsterdam },
    ];
    for office in &offices {
        for_all(dates() / 50, cases(), |case| compare(office, case));
    }
}

#[test]
fn an_office_that_works_at_night_gains_and_loses_hours_with_the_clocks() {
    // Working weekends, so that the clocks change in business hours.
    let always = of(&ALWAYS.replace("hours", "weekend: [], hours"));
    let night = of(&NIGHT.replace("hours", "weekend: [], hours"));
    let seconds = |calendar: &Calendar, day: &str| {
        let day = day.parse().unwrap();
        calendar.working_seconds(calendar.start_of_day(day), calendar.end_of_day(day)).unwrap()
    };
    let hours = |calendar: &Calendar, day: &str| seconds(calendar, day) / 3600;
    assert_eq!(["2024-03-30", "2024-03-31", "2024-10-27"].map(|day| hours(&always, day)), [24, 23, 25]);
    // From 02:30, which the clocks jump over, to 03:30 only half an hour is left; in autumn 02:30 to 03:30 lasts two hours.
    assert_eq!(seconds(&night, "2024-03-30"), 9 * 1800);
    assert_eq!(seconds(&night, "2024-03-31"), 8 * 1800);
    assert_eq!(seconds(&night, "2024-10-27"), 11 * 1800);
    let weekends = [Office { calendar: always, wall: amsterdam }];
    for_all(dates() / 50, cases(), |case| compare(&weekends[0], case));
}

fn check(since: &str, amount: Amount, due: &str) {
    let found = deadline(&shipped("cn"), instant(since), amount, &Count::default(), &[], 0);
    assert_eq!(found, Ok(Due::At(instant(due))), "{since} + {amount}");
}

#[test]
fn business_hours_begin_at_once_and_end_at_closing_rather_than_at_opening() {
    check("2024-04-29T09:00+08", WorkingHours(2), "2024-04-29T11:00+08");
    check("2024-04-29T09:00+08", WorkingHours(3), "2024-04-29T12:00+08");
    check("2024-04-29T09:00:01.5+08", WorkingHours(3), "2024-04-29T14:00:01+08");
    check("2024-04-29T11:00+08", WorkingMinutes(90), "2024-04-29T14:30+08");
    check("2024-04-29T06:00+08", WorkingHours(1), "2024-04-29T09:30+08");
    check("2024-04-29T08:30+08", WorkingHours(7), "2024-04-29T17:30+08");
    check("2024-04-30T17:00+08", WorkingHours(1), "2024-05-06T09:00+08");
    check("2024-05-01T10:00+08", WorkingMinutes(1), "2024-05-06T08:31+08");
}

#[test]
fn stops_take_away_exactly_their_time() {
    let cn = shipped("cn");
    let since = instant("2024-04-29T09:00+08");
    let stop = |from: &str, until: &str| Stop {
        from: instant(&format!("2024-04-29T{from}+08")),
        until: (!until.is_empty()).then(|| instant(&format!("2024-04-29T{until}+08"))),
    };
    let due = |stops: &[_]| deadline(&cn, since, WorkingHours(2), &Count::default(), stops, 0).unwrap();
    assert_eq!(due(&[stop("10:00", "10:20")]), Due::At(instant("2024-04-29T11:20+08")));
    assert_eq!(due(&[stop("10:00", "10:20"), stop("10:10", "10:30")]), Due::At(instant("2024-04-29T11:30+08")));
    assert_eq!(due(&[stop("11:30", "15:00")]), Due::At(instant("2024-04-29T11:00+08")), "it was over before");
    assert_eq!(due(&[stop("11:00", "")]), Due::At(instant("2024-04-29T11:00+08")));
    assert_eq!(due(&[stop("10:59", "")]), Due::Stopped);
}

#[test]
fn a_calendar_without_business_hours_counts_none() {
    let plain = of(
        r#"Calendar(id: "plain", zone: "UTC0", weekend: [], covered: (2024, 2024), years: {2024: (source: "a test")})"#,
    );
    let since = instant("2024-04-29T09:00Z");
    let none = Err(TimeError::NoHours { calendar: "plain".to_owned() });
    assert_eq!(plain.working_seconds(since, since), none);
    let due = deadline(&plain, since, WorkingHours(1), &Count::default(), &[], 0);
    assert_eq!(due.unwrap_err().to_string(), "the calendar `plain` has no business hours");
    assert_eq!(plain.close_of_business("2024-04-29".parse().unwrap()), instant("2024-04-30T00:00Z"));
}

#[test]
fn a_span_of_business_time_may_not_leave_the_calendar() {
    let cn = shipped("cn");
    let from = instant("2026-12-31T16:30+08");
    assert_eq!(cn.working_seconds(from, instant("2026-12-31T23:59:59+08")), Ok(3600));
    assert!(
        matches!(cn.working_seconds(from, from + SignedDuration::from_hours(24)), Err(TimeError::Gap(gap)) if gap.year == 2027)
    );
    let due = deadline(&cn, from, WorkingHours(2), &Count::default(), &[], 0);
    assert!(matches!(due, Err(TimeError::Gap(gap)) if gap.year == 2027));
}
