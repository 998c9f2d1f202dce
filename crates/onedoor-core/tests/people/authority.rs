//! Who may act: separation, stand-ins, powers of departments, and directories that change late.

use super::office::{Office, STAFF, directory, staff};

#[test]
fn whoever_knows_the_name_of_a_step_may_do_nothing_by_that() {
    let mut office = Office::open(r#""sign": Sign(by: Dept("land")), // last sign"#);
    Office::refused(office.complete("nobody", "sign", "signed"), "UnknownPerson");
    Office::refused(office.complete("out", "sign", "signed"), "NotCandidate");
    Office::refused(office.complete("dan", "sign", "signed"), "NotCandidate");
}

const APART: &str = r#""one": Sign(by: Dept("land")), "two": Sign(by: Dept("land"), separate_from: ["one"]), "end": Do(after: ["one", "two"]), // last end"#;

#[test]
fn separate_duties_stay_apart_through_stand_ins() {
    let mut office = Office::open_in(APART, &staff(r#"(of: "ann", by: "bob"), (of: "ann", by: "out")"#), "zoe");
    office.complete("out", "one", "signed").unwrap();
    // It was `ann`'s signature, by the hand of `out`: neither may do the other.
    Office::refused(office.complete("ann", "two", "signed"), "Separated");
    Office::refused(office.complete("out", "two", "signed"), "NotCandidate");
    office.complete("bob", "two", "signed").unwrap();
}

#[test]
fn separate_duties_stay_apart_through_delegation() {
    let mut office = Office::open(APART);
    office.delegate("ann", "one", "bob").unwrap();
    let item = office.item("one");
    let advice = String::new();
    office.work("bob", onedoor_core::engine::WorkAction::GiveBack { item, advice }).unwrap();
    Office::refused(office.complete("bob", "two", "signed"), "Separated");
    office.complete("ann", "one", "signed").unwrap();
    Office::refused(office.complete("ann", "two", "signed"), "Separated");
    office.complete("cat", "two", "signed").unwrap();
}

const SIGN: &str = r#""sign": Sign(by: Person("ann")), // last sign"#;

#[test]
fn nobody_stands_in_for_a_stand_in_unless_that_is_passed_on() {
    let chain = r#"(of: "ann", by: "dan", passes_on: PASSES), (of: "dan", by: "out")"#;
    let mut office = Office::open_in(SIGN, &staff(&chain.replace("PASSES", "false")), "zoe");
    Office::refused(office.complete("out", "sign", "signed"), "NotCandidate");
    // Nor by way of work that the stand-in has in hand.
    office.claim("dan", "sign").unwrap();
    Office::refused(office.complete("out", "sign", "signed"), "HeldBy");
    let mut office = Office::open_in(SIGN, &staff(&chain.replace("PASSES", "true")), "zoe");
    office.claim("dan", "sign").unwrap();
    office.complete("out", "sign", "signed").unwrap();
    assert_eq!(office.done_by("sign"), ["out", "ann"]);
}

/// `eve` stands in for `ann` over `bob`, and over `cat` and `dan` and `bob`, too.
#[test]
fn a_roundabout_chain_of_stand_ins_hides_no_short_one() {
    let rules = [
        ("bob", "eve"),
        ("cat", "bob"),
        ("cat", "eve"),
        ("dan", "cat"),
        ("bob", "dan"),
        ("out", "cat"),
        ("ann", "out"),
    ];
    let rules = rules.map(|(of, by)| format!("(of: {of:?}, by: {by:?}, passes_on: true)"));
    for rules in [rules.to_vec(), rules.iter().rev().cloned().collect()] {
        let mut office = Office::open_in(SIGN, &staff(&rules.join(", ")), "zoe");
        office.complete("eve", "sign", "signed").unwrap();
        assert_eq!(office.done_by("sign"), ["eve", "ann"]);
    }
}

#[test]
fn the_power_of_a_department_serves_its_own_seat_and_no_other() {
    let both = STAFF
        .replace(r#""land": (powers: [Accept, Review, Sign, Decide, Assign])"#, r#""land": ()"#)
        .replace("STAND_INS", "");
    let both = both.replace(r#""ann": (depts: ["land"])"#, r#""ann": (depts: ["land", "fire"])"#);
    let seat = r#""sign": Sign(seats: (who: [(by: Dept("land"))]), outcomes: ["yes", "no"]), // last sign"#;
    Office::refused(Office::open_in(seat, &both, "zoe").complete("ann", "sign", "yes"), "NoPower");
    let step = r#""sign": Sign(by: Dept("land"), outcomes: ["yes", "no"]), // last sign"#;
    Office::refused(Office::open_in(step, &both, "zoe").complete("ann", "sign", "yes"), "NoPower");
    // Those who may where there is nobody act by their own department's power.
    let handed =
        r#""sign": Sign(by: Dept("empty"), nobody: HandTo(Dept("fire")), outcomes: ["yes", "no"]), // last sign"#;
    Office::open_in(handed, &both, "zoe").complete("dan", "sign", "yes").unwrap();
}

#[test]
fn an_applicant_does_without_nothing_in_their_own_case() {
    let steps = r#""sign": Decide(by: Dept("land"), outcomes: ["yes", "no"]), // last sign"#;
    let mut office = Office::open_in(steps, &staff(""), "boss");
    Office::refused(office.waive("boss", "sign", "yes"), "OwnCase");
    let mut office = Office::open(steps);
    office.waive("boss", "sign", "yes").unwrap();
}

#[test]
fn what_is_revoked_later_takes_nothing_back() {
    let steps = r#""one": Sign(by: Dept("land")), "two": Sign(by: Dept("land"), after: ["one"]), // last two"#;
    let mut office = Office::open(steps);
    office.complete("ann", "one", "signed").unwrap();
    office.claim("ann", "two").unwrap();
    office.directory =
        directory(&STAFF.replace(r#""ann": (depts: ["land"])"#, r#""ann": ()"#).replace("STAND_INS", ""));
    Office::refused(office.complete("ann", "two", "signed"), "NotCandidate");
    Office::refused(office.complete("bob", "two", "signed"), "HeldBy");
    assert_eq!(office.condition("one"), "done (signed)");
    let release = onedoor_core::engine::WorkAction::Release { item: office.item("two") };
    office.work("ann", release).unwrap();
    office.complete("bob", "two", "signed").unwrap();
}

#[test]
fn a_qualification_that_has_run_out_is_none() {
    let staff = STAFF.replace("STAND_INS", "").replace(
        r#""ann": (depts: ["land"])"#,
        r#""ann": (depts: ["land"], qualifications: {"card": (until: "2024-04-15T10:00:00Z")})"#,
    );
    let mut office =
        Office::open_in(r#""sign": Sign(by: Dept("land"), qualifications: ["card"]), // last sign"#, &staff, "zoe");
    Office::refused(office.complete("bob", "sign", "signed"), "Unqualified");
    office.claim("ann", "sign").unwrap();
    office.now = "2024-04-15T10:00:00Z".parse().unwrap();
    Office::refused(office.complete("ann", "sign", "signed"), "Unqualified");
}
