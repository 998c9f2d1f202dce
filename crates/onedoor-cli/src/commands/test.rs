mod answer;

use crate::{
    answer::Answer,
    definitions::Library,
    files::{self, Text},
    output::{Output, counted, harmless},
    scenarios::{Scenarios, Unplayable},
    style::{DONE, ERROR},
    trouble::Trouble,
};
use answer::{Failed, Summary};
use onedoor::scenario::{self, Coverage, Report, Share};
use std::path::{Path, PathBuf};

/// More of what was not seen is counted, not listed.
const UNSEEN_MAX: usize = 20;

/// Plays scenario files and says what went otherwise, and what of the workflows was seen.
pub(super) fn test(
    paths: &[PathBuf],
    min_coverage: Option<u8>,
    workflows: Option<&Path>,
    output: &mut Output,
) -> Result<Answer, Trouble> {
    let files = files::scenarios_under(paths)?;
    if files.is_empty() {
        return Err(Trouble::misuse_with_help("no scenario file was found", "scenario files end in `.scenario.ron`"));
    }
    let mut total = Total::default();
    let mut library = Library::new(workflows)?;
    for file in &files {
        let name = file.name();
        match play(file, workflows, &mut library) {
            Ok(report) => total.add(&name, report, output)?,
            Err(unplayable) => total.fail(Failed::all(name, unplayable), output)?,
        }
    }
    total.tell(files.len(), output)?;
    let covered = min_coverage.is_none_or(|least| total.coverage.percent() >= usize::from(least));
    if let Some(least) = min_coverage.filter(|_| !covered) {
        let percent = total.coverage.percent();
        writeln!(
            output.human(),
            "{ERROR}covered {percent} % (the least of steps, edges, outcomes and ends), less than {least} %{ERROR:#}"
        )?;
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
                    column: failure.column,
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
            "{ERROR}failed{ERROR:#}  {}:{}:{}{scenario}: {}",
            failed.file,
            failed.line,
            failed.column,
            harmless(&failed.message)
        )?;
        self.failures.push(failed);
        Ok(())
    }

    fn tell(&self, files: usize, output: &mut Output) -> Result<(), Trouble> {
        let share = |share: Share| format!("{} of {}", share.seen, share.of);
        let c = &self.coverage;
        let (steps, edges, outcomes, ends) = (share(c.steps()), share(c.edges()), share(c.outcomes()), share(c.ends()));
        let files = counted(files, "file");
        writeln!(output.human(), "{} passed, {} failed in {files}", self.passed, self.failures.len())?;
        if !c.is_empty() {
            writeln!(output.human(), "seen: steps {steps}, edges {edges}, outcomes {outcomes}, ends {ends}")?;
        }
        if !c.is_full() {
            writeln!(output.human(), "unseen: {}", listed(&c.unseen()))?;
        }
        Ok(())
    }
}

/// The first of them, and how many more there are.
fn listed(unseen: &[String]) -> String {
    let shown = unseen.iter().take(UNSEEN_MAX).map(String::as_str).collect::<Vec<_>>().join("; ");
    match unseen.len().saturating_sub(UNSEEN_MAX) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

/// Plays the scenarios of a file, or says why they cannot be played.
fn play(file: &Text, workflows: Option<&Path>, library: &mut Library) -> Result<Report, Unplayable> {
    let scenarios = Scenarios::of(file, workflows)?;
    let setting = scenarios.setting(library.known_to(&scenarios.workflow));
    Ok(scenario::run_in(&scenarios.text, &setting)?)
}
