//! Real logs, which are not part of the source: `ONEDOOR_SHARED` names the folder that holds `data/logs`.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;

use super::*;

/// What is known of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Census {
    traces: usize,
    names: usize,
    events: usize,
    complete: usize,
    activities: usize,
    timed: usize,
}

fn check(name: &str, expected: Census) {
    let Some(folder) = std::env::var_os("ONEDOOR_SHARED") else {
        eprintln!("skipped: ONEDOOR_SHARED is not set");
        return;
    };
    let path = PathBuf::from(folder).join("data/logs").join(name);
    let mut log = read(File::open(path).unwrap()).unwrap();
    let traces: Vec<Trace> = log.by_ref().collect::<Result<_, _>>().unwrap();
    assert_eq!(log.oddities(), Oddities::default());
    assert_eq!(census(&traces), expected);
    assert!(traces.iter().all(is_sorted));
}

fn census(traces: &[Trace]) -> Census {
    let events = || traces.iter().flat_map(|trace| &trace.events);
    Census {
        traces: traces.len(),
        names: traces.iter().map(|trace| &trace.name).collect::<BTreeSet<_>>().len(),
        events: events().count(),
        complete: traces.iter().map(|trace| trace.in_order().len()).sum(),
        activities: events().map(|event| &event.activity).collect::<BTreeSet<_>>().len(),
        timed: events().filter(|event| event.timestamp.is_some()).count(),
    }
}

fn is_sorted(trace: &Trace) -> bool {
    trace.in_order().is_sorted_by_key(|event| event.timestamp)
}

#[test]
fn the_receipt_log_is_read_whole() {
    let expected = Census { traces: 1434, names: 1434, events: 8577, complete: 8577, activities: 27, timed: 8577 };
    check("receipt.xes.gz", expected);
}

#[test]
fn the_reviewing_log_is_read_with_its_starts() {
    let expected = Census { traces: 100, names: 100, events: 3730, complete: 2278, activities: 14, timed: 3730 };
    check("reviewing.xes.gz", expected);
}
