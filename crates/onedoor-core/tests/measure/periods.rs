//! What counts in which period, on rows written by hand.

use super::desk::time;
use onedoor_core::{
    calendar::Amount,
    case::Closing,
    measure::{
        AGENCY, Allowed, CaseFacts, Ended, LimitFacts, Measures, Outcome, Period, Rate, TRACK, TimeFacts, Timeliness,
        lowest_completion_rate,
    },
};
use std::collections::BTreeMap;

pub(crate) fn april() -> Period {
    Period { from: time("2024-04-01T00:00"), to: time("2024-05-01T00:00") }
}

/// A case accepted and ended on days of 2024, `04-15`.
pub(crate) fn case(accepted: &str, ended: Option<&str>) -> CaseFacts {
    let at = |day: &str| time(&format!("2024-{day}T12:00"));
    CaseFacts {
        received: at(accepted),
        accepted: Some(at(accepted)),
        ended: ended.map(|day| Ended { at: at(day), outcome: Outcome::End("granted".to_owned()) }),
        returns: 0,
        silences: BTreeMap::new(),
        time: None,
        labels: BTreeMap::new(),
    }
}

/// The same with so many of so many working days used; late since a day where one is given.
pub(crate) fn timed(case: CaseFacts, used: u64, statutory: u32, late: Option<&str>) -> CaseFacts {
    let timeliness =
        late.map_or(Timeliness::InTime, |day| Timeliness::Late { since: time(&format!("2024-{day}T00:00")) });
    let amount = Amount::WorkingDays(statutory);
    let allowed = Allowed { amount, extra: 0, allowed: statutory.into(), ordinary: statutory.into(), used, timeliness };
    let limit = Some(LimitFacts { used_working_days: used, promised: None, statutory: Some(allowed) });
    let time = TimeFacts {
        limit,
        stop_days: BTreeMap::new(),
        stopped_days: 0,
        shares: BTreeMap::new(),
        whole_days: BTreeMap::new(),
        working_days: used,
    };
    CaseFacts { time: Some(time), ..case }
}

/// Accepted in April: b, c, d, e. Completed in April: a (accepted in March) and b. c comes in May, d is open and late since the 29th, e was withdrawn. f was
/// received in April and waits to be accepted, g was declined.
#[test]
fn a_flow_and_a_cohort_are_two_rates() {
    let withdrawn = Ended { at: time("2024-04-20T12:00"), outcome: Outcome::Closed(Closing::Withdrawn) };
    let cases = [
        timed(case("03-20", Some("04-02")), 9, 20, None),
        timed(case("04-02", Some("04-30")), 19, 20, Some("04-30")),
        case("04-03", Some("05-02")),
        timed(case("04-04", None), 20, 20, Some("04-29")),
        CaseFacts { ended: Some(withdrawn), ..case("04-05", None) },
        CaseFacts { accepted: None, ..case("04-06", None) },
        CaseFacts { accepted: None, ..case("04-07", Some("04-08")) },
    ];
    let april = Measures::of(&cases, april());
    assert_eq!((april.received, april.accepted, april.completed), (6, 4, 2));
    assert_eq!((april.declined, april.closed.get("withdrawn").copied(), april.pending), (1, Some(1), 1));
    assert_eq!((april.open, april.overdue_statutory, april.overdue_promised), (2, 1, 0));
    assert_eq!(april.completion_flow(), Rate { part: 2, whole: 4 });
    assert_eq!(april.completion_cohort(), Rate { part: 1, whole: 4 });
    assert_eq!(april.on_time_statutory, Rate { part: 1, whole: 2 });
    assert_eq!(april.on_time_promised.percent(0), None, "nothing was promised");
}

