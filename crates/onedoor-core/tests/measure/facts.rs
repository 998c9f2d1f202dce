//! The facts of one case. A day has 7 hours: 09–12 and 13–17; 2024-04-15 is a Monday, 1 to 3 May are holidays.

use super::desk::{Desk, HALL, catalogue, time};
use onedoor_core::{
    calendar::Amount,
    case::Closing,
    engine::{Action, step_named},
    ledger::{Holder, LedgerError},
    measure::{Allowed, CaseFacts, Ended, Outcome, SpeedUp, Timeliness},
    proof::load,
};

pub(crate) const LICENCE: &str = r#"
    limit: (statutory: WorkingDays(20), promised: WorkingDays(5), covers: ["decide"],
            extension: (at_most: WorkingDays(10))),
    steps: {
        "accept": Accept(by: Window("hall"), within: WorkingDays(5), silence: DeemedAccepted),
        "decide": Decide(by: Dept("housing"), after: ["accept.accepted"], outcomes: ["granted"],
                         returns: {"more": (to: "decide", by_way_of: ["correct"])}),
        "correct": Do(by: Applicant, detour: true),
        "deliver": Deliver(by: Window("hall"), after: ["decide.granted"]),
    },
    ends: {"granted": (after: ["deliver"]), "declined": (after: ["accept.declined"])}
"#;

pub(crate) fn facts(desk: &Desk, now: &str) -> CaseFacts {
    CaseFacts::of(&desk.graph, Some(&desk.calendar), &desk.record, time(now)).unwrap()
}

fn against(facts: &CaseFacts) -> (Allowed, Allowed) {
    let limit = facts.time.as_ref().unwrap().limit.clone().unwrap();
    (limit.promised.unwrap(), limit.statutory.unwrap())
}

/// Received Mon 15th, accepted Tue 16th. An expert from Wed 17th to Mon 22nd: (17, 22] is Thu, Fri, Mon, 3 days stopped. Sent back on Tue 23rd, corrected by Thu
/// 25th: the applicant's time stops the clock too, (23, 25] is Wed, Thu, 2 days. Decided Fri 26th. Used are (16, 26] without those: Wed, Tue, Fri: 3
/// days. Delivered Mon 29th, which is on no clock.
#[test]
fn what_is_used_is_what_counts_against_the_authority() {
    let mut desk = Desk::new(LICENCE, "2024-04-15T10:00");
    desk.complete("2024-04-16T10:00", "accept", "accepted");
    desk.stop("2024-04-17T10:00", "decide", "expert");
    desk.resume("2024-04-22T10:00", "decide");
    desk.complete("2024-04-23T10:00", "decide", "more");
    desk.complete("2024-04-25T10:00", "correct", "done");
    desk.complete("2024-04-26T10:00", "decide", "granted");
    desk.complete("2024-04-29T10:00", "deliver", "delivered");
    let facts = facts(&desk, "2024-04-29T10:00");
    let outcome = Outcome::End("granted".to_owned());
    assert_eq!(facts.accepted, Some(time("2024-04-16T10:00")));
    assert_eq!(facts.ended, Some(Ended { at: time("2024-04-29T10:00"), outcome }));
    assert_eq!((facts.returns, facts.silences.len()), (1, 0));
    let (promised, statutory) = against(&facts);
    assert_eq!((promised.used, promised.allowed, promised.timeliness), (3, 5, Timeliness::InTime));
    assert_eq!((statutory.used, statutory.allowed, statutory.extra), (3, 20, 0));
    let spent = facts.time.unwrap();
    assert_eq!(spent.limit.unwrap().used_working_days, 3);
    assert_eq!(
        (spent.stop_days.into_iter().collect::<Vec<_>>(), spent.stopped_days),
        (vec![("expert".to_owned(), 3)], 3)
    );
    // From 15 to 29 April there are 11 working days, whosever they were.
    assert_eq!((spent.working_days, spent.whole_days.values().sum::<u64>()), (11, 11));
    assert_eq!(spent.whole_days[&Holder::Applicant], 2, "Tue 23rd from 10:00 and Wed 24th, not Thu 25th to 10:00");
    let labels: Vec<String> = facts.labels.iter().map(|(dimension, value)| format!("{dimension}={value}")).collect();
    assert_eq!(labels, ["department=housing", "unit=WorkingDays", "window=hall", "workflow=permit"]);
}

/// Received Mon 22 April and nobody answers: accepted at the end of Mon 29th, 5 working days later, as of the 22nd. 5 days from then are promised, to the
/// end of the same 29th, so the promise is broken from the 30th on. On Tue 7 May (22 April, 7 May] has 5 + 1 + 2 = 8 working days.
#[test]
fn what_silence_accepted_was_accepted_on_the_day_of_receipt() {
    let mut desk = Desk::new(LICENCE, "2024-04-22T10:00");
    desk.pass("2024-05-07T09:00");
    let facts = facts(&desk, "2024-05-07T09:00");
    assert_eq!((facts.accepted, facts.ended.clone()), (Some(time("2024-04-22T10:00")), None));
    assert_eq!(facts.silences.clone().into_iter().collect::<Vec<_>>(), [("DeemedAccepted", 1)]);
    let (promised, statutory) = against(&facts);
    assert_eq!(promised.timeliness, Timeliness::Late { since: time("2024-04-30T00:00") });
    assert_eq!((promised.used, promised.allowed), (8, 5));
    assert_eq!((statutory.used, statutory.allowed, statutory.timeliness), (8, 20, Timeliness::InTime));
}

