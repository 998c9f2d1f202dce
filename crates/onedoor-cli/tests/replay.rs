//! `onedoor replay`: each rule of a replay on a log of a line or two, and the real logs where they are at hand.
#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use serde_json::{Value, json};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("replay").join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn written(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn onedoor(workflow: &Path, log: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onedoor"))
        .arg("replay")
        .arg(workflow)
        .arg("--log")
        .arg(log)
        .args(more)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A log of one case a line: `name key=value …: event event …`, an event being `activity`, `activity@second` or `activity@second/transition`.
fn xes(cases: &str) -> String {
    let traces = cases.lines().map(str::trim).filter(|line| !line.is_empty()).map(trace).collect::<String>();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">\n{traces}</log>\n")
}

fn trace(line: &str) -> String {
    let (head, events) = line.split_once(':').unwrap();
    let mut words = head.split_whitespace();
    let name = words.next().unwrap();
    let attributes =
        words.map(|word| word.split_once('=').map(|(key, value)| string(key, value)).unwrap()).collect::<String>();
    let events = events.split_whitespace().map(event).collect::<String>();
    format!("<trace>{}{attributes}{events}</trace>\n", string("concept:name", name))
}

fn event(word: &str) -> String {
    let (activity, rest) = word.split_once('@').unwrap_or((word, ""));
    let (second, transition) = rest.split_once('/').unwrap_or((rest, ""));
    let time = if second.is_empty() {
        String::new()
    } else {
        format!("<date key=\"time:timestamp\" value=\"2024-04-15T09:00:{second:0>2}Z\"/>")
    };
    let transition = if transition.is_empty() { String::new() } else { string("lifecycle:transition", transition) };
    format!("<event>{}{time}{transition}</event>", string("concept:name", activity))
}

fn string(key: &str, value: &str) -> String {
    format!("<string key=\"{key}\" value=\"{value}\"/>")
}

/// A definition whose data, steps and ends are these.
fn definition(data: &str, steps: &str, ends: &str) -> String {
    format!("Workflow(id: \"w\", calendar: \"cn\", data: {{{data}}}, steps: {{{steps}}}, ends: {{{ends}}})")
}

/// The one object, without its deadlines: they have tests of their own.
fn summary(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    let text = stdout(output);
    assert_eq!(text.lines().count(), 1, "{text}");
    let mut summary: Value = serde_json::from_str(&text).unwrap();
    assert!(summary.as_object_mut().unwrap().remove("deadlines").is_some_and(|deadlines| deadlines.is_object()));
    summary
}

/// What a case comes to: `complete`, `open`, or `rejected` after so many events.
fn verdict(of: &Value) -> String {
    match (&of["complete"], &of["open"]) {
        (one, _) if *one == 1 => "complete".to_owned(),
        (_, one) if *one == 1 => "open".to_owned(),
        _ => format!("rejected {}", of["accepted_events"]),
    }
}

/// Replays each of these cases (`verdict | events`, with the case's data before a colon) alone.
fn check(test: &str, workflow: &str, cases: &str) {
    let folder = folder(test);
    let definition = written(&folder, "w.ron", workflow);
    for line in cases.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (expected, case) = line.split_once('|').unwrap();
        let (data, events) = case.split_once(':').unwrap_or(("", case));
        let log = written(&folder, "log.xes", xes(&format!("one {data}: {events}")));
        let found = summary(&onedoor(&definition, &log, &["--format", "json"]));
        assert_eq!(verdict(&found), expected.trim(), "{line}");
    }
}

const CHAIN: &str = r#"Workflow(id: "chain", steps: {
    "a": Do(activities: ["A"]), "b": Do(after: ["a"], activities: ["B"]),
}, ends: {"done": (after: ["b"])})"#;

