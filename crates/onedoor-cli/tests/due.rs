//! `onedoor due`: the golden vectors of the Chinese calendar, the executable specification where it is at hand, and every way to be called wrongly.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::{Value, json};
use std::process::Command;
use support::{Folder, Said};

/// Asks in a folder, and in JSON.
fn ask(folder: &Folder, line: &str) -> Said {
    let words: Vec<&str> = ["due"].into_iter().chain(line.split_whitespace()).chain(["--format", "json"]).collect();
    folder.onedoor(&words)
}

fn object(folder: &Folder, line: &str) -> Value {
    let said = ask(folder, line);
    assert_eq!((said.code, said.stdout.lines().count()), (0, 1), "{line}: {said:?}");
    said.summary()
}

/// Questions about the Chinese calendar, each with the due date (`-` for none), and with `used/remaining` where these matter.
fn check(test: &str, cases: &str) {
    let folder = Folder::new(test);
    for case in cases.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (question, answer) = case.split_once('|').unwrap();
        let found = object(&folder, &format!("--calendar cn {question}"));
        let mut answer = answer.split_whitespace();
        assert_eq!(found["due"].as_str().unwrap_or("-"), answer.next().unwrap(), "{case}");
        let amounts = format!("{}/{}", found["used"], found["remaining"]);
        assert!(answer.next().is_none_or(|expected| expected == amounts), "{case}: {amounts}");
        assert!(answer.next().is_none_or(|expected| found["clock"] == expected), "{case}: {}", found["clock"]);
    }
}

#[test]
fn the_golden_vectors_come_out() {
    check(
        "due_golden",
        "
        --from 2024-02-02 --limit 1wd   | 2024-02-04
        --from 2024-02-02 --limit 5wd   | 2024-02-08
        --from 2024-02-02 --limit 10wd  | 2024-02-21
        --from 2024-02-02 --limit 20wd  | 2024-03-06
        --from 2024-02-03 --limit 20wd  | 2024-03-06
        --from 2024-02-04 --limit 20wd  | 2024-03-07
        --from 2024-02-02 --limit 45wd  | 2024-04-11
        --from 2024-02-02 --limit 60wd  | 2024-05-06
        --from 2024-02-02 --limit 45wd --extend 15 | 2024-05-06 60/0
        --from 2024-12-20 --limit 20wd  | 2025-01-20
        --from 2024-04-26 --limit 1wd   | 2024-04-28
        --from 2024-04-26 --limit 5wd   | 2024-05-07
        --from 2024-04-26 --limit 20wd  | 2024-05-27
        --from 2024-09-13 --limit 1wd   | 2024-09-14
        --from 2024-09-13 --limit 20wd  | 2024-10-17
        --from 2024-09-27 --limit 7wd   | 2024-10-12
        --from 2024-09-30 --limit 5wd   | 2024-10-12
        --from 2024-02-10 --limit 20wd  | 2024-03-14
        ",
    );
}

#[test]
fn the_worked_cases_come_out() {
    check(
        "due_worked",
        "
        --from 2024-04-29 --limit 5wd   | 2024-05-09
        --from 2024-04-29 --limit 20wd  | 2024-05-29
        --from 2024-02-09 --limit 20wd  | 2024-03-14
        --from 2024-02-18 --limit 20wd  | 2024-03-15
        --from 2024-05-31 --limit 10wd  | 2024-06-17
        --from 2024-04-15 --limit 20wd  | 2024-05-14 20/0 running
        --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-05-10 | 2024-05-30 20/0 running
        --from 2024-04-15 --limit 20wd --stop 2024-04-22.. | - 5/15 stopped
        --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-05-10 --extend 10 | 2024-06-14 30/0
        --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-05-10 --stop 2024-05-06..2024-05-15 | 2024-06-05 20/0
        --from 2024-04-15 --limit 20wd --stop 2024-05-06..2024-05-15 --stop 2024-04-22..2024-05-10 --extend 4 --extend 6wd | 2024-06-20 30/0
        --from 2024-04-15 --limit 20wd --extend 0 | 2024-05-14 20/0
        ",
    );
}

