//! The engine with people: who may act and read, whose work it is, and what is done to many cases at once.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a failing test panics"
)]

use onedoor::{
    Act, Actor, Answer, Error, Move, Standing, Start, Timestamp, WorklistRow,
    blocking::Engine,
    core::{case::Closing, engine::SeatPlace},
};

const HALL: &str = r#"Directory(id: "hall", zone: "CST-8",
    depts: {"fire": (powers: [Review]), "housing": (powers: [Decide]), "board": (powers: [Sign])},
    windows: {"front": (powers: [Receive, Accept, Correct, Deliver])},
    persons: {
        "clerk": (windows: ["front"]),
        "fay": (depts: ["fire"]), "fred": (depts: ["fire"]), "fritz": (depts: ["fire"]),
        "hans": (depts: ["housing"]), "hilda": (depts: ["housing"]),
        "ada": (depts: ["board"]), "bob": (depts: ["board"]), "cat": (depts: ["board"]),
        "boss": (), "eye": (), "porter": (), "heir": (),
    },
    grants: [(to: Person("boss"), powers: [Manage, Assign]), (to: Person("eye"), powers: [Supervise])],
)"#;

const PERMIT: &str = r#"Workflow(id: "permit", data: {"area": Integer}, steps: {
    "accept": Accept(by: Window("front")),
    "fire":   Review(by: Dept("fire"), after: ["accept.accepted"]),
    "decide": Decide(by: Dept("housing"), after: ["fire"], outcomes: ["granted", "refused"]),
}, ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"]), "declined": (after: ["accept.declined"])})"#;

const TIMED: &str = r#"Workflow(id: "timed", calendar: "cn", limit: (statutory: WorkingDays(20), promised: WorkingDays(8), basis: "law"), steps: {
    "look": Do(by: Dept("fire")),
    "say":  Do(by: Dept("fire"), after: ["look"]),
}, ends: {"over": (after: ["say"])})"#;

const TURNS: &str = r#"Workflow(id: "turns", steps: {
    "look": Review(by: Dept("fire"), allocate: RoundRobin),
}, ends: {"over": (after: ["look"])})"#;

const BOARD: &str = r#"Workflow(id: "board", steps: {
    "vote": Sign(by: Dept("board"), seats: (members: Dept("board"), rule: MoreThan("1/2"), early: false, secret: true)),
}, ends: {"passed": (after: ["vote.signed"]), "failed": (after: ["vote.refused"])})"#;

fn who(identity: &str) -> Actor {
    Actor::authenticated(identity).unwrap()
}

fn at(time: &str) -> Timestamp {
    format!("{time}+08:00").parse().unwrap()
}

fn now() -> Timestamp {
    at("2024-04-15T10:00:00")
}

fn hall() -> Engine {
    let engine = Engine::in_memory();
    engine.deploy_directory(HALL).unwrap();
    for definition in [PERMIT, TIMED, TURNS, BOARD] {
        engine.deploy(definition).unwrap();
    }
    engine
}

/// A permit that the clerk took in for a builder, and accepted.
fn accepted(engine: &Engine, case: &str) -> Answer {
    let start = Start::new("permit", case, &who("clerk"), now()).applicant(&who("builder")).data("area", 3);
    engine.start(start).unwrap();
    act(engine, case, "clerk", Move::complete("accept", "accepted")).unwrap()
}

fn started(engine: &Engine, workflow: &str, case: &str, time: &str) -> Answer {
    engine.start(Start::new(workflow, case, &who("builder"), at(time))).unwrap()
}

fn act(engine: &Engine, case: &str, by: &str, what: Move) -> Result<Answer, Error> {
    engine.act(Act::new(case, &who(by), now(), what))
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.unwrap_err().code()
}

fn words(engine: &Engine, case: &str) -> Vec<String> {
    engine.history_in_words(case, &who("boss")).unwrap().into_iter().map(|recorded| recorded.event).collect()
}

