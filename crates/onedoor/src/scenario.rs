//! Scenario files: commands in, events and outcome out, beside the workflow that they try.
//!
//! `X.scenario.ron` beside `X.ron` holds named plays. Each begins a case, plays commands as people would give them, and says what must come of it:
//!
//! ```
//! let workflow = r#"Workflow(id: "tea", steps: {"brew": Do(by: Role("cook"))}, ends: {"drunk": (after: ["brew"])})"#;
//! let scenarios = r#"Scenarios(workflow: "tea.ron", scenarios: {
//!     "a cup": (
//!         play: [
//!             (step: "brew", outcome: "done", by: "ann"),
//!             Refused((step: "brew", outcome: "done", by: "ann"), "CaseEnded"),
//!         ],
//!         expect: (end: "drunk", steps: {"brew": Done("done")}, events: ["StepOpened(brew)", "CaseEnded(drunk)"]),
//!     ),
//! })"#;
//! let report = onedoor::scenario::run(scenarios, workflow.as_bytes(), &[])?;
//! assert_eq!((report.passed, report.failures.len()), (1, 0));
//! assert!(report.coverage.is_full());
//! # Ok::<(), onedoor::scenario::ScenarioError>(())
//! ```
//!
//! Time passes only where a scenario says so, by `Pass("2024-05-10T09:00")` or by a command that carries its own time, and begins anew in each. Between two plays,
//! `Expect(…)` says how it stands.

mod coverage;
mod due;
mod event_words;
mod expectation;
mod fault;
mod file;
mod names;
mod order;
mod play;
mod refusal_codes;
#[cfg(test)]
mod tests;
mod value;
mod wall;
mod words;

pub use coverage::{Coverage, Share};
pub use file::{ScenarioError, workflow_of};

use crate::{Error, blocking::Engine, shipped};
use fault::Fault;
use onedoor_core::{
    graph::Catalogue,
    language::read,
    proof::{Proved, load},
};
use wall::Wall;

/// What came of the scenarios of one file.
#[derive(Debug, Default)]
pub struct Report {
    /// How many went as they should.
    pub passed: usize,
    /// Those that did not.
    pub failures: Vec<Failure>,
    /// What of the workflow was seen.
    pub coverage: Coverage,
}

/// A scenario that did not go as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its name.
    pub scenario: String,
    /// The line of the play or expectation, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What went otherwise.
    pub message: String,
}

/// Plays every scenario of a file on a definition. `others` are the definitions that it may call, each id once. Calendars and profiles are those of [`shipped`].
///
/// # Errors
/// [`ScenarioError`] when the file cannot be read, or the definition does not load.
pub fn run(scenarios: &str, workflow: &[u8], others: &[Vec<u8>]) -> Result<Report, ScenarioError> {
    run_knowing(scenarios, workflow, others, &shipped::catalogue())
}

/// The same with other calendars and profiles: those of a catalogue.
///
/// Times in the file are those of the zone of the workflow's calendar, and of UTC where it names none.
///
/// # Errors
/// As [`run`].
pub fn run_knowing(
    scenarios: &str,
    workflow: &[u8],
    others: &[Vec<u8>],
    known: &Catalogue,
) -> Result<Report, ScenarioError> {
    let file = file::read(scenarios)?;
    let setting = Setting { workflow, others, known };
    let proved = setting.proved()?;
    let calendar = proved.workflow().calendar.as_deref().and_then(|calendar| known.calendar(calendar));
    let wall = Wall::of(calendar);
    let mut report = Report { coverage: Coverage::of(&proved), ..Report::default() };
    for (name, scenario) in file.scenarios.iter() {
        let engine = setting.engine()?;
        match play::play(&engine, &proved, &wall, scenario, scenarios) {
            Ok(()) => report.passed += 1,
            Err(Fault { line, column, message }) => {
                report.failures.push(Failure { scenario: name.to_owned(), line, column, message });
            }
        }
        report.coverage.see(&proved, &play::record(&engine));
    }
    Ok(report)
}

/// What scenarios are played in. Each has an engine of its own, for time runs anew in each.
struct Setting<'a> {
    workflow: &'a [u8],
    others: &'a [Vec<u8>],
    known: &'a Catalogue,
}

impl Setting<'_> {
    /// An engine with the definition and what it may call.
    fn engine(&self) -> Result<Engine, ScenarioError> {
        let engine = Engine::knowing(self.known.clone());
        deploy_in_any_order(&engine, self.others);
        engine.deploy(self.workflow).map_err(|error| match error {
            Error::NotProved(loaded) => ScenarioError::NotProved(loaded),
            other => ScenarioError::NotDeployed(other.to_string()),
        })?;
        Ok(engine)
    }

    fn proved(&self) -> Result<Proved, ScenarioError> {
        let mut catalogue = self.known.clone();
        self.others.iter().filter_map(|text| read(text).workflow).for_each(|tree| catalogue.add(&tree));
        let mut loaded = load(self.workflow, &catalogue);
        loaded.proved.take().ok_or_else(|| ScenarioError::NotProved(Box::new(loaded)))
    }
}

/// Definitions call one another: as long as one more of them loads, others may.
fn deploy_in_any_order(engine: &Engine, others: &[Vec<u8>]) {
    let mut waiting: Vec<&Vec<u8>> = others.iter().collect();
    let mut before = usize::MAX;
    while waiting.len() < before {
        before = waiting.len();
        waiting.retain(|text| engine.deploy(text).is_err());
    }
}
