//! Several people in a scenario, with a directory and without.

use super::{
    super::{Report, ScenarioError, Setting, directories_of, explain_in, run, run_in},
    told_of,
};
use crate::shipped;

const OFFICE: &str = r#"Workflow(id: "office", steps: {
    "handle": Assign(role: "handler"),
    "fire": Review(by: Dept("fire"), after: ["handle"], reasons: true),
    "board": Review(by: Role("member"), after: ["handle"],
        seats: (who: [(by: Role("member")), (by: Role("member")), (by: Person("chair"))], rule: All)),
    "decide": Decide(by: Role("boss"), after: ["fire", "board"], outcomes: ["granted", "refused"]),
}, ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"])})"#;

const PEOPLE: &str = r#"Directory(id: "office", zone: "UTC0",
    roles: {"handler": (), "member": (powers: [Review]), "boss": (powers: [Decide, Manage, Assign, Receive, Waive, Terminate])},
    depts: {"fire": (powers: [Review])},
    persons: {
        "ann": (), "boss": (roles: ["boss"]), "wang": (roles: ["handler"]), "zhang": (depts: ["fire"]), "li": (depts: ["fire"]),
        "m1": (roles: ["member"]), "m2": (roles: ["member"]), "chair": (roles: ["member"]),
    },
)"#;

/// The same later, without li.
fn people_without_li() -> String {
    PEOPLE.replace("zone:", "revision: 2, zone:").replace("\"li\": (depts: [\"fire\"]),", "")
}

fn file(plays: &str, expected: &str) -> String {
    format!(
        "Scenarios(workflow: \"office.ron\", directory: \"../people.ron\", scenarios: {{\n\"a\": (applicant: \"ann\", play: [\n{plays}\n], expect: {expected})}})"
    )
}

fn played_in(file: &str) -> Result<Report, ScenarioError> {
    let known = shipped::catalogue();
    let later = people_without_li();
    let setting = Setting::new(OFFICE.as_bytes(), &known);
    let setting = setting.directory("../people.ron", PEOPLE.as_bytes()).directory("later.ron", later.as_bytes());
    run_in(file, &setting)
}

#[track_caller]
fn check(plays: &str, expected: &str, told: &str) {
    assert_eq!(told_of(played_in(&file(plays, expected))), told);
}

const HANDLED: &str = r#"As("boss", Assign(item: "handle", to: "boss")), (step: "handle", outcome: "assigned", by: "boss", handler: "wang"),"#;

fn check_handled(plays: &str, expected: &str, told: &str) {
    check(&format!("{HANDLED}\n{plays}"), expected, told);
}

#[test]
fn work_goes_from_hand_to_hand() {
    check_handled(
        r#"As("zhang", Claim("fire")), Refused(As("li", Claim("fire")), "HeldBy"),
        As("zhang", Delegate(item: "fire", to: "li")), Expect((holders: {"fire": "zhang > li"})),
        As("li", GiveBack(item: "fire", advice: "looks good")), As("zhang", Transfer(item: "fire", to: "li")),
        Worklist("li", ["fire"]), Worklist("ann", []),
        Refused(As("li", (step: "fire", outcome: "disagree")), "ReasonMissing"),
        As("li", (step: "fire", outcome: "disagree", opinion: "no way out"))"#,
        r#"(holders: {"fire": "", "board.2": ""}, steps: {"fire": Done("disagree")},
            events: ["ApplicantNamed(ann)", "HandlerNamed(handle, wang)", "WorkAllocated(fire, zhang)", "WorkDelegated(fire, li)", "Acted(li)"])"#,
        "",
    );
}

