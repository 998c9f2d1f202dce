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
//! Several people act in a scenario: a completion says `by` whom, and `As("li", Claim("fire"))` gives any other command to somebody. A file that names a
//! `directory` is played by it: what it does not allow is refused, and so is what nobody in particular orders. Without one the host answers for who acts, and
//! somebody does what nobody in particular orders.
//!
//! Time passes only where a scenario says so, by `Pass("2024-05-10T09:00")` or by a command that carries its own time, and begins anew in each. Between two plays,
//! `Expect(…)` says how it stands.

mod coverage;
mod due;
mod event_words;
mod expectation;
mod explained;
mod fault;
mod file;
mod names;
mod order;
mod people;
mod play;
mod play_text;
mod refusal_codes;
mod setting;
#[cfg(test)]
mod tests;
mod value;
mod wall;
mod words;

pub use coverage::{Coverage, Share};
pub use explained::{Explained, explain_in};
pub use file::{ScenarioError, directories_of, workflow_of};
pub use setting::Setting;

use crate::shipped;
use fault::Fault;
use onedoor_core::graph::Catalogue;
use play::Stage;
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
/// There are no directories: see [`run_in`].
///
/// # Errors
/// [`ScenarioError`] when the file cannot be read, or the definition does not load.
pub fn run(scenarios: &str, workflow: &[u8], others: &[Vec<u8>]) -> Result<Report, ScenarioError> {
    run_knowing(scenarios, workflow, others, &shipped::catalogue())
}

/// The same with other calendars and profiles: those of a catalogue.
///
/// # Errors
/// As [`run`].
pub fn run_knowing(
    scenarios: &str,
    workflow: &[u8],
    others: &[Vec<u8>],
    known: &Catalogue,
) -> Result<Report, ScenarioError> {
    run_in(scenarios, &Setting::new(workflow, known).calling(others))
}

/// Plays every scenario of a file in a setting.
///
/// Times in the file are those of the zone of the workflow's calendar, and of UTC where it names none.
///
/// # Errors
/// As [`run`], and where a directory that the file names cannot be read.
pub fn run_in(scenarios: &str, setting: &Setting<'_>) -> Result<Report, ScenarioError> {
    let file = file::read(scenarios)?;
    let proved = setting.proved()?;
    let wall = Wall::of(setting.calendar_of(&proved));
    let mut report = Report { coverage: Coverage::of(&proved), ..Report::default() };
    for (name, scenario) in file.scenarios.iter() {
        let mut stage = Stage::new(setting.engine()?, &proved, setting, &wall);
        stage.begin_with(file.directory.as_deref(), scenarios)?;
        match play::play(&mut stage, scenario, scenarios, usize::MAX) {
            Ok(()) => report.passed += 1,
            Err(fault) => report.failures.push(failure(name, fault)),
        }
        let seen =
            stage.engine.asynchronous().look(play::CASE, |kept, _, _| report.coverage.see(&proved, &kept.record));
        // What never began was not seen.
        drop(seen);
    }
    Ok(report)
}

fn failure(scenario: &str, fault: Fault) -> Failure {
    let Fault { line, column, message } = fault;
    Failure { scenario: scenario.to_owned(), line, column, message }
}
