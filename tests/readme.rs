//! What the README shows is true: its definition loads without a word, and its mistake is told as it says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a failing test panics")]

use onedoor::{Act, Actor, Move, Start, blocking::Engine};
use onedoor_core::{graph::Catalogue, proof::load};
use onedoor_tests::{findings, root, text};

fn definition() -> String {
    shown(1)
}

/// The RON that is shown there, counted from 1.
fn shown(place: usize) -> String {
    let readme = text(&root().join("README.md"));
    let found = readme.split("```ron\n").nth(place).and_then(|rest| rest.split("```").next());
    found.expect("the README shows a definition and a directory").to_owned()
}

#[test]
fn the_definition_loads_without_a_word() {
    let loaded = load(definition().as_bytes(), &Catalogue::default());
    assert!(loaded.proved.is_some() && loaded.diagnostics.is_empty(), "{}", findings(&loaded));
}

#[test]
fn the_directory_lets_the_clerk_accept_and_nobody_else() {
    let engine = Engine::in_memory();
    assert_eq!(engine.deploy_directory(shown(2)).unwrap().warnings, []);
    engine.deploy(definition()).unwrap();
    let now = "2024-04-15T09:00:00+08:00".parse().unwrap();
    let who = |identity: &str| Actor::authenticated(identity).unwrap();
    let start = Start::new("construction_permit", "2024-0001", &who("clerk_1"), now).applicant(&who("builder_9"));
    engine.start(start.data("floor_area", "1200.50").data("high_rise", true)).unwrap();
    let accept = |by: &str| engine.act(Act::new("2024-0001", &who(by), now, Move::complete("accept", "accepted")));
    assert_eq!(accept("fire_2").unwrap_err().code(), "NotCandidate");
    assert_eq!(accept("clerk_1").unwrap().open[0].step, "handle");
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
