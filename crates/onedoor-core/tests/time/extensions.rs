//! Extensions and shortenings.

use super::hall::Hall;
use onedoor_core::{
    calendar::Amount,
    engine::{Action, limit_named},
};

const PERMIT: &str = r#"Workflow(id: "permit", calendar: "cn",
    limit: (statutory: WorkingDays(20), from: Received,
            extension: (at_most: WorkingDays(10), times: 2, by: Role("head"), notice: true), shortening: (at_least: WorkingDays(5))),
    steps: {"decide": Decide(outcomes: ["granted"], within: WorkingDays(5))},
    ends: {"granted": (after: ["decide"])})"#;

#[test]
fn a_limit_is_extended_as_often_and_as_far_as_its_rule_says() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    assert_eq!(hall.extend("case", Amount::Weeks(1)).unwrap_err().code(), "WrongUnit");
    assert_eq!(hall.extend("case", Amount::WorkingDays(11)).unwrap_err().code(), "NotExtendable");
    assert_eq!(hall.extend("decide", Amount::WorkingDays(1)).unwrap_err().code(), "NotExtendable");
    hall.extend("case", Amount::WorkingDays(4)).unwrap();
    assert_eq!(hall.extend("case", Amount::WorkingDays(7)).unwrap_err().code(), "NotExtendable");
    hall.extend("case", Amount::WorkingDays(6)).unwrap();
    assert_eq!(hall.statutory("case"), "2024-05-28");
    let refused = hall.extend("case", Amount::WorkingDays(1)).unwrap_err();
    assert!(refused.to_string().contains("2 times"), "{refused}");
}

#[test]
fn an_extension_after_the_deadline_is_void() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    hall.at("2024-05-14T23:59:59");
    let mut late = Hall::start(PERMIT, "2024-04-15T09:00");
    hall.extend("case", Amount::WorkingDays(1)).unwrap();
    assert_eq!(hall.statutory("case"), "2024-05-15");
    late.at("2024-05-15T00:00:00");
    assert_eq!(late.extend("case", Amount::WorkingDays(1)).unwrap_err().code(), "DeadlinePassed");
}

#[test]
fn an_extension_needs_proof_that_the_applicant_was_told() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    let limit = limit_named(&hall.graph, "case").unwrap();
    let untold = Action::Extend { limit, by: Amount::WorkingDays(1), reason: "a flood".to_owned(), notice: None };
    assert_eq!(hall.act(untold).unwrap_err().code(), "NoticeMissing");
}

#[test]
fn a_limit_is_shortened_down_to_what_must_be_left_and_never_into_the_past() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    let limit = limit_named(&hall.graph, "case").unwrap();
    let shorten = |by| Action::Shorten { limit, by: Amount::WorkingDays(by), reason: "urgent".to_owned() };
    assert_eq!(hall.act(shorten(16)).unwrap_err().code(), "NotShortened");
    hall.act(shorten(5)).unwrap();
    assert_eq!(hall.statutory("case"), "2024-05-08");
    hall.at("2024-05-06T09:00");
    let refused = hall.act(shorten(10)).unwrap_err();
    assert!(refused.to_string().contains("over already"), "{refused}");
}

/// The law is extended; the promise was broken before that.
#[test]
fn an_extension_does_not_mend_a_promise_that_was_broken() {
    let text = r#"Workflow(id: "p", calendar: "cn", profile: "cn_licensing",
        limit: (statutory: WorkingDays(20), promised: WorkingDays(5), from: Received, extension: (at_most: WorkingDays(10))),
        steps: {"decide": Decide(outcomes: ["granted"])}, ends: {"granted": (after: ["decide"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    hall.at("2024-04-24T09:00").extend("case", Amount::WorkingDays(10)).unwrap();
    let due = |hall: &Hall| (hall.promised("case"), hall.statutory("case"));
    assert_eq!(due(&hall), ("2024-04-22".to_owned(), "2024-05-28".to_owned()));
    hall.stop("decide", "hearing").unwrap();
    hall.at("2024-04-26T09:00").resume("decide").unwrap();
    assert_eq!(due(&hall), ("2024-04-22".to_owned(), "2024-05-30".to_owned()));
    let clock = hall.case.clock(limit_named(&hall.graph, "case").unwrap()).unwrap();
    assert!(clock.has_passed(onedoor_core::graph::Which::Promised));
}
