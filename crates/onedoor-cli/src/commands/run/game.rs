use super::{
    command::{Command, command},
    data,
    lines::Lines,
    moves::{self, Move},
    play::Play,
    refused::Refused,
    report, script,
    table::{table, terminal_columns},
    why, worklist,
};
use crate::{
    answer::Answer,
    output::{Output, harmless},
    style::{HEADING, QUIET},
    trouble::Trouble,
};
use onedoor_core::{case::Event, id::FieldId};
use std::{io::BufRead, ops::ControlFlow};

/// Plays a case with a person, until it ends or they leave.
pub(super) fn game(mut play: Play, mut lines: Lines<impl BufRead>, output: &mut Output) -> Result<Answer, Trouble> {
    welcome(&play, output)?;
    let required = play.graph.fields().iter().filter(|(_, field)| field.required).map(|(id, _)| id).collect::<Vec<_>>();
    let begun = ask_all(&required, &mut play, &mut lines, output)? != Asked::Left;
    let answer = if begun { begin(&mut play, &mut lines, output)? } else { Answer::Yes };
    report::summary(&play, output)?;
    Ok(answer)
}

fn begin(play: &mut Play, lines: &mut Lines<impl BufRead>, output: &mut Output) -> Result<Answer, Trouble> {
    match play.start() {
        Ok(events) => report::events_for_player(&events, play, output)?,
        Err(refused) => {
            refused.tell_player(output)?;
            return Ok(Answer::No);
        }
    }
    writeln!(output.human(), "\n{}", table(play, terminal_columns()))?;
    while play.case.ending().is_none() {
        if turn(play, lines, output)?.is_break() {
            break;
        }
    }
    Ok(Answer::Yes)
}

/// One line from the person: a move, a question, or the wish to leave.
fn turn(play: &mut Play, lines: &mut Lines<impl BufRead>, output: &mut Output) -> Result<ControlFlow<()>, Trouble> {
    let moves = moves::moves(play);
    writeln!(output.human(), "{}{QUIET}{ALSO}{QUIET:#}", moves::list(&moves))?;
    loop {
        let Some(line) = prompt("> ", lines, output)? else { return Ok(ControlFlow::Break(())) };
        let read = match line.trim() {
            "" => continue,
            line => command(&play.graph, line).and_then(|command| numbered(command, &moves)),
        };
        match read {
            Ok(Command::Quit) => return Ok(ControlFlow::Break(())),
            Ok(Command::Help) => script::help(output)?,
            Ok(Command::Data) => why::tell_data(play, output)?,
            Ok(Command::Why(step)) => why::tell(play, step, output)?,
            Ok(Command::WhyAll) => why::tell_all(play, output)?,
            Ok(Command::Worklist(person)) => worklist::tell(play, &person, output)?,
            Ok(Command::Set { field, value }) => {
                play.set(&field, &value).or_else(|refused| refused.tell_player(output))?;
            }
            Ok(command) => return act(command, play, lines, output),
            Err(refused) => refused.tell_player(output)?,
        }
    }
}

const ALSO: &str = "also: pass, stop, resume, extend, acknowledge, request, waive, cancel, take_back, close, set, claim and more, worklist, why, data, help, quit";

fn numbered(command: Command, moves: &[Move]) -> Result<Command, Refused> {
    let Command::Number(number) = command else { return Ok(command) };
    let chosen = number.checked_sub(1).and_then(|at| moves.get(at)).map(|chosen| chosen.command.clone());
    let help = match moves.len() {
        0 => "nothing is open".to_owned(),
        last => format!("choose 1 to {last}, or write `STEP OUTCOME`"),
    };
    chosen.ok_or_else(|| Refused::not_a_command(format!("there is no move {number}"), help))
}

fn act(
    command: Command,
    play: &mut Play,
    lines: &mut Lines<impl BufRead>,
    output: &mut Output,
) -> Result<ControlFlow<()>, Trouble> {
    let fields = written_by(&command, play);
    match ask_all(&fields, play, lines, output)? {
        Asked::Answered => {}
        Asked::Back => {
            play.forget(&fields);
            return Ok(ControlFlow::Continue(()));
        }
        Asked::Left => return Ok(ControlFlow::Break(())),
    }
    match play.act(command) {
        Ok(events) => happened(&events, play, output)?,
        Err(refused) => refused.tell_player(output)?,
    }
    Ok(ControlFlow::Continue(()))
}

fn happened(events: &[Event], play: &Play, output: &mut Output) -> Result<(), Trouble> {
    report::events_for_player(events, play, output)?;
    Ok(writeln!(output.human(), "\n{}", table(play, terminal_columns()))?)
}

