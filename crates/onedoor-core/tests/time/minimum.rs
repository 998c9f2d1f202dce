//! What must last at least so long.

use super::hall::Hall;

/// A public notice of five days: posted on Monday, it may come down on the Sunday that begins with its sixth day.
#[test]
fn a_notice_is_not_taken_down_too_early() {
    let text = r#"Workflow(id: "n", calendar: "cn",
        steps: {"notice": Do(clock: Public, at_least: CalendarDays(5)), "award": Do(after: ["notice"])},
        ends: {"awarded": (after: ["award"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    hall.at("2024-04-20T23:59:59");
    let refused = hall.try_complete("notice", "done").unwrap_err();
    assert_eq!(refused.code(), "TooEarly");
    assert_eq!(refused.to_string(), "`notice` must last longer: until 2024-04-20T16:00:00Z");
    hall.at("2024-04-21T00:00:00").complete("notice", "done");
}

#[test]
fn a_waiver_does_not_undercut_it() {
    let text = r#"Workflow(id: "n", calendar: "cn", steps: {"notice": Do(at_least: WorkingDays(2))}, ends: {"done": (after: ["notice"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    let step = hall.graph.step_named("notice").unwrap();
    let outcome = hall.graph.steps()[step].outcomes.named("done").unwrap();
    let waiver = onedoor_core::engine::Action::Waive {
        step,
        outcome,
        given: onedoor_core::engine::Given::default(),
        reason: "we are in a hurry".to_owned(),
    };
    assert_eq!(hall.act(waiver).unwrap_err().code(), "TooEarly");
}
