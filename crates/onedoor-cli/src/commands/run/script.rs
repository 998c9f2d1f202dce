use super::{
    command::{Command, FORMS, command},
    lines::{Line, Lines},
    play::Play,
    refused::Refused,
    report, why, worklist,
};
use crate::{answer::Answer, output::Output, trouble::Trouble};
use std::{io::BufRead, ops::ControlFlow};

/// Plays a case by the commands of an input, one a line, and stops at the first that is refused.
pub(super) fn script(mut play: Play, mut lines: Lines<impl BufRead>, output: &mut Output) -> Result<Answer, Trouble> {
    while let Some(line) = lines.next()? {
        let text = line.text.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if let ControlFlow::Break(answer) = step(&line, &mut play, output)? {
            report::summary(&play, output)?;
            return Ok(answer);
        }
    }
    let answer = finish(lines.number(), &mut play, output)?;
    report::summary(&play, output)?;
    Ok(answer)
}

/// The case starts by itself before the first line that is more than a value for its start.
fn step(line: &Line, play: &mut Play, output: &mut Output) -> Result<ControlFlow<Answer>, Trouble> {
    let read = command(&play.graph, line.text.trim());
    let sets = matches!(read, Ok(Command::Set { .. }));
    if !sets && !play.is_started() {
        let started = play.start();
        if told(started, line.number, play, output)?.is_break() {
            return Ok(ControlFlow::Break(Answer::No));
        }
    }
    let done = match read {
        Ok(Command::Quit) => return Ok(ControlFlow::Break(Answer::Yes)),
        Ok(command) => play_one(command, play, output)?,
        Err(refused) => Err(refused),
    };
    told(done, line.number, play, output)
}

fn play_one(
    command: Command,
    play: &mut Play,
    output: &mut Output,
) -> Result<Result<Vec<onedoor_core::case::Event>, Refused>, Trouble> {
    match command {
        Command::Set { field, value } => return Ok(play.set(&field, &value).map(|()| Vec::new())),
        Command::Why(step) => why::tell(play, step, output)?,
        Command::WhyAll => why::tell_all(play, output)?,
        Command::Worklist(person) => worklist::tell(play, &person, output)?,
        Command::Data => why::tell_data(play, output)?,
        Command::Help => help(output)?,
        Command::Number(_) => {
            return Ok(Err(Refused::not_a_command("a script names its moves", "write `STEP OUTCOME`")));
        }
        Command::Quit | Command::Act { .. } | Command::EndSubCase { .. } | Command::Pass(_) => {
            return Ok(play.act(command));
        }
    }
    Ok(Ok(Vec::new()))
}

/// At the end, a case that nothing was typed for but values has yet to start.
fn finish(line: usize, play: &mut Play, output: &mut Output) -> Result<Answer, Trouble> {
    if !play.is_started() {
        let started = play.start();
        if told(started, line, play, output)?.is_break() {
            return Ok(Answer::No);
        }
    }
    if play.has_values_left() {
        writeln!(output.aside(), "note: the values set last went with no completion")?;
    }
    Ok(Answer::Yes)
}

fn told(
    done: Result<Vec<onedoor_core::case::Event>, Refused>,
    line: usize,
    play: &Play,
    output: &mut Output,
) -> Result<ControlFlow<Answer>, Trouble> {
    match done {
        Ok(events) => {
            report::events(&events, line, play, output)?;
            Ok(ControlFlow::Continue(()))
        }
        Err(refused) => {
            refused.tell(line, output)?;
            Ok(ControlFlow::Break(Answer::No))
        }
    }
}

/// What may be typed.
pub(super) fn help(output: &mut Output) -> Result<(), Trouble> {
    for (form, what) in FORMS {
        writeln!(output.human(), "  {form:<36}{what}")?;
    }
    Ok(())
}