#[test]
fn every_order_can_be_written() {
    check_handled(
        r#"As("zhang", Claim("fire")), As("zhang", Release("fire")), As("zhang", Claim("fire")), As("zhang", SaveDraft(step: "fire", outcome: "agree", opinion: "…")),
        As("zhang", Consult(step: "fire", whom: "m1", question: "safe?", blocking: true, until: "2024-05-01T09:00")),
        Refused((step: "fire", outcome: "agree", by: "zhang"), "ConsultationOpen"), Worklist("m1", ["board.0", "board.1", "fire"]),
        As("m1", AnswerConsultation(step: "fire", question: 0, answer: "yes")),
        As("zhang", Consult(step: "fire", whom: "m1", question: "sure?")), As("zhang", WithdrawConsultation(step: "fire", question: 1)),
        As("zhang", Copy("m2")), Worklist("m2", ["a copy", "board.0", "board.1"]), As("m2", ReadCopy), As("ann", GiveMandate("m1")), As("ann", RevokeMandate("m1")),
        As("ann", Urge("fire")), As("zhang", Delegate(item: "fire", to: "li", reason: "away")), As("zhang", CallBack("fire")),
        As("boss", Recuse(person: "wang", step: "fire", reason: "kin")), As("boss", Suspend("why")), As("boss", Resume("so")),
        As("m1", (step: "board", outcome: "agree")),
        As("m2", AddSeat(step: "board", to: "zhang", place: Parallel)), As("m2", RemoveSeat(item: "board.3", reason: "no need")),
        Expect((seats: {"board": ["agree", "open", "open", "removed"]})), As("boss", HandOver(from: "zhang", to: "li")), Expect((holders: {"fire": "li"})),
        As("boss", Jump("decide")), Refused(As("li", TakeBack("fire")), "NotOwn"), As("boss", Close("terminated"))"#,
        r#"(end: "terminated")"#,
        "",
    );
}

