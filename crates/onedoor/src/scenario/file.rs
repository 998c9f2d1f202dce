use super::{expectation::Expectation, fault::Fault, value::Written};
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
}

/// A command, as a scenario writes it.
#[derive(Debug)]
pub(super) enum Order {
    Complete(Completion),
    Waive(Completion),
    Request(String),
    Cancel(String),
    TakeBack(String),
    Close(String),
}

/// A completion, in the short form `(step: …, outcome: …, by: …)`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Completion {
    pub(super) step: String,
    pub(super) outcome: String,
    #[serde(default = "somebody")]
    pub(super) by: String,
    /// A sub-case, by what stands behind its parent's name: `site_visit.1.0`.
    #[serde(default)]
    pub(super) case: Option<String>,
    #[serde(default)]
    pub(super) data: Entries<Written>,
    #[serde(default)]
    pub(super) opinion: Option<String>,
}

fn somebody() -> String {
    "somebody".to_owned()
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
}

/// A play; `part` is a slice of `text`. A completion begins with its bracket, everything else with a word.
pub(super) fn play(part: &str, text: &str) -> Result<Play, Fault> {
    if part.starts_with('(') {
        return Ok(Play::Do(Order::Complete(read_part(part, text)?)));
    }
    Ok(match read_part(part, text)? {
        Word::Pass(until) => Play::Pass(until),
        Word::Refused(refused, code) => Play::Refused(order(refused.trim().get_ron(), text)?, code),
        Word::Request(step) => Play::Do(Order::Request(step)),
        Word::Waive(done) => Play::Do(Order::Waive(done)),
        Word::Cancel(step) => Play::Do(Order::Cancel(step)),
        Word::TakeBack(step) => Play::Do(Order::TakeBack(step)),
        Word::Close(how) => Play::Do(Order::Close(how)),
    })
}

fn order(part: &str, text: &str) -> Result<Order, Fault> {
    // Looked at before it is read: what is refused in what is refused could go on without end.
    if part.starts_with("Refused") || part.starts_with("Pass") {
        return Err(Fault::of_part(part, text, "only a command can be refused"));
    }
    match play(part, text)? {
        Play::Do(order) => Ok(order),
        Play::Pass(_) | Play::Refused(..) => Err(Fault::of_part(part, text, "only a command can be refused")),
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
