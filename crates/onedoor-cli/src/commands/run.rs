//! Playing a case: a game in the terminal, or a script of commands.

mod clock;
mod command;
mod data;
mod due;
mod game;
mod lines;
mod moves;
mod play;
mod refused;
mod report;
mod script;
mod table;
mod why;

use crate::{answer::Answer, output::Output, trouble::Trouble};
use clock::Clock;
use lines::Lines;
use play::Play;
use std::{
    io::{self, IsTerminal},
    path::Path,
};

/// Plays a case of a definition: with a person where stdin is a terminal, else by the commands that stand in stdin. It begins at the time that is given, else now.
pub(super) fn run(
    file: &Path,
    at: Option<&str>,
    workflows: Option<&Path>,
    output: &mut Output,
) -> Result<Answer, Trouble> {
    let Some((proved, catalogue)) = super::proved(file, workflows, output)? else { return Ok(Answer::No) };
    let calendar = proved.workflow().calendar.as_deref().and_then(|calendar| catalogue.calendar(calendar)).cloned();
    let clock = Clock::new(calendar, at)?;
    let play = Play::new(proved, clock);
    let lines = Lines::new(io::stdin().lock());
    if io::stdin().is_terminal() { game::game(play, lines, output) } else { script::script(play, lines, output) }
}
