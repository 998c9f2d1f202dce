//! The same engine for hosts without an async runtime: every call waits for its answer.

use crate::{
    Act, Actor, Answer, CaseFacts, CaseView, Deployed, DeployedCalendar, DeployedDirectory, Error, Ledger, Measures,
    Period, Recorded, Start, Timestamp, WorklistRow, block_on, store::Staff,
};
use onedoor_core::{
    case::Event,
    engine::{Enabled, Explanation},
};
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

    /// The same without a directory: anybody may do anything, and the host alone answers for who acts; see [`crate::Engine::trusting`].
    pub fn trusting() -> Self {
        Engine(crate::Engine::trusting())
    }

    /// The same with the calendars and profiles of a catalogue; trusting until it has a directory.
    pub(crate) fn knowing(catalogue: onedoor_core::graph::Catalogue) -> Self {
        Engine(crate::Engine::knowing(catalogue, Staff::trusting()))
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

    /// Publishes a directory and puts it in force; see [`crate::Engine::deploy_directory`].
    ///
    /// # Errors
    /// As there.
    pub fn deploy_directory(&self, text: impl AsRef<[u8]>) -> Result<DeployedDirectory, Error> {
        block_on(self.0.deploy_directory(text))
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

    /// Carries out commands, each for itself; see [`crate::Engine::act_all`].
    pub fn act_all(&self, acts: Vec<Act>) -> Vec<Result<Answer, Error>> {
        block_on(self.0.act_all(acts))
    }

    /// Hands over everything that somebody has, in every running case; see [`crate::Engine::hand_over`].
    pub fn hand_over(
        &self,
        from: &Actor,
        to: &Actor,
        by: &Actor,
        at: Timestamp,
        reason: &str,
    ) -> Vec<(String, Result<Answer, Error>)> {
        block_on(self.0.hand_over(from, to, by, at, reason))
    }

    /// Lets other cases go on in one; see [`crate::Engine::merge`].
    ///
    /// # Errors
    /// As there.
    pub fn merge(
        &self,
        lead: &str,
        others: &[&str],
        by: &Actor,
        at: Timestamp,
        reason: &str,
    ) -> Result<Vec<Answer>, Error> {
        block_on(self.0.merge(lead, others, by, at, reason))
    }

    /// Makes a second case of one; see [`crate::Engine::split`].
    ///
    /// # Errors
    /// As there.
    pub fn split(&self, case: &str, new: &str, by: &Actor, at: Timestamp) -> Result<Answer, Error> {
        block_on(self.0.split(case, new, by, at))
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
    pub fn ask(&self, case: &str, by: &Actor) -> Result<CaseView, Error> {
        block_on(self.0.ask(case, by))
    }

    /// Why a case waits; see [`crate::Engine::explain`].
    ///
    /// # Errors
    /// As there.
    pub fn explain(&self, case: &str, by: &Actor) -> Result<Explanation, Error> {
        block_on(self.0.explain(case, by))
    }

    /// What somebody may do in a case now; see [`crate::Engine::enabled`].
    ///
    /// # Errors
    /// As there.
    pub fn enabled(&self, case: &str, by: &Actor) -> Result<Vec<Enabled>, Error> {
        block_on(self.0.enabled(case, by))
    }

    /// What somebody has to do; see [`crate::Engine::worklist`].
    pub fn worklist(&self, of: &Actor) -> Vec<WorklistRow> {
        block_on(self.0.worklist(of))
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
    pub fn history(&self, case: &str, by: &Actor) -> Result<Vec<Recorded<Event>>, Error> {
        block_on(self.0.history(case, by))
    }

    /// The record of a case in words; see [`crate::Engine::history_in_words`].
    ///
    /// # Errors
    /// As there.
    pub fn history_in_words(&self, case: &str, by: &Actor) -> Result<Vec<Recorded<String>>, Error> {
        block_on(self.0.history_in_words(case, by))
    }
}
