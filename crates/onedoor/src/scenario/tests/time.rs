//! Scenarios in which time passes.

use super::{played_on, told_of};

const PERMIT: &str = r#"Workflow(id: "permit", profile: "cn_licensing", calendar: "cn",
    limit: (statutory: WorkingDays(20), promised: WorkingDays(15), extension: (at_most: WorkingDays(10), notice: true)),
    steps: {
        "accept": Accept(limit: (statutory: WorkingDays(5)), silence: DeemedAccepted),
        "review": Review(after: ["accept.accepted"], within: WorkingHours(8)),
    }, ends: {"done": (after: ["review"]), "no": (after: ["accept.declined"])})"#;

const ACCEPTED: &str = "(step: \"accept\", outcome: \"accepted\"),";

/// The time is a Monday morning in China.
#[track_caller]
fn check(plays: &str, expected: &str, told: &str) {
    assert_eq!(told_of(played_on(PERMIT, "at: \"2024-04-15T09:00\"", plays, expected)), told);
}

#[test]
fn times_are_those_of_the_calendars_zone() {
    // The hall opens at 8:30 and rests from noon to 14:00: eight hours of business from 9:00 are over at 10:00 of the next day.
    check(ACCEPTED, "(deadlines: {\"case\": \"2024-05-08\", \"review\": \"2024-04-16T10:00\"})", "");
    check(ACCEPTED, "(deadlines: {\"case\": (promised: \"2024-05-08\", statutory: \"2024-05-14\")})", "");
    check(
        ACCEPTED,
        "(deadlines: {\"case\": (statutory: \"2024-05-13\")})",
        "4:12: expected the statutory deadline of `case` to be 2024-05-13, found 2024-05-14 (statutory, over at 2024-05-15T00:00:00)",
    );
    check(
        "",
        "(deadlines: {\"case\": \"2024-05-08\"})",
        "4:12: expected the deadline of `case` to be 2024-05-08, found none: its clock has not begun",
    );
}

#[test]
fn an_expectation_stands_between_plays_and_a_command_has_its_own_time() {
    let plays = "Expect((steps: {\"accept\": Open})),\n(step: \"accept\", outcome: \"accepted\", at: \"2024-04-16T09:00\"),\n\
                 Expect(deadlines: {\"case\": \"2024-05-09\"}, running: true),";
    check(plays, "()", "");
    check(
        "(step: \"accept\", outcome: \"accepted\", at: \"2024-04-14T09:00\")",
        "()",
        "3:1: time does not run backwards: it is 2024-04-15T09:00:00 already",
    );
    check("Expect((stopped: [\"accept\"]))", "()", "3:1: expected the clock of `accept` to stand still, but it runs");
}

#[test]
fn clocks_stop_and_go_on_and_limits_grow() {
    let plays = format!(
        "{ACCEPTED}\nRefused(StopClock(step: \"review\", ground: \"hearing\", planned: WorkingDays(5)), \"NoticeMissing\"),\n\
         StopClock(step: \"review\", ground: \"expert_review\", planned: WorkingDays(12), notice: \"1\", at: \"2024-04-22T09:00\"),\n\
         Expect((stopped: [\"review\", \"case\"])),\nPass(\"2024-05-10T09:00\"),\nResumeClock(\"review\"),\n\
         Extend(limit: \"case\", by: WorkingDays(10), reason: \"complex\", notice: \"2\"),\n\
         Refused(Shorten(limit: \"case\", by: WorkingDays(1)), \"NotShortened\"),\n\
         Suspend(\"flood\"), Expect((suspended: true)), Refused((step: \"review\", outcome: \"agree\"), \"Suspended\"), Resume(\"dry\"),\n\
         Acknowledge, Acknowledge(\"review\"),"
    );
    let expected = "(deadlines: {\"case\": (statutory: \"2024-06-14\")}, suspended: false, events: [\"StepStopped(review)\", \"ClockStopped(case)\", \
                    \"ClockResumed(case)\", \"LimitExtended(case)\", \"CaseSuspended\", \"CaseResumed\", \"Acknowledged\", \"Acknowledged(review)\"])";
    check(&plays, expected, "");
}

