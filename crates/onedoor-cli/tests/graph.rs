//! `onedoor graph`: a drawing, or the mistakes that keep it from being drawn.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::json;
use support::{Folder, TEA};

#[test]
fn each_picture_shows_steps_ends_and_returns() {
    let folder = Folder::new("graph");
    folder.write("tea.ron", TEA);
    for (to, start) in [("svg", "<svg"), ("mermaid", "---"), ("dot", "digraph")] {
        let said = folder.onedoor(&["graph", "tea.ron", "--to", to]);
        assert!(said.code == 0 && said.stdout.contains(start), "{to}: {said:?}");
        for word in ["brew", "pour", "drunk", "spilt", "again"] {
            assert!(said.stdout.contains(word), "{to} without {word}: {}", said.stdout);
        }
    }
}

#[test]
fn in_json_the_drawing_is_in_the_summary() {
    let folder = Folder::new("graph_json");
    let said = folder.write("tea.ron", TEA).onedoor(&["graph", "tea.ron", "--to", "dot", "--format", "json"]);
    assert_eq!(
        (said.json().len(), &said.summary()["type"], &said.summary()["to"]),
        (1, &json!("summary"), &json!("dot"))
    );
    assert!(said.summary()["drawing"].as_str().unwrap().contains("digraph"));
    let said = folder.onedoor(&["graph", "tea.ron", "--to", "dot", "--out", "tea.dot", "--format", "json"]);
    assert_eq!(
        said.json(),
        [json!({"type": "summary", "file": "tea.ron", "to": "dot", "out": "tea.dot", "drawing": null})]
    );
}

#[test]
fn a_definition_with_errors_is_not_drawn() {
    let folder = Folder::new("graph_errors");
    folder.write("tea.ron", TEA.replace("after: [\"brew\"]", "after: [\"bru\"]"));
    let said = folder.onedoor(&["graph", "tea.ron", "--to", "svg", "--out", "tea.svg"]);
    assert_eq!((said.code, said.stdout.as_str()), (1, ""));
    assert!(said.stderr.contains("there is no step `bru`") && !folder.path().join("tea.svg").exists(), "{said:?}");
    let said = folder.onedoor(&["graph", "tea.ron", "--to", "svg", "--format", "json"]);
    assert_eq!((said.code, &said.json()[0]["code"]), (1, &json!("unknown-step")));
}