/// An extension of 10 days lengthens what is allowed; what is ordinary stays.
#[test]
fn an_extended_limit_is_as_long_as_it_was_extended_to() {
    let mut desk = Desk::new(LICENCE, "2024-04-15T10:00");
    desk.complete("2024-04-15T11:00", "accept", "accepted");
    desk.extend("2024-04-16T10:00", Amount::WorkingDays(10));
    let (promised, statutory) = against(&facts(&desk, "2024-04-16T10:00"));
    assert_eq!((promised.ordinary, promised.extra, promised.allowed), (5, 10, 15));
    assert_eq!((statutory.ordinary, statutory.extra, statutory.allowed), (20, 10, 30));
}

#[test]
fn an_acceptance_that_was_taken_back_was_none() {
    let mut desk = Desk::new(LICENCE, "2024-04-15T10:00");
    desk.complete("2024-04-15T11:00", "accept", "accepted");
    let step = step_named(&desk.graph, "accept").unwrap();
    desk.act("2024-04-15T12:00", Action::TakeBack { step });
    assert_eq!(facts(&desk, "2024-04-15T12:00").accepted, None);
    desk.close("2024-04-15T13:00");
    let outcome = Outcome::Closed(Closing::Withdrawn);
    assert_eq!(facts(&desk, "2024-04-15T13:00").ended, Some(Ended { at: time("2024-04-15T13:00"), outcome }));
}

/// The promise ends with 2024-12-31, the statute in a year that nobody knows the holidays of.
#[test]
fn a_deadline_beyond_the_calendar_is_kept_by_what_ends_within_it() {
    let mut desk = Desk::new(LICENCE, "2024-12-23T10:00");
    desk.complete("2024-12-24T10:00", "accept", "accepted");
    desk.complete("2024-12-30T10:00", "decide", "granted");
    desk.complete("2024-12-30T10:00", "deliver", "delivered");
    let (promised, statutory) = against(&facts(&desk, "2024-12-30T10:00"));
    assert_eq!((promised.timeliness, statutory.timeliness), (Timeliness::InTime, Timeliness::InTime));
    let running = Desk::new(LICENCE, "2024-12-23T10:00");
    let late = CaseFacts::of(&running.graph, Some(&running.calendar), &running.record, time("2025-01-02T10:00"));
    assert!(matches!(late, Err(LedgerError::Time(_))));
}

#[test]
fn without_a_calendar_only_events_are_counted() {
    let desk = Desk::new(LICENCE, "2024-04-15T10:00");
    let none = CaseFacts::of(&desk.graph, None, &desk.record, time("2024-04-15T10:00"));
    assert_eq!(none, Err(LedgerError::NoCalendar { workflow: "permit".to_owned() }));
    let plain = r#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#;
    let tea = load(plain.as_bytes(), &catalogue(HALL).0).proved.unwrap();
    let env = onedoor_core::engine::Env::at(time("2024-04-15T10:00"));
    let record = onedoor_core::engine::start(&tea, &env, onedoor_core::engine::Given::default()).unwrap();
    let facts = CaseFacts::of(&tea, None, &record, time("2024-04-16T10:00")).unwrap();
    // Where no step accepts, what is received is accepted.
    assert_eq!((facts.accepted, facts.time), (Some(time("2024-04-15T10:00")), None));
    assert_eq!(CaseFacts::of(&tea, None, &[], time("2024-04-15T10:00")), Err(LedgerError::NotStarted));
}

/// 5 of 20 working days are promised: 15/20 saved. 60 of 240 minutes: 3/4. 10 days of 4 weeks: 18/28 = 9/14. What promises hours against days is left out.
#[test]
fn a_catalogue_is_as_fast_as_its_definitions_promise() {
    let limit = |limit: &str| {
        let text = format!(
            r#"Workflow(id: "w", calendar: "hall", limit: ({limit}), steps: {{"a": Do()}}, ends: {{"z": (after: ["a"])}})"#
        );
        let loaded = load(text.as_bytes(), &catalogue(HALL).0);
        loaded.proved.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    };
    let days = limit("statutory: WorkingDays(20), promised: WorkingDays(5)");
    let hours = limit("statutory: WorkingHours(4), promised: WorkingMinutes(60)");
    let weeks = limit("statutory: Weeks(4), promised: CalendarDays(10)");
    let mixed = limit("statutory: WorkingDays(20), promised: WorkingHours(4)");
    let of = |graphs: &[&onedoor_core::proof::Proved]| SpeedUp::promised(graphs.iter().map(|graph| &***graph));
    let all = of(&[&days, &hours, &weeks, &mixed]);
    assert_eq!((all.counted(), all.left_out(), all.ratio_of_sums()), (3, 1, None));
    assert_eq!(all.mean_of_ratios().unwrap().to_string(), "5/7");
    assert_eq!(of(&[&weeks, &mixed]).ratio_of_sums().unwrap().to_string(), "9/14");
}
