//! The engine as a host sees it: answers, keys, versions, revisions, time.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a failing test panics"
)]

use onedoor::{Act, Actor, Answer, Error, Move, Start, Timestamp, blocking::Engine};

const LEAVE: &str = r#"Workflow(id: "leave", data: {"days": Integer}, steps: {
    "apply": Accept(by: Window("staff")),
    "boss": Sign(by: Role("manager"), after: ["apply.accepted"]),
}, ends: {"granted": (after: ["boss.signed"]), "refused": (after: ["boss.refused"]), "declined": (after: ["apply.declined"])})"#;

fn engine() -> Engine {
    let engine = Engine::trusting();
    engine.deploy(LEAVE).unwrap();
    engine
}

fn clerk() -> Actor {
    Actor::authenticated("clerk_1").unwrap()
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_713_171_600 + 60 * minute).unwrap()
}

fn started(engine: &Engine) -> Answer {
    engine.start(Start::new("leave", "c", &clerk(), at(0)).data("days", 3)).unwrap()
}

fn act(step: &str, outcome: &str) -> Act {
    Act::new("c", &clerk(), at(1), Move::complete(step, outcome))
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.unwrap_err().code()
}

#[test]
fn an_answer_says_what_happened_and_what_is_open() {
    let engine = engine();
    let answer = started(&engine);
    assert_eq!((answer.open.len(), answer.open[0].step.as_str(), answer.version), (1, "apply", 2));
    let answer = engine.act(act("apply", "accepted")).unwrap();
    assert_eq!(
        (answer.events.len(), answer.open[0].outcomes.as_slice()),
        (3, &["signed".to_owned(), "refused".to_owned()][..])
    );
    let answer = engine.act(act("boss", "signed")).unwrap();
    assert_eq!((answer.ended.as_deref(), answer.open.len()), (Some("granted"), 0));
}

#[test]
fn the_same_key_gets_the_first_answer_again_and_another_command_with_it_is_refused() {
    let engine = engine();
    started(&engine);
    let first = engine.act(act("apply", "accepted").key("k")).unwrap();
    let later = Act::new("c", &clerk(), at(9), Move::complete("apply", "accepted")).key("k");
    assert_eq!(engine.act(later).unwrap(), first, "also later");
    assert_eq!(engine.history("c", &clerk()).unwrap().len() as u64, first.version, "and nothing happened");
    assert_eq!(code(engine.act(act("boss", "signed").key("k"))), "KeyReused");
    let other =
        Act::new("c", &Actor::authenticated("other").unwrap(), at(1), Move::complete("apply", "accepted")).key("k");
    assert_eq!(code(engine.act(other)), "KeyReused");
}

#[test]
fn a_start_sent_again_is_the_same_start_with_its_key_and_a_second_case_without() {
    let engine = engine();
    let start = || Start::new("leave", "c", &clerk(), at(0)).data("days", 3);
    let first = engine.start(start().key("s")).unwrap();
    assert_eq!(engine.start(start().key("s")).unwrap(), first);
    assert_eq!(code(engine.start(start())), "CaseExists");
    assert_eq!(code(engine.start(start().key("s").data("days", 4))), "KeyReused");
}

#[test]
fn a_refused_command_changes_nothing() {
    let engine = engine();
    let version = started(&engine).version;
    for (refused, expected) in [
        (act("boss", "signed"), "NotOpen"),
        (act("apply", "granted"), "UnknownOutcome"),
        (act("aply", "accepted"), "UnknownStep"),
        (act("apply", "accepted").expecting(version + 1), "WrongVersion"),
        (Act::new("c", &clerk(), at(1), Move::complete("apply", "accepted").data("days", 4)), "NotWritten"),
        (Act::new("c", &clerk(), at(1), Move::take_back("apply")), "NotTakenBack"),
        (Act::new("nobody", &clerk(), at(1), Move::take_back("apply")), "UnknownCase"),
    ] {
        assert_eq!(code(engine.act(refused.key("k"))), expected);
    }
    assert_eq!(engine.ask("c", &clerk()).unwrap().version, version);
    engine.act(act("apply", "accepted").key("k")).expect("a key of a refused command is free");
}

#[test]
fn data_is_typed_and_what_is_needed_must_be_there() {
    let engine = engine();
    let start = || Start::new("leave", "c", &clerk(), at(0));
    assert_eq!(code(engine.start(start())), "FieldMissing");
    assert_eq!(code(engine.start(start().data("days", "many"))), "WrongType");
    assert_eq!(code(engine.start(start().data("day", 1))), "UnknownField");
    assert_eq!(code(engine.start(Start::new("leaf", "c", &clerk(), at(0)))), "UnknownWorkflow");
    assert_eq!(code(engine.start(Start::new("leave", "c/1", &clerk(), at(0)).data("days", 1))), "BadCaseName");
    engine.start(start().data("days", "5")).expect("a text is read as what the field is");
}

#[test]
fn a_published_revision_never_changes_and_a_case_keeps_its_own() {
    let engine = engine();
    started(&engine);
    engine.deploy(LEAVE).expect("the same again changes nothing");
    let other = LEAVE.replace("\"days\": Integer", "\"days\": Decimal");
    assert_eq!(code(engine.deploy(&other)), "RevisionTaken");
    engine.deploy(other.replace("id: \"leave\",", "id: \"leave\", revision: 2,")).unwrap();
    assert_eq!(engine.ask("c", &clerk()).unwrap().revision, 1);
    let newer = engine.start(Start::new("leave", "d", &clerk(), at(0)).data("days", "1.5")).unwrap();
    assert_eq!(engine.ask(&newer.case, &clerk()).unwrap().revision, 2);
}

#[test]
fn a_definition_with_mistakes_is_told_with_all_of_them() {
    let error = engine().deploy("Workflow(id: \"a\", steps: {\"b\": Do(after: [\"c\"])}, ends: {})").unwrap_err();
    let text = error.to_string();
    assert!(text.contains("unknown-step") && text.contains("empty-workflow"), "{text}");
}

#[test]
fn time_never_runs_backwards() {
    let engine = engine();
    started(&engine);
    engine.tick(at(30)).unwrap();
    engine.act(act("apply", "accepted")).unwrap();
    engine.act(Act::new("c", &clerk(), at(20), Move::complete("boss", "signed"))).unwrap();
    let record = engine.history("c", &clerk()).unwrap();
    assert!(record.windows(2).all(|pair| pair[0].at <= pair[1].at && pair[0].number + 1 == pair[1].number));
    let last = record.last().unwrap();
    assert_eq!((last.at, last.received_at), (at(30), at(20)), "the time of law, and the time given");
}
