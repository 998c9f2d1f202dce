//! How a play is written.

use super::{
    expectation::Expectation,
    fault::{Fault, advice},
    file::{options, read_part},
    order::{KernelOrder, Order, What, WorkOrder},
};
use ron::{
    error::{Error, SpannedError},
    value::RawValue,
};
use serde::Deserialize;

/// Something that happens in a scenario.
#[derive(Debug)]
pub(super) enum Play {
    /// Time passes.
    Pass(String),
    /// A command is carried out.
    Do(Order),
    /// A command is refused, by the rule of this code.
    Refused(Order, String),
    /// A calendar is published in place of an earlier revision: its text.
    AmendCalendar(String),
    /// A directory is in force from here on: its path.
    Directory(String),
    /// It stands like this now.
    Expect(Box<Expectation>),
    /// Somebody has this to do, in this order.
    Worklist(String, Vec<String>),
}

/// A play that is no command.
#[derive(Deserialize)]
#[serde(rename = "Play")]
enum Word<'a> {
    Pass(String),
    Refused(#[serde(borrow)] &'a RawValue, String),
    AmendCalendar(String),
    Directory(String),
    Expect(Box<Expectation>),
    Worklist(String, Vec<String>),
}

/// A command that somebody in particular gives.
#[derive(Deserialize)]
#[serde(rename = "By")]
enum By<'a> {
    As(String, #[serde(borrow)] &'a RawValue),
}

/// A play; `part` is a slice of `text`. A completion begins with its bracket, everything else with a word.
pub(super) fn play(part: &str, text: &str) -> Result<Play, Fault> {
    if let Some(expected) = in_two_brackets(part, "Expect") {
        return read_part(expected, text).map(|(expected,)| Play::Expect(expected));
    }
    let word = match word::<Word<'_>>("Play", part, text)? {
        Read::Word(word) => word,
        Read::Other(plays) => return order(part, text, plays).map(Play::Do),
    };
    Ok(match word {
        Word::Pass(until) => Play::Pass(until),
        Word::Refused(refused, code) => {
            Play::Refused(command(refused.trim().get_ron(), text, "only a command can be refused")?, code)
        }
        Word::AmendCalendar(calendar) => Play::AmendCalendar(calendar),
        Word::Directory(path) => Play::Directory(path),
        Word::Expect(expected) => Play::Expect(expected),
        Word::Worklist(person, items) => Play::Worklist(person, items),
    })
}

/// A command in another play.
fn command(part: &str, text: &str, otherwise: &str) -> Result<Order, Fault> {
    if is_play(part, text) { Err(Fault::of_part(part, text, otherwise)) } else { order(part, text, &[]) }
}

/// Whether it is a play that is no command.
fn is_play(part: &str, text: &str) -> bool {
    part.starts_with("Expect") || !matches!(word::<Word<'_>>("Play", part, text), Ok(Read::Other(_)))
}

/// A command; `others` are words that could stand here as well.
fn order(part: &str, text: &str, others: &[&str]) -> Result<Order, Fault> {
    let (by, ordered) = match word::<By<'_>>("By", part, text)? {
        Read::Word(By::As(by, ordered)) => (by, ordered.trim().get_ron()),
        Read::Other(_) => return what(part, text, others).map(Order::new),
    };
    // Looked at before it is read: who gives what somebody gives could go on without end.
    if is_play(ordered, text) || !matches!(word::<By<'_>>("By", ordered, text), Ok(Read::Other(_))) {
        return Err(Fault::of_part(ordered, text, "only a command can be given by somebody"));
    }
    let Order { by: twice, what } = Order::new(what(ordered, text, &[])?);
    match twice {
        Some(twice) => {
            Err(Fault::of_word(&twice, ordered, text, "who gives the command stands in front of it already"))
        }
        None => Ok(Order { by: Some(by), what }),
    }
}

fn what(part: &str, text: &str, others: &[&str]) -> Result<What, Fault> {
    if part.starts_with('(') {
        return read_part(part, text).map(What::Complete);
    }
    if part == "Acknowledge" {
        return Ok(What::Kernel(KernelOrder::AcknowledgeCase));
    }
    let kernel = match word("KernelOrder", part, text)? {
        Read::Word(order) => return Ok(What::Kernel(order)),
        Read::Other(known) => known,
    };
    let work = match word::<WorkOrder>("WorkOrder", part, text)? {
        Read::Word(order) => return Ok(What::Work(order)),
        Read::Other(known) => known,
    };
    let known: Vec<&str> = [others, kernel, work, &["As"]].concat();
    let found = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(part);
    Err(Fault::of_part(part, text, format!("there is no play `{found}`{}", advice(found, known))))
}

/// A word of one kind, or one of another, with those that there are of this.
enum Read<T> {
    Word(T),
    Other(&'static [&'static str]),
}

/// Reads a word; what begins with a bracket is none of any kind.
fn word<'a, T: Deserialize<'a>>(kind: &str, part: &'a str, text: &str) -> Result<Read<T>, Fault> {
    if part.starts_with('(') {
        return Ok(Read::Other(&[]));
    }
    match options().from_str(part) {
        Ok(word) => Ok(Read::Word(word)),
        Err(SpannedError { code: Error::NoSuchEnumVariant { expected, outer: Some(outer), .. }, .. })
            if outer == kind =>
        {
            Ok(Read::Other(expected))
        }
        Err(error) => Err(Fault::of_parser(&error, part, text)),
    }
}

/// What stands behind a word, if it stands in two pairs of brackets: RON itself knows only one for a word with a struct.
fn in_two_brackets<'a>(part: &'a str, word: &str) -> Option<&'a str> {
    let behind = part.strip_prefix(word)?.trim_start();
    behind.strip_prefix('(')?.trim_start().starts_with('(').then_some(behind)
}
