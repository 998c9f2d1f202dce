//! The same engine for hosts without an async runtime: every call waits for its answer.

use crate::{
    Act, Answer, CaseFacts, CaseView, Deployed, DeployedCalendar, Error, Ledger, Measures, Period, Recorded, Start,
    Timestamp, block_on,
};
use onedoor_core::case::Event;
use std::collections::BTreeMap;

/// The engine, with calls that wait. Cheap to clone; clones share everything.
///
/// ```
/// use onedoor::blocking::Engine;
/// let engine = Engine::in_memory();
/// assert!(engine.deploy("Workflow(").is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Engine(crate::Engine);

impl Engine {
    /// An engine that keeps everything in memory.
    pub fn in_memory() -> Self {
        Engine(crate::Engine::in_memory())
    }

    /// The same with the calendars and profiles of a catalogue.
    pub(crate) fn knowing(catalogue: onedoor_core::graph::Catalogue) -> Self {
        Engine(crate::Engine::knowing(catalogue))
    }

    /// The same engine for async callers.
    pub fn asynchronous(&self) -> &crate::Engine {
        &self.0
    }

    /// Publishes a definition; see [`crate::Engine::deploy`].
    ///
    /// # Errors
    /// As there.
    pub fn deploy(&self, text: impl AsRef<[u8]>) -> Result<Deployed, Error> {
        block_on(self.0.deploy(text))
    }

    /// Begins a case; see [`crate::Engine::start`].
    ///
    /// # Errors
    /// As there.
    pub fn start(&self, start: Start) -> Result<Answer, Error> {
        block_on(self.0.start(start))
    }

    /// Carries out a command; see [`crate::Engine::act`].
    ///
    /// # Errors
    /// As there.
    pub fn act(&self, act: Act) -> Result<Answer, Error> {
        block_on(self.0.act(act))
    }

    /// Lets time pass; see [`crate::Engine::tick`].
    ///
    /// # Errors
    /// As there.
    pub fn tick(&self, now: Timestamp) -> Result<Vec<Answer>, Error> {
        block_on(self.0.tick(now))
    }

    /// When the next deadline of all cases passes; see [`crate::Engine::next_deadline`].
    pub fn next_deadline(&self) -> Option<Timestamp> {
        block_on(self.0.next_deadline())
    }

    /// Publishes a calendar; see [`crate::Engine::deploy_calendar`].
    ///
    /// # Errors
    /// As there.
    pub fn deploy_calendar(&self, text: impl AsRef<[u8]>, at: Timestamp) -> Result<DeployedCalendar, Error> {
        block_on(self.0.deploy_calendar(text, at))
    }

    /// Publishes a profile; see [`crate::Engine::deploy_profile`].
    ///
    /// # Errors
    /// As there.
    pub fn deploy_profile(&self, text: impl AsRef<[u8]>) -> Result<String, Error> {
        block_on(self.0.deploy_profile(text))
    }

    /// A case as it stands; see [`crate::Engine::ask`].
    ///
    /// # Errors
    /// As there.
    pub fn ask(&self, case: &str) -> Result<CaseView, Error> {
        block_on(self.0.ask(case))
    }

    /// The ledger of time of a case; see [`crate::Engine::ledger`].
    ///
    /// # Errors
    /// As there.
    pub fn ledger(&self, case: &str, now: Timestamp) -> Result<Ledger, Error> {
        block_on(self.0.ledger(case, now))
    }

    /// What is measured of each case; see [`crate::Engine::facts`].
    ///
    /// # Errors
    /// As there.
    pub fn facts(&self, now: Timestamp) -> Result<BTreeMap<String, CaseFacts>, Error> {
        block_on(self.0.facts(now))
    }

    /// The measures of all cases in a period; see [`crate::Engine::measures`].
    ///
    /// # Errors
    /// As there.
    pub fn measures(&self, period: Period) -> Result<Measures, Error> {
        block_on(self.0.measures(period))
    }

    /// The record of a case; see [`crate::Engine::history`].
    ///
    /// # Errors
    /// As there.
    pub fn history(&self, case: &str) -> Result<Vec<Recorded<Event>>, Error> {
        block_on(self.0.history(case))
    }

    /// The record of a case in words; see [`crate::Engine::history_in_words`].
    ///
    /// # Errors
    /// As there.
    pub fn history_in_words(&self, case: &str) -> Result<Vec<Recorded<String>>, Error> {
        block_on(self.0.history_in_words(case))
    }
}
