use super::{
    expectation::Expectation,
    fault::Fault,
    play_text::{Play, play},
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

/// The directories that a scenario file names, relative to its own folder, each once.
///
/// # Errors
/// [`ScenarioError::Unreadable`].
pub fn directories_of(scenarios: &str) -> Result<Vec<String>, ScenarioError> {
    let file = read(scenarios)?;
    let mut named: Vec<String> = file.directory.iter().cloned().collect();
    for part in file.scenarios.iter().flat_map(|(_, scenario)| scenario.plays()) {
        if let Play::Directory(path) = play(part, scenarios)?
            && !named.contains(&path)
        {
            named.push(path);
        }
    }
    Ok(named)
}

/// A scenario file. Parts keep their text, so that a failure can name its place.
#[derive(Debug, Deserialize)]
#[serde(rename = "Scenarios", deny_unknown_fields)]
pub(super) struct File<'a> {
    pub(super) workflow: String,
    /// The directory by which people are judged; where there is none, the host answers for who acts.
    #[serde(default)]
    pub(super) directory: Option<String>,
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
    /// Whose case it is.
    #[serde(default)]
    pub(super) applicant: Option<String>,
    /// Who begins it; the applicant where nobody is named.
    #[serde(default)]
    pub(super) started_by: Option<String>,
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

/// What must come of a scenario; `part` is a slice of `text`.
pub(super) fn expectation(part: &str, text: &str) -> Result<Expectation, Fault> {
    read_part(part, text)
}

pub(super) fn options() -> Options {
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

pub(super) fn read_part<'a, T: Deserialize<'a>>(part: &'a str, text: &str) -> Result<T, Fault> {
    options().from_str(part).map_err(|error| Fault::of_parser(&error, part, text))
}
