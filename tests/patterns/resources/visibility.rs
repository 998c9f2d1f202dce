//! Visibility patterns, RP-40 and 41: who may know of work that is not theirs.

use crate::hall::check;

/// Work that nobody has taken is known to those who may take it, to the parties, and to those who manage, supervise or receive; to others when they are told.
#[test]
fn rp_40_configurable_unallocated_visibility() {
    check(
        r#"Workflow(id: "offered", steps: {
            "visit": Do(by: Role("officer")),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (), "auditor": (powers: [Supervise])}, persons: {
            "chen": (), "eye": (roles: ["auditor"]), "li": (roles: ["officer"]), "wang": (), "zhang": (roles: ["officer"]),
        })"#,
        "
        wang: start     | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        readers         | eye, li, wang, zhang
        chen: copy chen | refused: NoPower
        wang: copy chen | Copied(chen)
        readers         | chen, eye, li, wang, zhang
        who claim visit | li, zhang
        ",
    );
}

/// What somebody does with work in their hands is sealed where the definition says so: for its readers, until a step opens it to all who may read the case.
#[test]
fn rp_41_configurable_allocated_visibility() {
    check(
        r#"Workflow(id: "sealed", data: {"price": Integer}, sealed: {"price": (readers: [Role("auditor")], until: "open")}, steps: {
            "bid": Do(by: Role("officer"), writes: ["price"], sealed: (until: "open")),
            "open": Do(by: Person("zhang"), after: ["bid"]),
            "award": Do(by: Person("zhang"), after: ["open"]),
        }, ends: {
            "awarded": (after: ["award"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (), "auditor": ()}, persons: {
            "chen": (), "eve": (roles: ["auditor"]), "li": (roles: ["officer"]), "wang": (), "zhang": (),
        })"#,
        "
        wang: start                             | CaseStarted, ApplicantNamed(wang), StepOpened(bid)
        wang: copy eve                          | Copied(eve)
        li: bid done price=5 because it is fair | StepCompleted(bid, done), StepOpened(open)
        readers                                 | eve, li, wang, zhang
        readers field price                     | eve, li
        readers opinion bid                     | li
        chen: open done                         | refused: NotCandidate
        zhang: open done                        | StepCompleted(open, done), StepOpened(award)
        readers field price                     | eve, li, wang, zhang
        readers opinion bid                     | eve, li, wang, zhang
        ",
    );
}

/// What is voted in secret is seen by nobody before the vote is over.
#[test]
fn rp_41_configurable_allocated_visibility_of_a_vote() {
    check(
        r#"Workflow(id: "secret", steps: {
            "board": Sign(seats: (who: [(by: Person("li")), (by: Person("zhang"))], secret: true)),
            "deliver": Do(by: Person("chen"), after: ["board.signed"]),
        }, ends: {
            "delivered": (after: ["deliver"]), "refused": (after: ["board.refused"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", persons: {"chen": (), "li": (), "wang": (), "zhang": ()},
            grants: [(to: Person("li"), powers: [Sign]), (to: Person("zhang"), powers: [Sign])])"#,
        "
        wang: start           | CaseStarted, ApplicantNamed(wang), StepOpened(board), SeatsOpened(board, 2)
        li: board signed      | SeatAnswered(board.0, signed)
        readers answers board |
        zhang: board signed   | SeatAnswered(board.1, signed), StepCompleted(board, signed), StepOpened(deliver)
        readers answers board | chen, li, wang, zhang
        ",
    );
}