#[test]
fn days_weeks_and_months_roll_to_a_working_day() {
    check(
        "due_units",
        "
        --from 2024-09-06 --limit 5cd | 2024-09-11 5/0
        --from 2024-04-26 --limit 5cd | 2024-05-06 10/0
        --from 2024-04-08 --limit 2w  | 2024-04-22 2/0
        --from 2024-04-08 --limit 2w --at 2024-04-21 | 2024-04-22 1/1
        --from 2024-04-08 --limit 2w --stop 2024-04-10..2024-04-13 | 2024-04-25 2/0
        --from 2024-01-31 --limit 1mo | 2024-02-29 1/0
        --from 2024-01-31 --limit 1mo --at 2024-02-28 | 2024-02-29 0/1
        --from 2024-01-31 --limit 1mo --extend 2 --at 2024-03-31 | 2024-04-30 2/1
        --from 2024-01-15 --limit 6mo --at 2024-01-14 | 2024-07-15 0/6
        ",
    );
}

#[test]
fn what_is_used_is_told_at_the_end_of_a_day() {
    check(
        "due_at",
        "
        --from 2024-04-15 --limit 20wd --at 2024-04-15 | 2024-05-14 0/20 running
        --from 2024-04-15 --limit 20wd --at 2024-04-01 | 2024-05-14 0/20 running
        --from 2024-04-15 --limit 20wd --at 2024-04-22 | 2024-05-14 5/15 running
        --from 2024-04-15 --limit 20wd --at 2024-05-13 | 2024-05-14 19/1 running
        --from 2024-04-15 --limit 20wd --at 2024-05-14 | 2024-05-14 20/0 running
        --from 2024-04-15 --limit 20wd --at 2024-05-20 | 2024-05-14 24/0 running
        --from 2024-04-15 --limit 20wd --stop 2024-04-22.. --at 2024-04-19 | - 4/16 running
        --from 2024-04-15 --limit 20wd --stop 2024-04-22.. --at 2024-04-22 | - 5/15 stopped
        --from 2024-04-15 --limit 20wd --stop 2024-04-22.. --at 2024-12-31 | - 5/15 stopped
        --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-05-10 --at 2024-05-06 | 2024-05-30 5/15 running
        --from 2024-04-15 --limit 20wd --extend 5 --stop 2024-04-22..2024-04-24 --stop 2024-04-23.. | - 5/20 stopped
        --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-05-10 --stop 2024-05-06.. --at 2024-04-25 | - 5/15 running
        --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-05-10 --stop 2024-05-06.. --at 2024-05-06 | - 5/15 stopped
        --from 2024-04-15 --limit 20wd --stop 2024-06-03.. --at 2024-06-03 | 2024-05-14 34/0 stopped
        --from 2024-04-15 --limit 20wd --stop 2024-06-03.. | 2024-05-14 20/0 running
        ",
    );
}

#[test]
fn hours_run_within_business_hours() {
    let folder = Folder::new("due_hours");
    for (question, due, due_at, amounts) in [
        ("--from 2024-02-02T16:30 --limit 4wh", "2024-02-04", "2024-02-04T11:30", "4/0"),
        ("--from 2024-02-02 --limit 7wh", "2024-02-02", "2024-02-02T17:30", "7/0"),
        ("--from 2024-02-03 --limit 1wh", "2024-02-04", "2024-02-04T09:30", "1/0"),
        ("--from 2024-02-02T18:00:30 --limit 1wh", "2024-02-04", "2024-02-04T09:30", "1/0"),
        ("--from 2024-02-02T09:00:30 --limit 1wh", "2024-02-02", "2024-02-02T10:00:30", "1/0"),
        ("--from 2024-02-02 --limit 1wh --extend 3wh", "2024-02-02", "2024-02-02T14:30", "4/0"),
        (
            "--from 2024-02-02 --limit 7wh --stop 2024-02-02T09:30..2024-02-02T11:30",
            "2024-02-04",
            "2024-02-04T10:30",
            "7/0",
        ),
        ("--from 2024-02-02T16:30 --limit 4wh --stop 2024-02-02..2024-02-05", "2024-02-06", "2024-02-06T11:30", "4/0"),
        ("--from 2024-02-02 --limit 7wh --at 2024-02-02T11:00", "2024-02-02", "2024-02-02T17:30", "2/5"),
    ] {
        let found = object(&folder, &format!("--calendar cn {question}"));
        let (used, remaining) = amounts.split_once('/').unwrap();
        let [used, remaining] = [used, remaining].map(|hours| hours.parse::<u64>().unwrap());
        let expected = json!({"due": due, "clock": "running", "used": used, "remaining": remaining, "unit": "wh", "due_at": due_at});
        assert_eq!(found, expected, "{question}");
    }
    let found = object(&folder, "--calendar cn --from 2024-02-02 --limit 7wh --stop 2024-02-02T09:30..");
    let expected = json!({"due": null, "clock": "stopped", "used": 1, "remaining": 6, "unit": "wh", "due_at": null});
    assert_eq!(found, expected);
}

