//! Worked cases of Chinese approvals: every line was counted by hand on the calendar of its year.

use super::shelf::{day, instant, of, shipped};
use onedoor_core::calendar::{
    Amount::{self, CalendarDays, Months, Weeks, WorkingDays, WorkingHours},
    CalendarGap, Count, DayZero, Due, Ends, Receipt, Roll, Stop, TimeError, day_before, deadline, due_day, earliest,
    remaining, remaining_days, used, used_days,
};

const COUNT: Count =
    Count { receipt: Receipt::Instant, day_zero: DayZero::Exclude, ends: Ends::EndOfDay, roll: Roll::Forward };

fn check(from: &str, amount: Amount, due: &str) {
    check_with(from, amount, COUNT, due);
}

fn check_with(from: &str, amount: Amount, count: Count, due: &str) {
    let found = due_day(&shipped("cn"), day(from), amount, &count, &[], 0);
    assert_eq!(found, Ok(Due::At(day(due))), "{from} + {amount}");
}

fn stop(from: &str, until: &str) -> Stop<jiff::civil::Date> {
    Stop { from: day(from), until: (!until.is_empty()).then(|| day(until)) }
}

#[test]
fn working_days_pass_over_holidays_and_count_make_up_days() {
    for (from, n, due) in [
        ("02-02", 1, "02-04"),
        ("02-02", 5, "02-08"),
        ("02-02", 10, "02-21"),
        ("02-02", 20, "03-06"),
        ("02-03", 20, "03-06"),
        ("02-04", 20, "03-07"),
        ("02-02", 45, "04-11"),
        ("02-02", 60, "05-06"),
        ("04-26", 1, "04-28"),
        ("04-26", 5, "05-07"),
        ("04-26", 20, "05-27"),
        ("09-13", 1, "09-14"),
        ("09-13", 20, "10-17"),
        ("09-27", 7, "10-12"),
        ("09-30", 5, "10-12"),
        ("02-10", 20, "03-14"),
        ("12-20", 20, "2025-01-20"),
        ("04-29", 5, "05-09"),
        ("04-29", 20, "05-29"),
        ("05-31", 10, "06-17"),
    ] {
        check(from, WorkingDays(n), due);
    }
}

#[test]
fn a_year_that_is_not_covered_is_an_error_and_never_a_guess() {
    let text = r#"Calendar(id: "short", over: "cn", covered: (2024, 2024))"#;
    let short = of(text);
    let gap = |year| Err(TimeError::Gap(CalendarGap { calendar: "short".to_owned(), year }));
    let due = |from, n, stops: &[_]| due_day(&short, day(from), WorkingDays(n), &COUNT, stops, 0);
    assert_eq!(due("12-20", 20, &[]), gap(2025));
    assert_eq!(due("2023-12-29", 1, &[]), gap(2023));
    assert_eq!(due("2025-01-02", 1, &[]), gap(2025));
    assert_eq!(due("12-20", 2, &[stop("12-23", "2027-01-04")]), gap(2025), "stopped beyond what is covered");
    assert_eq!(due("12-20", 20, &[stop("12-23", "")]), Ok(Due::Stopped), "the calendar need not know for how long");
    assert_eq!(due("12-20", 7, &[]), Ok(Due::At(day("12-31"))));
    let months = |roll| due_day(&short, day("12-20"), Months(1), &Count { roll, ..COUNT }, &[], 0);
    assert_eq!(months(Roll::Forward), gap(2025));
    assert_eq!(months(Roll::None), Ok(Due::At(day("2025-01-20"))), "calendar days need no calendar");
    assert_eq!(
        CalendarGap { calendar: "cn".to_owned(), year: 2027 }.to_string(),
        "the calendar `cn` does not cover 2027"
    );
    assert_eq!(short.working_days(day("2023-12-31"), day("01-02")).unwrap_err().year, 2023);
    assert_eq!(short.is_working(day("2030-01-01")).unwrap_err().year, 2030);
}

