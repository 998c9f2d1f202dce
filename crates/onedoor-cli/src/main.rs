//! The command `onedoor`: check, draw and play approval workflows.
//!
//! Its options, exit codes and JSON are a contract that scripts rely on. A command does its work in [`commands`] and gives an
//! [`answer::Answer`]; what keeps it from answering at all is a [`trouble::Trouble`].

mod answer;
mod args;
mod calendars;
mod columns;
mod commands;
mod definitions;
mod diagram;
mod files;
mod output;
mod replay;
mod report;
mod scenarios;
mod style;
mod trouble;
mod wall;
mod who;
mod xes;

use args::Args;
use clap::Parser;
use output::Output;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    commands::run(&args, &mut Output::new(args.format))
}
