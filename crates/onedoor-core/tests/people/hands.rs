//! Handing over everything: what somebody has in hand, the places where they are named, and the roles that a case gave them.

use super::office::Office;
use onedoor_core::engine::{Action, Given, WorkAction};

#[test]
fn who_takes_over_sits_where_the_other_was_named() {
    let steps = r#""one": Do(by: Person("ann")), "two": Do(by: SameAs("one"), after: ["one"]), // last two"#;
    let mut office = Office::open(steps);
    office.claim("ann", "one").unwrap();
    office.hand_over("ann", "dan").unwrap();
    assert_eq!(office.held("one"), "dan");
    Office::refused(office.complete("ann", "one", "done"), "HeldBy");
    office.complete("dan", "one", "done").unwrap();
    office.complete("dan", "two", "done").unwrap();
}

/// To take over from somebody is not to become one of their department.
#[test]
fn who_takes_over_does_no_work_that_is_not_theirs_to_do() {
    let mut office = Office::open(r#""sign": Sign(by: Dept("land")), "end": Do(after: ["sign"]), // last end"#);
    office.claim("ann", "sign").unwrap();
    office.hand_over("ann", "dan").unwrap();
    assert_eq!(office.held("sign"), "");
    office.claim("ann", "sign").unwrap();
    Office::refused(office.complete("dan", "sign", "signed"), "HeldBy");
    office.complete("ann", "sign", "signed").unwrap();
}

fn assigned() -> Office {
    let steps = r#""name": Assign(role: "keeper", by: Dept("land")), "keep": Do(by: Role("keeper"), after: ["name"]), "decide": Decide(by: Dept("land"), outcomes: ["yes", "no"], after: ["keep"]), // last decide"#;
    let mut office = Office::open(steps);
    let (step, outcome) = (
        office.step("name"),
        onedoor_core::engine::outcome_named(&office.graph, office.step("name"), "assigned").unwrap(),
    );
    let given = Given { handler: Some(super::office::actor("bob")), ..Given::default() };
    office.act("ann", Action::Complete { step, outcome, given, opinion: None }).unwrap();
    office
}

#[test]
fn nobody_inherits_a_case_of_their_own() {
    let mut office = assigned();
    Office::refused(office.hand_over("bob", "zoe"), "OwnCase");
    office.hand_over("bob", "cat").unwrap();
    office.complete("cat", "keep", "done").unwrap();
    Office::refused(office.complete("cat", "decide", "yes"), "HandlerDecides");
    office.complete("bob", "decide", "yes").unwrap();
}

#[test]
fn nobody_takes_over_in_a_circle() {
    let mut office = assigned();
    office.hand_over("bob", "cat").unwrap();
    Office::refused(office.hand_over("cat", "bob"), "NotSo");
    Office::refused(office.hand_over("bob", "dan"), "Already");
    office.hand_over("cat", "dan").unwrap();
    office.complete("dan", "keep", "done").unwrap();
}

#[test]
fn a_question_of_somebody_who_is_gone_stops_nobody() {
    let mut office = Office::open(r#""sign": Sign(by: Dept("land"), never_waived: true), // last sign"#);
    let step = office.step("sign");
    let (whom, question) = (super::office::actor("out"), "is it so?".to_owned());
    office.work("ann", WorkAction::Consult { step, whom, question, blocking: true, until: None }).unwrap();
    office.hand_over("ann", "bob").unwrap();
    Office::refused(office.complete("bob", "sign", "signed"), "ConsultationOpen");
    Office::refused(office.work("bob", WorkAction::WithdrawConsultation { step, question: 0 }), "NoSuchQuestion");
    office.work("boss", WorkAction::WithdrawConsultation { step, question: 0 }).unwrap();
    office.complete("bob", "sign", "signed").unwrap();
}
