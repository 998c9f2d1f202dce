use super::{clock, refused::Refused};
use jiff::civil::DateTime;
use onedoor_core::{
    calendar::Amount,
    case::Closing,
    diagnostic::one_of,
    engine::{Action, Given, Refusal, ground_named, limit_named, outcome_named, step_named},
    graph::Graph,
    id::StepId,
};

/// What a typed line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// A move.
    Act {
        /// The move, without data.
        action: Action,
        /// Who makes it, where that is said.
        by: Option<String>,
    },
    /// A sub-case of a step ends: the first that has not answered.
    EndSubCase {
        /// The step.
        step: StepId,
        /// The end; none for one that was closed outside its graph.
        end: Option<String>,
    },
    /// A value for the start or the next completion.
    Set {
        /// The field.
        field: String,
        /// The value, as it was typed.
        value: String,
    },
    /// Time passes until the clock shows this.
    Pass(DateTime),
    /// The move with this number in the list.
    Number(usize),
    /// Why a step is what it is.
    Why(StepId),
    /// What the case knows.
    Data,
    /// What can be typed.
    Help,
    /// No more.
    Quit,
}

/// What may be typed.
pub(super) const FORMS: &[(&str, &str)] = &[
    ("STEP OUTCOME", "complete a step"),
    ("as PERSON STEP OUTCOME", "the same, by somebody"),
    ("NUMBER", "the move of that number in the list, in a terminal"),
    ("set FIELD VALUE", "a value for the next completion"),
    ("request STEP", "ask for a step that is there on request"),
    ("waive STEP OUTCOME", "do without the work of a step"),
    ("cancel STEP", "recall a step"),
    ("take_back STEP", "undo a completion"),
    ("sub STEP END", "a sub-case of a step ends"),
    ("close WORD", "end the case: withdrawn, terminated, lapsed, merged"),
    ("pass TIME", "let time pass until then, such as 2024-05-10 or 2024-05-10T09:00"),
    ("stop STEP GROUND AMOUNT NOTICE", "stop the clock of a step, for instance for 15wd"),
    ("resume STEP", "let the clock of a step run again"),
    ("extend LIMIT AMOUNT REASON; NOTICE", "extend a limit: `case`, a stage or a step"),
    ("acknowledge STEP", "acknowledge the notice of a step; without one, the receipt of the case"),
    ("why STEP", "why a step is what it is"),
    ("data", "what the case knows"),
    ("help", "this list"),
    ("quit", "leave the case"),
];

/// The word for a sub-case that was closed outside its graph.
const CLOSED: &str = "closed";

/// Reads a line that is not blank.
///
/// A line that names a step and one of its outcomes is a completion, even where the step is called as a command is. What stands behind
/// `request`, `waive`, `cancel` and `close` is the reason, behind `stop` the notice, and behind `extend` the reason and, behind a `;`, the notice.
pub(super) fn command(graph: &Graph, line: &str) -> Result<Command, Refused> {
    if let [step, outcome] = *words(line).as_slice()
        && let Ok(action) = Action::complete(graph, step, outcome)
    {
        return Ok(Command::Act { action, by: None });
    }
    let (word, rest) = split(line);
    match word {
        "set" => set(rest),
        "as" => by_somebody(graph, rest),
        "request" | "cancel" | "take_back" | "waive" | "close" => act(graph, word, rest),
        "stop" | "resume" | "extend" | "acknowledge" => timed(graph, word, rest),
        "pass" => clock::read(rest).map(Command::Pass).ok_or_else(|| form(form_of(word))),
        "sub" => sub_case(graph, rest),
        "why" => Ok(Command::Why(only_step(graph, "why STEP", rest)?)),
        "data" if rest.is_empty() => Ok(Command::Data),
        "help" | "?" if rest.is_empty() => Ok(Command::Help),
        "quit" | "exit" if rest.is_empty() => Ok(Command::Quit),
        number if rest.is_empty() && number.parse::<usize>().is_ok() => {
            number.parse().map(Command::Number).map_err(|_| form("STEP OUTCOME"))
        }
        _ => complete(graph, line).map(|action| Command::Act { action, by: None }),
    }
}

fn complete(graph: &Graph, line: &str) -> Result<Action, Refused> {
    match *words(line).as_slice() {
        [step, outcome] => Ok(Action::complete(graph, step, outcome)?),
        [step] => Err(without_outcome(graph, step)),
        _ => Err(form("STEP OUTCOME")),
    }
}

fn without_outcome(graph: &Graph, word: &str) -> Refused {
    match graph.step_named(word) {
        Some(step) => {
            let outcomes = one_of(graph.steps()[step].outcomes.names());
            Refused::not_a_command(
                format!("`{word}` is a step without an outcome"),
                format!("its outcomes: {outcomes}"),
            )
        }
        None => form("STEP OUTCOME"),
    }
}

