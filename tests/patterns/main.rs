//! The workflow patterns (Russell, ter Hofstede, van der Aalst, Mulyar: Workflow Control-Flow Patterns, 2006), one test for each, named by its number.
//! Those of resources stand in [`resources`]; `docs/patterns.md` says which test shows which pattern.
//!
//! Each test holds the smallest workflow that shows the pattern and the trace of a case: on the left what somebody does, on the right what happens.
//! A pattern that is excluded on purpose shows what the author is told instead.
//!
//! | on the left | means |
//! |---|---|
//! | `start area=5` | a case begins with this data |
//! | `fire agree` | the step `fire` is completed with `agree` |
//! | `inspect[1] passed` | the second sub-case of `inspect` ends with `passed` |
//! | `request legal`, `cancel fire`, `waive fire agree`, `close withdrawn` | the moves beside completion |
//! | `pass 2024-04-23T00:00` | time passes; a case begins on Monday 2024-04-15 at 9:00, and all this is by the clock of the calendar `cn` |
//!
//! On the right, what only says what time it is and in which calendar it is counted is left out.
//!
//! Where people act, a trace says who, as [`hall`] has it: joint signatures (WCP-13 to 15, 26, 27, 34 to 36) and interleaving (WCP-17, 39, 40).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test panics")]

mod basic;
mod branching;
mod breakages;
mod cancellation;
mod exclusive;
mod hall;
mod instances;
mod iteration;
mod joint;
mod play;
mod resources;
mod scope;
mod states;
mod termination;
mod triggers;

use onedoor::shipped;
use onedoor_core::{graph::Catalogue, language::read, proof::load};
use onedoor_tests::findings;

/// Plays the left side of a trace and compares what happens with the right side.
fn check(ron: &str, trace: &str) {
    check_calling("", ron, trace);
}

/// The same for a workflow that calls another one.
fn check_calling(called: &str, ron: &str, trace: &str) {
    let loaded = load(ron.as_bytes(), &catalogue(called));
    assert_eq!(findings(&loaded), "", "the workflow has no mistakes");
    let rows = play::rows(trace);
    let plays: Vec<&str> = rows.iter().map(|(play, _)| play.as_str()).collect();
    let calendar = catalogue(called).calendar("cn").cloned().unwrap();
    assert_eq!(drawn(&play::play(&loaded.proved.unwrap(), &calendar, &plays)), drawn(&rows));
}

/// Compares what an author is told about a workflow that does not load. A line that ends in `…` is a beginning.
fn check_refused(ron: &str, expected: &str) {
    check_refused_calling("", ron, expected);
}

/// The same for a workflow that calls another one.
fn check_refused_calling(called: &str, ron: &str, expected: &str) {
    let loaded = load(ron.as_bytes(), &catalogue(called));
    let told = findings(&loaded);
    let as_expected = |line: &str| {
        told.lines().any(|told| line.strip_suffix('…').map_or(told == line, |beginning| told.starts_with(beginning)))
    };
    let expected: Vec<&str> = expected
        .lines()
        .map(|line| line.strip_prefix("        ").unwrap_or(line))
        .filter(|line| !line.trim().is_empty())
        .collect();
    assert!(
        told.lines().count() == expected.len() && expected.iter().all(|line| as_expected(line)),
        "expected\n{}\nfound\n{told}",
        expected.join("\n")
    );
    assert!(loaded.proved.is_none(), "what is refused never runs");
}

fn catalogue(called: &str) -> Catalogue {
    let mut catalogue = shipped::catalogue();
    if !called.is_empty() {
        catalogue.add(&read(called.as_bytes()).workflow.unwrap());
    }
    catalogue
}

fn drawn(rows: &[(String, String)]) -> String {
    let rows: Vec<String> = rows.iter().map(|(play, events)| format!("{play} | {events}")).collect();
    rows.join("\n")
}