#[test]
fn overlapping_stops_are_united_and_not_added() {
    let cn = shipped("cn");
    let (review, hearing) = (stop("04-22", "05-10"), stop("05-06", "05-15"));
    for (stops, extra, due) in [
        (&[][..], 0, "05-14"),
        (&[review], 0, "05-30"),
        (&[review], 10, "06-14"),
        (&[review, hearing], 0, "06-05"),
        (&[hearing, review], 0, "06-05"),
        (&[review, hearing], 10, "06-20"),
    ] {
        assert_eq!(due_day(&cn, day("04-15"), WorkingDays(20), &COUNT, stops, extra), Ok(Due::At(day(due))));
    }
    let used = |at| used_days(&cn, day("04-15"), WorkingDays(20), &COUNT, &[review], day(at)).unwrap();
    assert_eq!([used("04-15"), used("04-22"), used("05-10"), used("05-11"), used("05-30")], [0, 5, 5, 6, 20]);
    let left = |at| remaining_days(&cn, day("04-15"), WorkingDays(20), &COUNT, &[review], 0, day(at)).unwrap();
    assert_eq!([left("04-15"), left("05-10"), left("05-30"), left("06-30")], [20, 15, 0, 0]);
}

#[test]
fn a_clock_that_stands_still_has_no_due_day() {
    let cn = shipped("cn");
    let due = |amount, stops: &[_]| due_day(&cn, day("04-15"), amount, &COUNT, stops, 0).unwrap();
    for amount in [WorkingDays(20), CalendarDays(20), Weeks(3), Months(1)] {
        assert_eq!(due(amount, &[stop("04-22", "")]), Due::Stopped, "{amount}");
    }
    assert_eq!(due(WorkingDays(20), &[stop("05-14", "")]), Due::At(day("05-14")), "what is over does not stop");
    assert_eq!(due(WorkingDays(20), &[stop("05-13", "")]), Due::Stopped);
    assert_eq!(due(WorkingDays(20), &[stop("05-10", "04-22")]), Due::At(day("05-14")), "backwards is no stop");
    let used = used_days(&cn, day("04-15"), WorkingDays(20), &COUNT, &[stop("04-22", "")], day("06-28"));
    assert_eq!(used, Ok(5));
}

#[test]
fn calendar_days_weeks_and_months_roll_to_a_working_day() {
    check("04-26", CalendarDays(5), "05-06");
    check_with("04-26", CalendarDays(5), Count { roll: Roll::None, ..COUNT }, "05-01");
    check("02-01", Weeks(2), "02-18");
    check("01-31", Months(1), "02-29");
    check("2023-01-31", Months(1), "2023-02-28");
    check("08-31", Months(6), "2025-02-28");
    check("12-15", Months(2), "2025-02-17");
}

#[test]
fn a_stop_suspends_calendar_days_weeks_and_months_too() {
    let due = |amount, roll, stops: &[_]| {
        due_day(&shipped("cn"), day("06-03"), amount, &Count { roll, ..COUNT }, stops, 0).unwrap().at().unwrap()
    };
    let ten_days = [stop("06-05", "06-15")];
    assert_eq!(due(Weeks(8), Roll::None, &[]), day("07-29"));
    assert_eq!(due(Weeks(8), Roll::None, &ten_days), day("08-08"));
    assert_eq!(due(Months(1), Roll::None, &ten_days), day("07-13"));
    assert_eq!(due(Months(1), Roll::Forward, &ten_days), day("07-15"));
    assert_eq!(due(CalendarDays(5), Roll::None, &[stop("06-01", "06-04"), stop("06-03", "06-06")]), day("06-11"));
}

#[test]
fn where_the_first_day_counts_one_working_day_is_the_same_day() {
    let include = Count { day_zero: DayZero::Include, ..COUNT };
    check_with("04-26", WorkingDays(1), include, "04-26");
    check_with("04-26", WorkingDays(2), include, "04-28");
    check_with("04-27", WorkingDays(1), include, "04-28");
    check_with("2007-01-04", WorkingDays(1), include, "2007-01-04");
    check_with("04-08", CalendarDays(5), include, "04-12");
    check_with("04-08", Weeks(1), Count { roll: Roll::None, ..include }, "04-14");
}

#[test]
fn a_shortened_limit_keeps_at_least_one_unit() {
    let due = |extra| due_day(&shipped("cn"), day("04-15"), WorkingDays(20), &COUNT, &[], extra).unwrap();
    assert_eq!(due(-10), Due::At(day("04-28")));
    assert_eq!(due(-20), Due::At(day("04-16")));
    assert_eq!(due(i64::MIN), Due::At(day("04-16")));
    assert_eq!(due_day(&shipped("cn"), day("04-15"), WorkingDays(0), &COUNT, &[], 0), Ok(Due::At(day("04-16"))));
}

