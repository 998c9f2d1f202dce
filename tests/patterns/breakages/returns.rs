//! Going back inside and out of parallel branches.

use super::check;

const BRANCHES: &str = r#"Workflow(id: "permit", steps: {
    "apply": Do(by: Applicant),
    "plan": Review(by: Dept("plan"), after: ["apply"]),
    "check": Review(by: Dept("plan"), after: ["plan.agree"], returns: {"again": (to: "plan"), "amend": (to: "apply")}),
    "fire": Review(by: Dept("fire"), after: ["apply"]),
    "decide": Decide(by: Dept("house"), after: ["check.agree", "fire.agree"], join: AllRequired, outcomes: ["granted", "refused"]),
}, ends: {
    "granted": (after: ["decide.granted"]),
    "refused": (after: ["decide.refused", "plan.disagree", "check.disagree", "fire.disagree"], join: Any),
})"#;

/// ruoyi-vue-pro#867 (parallel tasks cannot go back), flowable#1641 (the join never continues), #3944, #3999.
#[test]
fn a_return_inside_a_branch_leaves_its_siblings_and_the_join_opens_once() {
    check(
        BRANCHES,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(apply)
         ann: apply done | StepCompleted(apply, done), StepOpened(plan), StepOpened(fire)
         fay: claim fire | WorkAllocated(fire, fay)
         pia: plan agree | StepCompleted(plan, agree), StepOpened(check)
         paul: check again | StepCompleted(check, again), RoundStarted(check, plan), StepOpened(plan)
         fay: fire agree | StepCompleted(fire, agree)
         pia: plan agree | StepCompleted(plan, agree), StepOpened(check)
         paul: check agree | StepCompleted(check, agree), StepOpened(decide)
         hana: decide granted | StepCompleted(decide, granted), CaseEnded(granted)",
    );
}

/// activiti-service#1 (tasks remain when a branch returns to before the split), fkyced#24 (what lies between stays completed).
#[test]
fn a_return_out_of_a_block_begins_it_anew_and_leaves_no_work_behind() {
    check(
        BRANCHES,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(apply)
         ann: apply done | StepCompleted(apply, done), StepOpened(plan), StepOpened(fire)
         fay: claim fire | WorkAllocated(fire, fay)
         pia: plan agree | StepCompleted(plan, agree), StepOpened(check)
         paul: check amend | StepCompleted(check, amend), RoundStarted(check, apply), StepOpened(apply)
         fay: fire agree | refused: NotOpen
         ann: apply done | StepCompleted(apply, done), StepKept(plan, agree), StepOpened(check), StepOpened(fire)
         fay: fire agree | StepCompleted(fire, agree)
         pia: plan agree | refused: NotOpen
         paul: check agree | StepCompleted(check, agree), StepOpened(decide)",
    );
}

/// ruoyi-vue-pro#727 (a return to a joint signature makes no task), #668 (a countersigner who returns loses the case).
#[test]
fn a_joint_signature_that_returns_or_is_returned_to_sets_its_seats_out_again() {
    check(
        r#"Workflow(id: "order", steps: {
            "write": Do(by: Applicant),
            "sign": Sign(after: ["write"], seats: (who: [(by: Person("pia")), (by: Person("finn"))]), returns: {"back": (to: "write")}),
            "check": Review(by: Dept("water"), after: ["sign.signed"], returns: {"back": (to: "sign")}),
        }, ends: {"done": (after: ["check.agree"]), "not": (after: ["sign.refused", "check.disagree"])})"#,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(write)
         ann: write done | StepCompleted(write, done), StepOpened(sign), SeatsOpened(sign, 2)
         pia: sign signed | SeatAnswered(sign.0, signed)
         finn: sign back | StepCompleted(sign, back), RoundStarted(sign, write), StepOpened(write)
         ann: write done | StepCompleted(write, done), StepOpened(sign), SeatsOpened(sign, 2)
         pia: sign signed | SeatAnswered(sign.0, signed)
         finn: sign signed | SeatAnswered(sign.1, signed), StepCompleted(sign, signed), StepOpened(check)
         wim: check back | StepCompleted(check, back), RoundStarted(check, sign), StepOpened(sign), SeatsOpened(sign, 2)
         finn: sign signed | SeatAnswered(sign.1, signed)
         pia: sign signed | SeatAnswered(sign.0, signed), StepCompleted(sign, signed), StepOpened(check)
         wim: check agree | StepCompleted(check, agree), CaseEnded(done)",
    );
}

/// ruoyi-vue-pro#847 (the first approver cannot return, since the start is no task).
#[test]
fn the_first_approver_can_return_to_the_applicant() {
    check(
        r#"Workflow(id: "leave", steps: {
            "sign": Sign(by: Dept("plan"), returns: {"back": (to: "sign", by_way_of: ["amend"])}),
            "amend": Do(by: Applicant, detour: true),
        }, ends: {"granted": (after: ["sign.signed"]), "refused": (after: ["sign.refused"])})"#,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(sign)
         pia: sign back | StepCompleted(sign, back), RoundStarted(sign, sign), StepOpened(amend)
         pia: sign signed | refused: NotOpen
         ann: amend done | StepCompleted(amend, done), DetourPassed(sign), StepOpened(sign)
         pia: sign signed | StepCompleted(sign, signed), CaseEnded(granted)",
    );
}
