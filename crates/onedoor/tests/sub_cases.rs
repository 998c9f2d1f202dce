//! Cases within cases.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a failing test panics"
)]

use onedoor::{Act, Actor, Answer, Error, Move, Start, Timestamp, blocking::Engine, core::case::Closing};

const VISIT: &str = r#"Workflow(id: "visit", data: {"parcel": Text, "score": Integer}, steps: {
    "look": Review(writes: ["score"]),
}, ends: {"good": (after: ["look.agree"]), "bad": (after: ["look.disagree"])})"#;

const LAND: &str = r#"Workflow(id: "land", data: {"parcels": List(Text)}, steps: {
    "visits": Call(workflow: "visit", each: "parcels", as: "parcel"),
    "decide": Decide(after: ["visits.good"], outcomes: ["granted"], returns: {"again": (to: "visits")}),
}, ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["visits.bad", "visits.closed"])})"#;

const PLOT: &str = r#"Workflow(id: "plot", data: {"parcel": Text, "score": Integer}, steps: {
    "visit": Call(workflow: "visit", writes: ["score"]),
    "praise": Do(after: ["visit.good"], when: "score > 5"),
}, ends: {"done": (after: ["praise", "visit.bad", "visit.closed"], join: AllAsked)})"#;

fn at() -> Timestamp {
    Timestamp::from_second(1_713_171_600).unwrap()
}

fn officer() -> Actor {
    Actor::authenticated("officer_1").unwrap()
}

fn engine() -> Engine {
    let engine = Engine::trusting();
    engine.deploy(VISIT).unwrap();
    engine.deploy(LAND).unwrap();
    engine
}

fn start(engine: &Engine, parcels: &[&str]) -> Answer {
    engine.start(Start::new("land", "c", &officer(), at()).data("parcels", parcels.to_vec())).unwrap()
}

fn act(engine: &Engine, case: &str, what: Move) -> Result<Answer, Error> {
    engine.act(Act::new(case, &officer(), at(), what))
}

fn look(engine: &Engine, case: &str, outcome: &str) -> Answer {
    act(engine, case, Move::complete("look", outcome).data("score", 7)).unwrap()
}

#[test]
fn one_runs_for_each_element_and_the_latest_end_counts() {
    let engine = engine();
    start(&engine, &["a", "b"]);
    assert_eq!(engine.ask("c/visits.1.1", &officer()).unwrap().data["parcel"].to_string(), "b");
    look(&engine, "c/visits.1.1", "disagree");
    assert!(engine.ask("c", &officer()).unwrap().ended.is_none(), "the other is still out");
    look(&engine, "c/visits.1.0", "agree");
    assert_eq!(engine.ask("c", &officer()).unwrap().ended.as_deref(), Some("refused"));
}

#[test]
fn with_none_to_run_the_step_is_done_with_the_first_end() {
    assert_eq!(start(&engine(), &[]).open[0].step, "decide");
}

#[test]
fn a_return_keeps_them_where_the_list_is_the_same() {
    let engine = engine();
    start(&engine, &["a"]);
    look(&engine, "c/visits.1.0", "agree");
    let answer = act(&engine, "c", Move::complete("decide", "again")).unwrap();
    assert_eq!(answer.open[0].step, "visits", "the target of a return is never kept");
    assert!(engine.ask("c/visits.2.0", &officer()).is_ok());
}

#[test]
fn one_that_is_closed_outside_its_graph_is_told_as_closed() {
    let engine = engine();
    start(&engine, &["a", "b"]);
    act(&engine, "c/visits.1.0", Move::close(Closing::Withdrawn, "no")).unwrap();
    look(&engine, "c/visits.1.1", "agree");
    assert_eq!(engine.ask("c", &officer()).unwrap().ended.as_deref(), Some("refused"));
}

#[test]
fn those_of_a_step_that_is_recalled_are_withdrawn() {
    let engine = engine();
    start(&engine, &["a", "b"]);
    act(&engine, "c", Move::close(Closing::Withdrawn, "no")).unwrap();
    for case in ["c/visits.1.0", "c/visits.1.1"] {
        assert_eq!(engine.ask(case, &officer()).unwrap().ended.as_deref(), Some("withdrawn"));
    }
}

#[test]
fn nobody_completes_a_call_by_hand_or_takes_back_what_its_sub_cases_rest_on() {
    let engine = engine();
    start(&engine, &["a"]);
    assert_eq!(act(&engine, "c", Move::complete("visits", "good")).unwrap_err().code(), "RunsInSubCases");
    act(&engine, "c", Move::waive("visits", "good", "seen from the street")).unwrap();
    assert_eq!(engine.ask("c/visits.1.0", &officer()).unwrap().ended.as_deref(), Some("withdrawn"));
}

#[test]
fn what_one_ends_with_is_taken_over_and_a_closed_one_leaves_nothing_behind() {
    let engine = engine();
    engine.deploy(PLOT).unwrap();
    for (case, end, open) in [("g", None, 1), ("h", Some("done"), 0)] {
        engine.start(Start::new("plot", case, &officer(), at()).data("parcel", "a")).unwrap();
        let sub_case = format!("{case}/visit.1.0");
        if case == "g" {
            look(&engine, &sub_case, "agree");
            assert_eq!(engine.ask(case, &officer()).unwrap().data["score"].to_string(), "7");
        } else {
            act(&engine, &sub_case, Move::close(Closing::Terminated, "the house burnt down"))
                .expect("and its case hears of it");
        }
        let view = engine.ask(case, &officer()).unwrap();
        assert_eq!((view.ended.as_deref(), view.open.len()), (end, open), "{case}");
    }
}
