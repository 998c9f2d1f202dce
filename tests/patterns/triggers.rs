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

/// The same with a timer: what came too early does not count when its time runs out.
#[test]
fn wcp_23_transient_trigger_with_a_timer() {
    check(
        r#"Workflow(id: "transient_trigger", calendar: "cn", steps: {
            "receive": Do(),
            "payment": Wait(after: ["receive"], within: WorkingDays(5)),
        }, ends: {
            "paid": (after: ["payment.happened"]),
            "lapsed": (after: ["payment.expired"]),
        })"#,
        "
        start                 | CaseStarted, StepOpened(receive)
        payment happened      | refused: NotOpen
        receive done          | StepCompleted(receive, done), StepOpened(payment), ClockStarted(payment)
        pass 2024-04-23T00:00 | DeadlinePassed(payment, promised), StepCompleted(payment, expired), CaseEnded(lapsed)
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

/// The same as a property of the step: what comes early is kept, and its time never begins to run.
#[test]
fn wcp_24_persistent_trigger_with_a_timer() {
    let workflow = r#"Workflow(id: "persistent_trigger", calendar: "cn", steps: {
            "receive": Do(),
            "payment": Wait(after: ["receive"], within: WorkingDays(5), persistent: true),
        }, ends: {
            "paid": (after: ["payment.happened"]),
            "lapsed": (after: ["payment.expired"]),
        })"#;
    check(
        workflow,
        "
        start                 | CaseStarted, StepOpened(receive)
        payment happened      | TriggerKept(payment, happened)
        pass 2024-06-03T09:00 |
        receive done          | StepCompleted(receive, done), StepOpened(payment), StepCompleted(payment, happened), CaseEnded(paid)
        ",
    );
    check(
        workflow,
        "
        start                 | CaseStarted, StepOpened(receive)
        receive done          | StepCompleted(receive, done), StepOpened(payment), ClockStarted(payment)
        pass 2024-04-23T00:00 | DeadlinePassed(payment, promised), StepCompleted(payment, expired), CaseEnded(lapsed)
        payment happened      | refused: CaseEnded
        ",
    );
}
