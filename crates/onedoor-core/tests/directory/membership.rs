//! Who is where, and when.

use super::hall::{at, before, directory, hall, may};

#[test]
fn employment_begins_with_its_first_instant_and_is_over_at_its_end() {
    let hall = hall();
    let employed = |at| hall.is_employed("zhang_wei", at);
    assert!(!employed(before("2019-12-31T16:00:00Z")) && employed(at("2019-12-31T16:00:00Z")));
    assert!(employed(before("2029-12-31T16:00:00Z")) && !employed(at("2029-12-31T16:00:00Z")));
    assert!(hall.is_employed("li_na", jiff::Timestamp::MIN) && hall.is_employed("li_na", jiff::Timestamp::MAX));
    assert!(!hall.is_employed("nobody", may()) && !hall.is_employed("", may()));
}

#[test]
fn who_has_left_holds_nothing() {
    let hall = hall();
    let (last, gone) = (before("2029-12-31T16:00:00Z"), at("2029-12-31T16:00:00Z"));
    for (at, expected) in [(last, true), (gone, false)] {
        assert_eq!(hall.has_role("zhang_wei", "section_head", at), expected);
        assert_eq!(hall.has_role_in("zhang_wei", "deputy", "fire", at), expected);
        assert_eq!(hall.is_in_dept("zhang_wei", "planning", at), expected);
        assert_eq!(hall.is_at_window("zhang_wei", "construction", at), expected);
        assert_eq!(hall.runs_service("zhang_wei", "budget", at), expected);
        assert_eq!(hall.qualification("zhang_wei", "driver", at).is_some(), expected);
    }
    assert_eq!(hall.stand_ins_by("old", may()).count(), 0);
    assert_eq!(hall.stand_ins_by("old", at("2021-01-01T03:59:59Z")).count(), 1);
    assert!(hall.person("old").is_some() && hall.superior("zhang_wei", 1).is_some());
}

#[test]
fn roles_and_posts_are_roles() {
    let hall = hall();
    let has = |who: &str, role: &str| hall.has_role(who, role, may());
    assert!(has("zhang_wei", "section_head") && has("zhang_wei", "deputy") && has("wang@hall", "deputy"));
    assert!(!has("li_na", "deputy") && !has("zhang_wei", "guest") && !has("zhang_wei", "nothing"));
}

#[test]
fn members_of_a_section_are_members_above_it() {
    let hall = directory(
        r#"Directory(id: "x", zone: "UTC0", depts: {"a": (), "b": (parent: "a"), "c": (parent: "b")},
            persons: {"p": (depts: ["c"]), "q": (depts: ["b"])})"#,
    );
    let of = |who: &str| ["a", "b", "c"].map(|dept| hall.is_in_dept(who, dept, may()));
    assert_eq!(of("p"), [true, true, true]);
    assert_eq!(of("q"), [true, true, false]);
}

#[test]
fn who_took_the_place_of_a_department_counts_for_it() {
    let hall = directory(
        r#"Directory(id: "x", zone: "UTC0",
            depts: {"market": (succeeds: ["quality"]), "quality": (succeeds: ["weights"], parent: "old_house"), "old_house": (), "scales": (parent: "market")},
            persons: {"p": (depts: ["scales"]), "q": (depts: ["quality"])})"#,
    );
    let of = |who: &str| {
        ["scales", "market", "quality", "weights", "old_house"].map(|dept| hall.is_in_dept(who, dept, may()))
    };
    assert_eq!(of("p"), [true, true, true, true, false], "through the department above, and one after the other");
    assert_eq!(of("q"), [false, false, true, true, true], "never the other way round");
}

#[test]
fn a_post_makes_a_member_and_gives_its_role_there_alone() {
    let hall = hall();
    let role_in = |who: &str, role: &str, dept: &str| hall.has_role_in(who, role, dept, may());
    assert!(hall.is_in_dept("zhang_wei", "fire", may()));
    assert!(role_in("zhang_wei", "deputy", "fire"));
    assert!(!role_in("zhang_wei", "deputy", "planning"), "above its department the post is none");
    assert!(role_in("zhang_wei", "section_head", "planning") && role_in("zhang_wei", "section_head", "fire"));
    assert!(role_in("zhang_wei", "section_head", "land") && role_in("zhang_wei", "section_head", "county"));
    assert!(!role_in("zhang_wei", "section_head", "housing") && role_in("wang@hall", "deputy", "housing"));
}

#[test]
fn a_post_goes_with_the_place_of_its_department() {
    let hall = directory(
        r#"Directory(id: "x", zone: "UTC0", roles: {"head": ()}, depts: {"market": (succeeds: ["quality"])},
            persons: {"p": (posts: [(role: "head", dept: "market")])})"#,
    );
    assert!(hall.has_role_in("p", "head", "quality", may()) && hall.is_in_dept("p", "quality", may()));
}

#[test]
fn windows_and_services_are_those_listed() {
    let hall = hall();
    assert!(hall.is_at_window("zhang_wei", "construction", may()) && hall.runs_service("zhang_wei", "budget", may()));
    assert!(
        !hall.is_at_window("li_na", "construction", may()),
        "the window is of her department, and she is not at it"
    );
    assert!(!hall.is_in_dept("zhang_wei", "housing", may()));
    assert!(!hall.runs_service("li_na", "budget", may()) && !hall.runs_service("zhang_wei", "other", may()));
}

#[test]
fn superiors_stand_in_a_chain_that_ends() {
    let hall = hall();
    let above = [0, 1, 2, 3, u32::MAX].map(|up| hall.superior("zhang_wei", up));
    assert_eq!(above, [Some("zhang_wei"), Some("li_na"), Some("wang@hall"), None, None]);
    assert_eq!(hall.superior("nobody", 0), None);
}

#[test]
fn qualifications_hold_from_an_instant_until_another() {
    let hall = hall();
    let card = |at| hall.qualification("zhang_wei", "enforcement_card", at).is_some();
    assert!(!card(before("2022-12-31T16:00:00Z")) && card(at("2022-12-31T16:00:00Z")));
    assert!(card(before("2025-12-31T16:00:00Z")) && !card(at("2025-12-31T16:00:00Z")));
    assert!(hall.qualification("zhang_wei", "other", may()).is_none());
}

#[test]
fn stand_ins_hold_from_an_instant_until_another() {
    let hall = hall();
    let of = |at| hall.stand_ins_by("li_na", at).map(|rule| rule.of.as_str()).collect::<Vec<_>>();
    assert_eq!(of(before("2024-04-30T16:00:00Z")), ["wang@hall"]);
    assert_eq!(of(at("2024-04-30T16:00:00Z")), ["zhang_wei", "wang@hall"]);
    assert_eq!(of(before("2024-05-31T16:00:00Z")), ["zhang_wei", "wang@hall"]);
    assert_eq!(of(at("2024-05-31T16:00:00Z")), ["wang@hall"]);
    assert_eq!(hall.stand_ins_by("zhang_wei", may()).count(), 0);
}
