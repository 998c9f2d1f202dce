use super::Total;
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

/// Why nothing of a file can be played.
pub(super) struct Unplayable {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: String,
}

impl Unplayable {
    /// Something about the whole file.
    pub(super) fn new(message: String) -> Self {
        Unplayable { line: 1, column: 1, message }
    }

    /// The failure of the file of this name.
    pub(super) fn of(self, file: String) -> Failed {
        let Unplayable { line, column, message } = self;
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
