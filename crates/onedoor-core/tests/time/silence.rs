//! What it means when nobody answers.

use super::hall::{Hall, has};
use onedoor_core::engine::Action;

fn hall(step: &str) -> Hall {
    let text = format!(
        r#"Workflow(id: "s", calendar: "cn", data: {{"amount": Integer}},
        steps: {{
            "ask": Do(writes: ["amount"]),
            "other": Review(after: ["ask"]),
            "answer": {step},
            "file": Do(after: ["answer", "other"]),
        }},
        ends: {{"filed": (after: ["file"])}})"#
    );
    let mut hall = Hall::start(&text, "2024-04-12T09:00");
    let given = onedoor_core::engine::Given {
        data: vec![(hall.graph.field_named("amount").unwrap(), onedoor_core::expr::Value::Integer(900))],
        documents: vec![],
        handler: None,
    };
    let Action::Complete { step, outcome, opinion, .. } = Action::complete(&hall.graph, "ask", "done").unwrap() else {
        panic!("a completion")
    };
    hall.at("2024-04-15T09:00").act(Action::Complete { step, outcome, given, opinion }).unwrap();
    hall
}

/// Receipt on Monday 04-29, nobody answers: at the end of 05-09 accepted as of 04-29; twenty working days end on 05-29.
#[test]
fn what_nobody_declines_in_time_is_accepted_as_of_the_day_of_receipt() {
    let text = r#"Workflow(id: "a", calendar: "cn", limit: (statutory: WorkingDays(20)),
        steps: {"accept": Accept(limit: (statutory: WorkingDays(5)), silence: DeemedAccepted),
                "decide": Decide(outcomes: ["granted"], after: ["accept.accepted"])},
        ends: {"granted": (after: ["decide"]), "declined": (after: ["accept.declined"])})"#;
    let mut hall = Hall::start(text, "2024-04-29T10:00");
    assert_eq!(hall.statutory("accept"), "2024-05-09");
    assert!(hall.pass("2024-05-09T23:59:59").is_empty());
    let events = hall.pass("2024-05-20T09:00");
    assert!(has(&events, "StepCompleted(accept, accepted)"));
    assert_eq!((hall.wall(), hall.statutory("case")), ("2024-05-10T00:00:00".to_owned(), "2024-05-29".to_owned()));
    assert_eq!(hall.try_complete("accept", "declined").unwrap_err().code(), "DecidedBySilence");
}

#[test]
fn a_department_consents_by_silence_only_if_it_acknowledged_the_notice() {
    let step = r#"Review(after: ["ask"], within: WorkingDays(3), silence: DeemedConsent)"#;
    let mut silent = hall(step);
    let events = silent.pass("2024-04-19T00:00");
    assert!(has(&events, "DeadlinePassed(answer, promised)"));
    assert_eq!(silent.condition("answer"), "open", "nobody has seen that it was told");
    let mut told = hall(step);
    told.at("2024-04-16T09:00").acknowledge("answer");
    told.pass("2024-04-19T00:00");
    assert_eq!(told.condition("answer"), "done (agree)");
}

#[test]
fn the_others_go_on_without_advice_that_does_not_come() {
    let mut hall = hall(r#"Review(after: ["ask"], within: WorkingDays(3), silence: ProceedWithout)"#);
    hall.at("2024-04-16T09:00").complete("other", "agree");
    assert_eq!(hall.condition("file"), "waiting");
    hall.pass("2024-04-19T00:00");
    assert_eq!((hall.condition("answer").as_str(), hall.condition("file").as_str()), ("cancelled", "open"));
}

/// What counts as granted is decided: the authority is no longer competent (ECLI:NL:RBDHA:2025:14879).
#[test]
fn what_is_granted_by_silence_is_not_decided_again() {
    let text = r#"Workflow(id: "g", calendar: "cn",
        steps: {
            "advice": Review(),
            "decide": Decide(outcomes: ["granted", "refused"], after: ["advice"], returns: {"again": (to: "advice")},
                             limit: (statutory: Weeks(8), from: Received), silence: DeemedGrant),
            "publish": Do(after: ["decide.granted"]),
        },
        ends: {"granted": (after: ["publish"]), "refused": (after: ["decide.refused"])})"#;
    let mut hall = Hall::start(text, "2024-01-02T09:00");
    let events = hall.pass("2024-03-01T09:00");
    assert_eq!(hall.wall(), "2024-02-28T00:00:00", "eight weeks from the day after receipt");
    assert!(has(&events, "StepCompleted(decide, granted)") && has(&events, "StepOpened(publish)"));
    assert_eq!(hall.condition("advice"), "cancelled", "nobody waits for it any more");
    let refused = hall.try_complete("decide", "refused").unwrap_err();
    assert_eq!(refused.to_string(), "nobody answered at `decide` in time, and that means `DeemedGrant`: it is decided");
    let step = hall.graph.step_named("decide").unwrap();
    assert_eq!(hall.act(Action::TakeBack { step }).unwrap_err().code(), "DecidedBySilence");
}

