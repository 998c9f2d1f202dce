//! Creation patterns, RP-1 to 11: what a definition says about who may do a step.

use crate::{
    check_refused,
    hall::{Hall, check},
};
use onedoor_core::engine::Effect;

/// One person, known to the author.
#[test]
fn rp_01_direct_distribution() {
    check(
        r#"Workflow(id: "direct", steps: {"survey": Do(by: Person("li"))}, ends: {"surveyed": (after: ["survey"])})"#,
        r#"Directory(id: "hall", zone: "UTC0", persons: {"li": (), "wang": (), "zhang": ()})"#,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(survey)
        who survey done    | li
        zhang: survey done | refused: NotCandidate
        ghost: survey done | refused: UnknownPerson
        li: survey done    | StepCompleted(survey, done), CaseEnded(surveyed)
        ",
    );
}

/// Whoever holds a role, at the time of the command: who held it last year does not hold it now.
#[test]
fn rp_02_role_based_distribution() {
    check(
        r#"Workflow(id: "by_role", steps: {"survey": Do(by: Role("engineer"))}, ends: {"surveyed": (after: ["survey"])})"#,
        r#"Directory(id: "hall", zone: "CST-8", roles: {"engineer": ()}, persons: {
            "chen": (roles: ["engineer"], until: "2024-01-01"),
            "li": (roles: ["engineer"]),
            "wang": (),
            "zhang": (roles: ["engineer"]),
        })"#,
        "
        wang: start       | CaseStarted, ApplicantNamed(wang), StepOpened(survey)
        who survey done   | li, zhang
        wang: survey done | refused: NotCandidate
        chen: survey done | refused: UnknownPerson
        li: survey done   | StepCompleted(survey, done), CaseEnded(surveyed)
        ",
    );
}

/// Who does it is said while the case runs: a field names them.
#[test]
fn rp_03_deferred_distribution() {
    check(
        r#"Workflow(id: "deferred", data: {"surveyor": Text}, steps: {
            "plan": Do(by: Person("zhang"), writes: ["surveyor"]),
            "survey": Do(by: Field("surveyor"), after: ["plan"]),
        }, ends: {
            "surveyed": (after: ["survey"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", persons: {"chen": (), "li": (), "wang": (), "zhang": ()})"#,
        "
        wang: start                   | CaseStarted, ApplicantNamed(wang), StepOpened(plan)
        wang: plan done surveyor=wang | refused: NotCandidate
        zhang: plan done surveyor=li  | StepCompleted(plan, done), StepOpened(survey)
        who survey done               | li
        chen: survey done             | refused: NotCandidate
        li: survey done               | StepCompleted(survey, done), CaseEnded(surveyed)
        ",
    );
}

/// Being one of those whom the definition names is not enough: the directory gives the power, for some cases, for some time.
#[test]
fn rp_04_authorization() {
    let workflow = r#"Workflow(id: "permit", data: {"floor_area": Decimal}, steps: {
            "decide": Decide(by: Dept("housing"), outcomes: ["granted", "refused"]),
        }, ends: {
            "granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"]),
        })"#;
    let directory = r#"Directory(id: "hall", zone: "CST-8", depts: {"housing": ()},
            persons: {"chen": (depts: ["housing"]), "li": (depts: ["housing"]), "wang": (), "zhang": ()},
            grants: [
                (to: Person("li"), powers: [Decide], workflows: ["permit"], when: "floor_area < 1000", until: "2024-05-01"),
                (to: Person("zhang"), powers: [Decide]),
            ])"#;
    check(
        workflow,
        directory,
        "
        wang: start floor_area=500 | CaseStarted, ApplicantNamed(wang), StepOpened(decide)
        chen: decide granted       | refused: NoPower
        zhang: decide granted      | refused: NotCandidate
        who decide granted         | li
        li: decide granted         | StepCompleted(decide, granted), CaseEnded(granted)
        ",
    );
    check(
        workflow,
        directory,
        "
        wang: start floor_area=1000 | CaseStarted, ApplicantNamed(wang), StepOpened(decide)
        li: decide granted          | refused: NoPower
        ",
    );
    check(
        workflow,
        directory,
        "
        wang: start floor_area=500 | CaseStarted, ApplicantNamed(wang), StepOpened(decide)
        pass 2024-05-01T00:00      |
        li: decide granted         | refused: NoPower
        ",
    );
}