#[test]
fn cases_are_complete_open_or_rejected_and_events_count_up_to_the_first_rejection() {
    let folder = folder("summary");
    let log = written(&folder, "log.xes", xes("one: A B\n two: A\n three: A X B\n four: B\n five:\n six: A B B"));
    let output = onedoor(&written(&folder, "w.ron", CHAIN), &log, &["--format", "json"]);
    assert_eq!(
        summary(&output),
        json!({"cases": 6, "events": 10, "complete": 1, "open": 2, "rejected": 3, "accepted_events": 6})
    );
    assert_eq!(
        stdout(&output),
        concat!(
            r#"{"cases":6,"events":10,"complete":1,"open":2,"rejected":3,"accepted_events":6,"#,
            r#""deadlines":{"on_time":0,"late":0,"open":0,"by_department":{},"by_channel":{},"unreadable":0}}"#,
            "\n"
        )
    );
}

#[test]
fn only_completions_count() {
    let folder = folder("lifecycle");
    let log = written(&folder, "log.xes", xes("one: A@1/start A@2/complete B@3/START B@4/suspend B@5/COMPLETE"));
    let found = summary(&onedoor(&written(&folder, "w.ron", CHAIN), &log, &["--format", "json"]));
    assert_eq!(found, json!({"cases": 1, "events": 2, "complete": 1, "open": 0, "rejected": 0, "accepted_events": 2}));
}

#[test]
fn events_go_in_the_order_of_time_and_ties_in_that_of_the_log() {
    check("time", CHAIN, "complete | B@2 A@1 \n complete | A@1 B@1 \n rejected 0 | B@1 A@1 \n complete | A B");
}

#[test]
fn names_match_whole_and_exactly() {
    check("names", CHAIN, "rejected 0 | a \n rejected 0 | AA \n rejected 1 | A B2");
    let accents =
        "Workflow(id: \"w\", steps: {\"a\": Do(activities: [\" Pru\u{308}fen \"])}, ends: {\"e\": (after: [\"a\"])})";
    check("accents", accents, "complete | Pr\u{fc}fen \n complete | Pru\u{308}fen \n rejected 0 | Prufen");
}

#[test]
fn a_step_may_have_several_names_and_a_name_several_steps() {
    let workflow = definition(
        "",
        r#""a": Do(activities: ["A", "A2"]), "b": Do(activities: ["B", "A"])"#,
        r#""e": (after: ["a", "b"], join: AllRequired)"#,
    );
    check(
        "several",
        &workflow,
        "complete | A2 B \n complete | A A \n complete | A A2 \n complete | A B \n rejected 1 | A2 A2 \n open | A",
    );
}

