//! Playing a case: a game in the terminal, or a script of commands.

mod command;
mod data;
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
use lines::Lines;
use play::Play;
use std::{
    io::{self, IsTerminal},
    path::Path,
};

/// Plays a case of a definition: with a person where stdin is a terminal, else by the commands that stand in stdin.
pub(super) fn run(file: &Path, workflows: Option<&Path>, output: &mut Output) -> Result<Answer, Trouble> {
    let Some((proved, _)) = super::proved(file, workflows, output)? else { return Ok(Answer::No) };
    let play = Play::new(proved);
    let lines = Lines::new(io::stdin().lock());
    if io::stdin().is_terminal() { game::game(play, lines, output) } else { script::script(play, lines, output) }
}
