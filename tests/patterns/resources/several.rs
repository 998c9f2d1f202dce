//! Multiple-resource patterns, RP-42 and 43: several things for one person, and several people for one thing.

use crate::hall::{Hall, check};

const OFFICERS: &str = r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (powers: [Review]), "clerk": ()}, persons: {
    "boss": (roles: ["officer"]),
    "chen": (roles: ["clerk"]),
    "li": (roles: ["officer"]),
    "wang": (),
    "zhang": (roles: ["officer"]),
})"#;

/// One person has several things in hand, and goes from one to the other; only what is exclusive stands in the way.
#[test]
fn rp_42_simultaneous_execution() {
    let mut hall = Hall::new(
        r#"Workflow(id: "at_once", steps: {
            "draft": Do(by: Role("officer")),
            "plan": Do(by: Role("officer")),
        }, ends: {
            "drafted": (after: ["draft", "plan"]),
        })"#,
        OFFICERS,
    );
    hall.plays(
        "
        wang: start     | CaseStarted, ApplicantNamed(wang), StepOpened(draft), StepOpened(plan)
        li: begin draft | WorkAllocated(draft, li), WorkStarted(draft)
        li: begin plan  | WorkAllocated(plan, li), WorkStarted(plan)
        ",
    );
    assert_eq!([hall.holder("draft"), hall.holder("plan")], [Some("li".to_owned()), Some("li".to_owned())]);
    hall.plays(
        "
        li: plan done  | StepCompleted(plan, done)
        li: draft done | StepCompleted(draft, done), CaseEnded(drafted)
        ",
    );
}

const REVIEW: &str = r#"Workflow(id: "review", steps: {"review": Review(by: Role("officer"))}, ends: {
    "agreed": (after: ["review.agree"]), "refused": (after: ["review.disagree"]),
})"#;

/// Somebody is heard first (前加签), who need not be one of those who decide; their opinion is not counted.
#[test]
fn rp_43_additional_resources_before() {
    check(
        REVIEW,
        OFFICERS,
        "
        wang: start                | CaseStarted, ApplicantNamed(wang), StepOpened(review)
        chen: add before review li | refused: NotCandidate
        li: add before review wang | refused: OwnCase
        li: add before review chen | SeatsOpened(review, 1), WorkAllocated(review.0, li), SeatAdded(review)
        li: review agree           | refused: NotYourTurn
        zhang: review agree        | refused: HeldBy
        chen: review disagree      | SeatAnswered(review.1, disagree)
        li: review agree           | SeatAnswered(review.0, agree), StepCompleted(review, agree), CaseEnded(agreed)
        ",
    );
}

/// Somebody must agree as well, afterwards (后加签).
#[test]
fn rp_43_additional_resources_behind() {
    check(
        REVIEW,
        OFFICERS,
        "
        wang: start               | CaseStarted, ApplicantNamed(wang), StepOpened(review)
        li: add after review boss | SeatsOpened(review, 1), WorkAllocated(review.0, li), SeatAdded(review)
        boss: review agree        | refused: NotYourTurn
        li: review agree          | SeatAnswered(review.0, agree)
        boss: review disagree     | SeatAnswered(review.1, disagree), StepCompleted(review, disagree), CaseEnded(refused)
        ",
    );
}

/// In a row of signers they stand behind whoever asked for them, whosever turn it is.
#[test]
fn rp_43_additional_resources_behind_in_a_row() {
    check(
        r#"Workflow(id: "row", steps: {
            "review": Review(seats: (who: [(by: Person("li")), (by: Person("zhang"))], rule: Sequence)),
        }, ends: {
            "agreed": (after: ["review.agree"]), "refused": (after: ["review.disagree"]),
        })"#,
        OFFICERS,
        "
        wang: start                  | CaseStarted, ApplicantNamed(wang), StepOpened(review), SeatsOpened(review, 2)
        zhang: add after review boss | SeatAdded(review)
        li: review agree             | SeatAnswered(review.0, agree)
        boss: review agree           | refused: NotYourTurn
        zhang: review agree          | SeatAnswered(review.1, agree)
        boss: review agree           | SeatAnswered(review.2, agree), StepCompleted(review, agree), CaseEnded(agreed)
        ",
    );
}

/// Somebody is counted with the others (并加签), and taken out again.
#[test]
fn rp_43_additional_resources_beside() {
    check(
        REVIEW,
        OFFICERS,
        "
        wang: start                 | CaseStarted, ApplicantNamed(wang), StepOpened(review)
        li: add beside review zhang | SeatsOpened(review, 1), WorkAllocated(review.0, li), SeatAdded(review)
        li: add beside review boss  | SeatAdded(review)
        zhang: remove review.2      | refused: NoPower
        li: remove review.2         | SeatRemoved(review.2)
        boss: review agree          | refused: HeldBy
        zhang: review agree         | SeatAnswered(review.1, agree)
        zhang: review agree         | refused: AlreadyAnswered
        li: review agree            | SeatAnswered(review.0, agree), StepCompleted(review, agree), CaseEnded(agreed)
        ",
    );
}

/// Several officers act together, with one answer (双人执法).
#[test]
fn rp_43_additional_resources_by_definition() {
    check(
        r#"Workflow(id: "two_officers", steps: {"review": Review(by: Role("officer"), officers: 2)}, ends: {
            "agreed": (after: ["review.agree"]), "refused": (after: ["review.disagree"]),
        })"#,
        OFFICERS,
        "
        wang: start            | CaseStarted, ApplicantNamed(wang), StepOpened(review), SeatsOpened(review, 2)
        li: review agree       | SeatAnswered(review.0, agree)
        chen: review agree     | refused: NotCandidate
        zhang: review disagree | SeatAnswered(review.1, disagree)
        boss: review agree     | refused: NoSeatLeft
        zhang: review agree    | SeatAnswered(review.1, agree), StepCompleted(review, agree), CaseEnded(agreed)
        ",
    );
}