#[test]
fn the_edges_of_a_calendar_are_within_it() {
    let folder = Folder::new("due_edges");
    let clock_round = LITTLE.replace("[(\"09:00\", \"17:00\")]", "[(\"00:00\", \"24:00\")]").replace("little", "round");
    folder.write("little.ron", LITTLE).write("round.ron", clock_round);
    for (question, due, amounts) in [
        ("little.ron --from 2024-12-30 --limit 1wh --at 2024-12-31", "2024-12-30", [16, 0]),
        (
            "little.ron --from 2024-12-30 --limit 9wh --stop 2024-12-30T10:00..2024-12-30 --at 2024-12-31",
            "2024-12-31",
            [9, 0],
        ),
        ("little.ron --from 2024-12-30 --limit 16wh", "2024-12-31", [16, 0]),
        ("little.ron --from 2024-12-30 --limit 1wd", "2024-12-31", [1, 0]),
        ("little.ron --from 2024-02-05 --limit 1mo --at 9999-12-31", "2024-03-05", [95_710, 0]),
        ("round.ron --from 2024-02-05 --limit 24wh", "2024-02-05", [24, 0]),
    ] {
        let found = object(&folder, &format!("--calendar {question}"));
        let figures = (&found["due"], &found["used"], &found["remaining"]);
        assert_eq!(figures, (&json!(due), &json!(amounts[0]), &json!(amounts[1])), "{question}");
    }
    let found = object(&folder, "--calendar round.ron --from 2024-02-05 --limit 24wh");
    assert_eq!(found["due_at"], "2024-02-06T00:00", "midnight ends the day before");
}

#[test]
fn the_object_is_exactly_that_of_the_contract() {
    let folder = Folder::new("due_object");
    let said = ask(&folder, "--calendar cn --from 2024-02-02 --limit 20wd");
    let expected = r#"{"due":"2024-03-06","clock":"running","used":20,"remaining":0,"unit":"wd"}"#;
    assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (0, format!("{expected}\n").as_str(), ""));
    let said = ask(&folder, "--calendar cn --from 2024-02-02 --limit 20wd --stop 2024-02-06..");
    assert_eq!(said.stdout, "{\"due\":null,\"clock\":\"stopped\",\"used\":3,\"remaining\":17,\"unit\":\"wd\"}\n");
}

#[test]
fn people_read_how_it_came_about() {
    let folder = Folder::new("due_human");
    let line = "due --calendar little.ron --from 2024-04-15 --limit 20wd --stop 2024-05-06..2024-05-15 --stop 2024-04-22..2024-05-10 --extend 10";
    let said = folder.write("little.ron", LITTLE).onedoor(&line.split(' ').collect::<Vec<_>>());
    let expected = "\
calendar   little, revision 3: the little one
from       2024-04-15, Monday
limit      20 wd
extension  10 wd
stops      2024-04-22..2024-05-15
stopped    15 wd
due        2024-06-19, Wednesday
used       30 wd at the end of 2024-06-19
remaining  0 wd
";
    assert_eq!((said.code, said.stdout.as_str()), (0, expected), "{said:?}");
    let said = folder.onedoor(
        &"due --calendar little.ron --from 2024-04-15 --limit 20wd --stop 2024-04-22..".split(' ').collect::<Vec<_>>(),
    );
    assert!(said.stdout.contains("due        not known: the stop of 2024-04-22 has no end\n"), "{said:?}");
}

/// A calendar of one year, in which 1 and 2 May are the only holidays, and 9 March, a Saturday, is worked.
const LITTLE: &str = r#"Calendar(
    id: "little", revision: 3, title: "the little one", zone: "UTC0", weekend: [Saturday, Sunday], covered: (2024, 2024), hours: [("09:00", "17:00")],
    years: {2024: (source: "the rules of the house", holidays: {"2024-05-01": "Labour Day", "2024-05-02": "rest"}, workdays: {"2024-03-09": "stocktaking"})},
)"#;

#[test]
fn a_day_that_is_not_covered_is_a_no_that_names_the_year() {
    let folder = Folder::new("due_gap");
    folder.write("little.ron", LITTLE);
    for (question, year) in [
        ("--calendar little.ron --from 2024-12-20 --limit 20wd", 2025),
        ("--calendar little.ron --from 2025-01-02 --limit 1wd", 2025),
        ("--calendar little.ron --from 2023-12-29 --limit 1wd", 2023),
        ("--calendar little.ron --from 2024-12-20 --limit 2mo", 2025),
        ("--calendar little.ron --from 2024-04-15 --limit 5wd --at 2025-01-01", 2025),
        ("--calendar little.ron --from 2024-12-31T16:00 --limit 9wh", 2025),
        ("--calendar cn --from 1999-01-04 --limit 1wd", 1999),
    ] {
        let said = ask(&folder, question);
        assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{question}: {said:?}");
        assert!(said.stderr.contains(&format!("does not cover {year}")), "{question}: {}", said.stderr);
    }
    let said = ask(&folder, "--calendar little.ron --from 2024-12-20 --limit 4294967295mo");
    assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{said:?}");
}

