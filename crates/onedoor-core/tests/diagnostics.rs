//! What authors are told: every code, with the place, the message and the advice; the same text made right loads.
#![allow(clippy::disallowed_methods, reason = "the cases are files, and blessing them is asked for by the environment")]
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

#[path = "diagnostics/case.rs"]
mod case;
#[path = "diagnostics/hostile.rs"]
mod hostile;
#[path = "diagnostics/many.rs"]
mod many;
#[path = "diagnostics/reference.rs"]
mod reference;
#[path = "diagnostics/shapes.rs"]
mod shapes;

use onedoor_core::diagnostic::Severity;

#[test]
fn every_code_is_found_where_it_stands_and_nothing_else_is() {
    for case in case::all() {
        let loaded = case.load(&case.example);
        let found = case::lines(&loaded);
        if case::blessing() {
            case.bless(&found);
            continue;
        }
        assert_eq!(found, case.expected, "findings of the example of `{}` (ONEDOOR_BLESS=1 writes them)", case.code);
    }
}

#[test]
fn every_example_shows_its_code() {
    for case in case::all() {
        let loaded = case.load(&case.example);
        assert!(
            loaded.diagnostics.iter().any(|found| found.code == case.code),
            "`{}`: {:#?}",
            case.code,
            case::lines(&loaded)
        );
        assert_eq!(case.loads(&case.example), loaded.count(Severity::Error) == 0, "`{}`", case.code);
    }
}

#[test]
fn every_corrected_example_loads_without_a_word() {
    for case in case::all() {
        let loaded = case.load(&case.corrected);
        assert_eq!(case::lines(&loaded), Vec::<String>::new(), "the corrected example of `{}`", case.code);
        assert!(case.loads(&case.corrected), "`{}`", case.code);
    }
}