/// A period holds its first instant and not its last: what ends at midnight belongs to the next day.
#[test]
fn periods_that_adjoin_count_everything_once() {
    let mut midnight = case("04-10", None);
    midnight.ended = Some(Ended { at: april().to, outcome: Outcome::RanOut });
    let may = Period { from: april().to, to: time("2024-06-01T00:00") };
    let [in_april, in_may] = [april(), may].map(|period| Measures::of([&midnight], period));
    assert_eq!((in_april.open, in_april.closed.len()), (1, 0));
    assert_eq!((in_may.open, in_may.closed.get("ran out").copied()), (0, Some(1)));
}

/// The founding figures: of 15,470 cases 15,161 are the fewest that are 98 per cent.
#[test]
fn fifteen_thousand_one_hundred_and_sixty_one_is_the_least_that_is_enough() {
    let measures = |completed: usize| {
        let (done, open) = (case("04-10", Some("04-20")), case("04-10", None));
        let cases = std::iter::repeat_n(&done, completed).chain(std::iter::repeat_n(&open, 15_470 - completed));
        Measures::of(cases, april()).completion_flow()
    };
    let (enough, too_few) = (measures(15_161), measures(15_160));
    assert!(enough.at_least(98, 100) && !too_few.at_least(98, 100));
    // 15,160 / 15,470 is 0.97996…, which to two digits in the usual way would be 98.00.
    assert_eq!((too_few.percent(2).unwrap(), too_few.percent(3).unwrap()), ("97.99".to_owned(), "97.996".to_owned()));
    assert_eq!(enough.percent(2).unwrap(), "98.00");
    assert!(Rate { part: u64::MAX, whole: u64::MAX }.at_least(u64::MAX, u64::MAX) && Rate::default().at_least(1, 1));
}

/// 1 − 0/3 = 1, 1 − 3/7 = 4/7, 1 − 15/25 = 2/5, 1 − 54/90 = 2/5: the mean is 83/140 = 0.592…. Of 125 days 72 were used: 53/125 = 0.424.
#[test]
fn both_averages_of_speed_are_given() {
    let used = [(0, 3), (3, 7), (15, 25), (54, 90)];
    let mut cases = used.map(|(used, statutory)| timed(case("04-02", Some("04-20")), used, statutory, None));
    cases[1] = cases[1].clone().label(TRACK, AGENCY);
    let april = Measures::of(&cases, april());
    assert_eq!(april.speed_up.mean_of_ratios().unwrap().to_string(), "83/140");
    assert_eq!(april.speed_up.mean_of_ratios().unwrap().percent(1), "59.2");
    assert_eq!(april.speed_up.ratio_of_sums().unwrap().to_string(), "53/125");
    assert_eq!(april.speed_up_agency.ratio_of_sums().unwrap().to_string(), "4/7");
}

/// Before 10 April 2 of 2 are done. On the 10th two more come, 2 of 4; on the 12th one is done, 3 of 4; on the 20th another comes, 3 of 5, and at the end of the
/// period all are done. The end of April is no witness for what was always so.
#[test]
fn always_means_at_every_instant() {
    let cases = [
        case("03-01", Some("03-10")),
        case("03-02", Some("03-11")),
        case("04-10", Some("04-12")),
        case("04-10", Some("04-28")),
        case("04-20", Some("04-28")),
    ];
    assert!(Measures::of(&cases, april()).completion_flow().at_least(98, 100));
    let lowest = lowest_completion_rate(&cases, april()).unwrap();
    assert_eq!((lowest.rate, lowest.at), (Rate { part: 2, whole: 4 }, time("2024-04-10T12:00")));
    let late = Period { from: time("2024-04-29T00:00"), to: time("2024-05-01T00:00") };
    assert_eq!(lowest_completion_rate(&cases, late).unwrap().rate, Rate { part: 5, whole: 5 });
    assert_eq!(lowest_completion_rate(&cases[2..2], april()), None);
    let backwards = Period { from: april().to, to: april().from };
    assert_eq!(lowest_completion_rate(&cases, backwards).unwrap().at, april().to);
}