#[test]
fn days_are_counted_backwards() {
    let before = |amount| day_before(&shipped("cn"), day("10-31"), amount).unwrap();
    assert_eq!(before(WorkingDays(30)), day("09-13"));
    assert_eq!(before(CalendarDays(30)), day("10-01"));
    assert_eq!(
        [before(Weeks(1)), before(Months(1)), before(WorkingDays(0))],
        [day("10-24"), day("09-30"), day("10-31")]
    );
    let far = day_before(&shipped("cn"), day("2007-01-31"), WorkingDays(60));
    assert!(matches!(far, Err(TimeError::Gap(CalendarGap { year: 2006, .. }))), "{far:?}");
}

#[test]
fn what_comes_after_the_cut_off_counts_as_received_on_the_next_working_day() {
    let cn = shipped("cn");
    let received = |at: &str, receipt| cn.received_on(instant(&format!("{at}+08")), receipt).unwrap();
    for (at, rolls, cut) in [
        ("2024-02-09T17:30", "02-09", "02-09"),
        ("2024-02-09T17:30:00.000000001", "02-09", "02-18"),
        ("2024-02-09T18:30", "02-09", "02-18"),
        ("2024-02-10T09:00", "02-18", "02-18"),
        ("2024-02-10T19:00", "02-18", "02-18"),
        ("2024-02-17T23:59", "02-18", "02-18"),
        ("2024-04-26T18:00", "04-26", "04-28"),
    ] {
        assert_eq!(received(at, Receipt::Instant).to_string(), at[..10]);
        assert_eq!(received(at, Receipt::RollNonWorking), day(rolls), "{at}");
        assert_eq!(received(at, Receipt::RollCutoff), day(cut), "{at}");
    }
    let count = Count { receipt: Receipt::RollCutoff, ..COUNT };
    let due = |at| deadline(&cn, instant(at), WorkingDays(20), &count, &[], 0).unwrap();
    assert_eq!(due("2024-02-09T18:30+08"), Due::At(instant("2024-03-16T00:00+08")));
    assert_eq!(due("2024-02-09T17:00+08"), Due::At(instant("2024-03-15T00:00+08")));
    let hours = deadline(&cn, instant("2024-02-09T17:40+08"), WorkingHours(1), &count, &[], 0);
    assert_eq!(hours, Ok(Due::At(instant("2024-02-18T09:30+08"))));
}

#[test]
fn a_deadline_is_midnight_or_the_close_of_business() {
    let cn = shipped("cn");
    let since = instant("2024-04-29T10:12:13+08");
    let due = |ends| deadline(&cn, since, WorkingDays(5), &Count { ends, ..COUNT }, &[], 0).unwrap();
    assert_eq!(due(Ends::EndOfDay), Due::At(instant("2024-05-10T00:00+08")));
    assert_eq!(due(Ends::CloseOfBusiness), Due::At(instant("2024-05-09T17:30+08")));
    let at = |text| used(&cn, since, WorkingDays(5), &COUNT, &[], instant(text)).unwrap();
    assert_eq!([at("2024-04-29T23:00+08"), at("2024-05-09T00:00+08"), at("2024-05-09T23:59+08")], [0, 5, 5]);
    assert_eq!(remaining(&cn, since, WorkingDays(5), &COUNT, &[], 2, since), Ok(7));
}

#[test]
fn stops_between_instants_take_away_days() {
    let cn = shipped("cn");
    let stop = Stop { from: instant("2024-04-22T15:00+08"), until: Some(instant("2024-05-10T09:00+08")) };
    let since = instant("2024-04-15T11:00+08");
    let due = |stops: &[_]| deadline(&cn, since, WorkingDays(20), &COUNT, stops, 0).unwrap();
    assert_eq!(due(&[stop]), Due::At(instant("2024-05-31T00:00+08")));
    assert_eq!(due(&[Stop { until: None, ..stop }]), Due::Stopped);
}

#[test]
fn a_minimum_lasts_to_the_end_of_its_last_day_holiday_or_not() {
    let cn = shipped("cn");
    let notice = |since, stops: &[_]| earliest(&cn, instant(since), CalendarDays(5), stops).unwrap();
    assert_eq!(notice("2024-04-29T09:00+08", &[]), Due::At(instant("2024-05-05T00:00+08")));
    let taken_down = Stop { from: instant("2024-04-30T09:00+08"), until: Some(instant("2024-05-02T09:00+08")) };
    assert_eq!(notice("2024-04-29T09:00+08", &[taken_down]), Due::At(instant("2024-05-07T00:00+08")));
    assert_eq!(notice("2040-04-29T09:00+08", &[]), Due::At(instant("2040-05-05T00:00+08")), "no calendar is needed");
}
