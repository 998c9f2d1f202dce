//! Scenario files, with the files that they name.

use crate::{
    definitions,
    files::{self, Text},
    trouble::Trouble,
};
use onedoor::scenario::{self, ScenarioError, Setting};
use onedoor_core::{diagnostic::Severity, graph::Catalogue, proof::Loaded};
use std::path::Path;

/// A scenario file, and the files that it names.
pub(crate) struct Scenarios {
    /// Its text.
    pub(crate) text: String,
    /// The workflow that it tries.
    pub(crate) workflow: Text,
    others: Vec<Vec<u8>>,
    /// The directories, by their paths as the file writes them.
    directories: Vec<(String, Text)>,
}

/// Why nothing of a file can be played, and where.
pub(crate) struct Unplayable {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
}

impl Scenarios {
    /// Reads what a scenario file names, relative to its own folder.
    ///
    /// # Errors
    /// Where one of them cannot be read, or it is no scenario file.
    pub(crate) fn of(file: &Text, workflows: Option<&Path>) -> Result<Self, Unplayable> {
        if files::begins_as_definition(&file.bytes) {
            let beside = file.path.with_extension("scenario.ron");
            let message = format!("this is a workflow: test its scenario file `{}`", beside.display());
            return Err(Unplayable::new(message));
        }
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let beside = |named: &str| files::read(&file.path.parent().unwrap_or(Path::new("")).join(named));
        let workflow = beside(&scenario::workflow_of(&text)?)?;
        let directory = |path: String| beside(&path).map(|text| (path, text));
        let directories = scenario::directories_of(&text)?.into_iter().map(directory).collect::<Result<_, _>>()?;
        let others = definitions::texts_for(&workflow, workflows)?;
        Ok(Scenarios { text, workflow, others, directories })
    }

    /// What they are played in, with what the workflow may name.
    pub(crate) fn setting<'a>(&'a self, known: &'a Catalogue) -> Setting<'a> {
        let setting = Setting::new(&self.workflow.bytes, known).calling(&self.others);
        self.directories.iter().fold(setting, |setting, (path, text)| setting.directory(path, &text.bytes))
    }
}

impl Unplayable {
    /// Something about the whole file.
    fn new(message: String) -> Self {
        Unplayable { line: 1, column: 1, message }
    }
}

impl From<Trouble> for Unplayable {
    fn from(trouble: Trouble) -> Self {
        Unplayable::new(trouble.to_string())
    }
}

impl From<ScenarioError> for Unplayable {
    fn from(error: ScenarioError) -> Self {
        match error {
            ScenarioError::Unreadable { line, column, message } => Unplayable { line, column, message },
            ScenarioError::NotProved(loaded) => {
                Unplayable::new(format!("its workflow does not load: {}", first_error(&loaded)))
            }
            other => Unplayable::new(other.to_string()),
        }
    }
}

fn first_error(loaded: &Loaded) -> String {
    let first = loaded.diagnostics.iter().find(|d| d.severity() == Severity::Error);
    first.map_or(String::new(), |d| format!("line {}: {}", loaded.source.locate(&d.place).start.line, d.message))
}
