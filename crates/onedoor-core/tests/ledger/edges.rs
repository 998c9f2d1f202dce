//! Who holds what the rules of thumb leave open, and where a ledger ends.

use super::desk::{Desk, HOUR, day};
use onedoor_core::{
    calendar::{CalendarGap, TimeError},
    case::Event,
    ledger::{Holder, Holding, LedgerError},
    record::RecordError,
};

/// Who holds a case of one day, 2024-04-15, hour by hour from 09:00.
fn held(desk: &Desk) -> Vec<String> {
    let ledger = desk.ledger("2024-04-15T17:00").unwrap();
    ledger.seconds().iter().map(|(holder, seconds)| format!("{holder} {}", seconds / HOUR)).collect()
}

#[test]
fn a_standing_watch_holds_only_what_nobody_else_holds() {
    let watched = r#"steps: {
        "watch": Do(by: Dept("control"), aside: true),
        "review": Review(by: Dept("fire")),
        "hear": Wait(after: ["review.agree"]),
    }, ends: {"done": (after: ["hear"]), "refused": (after: ["review.disagree"])}"#;
    let mut desk = Desk::new(watched, "2024-04-15T09:00");
    desk.complete("2024-04-15T11:00", "review", "agree");
    assert_eq!(held(&desk), ["Dept(fire) 2", "Nobody 5"]);
}

#[test]
fn whoever_silence_hands_a_step_to_holds_it_from_then_on() {
    let handed = r#"steps: {"review": Review(by: Dept("fire"), limit: (promised: WorkingHours(2)), silence: Escalate(Role("head")))},
        ends: {"done": (after: ["review"])}"#;
    let mut desk = Desk::new(handed, "2024-04-15T09:00");
    desk.pass("2024-04-15T17:00");
    assert_eq!(held(&desk), ["Dept(fire) 2", "Role(head) 5"]);
}

#[test]
fn an_unnamed_step_is_held_by_the_lead_of_its_stage_or_by_the_authority() {
    let unnamed = r#"stages: {"first": (lead: Dept("planning"))},
        steps: {"draw": Do(stage: "first"), "print": Do(after: ["draw"])}, ends: {"done": (after: ["print"])}"#;
    let mut desk = Desk::new(unnamed, "2024-04-15T09:00");
    desk.complete("2024-04-15T10:00", "draw", "done");
    assert_eq!(held(&desk), ["Dept(planning) 1", "Authority 6"]);
}

#[test]
fn a_step_with_a_ground_of_its_own_is_stopped_while_it_is_open() {
    let expert = r#"steps: {"test": Do(by: Dept("lab"), ground: "expert"), "read": Do(by: Dept("fire"), after: ["test"])},
        ends: {"done": (after: ["read"])}"#;
    let mut desk = Desk::new(expert, "2024-04-15T09:00");
    desk.complete("2024-04-16T10:00", "test", "done");
    let ledger = desk.ledger("2024-04-16T17:00").unwrap();
    assert_eq!(
        ledger.seconds().into_iter().collect::<Vec<_>>(),
        [(Holder::Dept("fire".to_owned()), 6 * HOUR), (Holder::ThirdParty, 8 * HOUR)]
    );
    let stop = ledger.stops()["expert"];
    assert_eq!((stop.seconds, stop.working_days), (8 * HOUR, 1));
}

/// A stop for which the authority itself needs the time is its own, but a step whose clock runs goes first.
#[test]
fn a_clock_that_runs_goes_before_one_that_the_authority_stopped_for_itself() {
    let both = r#"steps: {"fire": Do(by: Dept("fire")), "water": Do(by: Dept("water"))}, ends: {"done": (after: ["fire", "water"])}"#;
    let mut desk = Desk::new(both, "2024-04-15T09:00");
    desk.stop("2024-04-15T10:00", "fire", "inquiry");
    desk.complete("2024-04-15T12:00", "water", "done");
    assert_eq!(held(&desk), ["Dept(fire) 5", "Dept(water) 2"]);
}

#[test]
fn without_business_hours_a_working_day_is_worked_around_the_clock() {
    let plain = r#"Calendar(id: "plain", zone: "CET-1CEST,M3.5.0,M10.5.0/3", weekend: [Saturday], covered: (2024, 2024),
        years: {2024: (source: "rules of the house")})"#;
    let one = r#"steps: {"wait": Do(by: Dept("fire"))}, ends: {"done": (after: ["wait"])}"#;
    // Saturday 30 March is free; on Sunday the clocks jump from 02:00 to 03:00, so the day has 23 hours. Noon UTC on Monday is 14:00 there.
    let mut desk = Desk::in_calendar(plain, one, "2024-03-30T12:00");
    desk.complete("2024-04-01T12:00", "wait", "done");
    let ledger = desk.ledger("2024-04-01T12:00").unwrap();
    assert_eq!(ledger.elapsed_seconds(), (23 + 14) * HOUR);
    assert_eq!(ledger.days()[&day("2024-03-31")].business_seconds(), 23 * HOUR);
    let shares: Vec<String> = ledger.shares().values().map(ToString::to_string).collect();
    assert_eq!(shares, ["19/12"], "one day and 14 hours of 24");
}

#[test]
fn a_year_that_is_not_covered_is_never_guessed() {
    let one = r#"steps: {"wait": Do()}, ends: {"done": (after: ["wait"])}"#;
    let desk = Desk::new(one, "2024-12-30T09:00");
    // Up to the last instant of the covered year there is nothing to guess: Mon 30th and Tue 31st.
    assert_eq!(desk.ledger("2025-01-01T00:00").unwrap().elapsed_seconds(), 14 * HOUR);
    let gap = CalendarGap { calendar: "hall".to_owned(), year: 2025 };
    assert_eq!(desk.ledger("2025-01-01T00:01"), Err(LedgerError::Time(TimeError::Gap(gap))));
}

#[test]
fn a_record_that_is_none_has_no_ledger() {
    let one = r#"steps: {"wait": Do()}, ends: {"done": (after: ["wait"])}"#;
    let mut desk = Desk::new(one, "2024-04-15T09:00");
    desk.close("2024-04-15T10:00");
    let now = super::desk::time("2024-04-15T10:00");
    let mut holding = Holding::new(&desk.graph);
    assert_eq!(holding.ledger(&desk.calendar, now), Err(LedgerError::NotStarted));
    desk.record.iter().for_each(|event| holding.follow(event).unwrap());
    let late = Event::TimePassed { to: super::desk::time("2024-04-16T10:00") };
    assert!(matches!(holding.follow(&late), Err(RecordError::OutOfOrder { .. })), "nothing happens behind the end");
    let other =
        r#"Calendar(id: "other", zone: "UTC0", weekend: [], covered: (2024, 2024), years: {2024: (source: "none")})"#;
    let (_, other) = super::desk::catalogue(other);
    assert_eq!(holding.ledger(&other, now), Err(LedgerError::NoCalendar { workflow: "permit".to_owned() }));
}
