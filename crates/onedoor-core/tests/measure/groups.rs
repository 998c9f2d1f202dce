//! The measures of groups add up to those of the whole, by whatever the cases are grouped.

use super::periods::{april, case, timed};
use onedoor_core::{
    ledger::{Fraction, Holder},
    measure::{CaseFacts, Measures},
};
use onedoor_sim::generate::Rng;

const LABELS: [(&str, [&str; 3]); 3] = [
    ("department", ["fire", "water", "roads"]),
    ("lane", ["green", "plain", "green"]),
    ("track", ["agency", "self", "agency"]),
];

/// A row as chance has it.
fn row(rng: &mut Rng) -> CaseFacts {
    let day = |rng: &mut Rng| format!("{:02}-{:02}", rng.between(3, 5), rng.between(1, 28));
    let (accepted, ended) = (day(rng), rng.chance(80).then(|| day(rng)));
    let mut row = case(&accepted, ended.as_deref().filter(|ended| *ended >= accepted.as_str()));
    if rng.chance(10) {
        row.accepted = None;
    }
    if rng.chance(80) {
        let late = rng.chance(30).then(|| day(rng));
        row = timed(row, rng.below(30) as u64, rng.between(1, 30) as u32, late.as_deref());
    }
    if let Some(time) = &mut row.time {
        let holder = rng.choose(&["fire", "water"]).map_or(Holder::Nobody, |name| Holder::Dept(name.to_owned()));
        time.shares.insert(holder.clone(), Fraction::of(rng.below(50) as u128, 7).unwrap());
        time.whole_days.insert(holder, rng.below(9) as u64);
        time.stop_days.insert(rng.choose(&["expert", "hearing"]).unwrap_or("expert").to_owned(), rng.below(9) as u64);
        time.stopped_days = rng.below(9) as u64;
    }
    row.returns = rng.below(3) as u64;
    row.silences.insert("DeemedConsent", rng.below(3) as u64);
    for (dimension, values) in LABELS {
        if rng.chance(80) {
            row = row.label(dimension, values[rng.below(3)]);
        }
    }
    row
}

#[test]
fn groups_by_any_label_add_up_to_the_whole() {
    for seed in 0..300 {
        let mut rng = Rng::new(seed);
        let rows: Vec<CaseFacts> = (0..rng.between(0, 60)).map(|_| row(&mut rng)).collect();
        let whole = Measures::of(&rows, april());
        for dimension in ["department", "lane", "track", "no such label"] {
            let groups = Measures::by(&rows, april(), dimension);
            let sum = groups.into_values().fold(Measures::of([], april()), Measures::and);
            assert_eq!(sum, whole, "seed {seed}, by {dimension}");
        }
        assert_eq!(whole.received, rows.iter().filter(|row| april().holds(row.received)).count() as u64);
    }
}

/// Whatever was received before the end of a period is pending, open, or ended, and only one of these.
#[test]
fn no_case_is_lost() {
    for seed in 0..300 {
        let mut rng = Rng::new(seed);
        let rows: Vec<CaseFacts> = (0..rng.between(0, 60)).map(|_| row(&mut rng)).collect();
        let mut ever = april();
        ever.from = jiff::Timestamp::MIN;
        let all = Measures::of(&rows, ever);
        let ended = all.completed + all.declined + all.closed.values().sum::<u64>();
        assert_eq!(all.received, all.pending + all.open + ended, "seed {seed}");
        assert_eq!(all.completion_flow(), all.completion_cohort(), "since the beginning the flow is the cohort");
        assert!(all.overdue_statutory <= all.open && all.completed <= all.accepted);
    }
}
