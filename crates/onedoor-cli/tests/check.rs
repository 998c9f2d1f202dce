//! `onedoor check`: every mistake at its line, and the contract that scripts rely on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::json;
use support::{Folder, TEA};

/// Seven mistakes, each on a line of its own.
const MISTAKES: &str = r#"Workflow(
    id: "mistakes", title: "七处错误",
    data: {"area": Decimal},
    steps: {
        "accept": Accept(by: Window("hall")),
        "plan": Review(by: Dept("plan"), after: ["accept.accepted"], quorom: 2),
        "fire": Review(by: Dept("fire"), after: ["acept.accepted"]),
        "water": Review(by: Dept("water"), after: ["accept.acepted"]),
        "one": Do(after: ["accept", "two"]),
        "two": Do(after: ["one"]),
        "big": Do(after: ["accept"], when: "area + 1"),
        "Heat-Check": Do(after: ["accept"]),
        "gas": Do(after: ["accept"]),
        "gas": Do(after: ["accept"]),
    },
    ends: {"done": (after: ["plan", "fire", "water", "two", "big", "Heat-Check", "gas"]), "no": (after: ["accept.declined"])},
)
"#;

#[test]
fn every_mistake_is_told_at_its_own_line() {
    let said = Folder::new("mistakes").write("a.ron", MISTAKES).onedoor(&["check", "--format", "json", "a.ron"]);
    let lines = said.json();
    let at = |code: &str| -> Vec<u64> {
        let with_code = lines.iter().filter(|line| line["code"] == code);
        with_code.map(|line| line["line"].as_u64().unwrap()).collect()
    };
    let expected = [
        ("unknown-field", vec![6]),
        ("unknown-step", vec![7]),
        ("unknown-outcome", vec![8]),
        ("guard-type", vec![11]),
        ("bad-name", vec![12]),
        ("duplicate-key", vec![14]),
    ];
    for (code, line) in expected {
        assert_eq!(at(code), line, "{code}\n{}", said.stdout);
    }
    assert!([vec![9], vec![10]].contains(&at("cycle")), "{}", said.stdout);
    assert_eq!(said.code, 1);
    assert_eq!(lines.last().unwrap(), &json!({"type": "summary", "files": 1, "errors": 7, "warnings": 0}));
}

