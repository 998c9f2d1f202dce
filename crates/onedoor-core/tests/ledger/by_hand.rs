//! Cases counted by hand. A day has 7 hours: 09–12 and 13–17.

use super::desk::{Desk, HOUR, day};
use onedoor_core::{
    engine::Action,
    ledger::{Ledger, StopTime},
};

const PERMIT: &str = r#"
    steps: {
        "accept": Accept(by: Window("hall")),
        "fire": Review(by: Dept("fire"), after: ["accept.accepted"]),
        "water": Review(by: Dept("water"), after: ["accept.accepted"]),
        "decide": Decide(by: Dept("housing"), after: ["fire", "water"], outcomes: ["granted", "refused"],
                         returns: {"more": (to: "fire", by_way_of: ["correct"])}),
        "correct": Do(by: Applicant, detour: true),
    },
    ends: {"granted": (after: ["decide.granted"]), "refused": (after: ["decide.refused"]), "declined": (after: ["accept.declined"])}
"#;

/// The ledger line by line: the times of the wall clock, the step, the holder, the hours.
fn lines(ledger: &Ledger) -> Vec<String> {
    let wall = |at: jiff::Timestamp| at.to_string()[5..16].replace('T', " ");
    let line = |span: &onedoor_core::ledger::Span| {
        let step = span.step.as_deref().unwrap_or("-");
        let hours = hours(span.seconds);
        format!("{}..{} {step} {} {hours}", wall(span.from), wall(span.to), span.holder)
    };
    ledger.spans().iter().map(line).collect()
}

