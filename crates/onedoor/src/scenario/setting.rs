use super::ScenarioError;
use crate::{Error, blocking::Engine};
use onedoor_core::{
    calendar::Calendar,
    graph::Catalogue,
    language::read,
    proof::{Proved, load},
};
use std::{collections::BTreeMap, sync::Arc};

/// What scenarios are played in. Each has an engine of its own, for time runs anew in each.
#[derive(Clone, Debug)]
pub struct Setting<'a> {
    workflow: &'a [u8],
    others: &'a [Vec<u8>],
    known: &'a Catalogue,
    pub(super) directories: BTreeMap<String, Vec<u8>>,
}

impl<'a> Setting<'a> {
    /// A definition, with the calendars and profiles of a catalogue.
    pub fn new(workflow: &'a [u8], known: &'a Catalogue) -> Self {
        Setting { workflow, others: &[], known, directories: BTreeMap::new() }
    }

    /// The same with the definitions that it may call, each id once.
    #[must_use]
    pub fn calling(self, others: &'a [Vec<u8>]) -> Self {
        Setting { others, ..self }
    }

    /// The same with a directory: its path, as the scenario file writes it, and its text.
    #[must_use]
    pub fn directory(mut self, path: &str, text: &[u8]) -> Self {
        self.directories.insert(path.to_owned(), text.to_vec());
        self
    }

    /// An engine with the definition and what it may call. The host answers for who acts.
    pub(super) fn engine(&self) -> Result<Engine, ScenarioError> {
        let engine = Engine::knowing(self.known.clone());
        deploy_in_any_order(&engine, self.others);
        engine.deploy(self.workflow).map_err(|error| match error {
            Error::NotProved(loaded) => ScenarioError::NotProved(loaded),
            other => ScenarioError::NotDeployed(other.to_string()),
        })?;
        Ok(engine)
    }

    pub(super) fn proved(&self) -> Result<Proved, ScenarioError> {
        let mut catalogue = self.known.clone();
        self.others.iter().filter_map(|text| read(text).workflow).for_each(|tree| catalogue.add(&tree));
        let mut loaded = load(self.workflow, &catalogue);
        loaded.proved.take().ok_or_else(|| ScenarioError::NotProved(Box::new(loaded)))
    }

    pub(super) fn calendar_of(&self, proved: &Proved) -> Option<&Arc<Calendar>> {
        self.known.calendar(proved.workflow().calendar.as_deref()?)
    }
}

/// Definitions call one another: as long as one more of them loads, others may.
fn deploy_in_any_order(engine: &Engine, others: &[Vec<u8>]) {
    let mut waiting: Vec<&Vec<u8>> = others.iter().collect();
    let mut before = usize::MAX;
    while waiting.len() < before {
        before = waiting.len();
        waiting.retain(|text| engine.deploy(text).is_err());
    }
}