/// Nobody checks what they did, whichever comes first, and whoever stood in for one stands in for nobody at the other.
#[test]
fn rp_05_separation_of_duties() {
    let workflow = r#"Workflow(id: "four_eyes", steps: {
            "calculate": Do(by: Role("clerk")),
            "check": Do(by: Role("clerk"), separate_from: ["calculate"]),
        }, ends: {
            "checked": (after: ["calculate", "check"]),
        })"#;
    let directory = r#"Directory(id: "hall", zone: "UTC0", roles: {"clerk": ()},
            persons: {"chen": (), "li": (roles: ["clerk"]), "wang": (), "zhang": (roles: ["clerk"])},
            stand_ins: [(of: "li", by: "chen"), (of: "zhang", by: "chen")])"#;
    check(
        workflow,
        directory,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(calculate), StepOpened(check)
        li: check done     | StepCompleted(check, done)
        li: calculate done | refused: Separated
        who calculate done | chen, zhang
        ",
    );
    check(
        workflow,
        directory,
        "
        wang: start          | CaseStarted, ApplicantNamed(wang), StepOpened(calculate), StepOpened(check)
        chen: calculate done | Acted(chen, li), StepCompleted(calculate, done)
        chen: check done     | refused: NotCandidate
        li: check done       | refused: Separated
        zhang: check done    | StepCompleted(check, done), CaseEnded(checked)
        ",
    );
}

/// Duties that contradict each other do not load.
#[test]
fn rp_05_separation_that_nobody_can_keep() {
    check_refused(
        r#"Workflow(id: "four_eyes", steps: {
            "calculate": Do(by: Role("clerk")),
            "check": Do(by: Role("clerk"), after: ["calculate"], separate_from: ["calculate"], bound_to: ["calculate"]),
        }, ends: {
            "checked": (after: ["check"]),
        })"#,
        "
        bad-duty at 3:107: `check` is bound to `calculate` and separate from it: nobody could do it
          help: take one of the two out
        ",
    );
}

/// One person answers for the case (专人承办): an `Assign` names them, and later steps are theirs.
#[test]
fn rp_06_case_handling() {
    check(
        r#"Workflow(id: "case_handling", steps: {
            "handle": Assign(by: Role("chief"), role: "handler"),
            "visit": Do(by: Role("handler"), after: ["handle"]),
            "report": Do(by: Role("handler"), after: ["visit"]),
        }, ends: {
            "reported": (after: ["report"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"chief": (powers: [Assign]), "handler": ()},
            persons: {"boss": (roles: ["chief"]), "chen": (), "li": (roles: ["handler"]), "wang": (roles: ["handler"]), "zhang": (roles: ["handler"])})"#,
        "
        wang: start                        | CaseStarted, ApplicantNamed(wang), StepOpened(handle)
        li: handle assigned                | refused: NotCandidate
        boss: handle assigned handler=chen | refused: NotCandidate
        boss: handle assigned handler=wang | refused: OwnCase
        boss: handle assigned handler=li   | StepCompleted(handle, assigned), HandlerNamed(handle, li), StepOpened(visit)
        zhang: visit done                  | refused: NotCandidate
        li: visit done                     | StepCompleted(visit, done), StepOpened(report)
        who report done                    | li
        li: report done                    | StepCompleted(report, done), CaseEnded(reported)
        ",
    );
}

/// Of all who may, whoever knows the case already has it in hand.
#[test]
fn rp_07_retain_familiar() {
    let workflow = r#"Workflow(id: "familiar", steps: {
            "visit": Do(by: Role("officer")),
            "report": Do(by: Role("officer"), after: ["visit"], allocate: Familiar("visit")),
        }, ends: {
            "reported": (after: ["report"]),
        })"#;
    let directory = r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": ()},
            persons: {"li": (roles: ["officer"]), "wang": (), "zhang": (roles: ["officer"])})"#;
    check(
        workflow,
        directory,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        zhang: visit done  | StepCompleted(visit, done), StepOpened(report), WorkAllocated(report, zhang)
        li: report done    | refused: HeldBy
        zhang: report done | StepCompleted(report, done), CaseEnded(reported)
        ",
    );
}

