//! Time in the engine: ticks, deadlines across cases, calendars that are amended, legal time and record time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failing test panics")]

use onedoor::{Act, Actor, Error, Move, Start, Timestamp, blocking::Engine, core::calendar::Amount};

const PERMIT: &str = r#"Workflow(id: "permit", calendar: "cn", profile: "cn_licensing",
    limit: (statutory: WorkingDays(20), promised: WorkingDays(8)),
    steps: {
        "accept": Accept(limit: (statutory: WorkingDays(5)), silence: DeemedAccepted),
        "review": Review(by: Dept("fire"), after: ["accept.accepted"], within: WorkingDays(3), silence: Escalate(Role("head"))),
        "decide": Decide(outcomes: ["granted", "refused"], after: ["review"]),
    },
    ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"]), "declined": (after: ["accept.declined"])})"#;

/// A time in China.
fn at(wall: &str) -> Timestamp {
    format!("{wall}+08:00").parse().unwrap()
}

fn clerk() -> Actor {
    Actor::authenticated("clerk").unwrap()
}

fn engine(texts: &[&str]) -> Engine {
    let engine = Engine::trusting();
    texts.iter().for_each(|text| _ = engine.deploy(text).unwrap());
    engine
}

fn start(engine: &Engine, workflow: &str, case: &str, wall: &str) {
    engine.start(Start::new(workflow, case, &clerk(), at(wall))).unwrap();
}

fn act(engine: &Engine, case: &str, wall: &str, what: Move) -> Result<onedoor::Answer, Error> {
    engine.act(Act::new(case, &clerk(), at(wall), what))
}

/// What happened to a case, each with its legal time and the time at which the host told of it.
fn history(engine: &Engine, case: &str) -> Vec<(String, Timestamp, Timestamp)> {
    let history = engine.history_in_words(case, &clerk()).unwrap();
    history.into_iter().map(|recorded| (recorded.event, recorded.at, recorded.received_at)).collect()
}

fn day(engine: &Engine, case: &str, limit: &str) -> String {
    let view = engine.ask(case, &clerk()).unwrap();
    let limit = view.limits.iter().find(|view| view.limit == limit).unwrap();
    let due = limit.statutory.or(limit.promised).unwrap();
    due.day.map_or(if limit.stopped { "stopped".to_owned() } else { format!("{due:?}") }, |day| day.to_string())
}

#[test]
fn a_tick_carries_out_what_fell_due_at_its_own_time_in_law() {
    let engine = engine(&[PERMIT]);
    start(&engine, "permit", "a", "2024-04-29T10:00:00");
    assert_eq!(engine.next_deadline(), Some(at("2024-05-10T00:00:00")));
    assert!(engine.tick(at("2024-05-09T23:59:59")).unwrap().is_empty());
    let answers = engine.tick(at("2024-05-20T09:00:00")).unwrap();
    assert_eq!((answers.len(), answers[0].case.as_str()), (1, "a"));
    let history = history(&engine, "a");
    let (_, legal, told) = history.iter().find(|row| row.0 == "StepCompleted(accept, accepted)").unwrap();
    assert_eq!((*legal, *told), (at("2024-05-10T00:00:00"), at("2024-05-20T09:00:00")));
    assert_eq!(day(&engine, "a", "case"), "2024-05-29", "as of the day of receipt");
    let open = &engine.ask("a", &clerk()).unwrap().open[0];
    assert_eq!(open.by, Some(onedoor::core::language::By::Role("head".to_owned())), "the head answers now");
}

#[test]
fn a_host_that_never_ticks_gets_the_same_record() {
    let (lazy, eager) = (engine(&[PERMIT]), engine(&[PERMIT]));
    for engine in [&lazy, &eager] {
        start(engine, "permit", "a", "2024-04-29T10:00:00");
    }
    while let Some(deadline) = eager.next_deadline().filter(|deadline| *deadline <= at("2024-05-30T09:00:00")) {
        eager.tick(deadline).unwrap();
    }
    for engine in [&lazy, &eager] {
        act(engine, "a", "2024-05-30T09:00:00", Move::complete("review", "agree")).unwrap();
    }
    let legal =
        |engine: &Engine| history(engine, "a").into_iter().map(|(event, legal, _)| (event, legal)).collect::<Vec<_>>();
    assert_eq!(legal(&lazy), legal(&eager));
}

