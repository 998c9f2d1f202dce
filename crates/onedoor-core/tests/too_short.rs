//! Promises that the steps on one way cannot keep together.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

use onedoor_core::{calendar, diagnostic::Code, graph::Catalogue, proof::load};
use std::sync::Arc;

const CN: &[u8] = include_bytes!("../../../workflows/calendars/cn.ron");

/// What is said of it: message and help.
fn found(text: &str) -> Vec<(String, String)> {
    let mut catalogue = Catalogue::default();
    catalogue.add_calendar(Arc::new(calendar::read(CN, &|_| None).calendar.unwrap()));
    let loaded = load(text.as_bytes(), &catalogue);
    assert!(loaded.proved.is_some(), "{:?}", loaded.diagnostics);
    let short = loaded.diagnostics.into_iter().filter(|found| found.code == Code::LimitTooShort);
    short.map(|found| (found.message, found.help.unwrap_or_default())).collect()
}

fn permit(limit: &str, steps: &str) -> String {
    format!(
        r#"Workflow(id: "p", calendar: "cn", limit: ({limit}), steps: {{
            "accept": Accept(within: WorkingDays(50)), {steps}
            "deliver": Deliver(after: ["decide.granted"], within: WorkingDays(50)),
        }}, ends: {{"granted": (after: ["deliver"]), "refused": (after: ["decide.refused"]), "declined": (after: ["accept.declined"])}})"#
    )
}

const STEPS: &str = r#"
    "fire": Review(after: ["accept.accepted"], within: WorkingDays(3)),
    "water": Review(after: ["accept.accepted"], within: WorkingDays(6)),
    "lab": Do(clock: ThirdParty, after: ["accept.accepted"], within: WorkingDays(40)),
    "decide": Decide(outcomes: ["granted", "refused"], after: ["fire", "water", "lab"], within: WorkingHours(14)),
"#;

/// Parallel steps count once, as the longest; what is the applicant's, an expert's, before acceptance or behind the decision does not count.
#[test]
fn the_longest_way_on_the_authoritys_clock_is_compared_with_the_promise() {
    assert_eq!(found(&permit("promised: WorkingDays(8)", STEPS)), []);
    let short = found(&permit("promised: WorkingDays(7), statutory: WorkingDays(20)", STEPS));
    assert_eq!(short.len(), 1);
    assert_eq!(short[0].0, "the steps on one way promise 8wd together, but the case promises 7wd");
    assert!(short[0].1.ends_with("water → decide"), "{}", short[0].1);
}

#[test]
fn without_a_promise_it_is_the_statute_that_cannot_be_kept() {
    let short = found(&permit("statutory: WorkingHours(20)", STEPS));
    assert_eq!(short[0].0, "the steps on one way promise 8wd together, but the case has 2wd 6wh");
}

#[test]
fn a_join_that_waits_for_the_first_answer_waits_for_the_shortest() {
    let any = STEPS.replace("\"lab\"],", "\"lab\"], join: Any,");
    assert_eq!(found(&permit("promised: WorkingDays(2)", &any)), []);
}

#[test]
fn what_cannot_be_compared_does_not_count() {
    assert_eq!(found(&permit("promised: CalendarDays(1)", STEPS)), []);
}

#[test]
fn a_stage_has_a_budget_too() {
    let text = r#"Workflow(id: "p", calendar: "cn", stages: {"s": (limit: (promised: Weeks(1)))}, steps: {
        "a": Do(stage: "s", within: CalendarDays(5)), "b": Do(within: CalendarDays(50), after: ["a"]),
        "c": Do(stage: "s", within: CalendarDays(3), after: ["b"]),
    }, ends: {"e": (after: ["c"])})"#;
    assert_eq!(found(text)[0].0, "the steps on one way promise 8cd together, but the stage `s` promises 7cd");
}
