//! What breaks in other engines, each as a test named after what must hold here. The traces are those of [`crate::hall`].

mod returns;
mod signatures;
mod size;
mod waiting;
mod who;

/// Everybody of these tests, and what they may do.
const HALL: &str = r#"Directory(id: "hall", zone: "CST-8",
    roles: {
        "boss": (powers: [Manage, Waive, Terminate, Assign]),
        "deputy": (powers: [Sign, Review, Decide]),
    },
    depts: {
        "plan": (powers: [Review, Sign]), "fire": (powers: [Review, Sign]), "water": (powers: [Review]),
        "house": (powers: [Review, Decide, Sign]),
    },
    windows: {"front": (powers: [Receive, Accept, Correct, Deliver])},
    persons: {
        "boss": (roles: ["boss"]),
        "clerk": (windows: ["front"]),
        "pia": (depts: ["plan"]), "paul": (depts: ["plan"]),
        "finn": (depts: ["fire"]), "fay": (depts: ["fire"]),
        "wim": (depts: ["water"]),
        "hana": (depts: ["house"]), "hugo": (depts: ["house"]), "hilde": (depts: ["house"]),
        "dora": (roles: ["deputy"]),
    },
)"#;

fn check(workflow: &str, trace: &str) {
    crate::hall::check(workflow, HALL, trace);
}
