//! What the README shows is true: its definition loads without a word, and its mistake is told as it says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a failing test panics")]

use onedoor_core::{graph::Catalogue, proof::load};
use onedoor_tests::{findings, root, text};

fn definition() -> String {
    let readme = text(&root().join("README.md"));
    readme
        .split("```ron\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the README shows a definition")
        .to_owned()
}

#[test]
fn the_definition_loads_without_a_word() {
    let loaded = load(definition().as_bytes(), &Catalogue::default());
    assert!(loaded.proved.is_some() && loaded.diagnostics.is_empty(), "{}", findings(&loaded));
}

#[test]
fn the_mistake_stands_where_it_says() {
    let wrong = definition().replace("\"accept.accepted\"", "\"accept.acepted\"");
    let loaded = load(wrong.as_bytes(), &Catalogue::default());
    let at = loaded.source.locate(&loaded.diagnostics[0].place).start;
    let shown = text(&root().join("README.md"));
    assert!(shown.contains(&format!("permit.ron:{}:{}", at.line, at.column)), "{}", findings(&loaded));
    assert!(
        shown.contains(&loaded.diagnostics[0].message)
            && shown.contains(loaded.diagnostics[0].help.as_deref().unwrap())
    );
}
