//! What must not work although every single rule of it is kept.

use super::office::{Office, actor, directory, staff};
use onedoor_core::{
    case::{Case, Event, Placed, SeatBy, SeatStart, WorkEvent},
    engine::{self, Action, Env, SeatPlace, WorkAction},
};

/// The office without one of its people.
fn without(person: &str, entry: &str) -> onedoor_core::people::Directory {
    let text = staff("");
    assert!(text.contains(&format!("{person:?}: {entry},")), "{text}");
    directory(&text.replace(&format!("{person:?}: {entry},"), ""))
}

#[test]
fn who_has_left_takes_nothing_back() {
    let steps = r#""one": Sign(by: Dept("land")), "two": Sign(by: Dept("land"), after: ["one"]), // last two"#;
    let mut office = Office::open(steps);
    office.complete("ann", "one", "signed").unwrap();
    office.directory = without("ann", r#"(depts: ["land"])"#);
    Office::refused(office.take_back("ann", "one"), "UnknownPerson");
}

#[test]
fn who_has_left_removes_no_seat() {
    let mut office = Office::open(r#""sign": Sign(by: Dept("land")), // last sign"#);
    office.claim("ann", "sign").unwrap();
    office.add("ann", "sign", "bob", SeatPlace::Parallel).unwrap();
    office.directory = without("ann", r#"(depts: ["land"])"#);
    let item = office.item("sign.1");
    Office::refused(office.work("ann", WorkAction::RemoveSeat { item, reason: String::new() }), "UnknownPerson");
}

#[test]
fn who_has_left_answers_for_no_case() {
    let steps = r#""give": Assign(role: "handler", by: Dept("land")), "ask": Do(after: ["give"], on_request: true),
        "sign": Sign(by: Dept("land"), after: ["ask"]), "end": Do(after: ["give", "sign"]), // last end"#;
    let mut office = Office::open(steps);
    office.complete("ann", "give", "assigned").unwrap();
    let ask = Action::Request { step: office.step("ask"), reason: String::new() };
    let mut left = office.clone();
    left.directory = without("ann", r#"(depts: ["land"])"#);
    Office::refused(left.act("ann", ask.clone()), "UnknownPerson");
    office.act("ann", ask).unwrap();
}

/// Who acts for the applicant need not be in the directory.
#[test]
fn an_applicant_from_outside_lets_go_of_their_work() {
    let mut office = Office::open_in(r#""fill": Do(by: Applicant), // last fill"#, &staff(""), "someone");
    office.claim("someone", "fill").unwrap();
    let item = office.item("fill");
    office.work("someone", WorkAction::Release { item }).unwrap();
}

const CHAIRED: &str = r#""board": Sign(seats: (who: [(by: Person("ann"), casting: true), (by: Person("bob")), (by: Person("cat"))], rule: MoreThan("1/2"), early: false), outcomes: ["yes", "no"]), // last board"#;

#[test]
fn a_chair_who_was_recused_closes_no_vote() {
    let mut office = Office::open(CHAIRED);
    office.complete("ann", "board", "yes").unwrap();
    office.complete("bob", "board", "yes").unwrap();
    office.recuse("ann", None).unwrap();
    Office::refused(office.close_vote("ann", "board"), "NoPower");
    office.close_vote("boss", "board").unwrap();
}

#[test]
fn who_was_recused_from_a_step_does_not_do_without_it() {
    let mut office = Office::open(
        r#""one": Sign(by: Dept("land"), outcomes: ["yes", "no"]), "two": Sign(by: Dept("land"), after: ["one"]), // last two"#,
    );
    office.recuse("boss", Some("one")).unwrap();
    Office::refused(office.waive("boss", "one", "yes"), "Recused");
    let cancel = Action::Cancel { step: office.step("one"), reason: String::new() };
    Office::refused(office.act("boss", cancel), "Recused");
    let jump = WorkAction::Jump { to: office.step("two"), reason: String::new() };
    Office::refused(office.work("boss", jump), "Recused");
}

const FILLED: &str = r#""fill": Do(by: Applicant), "sign": Sign(by: Dept("land"), after: ["fill"]), // last sign"#;

#[test]
fn who_acted_for_the_applicant_does_not_change_sides() {
    let mut office = Office::open(FILLED);
    office.work("zoe", WorkAction::GiveMandate { agent: actor("ann") }).unwrap();
    office.complete("ann", "fill", "done").unwrap();
    Office::refused(office.complete("ann", "sign", "signed"), "OwnCase");
    office.work("ann", WorkAction::RevokeMandate { agent: actor("ann") }).unwrap();
    Office::refused(office.complete("ann", "sign", "signed"), "OwnCase");
    office.complete("bob", "sign", "signed").unwrap();
}

#[test]
fn who_stood_in_for_the_applicant_does_not_judge() {
    let mut office = Office::open_in(FILLED, &staff(r#"(of: "zoe", by: "ann")"#), "zoe");
    office.complete("ann", "fill", "done").unwrap();
    Office::refused(office.complete("ann", "sign", "signed"), "OwnCase");
}

/// Nobody is kept from a case by a mandate that they do not want.
#[test]
fn a_mandate_that_is_not_wanted_keeps_nobody_from_a_case() {
    let mut office = Office::open(r#""sign": Sign(by: Dept("land")), // last sign"#);
    office.work("zoe", WorkAction::GiveMandate { agent: actor("ann") }).unwrap();
    office.work("ann", WorkAction::RevokeMandate { agent: actor("ann") }).unwrap();
    office.complete("ann", "sign", "signed").unwrap();
}

#[test]
fn a_refusal_does_not_tell_whom_a_sealed_field_names() {
    let text = r#"Workflow(id: "permit", data: {"signers": List(Text), "expert": Text}, sealed: {"expert": (readers: [Role("boss")])}, steps: {
        "choose": Do(by: Dept("land"), writes: ["expert"]), "judge": Review(by: Field("expert"), after: ["choose"]),
    }, ends: {"ended": (after: ["judge"])})"#;
    let mut office = Office::started(text, &staff(""), "zoe", None);
    let expert = (office.graph.field_named("expert").unwrap(), onedoor_core::expr::Value::Text("eve".into()));
    let given = engine::Given { data: vec![expert], ..engine::Given::default() };
    let step = office.step("choose");
    let outcome = engine::outcome_named(&office.graph, step, "done").unwrap();
    office.act("ann", Action::Complete { step, outcome, given, opinion: None }).unwrap();
    let command = engine::Command::new(Action::complete(&office.graph, "judge", "agree").unwrap()).by(&actor("dan"));
    let env = Env::at(office.now).with_directory(&office.directory);
    let refusal = engine::decide(&office.graph, &office.case, &env, &command).unwrap_err();
    assert!(!refusal.to_string().contains("eve"), "{refusal}");
}

/// The chair who is in the department as well has one seat, or else a seat would stay empty for ever.
#[test]
fn who_is_named_for_a_seat_has_none_as_a_member_of_the_pool() {
    let mut office = Office::open(
        r#""board": Sign(seats: (who: [(by: Person("ann"), casting: true)], members: Dept("land"), rule: All), outcomes: ["yes", "no"]), // last board"#,
    );
    assert_eq!(office.case.seats(office.step("board")).len(), 3);
    for person in ["ann", "bob", "cat"] {
        office.complete(person, "board", "yes").unwrap();
    }
    assert_eq!(office.condition("board"), "done (yes)");
}

#[test]
fn who_is_named_for_a_seat_is_not_asked_for_another() {
    let mut office = Office::open(CHAIRED);
    Office::refused(office.add("ann", "board", "bob", SeatPlace::Parallel), "NotAdded");
}

/// A record that was forged holds no more seats than a snapshot does.
#[test]
fn no_record_has_more_seats_than_a_snapshot() {
    let office = Office::open(CHAIRED);
    let mut case = office.case.clone();
    let by = SeatBy::Person(actor("dan"));
    let seat =
        SeatStart { by, placed: Placed::Member, weight: 1, veto: false, casting: false, lead: false, added_by: None };
    let step = office.step("board");
    for _ in 0..1_100 {
        let added = WorkEvent::SeatAdded { step, seat: seat.clone(), reason: String::new() };
        let _ = case.apply(&office.graph, &Event::from(added));
    }
    assert_eq!(Case::restore(&office.graph, &case.snapshot(&office.graph)).as_ref(), Ok(&case));
}

/// Looking for those who may do a step costs no more than a look at each, be there nobody who may.
#[allow(clippy::disallowed_types, reason = "a test that measures reads a clock")]
#[test]
fn a_great_staff_is_looked_through_once() {
    let people = |dept: &str, count: usize| -> String {
        (0..count).map(|n| format!("\"{dept}_{n}\": (depts: [{dept:?}]), ")).collect()
    };
    let text =
        staff("").replace(r#""zoe": ()"#, &format!("{}{}\"zoe\": ()", people("empty", 4_000), people("fire", 4_000)));
    let steps = r#""sign": Sign(by: Dept("empty"), nobody: HandTo(Dept("fire"))), // last sign"#;
    let began = std::time::Instant::now();
    let office = Office::open_in(steps, &text, "zoe");
    let step = office.step("sign");
    let authority = onedoor_core::people::Authority::new(&office.graph, &office.directory, &office.case, office.now);
    let found = authority.candidates(step, onedoor_core::people::For::Candidates);
    assert_eq!(found.len(), 4_002);
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}

/// Many rules among a few people are no more than the few people.
#[allow(clippy::disallowed_types, reason = "a test that measures reads a clock")]
#[test]
fn standing_in_for_each_other_costs_no_more_than_the_people() {
    let names: Vec<String> = (0..100).map(|n| format!("p_{n:03}")).collect();
    let persons: String = names.iter().map(|name| format!("{name:?}: (depts: [\"fire\"]), ")).collect();
    let mut rules = String::new();
    for of in &names {
        for by in names.iter().filter(|by| *by != of) {
            rules.push_str(&format!("(of: {of:?}, by: {by:?}, passes_on: true), "));
        }
    }
    let text = staff(&rules).replace(r#""zoe": ()"#, &format!("{persons}\"zoe\": ()"));
    let began = std::time::Instant::now();
    let mut office = Office::open_in(
        r#""board": Sign(seats: (members: Dept("fire"), rule: All), outcomes: ["yes", "no"]), // last board"#,
        &text,
        "zoe",
    );
    for person in &names {
        office.complete(person, "board", "yes").unwrap();
    }
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

/// To do without the maker's work is to make it.
#[test]
fn who_does_without_a_step_does_nothing_that_is_separate_from_it() {
    let steps = r#""make": Sign(by: Dept("land")), "check": Do(by: Person("boss"), after: ["make"], separate_from: ["make"]), // last check"#;
    let mut office = Office::open(steps);
    office.waive("boss", "make", "signed").unwrap();
    Office::refused(office.complete("boss", "check", "done"), "Separated");
}

/// A request that people can write does not get the rights of the engine by its name.
#[test]
fn nobody_is_the_engine_by_saying_so() {
    let read = |text: &str| ron::from_str::<onedoor_core::people::Actor>(text);
    assert!(read("\"ann\"").is_ok());
    assert!(read("\"onedoor:engine\"").is_err());
}
