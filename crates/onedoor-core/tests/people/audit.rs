//! An auditor with nothing but the record, the definition and the directories finds what is forged.

use super::office::{Office, actor, staff};
use onedoor_core::{
    case::{Event, WorkEvent},
    people::{FactKind, Power, Right, Warrant},
};
use onedoor_sim::auditor::{Violation, Why, Wrong, audit};

const STEPS: &str = r#"
    "sign": Sign(by: Dept("land"), outcomes: ["agree", "disagree"]),
    "board": Sign(seats: (who: [(by: Dept("land")), (by: Dept("land"))]), after: ["sign"], outcomes: ["agree", "disagree"]),
    "decide": Decide(by: Dept("land"), separate_from: ["sign"], qualifications: ["card"], after: ["board"], outcomes: ["yes", "no"]),
    // last decide"#;

/// `ann` signs, `bob` and `out` for `cat` vote, `cat` decides.
fn office() -> Office {
    let staff = staff(r#"(of: "cat", by: "out")"#).replace(
        r#""cat": (depts: ["land"])"#,
        r#""cat": (depts: ["land"], qualifications: {"card": (until: "2024-06-01")})"#,
    );
    let mut office = Office::open_in(STEPS, &staff, "zoe");
    office.complete("ann", "sign", "agree").unwrap();
    office.complete("bob", "board", "agree").unwrap();
    office.complete("out", "board", "agree").unwrap();
    office.complete("cat", "decide", "yes").unwrap();
    office
}

fn found(office: &Office, record: &[Event]) -> Vec<Violation> {
    let directories = [(office.directory.hash(), office.directory.clone())].into();
    audit(&office.graph, &directories, record)
}

/// The record with another warrant for what one person did, the last time they acted.
fn forged(office: &Office, person: &str, change: impl FnOnce(&mut Warrant)) -> Vec<Wrong> {
    let mut record = office.record.clone();
    let theirs = |event: &&mut Event| matches!(event, Event::Work(work) if matches!(work.as_ref(), WorkEvent::Acted(warrant) if warrant.person == actor(person)));
    match record.iter_mut().rev().find(theirs) {
        Some(Event::Work(work)) => match work.as_mut() {
            WorkEvent::Acted(warrant) => change(warrant),
            _ => unreachable!(),
        },
        _ => unreachable!(),
    }
    found(office, &record).into_iter().map(|violation| violation.what).collect()
}

fn has(found: &[Wrong], wrong: &Wrong) {
    assert!(found.contains(wrong), "{wrong:?} is not in {found:?}");
}

#[test]
fn an_honest_record_is_found_honest() {
    let office = office();
    assert_eq!(found(&office, &office.record), []);
}

#[test]
fn somebody_else_in_the_place_of_who_acted_is_found() {
    let office = office();
    let wrong = forged(&office, "ann", |warrant| warrant.person = actor("dan"));
    has(&wrong, &Wrong::NotEligible(actor("dan"), Why::NotNamed));
    let wrong = forged(&office, "ann", |warrant| warrant.person = actor("ghost"));
    assert!(wrong.iter().any(|wrong| matches!(wrong, Wrong::FalseFact(_))), "{wrong:?}");
}

#[test]
fn an_applicant_who_decides_is_found() {
    let office = office();
    let wrong = forged(&office, "cat", |warrant| warrant.person = actor("zoe"));
    assert!(
        wrong.iter().any(|wrong| matches!(wrong, Wrong::NotEligible(person, _) if *person == actor("zoe"))),
        "{wrong:?}"
    );
}

#[test]
fn who_signed_and_decides_what_is_separate_is_found() {
    let office = office();
    let wrong = forged(&office, "ann", |warrant| warrant.person = actor("cat"));
    has(&wrong, &Wrong::NotEligible(actor("cat"), Why::Separated));
}

#[test]
fn a_vote_by_the_same_person_or_from_the_same_seat_is_found() {
    let office = office();
    let wrong = forged(&office, "out", |warrant| (warrant.person, warrant.instead_of) = (actor("bob"), None));
    has(&wrong, &Wrong::PersonTwice(actor("bob")));
    let mut record = office.record.clone();
    let answer =
        |event: &Event| matches!(event, Event::Work(work) if matches!(work.as_ref(), WorkEvent::SeatAnswered { .. }));
    let first = record.iter().position(answer).unwrap();
    record.insert(first + 1, record[first].clone());
    assert!(found(&office, &record).iter().any(|violation| violation.what == Wrong::SeatTwice));
}

#[test]
fn a_qualification_that_had_run_out_is_found() {
    let office = office();
    let mut record = office.record.clone();
    let decided = record
        .iter()
        .rposition(|event| matches!(event, Event::Work(work) if matches!(work.as_ref(), WorkEvent::Acted(_))))
        .unwrap();
    record.insert(decided, Event::TimePassed { to: "2024-06-01T00:00:00Z".parse().unwrap() });
    let wrong: Vec<Wrong> = found(&office, &record).into_iter().map(|violation| violation.what).collect();
    has(&wrong, &Wrong::NotEligible(actor("cat"), Why::Unqualified));
    assert!(wrong.iter().any(|wrong| matches!(wrong, Wrong::FalseFact(fact) if fact.contains("card"))), "{wrong:?}");
}

#[test]
fn a_stand_in_by_no_rule_is_found() {
    let office = office();
    let wrong = forged(&office, "out", |warrant| warrant.person = actor("dan"));
    has(&wrong, &Wrong::NoChain(actor("cat")));
    let wrong =
        forged(&office, "out", |warrant| warrant.facts.retain(|fact| !matches!(fact.what, FactKind::StandsInFor(_))));
    has(&wrong, &Wrong::NoChain(actor("cat")));
}

#[test]
fn a_right_that_does_not_reach_so_far_is_found() {
    let office = office();
    for right in [Right::Holder, Right::Power(Power::Manage), Right::Trusted] {
        let wrong = forged(&office, "ann", |warrant| warrant.right = right);
        has(&wrong, &Wrong::WrongRight(right));
    }
}

#[test]
fn a_record_whose_directory_is_missing_cannot_be_judged() {
    let office = office();
    let found = audit(&office.graph, &Default::default(), &office.record);
    assert!(found.iter().any(|violation| violation.what == Wrong::NoDirectory));
}