fn by_somebody(graph: &Graph, rest: &str) -> Result<Command, Refused> {
    let (person, line) = split(rest);
    if line.is_empty() {
        return Err(form("as PERSON STEP OUTCOME"));
    }
    Ok(Command::Act { action: complete(graph, line)?, by: Some(person.to_owned()) })
}

fn act(graph: &Graph, word: &str, rest: &str) -> Result<Command, Refused> {
    let (first, behind) = split(rest);
    let step = || if first.is_empty() { Err(form(form_of(word))) } else { Ok(step_named(graph, first)?) };
    let action = match word {
        "request" => Action::Request { step: step()?, reason: behind.to_owned() },
        "cancel" => Action::Cancel { step: step()?, reason: behind.to_owned() },
        "take_back" => Action::TakeBack { step: only_step(graph, form_of(word), rest)? },
        "waive" => waive(graph, step()?, behind)?,
        _ => Action::Close { closing: closing(first)?, reason: behind.to_owned() },
    };
    Ok(Command::Act { action, by: None })
}

/// Moves on clocks and limits.
fn timed(graph: &Graph, word: &str, rest: &str) -> Result<Command, Refused> {
    let action = match word {
        "stop" => stop(graph, rest)?,
        "extend" => extend(graph, rest)?,
        "acknowledge" if rest.is_empty() => Action::Acknowledge { step: None },
        "acknowledge" => Action::Acknowledge { step: Some(only_step(graph, form_of(word), rest)?) },
        _ => Action::ResumeClock { step: only_step(graph, form_of(word), rest)? },
    };
    Ok(Command::Act { action, by: None })
}

fn stop(graph: &Graph, rest: &str) -> Result<Action, Refused> {
    let (step, rest) = split(rest);
    let (ground, rest) = split(rest);
    let (planned, notice) = split(rest);
    let planned: Amount = planned.parse().map_err(|_| form(form_of("stop")))?;
    let (step, ground) = (step_named(graph, step)?, ground_named(graph, ground)?);
    Ok(Action::StopClock { step, ground, planned, notice: written(notice) })
}

fn extend(graph: &Graph, rest: &str) -> Result<Action, Refused> {
    let (limit, rest) = split(rest);
    let (by, rest) = split(rest);
    let by: Amount = by.parse().map_err(|_| form(form_of("extend")))?;
    let (reason, notice) = rest.split_once(';').unwrap_or((rest, ""));
    let (limit, reason) = (limit_named(graph, limit)?, reason.trim().to_owned());
    Ok(Action::Extend { limit, by, reason, notice: written(notice.trim()) })
}

fn written(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn waive(graph: &Graph, step: StepId, rest: &str) -> Result<Action, Refused> {
    let (outcome, reason) = split(rest);
    if outcome.is_empty() {
        return Err(form("waive STEP OUTCOME"));
    }
    let outcome = outcome_named(graph, step, outcome)?;
    Ok(Action::Waive { step, outcome, given: Given::default(), reason: reason.to_owned() })
}

fn closing(word: &str) -> Result<Closing, Refused> {
    let known = || one_of(Closing::ALL.iter().map(|closing| closing.word()));
    let unknown =
        || Refused::not_a_command(format!("a case cannot be closed as `{word}`"), format!("known: {}", known()));
    Closing::ALL.into_iter().find(|closing| closing.word() == word).ok_or_else(unknown)
}

fn sub_case(graph: &Graph, rest: &str) -> Result<Command, Refused> {
    let [step, end] = *words(rest).as_slice() else { return Err(form("sub STEP END")) };
    let step = step_named(graph, step)?;
    let node = &graph.steps()[step];
    if node.called.is_none() {
        let message = format!("`{}` has no sub-cases", node.name);
        return Err(Refused::not_a_command(message, format!("complete it: `{} OUTCOME`", node.name)));
    }
    outcome_named(graph, step, end)?;
    Ok(Command::EndSubCase { step, end: (end != CLOSED).then(|| end.to_owned()) })
}

fn set(rest: &str) -> Result<Command, Refused> {
    let (field, value) = split(rest);
    if field.is_empty() {
        return Err(form("set FIELD VALUE"));
    }
    Ok(Command::Set { field: field.to_owned(), value: value.to_owned() })
}

fn only_step(graph: &Graph, written: &str, rest: &str) -> Result<StepId, Refused> {
    match *words(rest).as_slice() {
        [step] => step_named(graph, step).map_err(|refusal: Refusal| refusal.into()),
        _ => Err(form(written)),
    }
}

fn form_of(word: &str) -> &'static str {
    FORMS.iter().map(|(form, _)| *form).find(|form| split(form).0 == word).unwrap_or("STEP OUTCOME")
}

fn form(form: &str) -> Refused {
    Refused::not_a_command("this is not a command", format!("write `{form}`; `help` lists the others"))
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// The first word, and what stands behind it.
fn split(line: &str) -> (&str, &str) {
    let line = line.trim();
    line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()))
}
