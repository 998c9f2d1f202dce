//! `onedoor run`, `check`, `test` and `explain` with several people and a directory.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::json;
use support::{Folder, Said};

const OFFICE: &str = r#"Workflow(id: "office", title: "消防审查", data: {"floors": Integer}, steps: {
    "handle": Assign(role: "handler"),
    "fire": Review(title: "消防", by: Dept("fire"), after: ["handle"], reasons: true, writes: ["floors"]),
    "board": Review(title: "会签", by: Role("member"), after: ["handle"],
        seats: (who: [(by: Role("member")), (by: Role("member")), (by: Person("chair"))], rule: All)),
    "decide": Decide(by: Role("boss"), after: ["fire", "board"], outcomes: ["granted", "refused"]),
}, ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"])})"#;

const PEOPLE: &str = r#"Directory(id: "office", zone: "UTC0",
    roles: {"handler": (), "member": (powers: [Review]), "boss": (powers: [Decide, Manage, Assign, Terminate])},
    depts: {"fire": (powers: [Review])},
    persons: {
        "ann": (depts: ["fire"]), "boss": (roles: ["boss"]), "wang": (roles: ["handler"]), "zhang": (depts: ["fire"]), "li": (depts: ["fire"]),
        "m1": (roles: ["member"]), "m2": (roles: ["member"]), "chair": (roles: ["member"]),
    },
)"#;

const HANDLED: &str = "as boss assign handle boss\nas boss handle assigned handler=wang\n";

fn office(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("office.ron", OFFICE).write("people/office.ron", PEOPLE);
    folder
}

/// What a script comes to among the people of the office.
fn run(test: &str, script: &str) -> Said {
    let arguments =
        ["run", "office.ron", "--directory", "people/office.ron", "--applicant", "ann", "--at", "2024-04-15T09:00"];
    office(test).onedoor_with(format!("{HANDLED}{script}"), &arguments)
}

#[track_caller]
fn says(said: &Said, parts: &[&str]) {
    for part in parts {
        assert!(said.stdout.contains(part), "{part}\n{said:?}");
    }
}

#[test]
fn several_people_play_a_case_to_its_end() {
    let said = run(
        "people_end",
        "as zhang claim fire\nas zhang delegate fire li she knows the house\nas li give-back fire fine\nworklist zhang\nworklist m1\n\
         as zhang consult fire m1 is it safe?\nworklist m1\nas m1 answer fire 0 yes\nas zhang fire disagree floors=3 \"no way out\"\n\
         as m1 board agree\nas chair claim board.2\nas chair board agree “all is well”\nas m2 board agree\nas boss claim decide\nas boss decide refused\n",
    );
    says(
        &said,
        &[
            "WorkDelegated(fire, li)\n",
            "  fire  in hand\n",
            "  board.0  offered\n  board.1  offered\n",
            "  fire     question 0: is it safe?\n",
            "StepCompleted(fire, disagree)\n",
            "SeatAnswered(board.2, agree)\n",
        ],
    );
    assert!(said.code == 0 && said.stdout.ends_with("CaseEnded(refused)\n"), "{said:?}");
}

