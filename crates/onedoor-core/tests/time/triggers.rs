//! Waiting for what happens outside (WCP-16, 23, 24).

use super::hall::{Hall, has};

#[test]
fn what_does_not_happen_in_time_expires() {
    let text = r#"Workflow(id: "w", calendar: "cn",
        steps: {"material": Wait(within: WorkingDays(5)), "go": Do(after: ["material.happened"]), "close": Do(after: ["material.expired"])},
        ends: {"went": (after: ["go"]), "closed": (after: ["close"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    let events = hall.pass("2024-04-23T00:00");
    assert!(has(&events, "StepCompleted(material, expired)") && has(&events, "StepOpened(close)"));
}

#[test]
fn what_happens_early_is_lost_unless_the_step_keeps_it() {
    let text = |persistent: bool| {
        format!(
            r#"Workflow(id: "w", steps: {{"ask": Do(), "reply": Wait(after: ["ask"], persistent: {persistent})}}, ends: {{"done": (after: ["reply"])}})"#
        )
    };
    let mut transient = Hall::start(&text(false), "2024-04-15T09:00");
    assert_eq!(transient.try_complete("reply", "happened").unwrap_err().code(), "NotOpen");
    let mut kept = Hall::start(&text(true), "2024-04-15T09:00");
    assert!(has(&kept.complete("reply", "happened"), "TriggerKept(reply, happened)"));
    let events = kept.complete("ask", "done");
    assert!(has(&events, "StepCompleted(reply, happened)") && has(&events, "CaseEnded(done)"), "{events:?}");
}
