//! Multiple instances: WCP-12 to 15, 26, 27. A step holds one sub-case for each element of a list.

use crate::{check, check_calling};

const INSPECTION: &str = r#"Workflow(id: "inspection",
    data: {"site": Text},
    steps: {"visit": Review()},
    ends: {"passed": (after: ["visit.agree"]), "failed": (after: ["visit.disagree"])},
)"#;

/// The case goes on by itself: nothing waits for what is `aside`, and what of it is left at the end is recalled (抄送).
#[test]
fn wcp_12_instances_without_synchronization() {
    check_calling(
        r#"Workflow(id: "notice", data: {"reader": Text}, steps: {"read": Do()}, ends: {"seen": (after: ["read"])})"#,
        r#"Workflow(id: "notify",
            data: {"readers": List(Text)},
            steps: {
                "receive": Do(),
                "notify": Call(workflow: "notice", each: "readers", as: "reader", after: ["receive"], aside: true),
                "decide": Do(after: ["receive"]),
            },
            ends: {"decided": (after: ["decide"])},
        )"#,
        "
        start readers=[mayor,press] | CaseStarted, StepOpened(receive)
        receive done                | StepCompleted(receive, done), StepOpened(notify), SubCasesStarted(notify, 2), StepOpened(decide)
        notify[1] seen              | SubCaseEnded(notify, seen)
        decide done                 | StepCompleted(decide, done), CaseEnded(decided), StepCancelled(notify)
        ",
    );
}

/// A number known to the author: so many steps stand in the file.
#[test]
fn wcp_13_instances_known_at_design_time() {
    check(
        r#"Workflow(id: "two_inspectors", steps: {
            "inspector_1": Do(),
            "inspector_2": Do(),
            "report": Do(after: ["inspector_1", "inspector_2"], join: AllRequired),
        }, ends: {
            "reported": (after: ["report"]),
        })"#,
        "
        start            | CaseStarted, StepOpened(inspector_1), StepOpened(inspector_2)
        inspector_2 done | StepCompleted(inspector_2, done)
        inspector_1 done | StepCompleted(inspector_1, done), StepOpened(report)
        report done      | StepCompleted(report, done), CaseEnded(reported)
        ",
    );
}

/// A number known when the step opens: one sub-case for each element of a list. The step has the worst of their ends: the best stands first.
#[test]
fn wcp_14_instances_known_at_run_time() {
    let workflow = r#"Workflow(id: "inspect_sites",
        data: {"sites": List(Text)},
        steps: {
            "inspect": Call(workflow: "inspection", each: "sites", as: "site"),
            "report": Do(after: ["inspect"]),
        },
        ends: {"reported": (after: ["report"])},
    )"#;
    check_calling(
        INSPECTION,
        workflow,
        "
        start sites=[north,east,west] | CaseStarted, StepOpened(inspect), SubCasesStarted(inspect, 3)
        inspect passed                | refused: RunsInSubCases
        inspect[2] passed             | SubCaseEnded(inspect, passed)
        inspect[0] failed             | SubCaseEnded(inspect, failed)
        inspect[0] passed             | refused: NoSuchSubCase
        inspect[1] passed             | SubCaseEnded(inspect, passed), StepCompleted(inspect, failed), StepOpened(report)
        report done                   | StepCompleted(report, done), CaseEnded(reported)
        ",
    );
    check_calling(
        INSPECTION,
        workflow,
        "
        start sites=[] | CaseStarted, StepOpened(inspect), SubCasesStarted(inspect, 0), StepCompleted(inspect, passed), StepOpened(report)
        report done    | StepCompleted(report, done), CaseEnded(reported)
        ",
    );
}

/// A number that nobody knows beforehand: whoever is needed is asked while the others work (加签). What opened without the answer waits for it.
#[test]
fn wcp_15_instances_without_prior_knowledge() {
    check(
        r#"Workflow(id: "ask_more", steps: {
            "fire": Do(),
            "legal": Do(on_request: true),
            "expert": Do(on_request: true),
            "decide": Do(after: ["fire", "legal", "expert"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start          | CaseStarted, StepOpened(fire)
        request legal  | StepRequested(legal), StepOpened(legal)
        request legal  | refused: NotRequestable
        fire done      | StepCompleted(fire, done)
        legal done     | StepCompleted(legal, done), StepOpened(decide)
        request expert | StepRequested(expert), RoundStarted(expert, expert), StepOpened(expert)
        decide done    | refused: NotOpen
        expert done    | StepCompleted(expert, done), StepOpened(decide)
        decide done    | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}

/// The whole group is recalled; what comes after no longer waits for it.
#[test]
fn wcp_26_cancel_instances() {
    check_calling(
        INSPECTION,
        r#"Workflow(id: "drop_inspection",
            data: {"sites": List(Text)},
            steps: {
                "inspect": Call(workflow: "inspection", each: "sites", as: "site"),
                "review": Do(),
                "decide": Do(after: ["inspect", "review"]),
            },
            ends: {"decided": (after: ["decide"])},
        )"#,
        "
        start sites=[north,east] | CaseStarted, StepOpened(inspect), SubCasesStarted(inspect, 2), StepOpened(review)
        inspect[0] passed        | SubCaseEnded(inspect, passed)
        review done              | StepCompleted(review, done)
        cancel inspect           | StepCancelled(inspect), StepOpened(decide)
        inspect[1] failed        | refused: NoSuchSubCase
        decide done              | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}

/// The group is done before all have answered: the rest is waived, and the record says so.
#[test]
fn wcp_27_complete_instances() {
    check_calling(
        INSPECTION,
        r#"Workflow(id: "enough_inspected",
            data: {"sites": List(Text)},
            steps: {
                "inspect": Call(workflow: "inspection", each: "sites", as: "site"),
                "decide": Do(after: ["inspect"]),
            },
            ends: {"decided": (after: ["decide"])},
        )"#,
        "
        start sites=[north,east] | CaseStarted, StepOpened(inspect), SubCasesStarted(inspect, 2)
        inspect[0] passed        | SubCaseEnded(inspect, passed)
        waive inspect passed     | StepCompleted(inspect, passed), StepOpened(decide)
        inspect[1] failed        | refused: NoSuchSubCase
        decide done              | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}
