//! Joint signatures, all the way through the kernel.

use super::office::{Office, actor, directory, staff};
use onedoor_core::engine::{Action, SeatPlace, WorkAction};

const OUTCOMES: &str = r#"outcomes: ["agree", "disagree", "unsure"]"#;

fn board(seats: &str) -> String {
    format!("\"board\": Sign(seats: ({seats}), {OUTCOMES}), // last board")
}

const THREE: &str = r#"who: [(by: Person("ann")), (by: Person("bob")), (by: Person("cat"))]"#;

#[test]
fn two_of_three_does_not_pass_two_thirds_rounded_up() {
    for (share, expected) in [("66.67%", "disagree"), ("2/3", "agree"), ("66.66%", "agree")] {
        let mut office = Office::open(&board(&format!("{THREE}, rule: AtLeast(\"{share}\")")));
        office.complete("ann", "board", "disagree").unwrap();
        office.complete("bob", "board", "agree").ok();
        office.complete("cat", "board", "agree").ok();
        assert_eq!(office.condition("board"), format!("done ({expected})"), "{share}");
    }
}

/// Numbers that look like chance, and are the same in every run.
fn shuffled(seed: u64, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed;
    for place in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(place, usize::try_from(state >> 33).unwrap() % (place + 1));
    }
    order
}

#[test]
fn sixty_four_seats_come_to_the_same_in_any_order() {
    let people: Vec<String> = (0..64).map(|n| format!("m{n:02}")).collect();
    let entries: Vec<String> = people.iter().map(|id| format!("{id:?}: (depts: [\"land\"])")).collect();
    let staff = format!(
        "Directory(id: \"hall\", zone: \"UTC0\", depts: {{\"land\": (powers: [Sign])}}, persons: {{\"zoe\": (), {}}})",
        entries.join(", ")
    );
    for (rule, yes, expected) in [
        ("rule: AtLeast(\"2/3\")", 43, "agree"),
        ("rule: AtLeast(\"2/3\")", 42, "disagree"),
        ("rule: MoreThan(\"1/2\"), early: false", 33, "agree"),
        ("rule: MoreThan(\"1/2\"), early: false", 32, "disagree"),
        ("rule: All", 64, "agree"),
        ("rule: All", 63, "disagree"),
        ("rule: Heads(10)", 10, "agree"),
    ] {
        let open = Office::open_in(&board(&format!("members: Dept(\"land\"), {rule}")), &staff, "zoe");
        for seed in 0..6 {
            let mut office = open.clone();
            for place in shuffled(seed, 64) {
                let outcome = if place < yes { "agree" } else { "disagree" };
                if office.case.ending().is_none() {
                    office.complete(&people[place], "board", outcome).unwrap();
                }
            }
            assert_eq!(office.condition("board"), format!("done ({expected})"), "{rule} {yes} {seed}");
        }
    }
}

