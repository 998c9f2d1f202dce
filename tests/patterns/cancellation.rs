//! Cancellation: WCP-19, 20 and 25.

use crate::check;

/// One step is recalled, whether it is open or still waits; the joins behind it no longer wait for it.
#[test]
fn wcp_19_cancel_activity() {
    check(
        r#"Workflow(id: "cancel_activity", steps: {
            "planning": Do(),
            "fire": Do(),
            "visit": Do(after: ["fire"]),
            "decide": Do(after: ["planning", "visit"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start         | CaseStarted, StepOpened(planning), StepOpened(fire)
        cancel visit  | StepCancelled(visit)
        planning done | StepCompleted(planning, done), StepOpened(decide)
        cancel fire   | StepCancelled(fire)
        fire done     | refused: NotOpen
        cancel fire   | refused: NotCancellable
        decide done   | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}

/// The whole case ends outside its graph: the applicant withdraws (撤回申请).
#[test]
fn wcp_20_cancel_case() {
    check(
        r#"Workflow(id: "cancel_case", steps: {
            "planning": Do(),
            "fire": Do(),
            "decide": Do(after: ["planning", "fire"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start           | CaseStarted, StepOpened(planning), StepOpened(fire)
        planning done   | StepCompleted(planning, done)
        close withdrawn | CaseClosed(withdrawn), StepCancelled(fire)
        fire done       | refused: CaseEnded
        close withdrawn | refused: CaseEnded
        ",
    );
}

/// An outcome recalls a region, named by its steps: one reasoned no, and the other departments need not go on.
#[test]
fn wcp_25_cancel_region() {
    check(
        r#"Workflow(id: "cancel_region", steps: {
            "fire": Review(cancels: {"disagree": ["water", "survey", "traffic"]}),
            "water": Review(),
            "survey": Do(),
            "traffic": Review(after: ["survey"]),
            "archive": Do(),
            "decide": Do(after: ["fire", "water", "traffic", "archive"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start         | CaseStarted, StepOpened(fire), StepOpened(water), StepOpened(survey), StepOpened(archive)
        water agree   | StepCompleted(water, agree)
        fire disagree | StepCompleted(fire, disagree), StepCancelled(survey), StepCancelled(traffic)
        survey done   | refused: NotOpen
        archive done  | StepCompleted(archive, done), StepOpened(decide)
        decide done   | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}