fn hours(seconds: u64) -> String {
    assert_eq!(seconds % 900, 0, "the tests think in quarters of an hour");
    let minutes = seconds / 60;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

fn totals(ledger: &Ledger) -> Vec<String> {
    ledger.seconds().iter().map(|(holder, seconds)| format!("{holder} {}", hours(*seconds))).collect()
}

fn shares(ledger: &Ledger) -> Vec<String> {
    ledger.shares().iter().map(|(holder, days)| format!("{holder} {days}")).collect()
}

fn whose(ledger: &Ledger) -> Vec<String> {
    ledger.days().keys().map(|day| format!("{day} {}", ledger.whose_day(*day).unwrap())).collect()
}

/// Mon 9–10 the window, 1 h. Then both departments are open since 10; fire stands first in the definition and has 10–12 and 13–15, 4 h. Water has the
/// rest of Monday, 2 h, and Tuesday morning, 3 h. Housing has Tuesday afternoon, 4 h. Together 14 h, two whole days.
#[test]
fn of_parallel_steps_the_one_open_longest_holds_the_case() {
    let mut desk = Desk::new(PERMIT, "2024-04-15T09:00");
    desk.complete("2024-04-15T10:00", "accept", "accepted");
    desk.complete("2024-04-15T15:00", "fire", "agree");
    desk.complete("2024-04-16T12:00", "water", "agree");
    desk.complete("2024-04-16T17:00", "decide", "granted");
    let ledger = desk.ledger("2024-12-31T00:00").unwrap();
    let expected = [
        "04-15 09:00..04-15 10:00 accept Window(hall) 1:00",
        "04-15 10:00..04-15 15:00 fire Dept(fire) 4:00",
        "04-15 15:00..04-16 12:00 water Dept(water) 5:00",
        "04-16 12:00..04-16 17:00 decide Dept(housing) 4:00",
    ];
    assert_eq!(lines(&ledger), expected);
    assert_eq!(totals(&ledger), ["Window(hall) 1:00", "Dept(fire) 4:00", "Dept(housing) 4:00", "Dept(water) 5:00"]);
    assert_eq!(shares(&ledger), ["Window(hall) 1/7", "Dept(fire) 4/7", "Dept(housing) 4/7", "Dept(water) 5/7"]);
    assert_eq!(whose(&ledger), ["2024-04-15 Dept(fire)", "2024-04-16 Dept(housing)"]);
    assert_eq!(ledger.elapsed_seconds(), 14 * HOUR);
    assert!(ledger.stops().is_empty() && ledger.stopped() == StopTime::default());
}

/// Fire waits for an expert from Tue 16th 10:00 to Fri 19th 10:00, water for a hearing from Thu 18th 10:00 to Mon 22nd 10:00.
/// While water's clock runs it holds the case, though fire was first: Tue 10:00–Thu 10:00, 6 + 7 + 1 h. Then both are stopped, and a third party goes
/// before the public: Thu 10:00–Fri 10:00, 6 + 1 h. Fire runs again until it agrees on Fri 14:00: 2 + 1 h. Then only the hearing: Fri 14–17 and Mon 9–10, 4 h.
///
/// In days of the law, (16, 19] is Wed, Thu, Fri: 3; (18, 22] is Fri, Mon: 2; together Wed, Thu, Fri, Mon: 4 and not 5.
/// In hours the expert took 6 + 7 + 7 + 1 = 21, the hearing 6 + 7 + 1 = 14; they share Thu 10:00–Fri 10:00, 7; together 28.
#[test]
fn stops_that_overlap_count_once_and_their_time_is_that_of_the_party_of_the_ground() {
    let mut desk = Desk::new(PERMIT, "2024-04-15T09:00");
    desk.complete("2024-04-15T10:00", "accept", "accepted");
    desk.stop("2024-04-16T10:00", "fire", "expert");
    desk.stop("2024-04-18T10:00", "water", "hearing");
    desk.resume("2024-04-19T10:00", "fire");
    desk.complete("2024-04-19T14:00", "fire", "agree");
    desk.resume("2024-04-22T10:00", "water");
    desk.complete("2024-04-22T11:00", "water", "agree");
    desk.complete("2024-04-22T12:00", "decide", "refused");
    let ledger = desk.ledger("2024-04-22T12:00").unwrap();
    let expected = [
        "04-15 09:00..04-15 10:00 accept Window(hall) 1:00",
        "04-15 10:00..04-16 10:00 fire Dept(fire) 7:00",
        "04-16 10:00..04-18 10:00 water Dept(water) 14:00",
        "04-18 10:00..04-19 10:00 fire ThirdParty 7:00",
        "04-19 10:00..04-19 14:00 fire Dept(fire) 3:00",
        "04-19 14:00..04-22 10:00 water Public 4:00",
        "04-22 10:00..04-22 11:00 water Dept(water) 1:00",
        "04-22 11:00..04-22 12:00 decide Dept(housing) 1:00",
    ];
    assert_eq!(lines(&ledger), expected);
    let stop = |working_days, hours| StopTime { working_days, seconds: hours * HOUR };
    let stops: Vec<_> = ledger.stops().iter().map(|(ground, time)| (ground.as_str(), *time)).collect();
    assert_eq!(stops, [("expert", stop(3, 21)), ("hearing", stop(2, 14))]);
    assert_eq!(ledger.stopped(), stop(4, 28));
}

/// The decision is sent back on Tue 16th 11:00. The applicant corrects until Thu 18th 11:00: 1 + 4 + 7 + 2 = 14 h. Then fire looks again until 12:00, 1 h; what
/// water said is kept. Housing has until Fri 19th 12:00: 4 + 3 h.
#[test]
fn a_detour_after_a_return_is_the_applicants_time() {
    let mut desk = Desk::new(PERMIT, "2024-04-16T09:00");
    desk.complete("2024-04-16T09:00", "accept", "accepted");
    desk.complete("2024-04-16T10:00", "fire", "agree");
    desk.complete("2024-04-16T10:00", "water", "agree");
    desk.complete("2024-04-16T11:00", "decide", "more");
    desk.complete("2024-04-18T11:00", "correct", "done");
    desk.complete("2024-04-18T12:00", "fire", "agree");
    desk.complete("2024-04-19T12:00", "decide", "granted");
    let ledger = desk.ledger("2024-04-19T12:00").unwrap();
    let expected = [
        "04-16 09:00..04-16 10:00 fire Dept(fire) 1:00",
        "04-16 10:00..04-16 11:00 decide Dept(housing) 1:00",
        "04-16 11:00..04-18 11:00 correct Applicant 14:00",
        "04-18 11:00..04-18 12:00 fire Dept(fire) 1:00",
        "04-18 12:00..04-19 12:00 decide Dept(housing) 7:00",
    ];
    assert_eq!(lines(&ledger), expected);
    // Tue: 5 h of 7 were the applicant's; Wed all; Thu: 2 h applicant, 1 h fire, 4 h housing; Fri: 3 h, all housing's.
    let expected =
        ["2024-04-16 Applicant", "2024-04-17 Applicant", "2024-04-18 Dept(housing)", "2024-04-19 Dept(housing)"];
    assert_eq!(whose(&ledger), expected);
    assert_eq!(shares(&ledger), ["Dept(fire) 2/7", "Dept(housing) 8/7", "Applicant 2"]);
}

/// The authority orders the work to rest from Mon 11:00 to Wed 11:00. That stops no clock: fire holds it all the while.
#[test]
fn a_suspended_case_is_held_as_before() {
    let mut desk = Desk::new(PERMIT, "2024-04-15T09:00");
    desk.complete("2024-04-15T10:00", "accept", "accepted");
    desk.act("2024-04-15T11:00", Action::Suspend { reason: "a flood".to_owned() });
    desk.act("2024-04-17T11:00", Action::Resume { reason: "it is over".to_owned() });
    desk.close("2024-04-17T12:00");
    let ledger = desk.ledger("2024-04-17T12:00").unwrap();
    let expected =
        ["04-15 09:00..04-15 10:00 accept Window(hall) 1:00", "04-15 10:00..04-17 12:00 fire Dept(fire) 16:00"];
    assert_eq!(lines(&ledger), expected);
}

/// A running case goes up to now: Thu 25 April 16:00 to Mon 6 May 10:00 over two weekends and three holidays. The window has 1 h on Thursday,
/// Fri 26th, Mon 29th and Tue 30th whole, and 1 h on Monday.
#[test]
fn a_running_case_is_held_up_to_now() {
    let desk = Desk::new(PERMIT, "2024-04-25T16:00");
    let ledger = desk.ledger("2024-05-06T10:00").unwrap();
    assert_eq!(lines(&ledger), ["04-25 16:00..05-06 10:00 accept Window(hall) 23:00"]);
    assert_eq!(shares(&ledger), ["Window(hall) 23/7"]);
    assert_eq!(ledger.whole_days().into_values().collect::<Vec<_>>(), [5]);
    assert_eq!(ledger.whose_day(day("2024-05-02")), None);
    // What is known already is not forgotten.
    assert_eq!(desk.ledger("2024-01-01T00:00").unwrap().to(), ledger.from());
}

/// Equal parts of a day: the morning of 3 h and another 30 minutes are the window's, the remaining 3:30 are fire's. It is the window's day, since it came first;
/// the next is fire's, who has 3:30 before housing has 3:30.
#[test]
fn a_day_in_equal_parts_is_that_of_the_earlier_holder() {
    let mut desk = Desk::new(PERMIT, "2024-04-15T07:00");
    desk.complete("2024-04-15T13:30", "accept", "accepted");
    desk.complete("2024-04-15T15:00", "water", "agree");
    desk.complete("2024-04-16T13:30", "fire", "agree");
    desk.complete("2024-04-16T20:00", "decide", "granted");
    let ledger = desk.ledger("2024-04-16T20:00").unwrap();
    assert_eq!(whose(&ledger), ["2024-04-15 Window(hall)", "2024-04-16 Dept(fire)"]);
    assert_eq!(shares(&ledger), ["Window(hall) 1/2", "Dept(fire) 1", "Dept(housing) 1/2"]);
}
