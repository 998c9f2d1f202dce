//! From what somebody has a power.

use super::hall::{at, before, directory, hall, may};
use jiff::Timestamp;
use onedoor_core::people::{Directory, Power};

/// Source, department and guard of every way to a power, as the host would see them.
fn check(hall: &Directory, who: &str, power: Power, workflow: &str, at: Timestamp, expected: &[&str]) {
    let found: Vec<String> = hall
        .grants_to(who, power, workflow, at)
        .map(|grant| {
            let dept = grant.dept.map_or(String::new(), |dept| format!(" in {dept}"));
            let when = grant.when.map_or(String::new(), |when| format!(" when {when}"));
            format!("{:?}{dept}{when}", grant.source)
        })
        .collect();
    assert_eq!(found, expected, "{who} {power} {workflow}");
}

#[test]
fn units_give_powers_without_limits() {
    let hall = hall();
    check(&hall, "zhang_wei", Power::Review, "any", may(), &["Role(\"section_head\")", "Dept(\"planning\")"]);
    check(&hall, "zhang_wei", Power::Assign, "any", may(), &["Role(\"section_head\")"]);
    check(&hall, "zhang_wei", Power::Receive, "any", may(), &["Window(\"construction\")"]);
    check(&hall, "zhang_wei", Power::Supervise, "any", may(), &["Dept(\"county\")"]);
    check(&hall, "zhang_wei", Power::Work, "any", may(), &["Dept(\"forestry\")"]);
    check(&hall, "zhang_wei", Power::Manage, "any", may(), &[]);
    check(&hall, "nobody", Power::Review, "any", may(), &[]);
}

#[test]
fn a_department_gives_a_power_once_however_one_is_a_member() {
    let hall = hall();
    check(&hall, "wang@hall", Power::Supervise, "any", may(), &["Dept(\"county\")"]);
    check(&hall, "wang@hall", Power::Review, "any", may(), &["Dept(\"planning\")"]);
    check(&hall, "wang@hall", Power::Waive, "any", may(), &["Grant(3)"]);
}

#[test]
fn a_role_held_in_a_post_gives_its_power_in_that_department() {
    let hall = hall();
    check(&hall, "zhang_wei", Power::Sign, "any", may(), &["Role(\"deputy\") in fire"]);
    check(&hall, "zhang_wei", Power::Extend, "any", may(), &["Grant(2) in fire"]);
    check(&hall, "wang@hall", Power::Sign, "any", may(), &["Role(\"deputy\")"]);
    check(&hall, "wang@hall", Power::Extend, "any", may(), &["Grant(2)"]);
    let two = directory(
        r#"Directory(id: "x", zone: "UTC0", roles: {"head": (powers: [Decide])}, depts: {"a": (), "b": (), "c": ()},
            persons: {"p": (posts: [(role: "head", dept: "b"), (role: "head", dept: "a")]), "q": (roles: ["head"], posts: [(role: "head", dept: "b")])},
            grants: [(to: Role("head"), powers: [Waive])])"#,
    );
    check(&two, "p", Power::Decide, "any", may(), &["Role(\"head\") in a", "Role(\"head\") in b"]);
    check(&two, "p", Power::Waive, "any", may(), &["Grant(0) in a", "Grant(0) in b"]);
    check(&two, "q", Power::Decide, "any", may(), &["Role(\"head\")"]);
    check(&two, "q", Power::Waive, "any", may(), &["Grant(0)"]);
}

#[test]
fn grants_hold_in_their_time_and_their_workflows() {
    let hall = hall();
    let granted = &["Grant(0) when floor_area < 1000"][..];
    let decide =
        |workflow: &str, at, expected: &[&str]| check(&hall, "zhang_wei", Power::Decide, workflow, at, expected);
    decide("construction_permit", may(), granted);
    decide("other", may(), &[]);
    decide("construction_permit", before("2023-12-31T16:00:00Z"), &[]);
    decide("construction_permit", at("2023-12-31T16:00:00Z"), granted);
    decide("construction_permit", before("2024-12-31T16:00:00Z"), granted);
    decide("construction_permit", at("2024-12-31T16:00:00Z"), &[]);
    let whole = hall.grants_to("zhang_wei", Power::Deliver, "construction_permit", may()).next().unwrap();
    assert_eq!((whole.passes_on, whole.instrument), (true, Some("授权书〔2024〕3号")));
    assert_eq!(whole.validity, hall.grants()[0].validity);
}

#[test]
fn grants_reach_persons_and_those_who_took_a_place() {
    let hall = hall();
    check(&hall, "li_na", Power::Decide, "any", may(), &["Grant(1)"]);
    check(&hall, "wang@hall", Power::Decide, "any", may(), &[]);
    check(&hall, "zhang_wei", Power::Terminate, "old_permit", may(), &["Grant(4)"]);
    check(&hall, "zhang_wei", Power::Terminate, "any", may(), &[]);
    check(&hall, "li_na", Power::Terminate, "old_permit", may(), &[]);
}

#[test]
fn who_has_left_has_no_power() {
    let hall = hall();
    check(&hall, "old", Power::Supervise, "any", before("2021-01-01T04:00:00Z"), &["Dept(\"county\")"]);
    for power in Power::ALL {
        check(&hall, "old", *power, "construction_permit", at("2021-01-01T04:00:00Z"), &[]);
    }
}