#[test]
fn what_makes_no_sense_is_misuse() {
    let folder = Folder::new("due_misuse");
    let fine = "--calendar cn --from 2024-04-15 --limit 20wd";
    object(&folder, fine);
    for wrong in [
        "--calendar cn --from 2024-04-31 --limit 20wd",
        "--calendar cn --from yesterday --limit 20wd",
        "--calendar cn --from 2024-4-5 --limit 20wd",
        "--calendar cn --from 2024-04-15T09:00 --limit 20wd",
        "--calendar cn --from 2024-04-15T25:00 --limit 20wh",
        "--calendar cn --from 2024-04-15 --limit 5x",
        "--calendar cn --from 2024-04-15 --limit 20",
        "--calendar cn --from 2024-04-15 --limit wd",
        "--calendar cn --from 2024-04-15 --limit 0wd",
        "--calendar cn --from 2024-04-15 --limit 99999999999wd",
        "--calendar cn --from 2024-04-15 --limit 20wd --stop 2024-04-22",
        "--calendar cn --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-04-21",
        "--calendar cn --from 2024-04-15 --limit 20wd --stop ..2024-04-21",
        "--calendar cn --from 2024-04-15 --limit 20wd --stop 2024-04-22T09:00..",
        "--calendar cn --from 2024-04-15 --limit 20wd --extend 10cd",
        "--calendar cn --from 2024-04-15 --limit 20wd --extend ten",
        "--calendar cn --from 2024-04-15 --limit 20wd --extend -5",
        "--calendar cn --from 2024-04-15 --limit 20wd --at soon",
        "--calendar cn --from 2024-04-15 --limit 20wd --at 2024-04-15T09:00",
        "--calendar cn --from 2024-04-15 --limit 20wd --limit 5cd",
        "--calendar cn --from 2024-04-15",
        "--calendar cn --limit 20wd",
        "--from 2024-04-15 --limit 20wd",
        "--calendar nowhere.ron --from 2024-04-15 --limit 20wd",
        "--calendar atlantis --from 2024-04-15 --limit 20wd",
        "--calendar cn --from 2024-04-15 --limit 20wd --workflows nowhere",
    ] {
        let said = ask(&folder, wrong);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{wrong}: {said:?}");
        assert!(said.stderr.starts_with("error: "), "{wrong}: {}", said.stderr);
    }
    let said = ask(&folder, "--calendar compny --from 2024-04-15 --limit 20wd");
    assert!(said.stderr.contains("did you mean `company`?"), "{}", said.stderr);
}

#[test]
fn a_folder_of_calendars_goes_before_the_shipped_ones() {
    let folder = Folder::new("due_folder");
    let own = LITTLE.replace("\"little\"", "\"cn\"").replace("2024-03-09", "2024-03-10");
    folder.write("workflows/calendars/own.ron", &own).write("flows/calendars/little.ron", LITTLE);
    let due = |line: &str| object(&folder, line)["due"].as_str().unwrap().to_owned();
    assert_eq!(due("--calendar cn --from 2024-03-08 --limit 1wd"), "2024-03-10");
    assert_eq!(due("--calendar cn --from 2024-03-08 --limit 1wd --workflows flows"), "2024-03-11");
    assert_eq!(due("--calendar little --from 2024-03-08 --limit 1wd --workflows flows"), "2024-03-09");
    assert_eq!(ask(&folder, "--calendar little --from 2024-03-08 --limit 1wd").code, 2);
}

#[test]
fn a_calendar_may_be_laid_over_another() {
    let folder = Folder::new("due_layers");
    let layer = |id: &str, over: &str, day: &str| {
        format!(
            r#"Calendar(id: "{id}", over: "{over}", years: {{2024: (source: "a notice", holidays: {{"{day}": "closed"}})}})"#
        )
    };
    folder
        .write("workflows/calendars/a.ron", layer("a", "b", "2024-02-06"))
        .write("workflows/calendars/b.ron", layer("b", "cn", "2024-02-07"));
    let due = |line: &str| object(&folder, line)["due"].as_str().unwrap().to_owned();
    assert_eq!(due("--calendar cn --from 2024-02-05 --limit 1wd"), "2024-02-06");
    assert_eq!(due("--calendar b --from 2024-02-05 --limit 2wd"), "2024-02-08");
    assert_eq!(due("--calendar a --from 2024-02-05 --limit 1wd"), "2024-02-08");
    folder
        .write("elsewhere/c.ron", layer("c", "d", "2024-02-08"))
        .write("elsewhere/d.ron", layer("d", "a", "2024-02-18"));
    assert_eq!(due("--calendar elsewhere/c.ron --from 2024-02-05 --limit 1wd"), "2024-02-09");
}

