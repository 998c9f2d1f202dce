use super::{Deadlines, Replayed, Verdict};
use crate::xes::Trace;
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};

/// The first event of a case that fits no possible state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FirstRejection {
    /// Its activity.
    pub(crate) activity: String,
    /// The steps that could have been open instead, of those that a log can name.
    pub(crate) open: Vec<String>,
}

/// The counts of a replay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Tally {
    /// The traces of the log.
    pub(crate) cases: u64,
    /// The events that count.
    pub(crate) events: u64,
    /// The cases that can be at an end.
    pub(crate) complete: u64,
    /// The cases that fit and go on.
    pub(crate) open: u64,
    /// The cases that do not fit.
    pub(crate) rejected: u64,
    /// The events accepted before the first rejection of each case.
    pub(crate) accepted_events: u64,
    /// How the cases stand to their deadlines.
    pub(crate) deadlines: Deadlines,
    #[serde(skip)]
    rejections: BTreeMap<FirstRejection, u64>,
}

impl Tally {
    /// Counts a case.
    pub(crate) fn add(&mut self, trace: &Trace, case: Replayed) {
        self.deadlines.add(trace);
        self.cases += 1;
        self.events += case.events as u64;
        self.accepted_events += case.accepted as u64;
        match case.verdict {
            Verdict::Complete => self.complete += 1,
            Verdict::Open => self.open += 1,
            Verdict::Rejected(first) => {
                self.rejected += 1;
                *self.rejections.entry(first).or_default() += 1;
            }
        }
    }

    /// The first rejections with the number of cases, the most frequent first.
    pub(crate) fn rejections(&self) -> Vec<(&FirstRejection, u64)> {
        let mut rejections: Vec<_> = self.rejections.iter().map(|(first, cases)| (first, *cases)).collect();
        rejections.sort_by_key(|(_, cases)| Reverse(*cases));
        rejections
    }
}