fn said(engine: &Engine, case: &str, word: &str) -> bool {
    words(engine, case).iter().any(|event| event == word)
}

fn rows(engine: &Engine, of: &str) -> Vec<(String, String, Standing)> {
    let row = |row: WorklistRow| (row.case.clone(), row.item().unwrap_or_default(), row.standing);
    engine.worklist(&who(of)).into_iter().map(row).collect()
}

fn row(case: &str, item: &str, standing: Standing) -> (String, String, Standing) {
    (case.to_owned(), item.to_owned(), standing)
}

#[test]
fn without_a_directory_nobody_may_do_what_the_definition_gives_to_somebody() {
    let engine = Engine::in_memory();
    engine.deploy(PERMIT).unwrap();
    let answer = engine.start(Start::new("permit", "p", &who("clerk"), now()).data("area", 3)).unwrap();
    assert_eq!(code(act(&engine, "p", "clerk", Move::complete("accept", "accepted"))), "UnknownPerson");
    assert_eq!(code(act(&engine, "p", "clerk", Move::close(Closing::Terminated, "no"))), "UnknownPerson");
    let view = engine.ask("p", &who("clerk")).unwrap();
    assert_eq!((view.version, view.applicant), (answer.version, Some(who("clerk"))), "whose case it is may read it");
    assert_eq!(code(engine.ask("p", &who("somebody"))), "MayNotRead");
}

#[test]
fn a_trusting_engine_lets_everybody_act_and_read_until_it_has_a_directory() {
    let engine = Engine::trusting();
    engine.deploy(PERMIT).unwrap();
    accepted(&engine, "p");
    assert_eq!(rows(&engine, "anybody"), [row("p", "fire", Standing::Offered)]);
    assert!(engine.history("p", &who("anybody")).is_ok());
    engine.deploy_directory(HALL).unwrap();
    assert_eq!(code(act(&engine, "p", "anybody", Move::complete("fire", "agree"))), "UnknownPerson");
    act(&engine, "p", "fay", Move::complete("fire", "agree")).unwrap();
}

#[test]
fn whoever_merely_knows_the_name_of_a_step_is_refused() {
    let engine = hall();
    let before = accepted(&engine, "p").version;
    for (person, rule) in [
        ("stranger", "UnknownPerson"),
        ("porter", "NotCandidate"),
        ("hans", "NotCandidate"),
        ("builder", "UnknownPerson"),
    ] {
        for what in [Move::complete("fire", "agree"), Move::claim("fire"), Move::begin("fire")] {
            assert_eq!(code(act(&engine, "p", person, what)), rule, "{person}");
        }
    }
    assert_eq!(engine.ask("p", &who("boss")).unwrap().version, before, "a refused command changes nothing");
}

#[test]
fn the_engines_own_name_opens_no_door() {
    let engine = hall();
    accepted(&engine, "p");
    let forged = |what| engine.act(Act::new("p", &Actor::engine(), now(), what));
    assert_eq!(code(forged(Move::complete("fire", "agree"))), "NobodyActs");
    assert_eq!(code(engine.start(Start::new("permit", "q", &Actor::engine(), now()).data("area", 1))), "NobodyActs");
    assert_eq!(code(engine.split("p", "q", &Actor::engine(), now())), "NobodyActs");
    assert_eq!(code(engine.ask("p", &Actor::engine())), "MayNotRead");
}

#[test]
fn nobody_decides_a_case_of_their_own() {
    let engine = hall();
    let start = Start::new("permit", "p", &who("clerk"), now()).applicant(&who("hans")).data("area", 3);
    engine.start(start).unwrap();
    act(&engine, "p", "clerk", Move::complete("accept", "accepted")).unwrap();
    act(&engine, "p", "fay", Move::complete("fire", "agree")).unwrap();
    assert_eq!(code(act(&engine, "p", "hans", Move::complete("decide", "granted"))), "OwnCase");
    assert_eq!(code(act(&engine, "p", "hans", Move::claim("decide"))), "OwnCase");
    assert_eq!(rows(&engine, "hans"), [], "and it is not offered to them");
    assert_eq!(
        act(&engine, "p", "hilda", Move::complete("decide", "granted")).unwrap().ended.as_deref(),
        Some("granted")
    );
}