#[test]
fn every_verb_can_be_typed() {
    let said = run(
        "people_verbs",
        "as zhang claim fire\nas zhang release fire\nas boss assign fire zhang\nas zhang begin fire\nas zhang save-draft fire agree floors=2 \"so far\"\n\
         as zhang transfer fire li away\nas li delegate fire zhang\nas li call_back fire\nas li consult fire m1 wait sure?\nas li withdraw-question fire 0\n\
         as li copy m2\nworklist m2\nas m2 read\nas ann mandate m2\nas ann revoke m2\nas ann urge fire\nas boss recuse wang fire kin\n\
         as m1 board agree\nas m2 add-seat board zhang parallel two more eyes\nas m2 remove-seat board.3\nas boss suspend a flood\nas boss resume case dry\n\
         as boss hand-over li zhang\nas boss close terminated\n",
    );
    says(
        &said,
        &[
            "WorkReleased(fire)\n",
            "WorkStarted(fire)\n",
            "DraftSaved(fire, zhang)\n",
            "WorkTransferred(fire, li)\n",
            "DelegationEnded(fire)\n",
            "ConsultationWithdrawn(fire)\n",
            "  the case  to be read\n",
            "CopyRead(m2)\n",
            "MandateRevoked(m2)\n",
            "Urged(fire)\n",
            "Recused(wang, fire)\n",
            "SeatAdded(board)\n",
            "SeatRemoved(board.3)\n",
            "CaseSuspended\n",
            "CaseResumed\n",
            "HandedOver(li, zhang)\n",
        ],
    );
    assert!(said.code == 0 && said.stdout.contains("CaseClosed(terminated)\n"), "{said:?}");
}

#[test]
fn who_may_not_is_refused_with_the_rule() {
    for (at, (line, told)) in [
        ("fire agree", "refused[NobodyActs]: line 3: "),
        ("as ann fire agree floors=2", "refused[OwnCase]: line 3: "),
        ("as wang fire agree floors=2", "refused[NotCandidate]: line 3: "),
        ("as nobody claim fire", "refused[UnknownPerson]: line 3: "),
        ("as zhang claim fir", "refused[UnknownStep]: line 3: "),
        ("as zhang claim board.7", "refused[NoSuchSeat]: line 3: "),
        ("as zhang claim", "refused[NotACommand]: line 3: "),
        ("as zhang transfer fire", "refused[NotACommand]: line 3: "),
        ("as m1 add-seat board zhang beside", "refused[NotACommand]: line 3: "),
        ("as zhang fire disagree floors=2", "refused[ReasonMissing]: line 3: "),
        ("as zhang fire agree floors=many", "refused[WrongType]: line 3: "),
        ("as zhang fire agree agree", "refused[NotACommand]: line 3: "),
    ]
    .iter()
    .enumerate()
    {
        let said = run(&format!("people_refused_{at}"), line);
        assert!(said.code == 1 && said.stderr.contains(told), "{line}: {said:?}");
    }
}

#[test]
fn why_tells_what_the_case_waits_for() {
    let said = run("people_why", "as zhang claim fire\nwhy\nwhy fire\n");
    says(
        &said,
        &[
            "`fire` waits to be worked on\n  can act now: `zhang`\n  in the hands of `zhang`\n",
            "`board.2` waits for an answer\n  can act now: `chair`\n",
            "`decide` waits for what comes before it\n",
            "fire (Review, dept fire) is open, round 1\n",
        ],
    );
    assert_eq!(said.code, 0);
}

#[test]
fn a_directory_wants_an_applicant_and_is_without_mistakes() {
    let folder = office("people_directory");
    let said = folder.onedoor(&["run", "office.ron", "--directory", "people/office.ron"]);
    assert!(said.code == 2 && said.stderr.contains("--applicant"), "{said:?}");
    folder.write("people/bad.ron", PEOPLE.replace("depts: [\"fire\"]", "depts: [\"fires\"]"));
    let said = folder.onedoor(&["run", "office.ron", "--directory", "people/bad.ron", "--applicant", "ann"]);
    assert!(said.code == 1 && said.stderr.contains("there is no department `fires`"), "{said:?}");
    let said = folder.onedoor(&["check", "people"]);
    assert!(
        said.code == 1 && said.stdout.contains("error[bad-directory]") && said.stdout.contains("2 files"),
        "{said:?}"
    );
    let said = folder.onedoor(&["run", "office.ron", "--applicant", "a b"]);
    assert!(said.code == 2 && said.stderr.contains("is not an identity"), "{said:?}");
}