/// The fields that a move has to give a value: those its step writes, unless one was set already.
fn written_by(command: &Command, play: &Play) -> Vec<FieldId> {
    use onedoor_core::engine::Action;
    let step = match command {
        Command::Act { action: Action::Complete { step, .. } | Action::Waive { step, .. }, .. } => Some(*step),
        Command::EndSubCase { step, .. } => {
            let last = play.case.sub_cases(*step).iter().filter(|answer| answer.is_none()).count() == 1;
            last.then_some(*step)
        }
        _ => None,
    };
    let open = step.filter(|step| play.case.open_steps().any(|open| open == *step));
    let writes = open.map_or(Vec::new(), |step| play.graph.steps()[step].writes.clone());
    let given = match command {
        Command::Act { action: Action::Complete { given, .. }, .. } => given.data.as_slice(),
        _ => &[],
    };
    let comes_along = |field: &FieldId| play.has_value_for(*field) || given.iter().any(|(known, _)| known == field);
    writes.into_iter().filter(|field| !comes_along(field)).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Answered,
    /// They want another move.
    Back,
    /// They want no more.
    Left,
}

/// Asks for each field until its value can be read.
fn ask_all(
    fields: &[FieldId],
    play: &mut Play,
    lines: &mut Lines<impl BufRead>,
    output: &mut Output,
) -> Result<Asked, Trouble> {
    for field in fields {
        match ask(*field, play, lines, output)? {
            Asked::Answered => {}
            other => return Ok(other),
        }
    }
    Ok(Asked::Answered)
}

fn ask(
    field: FieldId,
    play: &mut Play,
    lines: &mut Lines<impl BufRead>,
    output: &mut Output,
) -> Result<Asked, Trouble> {
    let name = play.graph.fields()[field].name.clone();
    let question = question(field, play);
    loop {
        let Some(line) = prompt(&question, lines, output)? else { return Ok(Asked::Left) };
        match line.trim() {
            "" if play.case.value(field).is_some() => return Ok(Asked::Answered),
            "" if play.is_started() => return Ok(Asked::Back),
            "" => writeln!(output.human(), "the case cannot start without `{name}`")?,
            "quit" => return Ok(Asked::Left),
            "help" => explain(field, play, output)?,
            _ => match play.set(&name, &line) {
                Ok(()) => return Ok(Asked::Answered),
                Err(refused) => refused.tell_player(output)?,
            },
        }
    }
}

/// The question says what an empty line does: it keeps a value that is there, else it goes back to the moves, which there are none of yet at the start.
fn question(field: FieldId, play: &Play) -> String {
    let row = &play.graph.fields()[field];
    let empty = match play.case.value(field) {
        Some(value) => format!("empty keeps {value}, "),
        None if play.is_started() => "empty goes back, ".to_owned(),
        None => String::new(),
    };
    harmless(&format!("{} ({}; {empty}`help`, `quit`): ", row.name, data::hint(&row.ty)))
}

fn explain(field: FieldId, play: &Play, output: &mut Output) -> Result<(), Trouble> {
    let row = &play.graph.fields()[field];
    let by = if play.is_started() { "with this move" } else { "before the case starts" };
    let hint = harmless(&data::hint(&row.ty));
    writeln!(output.human(), "  `{}` gets a value {by}: type {hint}, and Enter", row.name)?;
    match play.case.value(field) {
        Some(value) => writeln!(output.human(), "  an empty line keeps {}", harmless(&value.to_string()))?,
        None if play.is_started() => writeln!(output.human(), "  an empty line goes back to the moves")?,
        None => {}
    }
    Ok(writeln!(output.human(), "  `quit` leaves the case")?)
}

fn prompt(text: &str, lines: &mut Lines<impl BufRead>, output: &mut Output) -> Result<Option<String>, Trouble> {
    write!(output.human(), "{text}")?;
    output.human().flush()?;
    Ok(lines.next()?.map(|line| line.text))
}

fn welcome(play: &Play, output: &mut Output) -> Result<(), Trouble> {
    let workflow = play.graph.workflow();
    let title = workflow.title.text("");
    let title = if title.is_empty() { &workflow.id } else { title };
    writeln!(
        output.human(),
        "{HEADING}{}{HEADING:#} ({}, revision {})",
        harmless(title),
        workflow.id,
        workflow.revision
    )?;
    Ok(writeln!(output.human(), "{QUIET}Play a case; `help` lists what can be typed, `quit` leaves.{QUIET:#}\n")?)
}

#[cfg(test)]
mod tests {
    use super::{super::clock::Clock, *};
    use crate::output::captured;
    use onedoor_core::{graph::Catalogue, proof::load};
    use unicode_width::UnicodeWidthStr;

