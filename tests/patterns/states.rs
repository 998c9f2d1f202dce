//! State-based patterns: WCP-16 and 18.

use crate::check;

/// Both ways are open, and whatever happens first takes the other back: the choice is not made, it befalls.
#[test]
fn wcp_16_deferred_choice() {
    let workflow = r#"Workflow(id: "deferred_choice", steps: {
            "material": Wait(outcomes: ["arrived"], cancels: {"arrived": ["reminder"]}),
            "reminder": Wait(outcomes: ["fell_due"], cancels: {"fell_due": ["material"]}),
            "review": Do(after: ["material"]),
            "call": Do(after: ["reminder"]),
        }, ends: {
            "reviewed": (after: ["review"]),
            "called": (after: ["call"]),
        })"#;
    check(
        workflow,
        "
        start             | CaseStarted, StepOpened(material), StepOpened(reminder)
        material arrived  | StepCompleted(material, arrived), StepCancelled(reminder), StepOpened(review), StepSkipped(call)
        reminder fell_due | refused: NotOpen
        review done       | StepCompleted(review, done), CaseEnded(reviewed)
        ",
    );
    check(
        workflow,
        "
        start             | CaseStarted, StepOpened(material), StepOpened(reminder)
        reminder fell_due | StepCompleted(reminder, fell_due), StepCancelled(material), StepSkipped(review), StepOpened(call)
        material arrived  | refused: NotOpen
        call done         | StepCompleted(call, done), CaseEnded(called)
        ",
    );
}

/// The same with a timer: the material arrives, or its limit expires.
#[test]
fn wcp_16_deferred_choice_with_a_timer() {
    let workflow = r#"Workflow(id: "deferred_choice", calendar: "cn", steps: {
            "material": Wait(within: WorkingDays(5)),
            "review": Do(after: ["material.happened"]),
            "call": Do(after: ["material.expired"]),
        }, ends: {
            "reviewed": (after: ["review"]),
            "called": (after: ["call"]),
        })"#;
    check(
        workflow,
        "
        start                 | CaseStarted, StepOpened(material), ClockStarted(material)
        pass 2024-04-22T23:59 |
        material happened     | StepCompleted(material, happened), StepOpened(review), StepSkipped(call), ClockEnded(material)
        pass 2024-04-23T00:00 |
        review done           | StepCompleted(review, done), CaseEnded(reviewed)
        ",
    );
    check(
        workflow,
        "
        start                 | CaseStarted, StepOpened(material), ClockStarted(material)
        pass 2024-04-23T00:00 | DeadlinePassed(material, promised), StepCompleted(material, expired), StepSkipped(review), StepOpened(call),
                              | ClockEnded(material)
        material happened     | refused: DecidedBySilence
        call done             | StepCompleted(call, done), CaseEnded(called)
        ",
    );
}

/// What is possible only as long as the case has not passed a point: the applicant may object until it is decided.
#[test]
fn wcp_18_milestone() {
    let workflow = r#"Workflow(id: "milestone", steps: {
            "receive": Do(),
            "decide": Do(after: ["receive"], cancels: {"done": ["objection"]}),
            "objection": Do(after: ["receive"]),
            "deliver": Do(after: ["decide"]),
        }, ends: {
            "delivered": (after: ["deliver"]),
            "objected": (after: ["objection"]),
        })"#;
    check(
        workflow,
        "
        start          | CaseStarted, StepOpened(receive)
        objection done | refused: NotOpen
        receive done   | StepCompleted(receive, done), StepOpened(decide), StepOpened(objection)
        decide done    | StepCompleted(decide, done), StepCancelled(objection), StepOpened(deliver)
        objection done | refused: NotOpen
        deliver done   | StepCompleted(deliver, done), CaseEnded(delivered)
        ",
    );
    check(
        workflow,
        "
        start          | CaseStarted, StepOpened(receive)
        receive done   | StepCompleted(receive, done), StepOpened(decide), StepOpened(objection)
        objection done | StepCompleted(objection, done), CaseEnded(objected), StepCancelled(decide)
        ",
    );
}

/// The same with a timer: objections are heard as long as the public notice lasts, and that ends by itself.
#[test]
fn wcp_18_milestone_with_a_timer() {
    let workflow = r#"Workflow(id: "milestone", calendar: "cn", steps: {
            "receive": Do(),
            "notice": Wait(after: ["receive"], outcomes: ["over"], within: WorkingDays(5), deemed: "over", cancels: {"over": ["objection"]}),
            "objection": Do(after: ["receive"]),
            "deliver": Do(after: ["notice"]),
        }, ends: {
            "delivered": (after: ["deliver"]),
            "objected": (after: ["objection"]),
        })"#;
    check(
        workflow,
        "
        start                 | CaseStarted, StepOpened(receive)
        objection done        | refused: NotOpen
        receive done          | StepCompleted(receive, done), StepOpened(notice), StepOpened(objection), ClockStarted(notice)
        pass 2024-04-23T00:00 | DeadlinePassed(notice, promised), StepCompleted(notice, over), StepCancelled(objection), StepOpened(deliver),
                              | ClockEnded(notice)
        objection done        | refused: NotOpen
        deliver done          | StepCompleted(deliver, done), CaseEnded(delivered)
        ",
    );
    check(
        workflow,
        "
        start                 | CaseStarted, StepOpened(receive)
        receive done          | StepCompleted(receive, done), StepOpened(notice), StepOpened(objection), ClockStarted(notice)
        pass 2024-04-22T23:59 |
        objection done        | StepCompleted(objection, done), CaseEnded(objected), StepCancelled(notice)
        pass 2024-04-23T00:00 | refused: CaseEnded
        ",
    );
}
