//! The scope: every pattern is shown by a test, and `docs/patterns.md` says by which.

use onedoor_tests::{files, root, text};
use std::collections::{BTreeMap, BTreeSet};

/// The two families: how their tests begin, under which heading their table stands, and which patterns are excluded on purpose.
const FAMILIES: [(&str, &str, &[u32]); 2] =
    [("wcp", "## Control flow", &[8, 11, 22, 28, 31, 41, 42]), ("rp", "## Resources", &[15, 20, 36])];

/// How many patterns each family has.
const PATTERNS: u32 = 43;

/// A row of a table: how the pattern is written here, and the tests that show it.
struct Row {
    here: String,
    shown_by: Vec<String>,
}

/// The rows of the table under a heading, by their number.
fn table(heading: &str) -> BTreeMap<u32, Row> {
    let page = text(&root().join("docs/patterns.md"));
    let (_, rest) = page.split_once(heading).unwrap_or_else(|| panic!("there is no `{heading}`"));
    let table = rest.split("\n## ").next().unwrap_or(rest);
    table.lines().filter_map(row).collect()
}

fn row(line: &str) -> Option<(u32, Row)> {
    let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
    let [number, _, here, shown_by] = cells.as_slice() else { return None };
    let shown_by = shown_by.split(", ").map(|test| test.trim_matches('`').to_owned()).collect();
    Some((number.parse().ok()?, Row { here: (*here).to_owned(), shown_by }))
}

/// The names of the tests of patterns.
fn tests() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for path in files(&root().join("tests/patterns"), ".rs") {
        let source = text(&path);
        let found = source.split("#[test]\nfn ").skip(1).filter_map(|rest| rest.split_once('('));
        tests.extend(found.map(|(name, _)| name.to_owned()));
    }
    tests
}

/// How the tests of a pattern begin: `wcp_03_`.
fn beginning(family: &str, number: u32) -> String {
    format!("{family}_{number:02}_")
}

#[test]
fn every_pattern_is_shown_by_a_test() {
    let tests = tests();
    let patterns = FAMILIES.iter().flat_map(|(family, ..)| (1..=PATTERNS).map(|number| beginning(family, number)));
    let missing: Vec<String> =
        patterns.filter(|pattern| !tests.iter().any(|test| test.starts_with(pattern.as_str()))).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_page_has_a_row_for_every_pattern_and_names_all_its_tests() {
    for (family, heading, _) in FAMILIES {
        let table = table(heading);
        assert_eq!(table.keys().copied().collect::<Vec<_>>(), (1..=PATTERNS).collect::<Vec<_>>(), "{heading}");
        for (number, row) in table {
            let pattern = beginning(family, number);
            let tests: Vec<String> = tests().into_iter().filter(|test| test.starts_with(&pattern)).collect();
            assert_eq!(row.shown_by, tests, "{heading}, {number}");
        }
    }
}

#[test]
fn what_is_excluded_says_so() {
    for (_, heading, excluded) in FAMILIES {
        let found = table(heading).into_iter().filter(|(_, row)| row.here.starts_with("excluded"));
        assert_eq!(found.map(|(number, _)| number).collect::<Vec<_>>(), excluded, "{heading}");
    }
}