const SCENARIOS: &str = r#"Scenarios(workflow: "office.ron", directory: "people/office.ron", scenarios: {
    "开始": (applicant: "ann", play: [
        As("boss", Assign(item: "handle", to: "boss")), (step: "handle", outcome: "assigned", by: "boss", handler: "wang"),
        As("zhang", Claim("fire")), (step: "board", outcome: "agree", by: "m1"),
    ], expect: (holders: {"fire": "zhang"}, seats: {"board": ["agree", "open", "open"]})),
    "closed": (applicant: "ann", play: [As("ann", Close("withdrawn"))]),
    "wrong": (applicant: "ann", play: [As("ann", Claim("handle"))]),
})"#;

#[test]
fn the_case_of_a_scenario_is_explained() {
    let folder = office("people_explain");
    folder.write("office.scenario.ron", SCENARIOS);
    let said = folder.onedoor(&["explain", "office.scenario.ron"]);
    says(
        &said,
        &["开始 (office)\n", "  in the hands of `zhang`\n", "`board.2` waits for an answer\n  can act now: `chair`\n"],
    );
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    let said = folder.onedoor(&["explain", "office.scenario.ron", "--at", "1"]);
    assert!(
        said.code == 0 && said.stdout.contains("`handle` waits to be worked on\n  can act now: `boss`\n"),
        "{said:?}"
    );
    let said = folder.onedoor(&["explain", "office.scenario.ron", "--scenario", "closed"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, "closed (office)\nthe case has ended: withdrawn\n"));
    let said = folder.onedoor(&["explain", "office.scenario.ron", "--scenario", "wrong"]);
    assert!(said.code == 1 && said.stderr.contains("office.scenario.ron:7:"), "{said:?}");
    for arguments in [
        &["explain", "office.scenario.ron", "--scenario", "open"][..],
        &["explain", "office.ron"],
        &["explain", "no.ron"],
    ] {
        assert_eq!(folder.onedoor(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn in_json_each_wait_is_an_object_with_stable_keys() {
    let folder = office("people_json");
    folder.write("office.scenario.ron", SCENARIOS);
    let said = folder.onedoor(&["explain", "office.scenario.ron", "--format", "json"]);
    let first = said.stdout.lines().next().unwrap();
    let keys = [
        "type", "kind", "name", "step", "seat", "question", "who", "by", "later", "holder", "barred", "missing", "due",
        "stopped", "unblock", "nobody",
    ];
    let places: Vec<usize> = keys.iter().map(|key| first.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{first}");
    let fire = said.json().into_iter().find(|line| line["name"] == "fire").unwrap();
    assert_eq!((&fire["kind"], &fire["holder"], &fire["who"]), (&json!("work"), &json!("zhang"), &json!(["zhang"])));
    let seat = said.json().into_iter().find(|line| line["name"] == "board.2").unwrap();
    assert_eq!((&seat["step"], &seat["seat"], &seat["type"]), (&json!("board"), &json!(2), &json!("wait")));
    let summary = said.summary();
    let keys: Vec<&String> = summary.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["ended", "scenario", "type", "waits", "who"]);
    assert_eq!(
        (&summary["type"], &summary["ended"], &summary["scenario"]),
        (&json!("summary"), &json!(null), &json!("开始"))
    );
}

#[test]
fn scenarios_with_people_are_tested() {
    let folder = office("people_test");
    folder.write("office.scenario.ron", SCENARIOS);
    let said = folder.onedoor(&["test", "office.scenario.ron"]);
    assert!(said.code == 1 && said.stdout.contains(":7:") && said.stdout.contains("in `wrong`"), "{said:?}");
    folder.write("office.scenario.ron", SCENARIOS.replace("office.ron\", scenarios", "nowhere.ron\", scenarios"));
    let said = folder.onedoor(&["test", "office.scenario.ron"]);
    assert!(said.code == 1 && said.stdout.contains("nowhere.ron`: it does not exist"), "{said:?}");
}
