//! What an author is told of a calendar that is wrong: everything, where it stands.

use super::shelf::{lines, read_over_shelf};

fn check(text: &str, expected: &[&str]) {
    let reading = read_over_shelf(text.as_bytes());
    assert_eq!(lines(&reading, text), expected, "{text}");
    assert_eq!(reading.calendar.is_none(), !expected.is_empty());
}

/// A calendar with one more field.
fn with(field: &str) -> String {
    format!("Calendar(id: \"a\", over: \"cn\",\n{field})")
}

/// A calendar of 2024 alone, with these days.
fn days(days: &str) -> String {
    format!(
        "Calendar(id: \"a\", zone: \"UTC0\", weekend: [Saturday, Sunday], covered: (2024, 2024),\nyears: {{2024: (source: \"x\",\n{days})}})"
    )
}

#[test]
fn everything_wrong_is_said_at_once() {
    check(
        r#"Calendar(
    id: "A",
    zone: "Europe/Amsterdam",
    weekend: [Saturday, Sonday, Saturday],
    covered: (2023, 2025),
    hour: [],
    hours: [("12:00", "08:30"), ("14:00", "25:00")],
    cut_off: "5 pm",
    years: {
        2024: (
            sources: "x",
            holidays: {"2024-01-01": "a", "2024-13-01": "b", "2023-12-31": "c", "2024-02-02..2024-02-01": "d"},
            workdays: {"2024-01-01": "e", "2024-01-02": "f", "2024-01-06": "g"},
        ),
        2027: (source: " "),
        2024: (source: "x"),
    },
)"#,
        &[
            "6:11 unknown-field: there is no field `hour` here",
            "2:9 bad-name: `A` is not a name",
            "3:11 wrong-value: `Europe/Amsterdam` is not a zone",
            "4:25 unknown-word: there is no day of the week `Sonday`",
            "4:33 repeated: `Saturday` stands twice",
            "7:13 wrong-value: `08:30` does not lie behind `12:00`",
            "7:43 wrong-value: `25:00` is not a time of the day",
            "8:14 wrong-value: `5 pm` is not a time of the day",
            "10:15 missing-field: the field `source` is missing here",
            "11:22 unknown-field: there is no field `sources` here",
            "12:43 wrong-value: `2024-13-01` is not a day",
            "12:62 wrong-value: `2023-12-31` does not lie in the year 2024",
            "12:81 wrong-value: `2024-02-02..2024-02-01` ends before it begins",
            "13:24 duplicate-key: `2024-01-01` is both a holiday and a make-up day",
            "15:15 wrong-value: the year 2027 is not covered",
            "15:24 wrong-value: the source is empty",
            "16:15 duplicate-key: the year 2024 stands twice",
            "9:12 missing-field: the covered years `2023`, `2025` have no entry",
            "13:43 wrong-value: `2024-01-02` is a working day anyway",
        ],
    );
}

#[test]
fn what_must_be_there_and_is_not_is_said() {
    check(
        "Calendar()",
        &[
            "1:1 missing-field: the field `id` is missing here",
            "1:1 missing-field: the field `zone` is missing here",
            "1:1 missing-field: the field `weekend` is missing here",
            "1:1 missing-field: the field `covered` is missing here",
        ],
    );
    check("Calendar(id: \"a\", over: \"zz\")", &["1:25 wrong-value: there is no calendar `zz`"]);
    check("Calendar(id: \"a\", over: \"a\")", &["1:25 wrong-value: a calendar cannot be laid over itself"]);
}