#[test]
fn a_seat_is_answered_once_and_one_person_answers_once() {
    let mut office = Office::open(&board(r#"who: [(by: Dept("land")), (by: Dept("land"))]"#));
    office.complete("ann", "board", "agree").unwrap();
    Office::refused(office.complete("ann", "board", "disagree"), "AlreadyAnswered");
    Office::refused(office.complete("dan", "board", "agree"), "NotCandidate");
    office.complete("bob", "board", "agree").unwrap();
    assert_eq!(office.done_by("board"), ["ann", "bob"]);
}

/// What a stand-in said is also the word of whom they stood in for, in whichever order the two come.
#[test]
fn who_stands_in_and_who_is_stood_in_for_have_one_voice() {
    let staff = staff(r#"(of: "ann", by: "out")"#);
    let steps = board(r#"who: [(by: Dept("land")), (by: Dept("land"))]"#);
    for (first, second) in [("out", "ann"), ("ann", "out")] {
        let mut office = Office::open_in(&steps, &staff, "zoe");
        office.complete(first, "board", "agree").unwrap();
        Office::refused(office.complete(second, "board", "agree"), "AlreadyAnswered");
    }
}

#[test]
fn a_pool_in_which_there_is_nobody_is_nobodys() {
    let steps = r#""board": Sign(seats: (members: Dept("empty")), outcomes: ["agree", "disagree"]), // last board"#;
    let mut office = Office::open(steps);
    for person in ["ann", "out", "boss"] {
        Office::refused(office.complete(person, "board", "agree"), "NoSeatLeft");
        Office::refused(office.claim(person, "board"), "NotCandidate");
    }
    // Whoever manages the work of others has somebody sign.
    office.add("boss", "board", "ann", SeatPlace::Parallel).unwrap();
    assert_eq!(office.case.seats(office.step("board")).len(), 1);
    office.complete("ann", "board", "agree").unwrap();
    assert!(office.case.ending().is_some());
}

#[test]
fn the_chair_closes_a_vote_and_has_not_signed_by_that() {
    let mut office = Office::open(&format!(
        "\"board\": Sign(seats: ({THREE}, rule: MoreThan(\"1/2\"), of: Present), {OUTCOMES}), \
         \"next\": Do(by: Role(\"boss\"), separate_from: [\"board\"], after: [\"board\"]), // last next"
    ));
    office.complete("ann", "board", "agree").unwrap();
    office.close_vote("boss", "board").unwrap();
    assert_eq!((office.condition("board").as_str(), office.done_by("board")), ("done (agree)", vec!["ann"]));
    office.complete("boss", "next", "done").unwrap();
}

#[test]
fn a_vote_without_a_result_is_not_closed() {
    let mut office = Office::open(&board(&format!("{THREE}, rule: MoreThan(\"1/2\"), quorum: \"2/3\"")));
    office.complete("ann", "board", "agree").unwrap();
    Office::refused(office.close_vote("boss", "board"), "NotSo");
    office.complete("bob", "board", "agree").unwrap();
    assert_eq!(office.condition("board"), "done (agree)");
}

#[test]
fn officers_who_disagree_may_come_to_agree() {
    let steps = r#""board": Sign(by: Dept("land"), officers: 2, outcomes: ["agree", "disagree"]), // last board"#;
    let mut office = Office::open(steps);
    office.complete("ann", "board", "agree").unwrap();
    office.complete("bob", "board", "disagree").unwrap();
    assert_eq!(office.condition("board"), "open");
    Office::refused(office.complete("cat", "board", "agree"), "NoSeatLeft");
    office.complete("ann", "board", "disagree").unwrap();
    assert_eq!(office.condition("board"), "done (disagree)");
}

/// `bob` has left the department, and could now change his answer for `ann` alone, who has one.
#[test]
fn nobody_changes_their_answer_into_somebody_elses() {
    let steps = r#""board": Sign(by: Dept("land"), officers: 2, outcomes: ["agree", "disagree"]), // last board"#;
    let away = staff(r#"(of: "ann", by: "bob")"#);
    let mut office = Office::open_in(steps, &away, "zoe");
    office.complete("bob", "board", "disagree").unwrap();
    office.complete("ann", "board", "agree").unwrap();
    office.directory = directory(&away.replace(r#""bob": (depts: ["land"])"#, r#""bob": ()"#));
    Office::refused(office.complete("bob", "board", "agree"), "AlreadyAnswered");
}

/// The chair is whoever has the casting vote.
#[test]
fn the_casting_vote_closes_a_vote() {
    let seats = r#"who: [(by: Person("ann"), casting: true), (by: Person("bob")), (by: Person("cat"))], rule: MoreThan("1/2"), of: Cast"#;
    let mut office = Office::open(&board(seats));
    office.complete("bob", "board", "disagree").unwrap();
    office.complete("ann", "board", "agree").unwrap();
    Office::refused(office.close_vote("bob", "board"), "NoPower");
    office.close_vote("ann", "board").unwrap();
    assert_eq!((office.condition("board").as_str(), office.done_by("board")), ("done (agree)", vec!["ann", "bob"]));
}

/// Silence is the answer of every seat that gave none; what was said counts as it was said.
#[test]
fn silence_answers_from_the_seats_that_said_nothing() {
    let calendar = include_str!("../../../../workflows/calendars/cn.ron");
    let calendar = onedoor_core::calendar::read(calendar.as_bytes(), &|_| None).calendar.unwrap();
    for (said, expected) in [("agree", "agree"), ("disagree", "disagree")] {
        let text = r#"Workflow(id: "permit", calendar: "cn", data: {"signers": List(Text)}, steps: {
            "board": Review(seats: (who: [(by: Person("ann")), (by: Person("bob"))]), outcomes: ["agree", "disagree"],
                within: WorkingDays(3), silence: DeemedConsent) }, ends: {"ended": (after: ["board"])})"#;
        let mut office = Office::counted(text, &staff(""), "zoe", calendar.clone());
        let step = office.step("board");
        office.act("ann", Action::Acknowledge { step: Some(step) }).unwrap();
        office.complete("ann", "board", said).unwrap();
        office.now = "2024-04-25T09:00:00Z".parse().unwrap();
        office.act("boss", Action::PassTime).unwrap();
        assert_eq!((office.condition("board"), office.done_by("board")), (format!("done ({expected})"), vec!["ann"]));
    }
}

#[test]
fn a_seat_that_names_somebody_who_is_recused_is_filled_by_who_takes_over() {
    let mut office = Office::open(&board(THREE));
    office.complete("ann", "board", "agree").unwrap();
    office.recuse("bob", Some("board")).unwrap();
    Office::refused(office.complete("bob", "board", "agree"), "Recused");
    office.complete("cat", "board", "agree").unwrap();
    assert_eq!(office.condition("board"), "open");
    // Where all must agree nobody closes the vote without them: somebody takes over.
    Office::refused(office.clone().close_vote("boss", "board"), "NoVote");
    office.hand_over("bob", "dan").unwrap();
    office.complete("dan", "board", "disagree").unwrap();
    assert_eq!(office.condition("board"), "done (disagree)");
}

#[test]
fn nobody_answers_out_of_turn_in_a_sequence() {
    let mut office = Office::open(&board(&format!("{THREE}, rule: Sequence")));
    Office::refused(office.complete("bob", "board", "agree"), "NotYourTurn");
    office.complete("ann", "board", "agree").unwrap();
    office.complete("bob", "board", "disagree").unwrap();
    assert_eq!((office.condition("board").as_str(), office.done_by("board")), ("done (disagree)", vec!["ann", "bob"]));
}

#[test]
fn a_scarce_thing_is_at_one_board_at_a_time() {
    let seats = r#"seats: (who: [(by: Person("ann")), (by: Person("bob"))]), exclusive: "room", outcomes: ["agree", "disagree"]"#;
    let steps =
        format!("\"one\": Sign({seats}), \"two\": Sign({seats}), \"end\": Do(after: [\"one\", \"two\"]), // last end");
    let mut office = Office::open(&steps);
    let item = office.item("one.0");
    office.work("ann", WorkAction::Begin { item }).unwrap();
    Office::refused(office.complete("bob", "two", "agree"), "Occupied");
    let item = office.item("two.0");
    Office::refused(office.work("ann", WorkAction::Begin { item }), "Occupied");
    office.work("boss", WorkAction::Release { item: office.item("one.0") }).unwrap();
    office.complete("bob", "two", "agree").unwrap();
    office.complete("bob", "one", "agree").unwrap();
    office.complete("ann", "one", "agree").unwrap();
    office.complete("ann", "two", "agree").unwrap();
    assert_eq!(office.condition("end"), "open");
}

#[test]
fn a_field_names_who_signs() {
    let mut office = Office::open(&board(r#"each: "signers""#));
    Office::refused(office.complete("bob", "board", "agree"), "NotCandidate");
    office.complete("dan", "board", "agree").unwrap();
    office.complete("ann", "board", "agree").unwrap();
    assert!(office.case.ending().is_some());
    assert_eq!(office.case.applicant(), Some(&actor("zoe")));
}