#[test]
fn a_calendar_with_mistakes_is_drawn_and_a_no() {
    let folder = Folder::new("due_broken");
    folder.write("workflows/calendars/cn.ron", LITTLE.replace("weekend", "weekends").replace("\"little\"", "\"cn\""));
    let said = ask(&folder, "--calendar workflows/calendars/cn.ron --from 2024-04-15 --limit 20wd");
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.stderr.contains("weekends"), "{}", said.stderr);
    assert_eq!((&said.json()[0]["type"], &said.json()[0]["severity"]), (&json!("diagnostic"), &json!("error")));
    let said = ask(&folder, "--calendar cn --from 2024-04-15 --limit 20wd");
    assert_eq!(said.code, 1, "a broken file does not leave its place to the shipped calendar: {said:?}");
}

#[test]
fn calendars_that_rest_on_nothing_else_are_a_no() {
    let folder = Folder::new("due_circle");
    let layer = |id: &str, over: &str| format!("Calendar(id: \"{id}\", over: \"{over}\", years: {{}})");
    for (id, over) in [("cn", "cn"), ("a", "b"), ("b", "a"), ("c", "nowhere")] {
        folder.write(&format!("workflows/calendars/{id}.ron"), layer(id, over));
    }
    for (id, why) in
        [("cn", "over itself"), ("a", "`a`, `b` are laid over one another"), ("c", "there is no calendar `nowhere`")]
    {
        let said = ask(&folder, &format!("--calendar {id} --from 2024-04-15 --limit 20wd"));
        assert!(said.code == 1 && said.stderr.contains(why), "{id}: {said:?}");
    }
}

#[test]
fn two_files_with_one_id_are_told_of_when_it_is_asked_for() {
    let folder = Folder::new("due_twice");
    folder.write("workflows/calendars/one.ron", LITTLE).write("workflows/calendars/two.ron", LITTLE);
    let said = ask(&folder, "--calendar little --from 2024-04-15 --limit 20wd");
    assert_eq!(said.code, 2, "{said:?}");
    assert!(
        said.stderr.contains("one.ron` and `") && said.stderr.contains("are both the calendar `little`"),
        "{said:?}"
    );
    assert_eq!(ask(&folder, "--calendar cn --from 2024-04-15 --limit 20wd").code, 0);
    assert_eq!(ask(&folder, "--calendar workflows/calendars/one.ron --from 2024-04-15 --limit 20wd").code, 0);
}

/// Random cases of the executable specification; none where it is not at hand.
fn vectors(number: usize, seed: u64) -> Vec<Value> {
    let Some(shared) = std::env::var_os("ONEDOOR_SHARED") else {
        eprintln!("skipped: ONEDOOR_SHARED is not set");
        return Vec::new();
    };
    let script = std::path::Path::new(&shared).join("kernel/clock.py");
    let Ok(output) =
        Command::new("python3").arg(script).args(["vectors", &number.to_string(), &seed.to_string()]).output()
    else {
        eprintln!("skipped: there is no python3");
        return Vec::new();
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_command_answers_as_the_specification_does() {
    let seed = std::env::var("ONEDOOR_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    println!("ONEDOOR_SEED={seed}");
    let folder = Folder::new("due_witness");
    for vector in vectors(150, seed) {
        let stops = vector["stops"].as_array().unwrap().iter();
        let stops: String =
            stops.map(|stop| format!(" --stop {}..{}", stop[0].as_str().unwrap(), stop[1].as_str().unwrap())).collect();
        let (from, limit, extend) = (vector["from"].as_str().unwrap(), &vector["limit"], &vector["extend"]);
        let found = object(&folder, &format!("--calendar cn --from {from} --limit {limit}wd --extend {extend}{stops}"));
        let whole = limit.as_u64().unwrap() + extend.as_u64().unwrap();
        let expected = json!({"due": vector["due"], "clock": "running", "used": whole, "remaining": 0, "unit": "wd"});
        assert_eq!(found, expected, "{vector}");
    }
}
