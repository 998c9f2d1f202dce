//! Which limits run when, and for whom.

use super::hall::{Hall, has};
use onedoor_core::{
    case::Deadline,
    engine::{Action, Env, Given, NamedGiven, Refusal, limit_named, start},
    expr::Value,
    graph::Which,
};
use std::collections::BTreeMap;

const PERMIT: &str = r#"Workflow(id: "permit", calendar: "cn", profile: "cn_licensing",
    limit: (statutory: WorkingDays(20), promised: WorkingDays(8)),
    steps: {
        "accept": Accept(within: WorkingDays(5)),
        "review": Review(after: ["accept.accepted"], within: WorkingDays(5)),
        "supplement": Do(by: Applicant, after: ["review.disagree"], within: CalendarDays(30)),
        "decide": Decide(outcomes: ["granted", "refused"], after: ["review.agree", "supplement"], join: Any),
        "deliver": Deliver(after: ["decide.granted"], limit: (statutory: WorkingDays(10))),
    },
    ends: {"granted": (after: ["deliver"]), "refused": (after: ["decide.refused"]), "declined": (after: ["accept.declined"])},
)"#;

/// 行政许可法 art. 42: the twenty days run from acceptance; art. 44: ten more to deliver.
#[test]
fn the_limit_of_the_case_begins_with_acceptance_and_rests_while_it_is_delivered() {
    let mut hall = Hall::start(PERMIT, "2024-04-12T10:00");
    assert_eq!((hall.statutory("case"), hall.promised("accept")), ("-".to_owned(), "2024-04-19".to_owned()));
    hall.at("2024-04-15T09:00").complete("accept", "accepted");
    assert_eq!((hall.statutory("case"), hall.promised("case")), ("2024-05-14".to_owned(), "2024-04-25".to_owned()));
    assert_eq!((hall.promised("accept"), hall.promised("review")), ("stopped".to_owned(), "2024-04-22".to_owned()));
    hall.at("2024-04-18T09:00").complete("review", "agree");
    let events = hall.at("2024-05-31T09:00").complete("decide", "granted");
    assert!(has(&events, "DeadlinePassed(case, promised)") && has(&events, "DeadlinePassed(case, statutory)"));
    assert_eq!((hall.statutory("case"), hall.statutory("deliver")), ("stopped".to_owned(), "2024-06-17".to_owned()));
}

/// The time of the applicant is on the record, but not on the authority's clock.
#[test]
fn the_clock_of_the_case_stands_still_while_only_the_applicant_has_something_to_do() {
    let mut hall = Hall::start(PERMIT, "2024-04-12T10:00");
    hall.at("2024-04-15T09:00").complete("accept", "accepted");
    hall.at("2024-04-16T09:00").complete("review", "disagree");
    assert_eq!((hall.statutory("case"), hall.promised("supplement")), ("stopped".to_owned(), "2024-05-16".to_owned()));
    // (04-16, 05-06] has 14 working days: 17, 18, 19, 22–26, 28, 29, 30, and 6 May itself.
    hall.at("2024-05-06T09:00").complete("supplement", "done");
    assert_eq!(hall.statutory("case"), "2024-05-30");
}

#[test]
fn a_variant_that_holds_takes_the_place_of_the_ordinary_amounts() {
    let text = r#"Workflow(id: "v", calendar: "cn", data: {"joint": Bool},
        limit: (statutory: WorkingDays(20), from: Received, variants: [(when: "joint", statutory: WorkingDays(45))]),
        steps: {"decide": Decide(outcomes: ["granted"])}, ends: {"granted": (after: ["decide"])})"#;
    let graph = super::hall::proved(text);
    let given = |joint: bool| {
        let data = BTreeMap::from([("joint".to_owned(), Value::Bool(joint))]);
        NamedGiven { data, ..NamedGiven::default() }.resolve(&graph).unwrap()
    };
    assert_eq!(Hall::start_with(text, "2024-02-02T09:00", &given(false)).statutory("case"), "2024-03-06");
    assert_eq!(Hall::start_with(text, "2024-02-02T09:00", &given(true)).statutory("case"), "2024-04-11");
}

#[test]
fn a_limit_begins_with_what_it_says() {
    let text = r#"Workflow(id: "b", calendar: "cn",
        steps: {
            "check": Do(gives: ["plan"]),
            "accept": Accept(after: ["check"]),
            "pay": Do(after: ["accept.accepted"], limit: (statutory: WorkingDays(3), from: After("check"))),
            "hear": Do(after: ["accept.accepted"], limit: (promised: WorkingDays(5), from: Acknowledged)),
            "decide": Decide(outcomes: ["granted"], after: ["pay", "hear"], limit: (promised: WorkingDays(10), from: Complete)),
        },
        ends: {"granted": (after: ["decide"]), "declined": (after: ["accept.declined"])})"#;
    let mut hall = Hall::start(text, "2024-04-01T09:00");
    hall.at("2024-04-08T09:00").complete("check", "done");
    assert_eq!(hall.statutory("pay"), "2024-04-11", "it runs while its step waits");
    hall.at("2024-04-10T09:00").complete("accept", "accepted");
    assert_eq!(hall.promised("decide"), "2024-04-16", "as of the last document, here that of the start");
    assert_eq!(hall.promised("hear"), "-");
    hall.at("2024-04-11T09:00").acknowledge("hear");
    assert_eq!(hall.promised("hear"), "2024-04-18");
}

