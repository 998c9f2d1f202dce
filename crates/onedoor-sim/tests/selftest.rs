//! The selftest of `kernel.py` on the oracle, and on the extensions: nothing open, nothing waits.

use std::sync::Arc;

use onedoor_sim::generate::{Family, Rng, one_way, random_workflow, storm};
use onedoor_sim::oracle::{Workflow, explore};

const SEEDS: u64 = 150;

#[derive(Debug, Default)]
struct Count {
    explored: usize,
    stuck: usize,
    stuck_in_storms: usize,
    refused: usize,
    too_large: usize,
    differ: usize,
}

fn count(family: &Family) -> Count {
    let mut count = Count::default();
    for seed in 0..SEEDS {
        let w = Arc::new(Workflow::new(random_workflow(&mut Rng::new(seed), family)).unwrap());
        if !w.refusals().is_empty() {
            count.refused += 1;
            continue;
        }
        count.stuck_in_storms += usize::from(!storm(&w, &mut Rng::new(seed), 40));
        let Some(found) = explore(&w, 2, 3000) else {
            count.too_large += 1;
            continue;
        };
        count.explored += 1;
        count.stuck += usize::from(!found.stuck.is_empty());
        let races = family.returns || family.ends > 0;
        count.differ += usize::from(!races && order_matters(&w, seed));
    }
    count
}

/// Ten cases in which every step always has the same outcome, but the open steps are completed in another order.
fn order_matters(w: &Arc<Workflow>, seed: u64) -> bool {
    let outcomes = |n: usize| w.spec().steps[n].outcomes.len();
    let pick = |n: usize| Rng::new(seed * 1000 + n as u64).below(outcomes(n));
    let keys: Vec<_> = (0..10).map(|order| one_way(w, &mut Rng::new(order), pick, 200).key()).collect();
    keys.iter().any(|key| *key != keys[0])
}

#[test]
fn if_nothing_is_open_nothing_waits() {
    for family in Family::all() {
        let count = count(&family);
        println!("{:24} {:?}: {count:?}", family.name, family.joins);
        assert_eq!((count.stuck, count.stuck_in_storms, count.differ), (0, 0, 0), "{family:?}");
        assert!(count.explored > 20);
    }
}
