//! Which cases of a log were closed by their deadline: by what the log says, not by what the workflow would have allowed.

mod breakdown;
mod figures;
mod standing;

pub(crate) use figures::Figures;

use crate::xes::Trace;
use breakdown::Breakdown;
use serde::Serialize;
use standing::Standing;

/// The attribute of a trace with the department that answers for the case.
const DEPARTMENT: &str = "department";
/// The attribute of a trace with the way by which the application came in.
const CHANNEL: &str = "channel";

/// How the cases of a log stand to their deadlines. A case without one is counted nowhere.
///
/// The order of the fields is the order of the keys in JSON. The figures of each breakdown add up to the first three.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Deadlines {
    #[serde(flatten)]
    total: Figures,
    by_department: Breakdown,
    by_channel: Breakdown,
    /// The cases whose deadline or end is there and is no instant. They are in no other figure.
    unreadable: u64,
}

impl Deadlines {
    /// Counts a case.
    pub(crate) fn add(&mut self, trace: &Trace) {
        match Standing::of(trace) {
            Standing::NoDeadline => {}
            Standing::Unreadable => self.unreadable += 1,
            Standing::Counts(figure) => {
                self.total.count(figure);
                self.by_department.of(trace.attributes.get(DEPARTMENT)).count(figure);
                self.by_channel.of(trace.attributes.get(CHANNEL)).count(figure);
            }
        }
    }

    /// The figures of all cases.
    pub(crate) fn total(&self) -> Figures {
        self.total
    }

    /// The figures of each department, sorted by its name.
    pub(crate) fn departments(&self) -> impl ExactSizeIterator<Item = (&str, Figures)> {
        self.by_department.iter()
    }

    /// The cases whose deadline or end is there and is no instant.
    pub(crate) fn unreadable(&self) -> u64 {
        self.unreadable
    }
}
