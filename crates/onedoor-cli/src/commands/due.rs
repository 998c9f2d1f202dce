//! `onedoor due`: when does a limit end, and how much of it is used?

mod clock;
mod limit;
mod moment;
mod question;
mod report;
mod stop;

use crate::{
    answer::Answer,
    calendars::Calendars,
    output::{Output, harmless},
    style::{ERROR, HELP},
    trouble::Trouble,
};
use limit::{Extension, Limit};
use moment::Moment;
use onedoor_core::calendar::{Calendar, TimeError};
use question::Question;
use std::path::Path;
use stop::Stop;

/// What `onedoor due` is asked for.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct DueArgs {
    /// The calendar: the id of one that is shipped or lies in the folder `calendars` of the workflows, or a file
    #[arg(long, value_name = "ID|FILE")]
    calendar: String,
    /// The day on which the limit starts, which itself does not count; in hours also a time, `2024-02-02T09:00`
    #[arg(long, value_name = "DATE")]
    from: Moment,
    /// The limit, in working days, calendar days, weeks, months or working hours: `20wd`, `20cd`, `8w`, `2mo`, `16wh`
    #[arg(long, value_name = "N(wd|cd|w|mo|wh)")]
    limit: Limit,
    /// A time for which the clock stood still, the first day used and the last not; without an end it still does
    #[arg(long = "stop", value_name = "DATE..[DATE]")]
    stops: Vec<Stop>,
    /// What the limit was extended by, in its own unit
    #[arg(long = "extend", value_name = "N")]
    extensions: Vec<Extension>,
    /// The day at whose end to say what is used [default: the due date, or the day on which the clock stopped]
    #[arg(long, value_name = "DATE")]
    at: Option<Moment>,
}

/// Says when a limit ends.
pub(super) fn due(args: &DueArgs, workflows: Option<&Path>, output: &mut Output) -> Result<Answer, Trouble> {
    let question = Question::of(args)?;
    let Some(calendar) = Calendars::new(workflows)?.find(&args.calendar, output)? else { return Ok(Answer::No) };
    match clock::reckon(&calendar, &question) {
        Ok(reckoned) => {
            report::print(&calendar, &question, &reckoned, output)?;
            Ok(Answer::Yes)
        }
        Err(error) => {
            writeln!(output.aside(), "{ERROR}error{ERROR:#}: {}", harmless(&error.to_string()))?;
            if let Some(help) = help(&error, &calendar) {
                writeln!(output.aside(), "{HELP}help{HELP:#}: {help}")?;
            }
            Ok(Answer::No)
        }
    }
}

fn help(error: &TimeError, calendar: &Calendar) -> Option<String> {
    let TimeError::Gap(_) = error else { return None };
    let covered = match calendar.covered() {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first} to {last}"),
    };
    Some(format!("it covers {covered}: the holidays of another year are not known, and nobody guesses them"))
}