#[test]
fn silence_and_overdue_limits_are_seen() {
    let plays = "Pass(\"2024-04-23\"), Expect((steps: {\"accept\": Done(\"accepted\")}, deadlines: {\"case\": \"2024-05-08\"})), Pass(\"2024-05-09\")";
    check(
        plays,
        "(overdue: [\"case\", \"case.promised\", \"accept.statutory\"], events: [\"DeadlinePassed(case, promised)\"])",
        "",
    );
    check(
        plays,
        "(overdue: [\"case.statutory\"])",
        "4:12: expected `case.statutory` to be overdue, found it in time: statutory until 2024-05-14",
    );
    let report = played_on(PERMIT, "at: \"2024-04-15T09:00\"", plays, "()").unwrap();
    assert!(!report.coverage.unseen().contains(&"outcome accept.accepted".to_owned()), "silence was the answer");
}

#[test]
fn scenarios_of_one_file_do_not_share_their_time() {
    let scenario = |name: &str| {
        format!(
            "\"{name}\": (at: \"2024-04-15T09:00\", play: [Pass(\"2024-06-01\")], expect: (events: [\"DeadlinePassed(accept)\"]))"
        )
    };
    let file = format!("Scenarios(workflow: \"a.ron\", scenarios: {{{}, {}}})", scenario("a"), scenario("b"));
    assert_eq!(super::run(&file, PERMIT.as_bytes(), &[]).unwrap().passed, 2);
}

#[test]
fn a_calendar_is_amended_while_a_case_runs() {
    let workflow = PERMIT.replace("calendar: \"cn\"", "calendar: \"county\"");
    let amend = |revision: u32| {
        format!(
            "AmendCalendar(r#\"Calendar(id: \"county\", revision: {revision}, title: \"a\", over: \"cn\", years: {{2024: (source: \"b\", \
             holidays: {{\"2024-05-14\": \"flood\"}})}})\"#),"
        )
    };
    let played = |plays: &str, expected: &str| {
        told_of(played_on(&workflow, "at: \"2024-04-15T09:00\"", &format!("{ACCEPTED}{plays}"), expected))
    };
    let expected = "(deadlines: {\"case\": (statutory: \"2024-05-15\")}, events: [\"DeadlinesMoved(case)\"])";
    assert_eq!(played(&amend(2), expected), "");
    assert!(played(&amend(1), "()").contains("revision 1 of the calendar `county` is published already"));
    assert_eq!(played("Refused(AmendCalendar(\"\"), \"NotOpen\")", "()"), "3:47: only a command can be refused");
}

#[test]
fn what_is_miswritten_about_time_is_told_at_its_place() {
    let of_play = |play: &str, told: &str| check(play, "()", told);
    of_play(
        "Pass(\"2024-13-01\")",
        "3:6: `2024-13-01` is no time such as `2024-04-15T09:00`, nor a date such as `2024-04-15`",
    );
    of_play(
        "StopClock(step: \"reviw\", ground: \"hearing\", planned: WorkingDays(1))",
        "3:17: there is no step `reviw`; did you mean `review`?",
    );
    of_play(
        "StopClock(step: \"review\", ground: \"heering\", planned: WorkingDays(1))",
        "3:35: there is no ground `heering`; did you mean `hearing`?",
    );
    of_play(
        "StopClock(step: \"review\", ground: \"hearing\", planned: WorkDays(1))",
        "3:55: there is no unit of time `WorkDays`; did you mean `WorkingDays`?",
    );
    of_play("Extend(limit: \"cose\", by: WorkingDays(1))", "3:15: there is no limit `cose`; did you mean `case`?");
    of_play("Acknowledge(\"reviw\")", "3:13: there is no step `reviw`; did you mean `review`?");
    of_play("Expect((stopped: [\"cose\"]))", "3:19: there is no limit `cose`; did you mean `case`?");
    let of_expected = |expected: &str, told: &str| check("", expected, told);
    of_expected("(deadlines: {\"cose\": \"2024-05-08\"})", "4:25: there is no limit `cose`; did you mean `case`?");
    of_expected(
        "(deadlines: {\"case\": (statutry: \"2024-05-08\")})",
        "4:34: there is no field `statutry` here; did you mean `statutory`?",
    );
    of_expected("(overdue: [\"case.promisd\"])", "4:23: there is no deadline `promisd`; did you mean `promised`?");
    of_expected(
        "(events: [\"DeadlinePassed(case, promise)\"])",
        "4:22: there is no deadline `promise`; did you mean `promised`?",
    );
    of_expected("(events: [\"StepStopped\"])", "4:22: `StepStopped` is written `StepStopped(step)`");
    let at = played_on(PERMIT, "at: \"tomorrow\"", "", "()");
    assert!(told_of(at).starts_with("2:11: `tomorrow` is no time"));
}
