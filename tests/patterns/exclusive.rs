//! Interleaving: WCP-17, 39, 40. Steps that need the same scarce thing alone are done one at a time, in whichever order.

use crate::hall::check;

const OFFICERS: &str = r#"Directory(id: "hall", zone: "UTC0", roles: {"officer": (powers: [Manage])}, persons: {
    "li": (roles: ["officer"]),
    "wang": (),
    "zhang": (roles: ["officer"]),
})"#;

/// Some of them have an order among themselves; the site is visited by one at a time.
#[test]
fn wcp_17_interleaved_parallel_routing() {
    check(
        r#"Workflow(id: "interleaved", steps: {
            "soil": Do(by: Role("officer"), exclusive: "site"),
            "depth": Do(by: Role("officer"), exclusive: "site", after: ["soil"]),
            "fire": Do(by: Role("officer"), exclusive: "site"),
        }, ends: {
            "visited": (after: ["depth", "fire"]),
        })"#,
        OFFICERS,
        "
        wang: start       | CaseStarted, ApplicantNamed(wang), StepOpened(soil), StepOpened(fire)
        li: begin depth   | refused: NotOpen
        li: begin soil    | WorkAllocated(soil, li), WorkStarted(soil)
        zhang: begin fire | refused: Occupied
        zhang: fire done  | refused: Occupied
        li: soil done     | StepCompleted(soil, done), StepOpened(depth)
        zhang: begin fire | WorkAllocated(fire, zhang), WorkStarted(fire)
        li: begin depth   | refused: Occupied
        zhang: fire done  | StepCompleted(fire, done)
        li: depth done    | StepCompleted(depth, done), CaseEnded(visited)
        ",
    );
}

/// Two branches each have a part in which nobody else holds the paper file; what is beside it goes on meanwhile, and who lets go gives it free.
#[test]
fn wcp_39_critical_section() {
    check(
        r#"Workflow(id: "critical_section", steps: {
            "scan": Do(by: Role("officer"), exclusive: "paper_file"),
            "stamp": Do(by: Role("officer"), exclusive: "paper_file"),
            "visit": Do(by: Role("officer")),
        }, ends: {
            "done": (after: ["scan", "stamp", "visit"]),
        })"#,
        OFFICERS,
        "
        wang: start          | CaseStarted, ApplicantNamed(wang), StepOpened(scan), StepOpened(stamp), StepOpened(visit)
        li: claim scan       | WorkAllocated(scan, li)
        zhang: begin stamp   | WorkAllocated(stamp, zhang), WorkStarted(stamp)
        li: begin scan       | refused: Occupied
        li: visit done       | StepCompleted(visit, done)
        zhang: release stamp | WorkReleased(stamp)
        li: begin scan       | WorkStarted(scan)
        zhang: stamp done    | refused: Occupied
        li: scan done        | StepCompleted(scan, done)
        zhang: stamp done    | StepCompleted(stamp, done), CaseEnded(done)
        ",
    );
}

/// Each once, in any order, never two at a time.
#[test]
fn wcp_40_interleaved_routing() {
    let workflow = r#"Workflow(id: "interleaved_routing", steps: {
            "east": Do(by: Role("officer"), exclusive: "car"),
            "west": Do(by: Role("officer"), exclusive: "car"),
        }, ends: {
            "visited": (after: ["east", "west"]),
        })"#;
    check(
        workflow,
        OFFICERS,
        "
        wang: start    | CaseStarted, ApplicantNamed(wang), StepOpened(east), StepOpened(west)
        li: begin west | WorkAllocated(west, li), WorkStarted(west)
        li: begin east | refused: Occupied
        li: west done  | StepCompleted(west, done)
        li: begin east | WorkAllocated(east, li), WorkStarted(east)
        li: west done  | refused: NotOpen
        li: east done  | StepCompleted(east, done), CaseEnded(visited)
        ",
    );
    check(
        workflow,
        OFFICERS,
        "
        wang: start      | CaseStarted, ApplicantNamed(wang), StepOpened(east), StepOpened(west)
        zhang: east done | StepCompleted(east, done)
        li: west done    | StepCompleted(west, done), CaseEnded(visited)
        ",
    );
}
