//! Having others sign as well: before, behind, beside, with returns and removals.

use super::office::{Office, staff};
use onedoor_core::engine::{SeatPlace, WorkAction};

const SIGN: &str = r#"
    "take": Accept(by: Dept("land")),
    "sign": Sign(by: Dept("land"), after: ["take"], outcomes: ["agree", "disagree", "unsure"], returns: {"back": (to: "take")}),
    "end": Do(after: ["sign.agree", "sign.disagree", "sign.unsure"]),
    // last end"#;

fn at_sign() -> Office {
    let mut office = Office::open(SIGN);
    office.complete("cat", "take", "accepted").unwrap();
    office
}

#[test]
fn who_is_asked_first_is_heard_and_not_counted() {
    let mut office = at_sign();
    office.claim("ann", "sign").unwrap();
    office.add("ann", "sign", "out", SeatPlace::Before).unwrap();
    Office::refused(office.complete("ann", "sign", "agree"), "NotYourTurn");
    office.complete("out", "sign", "disagree").unwrap();
    office.complete("ann", "sign", "agree").unwrap();
    assert_eq!((office.condition("sign").as_str(), office.done_by("sign")), ("done (agree)", vec!["ann", "out"]));
}

#[test]
fn who_signs_behind_must_agree_as_well() {
    let mut office = at_sign();
    office.add("ann", "sign", "dan", SeatPlace::After).unwrap();
    Office::refused(office.complete("dan", "sign", "agree"), "NotYourTurn");
    office.complete("ann", "sign", "agree").unwrap();
    assert_eq!(office.condition("sign"), "open");
    office.complete("dan", "sign", "disagree").unwrap();
    assert_eq!(office.condition("sign"), "done (disagree)");
}

/// `bob` has the last word over `ann`, but not without `dan`, who stands behind him.
#[test]
fn a_last_word_is_spoken_with_those_behind_it() {
    let mut office = at_sign();
    office.add("ann", "sign", "bob", SeatPlace::After).unwrap();
    office.add("bob", "sign", "dan", SeatPlace::After).unwrap();
    office.complete("ann", "sign", "unsure").unwrap();
    office.complete("bob", "sign", "agree").unwrap();
    assert_eq!(office.condition("sign"), "open");
    office.complete("dan", "sign", "disagree").unwrap();
    assert_eq!(office.condition("sign"), "done (disagree)");
}

#[test]
fn who_manages_adds_somebody_and_does_not_take_the_work_on() {
    let mut office = at_sign();
    office.add("boss", "sign", "dan", SeatPlace::Parallel).unwrap();
    assert_eq!((office.held("sign.0").as_str(), office.held("sign.1").as_str()), ("", ""));
    office.complete("dan", "sign", "agree").unwrap();
    office.complete("ann", "sign", "agree").unwrap();
    assert_eq!(office.condition("sign"), "done (agree)");
}

#[test]
fn a_return_needs_nobody_else_and_seats_begin_anew() {
    let mut office = at_sign();
    office.add("ann", "sign", "dan", SeatPlace::Parallel).unwrap();
    office.complete("dan", "sign", "agree").unwrap();
    office.complete("ann", "sign", "back").unwrap();
    assert_eq!((office.condition("take").as_str(), office.condition("sign").as_str()), ("open", "waiting"));
    office.complete("cat", "take", "accepted").unwrap();
    assert!(office.case.seats(office.step("sign")).is_empty());
    office.complete("ann", "sign", "agree").unwrap();
    assert_eq!(office.condition("sign"), "done (agree)");
}

#[test]
fn nobody_is_added_who_may_not_sign_or_sits_there() {
    let mut office = at_sign();
    office.claim("ann", "sign").unwrap();
    Office::refused(office.add("ann", "sign", "ann", SeatPlace::Parallel), "NotAdded");
    Office::refused(office.add("ann", "sign", "zoe", SeatPlace::Parallel), "NoPower");
    Office::refused(office.add("ann", "sign", "zoe", SeatPlace::Before), "OwnCase");
    Office::refused(office.add("dan", "sign", "eve", SeatPlace::Before), "HeldBy");
    office.add("ann", "sign", "dan", SeatPlace::Parallel).unwrap();
    Office::refused(office.add("ann", "sign", "dan", SeatPlace::Parallel), "NotAdded");
}

#[test]
fn a_seat_that_was_added_is_removed_while_it_has_not_answered() {
    let mut office = at_sign();
    office.claim("ann", "sign").unwrap();
    office.add("ann", "sign", "dan", SeatPlace::Parallel).unwrap();
    office.complete("ann", "sign", "agree").unwrap();
    let remove =
        |office: &Office, item: &str| WorkAction::RemoveSeat { item: office.item(item), reason: String::new() };
    let first = remove(&office, "sign.0");
    Office::refused(office.work("boss", first), "NotRemoved");
    let second = remove(&office, "sign.1");
    Office::refused(office.work("bob", second.clone()), "NoPower");
    office.work("ann", second).unwrap();
    assert_eq!(office.condition("sign"), "done (agree)");
}

#[test]
fn somebody_who_is_away_signs_by_a_stand_in() {
    let staff = staff(r#"(of: "dan", by: "out", from: "2024-04-15", until: "2024-04-16")"#);
    let steps = r#""sign": Sign(seats: (who: [(by: Person("ann")), (by: Person("dan"))]), outcomes: ["agree", "disagree"]), // last sign"#;
    let mut office = Office::open_in(steps, &staff, "zoe");
    office.complete("out", "sign", "agree").unwrap();
    office.complete("ann", "sign", "agree").unwrap();
    assert_eq!(office.done_by("sign"), ["ann", "out", "dan"]);
    let mut late = Office::open_in(steps, &staff, "zoe");
    late.now = "2024-04-16T00:00:00Z".parse().unwrap();
    Office::refused(late.complete("out", "sign", "agree"), "NotCandidate");
}
