//! `onedoor run` with a script: an event a line, and a stop at the first refusal.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

mod support;

use serde_json::json;
use support::{Folder, Said, TEA};

/// What a script comes to with a definition, and the command's answer.
fn run(test: &str, workflow: &str, script: impl AsRef<[u8]>) -> Said {
    Folder::new(test).write("a.ron", workflow).onedoor_with(script, &["run", "a.ron"])
}

#[track_caller]
fn refused(said: &Said, at: &str) {
    assert!(said.code == 1 && said.stderr.contains(at), "{said:?}");
}

#[test]
fn a_script_is_played_to_the_end() {
    let said =
        run("run_end", TEA, "# sweet\n\nset sugar 2\nbrew done\npour again\n  as ann   brew done \r\npour signed");
    let events = "CaseStarted\nStepOpened(brew)\nStepCompleted(brew, done)\nStepOpened(pour)\nStepCompleted(pour, again)\n\
                  RoundStarted(pour, brew)\nStepOpened(brew)\nStepCompleted(brew, done)\nStepOpened(pour)\n\
                  StepCompleted(pour, signed)\nCaseEnded(drunk)\n";
    assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (0, events, ""));
}

#[test]
fn an_empty_script_starts_the_case() {
    let workflow = TEA.replace("data: {\"sugar\": Integer}, ", "");
    let said = run("run_empty", &workflow, "");
    assert_eq!((said.code, said.stdout.as_str()), (0, "CaseStarted\nStepOpened(brew)\n"));
}

#[test]
fn the_first_refusal_stops_it_and_tells_its_line() {
    refused(&run("run_field", TEA, "set suger 2\nbrew done"), "refused[UnknownField]: line 1: ");
    refused(&run("run_type", TEA, "\nset sugar two\nbrew done"), "refused[WrongType]: line 2: ");
    refused(&run("run_missing", TEA, "# nothing\nbrew done"), "refused[FieldMissing]: line 2: ");
    refused(&run("run_missing_at_end", TEA, ""), "refused[FieldMissing]: `sugar`");
    refused(&run("run_open", TEA, "set sugar 2\npour signed\nbrew done"), "refused[NotOpen]: line 2: ");
    refused(&run("run_step", TEA, "set sugar 2\nbrow done"), "refused[UnknownStep]: line 2: ");
    refused(&run("run_outcome", TEA, "set sugar 2\nbrew don"), "refused[UnknownOutcome]: line 2: ");
    refused(
        &run("run_again", TEA, "set sugar 2\nbrew done\npour again\nbrew done\npour again"),
        "refused[ReturnsExhausted]: line 5: ",
    );
    refused(&run("run_over", TEA, "set sugar 2\nclose lapsed\nbrew done"), "refused[CaseEnded]: line 3: ");
    refused(
        &run("run_not_written", TEA, "set sugar 2\nbrew done\nset sugar 3\npour signed"),
        "refused[NotWritten]: line 3: no move that is open takes `sugar`",
    );
    for (at, line) in
        ["brew", "close soon", "as ann", "set", "why brow done", "waive brew", "sub brew done", "1", "a b c d"]
            .iter()
            .enumerate()
    {
        refused(&run(&format!("run_form_{at}"), TEA, format!("set sugar 2\n{line}")), "refused[NotACommand]: line 2: ");
    }
}

#[test]
fn every_move_can_be_written() {
    let workflow = r#"Workflow(id: "a", data: {"n": Integer, "all": List(Text)}, steps: {
        "accept": Accept(), "ask": Do(after: ["accept.accepted"], on_request: true), "look": Review(after: ["accept.accepted"]),
        "note": Do(after: ["accept.accepted"], writes: ["n"]), "close": Sign(after: ["ask", "look", "note"]),
    }, ends: {"good": (after: ["close.signed"]), "bad": (after: ["close.refused", "accept.declined"])})"#;
    let script = "set all [x, y]\naccept accepted\ntake_back accept\naccept accepted\nrequest ask we must know\nask done\n\
                  waive look agree nobody there\nset n 3\nnote done\ndata\nwhy close\nhelp\nclose signed\n";
    let said = run("run_moves", workflow, script);
    assert!(said.code == 0 && said.stdout.ends_with("CaseEnded(good)\n"), "{said:?}");
    assert!(said.stdout.contains("CompletionTakenBack(accept)") && said.stdout.contains("n = 3"), "{said:?}");
    assert!(said.stdout.contains("all = [x, y]") && said.stdout.contains("close (Sign) is open"), "{said:?}");
    let said = run("run_cancel", workflow, "set all\naccept accepted\ncancel look\nclose withdrawn they left\n");
    assert!(said.code == 0 && said.stdout.contains("CaseClosed(withdrawn)"), "{said:?}");
}

#[test]
fn sub_cases_end_one_after_the_other() {
    let caller = r#"Workflow(id: "a", data: {"sugar": Integer, "guests": List(Text)}, steps: {
        "drink": Call(workflow: "tea", each: "guests", as: "guest") },
        ends: {"merry": (after: ["drink.drunk"]), "dry": (after: ["drink.spilt", "drink.closed"])})"#;
    let folder = Folder::new("run_sub_cases");
    folder
        .write("a.ron", caller)
        .write("tea.ron", TEA.replace("\"sugar\": Integer", "\"sugar\": Integer, \"guest\": Text"));
    let said =
        folder.onedoor_with("set sugar 1\nset guests ann, bob\nsub drink drunk\nsub drink drunk\n", &["run", "a.ron"]);
    assert!(said.code == 0 && said.stdout.ends_with("CaseEnded(merry)\n"), "{said:?}");
    let said = folder.onedoor_with("set sugar 1\nset guests ann\ndrink drunk\n", &["run", "a.ron"]);
    refused(&said, "refused[RunsInSubCases]: line 3: ");
}

