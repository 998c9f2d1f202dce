//! Playing a case: a game in the terminal, or a script of commands.

mod clock;
mod command;
mod data;
mod due;
mod game;
mod hands;
mod lines;
mod moves;
#[cfg(test)]
mod people_tests;
mod play;
mod refused;
mod report;
mod script;
mod table;
mod why;
mod worklist;

use crate::{
    answer::Answer,
    files,
    output::Output,
    report::{self as findings, Place, Tally},
    trouble::Trouble,
};
use clock::Clock;
use lines::Lines;
use onedoor_core::people::{Actor, Directory, read_directory};
use play::Play;
use std::{
    io::{self, IsTerminal},
    path::Path,
};

/// How a case is to be played.
pub(super) struct Asked<'a> {
    /// When it begins; now where nothing is said.
    pub(super) at: Option<&'a str>,
    /// The directory by which people are judged.
    pub(super) directory: Option<&'a Path>,
    /// Whose case it is.
    pub(super) applicant: Option<&'a str>,
}

/// Plays a case of a definition: with a person where stdin is a terminal, else by the commands that stand in stdin. It begins at the time that is given, else now.
pub(super) fn run(
    file: &Path,
    asked: &Asked<'_>,
    workflows: Option<&Path>,
    output: &mut Output,
) -> Result<Answer, Trouble> {
    let Some((proved, catalogue)) = super::proved(file, workflows, output)? else { return Ok(Answer::No) };
    let calendar = proved.workflow().calendar.as_deref().and_then(|calendar| catalogue.calendar(calendar)).cloned();
    let clock = Clock::new(calendar, asked.at)?;
    let applicant = asked.applicant.map(Actor::authenticated).transpose();
    let applicant = applicant.map_err(|bad| Trouble::misuse(bad.to_string()))?;
    let directory = match asked.directory.map(|path| directory(path, output)).transpose()? {
        Some(None) => return Ok(Answer::No),
        read => read.flatten(),
    };
    let play = Play::new(proved, clock).among(directory, applicant);
    let lines = Lines::new(io::stdin().lock());
    if io::stdin().is_terminal() { game::game(play, lines, output) } else { script::script(play, lines, output) }
}

/// The directory of a file. Where it has errors, they are said beside the answer.
fn directory(path: &Path, output: &mut Output) -> Result<Option<Directory>, Trouble> {
    let text = files::read(path)?;
    let (directory, found, source) = read_directory(&text.bytes);
    if directory.is_none() {
        let mut tally = Tally::default();
        tally.add(&found);
        findings::diagnostics(&text.name(), &source, &found, Place::Aside, output)?;
        writeln!(output.aside(), "{}", tally.line())?;
        tally.json(output)?;
    }
    Ok(directory)
}
