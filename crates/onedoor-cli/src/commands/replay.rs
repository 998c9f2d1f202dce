//! `onedoor replay`: could what a log tells have happened by the rules of a workflow?

mod deadlines;
mod progress;
mod report;

use crate::{
    answer::Answer,
    output::{Output, harmless},
    replay::{Replay, STATES_MAX, Tally},
    style::{ERROR, HELP},
    trouble::Trouble,
    xes::{self, Oddities, XesError},
};
use onedoor_core::{graph::Catalogue, proof::Proved};
use progress::Progress;
use std::{
    error::Error,
    fs::File,
    io,
    path::{Path, PathBuf},
};

/// What `onedoor replay` is asked for.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ReplayArgs {
    /// The workflow
    file: PathBuf,
    /// The event log, plain or packed with gzip
    #[arg(long, value_name = "LOG.xes[.gz]")]
    log: PathBuf,
    /// How many of the most frequent first rejections to show [default: 5 in a terminal, else none]
    #[arg(long, value_name = "N")]
    rejected: Option<usize>,
}

/// Replays a log against a workflow. The log is opened first: what is missing is said before anything is looked at.
pub(super) fn run(args: &ReplayArgs, workflows: Option<&Path>, output: &mut Output) -> Result<Answer, Trouble> {
    let log = match File::open(&args.log) {
        Ok(log) => log,
        Err(error) => return Fault::Missing(error).told(&args.log, output),
    };
    let Some((workflow, catalogue)) = super::proved(&args.file, workflows, output)? else { return Ok(Answer::No) };
    match replay(&workflow, &catalogue, log) {
        Ok(replayed) => {
            report::tell(replayed.oddities, output)?;
            report::print(&replayed.tally, replayed.most_states, args.rejected, output)?;
            Ok(Answer::Yes)
        }
        Err(fault) => fault.told(&args.log, output),
    }
}

/// What came of a log.
struct Replayed {
    tally: Tally,
    most_states: usize,
    oddities: Oddities,
}

fn replay(workflow: &Proved, catalogue: &Catalogue, log: File) -> Result<Replayed, Fault> {
    let mut replay = Replay::new(workflow, catalogue).ok_or(Fault::NotReplayable)?;
    let mut tally = Tally::default();
    let mut progress = Progress::on_terminal();
    let mut log = xes::read(log)?;
    for trace in log.by_ref() {
        let trace = trace?;
        let replayed = replay
            .case(&trace)
            .map_err(|_| Fault::TooManyStates { case: trace.name.clone(), number: tally.cases + 1 })?;
        tally.add(&trace, replayed);
        progress.show(tally.cases);
    }
    Ok(Replayed { tally, most_states: replay.most_states(), oddities: log.oddities() })
}

/// Why a log was not replayed to its end.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("the log could not be opened")]
    Missing(#[source] io::Error),
    #[error(transparent)]
    Log(#[from] XesError),
    #[error("the {} may be in more than {STATES_MAX} states at once", case_called(case, *number))]
    TooManyStates { case: String, number: u64 },
    #[error("the workflow cannot be replayed: one that it calls is not known, or a guard is too long")]
    NotReplayable,
}

impl Fault {
    /// A file that is missing or no log is misuse; a log that could not be replayed to its end is a no.
    fn told(&self, log: &Path, output: &mut Output) -> Result<Answer, Trouble> {
        let message = format!("{}: {}", log.display(), self.with_sources());
        let help = self.help();
        if self.is_misuse() {
            return Err(Trouble::Misuse { message, help: help.map(str::to_owned) });
        }
        writeln!(output.aside(), "{ERROR}error{ERROR:#}: {}", harmless(&message))?;
        if let Some(help) = help {
            writeln!(output.aside(), "{HELP}help{HELP:#}: {help}")?;
        }
        Ok(Answer::No)
    }

    fn is_misuse(&self) -> bool {
        matches!(self, Fault::Missing(_) | Fault::Log(XesError::Io { .. } | XesError::NotXes { .. }))
    }

    fn help(&self) -> Option<&'static str> {
        match self {
            Fault::Log(error) => error.help(),
            Fault::TooManyStates { .. } => Some(
                "name `activities` in more steps, so that fewer are silent, or put the fields that guards read into the log",
            ),
            Fault::Missing(_) | Fault::NotReplayable => None,
        }
    }

    fn with_sources(&self) -> String {
        let mut text = self.to_string();
        let mut source = self.source();
        while let Some(error) = source {
            text = format!("{text}: {error}");
            source = error.source();
        }
        text
    }
}

fn case_called(case: &str, number: u64) -> String {
    if case.is_empty() { format!("case number {number}, which has no name,") } else { format!("case `{case}`") }
}