#[test]
fn a_diagnostic_has_the_fields_of_the_contract_in_order() {
    let said = Folder::new("fields").write("a.ron", MISTAKES).onedoor(&["--format", "json", "check", "a.ron"]);
    let first = said.stdout.lines().next().unwrap();
    let keys = [
        "type",
        "file",
        "code",
        "severity",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "help",
        "related",
        "run",
    ];
    let places: Vec<usize> = keys.iter().map(|key| first.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{first}");
    let object = &said.json()[0];
    assert_eq!(
        (&object["file"], &object["severity"], &object["column"], &object["run"]),
        (&json!("a.ron"), &json!("error"), &json!(70), &json!(null))
    );
    assert!(said.stderr.contains("error[unknown-field]"), "people read stderr: {}", said.stderr);
}

#[test]
fn columns_count_characters() {
    let text = "Workflow(id: \"a\", title: \"许可\", nmae: 1, steps: {\"b\": Do()}, ends: {\"c\": (after: [\"b\"])})";
    let said = Folder::new("columns").write("a.ron", text).onedoor(&["check", "--format", "json", "a.ron"]);
    assert_eq!((&said.json()[0]["column"], &said.json()[0]["end_column"]), (&json!(32), &json!(36)), "{}", said.stdout);
}

#[test]
fn people_see_the_line_and_the_advice_without_colours() {
    let said = Folder::new("people").write("a.ron", MISTAKES).onedoor(&["check", "a.ron"]);
    assert!(said.stdout.contains("error[unknown-step]: there is no step `acept`"), "{}", said.stdout);
    assert!(said.stdout.contains(" --> a.ron:7:") && said.stdout.contains("help: did you mean `accept`?"));
    assert!(
        said.stdout.ends_with("1 file, 7 errors, 0 warnings\n") && !said.stdout.contains('\u{1b}'),
        "{}",
        said.stdout
    );
}

#[test]
fn warnings_alone_are_a_yes() {
    let text = TEA
        .replace("Do(by: Role(\"cook\"))", "Do(when: \"true || sugar > 1 && false || 1 < 2\")")
        .replace("true || sugar > 1 && false || 1 < 2", "1 < 2");
    let said = Folder::new("warnings").write("a.ron", text).onedoor(&["check", "--format", "json", "a.ron"]);
    assert_eq!((said.code, &said.summary()["errors"]), (0, &json!(0)), "{}", said.stdout);
    assert_eq!(said.json()[0]["severity"], "warning", "{}", said.stdout);
}

#[test]
fn folders_are_walked_in_order() {
    let folder = Folder::new("walk");
    let bad =
        |id: &str| TEA.replace("\"tea\"", &format!("\"{id}\"")).replace("after: [\"brew\"]", "after: [\"nobody\"]");
    folder.write("all/b.ron", bad("b")).write("all/a/z.ron", bad("z")).write("all/a-a.ron", bad("a_a"));
    folder
        .write("all/b.scenario.ron", "Scenarios(")
        .write("all/calendars/cn.ron", "Calendar(")
        .write("all/profiles/p.ron", "Profile(");
    folder.write("all/other.ron", "Scenarios(1)").write("all/c.txt", "Workflow(").write("all/.git/d.ron", "Workflow(");
    let said = folder.onedoor(&["check", "--format", "json", "all", "all/b.ron"]);
    let mut files: Vec<String> =
        said.json().iter().filter_map(|line| Some(line["file"].as_str()?.to_owned())).collect();
    files.dedup();
    assert_eq!(files, ["all/a-a.ron", "all/a/z.ron", "all/b.ron", "all/calendars/cn.ron", "all/profiles/p.ron"]);
    assert_eq!((said.code, &said.summary()["files"]), (1, &json!(5)));
    assert!(said.stderr.contains("passed over `all/other.ron`"), "{}", said.stderr);
}

/// A calendar laid over another.
fn calendar(id: &str, over: &str, holiday: &str) -> String {
    format!(
        "Calendar(id: \"{id}\", title: \"a\", over: \"{over}\",\n years: {{2024: (source: \"b\", holidays: {{\"{holiday}\": \"c\"}})}})"
    )
}

#[test]
fn calendars_and_profiles_are_checked_where_they_are_met_or_named() {
    let folder = Folder::new("calendars_and_profiles");
    folder
        .write("all/calendars/town.ron", calendar("town", "cn", "2024-05-06"))
        .write("all/calendars/village.ron", calendar("village", "town", "2024-05-07"))
        .write("all/profiles/house.ron", "Profile(id: \"house\", title: \"a\", grounds: {\"b\": (party: Nobody)})");
    let said = folder.onedoor(&["check", "all"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, "3 files, 0 errors, 0 warnings\n"), "{said:?}");
    let said = folder.onedoor(&["check", "--format", "json", "all/calendars/village.ron"]);
    assert_eq!((said.code, &said.summary()["files"]), (0, &json!(1)), "its base lies beside it: {said:?}");

    folder
        .write("wrong/a.ron", calendar("a", "nobody", "2024-05-06"))
        .write("wrong/b.ron", calendar("b", "c", "2024-05-06"))
        .write("wrong/c.ron", calendar("c", "b", "2024-05-06"))
        .write("wrong/d.ron", calendar("d", "cn", "2024-13-06"))
        .write("wrong/e.ron", calendar("e", "d", "2024-05-06"))
        .write("wrong/f.ron", "Profile(id: \"f\", gronds: {})");
    let said = folder.onedoor(&["check", "--format", "json", "wrong"]);
    let lines = said.json();
    let found = |file: &str| -> String {
        let of_file = lines.iter().find(|line| line["file"] == format!("wrong/{file}.ron")).unwrap();
        format!("{} {} {}", of_file["line"], of_file["code"].as_str().unwrap(), of_file["message"].as_str().unwrap())
    };
    assert!(found("a").contains("`nobody`"), "{}", found("a"));
    assert!(
        found("b").ends_with("unknown-calendar the calendars `b`, `c` are laid over one another"),
        "{}",
        found("b")
    );
    assert!(found("d").starts_with("2 wrong-value "), "{}", found("d"));
    assert!(found("e").ends_with("the calendar that it is laid over has errors: `wrong/d.ron`"), "{}", found("e"));
    assert!(found("f").contains("unknown-field `Profile` has no field `gronds`"), "{}", found("f"));
    assert_eq!((said.code, &said.summary()["files"]), (1, &json!(6)));
}

#[test]
fn a_workflow_knows_calendars_and_profiles_that_are_shipped_of_the_folder_and_beside_it() {
    let workflow = |calendar: &str, profile: &str, ground: &str| {
        format!(
            "Workflow(id: \"a\", profile: \"{profile}\", calendar: \"{calendar}\", limit: (promised: WorkingDays(1)), steps: {{\"b\": \
             Do(ground: \"{ground}\"), \"c\": Do(after: [\"b\"])}}, ends: {{\"d\": (after: [\"c\"])}})"
        )
    };
    let folder = Folder::new("known");
    folder
        .write("shipped/a.ron", workflow("cn", "cn_licensing", "hearing"))
        .write("own/a.ron", workflow("town", "house", "rain"))
        .write("instead/a.ron", workflow("cn", "cn_licensing", "rain"))
        .write("beside/a.ron", workflow("town", "house", "rain"))
        .write("beside/town.ron", calendar("town", "cn", "2024-05-06"))
        .write("beside/house.ron", "Profile(id: \"house\", grounds: {\"rain\": (party: Nobody)})")
        .write("ours/calendars/town.ron", calendar("town", "cn", "2024-05-06"))
        .write("ours/profiles/house.ron", "Profile(id: \"house\", grounds: {\"rain\": (party: Nobody)})")
        .write("ours/profiles/cn_licensing.ron", "Profile(id: \"cn_licensing\", grounds: {\"rain\": (party: Nobody)})");
    let check = |arguments: &[&str]| folder.onedoor(&[&["check"], arguments].concat());
    assert_eq!(check(&["shipped/a.ron"]).code, 0);
    assert!(check(&["own/a.ron"]).stdout.contains("error[unknown-profile]: there is no profile `house`"));
    assert_eq!(check(&["own/a.ron", "--workflows", "ours"]).code, 0);
    assert_eq!(check(&["own/a.ron", "ours"]).code, 0, "what is checked beside it is known");
    assert_eq!(check(&["beside/a.ron"]).code, 0);
    assert!(check(&["instead/a.ron"]).stdout.contains("error[unknown-ground]"));
    assert_eq!(check(&["instead/a.ron", "--workflows", "ours"]).code, 0, "the folder's profile wins");
}

#[test]
fn what_looks_like_a_workflow_gone_wrong_is_checked_in_a_folder_too() {
    let folder = Folder::new("gone_wrong");
    let said = folder.write("all/a.ron", "Worflow(id: \"a\")").onedoor(&["check", "all"]);
    assert_eq!(said.code, 1, "{}", said.stdout);
}

#[test]
fn a_file_that_is_named_is_always_checked() {
    let folder = Folder::new("named");
    let said = folder.write("a.scenario.ron", "Fees(1)").onedoor(&["check", "a.scenario.ron"]);
    assert_eq!(said.code, 1, "{}", said.stdout);
}

#[test]
fn misuse_is_told_in_a_line() {
    let folder = Folder::new("misuse");
    folder.write("a.ron", TEA);
    for arguments in [
        &["check", "a.ron", "b.ron"][..],
        &["check", "a.ron", "--format", "json", "b.ron"],
        &["check", "a.ron", "--workflows", "nowhere"],
        &["check", "a.ron", "--workflows", "a.ron"],
        &["graph", "b.ron", "--to", "svg"],
        &["graph", ".", "--to", "dot"],
        &["graph", "a.ron", "--to", "dot", "--out", "no/such/folder.dot"],
        &["run", "b.ron"],
    ] {
        let said = folder.onedoor(arguments);
        assert_eq!(
            (said.code, said.stdout.as_str(), said.stderr.lines().count()),
            (2, "", 1),
            "{arguments:?}: {said:?}"
        );
        assert!(said.stderr.starts_with("error: "), "{said:?}");
    }
    for arguments in [
        &["check"][..],
        &[],
        &["chek", "a.ron"],
        &["check", "--fromat", "json", "a.ron"],
        &["graph", "a.ron", "--to", "png"],
    ] {
        assert_eq!(folder.onedoor(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn a_call_finds_its_workflow_beside_it_in_the_paths_and_in_the_folder() {
    let caller = r#"Workflow(id: "party", data: {"sugar": Integer}, steps: {"drink": Call(workflow: "tea")},
        ends: {"merry": (after: ["drink.drunk"]), "dry": (after: ["drink.spilt", "drink.closed"])})"#;
    let check = |test: &str, place: &str, arguments: &[&str]| {
        let folder = Folder::new(test);
        let said = folder.write("here/party.ron", caller).write(place, TEA).onedoor(arguments);
        said.code
    };
    assert_eq!(check("call_missing", "elsewhere/tea.ron", &["check", "here/party.ron"]), 1);
    assert_eq!(check("call_beside", "here/tea.ron", &["check", "here/party.ron"]), 0);
    assert_eq!(check("call_path", "elsewhere/tea.ron", &["check", "here/party.ron", "elsewhere"]), 0);
    assert_eq!(check("call_option", "elsewhere/tea.ron", &["check", "here/party.ron", "--workflows", "elsewhere"]), 0);
    assert_eq!(check("call_default", "workflows/tea.ron", &["check", "here/party.ron"]), 0);
}

#[test]
fn no_bytes_are_too_strange() {
    let folder = Folder::new("bytes");
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for round in 0..60 {
        let mut bytes = MISTAKES.as_bytes().to_vec();
        for _ in 0..=random(6) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes.truncate(at),
                1 => bytes[at] = u8::try_from(random(256)).unwrap(),
                2 => drop(bytes.splice(at..at, "\u{1b}[2J許\"{((".bytes())),
                _ => drop(bytes.remove(at)),
            }
            bytes.push(b' ');
        }
        folder.write(&format!("{round:02}.ron"), &bytes);
    }
    folder
        .write("none.ron", "")
        .write("nul.ron", [0; 64])
        .write("high.ron", [0xff; 64])
        .write("deep.ron", "Workflow(".repeat(5000));
    let mut names: Vec<String> = (0..60).map(|round| format!("{round:02}.ron")).collect();
    names.extend(["none.ron", "nul.ron", "high.ron", "deep.ron"].map(str::to_owned));
    for format in ["human", "json"] {
        let arguments: Vec<&str> =
            ["check", "--format", format].into_iter().chain(names.iter().map(String::as_str)).collect();
        let said = folder.onedoor(&arguments);
        assert_eq!(said.code, 1, "{}", said.stderr);
        assert!(!said.stdout.contains('\u{1b}') && !said.stderr.contains("panicked"), "{}", said.stderr);
    }
}
