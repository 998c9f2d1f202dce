//! `onedoor replay` reports deadlines: by hand-made logs with all the dirt of real ones, and by the real logs where they are at hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::{Value, json};
use std::path::Path;
use support::{Folder, Said};

const WORKFLOW: &str = r#"Workflow(id: "w", steps: {"a": Do(activities: ["A"])}, ends: {"done": (after: ["a"])})"#;

/// A log of one case a line; a word is `key=value`, with `_` for a blank, and a date where the key says so.
fn xes(cases: &str) -> String {
    let traces: String = cases.lines().map(str::trim).filter(|line| !line.is_empty()).map(trace).collect();
    format!(
        r#"<log><global scope="trace"><string key="department" value="UNKNOWN"/><date key="deadline" value="1970-01-01T00:00:00.000+01:00"/>
        <date key="enddate" value="1970-01-01T00:00:00.000+01:00"/></global>{traces}</log>"#
    )
}

fn trace(line: &str) -> String {
    let attributes = line.split(' ').filter(|word| *word != "-").map(|word| {
        let (key, value) = word.split_once('=').unwrap();
        let tag = if ["deadline", "enddate", "startdate"].contains(&key) { "date" } else { "string" };
        format!("<{tag} key=\"{key}\" value=\"{}\"/>", value.replace('_', " "))
    });
    format!(
        "<trace>{}<event><string key=\"concept:name\" value=\"A\"/></event></trace>",
        attributes.collect::<String>()
    )
}

fn replay(test: &str, cases: &str, more: &[&str]) -> Said {
    let folder = Folder::new(&format!("replay_deadlines_{test}"));
    folder.write("w.ron", WORKFLOW).write("log.xes", xes(cases));
    let said = folder.onedoor(&[&["replay", "w.ron", "--log", "log.xes"], more].concat());
    assert_eq!(said.code, 0, "{said:?}");
    said
}

fn deadlines(test: &str, cases: &str) -> Value {
    replay(test, cases, &["--format", "json"]).summary()["deadlines"].take()
}

/// One case alone comes to these three figures, and to so many that are unreadable.
fn check(test: &str, case: &str, [on_time, late, open, unreadable]: [u64; 4]) {
    let found = deadlines(test, case);
    let figures = [&found["on_time"], &found["late"], &found["open"], &found["unreadable"]];
    assert_eq!(figures.map(|figure| figure.as_u64().unwrap()), [on_time, late, open, unreadable], "{case}");
}

const ON_TIME: [u64; 4] = [1, 0, 0, 0];
const LATE: [u64; 4] = [0, 1, 0, 0];
const OPEN: [u64; 4] = [0, 0, 1, 0];
const UNREADABLE: [u64; 4] = [0, 0, 0, 1];
const NOWHERE: [u64; 4] = [0, 0, 0, 0];

const DUE: &str = "deadline=2011-10-06T00:00:00.000+02:00";

#[test]
fn dates_are_compared_as_instants() {
    for (end, expected) in [
        ("2011-10-06T00:00:00.000+02:00", ON_TIME),
        ("2011-10-05T22:00:00Z", ON_TIME),
        ("2011-10-06T01:00:00.000+04:00", ON_TIME),
        ("2011-10-06T00:00:00.020+02:00", LATE),
        ("2011-10-05T23:00:00Z", LATE),
    ] {
        check("instants", &format!("{DUE} enddate={end}"), expected);
    }
    check("open", DUE, OPEN);
}

#[test]
fn the_defaults_of_a_log_are_no_values_of_its_cases() {
    check("no_default_end", DUE, OPEN);
    check("no_default_deadline", "enddate=2011-10-06T00:00:00Z", NOWHERE);
    assert_eq!(
        deadlines("no_default_department", DUE)["by_department"],
        json!({"(none)": {"on_time": 0, "late": 0, "open": 1}})
    );
}

#[test]
fn dirt_is_counted_apart_or_taken_as_it_is_written() {
    check("end_before_start", &format!("startdate=2011-10-01T00:00:00Z {DUE} enddate=2011-09-01T00:00:00Z"), ON_TIME);
    check("epoch", &format!("{DUE} enddate=1970-01-01T00:00:00.000+01:00"), ON_TIME);
    check("before_christ", &format!("{DUE} enddate=-000044-03-15T12:00:00Z"), ON_TIME);
    check("empty_end", &format!("{DUE} enddate="), OPEN);
    check("blank_end", &format!("{DUE} enddate=_"), OPEN);
    check("empty_deadline", "deadline= enddate=2011-10-06T00:00:00Z", NOWHERE);
    check("twice", &format!("deadline=soon {DUE} enddate=2012-01-01T00:00:00Z enddate=2011-01-01T00:00:00Z"), ON_TIME);
    for date in [
        "UNKNOWN",
        "soon",
        "2011-10-06",
        "2011-10-06T00:00:00",
        "2011-02-30T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "292278994-08-17T07:12:55.807Z",
        "-292275055-05-16T16:47:04.192Z",
    ] {
        check("deadline_dirt", &format!("deadline={date} enddate=2011-10-06T00:00:00Z"), UNREADABLE);
        check("end_dirt", &format!("{DUE} enddate={date}"), UNREADABLE);
    }
}

