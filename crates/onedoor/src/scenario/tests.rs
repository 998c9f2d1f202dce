#![allow(clippy::unwrap_used)]

mod people;
mod time;

use super::{Report, ScenarioError, run};

const TEA: &str = r#"Workflow(id: "tea", data: {"sugar": Integer}, steps: {
    "brew": Do(by: Role("cook")),
    "pour": Sign(after: ["brew"]),
}, ends: {"drunk": (after: ["pour.signed"]), "spilt": (after: ["pour.refused"])})"#;

fn played(plays: &str, expected: &str) -> Result<Report, ScenarioError> {
    played_on(TEA, "data: {\"sugar\": 1}", plays, expected)
}

/// The plays stand in the third line, what is expected in the fourth.
fn played_on(workflow: &str, begin: &str, plays: &str, expected: &str) -> Result<Report, ScenarioError> {
    let file = format!(
        "Scenarios(workflow: \"a.ron\", scenarios: {{\n\"a\": ({begin}, play: [\n{plays}\n], expect: {expected})}})"
    );
    run(&file, workflow.as_bytes(), &[])
}

/// What is wrong with a scenario, or with its file; both as `line:column: message`.
#[track_caller]
fn check(plays: &str, expected: &str, told: &str) {
    assert_eq!(told_of(played(plays, expected)), told);
}

fn told_of(played: Result<Report, ScenarioError>) -> String {
    match played {
        Err(ScenarioError::Unreadable { line, column, message }) => format!("{line}:{column}: {message}"),
        Err(other) => other.to_string(),
        Ok(report) => {
            report.failures.first().map_or(String::new(), |f| format!("{}:{}: {}", f.line, f.column, f.message))
        }
    }
}

#[test]
fn what_is_miswritten_is_told_at_its_place_with_what_was_meant() {
    let good = "(step: \"brew\", outcome: \"done\"),";
    check(good, "()", "");
    check("(stp: \"brew\", outcome: \"done\")", "()", "3:2: there is no field `stp` here; did you mean `step`?");
    check(
        "  Refuse((step: \"brew\", outcome: \"done\"), \"NotOpen\")",
        "()",
        "3:3: there is no play `Refuse`; did you mean `Refused`?",
    );
    check("(step: \"brew\")", "()", "3:14: the field `outcome` is missing here");
    check(
        "Refused((step: \"pour\", outcome: \"signed\"), \"NotOpn\")",
        "()",
        "3:44: there is no refusal `NotOpn`; did you mean `NotOpen`?",
    );
    check(
        "Refused((stp: \"pour\", outcome: \"signed\"), \"NotOpen\")",
        "()",
        "3:10: there is no field `stp` here; did you mean `step`?",
    );
    check("Refused(Pass(\"2024-01-01T10:00\"), \"NotOpen\")", "()", "3:9: only a command can be refused");
    check("(step: \"brw\", outcome: \"done\")", "()", "3:8: there is no step `brw`; did you mean `brew`?");
    check("Request(\"brw\")", "()", "3:9: there is no step `brw`; did you mean `brew`?");
    check("(step: \"brew\", outcome: \"don\")", "()", "3:25: `brew` has no outcome `don`; did you mean `done`?");
    check("Close(\"withdraw\")", "()", "3:7: there is no way to close a case `withdraw`; did you mean `withdrawn`?");
    check("Refused((step: \"brw\", outcome: \"done\"), \"UnknownStep\")", "()", "");
}

#[test]
fn what_is_expected_is_there_in_the_workflow() {
    let check = |expected: &str, told: &str| check("(step: \"brew\", outcome: \"done\")", expected, told);
    check("(end: \"drunken\")", "4:18: there is no end `drunken`; did you mean `drunk`?");
    check("(steps: {\"puor\": Open})", "4:21: there is no step `puor`; did you mean `pour`?");
    check("(steps: {\"brew\": Done(\"don\")})", "4:34: `brew` has no outcome `don`; did you mean `done`?");
    check("(data: {\"suger\": 1})", "4:20: there is no field `suger`; did you mean `sugar`?");
    check("(events: [\"StepOpend(brew)\"])", "4:22: there is no event `StepOpend`; did you mean `StepOpened`?");
    check("(events: [\"StepOpened(brw)\"])", "4:22: there is no step `brw`; did you mean `brew`?");
    check("(events: [\"CaseEnded(drunken)\"])", "4:22: there is no end `drunken`; did you mean `drunk`?");
    check("(events: [\"StepOpened\"])", "4:22: `StepOpened` is written `StepOpened(step)`");
    check("(events: [\"StepCompleted(brew,done)\", \"StepOpened(pour)\"], steps: {\"pour\": Open})", "");
    check("(evnts: [])", "4:13: there is no field `evnts` here; did you mean `events`?");
}

#[test]
fn a_file_that_is_no_scenario_file_says_so() {
    let told = |text: &str| run(text, TEA.as_bytes(), &[]).unwrap_err().to_string();
    assert!(told(TEA).contains("this is a workflow"), "{}", told(TEA));
    assert_eq!(told(" \n"), "line 1, column 1: the file is empty");
    assert!(told("Fees(1)").contains("a scenario file is `Scenarios("), "{}", told("Fees(1)"));
}

#[test]
fn what_was_not_seen_has_a_name() {
    let report = played("(step: \"brew\", outcome: \"done\")", "()").unwrap();
    let unseen = [
        "edge pour.signed → drunk",
        "edge pour.refused → spilt",
        "outcome pour.signed",
        "outcome pour.refused",
        "end drunk",
        "end spilt",
    ];
    assert_eq!((report.coverage.unseen(), report.coverage.percent()), (unseen.map(str::to_owned).to_vec(), 0));
}
