//! Calendars laid over others, and calendars amended after the fact.

use super::shelf::{day, of, shipped};
use onedoor_core::calendar::{Amount::WorkingDays, Calendar, Count, Due, Special, due_day};

fn due(calendar: &Calendar, from: &str, n: u32) -> Due<jiff::civil::Date> {
    due_day(calendar, day(from), WorkingDays(n), &Count::default(), &[], 0).unwrap()
}

#[test]
fn a_county_that_closes_a_day_counts_it_no_longer() {
    let (cn, county) = (shipped("cn"), shipped("county"));
    assert!(cn.is_working(day("02-09")).unwrap() && !county.is_working(day("02-09")).unwrap());
    assert_eq!(county.special(day("02-09")), Some(&Special::Holiday("除夕".to_owned())));
    assert_eq!((due(&cn, "02-02", 20), due(&county, "02-02", 20)), (Due::At(day("03-06")), Due::At(day("03-07"))));
    assert_eq!(county.over(), Some("cn"));
    assert_eq!((county.zone(), county.hours(), county.covered()), (cn.zone(), cn.hours(), cn.covered()));
    assert_eq!(
        (cn.sources(2024).len(), county.sources(2024).len()),
        (1, 2),
        "its own source stands behind that of `cn`"
    );
}

#[test]
fn what_a_layer_says_of_a_day_goes_before_everything_below() {
    let open = of(r#"Calendar(id: "open", over: "cn", weekend: [Sunday], covered: (2024, 2024), years: {
            2024: (source: "a test", holidays: {"2024-02-04": "closed"}, workdays: {"2024-05-01": "open"})})"#);
    let works = |text| open.is_working(day(text)).unwrap();
    assert!(works("05-01") && !works("02-04"), "said here");
    assert!(works("02-18") && !works("05-02"), "said below");
    assert!(works("06-01") && !works("06-02"), "the weekend of the layer");
}

/// The notice of 2019 let people work on 19 January and 1 February 2020; in the last days of January the holiday was made longer.
#[test]
fn the_spring_festival_of_2020_was_amended_after_the_fact() {
    let amended = shipped("cn");
    let first = of(r#"Calendar(id: "first_notice", over: "cn", years: {2020: (
            source: "the notice before it was amended",
            workdays: {"2020-01-31": "a Friday", "2020-02-01": "春节"},
        )})"#);
    let works = |calendar: &Calendar, text: &str| calendar.is_working(day(text)).unwrap();
    let days = ["2020-01-19", "2020-01-30", "2020-01-31", "2020-02-01", "2020-02-02", "2020-02-03"];
    assert_eq!(days.map(|day| works(&first, day)), [true, false, true, true, false, true]);
    assert_eq!(days.map(|day| works(&amended, day)), [true, false, false, false, false, true]);
    assert_eq!(due(&first, "2020-01-20", 5), Due::At(day("2020-02-01")));
    assert_eq!(due(&amended, "2020-01-20", 5), Due::At(day("2020-02-04")));
    assert_ne!(first.hash(), amended.hash());
}

#[test]
fn a_hash_is_that_of_what_is_counted() {
    let text = |id: &str, more: &str| {
        of(&format!(
            r#"Calendar(id: "{id}", zone: "UTC0", weekend: [Sunday], covered: (2024, 2024), {more}
                years: {{2024: (source: "{id}", holidays: {{"2024-12-25": "{id}"}})}})"#
        ))
        .hash()
    };
    let hash = text("a", "");
    assert_eq!(hash, text("b", "revision: 2, title: \"names do not count\","));
    let others = [r#"hours: [("09:00", "17:00")],"#, r#"hours: [("09:00", "17:30")],"#, r#"cut_off: "17:00","#];
    let mut hashes: Vec<_> = others.iter().map(|more| text("a", more)).chain([hash]).collect();
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), 4);
    assert_eq!(hash.to_string(), PINNED);
    let json = serde_json::to_string(&hash).unwrap();
    assert_eq!(serde_json::from_str::<onedoor_core::calendar::CalendarHash>(&json).unwrap(), hash);
}

/// A case keeps the hash of the calendar that it was counted in: what it is may never change.
const PINNED: &str = "e2cdb4190d8dade6f4ccd25d58357f712481c19ad54a9b2aaa601e2038f0bc67";
