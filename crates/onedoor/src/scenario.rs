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

mod coverage;
mod event_words;
mod expectation;
mod fault;
mod file;
mod names;
mod play;
#[cfg(test)]
mod tests;
mod value;
mod words;

pub use coverage::{Coverage, Share};
pub use file::{ScenarioError, workflow_of};

use crate::{Error, blocking::Engine};
use fault::Fault;
use onedoor_core::{
    language::Workflow,
    proof::{Loaded, Proved},
};

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

/// Plays every scenario of a file on a definition. `others` are the definitions that it may call, each id once.
///
/// # Errors
/// [`ScenarioError`] when the file cannot be read, or the definition does not load.
pub fn run(scenarios: &str, workflow: &[u8], others: &[Vec<u8>]) -> Result<Report, ScenarioError> {
    let file = file::read(scenarios)?;
    let (engine, proved) = ready(workflow, others)?;
    let mut report = Report { coverage: Coverage::of(&proved), ..Report::default() };
    for (number, (name, scenario)) in file.scenarios.iter().enumerate() {
        let case = format!("case_{}", number + 1);
        match play::play(&engine, &proved, &case, scenario, scenarios) {
            Ok(()) => report.passed += 1,
            Err(Fault { line, column, message }) => {
                report.failures.push(Failure { scenario: name.to_owned(), line, column, message });
            }
        }
        report.coverage.see(&proved, &engine.history(&case).unwrap_or_default());
    }
    Ok(report)
}

/// An engine with the definition and what it may call.
fn ready(workflow: &[u8], others: &[Vec<u8>]) -> Result<(Engine, Proved), ScenarioError> {
    let engine = Engine::in_memory();
    deploy_in_any_order(&engine, others);
    engine.deploy(workflow).map_err(|error| match error {
        Error::NotProved(loaded) => ScenarioError::NotProved(loaded),
        other => ScenarioError::NotDeployed(other.to_string()),
    })?;
    let mut catalogue = onedoor_core::graph::Catalogue::default();
    readable(others).iter().for_each(|tree| catalogue.add(tree));
    let Loaded { proved: Some(proved), .. } = onedoor_core::proof::load(workflow, &catalogue) else {
        return Err(ScenarioError::NotDeployed("the definition does not load".to_owned()));
    };
    Ok((engine, proved))
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

fn readable(texts: &[Vec<u8>]) -> Vec<Workflow> {
    texts.iter().filter_map(|text| onedoor_core::language::read(text).workflow).collect()
}