#[test]
fn a_step_without_a_name_completes_by_itself_whenever_it_is_open() {
    let steps = r#""a": Do(activities: ["A"]), "silent": Do(after: ["a"]), "b": Do(after: ["a"], activities: ["B"]), "c": Do(after: ["silent", "b"], activities: ["C"])"#;
    check(
        "silent",
        &definition("", steps, r#""e": (after: ["c"])"#),
        "complete | A B C \n rejected 1 | A C \n open | A B",
    );
    let alone = definition("", r#""first": Do(), "second": Do(after: ["first"])"#, r#""e": (after: ["second"])"#);
    check("silent_alone", &alone, "complete | \n rejected 0 | A");
}

#[test]
fn a_silent_step_may_return() {
    let steps = r#""a": Do(activities: ["A"]), "look": Decide(after: ["a"], outcomes: ["good"], returns: {"again": (to: "a")}, returns_max: 2)"#;
    check(
        "silent_return",
        &definition("", steps, r#""e": (after: ["look.good"])"#),
        "complete | A \n complete | A A \n complete | A A A \n rejected 3 | A A A A",
    );
}

#[test]
fn an_outcome_is_not_told_and_so_every_one_is_possible() {
    let steps = r#""a": Decide(outcomes: ["left", "right"], activities: ["A"]), "l": Do(after: ["a.left"], activities: ["L"]), "r": Do(after: ["a.right"], activities: ["R"])"#;
    check(
        "outcomes",
        &definition("", steps, r#""e": (after: ["l", "r"])"#),
        "complete | A L \n complete | A R \n rejected 2 | A L R \n open | A",
    );
}

#[test]
fn an_ended_case_accepts_nothing_more() {
    let steps = r#""a": Decide(outcomes: ["stop", "go"], activities: ["A"]), "b": Do(activities: ["B"])"#;
    let ends = r#""stopped": (after: ["a.stop"], join: Any), "gone": (after: ["a.go", "b"], join: AllRequired)"#;
    check(
        "ended",
        &definition("", steps, ends),
        "complete | A \n complete | A B \n complete | B A \n rejected 2 | A B B",
    );
}

const GUARDED: [&str; 2] = [
    r#""area": Decimal, "kind": OneOf(["new", "old"])"#,
    r#""a": Do(activities: ["A"]), "fire": Do(after: ["a"], when: "area >= 3000", activities: ["F"]), "z": Do(after: ["a", "fire"], activities: ["Z"])"#,
];

#[test]
fn a_guard_goes_both_ways_unless_the_log_has_its_field() {
    let [data, steps] = GUARDED;
    let cases = "complete | A F Z \n complete | A Z \n complete | area=4500: A F Z \n rejected 1 | area=4500: A Z \n complete | area=10.5: A Z \n rejected 1 | area=10.5: A F Z
        complete | area=large: A Z \n complete | area=large: A F Z \n complete | kind=new: A F Z \n complete | kind=strange: A Z";
    check("guards", &definition(data, steps, r#""e": (after: ["z"])"#), cases);
}

#[test]
fn what_a_step_writes_stays_unknown() {
    let steps = r#""a": Do(writes: ["high"], activities: ["A"]), "b": Do(after: ["a"], when: "high", activities: ["B"]), "c": Do(after: ["a", "b"], activities: ["C"])"#;
    let cases = "complete | A B C \n complete | A C \n complete | high=true: A C \n complete | high=false: A B C";
    check("written", &definition(r#""high": Bool"#, steps, r#""e": (after: ["c"])"#), cases);
}

#[test]
fn a_field_is_there_once_its_writer_was_done() {
    let steps = r#""a": Decide(outcomes: ["write", "pass"], activities: ["A"]), "w": Do(after: ["a.write"], writes: ["report"], activities: ["W"]),
        "b": Do(after: ["a", "w"], when: "has(report)", activities: ["B"]), "c": Do(after: ["a", "b"], activities: ["C"])"#;
    let cases = "complete | A W B C \n rejected 2 | A W C \n complete | A C \n complete | A B C";
    check("has", &definition(r#""report": Text"#, steps, r#""e": (after: ["c"])"#), cases);
    let known = r#""a": Do(activities: ["A"]), "b": Do(after: ["a"], when: "has(area)", activities: ["B"])"#;
    check(
        "has_from_start",
        &definition(r#""area": Decimal"#, known, r#""e": (after: ["a", "b"])"#),
        "open | A \n complete | A B",
    );
}

/// `c` returns to `a`; `b` stands between them.
fn returning(redo: &str, of_a: &str, of_b: &str) -> String {
    let steps = format!(
        r#""a": Do({of_a} activities: ["A"]), "b": Do(after: ["a"], {of_b} activities: ["B"]),
        "c": Decide(after: ["b"], outcomes: ["good"], returns: {{"back": (to: "a"{redo})}}, returns_max: 2, activities: ["C"])"#
    );
    definition(r#""x": Integer"#, &steps, r#""e": (after: ["c.good"])"#)
}

#[test]
fn a_return_does_over_what_its_rule_says() {
    check(
        "redo_all",
        &returning(", redo: All", "", ""),
        "complete | A B C \n complete | A B C A B C \n rejected 4 | A B C A C \n open | A B C A",
    );
    check(
        "redo_changed",
        &returning("", "", ""),
        "complete | A B C A C \n rejected 4 | A B C A B C \n complete | A B C A C A C \n rejected 7 | A B C A C A C A C",
    );
}

#[test]
fn what_a_return_brings_may_be_new_or_not() {
    let cases = "complete | A B C A C \n complete | A B C A B C \n complete | A B C A B C A C \n complete | A B C A C A B C \n rejected 5 | A B C A B A";
    check("news_field", &returning("", r#"writes: ["x"],"#, r#"reads: ["x"],"#), cases);
    check(
        "news_guard",
        &returning("", r#"writes: ["x"],"#, r#"when: "x > 0","#),
        "complete | A B C A C \n complete | A B C A B C \n rejected 1 | A C",
    );
    check("news_document", &returning("", r#"gives: ["plan"],"#, r#"needs: ["plan"],"#), cases);
}

#[test]
fn a_detour_is_made_on_the_way_back() {
    let steps = r#""a": Decide(outcomes: ["good"], returns: {"adjust": (to: "a", by_way_of: ["d"])}, activities: ["A"]), "d": Do(detour: true, activities: ["D"])"#;
    check(
        "detour",
        &definition("", steps, r#""e": (after: ["a.good"])"#),
        "complete | A \n complete | A D A \n rejected 2 | A D D \n open | A D \n complete | A D A D A",
    );
}

#[test]
fn people_and_limits_are_not_applied() {
    let steps = r#""a": Accept(by: Window("one"), within: WorkingDays(1), silence: DeemedAccepted, activities: ["A"]), "b": Sign(by: Person("ann"), after: ["a.accepted"], activities: ["B"])"#;
    let ends = r#""no": (after: ["a.declined", "b.refused"], join: Any), "yes": (after: ["b.signed"])"#;
    check("people", &definition("", steps, ends), "complete | A@1 B@59 \n complete | A");
}

#[test]
fn a_step_on_request_was_asked_for_if_it_was_done() {
    let steps = r#""a": Do(activities: ["A"]), "extra": Do(after: ["a"], on_request: true, activities: ["X"]), "b": Do(after: ["a", "extra"], activities: ["B"])"#;
    check(
        "request",
        &definition("", steps, r#""e": (after: ["b"])"#),
        "complete | A B \n complete | A X B \n rejected 2 | A B X \n rejected 0 | X A B",
    );
}

#[test]
fn a_call_may_have_any_outcome_of_the_workflow_called() {
    let folder = folder("call");
    let visit = r#"Workflow(id: "visit", data: {"site": Text}, steps: {"go": Sign()}, ends: {"good": (after: ["go.signed"]), "bad": (after: ["go.refused"])})"#;
    written(&folder, "visit.ron", visit);
    let caller = |call: &str| {
        let steps = format!(
            r#""a": Do(activities: ["A"]), "v": Call(workflow: "visit", after: ["a"]{call}), "b": Do(after: ["v.good"], activities: ["B"])"#
        );
        definition(
            r#""site": Text, "sites": List(Text)"#,
            &steps,
            r#""e": (after: ["b"]), "no": (after: ["v.bad", "v.closed"])"#,
        )
    };
    let each = r#", each: "sites", as: "site""#;
    check("call", &caller(""), "complete | A B \n complete | A \n rejected 1 | A V");
    check(
        "call",
        &caller(r#", activities: ["V"]"#),
        "complete | A V B \n complete | A V \n open | A \n rejected 1 | A B",
    );
    check(
        "call",
        &caller(&format!(r#"{each}, activities: ["V"]"#)),
        "complete | A V B \n complete | A V \n open | A \n complete | A B",
    );
}

/// As many silent steps side by side.
fn side_by_side(silent: usize) -> String {
    let steps = (0..silent).map(|number| format!("\"s{number}\": Do(after: [\"a\"]), ")).collect::<String>();
    let after = (0..silent).map(|number| format!("\"s{number}\", ")).collect::<String>();
    definition(
        "",
        &format!("\"a\": Do(activities: [\"A\"]), {steps} \"z\": Do(after: [{after}], activities: [\"Z\"])"),
        r#""e": (after: ["z"])"#,
    )
}

#[test]
fn a_case_that_may_be_in_too_many_states_is_named() {
    check("states", &side_by_side(13), "complete | A Z");
    let folder = folder("too_many_states");
    let log = written(&folder, "log.xes", xes("fine: \n case-17: A Z"));
    let output = onedoor(&written(&folder, "w.ron", side_by_side(14)), &log, &["--format", "json"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).contains("case `case-17` may be in more than 10000 states"), "{}", stderr(&output));
}

#[test]
fn a_packed_log_is_known_by_its_bytes() {
    let folder = folder("gzip");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(xes("one: A B").as_bytes()).unwrap();
    let log = written(&folder, "log.xes", packed.finish().unwrap());
    assert_eq!(summary(&onedoor(&written(&folder, "w.ron", CHAIN), &log, &["--format", "json"]))["complete"], 1);
}

#[test]
fn a_log_that_breaks_off_is_a_no_with_the_position() {
    let folder = folder("broken");
    let workflow = written(&folder, "w.ron", CHAIN);
    let text = xes("one: A B\n two: A");
    let log = written(&folder, "log.xes", text.get(..text.len() - 20).unwrap());
    let output = onedoor(&workflow, &log, &["--format", "json"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).contains("line 4, byte "), "{}", stderr(&output));
}

#[test]
fn what_is_missing_or_no_log_is_misuse_and_a_definition_with_errors_a_no() {
    let folder = folder("misuse");
    let (workflow, log) = (written(&folder, "w.ron", CHAIN), written(&folder, "log.xes", xes("one: A B")));
    let code = |workflow: &Path, log: &Path| onedoor(workflow, log, &["--format", "json"]).status.code();
    assert_eq!(code(&workflow, &folder.join("nowhere.xes")), Some(2));
    assert_eq!(code(&folder.join("nowhere.ron"), &log), Some(2));
    assert_eq!(code(&workflow, &folder), Some(2));
    assert_eq!(code(&workflow, &workflow), Some(2));
    let wrong = written(&folder, "wrong.ron", CHAIN.replace("after: [\"a\"]", "after: [\"aa\"]"));
    assert_eq!(code(&wrong, &log), Some(1));
    assert_eq!(
        Command::new(env!("CARGO_BIN_EXE_onedoor")).arg("replay").arg(&workflow).output().unwrap().status.code(),
        Some(2)
    );
}

#[test]
fn people_read_a_table_and_the_first_rejections() {
    let folder = folder("table");
    let log = written(&folder, "log.xes", xes("one: A B\n two: B\n three: A X\n four: A A\n five: B A"));
    let output = onedoor(&written(&folder, "w.ron", CHAIN), &log, &["--rejected", "2"]);
    let expected = "\
cases       5
  complete  1   20.0 %
  open      0    0.0 %
  rejected  4   80.0 %
events      9
  accepted  4   44.4 %
states      1  at most, in one case at once

first rejections (cases, activity, what was open instead)
     2  `B`  a
     1  `A`  b
";
    assert_eq!(stdout(&output), expected);
    assert!(
        !stdout(&onedoor(&folder.join("w.ron"), &log, &[])).contains("first rejections"),
        "a pipe is not a terminal"
    );
}

/// Replays a real log; nothing where it is not at hand.
fn real(workflow: &str, log: &str) -> Option<Value> {
    let Some(shared) = std::env::var_os("ONEDOOR_SHARED") else {
        eprintln!("skipped: ONEDOOR_SHARED is not set");
        return None;
    };
    let workflow = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../workflows").join(workflow);
    let log = Path::new(&shared).join("data/logs").join(log);
    Some(summary(&onedoor(&workflow, &log, &["--format", "json"])))
}

#[test]
fn the_permit_log_fits_the_plain_description_in_most_cases() {
    let expected =
        json!({"cases": 1434, "events": 8577, "complete": 1182, "open": 150, "rejected": 102, "accepted_events": 7907});
    assert!(real("permit_receipt_plain.ron", "receipt.xes.gz").is_none_or(|found| found == expected));
}

#[test]
fn the_permit_log_fits_the_real_work_but_for_one_case() {
    let expected =
        json!({"cases": 1434, "events": 8577, "complete": 1272, "open": 161, "rejected": 1, "accepted_events": 8574});
    assert!(real("permit_receipt.ron", "receipt.xes.gz").is_none_or(|found| found == expected));
}

#[test]
fn the_reviewing_log_with_its_starts_is_readable() {
    let expected =
        json!({"cases": 100, "events": 2278, "complete": 0, "open": 0, "rejected": 100, "accepted_events": 0});
    assert!(real("permit_receipt.ron", "reviewing.xes.gz").is_none_or(|found| found == expected));
}
