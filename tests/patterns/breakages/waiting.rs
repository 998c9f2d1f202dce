//! Cases that wait for ever, and joins that are stuck.

use super::{HALL, check};
use crate::hall::Hall;

/// Inclusive joins that are stuck with a boundary event, or after a move (camunda#19460, #20587).
#[test]
fn a_join_is_not_stuck_after_a_deadline_or_a_jump() {
    let workflow = r#"Workflow(id: "w", profile: "cn_licensing", calendar: "cn", steps: {
        "plan": Review(by: Dept("plan"), within: WorkingDays(2), silence: ProceedWithout),
        "fire": Review(by: Dept("fire")),
        "water": Review(by: Dept("water"), after: ["fire"]),
        "decide": Decide(by: Dept("house"), after: ["plan", "water"], outcomes: ["granted", "refused"]),
    }, ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"])})"#;
    check(
        workflow,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(plan), StepOpened(fire), ClockStarted(plan)
         finn: fire agree | StepCompleted(fire, agree), StepOpened(water)
         pass 2024-04-19T00:00 | DeadlinePassed(plan, promised), StepCancelled(plan), ClockEnded(plan)
         wim: water agree | StepCompleted(water, agree), StepOpened(decide)
         hana: decide granted | StepCompleted(decide, granted), CaseEnded(granted)",
    );
    check(
        workflow,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(plan), StepOpened(fire), ClockStarted(plan)
         boss: jump decide | Jumped(decide), StepCompleted(plan, agree), StepCompleted(fire, agree), StepOpened(water), StepCompleted(water, agree), StepOpened(decide), ClockEnded(plan)
         hana: decide granted | StepCompleted(decide, granted), CaseEnded(granted)",
    );
}

/// Copies that block the end.
#[test]
fn a_copy_never_blocks_the_end() {
    check(
        r#"Workflow(id: "look", steps: {"look": Review(by: Dept("plan"))},
            ends: {"good": (after: ["look.agree"]), "bad": (after: ["look.disagree"])})"#,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(look)
         ann: copy wim | Copied(wim)
         pia: look agree | StepCompleted(look, agree), CaseEnded(good)",
    );
}

/// Timers doubled (camunda#14882) or lost (camunda#61297) when work changes hands.
#[test]
fn a_deadline_passes_once_however_the_work_changes_hands() {
    check(
        r#"Workflow(id: "look", profile: "cn_licensing", calendar: "cn",
            steps: {"look": Review(by: Dept("plan"), within: WorkingDays(2))},
            ends: {"good": (after: ["look.agree"]), "bad": (after: ["look.disagree"])})"#,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(look), ClockStarted(look)
         pia: claim look | WorkAllocated(look, pia)
         pia: transfer look paul | WorkTransferred(look, paul)
         paul: release look | WorkReleased(look)
         pia: claim look | WorkAllocated(look, pia)
         pia: delegate look wim | WorkDelegated(look, wim)
         pass 2024-04-18T00:00 | DeadlinePassed(look, promised)
         pass 2024-04-19T00:00 |
         wim: give_back look | DelegationEnded(look)
         pia: look agree | StepCompleted(look, agree), CaseEnded(good)",
    );
}

/// A separation rule that leaves a task offered to nobody (yawl#559), and a case that is active for ever with no sign why (camunda#57295).
#[test]
fn a_separation_that_leaves_nobody_is_told_and_has_ways_out() {
    let workflow = r#"Workflow(id: "w", steps: {
        "one": Review(by: Dept("water")),
        "two": Review(by: Dept("water"), after: ["one.agree"], separate_from: ["one"]),
    }, ends: {"good": (after: ["two.agree"]), "bad": (after: ["one.disagree", "two.disagree"])})"#;
    let mut hall = Hall::new(workflow, HALL);
    hall.plays(
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(one)
         wim: one agree | StepCompleted(one, agree), StepOpened(two)
         wim: two agree | refused: Separated",
    );
    assert_eq!(hall.who_may("two agree"), Vec::<String>::new());
    let told = hall.explained();
    assert!(told.contains("nobody can act") && told.contains("worked on `one`"), "{told}");
    hall.plays("boss: waive two agree | StepCompleted(two, agree), CaseEnded(good)");
}

/// Whoever asks a case why it waits gets an answer, for every wait.
#[test]
fn a_case_that_waits_says_for_whom() {
    let workflow = r#"Workflow(id: "w", steps: {
        "one": Review(by: Dept("plan")),
        "two": Review(seats: (members: Dept("house"))),
        "three": Do(by: Applicant, after: ["one", "two"]),
    }, ends: {"done": (after: ["three"])})"#;
    let mut hall = Hall::new(workflow, HALL);
    hall.as_("ann", "start");
    for (who, what) in [("pia", "one agree"), ("hana", "two agree"), ("hugo", "two agree"), ("hilde", "two agree")] {
        let told = hall.explained();
        assert!(told.contains(who), "{who} is waited for: {told}");
        hall.as_(who, what);
        assert!(!hall.explained().is_empty());
    }
    assert!(hall.explained().contains("ann"), "{}", hall.explained());
}
