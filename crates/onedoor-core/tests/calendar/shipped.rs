//! The calendars that ship.

use super::shelf::{day, ids, instant, shipped, text};
use jiff::civil::date;
use onedoor_core::calendar::{
    Amount::{self, CalendarDays, Weeks, WorkingDays},
    Count, Due, deadline,
};

fn check(id: &str, off: &[&str], on: &[&str]) {
    let calendar = shipped(id);
    for (days, works) in [(off, false), (on, true)] {
        for text in days {
            assert_eq!(calendar.is_working(day(text)), Ok(works), "{id}: {text}");
        }
    }
}

fn working_days_of(id: &str, year: i16) -> u32 {
    shipped(id).working_days(date(year, 1, 1), date(year, 12, 31)).unwrap()
}

#[test]
fn every_calendar_is_read_without_a_word_and_called_like_its_file() {
    assert_eq!(ids(), ["bank", "cn", "company", "county", "nl", "uk"]);
    for id in ids() {
        let calendar = shipped(&id);
        assert_eq!(calendar.id(), id);
        assert!(!calendar.title().is_empty() && !calendar.hours().is_empty(), "{id}");
        assert!(calendar.covered().0 <= 2010 && calendar.covered().1 >= 2026, "{id}");
        for year in calendar.covered().0..=calendar.covered().1 {
            assert!(!calendar.sources(year).is_empty(), "{id} {year}");
        }
    }
}

#[test]
fn lines_are_short_and_a_comment_stands_at_the_head() {
    for id in ids() {
        assert!(text(&id).starts_with("// "), "{id}");
        let long = text(&id).lines().filter(|line| line.chars().count() > 120).count();
        assert_eq!(long, 0, "{id}");
    }
}

#[test]
fn the_people_s_republic_of_china() {
    assert_eq!(working_days_of("cn", 2024), 251);
    let make_up = ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"];
    check("cn", &["01-01", "02-10", "02-17", "05-05", "06-10", "10-07", "02-03"], &make_up);
    check("cn", &["2007-12-30", "2007-12-31", "2012-01-01", "2015-09-03", "2019-05-02", "2026-10-01"], &[]);
    check("cn", &[], &["02-09", "2007-12-29", "2015-09-06", "2018-12-29", "2019-05-05", "2026-02-28"]);
}

#[test]
fn the_netherlands() {
    check(
        "nl",
        &["2010-04-30", "2013-04-30", "2014-04-26", "2015-04-27", "2025-05-05", "05-09", "05-10", "05-20"],
        &[],
    );
    check(
        "nl",
        &["03-29", "04-01", "12-25", "12-26", "12-27"],
        &["2014-04-28", "04-30", "2010-04-27", "05-17", "12-24"],
    );
}

#[test]
fn england_and_wales() {
    check("uk", &["2010-12-27", "2010-12-28", "2011-01-03", "2011-04-29", "2012-06-04", "2012-06-05"], &["2012-05-28"]);
    check("uk", &["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2022-12-27"], &["2020-05-04", "2022-05-30"]);
    check("uk", &["2023-01-02", "2023-05-01", "2023-05-08", "2021-12-27", "2021-12-28"], &["2023-05-09", "2021-12-29"]);
    assert_eq!([2022, 2023, 2024].map(|year| working_days_of("uk", year)), [250, 251, 254]);
}

#[test]
fn banks_of_the_euro() {
    check("bank", &["03-29", "04-01", "05-01", "12-25", "12-26", "2025-04-18"], &["05-09", "05-20", "04-30", "12-24"]);
}

#[test]
fn a_company_that_closes_between_the_years() {
    check("company", &["05-01", "12-24", "12-27", "12-30", "12-31", "2025-01-01"], &["12-23", "2025-01-02"]);
    assert_eq!(shipped("company").cut_off().unwrap().to_string(), "16:00");
    assert_eq!(shipped("company").zone(), shipped("bank").zone());
}

fn ends(id: &str, since: &str, amount: Amount, due: &str) {
    let found = deadline(&shipped(id), instant(since), amount, &Count::default(), &[], 0);
    assert_eq!(found, Ok(Due::At(instant(due))), "{id}: {since} + {amount}");
}

#[test]
fn days_end_at_midnight_also_where_the_clocks_change() {
    ends("nl", "2024-03-28T12:00+01", CalendarDays(1), "2024-04-03T00:00+02");
    ends("nl", "2024-03-28T23:59:59+01", WorkingDays(1), "2024-04-03T00:00+02");
    ends("nl", "2024-03-15T12:00+01", Weeks(8), "2024-05-14T00:00+02");
    ends("nl", "2024-10-21T12:00+02", Weeks(1), "2024-10-29T00:00+01");
    ends("nl", "2024-10-25T00:30+02", WorkingDays(1), "2024-10-29T00:00+01");
    ends("uk", "2024-10-25T23:30Z", WorkingDays(1), "2024-10-29T00:00Z");
    let nl = shipped("nl");
    let length = |text| nl.end_of_day(day(text)).duration_since(nl.start_of_day(day(text))).as_hours();
    assert_eq!(["03-30", "03-31", "10-26", "10-27"].map(length), [24, 23, 24, 25]);
}