/// What time did before a command that is then refused is told by the next tick.
#[test]
fn what_fell_due_before_a_refused_command_is_told() {
    let engine = engine(&[PERMIT]);
    start(&engine, "permit", "a", "2024-04-29T10:00:00");
    let refused = act(&engine, "a", "2024-05-10T09:00:00", Move::complete("accept", "declined")).unwrap_err();
    assert_eq!(refused.code(), "DecidedBySilence");
    let answers = engine.tick(at("2024-05-10T09:00:00")).unwrap();
    assert!(answers[0].events.iter().any(|event| matches!(event, onedoor::core::case::Event::DeadlinePassed { .. })));
    act(&engine, "a", "2024-05-10T10:00:00", Move::complete("review", "agree")).unwrap();
    assert!(engine.tick(at("2024-05-11T09:00:00")).unwrap().is_empty());
}

#[test]
fn the_same_number_of_clocks_for_a_hundred_cases() {
    let engine = engine(&[PERMIT]);
    for n in 0..100 {
        start(&engine, "permit", &format!("c{n}"), "2024-04-29T10:00:00");
    }
    let answers = engine.tick(at("2024-05-10T00:00:00")).unwrap();
    assert_eq!(answers.len(), 100);
    assert!(answers.iter().all(|answer| answer.open[0].step == "review"));
    assert!(engine.tick(at("2024-05-10T00:00:00")).unwrap().is_empty());
}

/// An amended calendar moves what is still to come, tells which cases moved, and leaves the old deadline on the record.
#[test]
fn a_calendar_is_amended_after_cases_were_accepted() {
    let engine = engine(&[PERMIT]);
    start(&engine, "permit", "a", "2024-04-15T09:00:00");
    act(&engine, "a", "2024-04-15T10:00:00", Move::complete("accept", "accepted")).unwrap();
    assert_eq!(day(&engine, "a", "case"), "2024-05-14");
    let amended = onedoor::shipped::CALENDARS[0].1.replacen("revision: 1", "revision: 2", 1).replacen(
        "\"2024-05-01..2024-05-05\"",
        "\"2024-05-08\": \"台风\",\n                \"2024-05-01..2024-05-05\"",
        1,
    );
    let deployed = engine.deploy_calendar(&amended, at("2024-04-16T09:00:00")).unwrap();
    assert_eq!(deployed.revision, 2);
    let moved: Vec<_> = deployed.moved.iter().map(|moved| (moved.case.as_str(), moved.limit.as_str())).collect();
    assert_eq!(moved, [("a", "case")], "only the statute: the promise ends before the typhoon");
    assert_eq!(day(&engine, "a", "case"), "2024-05-15");
    let words: Vec<String> = history(&engine, "a").into_iter().map(|row| row.0).collect();
    assert!(words.contains(&"DeadlinesMoved(case)".to_owned()), "{words:?}");
    let again = engine.deploy_calendar(&amended, at("2024-04-16T09:00:00")).unwrap();
    assert!(again.moved.is_empty(), "the same again moves nothing");
    let code = engine.deploy_calendar(onedoor::shipped::CALENDARS[0].1, at("2024-04-17T09:00:00")).unwrap_err();
    assert_eq!(code.code(), "CalendarTaken", "no earlier revision takes its place");
    assert_eq!(engine.deploy_calendar("Calendar(", at("2024-04-17T09:00:00")).unwrap_err().code(), "BadCalendar");
}

/// A county counts in a calendar that is laid over the national one: what the nation amends moves its deadlines too.
#[test]
fn an_amendment_reaches_the_calendars_that_are_laid_over_it() {
    let county = PERMIT.replace("calendar: \"cn\"", "calendar: \"county\"");
    let engine = engine(&[county.as_str()]);
    start(&engine, "permit", "a", "2024-04-29T09:00:00");
    let amended = onedoor::shipped::CALENDARS[0].1.replacen("revision: 1", "revision: 2", 1).replacen(
        "\"2024-05-01..2024-05-05\"",
        "\"2024-05-08\": \"台风\",\n                \"2024-05-01..2024-05-05\"",
        1,
    );
    let deployed = engine.deploy_calendar(&amended, at("2024-04-30T09:00:00")).unwrap();
    assert_eq!(deployed.moved.len(), 1);
    assert_eq!(day(&engine, "a", "accept"), "2024-05-10");
}

