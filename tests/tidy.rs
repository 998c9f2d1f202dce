//! The house is tidy: files can be read at a sitting, and nothing is left for later.

use onedoor_tests::{files, root, short, text};
use std::{fs, path::PathBuf};

const LINES_MAX: usize = 400;

/// Every source file of every crate.
fn sources() -> Vec<PathBuf> {
    let crates = fs::read_dir(root().join("crates")).into_iter().flatten().flatten();
    let mut sources: Vec<PathBuf> = crates
        .map(|entry| entry.path().join("src"))
        .filter(|src| src.is_dir())
        .flat_map(|src| files(&src, ".rs"))
        .collect();
    sources.sort();
    sources
}

#[test]
fn every_source_file_can_be_read_at_a_sitting() {
    let long = sources().into_iter().filter_map(|path| {
        let lines = text(&path).lines().count();
        (lines >= LINES_MAX).then(|| format!("{}: {lines} lines", short(&path)))
    });
    assert_eq!(long.collect::<Vec<_>>().join("\n"), "", "a file has under {LINES_MAX} lines: split it by notion");
}

#[test]
fn nothing_is_left_for_later() {
    let left = ["todo!", "unimplemented!", "dbg!", "TODO", "FIXME", "XXX"];
    let mut found = Vec::new();
    for path in sources() {
        for (line, text) in (1..).zip(text(&path).lines()) {
            found.extend(
                left.iter()
                    .filter(|word| text.contains(**word))
                    .map(|word| format!("{}:{line}: `{word}`", short(&path))),
            );
        }
    }
    assert_eq!(found.join("\n"), "");
}
