//! Taking back what one has done: a completion, or an answer from a seat.

use super::office::Office;
use onedoor_core::engine::SeatPlace;

const BOARD: &str = r#""board": Sign(seats: (who: [(by: Person("ann")), (by: Person("bob")), (by: Person("cat"))], RULE), outcomes: ["agree", "disagree"]), // last board"#;

fn board(rule: &str) -> Office {
    Office::open(&BOARD.replace("RULE", rule))
}

#[test]
fn an_answer_is_taken_back_while_the_vote_is_open() {
    let mut office = board("rule: All");
    office.complete("ann", "board", "disagree").unwrap();
    Office::refused(office.take_back("bob", "board"), "NotOwn");
    office.take_back("ann", "board").unwrap();
    assert!(office.case.seats(office.step("board"))[0].answered.is_none());
    for person in ["cat", "ann", "bob"] {
        office.complete(person, "board", "agree").unwrap();
    }
    assert_eq!(office.condition("board"), "done (agree)");
}

#[test]
fn an_answer_on_which_others_answered_stands() {
    let mut office = board("rule: Sequence");
    office.complete("ann", "board", "agree").unwrap();
    office.complete("bob", "board", "agree").unwrap();
    Office::refused(office.take_back("ann", "board"), "NotTakenBack");
    office.take_back("bob", "board").unwrap();
    office.take_back("ann", "board").unwrap();
    let mut office = board("rule: All");
    office.add("ann", "board", "dan", SeatPlace::Before).unwrap();
    office.complete("dan", "board", "agree").unwrap();
    office.complete("ann", "board", "agree").unwrap();
    Office::refused(office.take_back("dan", "board"), "NotTakenBack");
}

const TWO: &str =
    r#""one": Sign(by: Dept("land")), "two": Sign(by: Dept("land"), ALLOCATE after: ["one"]), // last two"#;

#[test]
fn what_somebody_has_taken_in_hand_behind_it_keeps_a_completion() {
    let mut office = Office::open(&TWO.replace("ALLOCATE", ""));
    office.complete("ann", "one", "signed").unwrap();
    let mut untouched = office.clone();
    untouched.take_back("ann", "one").unwrap();
    assert_eq!((untouched.condition("one").as_str(), untouched.condition("two").as_str()), ("open", "waiting"));
    office.claim("bob", "two").unwrap();
    Office::refused(office.take_back("ann", "one"), "Touched");
}

/// What came to somebody by the rule of its step was not touched by that.
#[test]
fn what_was_only_allocated_behind_it_keeps_nothing() {
    let mut office = Office::open(&TWO.replace("ALLOCATE", "allocate: Fixed(\"bob\"),"));
    office.complete("ann", "one", "signed").unwrap();
    assert_eq!(office.held("two"), "bob");
    office.take_back("ann", "one").unwrap();
}
