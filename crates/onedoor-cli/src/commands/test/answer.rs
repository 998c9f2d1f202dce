use super::Total;
use crate::scenarios::Unplayable;
use onedoor::scenario::Share;
use serde::Serialize;

/// A scenario that did not go as it should, or a file that could not be played.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Failed {
    pub(super) file: String,
    pub(super) scenario: String,
    pub(super) line: usize,
    /// For people alone.
    #[serde(skip)]
    pub(super) column: usize,
    pub(super) message: String,
}

impl Failed {
    /// The failure of a whole file.
    pub(super) fn all(file: String, unplayable: Unplayable) -> Self {
        let Unplayable { line, column, message } = unplayable;
        Failed { file, scenario: String::new(), line, column, message }
    }
}

/// What came of everything, as scripts read it.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    passed: usize,
    failed: usize,
    coverage: Shares,
    failures: &'a [Failed],
}

#[derive(Serialize)]
struct Shares {
    steps: [usize; 2],
    edges: [usize; 2],
    outcomes: [usize; 2],
    ends: [usize; 2],
}

impl<'a> Summary<'a> {
    pub(super) fn of(total: &'a Total) -> Self {
        let pair = |share: Share| [share.seen, share.of];
        let c = &total.coverage;
        let coverage = Shares {
            steps: pair(c.steps()),
            edges: pair(c.edges()),
            outcomes: pair(c.outcomes()),
            ends: pair(c.ends()),
        };
        Summary { passed: total.passed, failed: total.failures.len(), coverage, failures: &total.failures }
    }
}