#[test]
fn cases_are_broken_down_by_department_and_channel() {
    let cases = "
        deadline=2024-01-02T00:00:00Z enddate=2024-01-01T00:00:00Z department=Zoo channel=desk
        deadline=2024-01-02T00:00:00Z enddate=2024-01-03T00:00:00Z department=Building channel=post
        deadline=2024-01-02T00:00:00Z department=_Building_ channel=desk
        deadline=2024-01-02T00:00:00Z enddate=2024-01-01T00:00:00Z department=
        enddate=2024-01-01T00:00:00Z department=Nobody channel=nowhere
        deadline=never department=Nobody channel=nowhere
        -";
    let expected = concat!(
        r#""deadlines":{"on_time":2,"late":1,"open":1,"#,
        r#""by_department":{"(none)":{"on_time":1,"late":0,"open":0},"Building":{"on_time":0,"late":1,"open":1},"Zoo":{"on_time":1,"late":0,"open":0}},"#,
        r#""by_channel":{"(none)":{"on_time":1,"late":0,"open":0},"desk":{"on_time":1,"late":0,"open":1},"post":{"on_time":0,"late":1,"open":0}},"#,
        r#""unreadable":1}}"#
    );
    let said = replay("breakdown", cases, &["--format", "json"]);
    assert!(said.stdout.trim_end().ends_with(expected), "{}", said.stdout);
    assert_eq!(said.stdout.lines().count(), 1);
}

#[test]
fn a_log_without_deadlines_has_zeros_in_json_and_no_table() {
    let none = json!({"on_time": 0, "late": 0, "open": 0, "by_department": {}, "by_channel": {}, "unreadable": 0});
    assert_eq!(deadlines("none", "department=Building channel=desk"), none);
    let said = replay("none_human", "department=Building channel=desk", &[]);
    assert!(!said.stdout.contains("department") && said.stdout.ends_with("in one case at once\n"), "{}", said.stdout);
}

#[test]
fn people_read_a_table_with_wide_characters_aligned() {
    let one = |department: &str, end: &str| format!("{DUE} department={department} enddate={end}\n");
    let mut cases = one("消防", "2011-10-01T00:00:00Z").repeat(2) + &one("消防", "2012-01-01T00:00:00Z");
    cases += &(one("Fire", "2011-10-01T00:00:00Z").repeat(11) + &format!("{DUE} department=住房&amp;&#x1b;建设\n"));
    let said = replay("table", &format!("{cases} deadline=soon"), &[]);
    let expected = "
department  on time  late  open  on time of closed
Fire             11     0     0            100.0 %
住房&\u{fffd}建设        0     0     1                  -
消防              2     1     0             66.6 %
all              13     1     1             92.8 %

not counted: 1 case with a deadline or an end that is no instant
";
    let table = said.stdout.split_once("at once\n").unwrap().1;
    assert_eq!(table, expected, "{}", said.stdout);
}

#[test]
fn of_many_departments_the_last_stand_in_one_line() {
    let cases: String = (0..100).map(|number| format!("{DUE} department=d{number:02}\n")).collect();
    let said = replay("many", &cases, &[]);
    assert!(said.stdout.contains("\nd29 ") && !said.stdout.contains("\nd30 "), "{}", said.stdout);
    assert!(said.stdout.contains("\n70 others         0     0    70 "), "{}", said.stdout);
}

/// The deadlines of a real log; nothing where it is not at hand.
fn real(log: &str) -> Option<Value> {
    let Some(shared) = std::env::var_os("ONEDOOR_SHARED") else {
        eprintln!("skipped: ONEDOOR_SHARED is not set");
        return None;
    };
    let folder = Folder::new(&format!("replay_deadlines_real_{log}"));
    let log = Path::new(&shared).join("data/logs").join(log);
    folder.write("w.ron", WORKFLOW);
    let said = folder.onedoor(&["replay", "w.ron", "--log", log.to_str().unwrap(), "--format", "json"]);
    assert_eq!(said.code, 0, "{said:?}");
    Some(said.summary()["deadlines"].take())
}

fn sums(breakdown: &Value) -> [u64; 3] {
    ["on_time", "late", "open"]
        .map(|key| breakdown.as_object().unwrap().values().map(|of| of[key].as_u64().unwrap()).sum())
}

#[test]
fn the_permit_log_was_closed_on_time_in_952_cases() {
    let Some(found) = real("receipt.xes.gz") else { return };
    let figures = |on_time, late, open| json!({"on_time": on_time, "late": late, "open": open});
    let expected = json!({
        "on_time": 952, "late": 377, "open": 105,
        "by_department": {"Customer contact": figures(28, 1, 0), "Experts": figures(9, 6, 0), "General": figures(915, 370, 105)},
        "by_channel": {"Desk": figures(68, 39, 2), "Intern": figures(1, 0, 0), "Internet": figures(835, 313, 102), "Post": figures(35, 17, 1), "e-mail": figures(13, 8, 0)},
        "unreadable": 0,
    });
    assert_eq!(found, expected);
    for breakdown in ["by_department", "by_channel"] {
        assert_eq!(sums(&found[breakdown]), [952, 377, 105], "{breakdown}");
    }
}

#[test]
fn the_reviewing_log_has_no_deadlines() {
    let none = json!({"on_time": 0, "late": 0, "open": 0, "by_department": {}, "by_channel": {}, "unreadable": 0});
    assert!(real("reviewing.xes.gz").is_none_or(|found| found == none));
}
