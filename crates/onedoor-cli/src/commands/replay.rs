//! `onedoor replay`: could what a log tells have happened by the rules of a workflow?

mod progress;
mod report;

use crate::{
    output::harmless,
    replay::{Replay, STATES_MAX, Tally},
    style::{ERROR, HELP},
    xes::{self, XesError},
};
use onedoor_core::{graph::Catalogue, proof::Proved};
use progress::Progress;
use std::{
    error::Error,
    fs::File,
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The log could not be replayed to its end.
const NO: u8 = 1;
/// A file is missing or unreadable.
const MISUSE: u8 = 2;

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

/// Replays a log against the workflow that `load` brings, with what it may call; what `load` cannot bring it has said itself.
pub(crate) fn run(
    args: &ReplayArgs,
    json: bool,
    load: impl FnOnce(&Path) -> Result<(Proved, Catalogue), ExitCode>,
) -> ExitCode {
    let log = match File::open(&args.log) {
        Ok(log) => log,
        Err(error) => return Fault::Missing(error).told(&args.log),
    };
    let (workflow, catalogue) = match load(&args.file) {
        Ok(loaded) => loaded,
        Err(code) => return code,
    };
    match replay(&workflow, &catalogue, log) {
        Ok((tally, most_states)) => {
            report::print(&tally, most_states, json, args.rejected);
            ExitCode::SUCCESS
        }
        Err(fault) => fault.told(&args.log),
    }
}

fn replay(workflow: &Proved, catalogue: &Catalogue, log: File) -> Result<(Tally, usize), Fault> {
    let mut replay = Replay::new(workflow, catalogue).ok_or(Fault::NotReplayable)?;
    let mut tally = Tally::default();
    let mut progress = Progress::on_terminal();
    let mut log = xes::read(log)?;
    for trace in log.by_ref() {
        let trace = trace?;
        let replayed = replay
            .case(&trace)
            .map_err(|_| Fault::TooManyStates { case: trace.name.clone(), number: tally.cases + 1 })?;
        tally.add(replayed);
        progress.show(tally.cases);
    }
    report::tell(log.oddities());
    Ok((tally, replay.most_states()))
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
    /// Says it on stderr; gives the code to exit with.
    fn told(&self, log: &Path) -> ExitCode {
        let text = format!("{}: {}", log.display(), self.with_sources());
        anstream::eprintln!("{ERROR}error{ERROR:#}: {}", harmless(&text));
        if let Some(help) = self.help() {
            anstream::eprintln!("{HELP}help{HELP:#}: {help}");
        }
        ExitCode::from(self.code())
    }

    fn code(&self) -> u8 {
        match self {
            Fault::Missing(_) | Fault::Log(XesError::Io { .. } | XesError::NotXes { .. }) => MISUSE,
            Fault::Log(_) | Fault::TooManyStates { .. } | Fault::NotReplayable => NO,
        }
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
