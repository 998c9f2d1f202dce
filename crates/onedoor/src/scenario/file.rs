use super::{expectation::Expectation, value::Written};
use onedoor_core::{language::Entries, proof::Loaded};
use ron::{Options, extensions::Extensions, value::RawValue};
use serde::{Deserialize, Deserializer, de::Error as _};

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
    read(scenarios).map(|file| file.workflow)
}

/// A scenario file. Parts keep their text, so that a failure can name its line.
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
    pub(super) play: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    pub(super) expect: Option<&'a RawValue>,
}

fn a_monday() -> String {
    "2024-01-01T09:00".to_owned()
}

/// Something that happens in a scenario.
#[derive(Debug)]
pub(super) enum Play {
    Complete(Completion),
    Other(Other),
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

/// Everything else.
#[derive(Debug, Deserialize)]
pub(super) enum Other {
    /// Time passes.
    Pass(String),
    /// The play is refused, by this rule.
    Refused(Box<Play>, String),
    Request(String),
    Waive(Completion),
    Cancel(String),
    TakeBack(String),
    Close(String),
}

impl<'de> Deserialize<'de> for Play {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        parse(raw.trim().get_ron()).map_err(|error: ron::error::SpannedError| D::Error::custom(error.code))
    }
}

/// A completion begins with its bracket, everything else with a word.
fn parse(text: &str) -> Result<Play, ron::error::SpannedError> {
    if text.starts_with('(') {
        options().from_str(text).map(Play::Complete)
    } else {
        options().from_str(text).map(Play::Other)
    }
}

pub(super) fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(32)
}

pub(super) fn read(text: &str) -> Result<File<'_>, ScenarioError> {
    let file: File<'_> = options().from_str(text).map_err(|error| at(&error, 0))?;
    for scenario in file.scenarios.iter().map(|(_, scenario)| scenario) {
        for play in &scenario.play {
            part::<Play>(play, text)?;
        }
        if let Some(expect) = scenario.expect {
            part::<Expectation>(expect, text)?;
        }
    }
    Ok(file)
}

/// A part of the file that was kept as text.
pub(super) fn part<'a, T: Deserialize<'a>>(raw: &'a RawValue, text: &str) -> Result<T, ScenarioError> {
    options().from_str(raw.trim().get_ron()).map_err(|error| at(&error, line_of(raw, text) - 1))
}

/// The line of a part, from 1. It is a slice of the whole, so their addresses tell.
pub(super) fn line_of(raw: &RawValue, text: &str) -> usize {
    let offset = (raw.trim().get_ron().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn at(error: &ron::error::SpannedError, lines_before: usize) -> ScenarioError {
    let position = error.span.start;
    ScenarioError::Unreadable {
        line: position.line + lines_before,
        column: position.col,
        message: error.code.to_string().replace('\n', " "),
    }
}
