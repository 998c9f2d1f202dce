use crate::commands::{DueArgs, ReplayArgs};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Approval workflows that are proved before they run.
#[derive(Debug, Parser)]
#[command(name = "onedoor", version, propagate_version = true, after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// How to answer: text for people, or JSON Lines on stdout with the summary last
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// The folder of workflows that a `Call` may name, and of `calendars` [default: ./workflows]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) workflows: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER_HELP: &str = "Exit code: 0 for yes, 1 for no (an error in a workflow, a refusal, a day that a calendar does not cover), 2 for misuse.";

/// How to answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text for people.
    #[default]
    Human,
    /// JSON Lines on stdout, text for people on stderr.
    Json,
}

/// What to do. One variant a command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a workflow to start from, with its scenarios
    New {
        /// Its id: lower-case letters, digits and `_`
        name: String,
    },
    /// Read, compile and prove workflows
    Check {
        /// Files, or folders to look through
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Draw a workflow
    Graph {
        /// The workflow
        file: PathBuf,
        /// What to draw
        #[arg(long, value_enum)]
        to: Picture,
        /// Where to write it [default: stdout]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Play scenario files
    Test {
        /// Scenario files, or folders to look through
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Fail unless so many percent of steps, of edges, of outcomes and of ends were seen
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=100))]
        min_coverage: Option<u8>,
    },
    /// Replay an event log against a workflow
    Replay(ReplayArgs),
    /// Say when a limit ends, and how much of it is used
    #[command(after_help = DUE_HELP)]
    Due(DueArgs),
    /// Play a case of a workflow in the terminal
    #[command(after_help = RUN_HELP)]
    Run {
        /// The workflow
        file: PathBuf,
        /// When the case begins, by the clock of the workflow's calendar: `2024-04-15T09:00` [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// The directory by which people are judged; without one anybody may do anything
        #[arg(long, value_name = "FILE", requires = "applicant")]
        directory: Option<PathBuf>,
        /// Whose case it is, and who begins it
        #[arg(long, value_name = "PERSON")]
        applicant: Option<String>,
    },
    /// Explain what the case of a scenario waits for: who can act, who may not and why, until when, what then
    Explain(ExplainArgs),
}

/// Which case to explain.
#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// The scenario file
    pub(crate) file: PathBuf,
    /// The scenario [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    /// Behind so many of its plays [default: all]
    #[arg(long, value_name = "N")]
    pub(crate) at: Option<usize>,
}

const RUN_HELP: &str = "When stdin is no terminal, it reads one command a line and stops at the first that is refused:

  set FIELD VALUE            before the case starts, or before the completion that writes it
  STEP OUTCOME               complete a step
  as PERSON STEP OUTCOME     the same, or any other command, by somebody
                             behind it: FIELD=VALUE, handler=PERSON, \"OPINION\"
  as PERSON claim ITEM       take work in hand; a seat of a step is written board.2. And so on: release, begin, assign,
                             transfer, delegate, give-back, call-back, add-seat, remove-seat, abstain, close-vote, copy,
                             read, consult, answer, withdraw-question, recuse, urge, save-draft, mandate, revoke,
                             hand-over, jump, suspend, resume case, withdraw; `help` tells how each is written
  worklist PERSON            what somebody has to do
  why [STEP]                 what the case waits for, or why a step is what it is
  request STEP               ask for a step that is there on request
  waive STEP OUTCOME         do without the work of a step
  cancel STEP                recall a step
  take_back STEP             undo a completion
  sub STEP END               a sub-case of a step ends
  close withdrawn|terminated|lapsed|merged
  pass TIME                  let time pass until then: 2024-05-10, 2024-05-10T09:00
  stop STEP GROUND AMOUNT NOTICE
                             stop the clock of a step: `stop review hearing 15wd letter 3`
  resume STEP                let it run again
  extend LIMIT AMOUNT REASON; NOTICE
                             extend a limit, `case` or that of a stage or step
  acknowledge [STEP]         acknowledge the receipt of the case, or the notice of a step

Blank lines and lines that begin with # are passed over.";

const DUE_HELP: &str = "A stop takes the time out after its day, up to the day on which the clock runs again and with it; stops that overlap count once.
Calendar days, weeks and months end on a working day: the next, where the last is none. A day that the calendar does not cover is an error.

  onedoor due --calendar cn --from 2024-04-15 --limit 20wd --stop 2024-04-22..2024-05-10 --extend 10
  onedoor due --calendar cn --from 2024-02-02T16:00 --limit 8wh";

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Picture {
    /// A picture for a report or a page
    Svg,
    /// Text for Mermaid
    Mermaid,
    /// Text for Graphviz
    Dot,
}

impl Picture {
    /// The word on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Picture::Svg => "svg",
            Picture::Mermaid => "mermaid",
            Picture::Dot => "dot",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn the_format_may_stand_before_or_behind_the_command() {
        for line in ["onedoor --format json check a.ron", "onedoor check a.ron --format json"] {
            assert_eq!(Args::parse_from(line.split(' ')).format, Format::Json, "{line}");
        }
    }
}