/// What fell due by the old calendar has fallen due, however late the host ticks.
#[test]
fn an_amendment_does_not_undo_what_fell_due_before_it() {
    let engine = engine(&[PERMIT]);
    start(&engine, "permit", "a", "2024-04-29T10:00:00");
    let amended = onedoor::shipped::CALENDARS[0].1.replacen("revision: 1", "revision: 2", 1).replacen(
        "\"2024-05-01..2024-05-05\"",
        "\"2024-05-08\": \"台风\",\n                \"2024-05-01..2024-05-05\"",
        1,
    );
    engine.deploy_calendar(&amended, at("2024-05-11T09:00:00")).unwrap();
    let words: Vec<String> = history(&engine, "a").into_iter().map(|row| row.0).collect();
    assert!(words.contains(&"StepCompleted(accept, accepted)".to_owned()), "{words:?}");
}

const OUTER: &str = r#"Workflow(id: "outer", calendar: "cn", limit: (statutory: WorkingDays(20), from: Received),
    steps: {"inner": Call(workflow: "permit"), "file": Do(after: ["inner"])}, ends: {"filed": (after: ["file"])})"#;

/// A deadline in a sub-case is felt by the case around it, in the order of legal time, whichever of the two is asked.
#[test]
fn deadlines_of_sub_cases_pass_before_what_comes_later_in_the_case_around_them() {
    let lapse = r#"Workflow(id: "permit", calendar: "cn",
        steps: {"answer": Do(by: Applicant, within: CalendarDays(5), silence: Lapse)}, ends: {"answered": (after: ["answer"])})"#;
    let engine = engine(&[lapse, OUTER]);
    start(&engine, "outer", "a", "2024-04-15T09:00:00");
    let answer = act(&engine, "a", "2024-05-06T09:00:00", Move::complete("file", "done")).unwrap();
    assert_eq!(answer.ended.as_deref(), Some("filed"), "the sub-case lapsed on 20 April, so the step was open");
    let (_, legal, _) = history(&engine, "a").into_iter().find(|row| row.0.starts_with("SubCaseEnded")).unwrap();
    assert_eq!(legal, at("2024-04-23T00:00:00"), "20 April is a Saturday: Monday is the last day");
}

#[test]
fn stops_extensions_and_notices_go_through_the_engine() {
    let engine = engine(&[PERMIT]);
    start(&engine, "permit", "a", "2024-04-15T09:00:00");
    act(&engine, "a", "2024-04-15T10:00:00", Move::complete("accept", "accepted")).unwrap();
    let stop = Move::stop_clock("review", "expert_review", Amount::WorkingDays(15));
    assert_eq!(act(&engine, "a", "2024-04-16T09:00:00", stop.clone()).unwrap_err().code(), "NoticeMissing");
    act(&engine, "a", "2024-04-16T09:00:00", stop.notice("告知书〔2024〕3号")).unwrap();
    assert_eq!(day(&engine, "a", "case"), "stopped");
    assert_eq!(engine.ask("a", &clerk()).unwrap().open[0].stopped_on.as_deref(), Some("expert_review"));
    act(&engine, "a", "2024-04-18T09:00:00", Move::resume_clock("review")).unwrap();
    assert_eq!(day(&engine, "a", "case"), "2024-05-16");
    let extension = Move::extend("case", Amount::WorkingDays(10), "a flood").notice("告知书〔2024〕4号");
    assert_eq!(act(&engine, "a", "2024-04-18T09:00:00", extension).unwrap_err().code(), "NotExtendable");
}

/// Nobody reads a clock: a host that gives times of another century gets deadlines of that century.
#[test]
fn all_time_comes_from_the_host() {
    let engine = engine(&[PERMIT]);
    start(&engine, "permit", "a", "2007-01-08T09:00:00");
    assert_eq!(day(&engine, "a", "accept"), "2007-01-15");
}

#[test]
fn a_definition_that_names_an_unknown_calendar_or_profile_is_not_deployed() {
    let engine = engine(&[]);
    for (right, wrong) in
        [("calendar: \"cn\"", "calendar: \"compny\""), ("profile: \"cn_licensing\"", "profile: \"cn_licencing\"")]
    {
        let error = engine.deploy(PERMIT.replace(right, wrong)).unwrap_err();
        assert!(error.to_string().contains("did you mean"), "{error}");
    }
}