#[test]
fn a_refusal_by_silence_takes_the_outcome_that_refuses() {
    let mut hall = hall(
        r#"Decide(outcomes: ["granted", "refused"], after: ["ask"], limit: (statutory: WorkingDays(3)), silence: DeemedRefuse)"#,
    );
    hall.pass("2024-04-19T00:00");
    assert_eq!(hall.condition("answer"), "done (refused)");
}

#[test]
fn a_permit_is_renewed_by_silence() {
    let mut hall = hall(
        r#"Decide(outcomes: ["renewed", "expired"], after: ["ask"], limit: (statutory: WorkingDays(3)), silence: DeemedRenewed)"#,
    );
    hall.pass("2024-04-19T00:00");
    assert_eq!(hall.condition("answer"), "done (renewed)");
}

#[test]
fn an_application_lapses_when_the_applicant_does_not_answer() {
    let mut hall = hall(r#"Do(by: Applicant, after: ["ask"], within: CalendarDays(3), silence: Lapse)"#);
    let events = hall.pass("2024-04-19T00:00");
    assert!(has(&events, "CaseClosed(lapsed)"));
    assert_eq!(hall.case.next_deadline(), None);
}

#[test]
fn somebody_else_answers_for_what_is_late() {
    for word in ["Escalate", "Reassign"] {
        let step = format!(
            r#"Review(by: Role("clerk"), after: ["ask"], within: WorkingDays(3), silence: {word}(Role("head")))"#
        );
        let mut hall = hall(&step);
        let events = hall.pass("2024-04-19T00:00");
        assert!(has(&events, &format!("StepHandedOver(answer, {word})")));
        assert!(hall.case.is_handed_over(hall.graph.step_named("answer").unwrap()));
        hall.complete("answer", "agree");
    }
}

#[test]
fn a_rule_decides_where_it_holds() {
    let step = |rule: &str| {
        format!(
            r#"Decide(outcomes: ["approved", "refused"], after: ["ask"], within: WorkingDays(3), silence: AutoDecide(when: "{rule}", outcome: "approved"))"#
        )
    };
    let mut small = hall(&step("amount < 1000"));
    small.pass("2024-04-19T00:00");
    assert_eq!(small.condition("answer"), "done (approved)");
    let mut large = hall(&step("amount < 100"));
    large.pass("2024-04-19T00:00");
    assert_eq!(large.condition("answer"), "open");
}

#[test]
fn silence_without_a_meaning_is_a_violation_and_nothing_else() {
    let mut hall = hall(r#"Review(after: ["ask"], within: WorkingDays(3))"#);
    let events = hall.pass("2024-04-30T00:00");
    assert_eq!(events.len(), 2, "time, and the deadline: {events:?}");
    assert_eq!(hall.condition("answer"), "open");
}

/// A command that comes after a deadline comes too late, whether or not anybody let the time pass.
#[test]
fn who_answers_late_finds_the_step_decided() {
    let mut hall = hall(
        r#"Decide(outcomes: ["granted", "refused"], after: ["ask"], limit: (statutory: WorkingDays(3)), silence: DeemedGrant)"#,
    );
    hall.at("2024-04-18T23:59:59");
    let before = hall.case.clone();
    hall.at("2024-04-19T00:00:00");
    assert_eq!(hall.try_complete("answer", "refused").unwrap_err().code(), "DecidedBySilence");
    assert_eq!(hall.case, before, "a refused command writes nothing");
}
