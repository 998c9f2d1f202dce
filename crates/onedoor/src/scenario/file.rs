use super::{
    expectation::Expectation,
    fault::Fault,
    order::{Change, Completion, Order, Stop},
    value::Written,
};
use onedoor_core::{language::Entries, proof::Loaded};
use ron::{Options, extensions::Extensions, value::RawValue};
use serde::Deserialize;

/// Why a scenario file cannot be played.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioError {
    /// It is not a scenario file.
    #[error("line {line}, column {column}: {message}")]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// The definition has errors.
    #[error("the definition has errors")]
    NotProved(Box<Loaded>),
    /// The definition cannot be deployed.
    #[error("{0}")]
    NotDeployed(String),
}

/// The workflow file that a scenario file names, relative to its own folder.
///
/// # Errors
/// [`ScenarioError::Unreadable`].
pub fn workflow_of(scenarios: &str) -> Result<String, ScenarioError> {
    Ok(read(scenarios)?.workflow)
}

/// A scenario file. Parts keep their text, so that a failure can name its place.
#[derive(Debug, Deserialize)]
#[serde(rename = "Scenarios", deny_unknown_fields)]
pub(super) struct File<'a> {
    pub(super) workflow: String,
    #[serde(borrow)]
    pub(super) scenarios: Entries<Scenario<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scenario<'a> {
    #[serde(default)]
    pub(super) data: Entries<Written>,
    #[serde(default = "a_monday")]
    pub(super) at: String,
    #[serde(default, borrow)]
    play: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    expect: Option<&'a RawValue>,
}

impl<'a> Scenario<'a> {
    /// The texts of its plays.
    pub(super) fn plays(&self) -> impl Iterator<Item = &'a str> {
        self.play.iter().map(|raw| raw.trim().get_ron())
    }

    /// The text of what must come of it.
    pub(super) fn expected(&self) -> Option<&'a str> {
        self.expect.map(|raw| raw.trim().get_ron())
    }
}

fn a_monday() -> String {
    "2024-01-01T09:00".to_owned()
}

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
    /// It stands like this now.
    Expect(Box<Expectation>),
}

/// A play that begins with a word.
#[derive(Deserialize)]
enum Word<'a> {
    Pass(String),
    Refused(#[serde(borrow)] &'a RawValue, String),
    Request(String),
    Waive(Completion),
    Cancel(String),
    TakeBack(String),
    Close(String),
    StopClock(Stop),
    ResumeClock(String),
    Extend(Change),
    Shorten(Change),
    Acknowledge(String),
    Suspend(String),
    Resume(String),
    AmendCalendar(String),
    Expect(Box<Expectation>),
}

/// A play; `part` is a slice of `text`. A completion begins with its bracket, everything else with a word.
pub(super) fn play(part: &str, text: &str) -> Result<Play, Fault> {
    if part.starts_with('(') {
        return Ok(Play::Do(Order::Complete(read_part(part, text)?)));
    }
    if part == "Acknowledge" {
        return Ok(Play::Do(Order::Acknowledge(None)));
    }
    if let Some(expected) = in_two_brackets(part, "Expect") {
        return read_part(expected, text).map(|(expected,)| Play::Expect(expected));
    }
    Ok(match read_part(part, text)? {
        Word::Pass(until) => Play::Pass(until),
        Word::Refused(refused, code) => Play::Refused(order(refused.trim().get_ron(), text)?, code),
        Word::Request(step) => Play::Do(Order::Request(step)),
        Word::Waive(done) => Play::Do(Order::Waive(done)),
        Word::Cancel(step) => Play::Do(Order::Cancel(step)),
        Word::TakeBack(step) => Play::Do(Order::TakeBack(step)),
        Word::Close(how) => Play::Do(Order::Close(how)),
        Word::StopClock(stop) => Play::Do(Order::StopClock(stop)),
        Word::ResumeClock(step) => Play::Do(Order::ResumeClock(step)),
        Word::Extend(change) => Play::Do(Order::Extend(change)),
        Word::Shorten(change) => Play::Do(Order::Shorten(change)),
        Word::Acknowledge(step) => Play::Do(Order::Acknowledge(Some(step))),
        Word::Suspend(reason) => Play::Do(Order::Suspend(reason)),
        Word::Resume(reason) => Play::Do(Order::Resume(reason)),
        Word::AmendCalendar(calendar) => Play::AmendCalendar(calendar),
        Word::Expect(expected) => Play::Expect(expected),
    })
}

/// What stands behind a word, if it stands in two pairs of brackets: RON itself knows only one for a word with a struct.
fn in_two_brackets<'a>(part: &'a str, word: &str) -> Option<&'a str> {
    let behind = part.strip_prefix(word)?.trim_start();
    behind.strip_prefix('(')?.trim_start().starts_with('(').then_some(behind)
}

fn order(part: &str, text: &str) -> Result<Order, Fault> {
    let no_command = || Fault::of_part(part, text, "only a command can be refused");
    // Looked at before it is read: what is refused in what is refused could go on without end.
    if part.starts_with("Refused") || part.starts_with("Pass") {
        return Err(no_command());
    }
    match play(part, text)? {
        Play::Do(order) => Ok(order),
        Play::Pass(_) | Play::Refused(..) | Play::AmendCalendar(_) | Play::Expect(_) => Err(no_command()),
    }
}

/// What must come of a scenario; `part` is a slice of `text`.
pub(super) fn expectation(part: &str, text: &str) -> Result<Expectation, Fault> {
    read_part(part, text)
}

fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(32)
}

pub(super) fn read(text: &str) -> Result<File<'_>, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::of_part(text, text, "the file is empty"));
    }
    let file: File<'_> = read_part(text, text)?;
    for (_, scenario) in file.scenarios.iter() {
        scenario.plays().try_for_each(|part| play(part, text).map(|_| ()))?;
        scenario.expected().map_or(Ok(()), |part| expectation(part, text).map(|_| ()))?;
    }
    Ok(file)
}

fn read_part<'a, T: Deserialize<'a>>(part: &'a str, text: &str) -> Result<T, Fault> {
    options().from_str(part).map_err(|error| Fault::of_parser(&error, part, text))
}
