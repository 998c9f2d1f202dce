//! The rooms of the core stand one above the other, and a room uses only rooms below it: arrows point down.
//!
//! The case and the record's bytes share a floor, since an event is what is recorded and a broken record is what a case refuses to read; what
//! they take from each other is listed. The witnesses, which are there in tests alone, look down on everything. Who needs another arrow changes
//! the design first, then this file.

use onedoor_tests::{files, root, short, text};
use std::path::Path;

/// The floors, ground floor first.
const FLOORS: &[&[&str]] = &[
    &["id"],
    &["diagnostic"],
    &["expr", "calendar"],
    &["language"],
    &["graph"],
    &["proof"],
    &["people"],
    &["case", "record"],
    &["engine"],
    &["ledger"],
    &["measure"],
    &["witness"],
];

/// What rooms of one floor take from each other.
const ACROSS: &[(&str, &[&str])] =
    &[("case", &["record::RecordError", "record::open_frame", "record::seal_frame"]), ("record", &["case::Event"])];

#[test]
fn arrows_point_down() {
    let src = root().join("crates/onedoor-core/src");
    let mut offending = Vec::new();
    for path in files(&src, ".rs") {
        let Some(room) = room(&src, &path) else { continue };
        let text = without_comments(&text(&path));
        for (at, used) in paths(&text, depth(&src, &path)) {
            offending.extend(fault(&room, &used).map(|fault| format!("{}:{}: {fault}", short(&path), line(&text, at))));
        }
    }
    assert_eq!(offending.join("\n"), "");
}

/// The room that a file belongs to; none for the front door, `lib.rs`.
fn room(src: &Path, path: &Path) -> Option<String> {
    let first = path.strip_prefix(src).ok()?.components().next()?.as_os_str().to_string_lossy().into_owned();
    let room = first.strip_suffix(".rs").unwrap_or(&first);
    (room != "lib").then(|| room.to_owned())
}

/// How many modules a file is below the root of the crate.
fn depth(src: &Path, path: &Path) -> usize {
    path.strip_prefix(src).map_or(0, |path| path.components().count())
}

/// What is wrong with a room's use of a path, counted from the root of the crate.
fn fault(room: &str, used: &str) -> Option<String> {
    let to = used.split("::").next().unwrap_or(used);
    let Some(from_floor) = floor(room) else { return Some(format!("the room `{room}` stands on no floor")) };
    let Some(to_floor) = floor(to) else { return Some(format!("`{used}` is in no room")) };
    let listed = || ACROSS.iter().any(|(from, taken)| *from == room && taken.contains(&used));
    let down = to == room || to_floor < from_floor || to_floor == from_floor && listed();
    (!down).then(|| format!("`{room}` may not use `{used}`"))
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The text with every line comment blanked out, so that bytes and lines stay where they are.
fn without_comments(text: &str) -> String {
    let blanked = text.split_inclusive('\n').map(|line| match line.find("//") {
        Some(at) => format!("{}{}", &line[..at], line[at..].replace(|c| c != '\n', " ")),
        None => line.to_owned(),
    });
    blanked.collect()
}

fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Every path from the root of the crate, with the byte where it starts: behind `crate::`, and behind so many `super::` as lead out of the room.
fn paths(text: &str, depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let out_of_the_room = format!("\nuse {}", "super::".repeat(depth));
    for opening in ["crate::", &out_of_the_room] {
        for (at, _) in text.match_indices(opening) {
            let is_word_end = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
            if opening.starts_with('\n') || !is_word_end {
                tree(text, at + opening.len(), "", &mut found);
            }
        }
    }
    found
}

/// Adds the leaves of a tree such as `case::{Case, cell::{Cell, Why}}` that starts at a byte, and says where it ends.
fn tree(text: &str, at: usize, before: &str, leaves: &mut Vec<(usize, String)>) -> usize {
    let at = at + text[at..].len() - text[at..].trim_start().len();
    if text[at..].starts_with('{') {
        return branches(text, at + 1, before, leaves);
    }
    let word = text[at..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*').unwrap_or(text.len() - at);
    let path = format!("{before}{}", &text[at..at + word]);
    if let Some(rest) = text[at + word..]
        .strip_prefix("::")
        .filter(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "_*{".contains(c)))
    {
        return tree(text, text.len() - rest.len(), &format!("{path}::"), leaves);
    }
    leaves.push((at, path));
    at + word
}

fn branches(text: &str, mut at: usize, before: &str, leaves: &mut Vec<(usize, String)>) -> usize {
    while let Some(next) = text[at..].find(|c: char| !c.is_whitespace() && c != ',') {
        at += next;
        if text[at..].starts_with('}') {
            return at + 1;
        }
        at = tree(text, at, before, leaves);
        at += text[at..].find([',', '}']).unwrap_or(text.len() - at);
    }
    at
}

#[test]
fn paths_are_found_in_trees_and_inline() {
    let text = "use crate::{\n    case::{Case, cell::{Cell as C, *}},\n    id,\n};\nfn f(x: &crate::graph::Graph) -> $crate::y { crate::id::Node { a } }\nuse super::super::proof::load;\n";
    let found: Vec<String> =
        paths(text, 2).into_iter().map(|(at, path)| format!("{} {path}", line(text, at))).collect();
    assert_eq!(
        found,
        [
            "2 case::Case",
            "2 case::cell::Cell",
            "2 case::cell::*",
            "3 id",
            "5 graph::Graph",
            "5 id::Node",
            "6 proof::load"
        ]
    );
}

#[test]
fn an_arrow_that_points_up_is_found() {
    assert_eq!(fault("graph", "proof::load").as_deref(), Some("`graph` may not use `proof::load`"));
    assert_eq!(fault("record", "case::Case").as_deref(), Some("`record` may not use `case::Case`"));
    assert_eq!(fault("graph", "cellar::Wine").as_deref(), Some("`cellar::Wine` is in no room"));
    assert_eq!(fault("record", "case::Event"), None);
    assert_eq!(fault("engine", "id::Node"), None);
}
