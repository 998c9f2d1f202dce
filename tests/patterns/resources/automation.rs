//! Auto-start patterns, RP-36 to 39: when work begins without anybody saying so.

use crate::{
    check_refused,
    hall::{actor, check},
};
use onedoor::{Act, Move, Start, blocking::Engine};

const OFFICERS: &str = r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": ()}, persons: {
    "li": (roles: ["officer"]),
    "wang": (),
    "zhang": (roles: ["officer"]),
})"#;

/// Excluded: nobody has begun who does not know of it. There is no word for it, and what is allocated has not begun.
#[test]
fn rp_36_commencement_on_creation() {
    check_refused(
        r#"Workflow(id: "on_creation", steps: {
            "visit": Do(by: Role("officer"), allocate: Started),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        "
        unknown-word at 2:56: there is no way of allocating work `Started`
          help: known here: `Offer`, `RoundRobin`, `LeastLoaded`, `Fixed`, `Familiar`, `Chained`
        ",
    );
    check(
        r#"Workflow(id: "on_creation", steps: {
            "visit": Do(by: Role("officer"), allocate: Fixed("li")),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
        "
        wang: start     | CaseStarted, ApplicantNamed(wang), StepOpened(visit), WorkAllocated(visit, li)
        li: begin visit | WorkStarted(visit)
        ",
    );
}

/// Taking it and beginning with it is one act, if one likes.
#[test]
fn rp_37_commencement_on_allocation() {
    check(
        r#"Workflow(id: "on_allocation", steps: {
            "visit": Do(by: Role("officer")),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
        "
        wang: start       | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        wang: begin visit | refused: NotCandidate
        li: begin visit   | WorkAllocated(visit, li), WorkStarted(visit)
        ",
    );
}

/// The same step of many cases, one after the other (批量): each is decided by itself, and one that is refused stops none of the others.
#[test]
fn rp_38_piled_execution() {
    let engine = Engine::in_memory();
    let now = "2024-04-15T09:00:00+08:00".parse().unwrap();
    engine
        .deploy_directory(
            r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (powers: [Sign])},
                persons: {"li": (roles: ["officer"]), "wang": (), "zhang": ()})"#,
        )
        .unwrap();
    engine
        .deploy(
            r#"Workflow(id: "pile", steps: {"sign": Sign(by: Role("officer"))}, ends: {
                "signed": (after: ["sign.signed"]), "refused": (after: ["sign.refused"]),
            })"#,
        )
        .unwrap();
    let pile = ["wang", "li", "zhang"];
    let sign = |applicant: &str| Act::new(applicant, &actor("li"), now, Move::complete("sign", "signed"));
    for applicant in pile {
        engine.start(Start::new("pile", applicant, &actor(applicant), now)).unwrap();
    }
    let answers = engine.act_all(pile.map(sign).to_vec());
    let told = answers.into_iter().map(|answer| answer.map_or_else(|error| error.code(), |_| "signed"));
    assert_eq!(told.collect::<Vec<_>>(), ["signed", "OwnCase", "signed"]);
}

/// Whoever has just done a step has the next one in hand, if they may do it.
#[test]
fn rp_39_chained_execution() {
    check(
        r#"Workflow(id: "chain", steps: {
            "visit": Do(by: Role("officer")),
            "report": Do(by: Role("officer"), after: ["visit"], allocate: Chained),
            "archive": Do(by: Person("zhang"), after: ["report"], allocate: Chained),
        }, ends: {
            "archived": (after: ["archive"]),
        })"#,
        OFFICERS,
        "
        wang: start         | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        li: visit done      | StepCompleted(visit, done), StepOpened(report), WorkAllocated(report, li)
        zhang: report done  | refused: HeldBy
        li: report done     | StepCompleted(report, done), StepOpened(archive)
        zhang: archive done | StepCompleted(archive, done), CaseEnded(archived)
        ",
    );
}

/// Whoever has just agreed is not asked again (连续同人); who has refused, or may not do it, is no answer.
#[test]
fn rp_39_chained_execution_of_the_same_signer() {
    let workflow = r#"Workflow(id: "same_signer", steps: {
            "section": Sign(by: Role("officer")),
            "bureau": Sign(by: Person("li"), after: ["section.signed"], repeat: Pass),
        }, ends: {
            "signed": (after: ["bureau.signed"]), "refused": (after: ["section.refused", "bureau.refused"], join: Any),
        })"#;
    let directory = r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (powers: [Sign])},
        persons: {"li": (roles: ["officer"]), "wang": (), "zhang": (roles: ["officer"])})"#;
    check(
        workflow,
        directory,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(section)
        li: section signed | StepCompleted(section, signed), StepOpened(bureau), StepCompleted(bureau, signed), CaseEnded(signed)
        ",
    );
    check(
        workflow,
        directory,
        "
        wang: start           | CaseStarted, ApplicantNamed(wang), StepOpened(section)
        zhang: section signed | StepCompleted(section, signed), StepOpened(bureau)
        li: bureau signed     | StepCompleted(bureau, signed), CaseEnded(signed)
        ",
    );
}
