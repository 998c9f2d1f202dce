mod calendars;
mod deploy;
mod measures;
mod sub_cases;
mod time;

pub use calendars::{DeployedCalendar, MovedDeadline};
pub use deploy::Deployed;

use crate::{
    Act, Answer, CaseView, Error, Recorded, Start, Timestamp,
    store::{Asked, Kept, Store},
};
use onedoor_core::{case::Event, engine};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use sub_cases::Happening;

/// The engine: it keeps definitions and cases, and carries out commands. Cheap to clone; clones share everything.
///
/// Nothing happens behind the host's back: the engine starts no thread, reads no clock, and time passes when the host says so.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    store: Arc<Mutex<Store>>,
}

impl Engine {
    /// An engine that keeps everything in memory. It knows the calendars and profiles of [`crate::shipped`]; a host may deploy others under the same names.
    pub fn in_memory() -> Self {
        Engine::knowing(crate::shipped::catalogue())
    }

    /// The same with the calendars and profiles of a catalogue.
    pub(crate) fn knowing(catalogue: onedoor_core::graph::Catalogue) -> Self {
        Engine { store: Arc::new(Mutex::new(Store::knowing(catalogue))) }
    }

    /// Begins a case.
    ///
    /// # Errors
    /// [`Error::UnknownWorkflow`], [`Error::CaseExists`], [`Error::BadCaseName`], and [`Error::Refused`] for data that is missing or does not fit.
    pub async fn start(&self, start: Start) -> Result<Answer, Error> {
        let mut store = self.store();
        let asked = Asked::Start(start.clone()).without_time();
        if let Ok(kept) = store.case(&start.case) {
            return kept.answered(start.key.as_deref(), &asked)?.ok_or(Error::CaseExists(start.case));
        }
        check_name(&start.case)?;
        let graph = store.newest(&start.workflow)?;
        let at = store.legal(start.at);
        let events = engine::start(&graph, &store.env_of(&graph, at), &start.given.resolve(&graph)?)?;
        store.add_case(&start.case, graph, None);
        let what = Happening { by: &start.by, at, received_at: start.at };
        sub_cases::carry_out(&mut store, &start.case, &what, &events)?;
        answer(&mut store, &start.case, start.key, asked, 0)
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// [`Error::Refused`] with the rule, [`Error::UnknownCase`], and [`Error::KeyReused`]. A refused command changes nothing.
    pub async fn act(&self, act: Act) -> Result<Answer, Error> {
        let mut store = self.store();
        let asked = Asked::Act(act.clone()).without_time();
        if let Some(first) = store.case(&act.case)?.answered(act.key.as_deref(), &asked)? {
            return Ok(first);
        }
        let at = store.legal(act.at);
        act.check_version(&store.case(&act.case)?.case)?;
        time::pass_in_family(&mut store, &act.case, at)?;
        let kept = store.case(&act.case)?;
        let before = store.unreported.get(&act.case).copied().unwrap_or(kept.record.len());
        let events = engine::decide(&kept.graph, &kept.case, &store.env(kept, at), &act.command(&kept.graph)?)?;
        let what = Happening { by: &act.by, at, received_at: act.at };
        sub_cases::carry_out(&mut store, &act.case, &what, &events)?;
        store.unreported.remove(&act.case);
        answer(&mut store, &act.case, act.key, asked, before)
    }

    /// Lets time pass up to `now` and carries out what falls due, in every case, in the order of legal time; gives the answers of the cases in which something
    /// happened, by their names. What fell due before a command was carried out, and was told in no answer, is told here.
    ///
    /// A late tick does what timely ticks would have done. Time never runs backwards: what comes later with an earlier time happens, in law, at the latest time that
    /// was ticked.
    ///
    /// # Errors
    /// [`Error::Refused`] where a clock must begin and its calendar is gone.
    pub async fn tick(&self, now: Timestamp) -> Result<Vec<Answer>, Error> {
        let mut store = self.store();
        store.now = store.now.max(Some(now));
        time::pass(&mut store, now)?;
        let touched = std::mem::take(&mut store.unreported);
        touched.into_iter().map(|(case, before)| Ok(answer_since(store.case(&case)?, &case, before))).collect()
    }

    /// When the next deadline of all cases passes: the time for the next [`Engine::tick`]. None where no clock runs.
    pub async fn next_deadline(&self) -> Option<Timestamp> {
        self.store().next_deadline(Timestamp::MAX).map(|(deadline, _)| deadline)
    }

    /// A case as it stands.
    ///
    /// # Errors
    /// [`Error::UnknownCase`].
    pub async fn ask(&self, case: &str) -> Result<CaseView, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        Ok(CaseView::new(case, &kept.graph, &kept.case, store.env(kept, Timestamp::MIN).calendar))
    }

    /// The record of a case (台账).
    ///
    /// # Errors
    /// [`Error::UnknownCase`].
    pub async fn history(&self, case: &str) -> Result<Vec<Recorded<Event>>, Error> {
        Ok(self.store().case(case)?.record.clone())
    }

    /// The record of a case in the author's words, such as `StepOpened(fire)`.
    ///
    /// # Errors
    /// [`Error::UnknownCase`].
    pub async fn history_in_words(&self, case: &str) -> Result<Vec<Recorded<String>>, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        Ok(kept.record.iter().map(|recorded| in_words(kept, recorded)).collect())
    }

    /// A panic in another thread leaves whole cases behind: every command is decided before it is written.
    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn in_words(kept: &Kept, recorded: &Recorded<Event>) -> Recorded<String> {
    let Recorded { number, at, received_at, by, event } = recorded;
    Recorded { number: *number, at: *at, received_at: *received_at, by: by.clone(), event: event.describe(&kept.graph) }
}

/// A `/` stands in the names of sub-cases alone.
fn check_name(case: &str) -> Result<(), Error> {
    let good = (1..=128).contains(&case.len()) && !case.chars().any(|c| c == '/' || c.is_control());
    if good { Ok(()) } else { Err(Error::BadCaseName(case.escape_debug().to_string())) }
}

/// The answer to a command: everything that the case's record has gained, what its sub-cases led to included.
fn answer(store: &mut Store, case: &str, key: Option<String>, asked: Asked, before: usize) -> Result<Answer, Error> {
    let kept = store.case_mut(case)?;
    let answer = answer_since(kept, case, before);
    kept.remember(key, asked, &answer);
    Ok(answer)
}

fn answer_since(kept: &Kept, case: &str, before: usize) -> Answer {
    let events = kept.record.iter().skip(before).map(|recorded| recorded.event.clone()).collect();
    Answer::new(case, &kept.graph, &kept.case, events)
}