#[test]
fn only_who_takes_applications_in_begins_a_case_for_another() {
    let engine = hall();
    let start = |by: &str| Start::new("permit", "p", &who(by), now()).applicant(&who("builder")).data("area", 3);
    assert_eq!(code(engine.start(start("porter"))), "NoPower");
    assert_eq!(code(engine.ask("p", &who("boss"))), "UnknownCase");
    engine.start(start("clerk")).unwrap();
    assert_eq!(engine.ask("p", &who("builder")).unwrap().applicant, Some(who("builder")));
}

#[test]
fn revocation_touches_later_commands_only() {
    let engine = hall();
    accepted(&engine, "p");
    accepted(&engine, "q");
    act(&engine, "p", "fay", Move::complete("fire", "agree")).unwrap();
    act(&engine, "q", "fay", Move::claim("fire")).unwrap();
    let later = HALL.replace(r#""fay": (depts: ["fire"])"#, r#""fay": ()"#);
    let deployed = engine.deploy_directory(later.replace(r#"id: "hall""#, r#"id: "hall", revision: 2"#)).unwrap();
    assert_eq!(deployed.revision, 2);
    let view = engine.ask("p", &who("hans")).unwrap();
    assert_eq!((view.steps[1].outcome.as_deref(), &view.steps[1].done_by[..]), (Some("agree"), &[who("fay")][..]));
    assert_eq!(code(act(&engine, "q", "fay", Move::complete("fire", "agree"))), "NotCandidate");
    act(&engine, "p", "hans", Move::complete("decide", "granted")).unwrap();
    assert!(
        said(&engine, "p", &format!("DirectoryAdopted({})", deployed.hash)),
        "the record says by which it was judged"
    );
}

#[test]
fn a_published_directory_never_changes() {
    let engine = hall();
    engine.deploy_directory(HALL).unwrap();
    assert_eq!(code(engine.deploy_directory(HALL.replace("Supervise", "Manage"))), "DirectoryTaken");
    let wrong = engine.deploy_directory(HALL.replace(r#"depts: ["housing"]"#, r#"depts: ["hosing"]"#)).unwrap_err();
    assert_eq!(wrong.code(), "BadDirectory");
    assert!(wrong.to_string().contains("did you mean `housing`?"), "{wrong}");
    accepted(&engine, "p");
}

#[test]
fn a_worklist_has_what_one_may_do_what_one_has_and_what_one_is_asked() {
    let engine = hall();
    accepted(&engine, "p");
    accepted(&engine, "q");
    assert_eq!(rows(&engine, "fay"), [row("p", "fire", Standing::Offered), row("q", "fire", Standing::Offered)]);
    assert_eq!((rows(&engine, "hans"), rows(&engine, "stranger")), (Vec::new(), Vec::new()));
    act(&engine, "p", "fay", Move::claim("fire")).unwrap();
    assert_eq!(rows(&engine, "fred"), [row("q", "fire", Standing::Offered)]);
    act(&engine, "p", "fay", Move::delegate("fire", &who("fred"), "holiday")).unwrap();
    assert_eq!(
        rows(&engine, "fay"),
        [row("q", "fire", Standing::Offered)],
        "it is with somebody else until it comes back"
    );
    assert_eq!(rows(&engine, "fred")[0], row("p", "fire", Standing::Delegated));
    act(&engine, "p", "fred", Move::give_back("fire", "all well")).unwrap();
    assert_eq!(rows(&engine, "fay")[0], row("p", "fire", Standing::InHand));
    act(&engine, "p", "fay", Move::consult("fire", &who("porter"), "is the gate wide?").blocking()).unwrap();
    act(&engine, "p", "boss", Move::copy(&who("heir"))).unwrap();
    let asked = Standing::Asked { question: 0, text: "is the gate wide?".to_owned() };
    assert_eq!(rows(&engine, "porter"), [row("p", "fire", asked)]);
    assert_eq!(rows(&engine, "heir"), [row("p", "", Standing::Copied)]);
    assert_eq!(code(act(&engine, "p", "fay", Move::complete("fire", "agree"))), "ConsultationOpen");
    act(&engine, "p", "porter", Move::answer_consultation("fire", 0, "six metres")).unwrap();
    act(&engine, "p", "heir", Move::read_copy()).unwrap();
    assert_eq!((rows(&engine, "porter"), rows(&engine, "heir")), (Vec::new(), Vec::new()));
    act(&engine, "p", "fay", Move::complete("fire", "agree")).unwrap();
    assert_eq!(rows(&engine, "hans"), [row("p", "decide", Standing::Offered)]);
}

#[test]
fn what_is_due_first_stands_first() {
    let engine = hall();
    for (case, time) in [("a", "2024-04-17T10:00:00"), ("b", "2024-04-15T10:00:00"), ("c", "2024-04-16T10:00:00")] {
        started(&engine, "timed", case, time);
    }
    started(&engine, "turns", "0", "2024-04-15T10:00:00");
    let cases: Vec<String> = rows(&engine, "fay").into_iter().map(|row| row.0).collect();
    assert_eq!(cases, ["b", "c", "a", "0"], "what has no deadline comes last");
    engine.tick(at("2024-06-01T10:00:00")).unwrap();
    let due: Vec<Option<Timestamp>> = engine.worklist(&who("fay")).into_iter().map(|row| row.due).collect();
    assert!(due[0].unwrap() < at("2024-06-01T00:00:00"), "and what is overdue stays in front: {due:?}");
}

#[test]
fn work_goes_round_over_all_cases_together() {
    let engine = hall();
    let holder = |case: &str| {
        started(&engine, "turns", case, "2024-04-15T10:00:00").open[0]
            .work
            .holder
            .as_ref()
            .unwrap()
            .identity()
            .to_owned()
    };
    let holders: Vec<String> = ["a", "b", "c", "d"].into_iter().map(holder).collect();
    assert_eq!(holders, ["fay", "fred", "fritz", "fay"]);
}

#[test]
fn the_least_loaded_is_chosen_by_the_work_of_all_cases() {
    let engine = hall();
    engine.deploy(TURNS.replace("RoundRobin", "LeastLoaded").replace("turns", "loads")).unwrap();
    accepted(&engine, "p");
    act(&engine, "p", "fay", Move::claim("fire")).unwrap();
    let holder = |answer: Answer| answer.open[0].work.holder.clone().unwrap();
    assert_eq!(holder(started(&engine, "loads", "a", "2024-04-15T10:00:00")), who("fred"));
    assert_eq!(holder(started(&engine, "loads", "b", "2024-04-15T10:00:00")), who("fritz"));
    act(&engine, "a", "fred", Move::complete("look", "agree")).unwrap();
    assert_eq!(holder(started(&engine, "loads", "c", "2024-04-15T10:00:00")), who("fred"), "who is done is free again");
    act(&engine, "p", "fay", Move::release("fire")).unwrap();
    assert_eq!(holder(started(&engine, "loads", "d", "2024-04-15T10:00:00")), who("fay"));
}

#[test]
fn everything_that_somebody_has_is_handed_over_in_all_cases() {
    let engine = hall();
    engine
        .deploy(r#"Workflow(id: "named", steps: {"see": Do(by: Person("fay"))}, ends: {"over": (after: ["see"])})"#)
        .unwrap();
    ["p", "q", "r", "s"].into_iter().for_each(|case| drop(accepted(&engine, case)));
    act(&engine, "p", "fay", Move::claim("fire")).unwrap();
    act(&engine, "q", "fred", Move::claim("fire")).unwrap();
    act(&engine, "r", "fay", Move::claim("fire")).unwrap();
    act(&engine, "s", "fay", Move::complete("fire", "agree")).unwrap();
    started(&engine, "named", "n", "2024-04-15T10:00:00");
    let refused = engine.hand_over(&who("fay"), &who("fritz"), &who("fred"), now(), "she left");
    assert!(refused.iter().all(|(_, done)| done.as_ref().is_err_and(|error| error.code() == "NoPower")), "{refused:?}");
    let done = engine.hand_over(&who("fay"), &who("fritz"), &who("boss"), now(), "she left");
    let cases: Vec<(&str, bool)> = done.iter().map(|(case, done)| (case.as_str(), done.is_ok())).collect();
    assert_eq!(cases, [("n", true), ("p", true), ("r", true)], "and no other case is touched");
    assert_eq!(rows(&engine, "fritz").iter().filter(|row| row.2 == Standing::InHand).count(), 2);
    act(&engine, "n", "fritz", Move::complete("see", "done")).unwrap();
    assert!(engine.hand_over(&who("fay"), &who("fritz"), &who("boss"), now(), "she left").is_empty(), "once is enough");
}

#[test]
fn what_a_successor_is_named_for_is_handed_over_in_turn() {
    let engine = hall();
    engine
        .deploy(r#"Workflow(id: "named", steps: {"see": Do(by: Person("fay"))}, ends: {"over": (after: ["see"])})"#)
        .unwrap();
    started(&engine, "named", "n", "2024-04-15T10:00:00");
    for (from, to) in [("fay", "fritz"), ("fritz", "fred")] {
        let done = engine.hand_over(&who(from), &who(to), &who("boss"), now(), "they left");
        let cases: Vec<&str> = done.iter().map(|(case, _)| case.as_str()).collect();
        assert_eq!(cases, ["n"], "{from} to {to}");
    }
    act(&engine, "n", "fred", Move::complete("see", "done")).unwrap();
}

#[test]
fn commands_of_a_batch_stand_each_for_itself() {
    let engine = hall();
    ["p", "q", "r"].into_iter().for_each(|case| drop(accepted(&engine, case)));
    act(&engine, "q", "fred", Move::claim("fire")).unwrap();
    let agree = |case: &str| Act::new(case, &who("fay"), now(), Move::complete("fire", "agree"));
    let answers = engine.act_all(vec![agree("p"), agree("q"), agree("nowhere"), agree("r"), agree("p")]);
    let codes: Vec<&str> = answers.iter().map(|answer| answer.as_ref().map_or_else(Error::code, |_| "done")).collect();
    assert_eq!(codes, ["done", "HeldBy", "UnknownCase", "done", "NotOpen"]);
}

fn statutory(engine: &Engine, case: &str) -> String {
    let limit = engine.ask(case, &who("boss")).unwrap().limits[0].clone();
    limit.statutory.unwrap().day.unwrap().to_string()
}

#[test]
fn of_merged_cases_the_strictest_limit_counts() {
    let engine = hall();
    for (case, time) in
        [("late", "2024-04-22T10:00:00"), ("early", "2024-04-08T10:00:00"), ("middle", "2024-04-15T10:00:00")]
    {
        started(&engine, "timed", case, time);
    }
    let first = statutory(&engine, "early");
    let at = at("2024-04-22T11:00:00");
    let answers = engine.merge("late", &["middle", "early"], &who("boss"), at, "one site").unwrap();
    let ended: Vec<Option<&str>> = answers.iter().map(|answer| answer.ended.as_deref()).collect();
    assert_eq!(ended, [None, Some("merged"), Some("merged")]);
    assert_eq!(statutory(&engine, "late"), first);
    assert!(said(&engine, "late", "CaseAbsorbed(early)") && said(&engine, "early", "CaseClosed(merged)"));
}

#[test]
fn a_merge_happens_as_a_whole_or_not_at_all() {
    let engine = hall();
    for case in ["a", "b", "c"] {
        started(&engine, "timed", case, "2024-04-15T10:00:00");
    }
    accepted(&engine, "p");
    act(&engine, "c", "fay", Move::complete("look", "done")).unwrap();
    act(&engine, "c", "fay", Move::complete("say", "done")).unwrap();
    let before: Vec<u64> = ["a", "b", "c"].map(|case| engine.ask(case, &who("boss")).unwrap().version).to_vec();
    let merge = |others: &[&str], by: &str| code(engine.merge("a", others, &who(by), now(), "one site"));
    assert_eq!(merge(&["b", "c"], "boss"), "CaseEnded");
    assert_eq!(merge(&["b", "p"], "boss"), "NotMerged");
    assert_eq!(merge(&["b", "b"], "boss"), "NotMerged");
    assert_eq!(merge(&["b", "a"], "boss"), "NotMerged");
    assert_eq!(merge(&["b", "nowhere"], "boss"), "UnknownCase");
    assert_eq!(merge(&["b"], "fay"), "NoPower");
    let after: Vec<u64> = ["a", "b", "c"].map(|case| engine.ask(case, &who("boss")).unwrap().version).to_vec();
    assert_eq!(before, after);
}

#[test]
fn a_case_that_is_overdue_makes_overdue_what_it_goes_on_in() {
    let engine = hall();
    started(&engine, "timed", "old", "2024-01-08T10:00:00");
    started(&engine, "timed", "new", "2024-04-15T10:00:00");
    engine.tick(at("2024-04-15T11:00:00")).unwrap();
    engine.merge("new", &["old"], &who("boss"), now(), "one site").unwrap();
    engine.tick(at("2024-04-17T11:00:00")).unwrap();
    let limit = engine.ask("new", &who("boss")).unwrap().limits[0].clone();
    assert!(limit.statutory.unwrap().overdue && limit.promised.unwrap().overdue, "{limit:?}");
    act(&engine, "new", "fay", Move::complete("look", "done")).unwrap();
    act(&engine, "new", "fay", Move::complete("say", "done")).unwrap();
}

#[test]
fn both_halves_of_a_split_case_keep_the_start_date() {
    let engine = hall();
    started(&engine, "timed", "whole", "2024-04-08T10:00:00");
    let due = statutory(&engine, "whole");
    act(&engine, "whole", "fay", Move::claim("look")).unwrap();
    assert_eq!(code(engine.split("whole", "part", &who("fay"), now())), "NoPower");
    assert_eq!(code(engine.split("whole", "whole", &who("boss"), now())), "CaseExists");
    let later = at("2024-04-16T10:00:00");
    let answer = engine.split("whole", "part", &who("boss"), later).unwrap();
    assert_eq!(answer.open[0].work.holder, Some(who("fay")));
    let (one, two) = (engine.history("whole", &who("boss")).unwrap(), engine.history("part", &who("boss")).unwrap());
    assert_eq!(one[..], two[..one.len()], "the record so far is the same");
    assert_eq!(words(&engine, "part").last().map(String::as_str), Some("CaseSplit(whole)"));
    assert_eq!((two.last().unwrap().at, two.last().unwrap().by.clone()), (later, who("boss")));
    assert_eq!(statutory(&engine, "part"), due);
    act(&engine, "part", "fay", Move::complete("look", "done")).unwrap();
    assert_eq!(
        rows(&engine, "fay").iter().map(|row| (row.0.as_str(), row.1.as_str())).collect::<Vec<_>>(),
        [("part", "say"), ("whole", "look")]
    );
    engine.tick(at("2024-06-16T10:00:00")).unwrap();
    let overdue = |case: &str| engine.ask(case, &who("boss")).unwrap().limits[0].statutory.unwrap().overdue;
    assert!(overdue("whole") && overdue("part"), "each has its own clock");
}

const VISIT: &str = r#"Workflow(id: "visit", steps: {
    "look": Review(by: Dept("fire")),
    "sign": Do(by: Applicant, after: ["look"]),
}, ends: {"good": (after: ["sign"])})"#;

const LAND: &str = r#"Workflow(id: "land", steps: {
    "visit": Call(workflow: "visit"),
    "decide": Decide(by: Dept("housing"), after: ["visit.good"], outcomes: ["granted"]),
}, ends: {"granted": (after: ["decide"]), "closed": (after: ["visit.closed"])})"#;

#[test]
fn a_sub_case_is_whose_the_case_is_that_it_runs_in() {
    let engine = hall();
    engine.deploy(VISIT).unwrap();
    engine.deploy(LAND).unwrap();
    started(&engine, "land", "l", "2024-04-15T10:00:00");
    let visit = engine.ask("l/visit.1.0", &who("builder")).unwrap();
    assert_eq!((visit.applicant, visit.open[0].step.as_str()), (Some(who("builder")), "look"));
    assert_eq!(code(engine.split("l", "m", &who("boss"), now())), "NotSplit");
    assert_eq!(code(engine.split("l/visit.1.0", "m", &who("boss"), now())), "NotSplit");
    act(&engine, "l/visit.1.0", "fay", Move::complete("look", "agree")).unwrap();
    act(&engine, "l/visit.1.0", "builder", Move::complete("sign", "done")).unwrap();
    let ended = act(&engine, "l", "hans", Move::complete("decide", "granted")).unwrap().ended;
    assert_eq!(ended.as_deref(), Some("granted"));
    started(&engine, "land", "m", "2024-04-15T10:00:00");
    act(&engine, "m", "builder", Move::close(Closing::Withdrawn, "too dear")).unwrap();
    assert_eq!(engine.ask("m/visit.1.0", &who("builder")).unwrap().ended.as_deref(), Some("withdrawn"));
}

#[test]
fn a_sub_case_begins_also_where_nobody_is_the_applicant() {
    let engine = Engine::trusting();
    engine.deploy(VISIT).unwrap();
    engine.deploy(LAND.replace(r#""visit": Call("#, r#""first": Do(), "visit": Call(after: ["first"], "#)).unwrap();
    started(&engine, "land", "l", "2024-04-15T10:00:00");
    engine.deploy_directory(HALL).unwrap();
    act(&engine, "l", "porter", Move::complete("first", "done")).unwrap();
    assert_eq!(engine.ask("l/visit.1.0", &who("fay")).unwrap().open[0].step, "look");
}

#[test]
fn a_secret_vote_shows_each_only_their_own_answer() {
    let engine = hall();
    let seats = started(&engine, "board", "b", "2024-04-15T10:00:00").open[0].seats.clone();
    assert_eq!(seats.iter().map(|seat| seat.seat).collect::<Vec<_>>(), [0, 1, 2]);
    let answer = act(&engine, "b", "ada", Move::complete("vote", "refused")).unwrap();
    let shown = |seat: &onedoor::SeatView| (seat.is_answered, seat.answered_by.clone(), seat.answer.clone());
    assert_eq!(shown(&answer.open[0].seats[0]), (true, Some(who("ada")), Some("refused".to_owned())));
    let view = engine.ask("b", &who("bob")).unwrap();
    assert_eq!(shown(&view.open[0].seats[0]), (true, None, None));
    let answers = |by: &str| {
        let words = engine.history_in_words("b", &who(by)).unwrap();
        words.into_iter().filter(|recorded| recorded.event.starts_with("SeatAnswered")).count()
    };
    assert_eq!((answers("ada"), answers("bob")), (1, 0));
    assert_eq!(rows(&engine, "ada"), [], "nobody is asked twice");
    assert_eq!(rows(&engine, "bob"), [row("b", "vote.1", Standing::Offered)]);
    act(&engine, "b", "bob", Move::complete("vote", "signed")).unwrap();
    let ended = act(&engine, "b", "cat", Move::complete("vote", "signed")).unwrap().ended;
    assert_eq!((ended.as_deref(), answers("bob")), (Some("passed"), 3), "what came of it is open");
}

#[test]
fn a_case_is_read_by_those_who_have_to_do_with_it() {
    let engine = hall();
    accepted(&engine, "p");
    for reader in ["builder", "clerk", "fay", "hans", "boss", "eye"] {
        assert!(engine.ask("p", &who(reader)).is_ok(), "{reader}");
    }
    for stranger in ["porter", "ada", "stranger"] {
        assert_eq!(code(engine.ask("p", &who(stranger))), "MayNotRead", "{stranger}");
        assert_eq!(code(engine.history("p", &who(stranger))), "MayNotRead");
        assert_eq!(code(engine.history_in_words("p", &who(stranger))), "MayNotRead");
    }
    act(&engine, "p", "builder", Move::give_mandate(&who("agent"))).unwrap();
    act(&engine, "p", "fay", Move::copy(&who("porter"))).unwrap_err();
    act(&engine, "p", "fay", Move::claim("fire")).unwrap();
    act(&engine, "p", "fay", Move::copy(&who("porter"))).unwrap();
    let view = engine.ask("p", &who("porter")).unwrap();
    assert_eq!(view.agents, [who("agent")]);
    assert!(engine.ask("p", &who("agent")).is_ok());
}

#[test]
fn a_draft_is_shown_to_its_author_alone() {
    let engine = hall();
    accepted(&engine, "p");
    act(&engine, "p", "fay", Move::claim("fire")).unwrap();
    act(&engine, "p", "fay", Move::save_draft("fire").outcome("agree").opinion("nearly")).unwrap();
    let saved = |by: &str| {
        let words = engine.history_in_words("p", &who(by)).unwrap();
        words.iter().any(|recorded| recorded.event == "DraftSaved(fire, fay)")
    };
    assert!(saved("fay") && !saved("boss"));
}

#[test]
fn a_seat_is_written_behind_its_step() {
    let engine = hall();
    started(&engine, "board", "b", "2024-04-15T10:00:00");
    act(&engine, "b", "ada", Move::claim("vote.0")).unwrap();
    act(&engine, "b", "ada", Move::add_seat("vote", &who("heir"), SeatPlace::Before, "knows the place")).unwrap();
    assert_eq!(code(act(&engine, "b", "ada", Move::complete("vote", "signed"))), "NotYourTurn");
    assert_eq!(code(act(&engine, "b", "boss", Move::remove_seat("vote.9", "no"))), "NoSuchSeat");
    assert_eq!(code(act(&engine, "b", "boss", Move::remove_seat("vote.99999", "no"))), "NoSuchSeat");
    assert_eq!(code(act(&engine, "b", "boss", Move::claim("votes.1"))), "UnknownStep");
    act(&engine, "b", "ada", Move::remove_seat("vote.3", "not needed")).unwrap();
    act(&engine, "b", "ada", Move::complete("vote", "signed")).unwrap();
}

#[test]
fn a_host_asks_why_a_case_waits_and_what_somebody_may_do() {
    let engine = hall();
    let case = engine.start(Start::new("permit", "2024-0900", &who("ann"), now()).data("area", 5)).unwrap().case;
    let explained = engine.explain(&case, &who("ann")).unwrap();
    assert!(explained.to_string().contains("clerk"), "{explained}");
    assert!(engine.explain(&case, &who("stranger")).is_err());
    let may: Vec<&str> = engine.enabled(&case, &who("clerk")).unwrap().iter().map(|row| row.verb()).collect();
    assert!(may.contains(&"complete") && may.contains(&"claim"), "{may:?}");
    assert!(engine.enabled(&case, &who("fay")).unwrap().iter().all(|row| row.verb() != "complete"));
}
