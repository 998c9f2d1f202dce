//! Triggers: WCP-23 and 24.

use crate::check;

/// A trigger that nobody waits for is lost: the refusal leaves no trace, and the sender has to come again.
#[test]
fn wcp_23_transient_trigger() {
    check(
        r#"Workflow(id: "transient_trigger", steps: {
            "receive": Do(),
            "payment": Wait(after: ["receive"], outcomes: ["happened"]),
        }, ends: {
            "paid": (after: ["payment"]),
        })"#,
        "
        start            | CaseStarted, StepOpened(receive)
        payment happened | refused: NotOpen
        receive done     | StepCompleted(receive, done), StepOpened(payment)
        payment happened | StepCompleted(payment, happened), CaseEnded(paid)
        ",
    );
}

/// A trigger that is kept until it is needed: what may come early waits beside the work, not behind it.
#[test]
fn wcp_24_persistent_trigger() {
    check(
        r#"Workflow(id: "persistent_trigger", steps: {
            "review": Do(),
            "laboratory": Wait(outcomes: ["happened"]),
            "decide": Do(after: ["review", "laboratory"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start               | CaseStarted, StepOpened(review), StepOpened(laboratory)
        laboratory happened | StepCompleted(laboratory, happened)
        review done         | StepCompleted(review, done), StepOpened(decide)
        decide done         | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}