#[test]
fn nobody_in_particular_may_do_nothing() {
    check(
        r#"Refused((step: "handle", outcome: "assigned"), "NobodyActs"), Refused(Close("withdrawn"), "NobodyActs")"#,
        "()",
        "",
    );
    let unnamed = file("", "()").replace("applicant: \"ann\", ", "");
    assert_eq!(
        told_of(played_in(&unnamed)),
        "4:12: a command must say who gives it; give it as somebody whom the host has authenticated"
    );
    let taken_in = file("", r#"(events: ["Acted(boss)", "ApplicantNamed(ann)"])"#);
    let taken_in = taken_in.replace("applicant: \"ann\", ", "applicant: \"ann\", started_by: \"boss\", ");
    assert_eq!(told_of(played_in(&taken_in)), "");
}

#[test]
fn another_directory_is_in_force_from_where_it_stands() {
    check_handled(
        r#"As("li", Claim("fire")), Directory("later.ron"), Refused((step: "fire", outcome: "agree", by: "li"), "UnknownPerson")"#,
        "()",
        "",
    );
    check("Directory(\"nowhere.ron\")", "()", "3:1: there is no directory `nowhere.ron`");
    let text = file("Directory(\"later.ron\")", "()");
    assert_eq!(directories_of(&text).unwrap(), ["../people.ron", "later.ron"]);
    let missing = run(&text, OFFICE.as_bytes(), &[]).unwrap_err().to_string();
    assert_eq!(missing, "line 1, column 46: there is no directory `../people.ron`");
}

#[test]
fn without_a_directory_somebody_does_it() {
    let trusting = file(r#"Claim("fire"), (step: "fire", outcome: "agree")"#, r#"(steps: {"fire": Done("agree")})"#);
    let trusting = trusting
        .replace("directory: \"../people.ron\", ", "")
        .replace("Claim(", "(step: \"handle\", outcome: \"assigned\"), Claim(");
    assert_eq!(told_of(run(&trusting, OFFICE.as_bytes(), &[])), "");
}

#[test]
fn what_is_miswritten_is_told_at_its_place() {
    check("As(\"li\", Clam(\"fire\"))", "()", "3:10: there is no play `Clam`; did you mean `Claim`?");
    check("Claims(\"fire\")", "()", "3:1: there is no play `Claims`; did you mean `Claim`?");
    check("As(\"li\", Pass(\"2024-01-01T10:00\"))", "()", "3:10: only a command can be given by somebody");
    check("As(\"li\", As(\"m1\", Claim(\"fire\")))", "()", "3:10: only a command can be given by somebody");
    check("As(\"li\", Refused(Claim(\"fire\"), \"HeldBy\"))", "()", "3:10: only a command can be given by somebody");
    check(
        "As(\"li\", (step: \"fire\", outcome: \"agree\", by: \"m1\"))",
        "()",
        "3:47: who gives the command stands in front of it already",
    );
    check("As(\"li\", Claim(\"fir.2\"))", "()", "3:16: there is no step `fir`; did you mean `fire`?");
    check(
        "As(\"l i\", Claim(\"fire\"))",
        "()",
        "3:4: `l i` is not an identity: 1 to 128 bytes without white space or control characters, not beginning with `onedoor:`",
    );
    check(
        "As(\"li\", AddSeat(step: \"board\", to: \"m1\", place: Befor))",
        "()",
        "3:50: there is no place `Befor` for a seat; did you mean `Before`?",
    );
    check("As(\"li\", Transfer(item: \"fire\"))", "()", "3:31: the field `to` is missing here");
    check("As(\"li\", Jump(stp: \"fire\"))", "()", "3:15: there is no field `stp` here; did you mean `step`?");
    check("", "(holders: {\"fir\": \"li\"})", "4:23: there is no step `fir`; did you mean `fire`?");
    check("", "(seats: {\"board\": [\"agre\"]})", "4:31: `board` has no outcome `agre`; did you mean `agree`?");
    check("", "(holders: {\"fire\": \"li\"})", "4:12: expected `fire` in the hands of `li`, found nobody");
    check("", "(seats: {\"board\": [\"open\"]})", "4:12: expected the seats of `board` to be open, found none");
    check("Worklist(\"li\", [\"fire\"])", "()", "3:1: expected the worklist of `li` to be fire, found nothing");
    check(
        "",
        "(events: [\"SeatAnswered(board.0, agre)\"])",
        "4:22: `board` has no outcome `agre`; did you mean `agree`?",
    );
}

#[test]
fn the_case_of_a_scenario_is_explained_where_it_stands() {
    let known = shipped::catalogue();
    let setting = Setting::new(OFFICE.as_bytes(), &known).directory("../people.ron", PEOPLE.as_bytes());
    let text = file(&format!("{HANDLED} As(\"zhang\", Claim(\"fire\"))"), "()");
    let explained = explain_in(&text, &setting, None, Some(2)).unwrap();
    let who = |name: &str| explained.explanation.waits.iter().find(|wait| wait.name == name).map(|wait| wait.who.len());
    assert_eq!((who("fire"), who("handle"), explained.failure.is_none()), (Some(2), None, true));
    let explained = explain_in(&text, &setting, Some("a"), None).unwrap();
    assert!(explained.explanation.to_string().contains("in the hands of `zhang`"), "{}", explained.explanation);
    let unknown = explain_in(&text, &setting, Some("b"), None).unwrap_err().to_string();
    assert_eq!(unknown, "line 1, column 1: there is no scenario `b`; known: `a`");
}

#[test]
fn the_example_of_the_language_page_plays() {
    let page = include_str!("../../../../../docs/language.md");
    let example = page.split("```ron\n").find(|part| part.contains("\"in_other_hands\"")).unwrap();
    let example = example.split("```").next().unwrap();
    let known = shipped::catalogue();
    let people = PEOPLE.replace("persons: {", "persons: {\n\"clerk\": (roles: [\"boss\"]),");
    let setting = Setting::new(OFFICE.as_bytes(), &known).directory("../directories/office.ron", people.as_bytes());
    let later = people.replace("zone:", "revision: 2, zone:");
    let setting = setting.directory("../directories/later.ron", later.as_bytes());
    assert_eq!(told_of(run_in(example, &setting)), "");
}
