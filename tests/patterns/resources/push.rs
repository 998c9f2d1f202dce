//! Push patterns, RP-12 to 20: how work comes to somebody.

use crate::{
    check_refused,
    hall::{Hall, actor, check},
};
use onedoor_core::engine::{Effect, Workload};

const OFFICERS: &str = r#"Directory(id: "hall", zone: "CST-8", roles: {"officer": ()}, persons: {
    "chen": (),
    "li": (roles: ["officer"], from: "2020-01-01", until: "2024-05-01"),
    "wang": (),
    "zhang": (roles: ["officer"]),
})"#;

/// A step of officers, allocated as a rule says.
fn visits(allocate: &str) -> String {
    format!(
        r#"Workflow(id: "visits", steps: {{
            "visit": Do(by: Role("officer"), allocate: {allocate}),
        }}, ends: {{
            "visited": (after: ["visit"]),
        }})"#
    )
}

/// It is offered to one, who may take it or leave it: nobody has it in hand.
#[test]
fn rp_12_distribution_by_offer_to_one() {
    let mut hall = Hall::new(
        r#"Workflow(id: "offer", steps: {"visit": Do(by: Person("li"))}, ends: {"visited": (after: ["visit"])})"#,
        OFFICERS,
    );
    hall.plays(
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        who claim visit    | li
        zhang: claim visit | refused: NotCandidate
        ",
    );
    assert_eq!(hall.holder("visit"), None);
    hall.plays("li: claim visit | WorkAllocated(visit, li)");
    assert_eq!(hall.holder("visit"), Some("li".to_owned()));
}

/// It is offered to many; the first who takes it has it.
#[test]
fn rp_13_distribution_by_offer_to_many() {
    check(
        &visits("Offer"),
        OFFICERS,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        who claim visit    | li, zhang
        chen: claim visit  | refused: NotCandidate
        li: claim visit    | WorkAllocated(visit, li)
        zhang: claim visit | refused: HeldBy
        zhang: visit done  | refused: HeldBy
        li: visit done     | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// It is put into the hands of one as soon as it opens; of one who may do it, else it is offered.
#[test]
fn rp_14_distribution_by_allocation_to_one() {
    check(
        &visits(r#"Fixed("li")"#),
        OFFICERS,
        "
        wang: start       | CaseStarted, ApplicantNamed(wang), StepOpened(visit), WorkAllocated(visit, li)
        zhang: visit done | refused: HeldBy
        li: visit done    | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
    check(
        &visits(r#"Fixed("li")"#),
        OFFICERS,
        "
        at 2024-05-01T00:00 |
        wang: start         | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        who visit done      | zhang
        ",
    );
}

/// Excluded: chance decides nothing that somebody may have to answer for, and the core knows none. There is no word for it.
#[test]
fn rp_15_random_allocation() {
    check_refused(
        &visits("Random"),
        "
        unknown-word at 2:56: there is no way of allocating work `Random`
          help: known here: `Offer`, `RoundRobin`, `LeastLoaded`, `Fixed`, `Familiar`, `Chained`
        ",
    );
}

/// Each in turn, in the order of their identities, over all cases: the host says who got the last.
#[test]
fn rp_16_round_robin() {
    let next_after = |last: Option<&str>| {
        let mut workload = Workload::default();
        workload.last.extend(last.map(|last| (("visits".to_owned(), "visit".to_owned()), actor(last))));
        let mut hall = Hall::new(&visits("RoundRobin"), OFFICERS).with_workload(workload);
        hall.as_("wang", "start");
        hall.plays("chen: visit done | refused: HeldBy");
        hall.holder("visit")
    };
    assert_eq!(next_after(None), Some("li".to_owned()));
    assert_eq!(next_after(Some("li")), Some("zhang".to_owned()));
    assert_eq!(next_after(Some("zhang")), Some("li".to_owned()));
    // Whoever has left is no longer in the round.
    assert_eq!(next_after(Some("liang")), Some("zhang".to_owned()));
}

/// Whoever has the least in hand, over all cases; of several, the first in the order of their identities.
#[test]
fn rp_17_shortest_queue() {
    let given_to = |li: u32, zhang: u32| {
        let mut workload = Workload::default();
        workload.in_hand.extend([(actor("li"), li), (actor("zhang"), zhang), (actor("chen"), 0)]);
        let mut hall = Hall::new(&visits("LeastLoaded"), OFFICERS).with_workload(workload);
        hall.as_("wang", "start");
        hall.plays("chen: visit done | refused: HeldBy");
        hall.holder("visit")
    };
    assert_eq!(given_to(3, 2), Some("zhang".to_owned()));
    assert_eq!(given_to(2, 2), Some("li".to_owned()));
}

/// What is coming can be seen, and for what it waits; it cannot be worked on before.
#[test]
fn rp_18_early_distribution() {
    let mut hall = Hall::new(
        r#"Workflow(id: "coming", steps: {
            "receive": Do(by: Person("chen")),
            "visit": Do(by: Role("officer"), after: ["receive"]),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
    );
    hall.plays("wang: start | CaseStarted, ApplicantNamed(wang), StepOpened(receive)");
    assert_eq!(hall.foretold("visit"), "Role(officer) after receive");
    hall.plays(
        "
        li: claim visit    | refused: NotOpen
        chen: receive done | StepCompleted(receive, done), StepOpened(visit)
        li: claim visit    | WorkAllocated(visit, li)
        ",
    );
}

/// It is on the worklists at the moment when it can be done: neither before nor after.
#[test]
fn rp_19_distribution_on_enablement() {
    let mut hall = Hall::new(
        r#"Workflow(id: "enabled", steps: {
            "receive": Do(by: Person("chen")),
            "visit": Do(by: Role("officer"), after: ["receive"]),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
    );
    hall.plays(
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(receive)
        who visit done     |
        chen: receive done | StepCompleted(receive, done), StepOpened(visit)
        who visit done     | li, zhang
        ",
    );
    let effects = hall.effects.as_slice();
    assert!(matches!(effects, [Effect::WithdrawWork { .. }, Effect::OfferWork { round: 1, .. }]), "{effects:?}");
}

/// Excluded: nothing is held back that could be done, for its time runs. There is no word for it.
#[test]
fn rp_20_late_distribution() {
    check_refused(
        &visits("WhenFree"),
        "
        unknown-word at 2:56: there is no way of allocating work `WhenFree`
          help: known here: `Offer`, `RoundRobin`, `LeastLoaded`, `Fixed`, `Familiar`, `Chained`
        ",
    );
}
