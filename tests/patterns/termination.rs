//! Termination: WCP-11 and 43.

use crate::{check, check_refused};

/// Excluded: a case does not fade away when there is nothing left to do; every way leads to a named end.
#[test]
fn wcp_11_implicit_termination() {
    check_refused(
        r#"Workflow(id: "implicit_termination", steps: {
            "decide": Decide(outcomes: ["granted", "refused"]),
            "deliver": Do(after: ["decide.granted"]),
        }, ends: {
            "granted": (after: ["deliver"]),
        })"#,
        "
        lost-outcome at 2:52: the outcome `refused` of `decide` leads nowhere
          help: let a step or an end come after `decide.refused`, or mark `decide` with `aside: true` if nothing shall wait for it
        ",
    );
}

/// A case ends at a named end, which is its outcome, and what is open is recalled (办结).
#[test]
fn wcp_43_explicit_termination() {
    check(
        r#"Workflow(id: "explicit_termination", steps: {
            "decide": Decide(outcomes: ["granted", "refused"]),
            "publish": Do(aside: true),
        }, ends: {
            "granted": (after: ["decide.granted"]),
            "refused": (after: ["decide.refused"]),
        })"#,
        "
        start          | CaseStarted, StepOpened(decide), StepOpened(publish)
        decide granted | StepCompleted(decide, granted), CaseEnded(granted), StepCancelled(publish)
        publish done   | refused: CaseEnded
        ",
    );
}
