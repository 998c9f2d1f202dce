//! Basic control flow: WCP-1 to 5.

use crate::check;

/// A step opens when the one before it is done.
#[test]
fn wcp_01_sequence() {
    check(
        r#"Workflow(id: "sequence", steps: {
            "receive": Do(),
            "review": Do(after: ["receive"]),
            "deliver": Do(after: ["review"]),
        }, ends: {
            "delivered": (after: ["deliver"]),
        })"#,
        "
        start        | CaseStarted, StepOpened(receive)
        deliver done | refused: NotOpen
        receive done | StepCompleted(receive, done), StepOpened(review)
        review done  | StepCompleted(review, done), StepOpened(deliver)
        deliver done | StepCompleted(deliver, done), CaseEnded(delivered)
        ",
    );
}

/// One step, several after it: all of them open at once (并联).
#[test]
fn wcp_02_parallel_split() {
    check(
        r#"Workflow(id: "parallel_split", steps: {
            "receive": Do(),
            "planning": Do(after: ["receive"]),
            "fire": Do(after: ["receive"]),
            "water": Do(after: ["receive"]),
        }, ends: {
            "answered": (after: ["planning", "fire", "water"]),
        })"#,
        "
        start         | CaseStarted, StepOpened(receive)
        receive done  | StepCompleted(receive, done), StepOpened(planning), StepOpened(fire), StepOpened(water)
        water done    | StepCompleted(water, done)
        planning done | StepCompleted(planning, done)
        fire done     | StepCompleted(fire, done), CaseEnded(answered)
        ",
    );
}

/// A join waits for the slowest department, whichever that is.
#[test]
fn wcp_03_synchronization() {
    let workflow = r#"Workflow(id: "synchronization", steps: {
            "planning": Do(),
            "fire": Do(),
            "decide": Do(after: ["planning", "fire"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#;
    check(
        workflow,
        "
        start         | CaseStarted, StepOpened(planning), StepOpened(fire)
        planning done | StepCompleted(planning, done)
        decide done   | refused: NotOpen
        fire done     | StepCompleted(fire, done), StepOpened(decide)
        decide done   | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
    check(
        workflow,
        "
        start         | CaseStarted, StepOpened(planning), StepOpened(fire)
        fire done     | StepCompleted(fire, done)
        planning done | StepCompleted(planning, done), StepOpened(decide)
        decide done   | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}

/// The outcome of a step chooses the way; the other way is skipped, and said to be.
#[test]
fn wcp_04_exclusive_choice() {
    check(
        r#"Workflow(id: "exclusive_choice", steps: {
            "classify": Decide(outcomes: ["simple", "complex"]),
            "officer": Do(after: ["classify.simple"]),
            "committee": Do(after: ["classify.complex"]),
        }, ends: {
            "by_officer": (after: ["officer"]),
            "by_committee": (after: ["committee"]),
        })"#,
        "
        start            | CaseStarted, StepOpened(classify)
        classify complex | StepCompleted(classify, complex), StepSkipped(officer), StepOpened(committee)
        officer done     | refused: NotOpen
        committee done   | StepCompleted(committee, done), CaseEnded(by_committee)
        ",
    );
}

/// Ways of which one is taken come together without waiting for the other.
#[test]
fn wcp_05_simple_merge() {
    check(
        r#"Workflow(id: "simple_merge", steps: {
            "classify": Decide(outcomes: ["simple", "complex"]),
            "officer": Do(after: ["classify.simple"]),
            "committee": Do(after: ["classify.complex"]),
            "deliver": Do(after: ["officer", "committee"]),
        }, ends: {
            "delivered": (after: ["deliver"]),
        })"#,
        "
        start           | CaseStarted, StepOpened(classify)
        classify simple | StepCompleted(classify, simple), StepOpened(officer), StepSkipped(committee)
        officer done    | StepCompleted(officer, done), StepOpened(deliver)
        deliver done    | StepCompleted(deliver, done), CaseEnded(delivered)
        ",
    );
}
