//! Pull patterns, RP-21 to 26: what people do with the work that is offered to them.

use crate::hall::{actor, check};
use onedoor::{Act, Move, Standing, Start, WorklistRow, blocking::Engine};

const OFFICERS: &str = r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": ()}, persons: {
    "chen": (),
    "li": (roles: ["officer"]),
    "wang": (),
    "zhang": (roles: ["officer"]),
})"#;

/// Three visits, whose promises run out one after the other.
const VISITS: &str = r#"Workflow(id: "visits", calendar: "cn", steps: {
    "north": Do(by: Role("officer"), within: WorkingDays(5)),
    "east": Do(by: Role("officer"), within: WorkingDays(1)),
    "west": Do(by: Role("officer"), within: WorkingDays(3)),
}, ends: {
    "visited": (after: ["north", "east", "west"]),
})"#;

/// Whoever takes it answers for it from then on; nobody has to begin at once, and no clock begins anew.
#[test]
fn rp_21_resource_initiated_allocation() {
    check(
        r#"Workflow(id: "claim", calendar: "cn", steps: {
            "visit": Do(by: Role("officer"), within: WorkingDays(1)),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
        "
        wang: start           | CaseStarted, ApplicantNamed(wang), StepOpened(visit), ClockStarted(visit)
        chen: claim visit     | refused: NotCandidate
        li: claim visit       | WorkAllocated(visit, li)
        li: claim visit       | refused: Already
        zhang: claim visit    | refused: HeldBy
        pass 2024-04-17T00:00 | DeadlinePassed(visit, promised)
        li: visit done        | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// Whoever has it in hand says when they begin.
#[test]
fn rp_22_resource_initiated_execution_of_allocated_work() {
    check(
        r#"Workflow(id: "allocated", steps: {
            "visit": Do(by: Role("officer"), allocate: Fixed("li")),
        }, ends: {
            "visited": (after: ["visit"]),
        })"#,
        OFFICERS,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(visit), WorkAllocated(visit, li)
        zhang: begin visit | refused: HeldBy
        li: begin visit    | WorkStarted(visit)
        li: begin visit    | refused: AlreadyBegun
        li: visit done     | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// Who begins with offered work has it in hand by that; who just does it needs neither.
#[test]
fn rp_23_resource_initiated_execution_of_offered_work() {
    let workflow =
        r#"Workflow(id: "offered", steps: {"visit": Do(by: Role("officer"))}, ends: {"visited": (after: ["visit"])})"#;
    check(
        workflow,
        OFFICERS,
        "
        wang: start        | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        chen: begin visit  | refused: NotCandidate
        li: begin visit    | WorkAllocated(visit, li), WorkStarted(visit)
        zhang: begin visit | refused: HeldBy
        li: visit done     | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
    check(
        workflow,
        OFFICERS,
        "
        wang: start    | CaseStarted, ApplicantNamed(wang), StepOpened(visit)
        li: visit done | StepCompleted(visit, done), CaseEnded(visited)
        ",
    );
}

/// A hall with two cases of visits, the second begun a day later.
fn two_cases() -> Engine {
    let engine = Engine::in_memory();
    engine.deploy_directory(OFFICERS).unwrap();
    engine.deploy(VISITS).unwrap();
    for (case, at) in [("a", "2024-04-15T09:00:00+08:00"), ("b", "2024-04-16T09:00:00+08:00")] {
        engine.start(Start::new("visits", case, &actor("wang"), at.parse().unwrap())).unwrap();
    }
    engine
}

/// The worklist of somebody: what they have in hand with a `*`.
fn worklist(engine: &Engine, person: &str) -> Vec<String> {
    let row = |row: WorklistRow| {
        let mark = if row.standing == Standing::InHand { "*" } else { "" };
        format!("{} {}{mark}", row.case, row.item().unwrap_or_default())
    };
    engine.worklist(&actor(person)).into_iter().map(row).collect()
}

/// The engine says in which order, over all cases: what runs out first stands first.
#[test]
fn rp_24_system_determined_work_queue_content() {
    let engine = two_cases();
    assert_eq!(worklist(&engine, "li"), ["a east", "b east", "a west", "b west", "a north", "b north"]);
    assert_eq!(worklist(&engine, "chen"), [""; 0], "who may do nothing has nothing to do");
}

/// What stands there is up to those who take it: what one has in hand is offered to nobody else, and what one lets go is offered again.
#[test]
fn rp_25_resource_determined_work_queue_content() {
    let engine = two_cases();
    let act = |person: &str, what: Move| {
        engine.act(Act::new("a", &actor(person), "2024-04-16T10:00:00+08:00".parse().unwrap(), what)).map(drop)
    };
    act("li", Move::claim("west")).unwrap();
    act("zhang", Move::claim("north")).unwrap();
    assert_eq!(worklist(&engine, "li"), ["a east", "b east", "a west*", "b west", "b north"]);
    assert_eq!(worklist(&engine, "zhang"), ["a east", "b east", "b west", "a north*", "b north"]);
    assert_eq!(act("chen", Move::claim("east")).unwrap_err().code(), "NotCandidate");
    act("li", Move::release("west")).unwrap();
    assert_eq!(worklist(&engine, "zhang"), ["a east", "b east", "a west", "b west", "a north*", "b north"]);
}

/// Whoever may do several things chooses which is first, urgent or not.
#[test]
fn rp_26_selection_autonomy() {
    check(
        VISITS,
        OFFICERS,
        "
        wang: start    | CaseStarted, ApplicantNamed(wang), StepOpened(north), StepOpened(east), StepOpened(west),
                       | ClockStarted(north), ClockStarted(east), ClockStarted(west)
        li: north done | StepCompleted(north, done), ClockEnded(north)
        li: east done  | StepCompleted(east, done), ClockEnded(east)
        li: west done  | StepCompleted(west, done), CaseEnded(visited)
        ",
    );
}

/// Where the order is not theirs to choose, the definition says so: one after the other as they stand in the file.
#[test]
fn rp_26_selection_autonomy_restricted() {
    check(
        r#"Workflow(id: "in_order", steps: {
            "sign": Sign(seats: (who: [(by: Role("officer")), (by: Person("chen"))], rule: Sequence)),
        }, ends: {
            "signed": (after: ["sign.signed"]), "refused": (after: ["sign.refused"]),
        })"#,
        r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (powers: [Sign])},
            persons: {"chen": (), "li": (roles: ["officer"]), "wang": ()}, grants: [(to: Person("chen"), powers: [Sign])])"#,
        "
        wang: start       | CaseStarted, ApplicantNamed(wang), StepOpened(sign), SeatsOpened(sign, 2)
        chen: sign signed | refused: NotYourTurn
        li: sign signed   | SeatAnswered(sign.0, signed)
        chen: sign signed | SeatAnswered(sign.1, signed), StepCompleted(sign, signed), CaseEnded(signed)
        ",
    );
}
