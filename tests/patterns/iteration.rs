//! Iteration: WCP-10, 21 and 22. Going back is not an edge: it is a return, and starts a round.

use crate::{check, check_refused, check_refused_calling};

/// Loops may overlap as they like: each is a return that says where it leads.
#[test]
fn wcp_10_arbitrary_cycles() {
    check(
        r#"Workflow(id: "arbitrary_cycles", steps: {
            "draft": Do(),
            "calculate": Do(after: ["draft"]),
            "review": Do(after: ["calculate"], returns: {"redraft": (to: "draft", redo: All)}),
            "sign": Do(after: ["review"], returns: {"recalculate": (to: "calculate")}),
        }, ends: {
            "signed": (after: ["sign"]),
        })"#,
        "
        start            | CaseStarted, StepOpened(draft)
        draft done       | StepCompleted(draft, done), StepOpened(calculate)
        calculate done   | StepCompleted(calculate, done), StepOpened(review)
        review redraft   | StepCompleted(review, redraft), RoundStarted(review, draft), StepOpened(draft)
        draft done       | StepCompleted(draft, done), StepOpened(calculate)
        calculate done   | StepCompleted(calculate, done), StepOpened(review)
        review done      | StepCompleted(review, done), StepOpened(sign)
        sign recalculate | StepCompleted(sign, recalculate), RoundStarted(sign, calculate), StepOpened(calculate)
        calculate done   | StepCompleted(calculate, done), StepKept(review, done), StepOpened(sign)
        sign done        | StepCompleted(sign, done), CaseEnded(signed)
        ",
    );
}

/// A circle of edges is refused, with the way out.
#[test]
fn wcp_10_a_cycle_of_edges_is_refused() {
    check_refused(
        r#"Workflow(id: "circle", steps: {
            "draft": Do(after: ["review.disagree"], join: Any),
            "review": Review(after: ["draft"]),
        }, ends: {
            "agreed": (after: ["review.agree"]),
        })"#,
        "
        cycle at 2:13: steps come after one another in a circle: draft → review → draft
          help: going back is not an edge: take `review` out of `after` of `draft` and let it return there
        ",
    );
}

/// A loop with a bound: so many rounds of correction, then the outcome is refused.
#[test]
fn wcp_21_structured_loop() {
    check(
        r#"Workflow(id: "structured_loop", steps: {
            "draft": Do(),
            "review": Review(after: ["draft"], returns: {"correct": (to: "draft")}, returns_max: 2),
        }, ends: {
            "agreed": (after: ["review.agree"]),
            "refused": (after: ["review.disagree"]),
        })"#,
        "
        start           | CaseStarted, StepOpened(draft)
        draft done      | StepCompleted(draft, done), StepOpened(review)
        review correct  | StepCompleted(review, correct), RoundStarted(review, draft), StepOpened(draft)
        draft done      | StepCompleted(draft, done), StepOpened(review)
        review correct  | StepCompleted(review, correct), RoundStarted(review, draft), StepOpened(draft)
        draft done      | StepCompleted(draft, done), StepOpened(review)
        review correct  | refused: ReturnsExhausted
        review disagree | StepCompleted(review, disagree), CaseEnded(refused)
        ",
    );
}

/// Excluded: a workflow that calls itself could be called without end.
#[test]
fn wcp_22_recursion() {
    check_refused(
        r#"Workflow(id: "appeal", steps: {
            "again": Call(workflow: "appeal"),
        }, ends: {
            "heard": (after: ["again"]),
        })"#,
        "
        recursion at 2:37: `appeal` would call itself
          help: call a workflow that does not lead back here
        ",
    );
}

/// The same through any number of others.
#[test]
fn wcp_22_recursion_through_another() {
    check_refused_calling(
        r#"Workflow(id: "review", steps: {"appeal": Call(workflow: "appeal")}, ends: {"reviewed": (after: ["appeal"])})"#,
        r#"Workflow(id: "appeal", steps: {
            "review": Call(workflow: "review"),
        }, ends: {
            "heard": (after: ["review"]),
        })"#,
        "
        recursion at 2:38: `appeal` would call itself
          help: call a workflow that does not lead back here
        ",
    );
}