/// The same as a duty: nobody else may (binding of duty).
#[test]
fn rp_07_retain_familiar_as_a_duty() {
    check(
        r#"Workflow(id: "bound", steps: {
            "visit": Do(by: Role("officer")),
            "report": Do(by: Role("officer"), after: ["visit"], bound_to: ["visit"]),
        }, ends: {
            "reported": (after: ["report"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": ()},
            persons: {"li": (roles: ["officer"]), "wang": (), "zhang": (roles: ["officer"])})"#,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        zhang: visit done  | StepCompleted(visit, done), StepOpened(report)
        li: report done    | refused: NotBound
        zhang: report done | StepCompleted(report, done), CaseEnded(reported)
        ",
    );
}

/// Only whoever is qualified, as long as the qualification is valid.
#[test]
fn rp_08_capability_based_distribution() {
    check(
        r#"Workflow(id: "capability", steps: {
            "inspect": Do(by: Role("officer"), qualifications: ["crane"]),
        }, ends: {
            "inspected": (after: ["inspect"]),
        })"#,
        r#"Directory(id: "hall", zone: "CST-8", roles: {"officer": ()}, persons: {
            "chen": (roles: ["officer"], qualifications: {"crane": (until: "2024-04-15T09:00")}),
            "li": (roles: ["officer"], qualifications: {"crane": (until: "2024-05-01")}),
            "wang": (),
            "zhang": (roles: ["officer"]),
        })"#,
        "
        wang: start           | CaseStarted, ApplicantNamed(wang), StepOpened(inspect)
        chen: inspect done    | refused: Unqualified
        zhang: inspect done   | refused: Unqualified
        who inspect done      | li
        pass 2024-05-01T00:00 |
        li: inspect done      | refused: Unqualified
        ",
    );
}

/// What was done before decides: whoever did a step, in whichever round it was done last.
#[test]
fn rp_09_history_based_distribution() {
    check(
        r#"Workflow(id: "history", steps: {
            "draft": Do(by: Role("clerk")),
            "check": Review(by: Person("boss"), after: ["draft"], returns: {"redraft": (to: "draft")}),
            "answer": Do(by: SameAs("draft"), after: ["check.agree"]),
        }, ends: {
            "answered": (after: ["answer"]), "refused": (after: ["check.disagree"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"clerk": ()},
            persons: {"boss": (), "li": (roles: ["clerk"]), "wang": (), "zhang": (roles: ["clerk"])},
            grants: [(to: Person("boss"), powers: [Review])])"#,
        "
        wang: start         | CaseStarted, ApplicantNamed(wang), StepOpened(draft)
        zhang: draft done   | StepCompleted(draft, done), StepOpened(check)
        boss: check redraft | StepCompleted(check, redraft), RoundStarted(check, draft), StepOpened(draft)
        li: draft done      | StepCompleted(draft, done), StepOpened(check)
        boss: check agree   | StepCompleted(check, agree), StepOpened(answer)
        zhang: answer done  | refused: NotCandidate
        li: answer done     | StepCompleted(answer, done), CaseEnded(answered)
        ",
    );
}

/// By the place in the organisation: a department with its sections, and the superior of somebody.
#[test]
fn rp_10_organisational_distribution() {
    check(
        r#"Workflow(id: "organisation", steps: {
            "review": Do(by: Dept("planning")),
            "approve": Do(by: Manager(of: SameAs("review"), up: 2), after: ["review"]),
        }, ends: {
            "approved": (after: ["approve"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", depts: {"planning": (), "roads": (parent: "planning"), "fire": ()}, persons: {
            "chen": (depts: ["fire"]),
            "li": (depts: ["roads"], manager: "zhang"),
            "mayor": (),
            "wang": (),
            "zhang": (depts: ["planning"], manager: "mayor"),
        })"#,
        "
        wang: start         | CaseStarted, ApplicantNamed(wang), StepOpened(review)
        who review done     | li, zhang
        chen: review done   | refused: NotCandidate
        li: review done     | StepCompleted(review, done), StepOpened(approve)
        zhang: approve done | refused: NotCandidate
        mayor: approve done | StepCompleted(approve, done), CaseEnded(approved)
        ",
    );
}

/// A service of the host does it, and nobody else; on no worklist does it stand.
#[test]
fn rp_11_automatic_execution() {
    let mut hall = Hall::new(
        r#"Workflow(id: "automatic", steps: {
            "register": Auto(by: Service("registry")),
        }, ends: {
            "registered": (after: ["register.done"]), "failed": (after: ["register.failed"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", persons: {"li": (), "robot": (services: ["registry"]), "wang": ()})"#,
    );
    hall.plays("wang: start | CaseStarted, ApplicantNamed(wang), StepOpened(register)");
    assert!(matches!(hall.effects.as_slice(), [Effect::CallService { round: 1, .. }]), "{:?}", hall.effects);
    hall.plays(
        "
        li: register done    | refused: NotCandidate
        robot: register done | StepCompleted(register, done), CaseEnded(registered)
        ",
    );
}
