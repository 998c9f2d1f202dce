mod answer;

use crate::{
    answer::Answer,
    definitions,
    files::{self, Text},
    output::Output,
    style::{DONE, ERROR},
    trouble::Trouble,
};
use answer::{Failed, Summary};
use onedoor::scenario::{self, Coverage, Report, ScenarioError, Share};
use std::path::{Path, PathBuf};

/// Plays scenario files and says what went otherwise, and what of the workflows was seen.
pub(super) fn test(
    paths: &[PathBuf],
    min_coverage: Option<u8>,
    workflows: Option<&Path>,
    output: &mut Output,
) -> Result<Answer, Trouble> {
    let files = files::scenarios_under(paths)?;
    let mut total = Total::default();
    for file in &files {
        let name = file.name();
        match play(file, workflows) {
            Ok(report) => total.add(&name, report, output)?,
            Err((line, message)) => {
                total.fail(Failed { file: name, scenario: String::new(), line, message }, output)?;
            }
        }
    }
    total.tell(files.len(), output)?;
    let covered = min_coverage.is_none_or(|least| total.coverage.percent() >= usize::from(least));
    if let Some(least) = min_coverage.filter(|_| !covered) {
        writeln!(output.human(), "{ERROR}covered {} %, less than {least} %{ERROR:#}", total.coverage.percent())?;
    }
    output.json(&Summary::of(&total))?;
    Ok(if total.failures.is_empty() && covered { Answer::Yes } else { Answer::No })
}

/// What came of all files.
#[derive(Default)]
struct Total {
    passed: usize,
    failures: Vec<Failed>,
    coverage: Coverage,
}

impl Total {
    fn add(&mut self, file: &str, report: Report, output: &mut Output) -> Result<(), Trouble> {
        self.passed += report.passed;
        self.coverage.add(report.coverage);
        if report.failures.is_empty() {
            writeln!(output.human(), "{DONE}ok{DONE:#}      {file}: {} passed", report.passed)?;
        }
        for failure in report.failures {
            self.fail(
                Failed {
                    file: file.to_owned(),
                    scenario: failure.scenario,
                    line: failure.line,
                    message: failure.message,
                },
                output,
            )?;
        }
        Ok(())
    }

    fn fail(&mut self, failed: Failed, output: &mut Output) -> Result<(), Trouble> {
        let scenario = if failed.scenario.is_empty() { String::new() } else { format!(" in `{}`", failed.scenario) };
        writeln!(
            output.human(),
            "{ERROR}failed{ERROR:#}  {}:{}{scenario}: {}",
            failed.file,
            failed.line,
            failed.message
        )?;
        self.failures.push(failed);
        Ok(())
    }

    fn tell(&self, files: usize, output: &mut Output) -> Result<(), Trouble> {
        let share = |share: Share| format!("{} of {}", share.seen, share.of);
        let c = &self.coverage;
        let (steps, edges, outcomes, ends) = (share(c.steps()), share(c.edges()), share(c.outcomes()), share(c.ends()));
        writeln!(output.human(), "{} passed, {} failed in {files} files", self.passed, self.failures.len())?;
        writeln!(output.human(), "seen: steps {steps}, edges {edges}, outcomes {outcomes}, ends {ends}")?;
        Ok(())
    }
}

/// Plays the scenarios of a file, or says at which line and why they cannot be played.
fn play(file: &Text, workflows: Option<&Path>) -> Result<Report, (usize, String)> {
    let text = String::from_utf8_lossy(&file.bytes);
    let told = |error: ScenarioError| match error {
        ScenarioError::Unreadable { line, message, .. } => (line, message),
        ScenarioError::NotProved(loaded) => (1, format!("its workflow does not load: {}", first_error(&loaded))),
        other => (1, other.to_string()),
    };
    let named = scenario::workflow_of(&text).map_err(told)?;
    let path = file.path.parent().unwrap_or(Path::new("")).join(named);
    let workflow = files::read(&path).map_err(|trouble| (1, trouble.to_string()))?;
    let others = definitions::texts_for(&workflow, workflows).map_err(|trouble| (1, trouble.to_string()))?;
    scenario::run(&text, &workflow.bytes, &others).map_err(told)
}

fn first_error(loaded: &onedoor_core::proof::Loaded) -> String {
    let first = loaded.diagnostics.iter().find(|d| d.severity() == onedoor_core::diagnostic::Severity::Error);
    first.map_or(String::new(), |d| format!("line {}: {}", loaded.source.locate(&d.place).start.line, d.message))
}
