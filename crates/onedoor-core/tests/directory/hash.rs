//! The content hash: the same where every answer is the same.

use super::hall::{HALL, directory, hall};

#[test]
fn how_it_is_written_changes_nothing() {
    for (from, to) in [
        ("county_hall", "hall"),
        ("revision: 3", "revision: 4"),
        ("张伟", "張偉"),
        ("科长", "组长"),
        ("[Review, Assign]", "[Assign, Review]"),
        ("\"2025-01-01T00:00:00+08:00\"", "\"2025-01-01\""),
        ("[\"land\", \"forestry\"]", "[\"forestry\", \"land\"]"),
        ("\"guest\": (),", "// nobody\n\"guest\": (powers: []),"),
    ] {
        let other = HALL.replace(from, to);
        assert_ne!(other, HALL, "{from}");
        assert_eq!(directory(&other).hash(), hall().hash(), "{from}");
    }
}

#[test]
fn every_other_answer_changes_it() {
    for (from, to) in [
        ("powers: [Review, Assign]", "powers: [Review]"),
        ("level: County,", "level: City,"),
        ("succeeds: [\"land\", \"forestry\"]", "succeeds: [\"land\"]"),
        ("parent: \"planning\"", "parent: \"county\""),
        ("dept: \"housing\"", "dept: \"fire\""),
        ("posts: [(role: \"deputy\", dept: \"fire\")], ", ""),
        ("services: [\"budget\"]", "services: [\"budgets\"]"),
        ("manager: \"li_na\"", "manager: \"old\""),
        ("until: \"2030-01-01\"", "until: \"2030-01-02\""),
        ("from: \"2020-01-01\", ", ""),
        ("\"driver\": ()", "\"drivers\": ()"),
        ("to: Dept(\"county\")", "to: Window(\"construction\")"),
        ("floor_area < 1000", "floor_area < 2000"),
        ("passes_on: true, instrument", "instrument"),
        ("3号", "4号"),
        ("by: \"li_na\", passes_on: true", "by: \"li_na\""),
        ("workflows: [\"old_permit\", \"older_permit\"]", "workflows: [\"old_permit\"]"),
        ("zone: \"CST-8\"", "zone: \"UTC0\""),
    ] {
        let other = HALL.replacen(from, to, 1);
        assert_ne!(other, HALL, "{from}");
        assert_ne!(directory(&other).hash(), hall().hash(), "{from}");
    }
}

#[test]
fn it_is_the_same_for_ever() {
    assert_eq!(hall().hash().to_string(), "5e3ba205d14dcf8d918ccd57f5304eb7ec014fb0305e4c2507096bb9ec6a5d10");
    let json = serde_json::to_string(&hall().hash()).unwrap();
    assert_eq!(serde_json::from_str::<onedoor_core::people::DirectoryHash>(&json).unwrap(), hall().hash());
}
