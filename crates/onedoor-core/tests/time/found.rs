//! What readers found: each was wrong once.

use super::hall::{Hall, has};
use onedoor_core::{
    calendar::Amount,
    engine::{Action, limit_named},
    graph::Which,
};

/// A step that is only asked for later has its limit all the same.
#[test]
fn a_limit_that_begins_while_its_step_is_skipped_runs_once_the_step_is_there() {
    let text = r#"Workflow(id: "w", calendar: "cn", steps: {
        "x": Do(on_request: true, by: Applicant, limit: (statutory: WorkingDays(3), from: Received), silence: Lapse),
        "a": Do(),
    }, ends: {"e": (after: ["a", "x"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    let step = hall.graph.step_named("x").unwrap();
    hall.at("2024-04-22T09:00").act(Action::Request { step, reason: String::new() }).unwrap();
    assert_eq!(hall.statutory("x"), "2024-04-25");
    assert!(has(&hall.pass("2024-04-26T00:00"), "CaseClosed(lapsed)"));
}

/// Who takes back a completion has the time that was left, no new extension, and the promise that was broken stays so.
#[test]
fn taking_back_gives_no_fresh_limit() {
    let text = r#"Workflow(id: "w", calendar: "cn", steps: {
        "a": Do(limit: (statutory: WorkingDays(10), promised: WorkingDays(5), extension: (at_most: WorkingDays(5)))), "b": Do(after: ["a"]),
    }, ends: {"e": (after: ["b"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    hall.at("2024-04-16T09:00").extend("a", Amount::WorkingDays(5)).unwrap();
    hall.at("2024-05-07T09:00").complete("a", "done");
    let step = hall.graph.step_named("a").unwrap();
    hall.at("2024-05-09T09:00").act(Action::TakeBack { step }).unwrap();
    let clock = hall.case.clock(limit_named(&hall.graph, "a").unwrap()).unwrap();
    assert!(clock.has_passed(Which::Promised) && clock.extensions() == (1, 5));
    // Fifteen working days from 04-15 end on 05-08; the two days in which it was done are not used.
    assert_eq!(hall.statutory("a"), "2024-05-10");
}

/// Seven working days were used when the clock stopped: a limit of six would be over.
#[test]
fn a_limit_is_not_shortened_into_the_past_while_its_clock_stands_still() {
    let text = r#"Workflow(id: "w", calendar: "cn", profile: "cn_licensing", steps: {
        "a": Decide(outcomes: ["yes"], limit: (statutory: WorkingDays(20), shortening: (at_least: WorkingDays(2))), silence: DeemedGrant),
    }, ends: {"e": (after: ["a"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    hall.at("2024-04-24T09:00").stop("a", "hearing").unwrap();
    let limit = limit_named(&hall.graph, "a").unwrap();
    let shorten = |by| Action::Shorten { limit, by: Amount::WorkingDays(by), reason: "urgent".to_owned() };
    hall.at("2024-05-20T09:00");
    assert_eq!(hall.act(shorten(14)).unwrap_err().code(), "NotShortened");
    hall.act(shorten(12)).unwrap();
    hall.resume("a").unwrap();
    assert_eq!(hall.statutory("a"), "2024-05-21");
}

#[test]
fn what_is_over_is_not_extended() {
    let text = r#"Workflow(id: "w", calendar: "cn", steps: {
        "a": Do(limit: (statutory: WorkingDays(5), extension: (at_most: WorkingDays(5)))), "b": Do(after: ["a"]),
    }, ends: {"e": (after: ["b"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    hall.complete("a", "done");
    assert_eq!(hall.extend("a", Amount::WorkingDays(1)).unwrap_err().code(), "ClockNotRunning");
}
