//! Cases that people ask about.

use super::office::{Office, person};
use onedoor_core::{
    case::WorkItemId,
    engine::{Action, Missing, Wait, WaitKind, WorkAction, explain_refusal},
    people::Bar,
};

const HALL: &str = r#"Directory(id: "hall", zone: "CST-8",
    roles: {"boss": (powers: [Manage, Waive])},
    depts: {"fire": (powers: [Review, Decide, Sign]), "plan": (powers: [Review, Decide])},
    persons: {"ann": (), "bob": (depts: ["fire"]), "cai": (depts: ["plan"]), "dan": (roles: ["boss"])},
)"#;

fn wait<'e>(waits: &'e [Wait], name: &str) -> &'e Wait {
    waits.iter().find(|wait| wait.name == name).unwrap_or_else(|| panic!("{waits:#?}"))
}

fn names(people: &[onedoor_core::people::Actor]) -> String {
    people.iter().map(|person| person.identity()).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_open_step_says_who_can_act_and_what_waits_behind_it() {
    let office = Office::start(
        r#"Workflow(id: "w", steps: {"look": Review(by: Dept("fire")), "decide": Decide(outcomes: ["yes"], by: Dept("plan"), after: ["look"])}, ends: {"e": (after: ["decide"])})"#,
        HALL,
        "ann",
    );
    let waits = office.explain().waits;
    assert_eq!(names(&wait(&waits, "look").who), "bob");
    let behind = wait(&waits, "decide");
    assert_eq!(
        (behind.kind, &behind.missing[..]),
        (WaitKind::Behind, &[Missing::Answers(vec!["look".to_owned()])][..])
    );
    assert_eq!(
        office.explain().to_string(),
        "`look` waits to be worked on\n  can act now: `bob`\n  could help: assign `look` to `bob` (`dan`)\n  could help: waive `look` (`dan`)\n  could help: cancel `look` (`dan`)\n`decide` waits for what comes before it\n  is for: Dept(plan)\n  first: answers of `look`\n  could help: jump `decide` (`dan`)"
    );
}

/// In YAWL such a task stays offered to nobody, and nobody is told.
#[test]
fn a_separation_that_leaves_nobody_is_told_with_its_reason_and_a_way_out() {
    let mut office = Office::start(
        r#"Workflow(id: "w", steps: {"look": Review(by: Dept("fire")), "again": Review(by: Dept("fire"), after: ["look"], separate_from: ["look"])}, ends: {"e": (after: ["again"])})"#,
        HALL,
        "ann",
    );
    office.complete("bob", "look", "agree");
    let waits = office.explain().waits;
    let again = wait(&waits, "again");
    assert!(again.nobody && again.who.is_empty());
    assert_eq!(again.barred, [Bar::Separated { person: person("bob"), step: "look".to_owned() }]);
    assert_eq!(
        again.unblock.iter().map(|way| way.words.as_str()).collect::<Vec<_>>(),
        ["waive `again`", "cancel `again`"]
    );
}

#[test]
fn a_named_person_who_is_not_in_the_directory_is_told() {
    let office = Office::start(
        r#"Workflow(id: "w", steps: {"look": Do(by: Person("zoe"))}, ends: {"e": (after: ["look"])})"#,
        HALL,
        "ann",
    );
    let waits = office.explain().waits;
    assert_eq!(waits[0].barred, [Bar::Unknown { person: person("zoe") }]);
    assert!(waits[0].nobody);
}

#[test]
fn a_seat_waits_for_those_before_it_in_the_sequence() {
    let mut office = Office::start(
        r#"Workflow(id: "w", steps: {"sign": Review(seats: (who: [(by: Dept("fire")), (by: Dept("plan"))], rule: Sequence))}, ends: {"e": (after: ["sign"])})"#,
        HALL,
        "ann",
    );
    let waits = office.explain().waits;
    assert_eq!(names(&wait(&waits, "sign.0").who), "bob");
    let second = wait(&waits, "sign.1");
    assert_eq!((names(&second.who).as_str(), names(&second.later).as_str()), ("", "cai"));
    assert_eq!(second.missing, [Missing::Turn("`sign.0`".to_owned())]);
    office.complete("bob", "sign", "agree");
    assert_eq!(names(&wait(&office.explain().waits, "sign.1").who), "cai");
}

#[test]
fn a_question_and_a_delegation_are_waits_of_their_own() {
    let mut office = Office::start(
        r#"Workflow(id: "w", steps: {"look": Review(by: Dept("fire"))}, ends: {"e": (after: ["look"])})"#,
        HALL,
        "ann",
    );
    let (step, item) = (office.step("look"), WorkItemId::of(office.step("look")));
    let question = "is it safe?".to_owned();
    office.work("bob", WorkAction::Consult { step, whom: person("cai"), question, blocking: true, until: None });
    let waits = office.explain().waits;
    assert_eq!(names(&waits[0].later), "bob");
    assert_eq!(waits[0].missing, [Missing::Question { whom: person("cai"), until: None }]);
    assert_eq!((waits[1].kind, names(&waits[1].who).as_str()), (WaitKind::Consultation(0), "cai"));
    assert_eq!(names(&waits[1].unblock[0].who), "dan bob");
    office.work("cai", WorkAction::AnswerConsultation { step, question: 0, answer: "yes".to_owned() });
    office.work("bob", WorkAction::Delegate { item, to: person("cai"), reason: String::new() });
    let waits = office.explain().waits;
    assert_eq!(waits[0].missing, [Missing::GivenBack { by: person("cai") }]);
    assert_eq!((waits[1].kind, names(&waits[1].who).as_str()), (WaitKind::Delegation, "cai"));
}

#[test]
fn a_scarce_thing_in_use_and_a_suspension_are_told() {
    let mut office = Office::start(
        r#"Workflow(id: "w", steps: {"look": Review(by: Dept("fire"), exclusive: "lift"), "check": Review(by: Dept("plan"), exclusive: "lift")}, ends: {"e": (after: ["look", "check"])})"#,
        HALL,
        "ann",
    );
    let item = WorkItemId::of(office.step("look"));
    office.work("bob", WorkAction::Begin { item });
    let in_use = Missing::InUse { resource: "lift".to_owned(), at: "look".to_owned(), by: vec![person("bob")] };
    assert_eq!(wait(&office.explain().waits, "check").missing, [in_use]);
    office.act("dan", Action::Suspend { reason: String::new() });
    let waits = office.explain().waits;
    assert_eq!((waits[0].kind, names(&waits[0].who).as_str()), (WaitKind::Suspension, "dan"));
    assert_eq!(wait(&waits, "look").missing, [Missing::Resumption]);
}

#[test]
fn a_row_lists_those_to_whom_work_may_go_and_what_must_be_given() {
    let office = Office::start(
        r#"Workflow(id: "w", data: {"sum": Decimal}, steps: {"look": Review(by: Dept("fire"), reasons: true, writes: ["sum"])}, ends: {"e": (after: ["look"])})"#,
        HALL,
        "ann",
    );
    let rows = office.enabled(&person("bob"));
    let complete: Vec<_> = rows.iter().filter(|row| row.verb() == "complete").collect();
    assert!(complete.iter().all(|row| row.asks == [office.graph.field_named("sum").unwrap()]));
    assert_eq!(complete.iter().map(|row| row.opinion).collect::<Vec<_>>(), [false, true]);
    let delegate = rows.iter().find(|row| row.verb() == "delegate").unwrap();
    assert_eq!((names(&delegate.to).as_str(), delegate.others), ("cai dan", false));
    assert!(
        rows.iter().all(|row| row.verb() != "assign")
            && office.enabled(&person("ann")).iter().any(|row| row.verb() == "withdraw")
    );
}

#[test]
fn a_refusal_is_told_with_its_facts() {
    let office = Office::start(
        r#"Workflow(id: "w", steps: {"look": Review(by: Dept("fire"))}, ends: {"e": (after: ["look"])})"#,
        HALL,
        "ann",
    );
    let action = Action::complete(&office.graph, "look", "agree").unwrap();
    let told = explain_refusal(&office.try_act(&person("cai"), &action).unwrap_err());
    assert_eq!(told.code, "NotCandidate");
    assert_eq!(told.facts, [("person".to_owned(), "cai".to_owned()), ("wanted".to_owned(), "Dept(fire)".to_owned())]);
    assert_eq!(told.way_out.as_deref(), Some("let one of these do it: Dept(fire)"));
}

/// Where all must come to the same, whoever has answered may change the answer; that fills no other seat.
#[test]
fn whoever_has_answered_is_not_named_for_another_seat() {
    let mut office = Office::start(
        r#"Workflow(id: "w", steps: {"sign": Review(seats: (who: [(by: Dept("plan")), (by: Person("bob")), (by: Dept("fire"))], rule: Unanimous))}, ends: {"e": (after: ["sign"])})"#,
        HALL,
        "ann",
    );
    office.complete("bob", "sign", "agree");
    let waits = office.explain().waits;
    let change = Action::complete(&office.graph, "sign", "disagree").unwrap();
    assert!(office.try_act(&person("bob"), &change).is_ok());
    assert_eq!(names(&wait(&waits, "sign.0").who), "cai");
    assert!(wait(&waits, "sign.2").nobody);
}

#[test]
fn whoever_has_answered_from_one_seat_is_no_way_out_for_another() {
    let mut office = Office::start(
        r#"Workflow(id: "w", steps: {"pay": Do(by: Dept("fire"), officers: 2)}, ends: {"e": (after: ["pay"])})"#,
        r#"Directory(id: "hall", zone: "CST-8", roles: {"boss": (powers: [Manage])}, depts: {"fire": ()},
            persons: {"ann": (), "bob": (depts: ["fire"]), "dan": (roles: ["boss"])})"#,
        "ann",
    );
    office.complete("bob", "pay", "done");
    let waits = office.explain().waits;
    let second = wait(&waits, "pay.1");
    assert!(second.nobody && second.who.is_empty());
    assert_eq!(second.unblock.iter().map(|way| way.words.as_str()).collect::<Vec<_>>(), ["cancel `pay`"]);
}

#[test]
fn a_joint_signature_of_a_pool_in_which_nobody_is_says_whose_it_is() {
    let office = Office::start(
        r#"Workflow(id: "w", steps: {"sign": Sign(seats: (members: Role("nobody"), rule: AtLeast("2/3")))}, ends: {"e": (after: ["sign"])})"#,
        HALL,
        "ann",
    );
    let waits = office.explain().waits;
    let sign = wait(&waits, "sign");
    assert!(sign.nobody);
    assert_eq!(sign.by.as_deref(), Some("Role(nobody)"));
}
