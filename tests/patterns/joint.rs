//! Multiple instances as seats: WCP-13 to 15, 26, 27, 34 to 36. A joint signature is one step with a seat for each who answers.

use crate::{
    check_refused,
    hall::{Hall, check},
};

/// A committee of five, its secretary who manages, and somebody whose case it is.
const COMMITTEE: &str = r#"Directory(id: "hall", zone: "UTC0", roles: {"member": (powers: [Sign]), "secretary": (powers: [Manage])},
    depts: {"committee": ()}, persons: {
        "an": (roles: ["member"], depts: ["committee"]),
        "bo": (roles: ["member"], depts: ["committee"]),
        "cai": (roles: ["member"], depts: ["committee"]),
        "du": (roles: ["member"]),
        "en": (roles: ["member"]),
        "sun": (roles: ["secretary"]),
        "wang": (),
    })"#;

/// A board that signs from these seats.
fn board(seats: &str) -> String {
    format!(
        r#"Workflow(id: "board", data: {{"signers": List(Text)}}, steps: {{
            "board": Sign(by: Role("member"), seats: {seats}, reads: ["signers"]),
        }}, ends: {{
            "signed": (after: ["board.signed"]), "refused": (after: ["board.refused"]),
        }})"#
    )
}

/// So many seats stand in the file (会签), and all of them answer: the applicant hears every objection.
#[test]
fn wcp_13_seats_known_at_design_time() {
    let workflow = board(r#"(who: [(by: Person("an")), (by: Person("bo")), (by: Person("cai"))])"#);
    check(
        &workflow,
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        du: board signed       | refused: NotCandidate
        cai: board signed      | SeatAnswered(board.2, signed)
        cai: board signed      | refused: AlreadyAnswered
        an: board signed       | SeatAnswered(board.0, signed)
        bo: board signed       | SeatAnswered(board.1, signed), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
    check(
        &workflow,
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        cai: board refused     | SeatAnswered(board.2, refused)
        an: board signed       | SeatAnswered(board.0, signed)
        bo: board refused      | SeatAnswered(board.1, refused), StepCompleted(board, refused), CaseEnded(refused)
        ",
    );
}

/// One person fills one seat: their own, where one names them, so that none is left empty which nobody else may take.
#[test]
fn wcp_13_seats_are_filled_by_one_person_each() {
    check(
        &board(r#"(who: [(by: Role("member")), (by: Role("member")), (by: Person("an"))])"#),
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        an: board signed       | SeatAnswered(board.2, signed)
        an: board signed       | refused: AlreadyAnswered
        an: claim board.0      | refused: AlreadyAnswered
        an: begin board.0      | refused: AlreadyAnswered
        bo: claim board.1      | WorkAllocated(board.1, bo)
        cai: board signed      | SeatAnswered(board.0, signed)
        bo: board signed       | SeatAnswered(board.1, signed), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
}

/// A seat for each whom a field names when the step opens.
#[test]
fn wcp_14_seats_known_at_run_time() {
    check(
        &board(r#"(each: "signers")"#),
        COMMITTEE,
        "
        wang: start signers=[du,an] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 2)
        bo: board signed            | refused: NotCandidate
        an: board signed            | SeatAnswered(board.1, signed)
        du: board signed            | SeatAnswered(board.0, signed), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
}

/// A seat for each of a department, as it is when the step opens.
#[test]
fn wcp_14_seats_of_a_pool() {
    check(
        &board(r#"(members: Dept("committee"))"#),
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        du: board signed       | refused: NotCandidate
        an: board signed       | SeatAnswered(board.0, signed)
        bo: board signed       | SeatAnswered(board.1, signed)
        cai: board signed      | SeatAnswered(board.2, signed), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
}

/// Nobody knew beforehand that they would be needed: seats are added while the others sign (加签).
#[test]
fn wcp_15_seats_without_prior_knowledge() {
    check(
        &board(r#"(who: [(by: Person("an")), (by: Person("bo"))])"#),
        COMMITTEE,
        "
        wang: start signers=[]   | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 2)
        an: board signed         | SeatAnswered(board.0, signed)
        du: add beside board en  | refused: NoPower
        bo: add beside board du  | SeatAdded(board)
        bo: board signed         | SeatAnswered(board.1, signed)
        sun: add beside board en | SeatAdded(board)
        du: board signed         | SeatAnswered(board.2, signed)
        en: board signed         | SeatAnswered(board.3, signed), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
}

/// The whole vote is recalled; what comes after no longer waits for it.
#[test]
fn wcp_26_cancel_seats() {
    check(
        r#"Workflow(id: "recalled_vote", steps: {
            "board": Sign(seats: (who: [(by: Person("an")), (by: Person("bo"))])),
            "visit": Do(by: Person("du")),
            "archive": Do(by: Person("en"), after: ["board", "visit"]),
        }, ends: {
            "archived": (after: ["archive"]),
        })"#,
        COMMITTEE,
        "
        wang: start       | CaseStarted, ApplicantNamed(wang), StepOpened(board), StepOpened(visit), SeatsOpened(board, 2)
        an: board signed  | SeatAnswered(board.0, signed)
        du: visit done    | StepCompleted(visit, done)
        an: cancel board  | refused: NoPower
        sun: cancel board | StepCancelled(board), StepOpened(archive)
        bo: board signed  | refused: NotOpen
        en: archive done  | StepCompleted(archive, done), CaseEnded(archived)
        ",
    );
}

/// The chair closes the vote: who has not answered is absent. A vote that would come to nothing is not closed.
#[test]
fn wcp_27_complete_seats() {
    check(
        &board(
            r#"(who: [(by: Person("an"), casting: true), (by: Person("bo")), (by: Person("cai")), (by: Person("du")), (by: Person("en"))],
                rule: MoreThan("1/2"), of: Present, quorum: "2/5")"#,
        ),
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 5)
        cai: board signed      | SeatAnswered(board.2, signed)
        an: close_vote board   | refused: NotSo
        an: board signed       | SeatAnswered(board.0, signed)
        bo: close_vote board   | refused: NoPower
        an: close_vote board   | VoteClosed(board), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
}

/// So many of the seats suffice (票签); here the others may still be heard.
#[test]
fn wcp_34_static_partial_join_of_seats() {
    let workflow = board(
        r#"(who: [(by: Person("an")), (by: Person("bo")), (by: Person("cai"))], rule: AtLeast("2/3"), early: false)"#,
    );
    check(
        &workflow,
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        an: board signed       | SeatAnswered(board.0, signed)
        bo: board signed       | SeatAnswered(board.1, signed)
        cai: board refused     | SeatAnswered(board.2, refused), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
}

/// The share is exact: two of three are less than 66.67 per cent.
#[test]
fn wcp_34_two_of_three_are_less_than_66_67_per_cent() {
    check(
        &board(
            r#"(who: [(by: Person("an")), (by: Person("bo")), (by: Person("cai"))], rule: AtLeast("66.67%"), early: false)"#,
        ),
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        an: board signed       | SeatAnswered(board.0, signed)
        bo: board signed       | SeatAnswered(board.1, signed)
        cai: board refused     | SeatAnswered(board.2, refused), StepCompleted(board, refused), CaseEnded(refused)
        ",
    );
}

/// It is over as soon as the rest cannot change it, and the rest is recalled: one of two (或签), two of three.
#[test]
fn wcp_35_cancelling_partial_join_of_seats() {
    check(
        &board(r#"(who: [(by: Person("an")), (by: Person("bo"))], rule: Any)"#),
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 2)
        bo: board refused      | SeatAnswered(board.1, refused), StepCompleted(board, refused), CaseEnded(refused)
        an: board signed       | refused: CaseEnded
        ",
    );
    let majority =
        board(r#"(who: [(by: Person("an")), (by: Person("bo")), (by: Person("cai"))], rule: MoreThan("1/2"))"#);
    check(
        &majority,
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        an: board refused      | SeatAnswered(board.0, refused)
        cai: board signed      | SeatAnswered(board.2, signed)
        bo: board signed       | SeatAnswered(board.1, signed), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
    check(
        &majority,
        COMMITTEE,
        "
        wang: start signers=[] | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        an: board refused      | SeatAnswered(board.0, refused)
        cai: board refused     | SeatAnswered(board.2, refused), StepCompleted(board, refused), CaseEnded(refused)
        ",
    );
}

/// How many are needed changes while they vote: a seat that is added raises it (加签), one that is removed lowers it (减签) and may decide.
#[test]
fn wcp_36_dynamic_partial_join_of_seats() {
    check(
        &board(r#"(who: [(by: Person("an")), (by: Person("bo")), (by: Person("cai"))], rule: AtLeast("2/3"))"#),
        COMMITTEE,
        "
        wang: start signers=[]   | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 3)
        an: board signed         | SeatAnswered(board.0, signed)
        bo: add beside board du  | SeatAdded(board)
        sun: add beside board en | SeatAdded(board)
        cai: board signed        | SeatAnswered(board.2, signed)
        bo: board refused        | SeatAnswered(board.1, refused)
        sun: remove board.0      | refused: NotRemoved
        bo: remove board.4       | refused: NoPower
        sun: remove board.3      | SeatRemoved(board.3)
        du: board signed         | refused: NotCandidate
        sun: remove board.4      | SeatRemoved(board.4), StepCompleted(board, signed), CaseEnded(signed)
        ",
    );
}

/// A vote that is over is over: nobody is added to turn it.
#[test]
fn wcp_36_no_seat_is_added_to_a_vote_that_is_over() {
    let mut hall = Hall::new(
        r#"Workflow(id: "over", steps: {
            "board": Sign(seats: (who: [(by: Person("an")), (by: Person("bo"))], rule: Any)),
            "deliver": Do(by: Person("du"), after: ["board.signed"]),
        }, ends: {
            "delivered": (after: ["deliver"]), "refused": (after: ["board.refused"]),
        })"#,
        COMMITTEE,
    );
    hall.plays(
        "
        wang: start              | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 2)
        an: board signed         | SeatAnswered(board.0, signed), StepCompleted(board, signed), StepOpened(deliver)
        sun: add beside board en | refused: NotOpen
        ",
    );
}

/// So many are never out of reach by mistake: what cannot be reached does not load.
#[test]
fn wcp_34_a_number_out_of_reach_is_refused() {
    check_refused(
        &board(r#"(who: [(by: Person("an")), (by: Person("bo"))], rule: Heads(3))"#),
        "
        bad-seats at 2:108: `Heads(3)` is out of reach: 2 may answer
          help: lower it, or list more seats
        ",
    );
}