#[test]
fn days_are_said_once() {
    check(
        &days(r#"holidays: {"2024-05-01..2024-05-05": "a", "2024-05-03": "b", "2024-05-03": "c"}"#),
        &[
            "3:43 duplicate-key: `2024-05-03` stands twice among the holidays",
            "3:76 duplicate-key: `2024-05-03` stands twice among the holidays",
        ],
    );
    check(
        &days(r#"workdays: {"2024-05-04": "a", "2024-05-04..2024-05-05": "b"}"#),
        &["3:31 duplicate-key: `2024-05-04` stands twice among the make-up days"],
    );
    check(
        &days(r#"holidays: {"2024-5-1": "a", "20240501": "b", "2024-05-01T00": "c", "2024-05-01..": "d"}"#),
        &[
            "3:12 wrong-value: `2024-5-1` is not a day",
            "3:29 wrong-value: `20240501` is not a day",
            "3:46 wrong-value: `2024-05-01T00` is not a day",
            "3:68 wrong-value: `2024-05-01..` is not a day",
        ],
    );
    check(&days("holidays: {}, holidays: {}"), &["3:25 duplicate-key: the field `holidays` stands twice"]);
    check(&days(r#"holidays: {"2024-05-01..2024-05-05": "a"}, workdays: {"2024-05-11": "b"}"#), &[]);
}

#[test]
fn a_make_up_day_in_a_layer_may_lie_on_a_holiday_below() {
    let year = |day: &str| with(&format!("years: {{2024: (source: \"x\", workdays: {{\"{day}\": \"x\"}})}}"));
    check(&year("2024-05-01"), &[]);
    check(&year("2024-05-18"), &[]);
    check(&year("2024-05-20"), &["2:40 wrong-value: `2024-05-20` is a working day anyway"]);
    check(&year("2024-05-11"), &["2:40 wrong-value: `2024-05-11` is a working day anyway"]);
}

#[test]
fn coverage_is_bounded_and_whole() {
    check(&with("covered: (2020, 2019)"), &["2:10 wrong-value: 2019 lies before 2020"]);
    check(&with("covered: (0, 2019)"), &["2:10 wrong-value: years lie from 1 to 9999"]);
    check(&with("covered: (1900, 2100)"), &["2:10 too-large: 201 years; a calendar covers at most 200"]);
    check(&with("covered: (2006, 2026)"), &["1:1 missing-field: the covered year `2006` has no entry"]);
    check(&with("covered: (2007, 2027), years: {2027: (source: \"x\")}"), &[]);
    check(
        &with("weekend: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]"),
        &["2:10 wrong-value: nobody would ever work"],
    );
}

#[test]
fn hours_stand_in_order() {
    check(
        &with(r#"hours: [("14:00", "17:30"), ("08:30", "12:00")]"#),
        &["2:29 wrong-value: the office opens at `08:30`, before it closes at `17:30`"],
    );
    check(&with(r#"hours: [("08:30", "12:00"), ("12:00", "24:00")], cut_off: "24:00""#), &[]);
    check(&with("hours: []"), &[]);
}

#[test]
fn what_is_no_calendar_is_said_where_it_stands() {
    for (text, expected) in [
        ("", "1:1 syntax: the file is empty"),
        ("\u{feff} \n", "1:1 syntax: the file is empty"),
        ("Workflow(id: \"a\")", "1:1 syntax: this is not the beginning of a calendar"),
        ("Calendar(id: a)", "1:14 wrong-value: a text in double quotes is expected here"),
        ("Calendar(id: \"a\"", "1:17 syntax: the text ends too early"),
        ("Calendar(id: \"a\") x", "1:19 syntax: nothing may stand behind the end of the calendar"),
        ("Calendar(id: \"a\" over: \"cn\")", "1:18 syntax: a comma is missing before this"),
        ("\u{feff}Calendar(id: 7)", "1:15 wrong-value: a text in double quotes is expected here"),
        ("Calendar(weekend: [\"Sunday\"])", "1:20 wrong-value: a word is expected here, without quotes"),
        ("Calendar(covered: (2020, \"x\"))", "1:26 wrong-value: a whole number is expected here"),
        ("Calendar(covered: 2020)", "1:19 wrong-value: two values in parentheses are expected here"),
        ("Calendar(years: [])", "1:17 wrong-value: a map in curly brackets is expected here"),
        ("Calendar(years: {2024: \"x\"})", "1:24 wrong-value: a year stands in parentheses"),
    ] {
        check(text, &[expected]);
    }
    let reading = read_over_shelf(b"Calendar(id: \"\xff\")");
    assert_eq!(reading.diagnostics[0].message, "the file is not UTF-8 text");
}
