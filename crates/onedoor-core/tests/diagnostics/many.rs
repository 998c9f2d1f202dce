//! Many mistakes in one text: each is told at its own line, and nothing that is a mere consequence.

use super::case;
use onedoor_core::{graph::Catalogue, proof::load};

const TEXT: &str = include_str!("many.ron");

#[test]
fn many_mistakes_at_once_are_all_told() {
    let loaded = load(TEXT.as_bytes(), &Catalogue::default());
    let found = case::lines(&loaded).join("\n") + "\n";
    let file = case::path("tests/diagnostics/many.expected");
    if case::blessing() {
        std::fs::write(file, found).expect("the expectation can be written");
        return;
    }
    assert_eq!(found, std::fs::read_to_string(file).expect("the expectation"), "ONEDOOR_BLESS=1 writes it");
}

#[test]
fn each_is_told_at_the_line_that_has_it() {
    let loaded = load(TEXT.as_bytes(), &Catalogue::default());
    for finding in &loaded.diagnostics {
        let line = loaded.source.locate(&finding.place).start.line;
        let written = TEXT.lines().nth(line - 1).unwrap_or("");
        let announced = written.split_once("// ").map_or("", |(_, remark)| remark);
        assert!(
            announced.contains(finding.code.as_str()),
            "line {line}: {written}\n{}: {}",
            finding.code,
            finding.message
        );
    }
    let announced: usize =
        TEXT.lines().filter_map(|line| line.split_once("// ")).map(|(_, codes)| codes.split_whitespace().count()).sum();
    assert_eq!(loaded.diagnostics.len(), announced, "{:#?}", case::lines(&loaded));
}
