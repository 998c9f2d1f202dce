//! Who may answer.

use super::check;

const PERMIT: &str = r#"Workflow(id: "permit", steps: {
    "accept": Accept(by: Window("front")),
    "decide": Decide(by: Dept("house"), after: ["accept.accepted"], outcomes: ["granted", "refused"]),
}, ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused", "accept.declined"])})"#;

/// An approval answered by anyone who knows the task id (CVE-2026-110118).
#[test]
fn to_know_a_step_is_no_right_to_answer_it() {
    check(
        PERMIT,
        "ann: start | CaseStarted, ApplicantNamed(ann), StepOpened(accept)
         bob: accept accepted | refused: UnknownPerson
         hana: accept accepted | refused: NotCandidate
         clerk: accept accepted | StepCompleted(accept, accepted), StepOpened(decide)
         clerk: decide granted | refused: NotCandidate
         nobody: decide granted | refused: UnknownPerson
         boss: decide granted | refused: NotCandidate
         hana: decide granted | StepCompleted(decide, granted), CaseEnded(granted)",
    );
}

/// An approval answered by the applicant (CVE-2026-83805).
#[test]
fn nobody_approves_a_case_of_their_own() {
    check(
        PERMIT,
        "clerk: start for hana | CaseStarted, ApplicantNamed(hana), StepOpened(accept)
         clerk: accept accepted | StepCompleted(accept, accepted), StepOpened(decide)
         hana: decide granted | refused: OwnCase
         hugo: decide granted | StepCompleted(decide, granted), CaseEnded(granted)",
    );
    check(
        PERMIT,
        "clerk: start | CaseStarted, ApplicantNamed(clerk), StepOpened(accept)
         clerk: accept accepted | refused: OwnCase",
    );
}

/// Expressions that run code (CVE-2020-9296, CVE-2026-58138, CVE-2026-75414): a grant's guard and a step's are the same small language.
#[test]
fn no_guard_can_call_anything() {
    for guard in ["system('id')", "''.class.forName('x')", "${7*7}", "T(java.lang.Runtime)", "days.exec()", "`id`"] {
        let workflow = format!(
            r#"Workflow(id: "w", data: {{"days": Integer}}, steps: {{"a": Do(when: "{guard}")}}, ends: {{"e": (after: ["a"])}})"#
        );
        let loaded = onedoor_core::proof::load(workflow.as_bytes(), &onedoor_core::graph::Catalogue::default());
        assert!(loaded.proved.is_none(), "{guard}");
        let grant = format!(
            r#"Directory(id: "d", zone: "CST-8", persons: {{"p": ()}}, grants: [(to: Person("p"), powers: [Decide], when: "{guard}")])"#
        );
        let (directory, _, _) = onedoor_core::people::read_directory(grant.as_bytes());
        // What reads a field that there is not may stand in a grant, and holds for no case; a call may not.
        assert!(directory.is_none(), "{guard}");
    }
}