    const PERMIT: &str = r#"Workflow(id: "permit", title: "许可", data: {"area": Decimal, "fee": Decimal}, steps: {
        "accept": Accept(title: "窗口受理", by: Window("hall")),
        "fire": Review(title: "消防", by: Dept("fire"), after: ["accept.accepted"], returns: {"redo": (to: "accept")}, returns_max: 1),
        "charge": Do(by: Role("clerk"), after: ["fire"], writes: ["fee"]),
    }, ends: {"done": (title: "办结", after: ["charge"]), "no": (after: ["accept.declined"])})"#;

    /// What a person sees who types this.
    fn played(typed: &str) -> String {
        let proved = load(PERMIT.as_bytes(), &Catalogue::default()).proved.unwrap();
        let (mut output, written) = captured::output();
        let clock = Clock::new(None, Some("2024-04-15T09:00")).unwrap();
        let answer = game(Play::new(proved, clock), Lines::new(typed.as_bytes()), &mut output).unwrap();
        assert_eq!(answer, Answer::Yes);
        written.text()
    }

    #[test]
    fn a_case_is_played_by_numbers_and_words() {
        let seen = played("12x\n1200\n1\nas ann fire agree\n1\nmuch\n360.50\n");
        for part in [
            "area (a number; `help`, `quit`): refused[WrongType]: `area`: `12x` is not a number",
            "  1  accept accepted\n",
            "StepCompleted(accept, accepted)",
            "fee (a number; empty goes back, `help`, `quit`): refused[WrongType]",
            "the case has ended: 办结 (done)",
        ] {
            assert!(seen.contains(part), "{part}\n{seen}");
        }
        assert!(seen.lines().any(|line| line.contains("done (agree)") && line.contains("ann")), "{seen}");
    }

    #[test]
    fn the_list_tells_what_is_due_and_what_is_overdue() {
        let text = r#"Workflow(id: "a", calendar: "cn", limit: (statutory: WorkingDays(20), promised: WorkingDays(10)), steps: {
            "look": Do(limit: (statutory: WorkingDays(5), promised: WorkingDays(2))), "wait": Do(after: ["look"]),
        }, ends: {"done": (after: ["wait"])})"#;
        let known = onedoor::shipped::catalogue();
        let proved = load(text.as_bytes(), &known).proved.unwrap();
        let (mut output, written) = captured::output();
        let clock = Clock::new(known.calendar("cn").cloned(), Some("2024-04-15T09:00")).unwrap();
        game(Play::new(proved, clock), Lines::new(&b"pass 2024-04-18\nlook done\nquit\n"[..]), &mut output).unwrap();
        let seen = written.text();
        for part in [
            "▸ look  open     1      due 2024-04-17 (promised), due 2024-04-22 (by law)",
            "! look  open     1      OVERDUE 2024-04-17 (promised), due 2024-04-22 (by law)",
            "  it is 2024-04-15 09:00\n  case: due 2024-04-28 (promised), due 2024-05-14 (by law)\n",
        ] {
            assert!(seen.contains(part), "{part}\n{seen}");
        }
    }

    #[test]
    fn columns_align_beside_wide_characters() {
        let seen = played("1\n");
        let column = |start: &str, word: &str| {
            let line = seen.lines().find(|line| line.contains(start)).unwrap();
            line[..line.find(word).unwrap()].width()
        };
        assert_eq!(column("▸ accept", "open"), column(". charge", "waiting"), "{seen}");
        assert_eq!(column("▸ accept", "window hall"), column(". fire", "dept fire"), "{seen}");
    }

    #[test]
    fn a_refusal_tells_the_rule_and_leaves_the_case() {
        let seen = played("1\ncharge done\nfoo\n17\nfire agree\nwhy fire\nhelp\nquit\n");
        assert!(
            seen.contains("refused[NotOpen]: `charge` is not open") && seen.contains("there is no move 17"),
            "{seen}"
        );
        assert!(seen.contains("waits for accept") && seen.contains("take_back STEP"), "{seen}");
    }

    #[test]
    fn a_question_for_a_value_can_be_left() {
        let seen = played("\nhelp\nquit\n");
        assert!(
            seen.contains("cannot start without `area`") && seen.contains("before the case starts: type a number"),
            "{seen}"
        );
        assert!(!seen.contains("CaseStarted"), "{seen}");
        let seen = played("1\n1\n1\n1\n\ndata\n1\nhelp\nquit\n");
        assert!(seen.contains("fee = nothing") && seen.contains("an empty line goes back to the moves"), "{seen}");
        assert!(!seen.contains("StepCompleted(charge"), "{seen}");
    }

    #[test]
    fn a_return_that_is_used_up_is_not_offered() {
        let seen = played("1\n1\nfire redo\n1\n");
        let offers = seen.matches("fire redo  ").count();
        assert_eq!((offers, seen.matches("back to accept").count()), (1, 1), "{seen}");
    }

    #[test]
    fn a_move_is_asked_for_what_its_step_writes_unless_it_was_set() {
        let seen = played("1\n1\nset fee 7\nfire agree\nfire agree\n");
        assert!(seen.contains("no move that is open takes `fee`") && seen.contains("`charge` is waiting"), "{seen}");
        assert!(seen.contains("StepOpened(charge)"), "{seen}");
        let seen = played("1\n1\nfire agree\nset fee 7\n1\n");
        assert!(seen.contains("the case has ended") && !seen.contains("fee (a number;"), "{seen}");
    }
}
