//! `onedoor new`: what it writes is sound, plays, and is never written over anything.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::json;
use support::Folder;

#[test]
fn what_is_new_checks_clean_draws_and_plays() {
    let folder = Folder::new("new");
    assert_eq!(folder.onedoor(&["new", "permit"]).code, 0);
    let said = folder.onedoor(&["check", "--format", "json", "."]);
    assert_eq!(said.stdout, "{\"type\":\"summary\",\"files\":1,\"errors\":0,\"warnings\":0}\n");
    let drawn = folder.onedoor(&["graph", "permit.ron", "--to", "svg", "--out", "permit.svg"]);
    assert_eq!((drawn.code, drawn.stdout.as_str()), (0, ""));
    assert!(folder.text("permit.svg").contains("Town planning"));
    let script = "set floor_area 1200\nset high_rise false\nset land allocated\naccept accepted\nhandle assigned\nfire agree\n\
                  planning agree\ndecide rework\nrevise done\nplanning agree\ndecide granted\nset fee 360\ncharge done\ndeliver delivered\n";
    let played = folder.onedoor_with(script, &["run", "permit.ron"]);
    assert!(played.code == 0 && played.stdout.ends_with("CaseEnded(granted)\n"), "{played:?}");
}

#[test]
fn its_scenarios_hold() {
    let folder = Folder::new("new_scenarios");
    folder.onedoor(&["new", "permit"]);
    let (scenarios, workflow) = (folder.text("permit.scenario.ron"), folder.text("permit.ron"));
    let report = onedoor::scenario::run(&scenarios, workflow.as_bytes(), &[]).unwrap();
    assert!(report.failures.is_empty() && report.passed >= 3, "{:?}", report.failures);
    assert!(report.coverage.is_full(), "{:?}", report.coverage);
}

#[test]
fn nothing_is_written_over() {
    for file in ["permit.ron", "permit.scenario.ron"] {
        let folder = Folder::new(&format!("new_{file}"));
        let said = folder.write(file, "mine").onedoor(&["new", "permit"]);
        assert_eq!((said.code, folder.text(file).as_str()), (2, "mine"), "{said:?}");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }
}

#[test]
fn a_name_that_is_no_id_is_misuse_with_help() {
    let folder = Folder::new("new_names");
    for name in ["My-Permit", "许可", "../permit", "", "1st"] {
        let said = folder.onedoor(&["new", name]);
        assert!(said.code == 2 && said.stderr.contains("help: an id begins"), "{name}: {said:?}");
    }
    assert!(folder.onedoor(&["new", "My-Permit"]).stderr.contains("`my_permit`"));
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn the_summary_names_what_was_created() {
    let said = Folder::new("new_json").onedoor(&["--format", "json", "new", "permit"]);
    assert_eq!(said.json(), [json!({"type": "summary", "created": ["permit.ron", "permit.scenario.ron"]})]);
}