const PERMIT: &str = r#"Workflow(id: "a", profile: "cn_licensing", calendar: "cn",
    limit: (statutory: WorkingDays(20), extension: (at_most: WorkingDays(10), notice: true)), steps: {
    "accept": Accept(limit: (statutory: WorkingDays(5)), silence: DeemedAccepted),
    "review": Review(after: ["accept.accepted"], within: WorkingDays(5), silence: DeemedConsent),
    }, ends: {"done": (after: ["review"]), "no": (after: ["accept.declined"])})"#;

fn run_at(test: &str, at: &str, script: &str) -> Said {
    Folder::new(test).write("a.ron", PERMIT).onedoor_with(script, &["run", "a.ron", "--at", at])
}

#[test]
fn time_passes_when_the_script_says_so() {
    let said = run_at(
        "run_pass",
        "2024-04-29T09:00",
        "pass 2024-05-09T23:59\nwhy accept\npass 2024-05-10\nwhy review\nacknowledge review\npass 2024-06-01",
    );
    assert!(said.code == 0, "{said:?}");
    for part in [
        "due 2024-05-09 (by law)",
        "DeadlinePassed(accept, statutory)\nStepCompleted(accept, accepted)\nStepOpened(review)",
        "due 2024-05-16 (promised)",
        "Acknowledged(review)",
        "StepCompleted(review, agree)\nCaseEnded(done)",
    ] {
        assert!(said.stdout.contains(part), "{part}\n{}", said.stdout);
    }
}

#[test]
fn clocks_are_stopped_and_limits_extended() {
    let script = "accept accepted\nstop review expert_review 12wd letter 3\nwhy review\npass 2024-05-10T09:00\nresume review\n\
                  extend case 10wd it is complex; letter 4\nacknowledge\nwhy review\n";
    let said = run_at("run_stop", "2024-04-15T09:00", script);
    assert!(said.code == 0, "{said:?}");
    for part in [
        "StepStopped(review)\n",
        "stopped: expert_review",
        "ClockResumed(case)\n",
        "LimitExtended(case)\n",
        "Acknowledged\n",
        "due 2024-05-16",
    ] {
        assert!(said.stdout.contains(part), "{part}\n{}", said.stdout);
    }
    for (at, (line, told)) in [
        (
            "pass 2024-04-14",
            "refused[TimeRunsForwards]: line 2: time does not run backwards: it is 2024-04-15 09:00 already",
        ),
        ("pass tomorrow", "refused[NotACommand]: line 2: "),
        ("stop review", "refused[NotACommand]: line 2: "),
        ("stop review heering 5wd x", "refused[UnknownGround]: line 2: "),
        ("stop review hearing 5wd", "refused[NoticeMissing]: line 2: "),
        ("extend cose 5wd x", "refused[UnknownLimit]: line 2: "),
        ("extend case 5wd x", "refused[NoticeMissing]: line 2: "),
        ("extend case 5cd x; y", "refused[WrongUnit]: line 2: "),
        ("resume review", "refused[ClockRuns]: line 2: "),
    ]
    .iter()
    .enumerate()
    {
        refused(&run_at(&format!("run_time_{at}"), "2024-04-15T09:00", &format!("accept accepted\n{line}")), told);
    }
    let said = run_at("run_when", "tomorrow", "");
    assert_eq!((said.code, said.stderr.as_str()), (2, "error: `tomorrow` is no time such as 2024-04-15T09:00\n"));
}

#[test]
fn in_json_each_event_and_refusal_is_an_object() {
    let folder = Folder::new("run_json");
    let said = folder
        .write("a.ron", TEA)
        .onedoor_with("set sugar 1\nas ann brew done\nbrew done\n", &["run", "a.ron", "--format", "json"]);
    let lines = said.json();
    assert_eq!(lines[2], json!({"type": "event", "line": 2, "event": "StepCompleted(brew, done)", "by": "ann"}));
    let refusal = &lines[lines.len() - 2];
    assert_eq!(
        (&refusal["type"], &refusal["line"], &refusal["code"]),
        (&json!("refusal"), &json!(3), &json!("NotOpen"))
    );
    assert_eq!(said.summary(), json!({"type": "summary", "ending": null, "open": ["pour"]}));
}

#[test]
fn a_definition_with_errors_is_not_played() {
    let said = run("run_errors", "Workflow(", "brew done");
    assert_eq!((said.code, said.stdout.as_str()), (1, ""));
}

#[test]
fn no_script_is_too_strange() {
    for (at, script) in
        [&b"\xff\xfe\x00"[..], b"set sugar \x1b[2J", b"set sugar 1\n\x1b[2J done", &[b' '; 200_000], &[b'x'; 200_000]]
            .iter()
            .enumerate()
    {
        let said = run(&format!("run_strange_{at}"), TEA, script);
        assert!(
            [1, 2].contains(&said.code) && !said.stderr.contains(['\u{1b}', '\0']) && !said.stderr.contains("panicked"),
            "{said:?}"
        );
    }
}
