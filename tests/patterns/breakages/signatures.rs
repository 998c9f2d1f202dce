//! Votes, or-signatures and delegations.

use super::check;

/// Votes decided by rounding: 2 of 3 is less than 66.67 %.
#[test]
fn two_of_three_does_not_pass_66_67_percent() {
    let vote = |share: &str| {
        format!(
            r#"Workflow(id: "vote", steps: {{"board": Decide(outcomes: ["yes", "no"],
                seats: (members: Dept("house"), rule: AtLeast("{share}")))}},
                ends: {{"yes": (after: ["board.yes"]), "no": (after: ["board.no"])}})"#
        )
    };
    check(
        &vote("66.67%"),
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(board), SeatsOpened(board, 3)
         hana: board yes | SeatAnswered(board.0, yes)
         hugo: board yes | SeatAnswered(board.2, yes)
         hilde: board no | SeatAnswered(board.1, no), StepCompleted(board, no), CaseEnded(no)",
    );
    check(
        &vote("2/3"),
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(board), SeatsOpened(board, 3)
         hana: board yes | SeatAnswered(board.0, yes)
         hugo: board yes | SeatAnswered(board.2, yes), StepCompleted(board, yes), CaseEnded(yes)",
    );
}

/// The last open user decides the direction.
#[test]
fn the_last_open_voter_does_not_decide_alone() {
    check(
        r#"Workflow(id: "vote", steps: {"board": Decide(outcomes: ["yes", "no"],
            seats: (members: Dept("house"), rule: MoreThan("1/2"), early: false))},
            ends: {"yes": (after: ["board.yes"]), "no": (after: ["board.no"])})"#,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(board), SeatsOpened(board, 3)
         hana: board yes | SeatAnswered(board.0, yes)
         hugo: board yes | SeatAnswered(board.2, yes)
         hilde: board no | SeatAnswered(board.1, no), StepCompleted(board, yes), CaseEnded(yes)",
    );
}

/// An or-signature leaves the others open.
#[test]
fn an_or_signature_leaves_nothing_open() {
    check(
        r#"Workflow(id: "either", steps: {"sign": Sign(seats: (members: Dept("house"), rule: Any)),
            "file": Do(by: Dept("plan"), after: ["sign.signed"])},
            ends: {"filed": (after: ["file"]), "refused": (after: ["sign.refused"])})"#,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(sign), SeatsOpened(sign, 3)
         hugo: claim sign.1 | refused: NotCandidate
         hana: sign signed | SeatAnswered(sign.0, signed), StepCompleted(sign, signed), StepOpened(file)
         hilde: sign signed | refused: NotOpen
         hugo: release sign.1 | refused: NotHolder
         pia: file done | StepCompleted(file, done), CaseEnded(filed)",
    );
}

/// Delegated work is given back to the wrong person.
#[test]
fn delegated_work_comes_back_to_whoever_delegated_it() {
    check(
        r#"Workflow(id: "look", steps: {"look": Review(by: Dept("plan"))},
            ends: {"good": (after: ["look.agree"]), "bad": (after: ["look.disagree"])})"#,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(look)
         pia: claim look | WorkAllocated(look, pia)
         pia: delegate look finn | WorkDelegated(look, finn)
         finn: delegate look wim | WorkDelegated(look, wim)
         pia: look agree | refused: Delegated
         finn: give_back look | refused: NotDelegated
         wim: look agree | refused: HeldBy
         wim: give_back look | DelegationEnded(look)
         finn: look agree | refused: HeldBy
         finn: give_back look | DelegationEnded(look)
         paul: look agree | refused: HeldBy
         pia: look agree | StepCompleted(look, agree), CaseEnded(good)",
    );
}

/// 64 signers at once on one join: it opens exactly once, in whatever order they sign.
#[test]
fn a_join_of_many_opens_exactly_once() {
    let reviews: String =
        (0..64).map(|n| format!("\"r{n}\": Review(by: Dept(\"plan\"), after: [\"apply\"]),\n")).collect();
    let after: Vec<String> = (0..64).map(|n| format!("\"r{n}\"")).collect();
    let after = after.join(", ");
    let workflow = format!(
        r#"Workflow(id: "many", steps: {{"apply": Do(by: Applicant), {reviews}
            "decide": Decide(by: Dept("house"), after: [{after}], outcomes: ["granted", "refused"])}},
            ends: {{"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"])}})"#
    );
    for order in [1, 3, 5, 27, 37, 63] {
        let mut hall = crate::hall::Hall::new(&workflow, super::HALL);
        hall.as_("ann", "start");
        hall.as_("ann", "apply done");
        let opened = (0..64).filter(|n| {
            let step = (n * order) % 64;
            let person = if n % 2 == 0 { "pia" } else { "paul" };
            if n % 3 == 0 {
                hall.as_(person, &format!("claim r{step}"));
            }
            hall.as_(person, &format!("r{step} agree")).contains("StepOpened(decide)")
        });
        assert_eq!(opened.count(), 1, "in the order of {order}");
        assert_eq!(hall.as_("pia", "r0 agree"), "refused: NotOpen");
    }
}
