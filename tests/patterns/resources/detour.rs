//! Detour patterns, RP-27 to 35: work that goes another way than it was to go.

use crate::hall::{Hall, check};

const OFFICERS: &str = r#"Directory(id: "hall", zone: "CST-8", roles: {"officer": (), "head": (powers: [Manage])}, persons: {
    "boss": (roles: ["head"]),
    "chen": (),
    "li": (roles: ["officer"]),
    "wang": (),
    "zhang": (roles: ["officer"]),
})"#;

const VISIT: &str =
    r#"Workflow(id: "visit", steps: {"visit": Do(by: Role("officer"))}, ends: {"visited": (after: ["visit"])})"#;

/// Somebody else works on it and gives it back (委派): who delegated it answers for it and decides. Through two it comes back the same way.
#[test]
fn rp_27_delegation() {
    check(
        VISIT,
        OFFICERS,
        "
        wang: start               | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        chen: delegate visit boss | refused: NotCandidate
        li: delegate visit chen   | WorkAllocated(visit, li), WorkDelegated(visit, chen)
        li: visit done            | refused: Delegated
        chen: visit done          | refused: HeldBy
        chen: delegate visit boss | WorkDelegated(visit, boss)
        chen: give_back visit     | refused: NotDelegated
        boss: give_back visit     | DelegationEnded(visit)
        chen: give_back visit     | DelegationEnded(visit)
        zhang: visit done         | refused: HeldBy
        li: visit done            | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// A standing rule of the directory instead of an order (代理): the record names both.
#[test]
fn rp_27_delegation_to_a_stand_in() {
    check(
        VISIT,
        r#"Directory(id: "hall", zone: "CST-8", roles: {"officer": ()},
            persons: {"chen": (), "li": (roles: ["officer"]), "wang": ()}, stand_ins: [(of: "li", by: "chen", from: "2024-04-16", until: "2024-04-18")])"#,
        "
        wang: start         | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        li: claim visit     | WorkAllocated(visit, li)
        chen: visit done    | refused: HeldBy
        at 2024-04-18T00:00 |
        chen: visit done    | refused: HeldBy
        at 2024-04-17T09:00 |
        chen: visit done    | Acted(chen, li), StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// What nobody has done in time goes to somebody higher, and those who had it have it no more.
#[test]
fn rp_28_escalation() {
    check(
        r#"Workflow(id: "escalation", calendar: "cn", steps: {
            "visit": Do(by: Role("officer"), within: WorkingDays(2), silence: Escalate(Role("head"))),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
        "
        wang: start           | CaseStarted, ApplicantNamed(wang), StepOpened(visit), ClockStarted(visit)
        boss: visit done      | refused: NotCandidate
        li: claim visit       | WorkAllocated(visit, li)
        pass 2024-04-18T00:00 | DeadlinePassed(visit, promised), StepHandedOver(visit, Escalate), WorkReleased(visit)
        li: visit done        | refused: NotCandidate
        who visit done        | boss
        boss: visit done      | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// Before that, those who wait for it may urge them, once a day.
#[test]
fn rp_28_escalation_by_a_reminder() {
    check(
        VISIT,
        OFFICERS,
        "
        wang: start         | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        chen: urge visit    | refused: NoPower
        wang: urge visit    | Urged(visit)
        wang: urge visit    | refused: AlreadyUrged
        at 2024-04-16T09:00 |
        boss: urge visit    | Urged(visit)
        ",
    );
}

/// Whoever has it in hand may let it go, and whoever manages the work of others may take it out of their hands.
#[test]
fn rp_29_deallocation() {
    check(
        VISIT,
        OFFICERS,
        "
        wang: start          | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        li: claim visit      | WorkAllocated(visit, li)
        zhang: release visit | refused: HeldBy
        li: release visit    | WorkReleased(visit)
        who visit done       | li, zhang
        zhang: claim visit   | WorkAllocated(visit, zhang)
        boss: release visit  | WorkReleased(visit)
        li: visit done       | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// It goes on in other hands as it stands (转办): what was said of it goes with it, its clock runs on, and it never goes back to whoever had it.
#[test]
fn rp_30_stateful_reallocation() {
    let mut hall = Hall::new(VISIT, OFFICERS);
    hall.plays(
        "
        wang: start              | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        li: delegate visit chen  | WorkAllocated(visit, li), WorkDelegated(visit, chen)
        li: transfer visit zhang | refused: Delegated
        chen: give_back visit    | DelegationEnded(visit)
        li: transfer visit chen  | refused: NotCandidate
        zhang: transfer visit li | refused: HeldBy
        li: transfer visit zhang | WorkTransferred(visit, zhang)
        zhang: transfer visit li | refused: BadTarget
        li: visit done           | refused: HeldBy
        ",
    );
    assert_eq!(hall.advice("visit"), ["chen: as the pattern has it"]);
    hall.plays("zhang: visit done | StepCompleted(visit, done), CaseEnded(visited)");
}

/// It begins anew in other hands: it is released, and given to somebody as if nobody had ever had it.
#[test]
fn rp_31_stateless_reallocation() {
    check(
        VISIT,
        OFFICERS,
        "
        wang: start               | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        li: begin visit           | WorkAllocated(visit, li), WorkStarted(visit)
        zhang: assign visit zhang | refused: NoPower
        boss: release visit       | WorkReleased(visit)
        boss: assign visit chen   | refused: NotCandidate
        boss: assign visit zhang  | WorkAllocated(visit, zhang)
        zhang: begin visit        | WorkStarted(visit)
        zhang: visit done         | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// The work rests, and goes on where it stood. No clock stops for that: only a legal ground stops one.
#[test]
fn rp_32_suspension_and_resumption() {
    check(
        r#"Workflow(id: "suspension", calendar: "cn", steps: {
            "visit": Do(by: Role("officer"), within: WorkingDays(1)),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
        "
        wang: start           | CaseStarted, ApplicantNamed(wang), StepOpened(visit), ClockStarted(visit)
        li: claim visit       | WorkAllocated(visit, li)
        li: suspend           | refused: NoPower
        boss: suspend         | CaseSuspended
        li: visit done        | refused: Suspended
        pass 2024-04-17T00:00 | DeadlinePassed(visit, promised)
        li: resume            | refused: NoPower
        boss: resume          | CaseResumed
        li: visit done        | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// It is done without: by whoever may do without, with an outcome that goes on, and never where the law wants it.
#[test]
fn rp_33_skip() {
    check(
        r#"Workflow(id: "skip", steps: {
            "visit": Do(by: Role("officer")),
            "hear": Do(by: Role("officer"), after: ["visit"], never_waived: true),
        }, ends: {
            "heard": (after: ["hear"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (), "head": (powers: [Waive])},
            persons: {"boss": (roles: ["head"]), "li": (roles: ["officer"]), "wang": ()})"#,
        "
        wang: start            | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        li: waive visit done   | refused: NoPower
        boss: waive visit done | StepCompleted(visit, done), StepOpened(hear)
        boss: waive hear done  | refused: NeverWaived
        li: hear done          | StepCompleted(hear, done), CaseEnded(heard)
        ",
    );
}

/// It is done again: whoever did it takes it back, or a later step returns it.
#[test]
fn rp_34_redo() {
    check(
        r#"Workflow(id: "redo", steps: {
            "draft": Do(by: Role("officer")),
            "check": Review(by: Role("head"), after: ["draft"], returns: {"redraft": (to: "draft")}),
        }, ends: {
            "agreed": (after: ["check.agree"]), "refused": (after: ["check.disagree"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (), "head": (powers: [Review])},
            persons: {"boss": (roles: ["head"]), "li": (roles: ["officer"]), "wang": (), "zhang": (roles: ["officer"])})"#,
        "
        wang: start            | CaseStarted, ApplicantNamed(wang), StepOpened(draft)
        li: draft done         | StepCompleted(draft, done), StepOpened(check)
        zhang: take_back draft | refused: NotOwn
        li: take_back draft    | CompletionTakenBack(draft), RoundStarted(draft, draft), StepOpened(draft)
        zhang: draft done      | StepCompleted(draft, done), StepOpened(check)
        li: check redraft      | refused: NotCandidate
        boss: check redraft    | StepCompleted(check, redraft), RoundStarted(check, draft), StepOpened(draft)
        li: draft done         | StepCompleted(draft, done), StepOpened(check)
        boss: check agree      | StepCompleted(check, agree), CaseEnded(agreed)
        li: take_back draft    | refused: CaseEnded
        ",
    );
}

/// It is done before its time: only what happens outside can come early, and only where the definition keeps it. Work that waits is refused.
#[test]
fn rp_35_pre_do() {
    check(
        r#"Workflow(id: "pre_do", steps: {
            "receive": Do(by: Role("officer")),
            "payment": Wait(by: Applicant, after: ["receive"], outcomes: ["paid"], persistent: true),
            "visit": Do(by: Role("officer"), after: ["receive"]),
        }, ends: {
            "visited": (after: ["payment", "visit"]),
        })"#,
        OFFICERS,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(receive)
        li: visit done     | refused: NotOpen
        chen: payment paid | refused: NotCandidate
        wang: payment paid | TriggerKept(payment, paid)
        li: receive done   | StepCompleted(receive, done), StepOpened(payment), StepCompleted(payment, paid), StepOpened(visit)
        li: visit done     | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}
