//! `onedoor test`: what went otherwise, what was not seen, and which of two workflows with one id is called.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::json;
use support::{Folder, TEA};

/// A scenario file for `a.ron` with one scenario.
fn scenario(data: &str, plays: &str, expected: &str) -> String {
    format!(
        "Scenarios(workflow: \"a.ron\", scenarios: {{\n\"one\": (data: {{{data}}}, play: [{plays}], expect: {expected}),\n}})"
    )
}

#[test]
fn what_was_not_seen_is_listed_by_name() {
    let folder = Folder::new("test_unseen");
    folder.write("a.ron", TEA).write(
        "a.scenario.ron",
        scenario(
            "\"sugar\": 1",
            "(step: \"brew\", outcome: \"done\"), (step: \"pour\", outcome: \"signed\")",
            "(end: \"drunk\")",
        ),
    );
    let said = folder.onedoor(&["test", ".", "--min-coverage", "100"]);
    let unseen = "unseen: edge pour.refused → spilt; outcome pour.refused; outcome pour.again; end spilt\n";
    assert!(said.code == 1 && said.stdout.contains(unseen), "{said:?}");
    let covered = "covered 50 % (the least of steps, edges, outcomes and ends), less than 100 %\n";
    assert!(said.stdout.contains(covered), "{said:?}");
}

#[test]
fn a_miswritten_file_is_told_at_its_place_and_nothing_of_coverage() {
    let folder = Folder::new("test_miswritten");
    folder.write("a.ron", TEA).write("a.scenario.ron", scenario("", "(stp: \"brew\", outcome: \"done\")", "()"));
    let said = folder.onedoor(&["test", "a.scenario.ron"]);
    let told = "a.scenario.ron:2:27: there is no field `stp` here; did you mean `step`?\n";
    assert!(said.code == 1 && said.stdout.contains(told) && !said.stdout.contains("seen:"), "{said:?}");
    let object = folder.onedoor(&["test", "a.scenario.ron", "--format", "json"]).summary();
    let failure = json!({"file": "a.scenario.ron", "scenario": "", "line": 2, "message": "there is no field `stp` here; did you mean `step`?"});
    assert_eq!(object["failures"], json!([failure]));
    assert_eq!(object.as_object().unwrap().keys().collect::<Vec<_>>(), ["coverage", "failed", "failures", "passed"]);
}

#[test]
fn a_workflow_is_not_a_scenario_file() {
    let folder = Folder::new("test_workflow");
    let said = folder.write("a.ron", TEA).onedoor(&["test", "a.ron"]);
    let told = "this is a workflow: test its scenario file `a.scenario.ron`\n";
    assert!(said.code == 1 && said.stdout.contains(told), "{said:?}");
}

#[test]
fn of_two_workflows_with_one_id_the_nearer_is_called() {
    let called =
        |end: &str| format!("Workflow(id: \"b\", steps: {{\"s\": Do()}}, ends: {{\"{end}\": (after: [\"s\"])}})");
    let caller = r#"Workflow(id: "a", steps: {"call": Call(workflow: "b")}, ends: {"e": (after: ["call"])})"#;
    let expected = "(events: [\"SubCaseEnded(call, near)\"])";
    let folder = Folder::new("test_nearer");
    folder
        .write("here/a.ron", caller)
        .write("here/b.ron", called("near"))
        .write("workflows/b.ron", called("far"))
        .write("here/a.scenario.ron", scenario("", "(case: \"call.1.0\", step: \"s\", outcome: \"done\")", expected));
    let said = folder.onedoor(&["test", "here"]);
    assert!(said.code == 0, "{said:?}");
    let drawn = folder.onedoor(&["graph", "here/a.ron", "--to", "dot"]);
    assert!(drawn.code == 0, "{drawn:?}");
}

#[test]
fn scenarios_are_played_in_the_calendar_of_the_folder() {
    let workflow =
        r#"Workflow(id: "a", calendar: "town", steps: {"s": Do(within: WorkingDays(1))}, ends: {"e": (after: ["s"])})"#;
    let town = "Calendar(id: \"town\", title: \"a\", over: \"cn\", years: {2024: (source: \"b\", holidays: {\"2024-04-16\": \"c\"})})";
    let folder = Folder::new("test_calendar");
    folder.write("a.ron", workflow).write("ours/calendars/town.ron", town).write(
        "a.scenario.ron",
        scenario("", "", "(deadlines: {\"s\": \"2024-04-17\"})").replace("data: {}", "at: \"2024-04-15T09:00\""),
    );
    let said = folder.onedoor(&["test", "a.scenario.ron", "--workflows", "ours"]);
    assert!(said.code == 0, "{said:?}");
}