/// One of two parallel departments asks the applicant: whether the case stops is the definition's to say.
#[test]
fn what_a_stop_does_to_the_case_is_said_by_the_limit() {
    let due = |rule: &str| {
        let text = format!(
            r#"Workflow(id: "p", calendar: "cn", profile: "cn_licensing", limit: (statutory: WorkingDays(20), from: Received, stops: {rule}),
            steps: {{"fire": Review(), "water": Review(), "decide": Decide(outcomes: ["granted"], after: ["fire", "water"])}},
            ends: {{"granted": (after: ["decide"])}})"#
        );
        let mut hall = Hall::start(&text, "2024-04-15T09:00");
        hall.at("2024-04-22T09:00").stop("fire", "expert_review").unwrap();
        let one = hall.statutory("case");
        hall.at("2024-05-06T09:00").stop("water", "hearing").unwrap();
        let both = hall.statutory("case");
        hall.at("2024-05-10T09:00").resume("fire").unwrap();
        hall.at("2024-05-15T09:00").resume("water").unwrap();
        (one, both, hall.statutory("case"))
    };
    let words = |one: &str, both: &str, then: &str| (one.to_owned(), both.to_owned(), then.to_owned());
    assert_eq!(due("Never"), words("2024-05-14", "2024-05-14", "2024-05-14"));
    // Both stand still in (05-06, 05-10]: 4 working days.
    assert_eq!(due("WhenAllActiveStopped"), words("2024-05-14", "stopped", "2024-05-20"));
    // The union of the two stops, (04-22, 05-15]: 16 working days, not 20.
    assert_eq!(due("Always"), words("stopped", "stopped", "2024-06-05"));
}

#[test]
fn a_stage_has_a_budget_and_a_gate() {
    let text = r#"Workflow(id: "s", calendar: "cn",
        stages: {
            "land": (lead: Dept("natural_resources"), limit: (promised: WorkingDays(10))),
            "build": (lead: Dept("housing"), limit: (promised: WorkingDays(5)), gate: ["land"]),
        },
        steps: {
            "survey": Do(stage: "land"),
            "water": Review(stage: "land", after: ["survey"]),
            "drawings": Do(stage: "build"),
            "permit": Decide(outcomes: ["granted"], stage: "build", after: ["drawings", "survey"]),
        },
        ends: {"granted": (after: ["permit"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    assert_eq!((hall.promised("land"), hall.promised("build")), ("2024-04-28".to_owned(), "-".to_owned()));
    hall.at("2024-04-17T09:00").complete("survey", "done");
    assert_eq!(hall.condition("drawings"), "waiting", "the gate waits for all of the first stage");
    hall.at("2024-04-18T09:00").complete("water", "agree");
    assert_eq!((hall.condition("drawings"), hall.promised("land")), ("open".to_owned(), "stopped".to_owned()));
    assert_eq!(hall.promised("build"), "2024-04-25");
}

#[test]
fn a_deadline_that_the_calendar_does_not_cover_is_not_guessed() {
    let text = r#"Workflow(id: "u", calendar: "cn", limit: (statutory: WorkingDays(20), from: Received),
        steps: {"decide": Decide(outcomes: ["granted"])}, ends: {"granted": (after: ["decide"])})"#;
    let mut hall = Hall::start(text, "2026-12-20T09:00");
    let clock = hall.case.clock(limit_named(&hall.graph, "case").unwrap()).unwrap();
    assert_eq!(clock.deadline(Which::Statutory), Some(Deadline::Uncovered { year: 2027 }));
    assert_eq!(hall.case.next_deadline(), None);
    assert!(hall.pass("2027-06-01T09:00").is_empty(), "nothing falls due that nobody can count");
}

#[test]
fn a_workflow_with_limits_needs_its_calendar() {
    let graph = super::hall::proved(PERMIT);
    let now = "2024-04-15T01:00:00Z".parse().unwrap();
    let refused = start(&graph, &Env::at(now), Given::default()).unwrap_err();
    assert_eq!(refused, Refusal::NoCalendar { calendar: "cn".to_owned() });
}

/// No clock stops because a superior orders the work to rest.
#[test]
fn a_suspended_case_runs_out_of_time_like_any_other() {
    let mut hall = Hall::start(PERMIT, "2024-04-12T10:00");
    hall.at("2024-04-15T09:00").complete("accept", "accepted");
    hall.act(Action::Suspend { reason: "an inspection".to_owned() }).unwrap();
    assert_eq!(hall.try_complete("review", "agree").unwrap_err().code(), "Suspended");
    assert_eq!(hall.statutory("case"), "2024-05-14");
    assert!(has(&hall.pass("2024-05-15T00:00"), "DeadlinePassed(case, statutory)"));
    hall.act(Action::Resume { reason: "nothing was found".to_owned() }).unwrap();
    hall.complete("review", "agree");
}
