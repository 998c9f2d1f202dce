//! A county hall with everything that a directory may say.

use jiff::Timestamp;
use onedoor_core::people::{Directory, read_directory};

pub(crate) const HALL: &str = r#"Directory(
    id: "county_hall", revision: 3, zone: "CST-8",
    roles: {
        "section_head": (title: "科长", powers: [Review, Assign]),
        "deputy": (powers: [Sign]),
        "guest": (),
    },
    depts: {
        "county": (title: "县政府", level: County, powers: [Supervise]),
        "planning": (title: {"zh": "自然资源局", "en": "Natural resources"}, level: County, parent: "county", powers: [Review], succeeds: ["land", "forestry"]),
        "forestry": (powers: [Work], parent: "province"),
        "province": (level: Province),
        "fire": (parent: "planning"),
        "housing": (parent: "county"),
    },
    windows: {"construction": (title: "建设窗口", dept: "housing", powers: [Receive, Accept])},
    persons: {
        "zhang_wei": (name: "张伟", roles: ["section_head"], depts: ["planning"], windows: ["construction"],
            posts: [(role: "deputy", dept: "fire")], services: ["budget"], manager: "li_na",
            from: "2020-01-01", until: "2030-01-01",
            qualifications: {"enforcement_card": (from: "2023-01-01", until: "2026-01-01"), "driver": ()}),
        "li_na": (name: "李娜", depts: ["housing"], manager: "wang@hall"),
        "wang@hall": (roles: ["deputy"], depts: ["fire", "planning", "housing"]),
        "old": (depts: ["fire"], until: "2021-01-01T12:00"),
    },
    grants: [
        (to: Window("construction"), powers: [Decide, Deliver], workflows: ["construction_permit"], when: "floor_area < 1000",
            from: "2024-01-01", until: "2025-01-01T00:00:00+08:00", passes_on: true, instrument: "授权书〔2024〕3号"),
        (to: Person("li_na"), powers: [Decide]),
        (to: Role("deputy"), powers: [Extend]),
        (to: Dept("county"), powers: [Waive]),
        (to: Dept("land"), powers: [Terminate], workflows: ["old_permit", "older_permit"]),
    ],
    stand_ins: [
        (of: "zhang_wei", by: "li_na", from: "2024-05-01", until: "2024-06-01", workflows: ["construction_permit"], powers: [Review]),
        (of: "wang@hall", by: "li_na", passes_on: true),
        (of: "zhang_wei", by: "old"),
    ],
)"#;

pub(crate) fn hall() -> Directory {
    directory(HALL)
}

/// The directory that a text makes without a word.
pub(crate) fn directory(text: &str) -> Directory {
    let (directory, found, _) = read_directory(text.as_bytes());
    assert_eq!(found, [], "{text}");
    directory.expect("a text without mistakes makes a directory")
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// A day in the middle of what everything is about.
pub(crate) fn may() -> Timestamp {
    at("2024-05-15T01:00:00Z")
}

/// One nanosecond before an instant.
pub(crate) fn before(instant: &str) -> Timestamp {
    at(instant).checked_sub(jiff::SignedDuration::from_nanos(1)).expect("it is not the first")
}
