//! Stops of the clock on legal grounds.

use super::hall::{Hall, has};
use onedoor_core::{
    calendar::Amount,
    engine::{Action, ground_named, step_named},
};

const PERMIT: &str = r#"Workflow(id: "permit", calendar: "cn", profile: "cn_licensing",
    limit: (statutory: WorkingDays(20), from: Received, extension: (at_most: WorkingDays(10), by: Role("head"), notice: true)),
    steps: {"review": Review(within: WorkingDays(20)), "decide": Decide(outcomes: ["granted"], after: ["review"])},
    ends: {"granted": (after: ["decide"])})"#;

/// Accepted 04-15; expert review 04-22 to 05-10; extension by 10; a second, overlapping hearing to 05-15.
#[test]
fn the_worked_case_of_a_stop_and_an_extension() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    assert_eq!(hall.statutory("case"), "2024-05-14");
    hall.at("2024-04-22T11:00").stop("review", "expert_review").unwrap();
    assert_eq!(hall.statutory("case"), "stopped");
    hall.at("2024-05-10T15:00").resume("review").unwrap();
    assert_eq!((hall.statutory("case"), hall.promised("review")), ("2024-05-30".to_owned(), "2024-05-30".to_owned()));
    hall.extend("case", Amount::WorkingDays(10)).unwrap();
    assert_eq!(hall.statutory("case"), "2024-06-14");
}

#[test]
fn a_step_that_is_a_stop_by_its_definition() {
    let text = r#"Workflow(id: "h", calendar: "cn", profile: "cn_licensing", limit: (statutory: WorkingDays(20), from: Received),
        steps: {
            "review": Review(),
            "experts": Do(after: ["review.disagree"], ground: "expert_review", clock: ThirdParty, within: WorkingDays(15)),
            "decide": Decide(outcomes: ["granted"], after: ["review.agree", "experts"], join: Any),
        },
        ends: {"granted": (after: ["decide"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    hall.at("2024-04-22T09:00").complete("review", "disagree");
    assert_eq!((hall.statutory("case").as_str(), hall.promised("experts").as_str()), ("stopped", "2024-05-14"));
    hall.at("2024-05-10T09:00").complete("experts", "done");
    assert_eq!(hall.statutory("case"), "2024-05-30");
}

#[test]
fn only_a_listed_ground_stops_a_clock_and_only_with_proof_of_notice() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    let refused = hall.stop("review", "we_are_busy").unwrap_err();
    assert_eq!(refused.code(), "UnknownGround");
    assert!(refused.way_out().unwrap().contains("`expert_review`"), "{:?}", refused.way_out());
    let untold = Action::StopClock {
        step: step_named(&hall.graph, "review").unwrap(),
        ground: ground_named(&hall.graph, "hearing").unwrap(),
        planned: Amount::WorkingDays(20),
        notice: None,
    };
    assert_eq!(hall.act(untold).unwrap_err().code(), "NoticeMissing");
    assert_eq!(hall.stop("decide", "hearing").unwrap_err().code(), "NotOpen");
    assert_eq!(hall.resume("review").unwrap_err().code(), "ClockRuns");
    hall.stop("review", "hearing").unwrap();
    assert_eq!(hall.stop("review", "hearing").unwrap_err().code(), "ClockStopped");
}

#[test]
fn a_stopped_clock_has_no_deadline_that_could_pass() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    hall.stop("review", "hearing").unwrap();
    assert_eq!(hall.case.next_deadline(), None);
    assert!(hall.pass("2024-12-01T09:00").is_empty());
}

#[test]
fn a_step_that_is_completed_while_it_is_stopped_leaves_no_stop_behind() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    hall.at("2024-04-22T09:00").stop("review", "hearing").unwrap();
    let events = hall.at("2024-05-10T09:00").complete("review", "agree");
    assert!(has(&events, "ClockResumed(case)"));
    assert_eq!(hall.statutory("case"), "2024-05-30");
}

/// The record keeps the old deadline and says which calendar it was counted in.
#[test]
fn an_amended_calendar_moves_the_deadlines_that_are_still_to_come() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    let text = r#"Calendar(id: "cn", revision: 2, over: "before", years: {2024: (source: "a typhoon", holidays: {"2024-05-09": "台风"})})"#;
    let before = hall.calendar.clone();
    let amended = onedoor_core::calendar::read(text.as_bytes(), &|_| Some(std::sync::Arc::new(before.clone())));
    hall.calendar = amended.calendar.unwrap();
    let events = hall.pass("2024-04-16T09:00");
    assert!(has(&events, "DeadlinesMoved(case)") && has(&events, "DeadlinesMoved(review)"), "{events:?}");
    assert_eq!(hall.statutory("case"), "2024-05-15");
    assert!(hall.pass("2024-04-17T09:00").is_empty(), "once is enough");
}

/// A limit that runs from receipt is suspended while its step still waits (Awb 4:15).
#[test]
fn a_step_that_waits_is_stopped_where_its_limit_has_begun() {
    let text = r#"Workflow(id: "w", calendar: "cn", profile: "cn_licensing", steps: {
        "ask": Do(),
        "decide": Decide(after: ["ask"], outcomes: ["granted"], limit: (statutory: WorkingDays(20), from: Received), silence: DeemedGrant),
    }, ends: {"granted": (after: ["decide"])})"#;
    let mut hall = Hall::start(text, "2024-04-15T09:00");
    hall.at("2024-04-22T09:00").stop("decide", "hearing").unwrap();
    assert_eq!(hall.statutory("decide"), "stopped");
    assert_eq!(hall.case.next_deadline(), None);
    hall.at("2024-05-10T09:00").resume("decide").unwrap();
    assert_eq!(hall.statutory("decide"), "2024-05-30");
    hall.at("2024-05-11T09:00").stop("decide", "hearing").unwrap();
    hall.at("2024-05-12T09:00").complete("ask", "done");
    assert_eq!(hall.statutory("decide"), "stopped", "it opens while its clock stands still");
}

/// What fell due before an amendment was counted in the calendar of before: nobody lets it pass in the new one.
#[test]
fn an_amended_calendar_does_not_count_what_has_passed() {
    let mut hall = Hall::start(PERMIT, "2024-04-15T09:00");
    let text = r#"Calendar(id: "cn", revision: 2, over: "before", years: {2024: (source: "a typhoon", holidays: {"2024-05-09": "台风"})})"#;
    let before = hall.calendar.clone();
    let amended = onedoor_core::calendar::read(text.as_bytes(), &|_| Some(std::sync::Arc::new(before.clone())));
    hall.calendar = amended.calendar.unwrap();
    hall.at("2024-06-03T09:00");
    assert_eq!(hall.act(Action::PassTime).unwrap_err().code(), "CalendarAhead");
    hall.calendar = before;
    assert!(has(&hall.act(Action::PassTime).unwrap(), "DeadlinePassed(case, statutory)"));
}
