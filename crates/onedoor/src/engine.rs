mod calendars;
mod deploy;
mod directory;
mod hand_over;
mod host;
mod measures;
mod merge;
mod split;
mod sub_cases;
mod time;
mod worklist;

pub use calendars::{DeployedCalendar, MovedDeadline};
pub use deploy::Deployed;
pub use directory::DeployedDirectory;
pub use worklist::{Standing, WorklistRow};

use crate::{
    Act, Actor, Answer, CaseView, Error, Recorded, Start, Timestamp,
    store::{Asked, Kept, Staff, Store},
};
use onedoor_core::{
    case::Event,
    engine::{self, Enabled, Explanation, Refusal, WorkRefusal},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use sub_cases::Happening;

/// The engine: it keeps definitions and cases, and carries out commands. Cheap to clone; clones share everything.
///
/// Nothing happens behind the host's back: the engine starts no thread, reads no clock, and time passes when the host says so.
/// Who may do what is asked of a directory (人员目录), and what it does not allow is refused. A host that knows better who acts has an engine that is
/// [trusting](Engine::trusting).
#[derive(Clone, Debug, Default)]
pub struct Engine {
    store: Arc<Mutex<Store>>,
}

impl Engine {
    /// An engine that keeps everything in memory. It knows the calendars and profiles of [`crate::shipped`]; a host may deploy others under the same names.
    ///
    /// Its directory is empty until one is [deployed](Engine::deploy_directory): nobody may do anything that the definition gives to somebody.
    pub fn in_memory() -> Self {
        Engine::knowing(crate::shipped::catalogue(), Staff::nobody())
    }

    /// The same without a directory: **anybody may do anything**, and the host alone answers for who acts. The `by` of a definition is not asked, nor who may not
    /// judge a case of their own, nor what is separate; only what the case itself must know holds, such as that a seat which names a person is that person's.
    ///
    /// It is for hosts that judge every command themselves before they give it, and for trying out a definition. Once a directory is
    /// [deployed](Engine::deploy_directory), it is asked.
    pub fn trusting() -> Self {
        Engine::knowing(crate::shipped::catalogue(), Staff::trusting())
    }

    /// An engine with the calendars and profiles of a catalogue.
    pub(crate) fn knowing(catalogue: onedoor_core::graph::Catalogue, staff: Staff) -> Self {
        Engine { store: Arc::new(Mutex::new(Store::new(catalogue, staff))) }
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
        let events = engine::start(&graph, &store.env_of(&graph, at), start.opening(&graph)?)?;
        store.hear(start.at);
        store.add_case(&start.case, graph, None);
        let what = Happening { by: &start.by, at, received_at: start.at };
        sub_cases::carry_out(&mut store, &start.case, &what, &events)?;
        answer(&mut store, &start.case, &start.by, start.key, asked, 0)
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// [`Error::Refused`] with the rule, [`Error::UnknownCase`], and [`Error::KeyReused`]. A refused command changes nothing.
    pub async fn act(&self, act: Act) -> Result<Answer, Error> {
        carry_out(&mut self.store(), act)
    }

    /// Carries out commands one after the other (批量审批), each for itself: one that is refused does not touch the others. Gives their answers in the same order.
    pub async fn act_all(&self, acts: Vec<Act>) -> Vec<Result<Answer, Error>> {
        let mut store = self.store();
        acts.into_iter().map(|act| carry_out(&mut store, act)).collect()
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
        store.hear(now);
        time::pass(&mut store, now)?;
        let touched = std::mem::take(&mut store.unreported);
        let answers = touched.into_iter().map(|(case, before)| {
            let kept = store.case(&case)?;
            Ok(answer_since(&store, kept, &case, before, &Actor::engine()))
        });
        answers.collect()
    }

    /// When the next deadline of all cases passes: the time for the next [`Engine::tick`]. None where no clock runs.
    pub async fn next_deadline(&self) -> Option<Timestamp> {
        self.store().next_deadline(Timestamp::MAX).map(|(deadline, _)| deadline)
    }

    /// A case as it stands, as far as somebody may read it.
    ///
    /// Who may is judged as of the latest time that the host has told in a command or tick.
    ///
    /// # Errors
    /// [`Error::UnknownCase`], [`Error::Refused`] for who may not read it.
    pub async fn ask(&self, case: &str, by: &Actor) -> Result<CaseView, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        let reading = store.reading(kept, by)?;
        Ok(CaseView::new(case, &kept.graph, &kept.case, store.env_now(kept).calendar, &reading))
    }

    /// The record of a case (台账), as far as somebody may read it. What they may not leaves a gap in the numbers.
    ///
    /// # Errors
    /// As of [`Engine::ask`].
    pub async fn history(&self, case: &str, by: &Actor) -> Result<Vec<Recorded<Event>>, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        let reading = store.reading(kept, by)?;
        Ok(kept.record.iter().filter_map(|recorded| Some(with(recorded, reading.event(&recorded.event)?))).collect())
    }

    /// The record of a case in the author's words, such as `StepOpened(fire)`, as far as somebody may read it.
    ///
    /// # Errors
    /// As of [`Engine::ask`].
    pub async fn history_in_words(&self, case: &str, by: &Actor) -> Result<Vec<Recorded<String>>, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        let reading = store.reading(kept, by)?;
        let words = |event: &Event| reading.event(event).map(|event| event.describe(&kept.graph));
        Ok(kept.record.iter().filter_map(|recorded| Some(with(recorded, words(&recorded.event)?))).collect())
    }

    /// Why a case waits: for every open wait who can act, who is kept from it and by what rule, what is missing, until when, what happens then, and what would help.
    /// A case that has ended says how.
    ///
    /// # Errors
    /// [`Error::UnknownCase`], and [`Error::Refused`] for somebody who may not read it.
    pub async fn explain(&self, case: &str, by: &Actor) -> Result<Explanation, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        store.reading(kept, by)?;
        Ok(engine::explain(&kept.graph, &kept.case, &store.env_now(kept)))
    }

    /// What somebody may do in a case now: a row for each verb, work item and outcome that would be accepted.
    ///
    /// # Errors
    /// [`Error::UnknownCase`], and [`Error::Refused`] for somebody who may not read it.
    pub async fn enabled(&self, case: &str, by: &Actor) -> Result<Vec<Enabled>, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        store.reading(kept, by)?;
        Ok(engine::enabled(&kept.graph, &kept.case, &store.env_now(kept), by))
    }

    /// A panic in another thread leaves whole cases behind: every command is decided before it is written.
    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The same place in a record, with something else in it.
fn with<E>(recorded: &Recorded<Event>, event: E) -> Recorded<E> {
    let Recorded { number, at, received_at, by, event: _ } = recorded;
    Recorded { number: *number, at: *at, received_at: *received_at, by: by.clone(), event }
}

fn carry_out(store: &mut Store, act: Act) -> Result<Answer, Error> {
    let asked = Asked::Act(act.clone()).without_time();
    if let Some(first) = store.case(&act.case)?.answered(act.key.as_deref(), &asked)? {
        return Ok(first);
    }
    let at = store.legal(act.at);
    act.check_version(&store.case(&act.case)?.case)?;
    time::pass_in_family(store, &act.case, at)?;
    let kept = store.case(&act.case)?;
    let before = store.unreported.get(&act.case).copied().unwrap_or(kept.record.len());
    let events = engine::decide(&kept.graph, &kept.case, &store.env(kept, at), &act.command(&kept.graph)?)?;
    store.hear(act.at);
    let what = Happening { by: &act.by, at, received_at: act.at };
    sub_cases::carry_out(store, &act.case, &what, &events)?;
    store.unreported.remove(&act.case);
    answer(store, &act.case, &act.by, act.key, asked, before)
}

/// A `/` stands in the names of sub-cases alone.
fn check_name(case: &str) -> Result<(), Error> {
    let good = (1..=128).contains(&case.len()) && !case.chars().any(|c| c == '/' || c.is_control());
    if good { Ok(()) } else { Err(Error::BadCaseName(case.escape_debug().to_string())) }
}

/// The answer to a command: everything that the case's record has gained, what its sub-cases led to included.
fn answer(
    store: &mut Store,
    case: &str,
    by: &Actor,
    key: Option<String>,
    asked: Asked,
    before: usize,
) -> Result<Answer, Error> {
    let answer = answer_since(store, store.case(case)?, case, before, by);
    store.case_mut(case)?.remember(key, asked, &answer);
    Ok(answer)
}

/// Whoever gave a command learns what came of it, as far as they may still read the case.
fn answer_since(store: &Store, kept: &Kept, case: &str, before: usize, by: &Actor) -> Answer {
    let reading = engine::may_read(&kept.graph, &kept.case, &store.env_now(kept), by).ok();
    let new = kept.record.iter().skip(before);
    let events = new.filter_map(|recorded| reading.as_ref()?.event(&recorded.event)).collect();
    Answer::new(case, &kept.graph, &kept.case, events, reading.as_ref())
}

impl Store {
    /// What somebody may read of a case. The engine's own name gives nobody its rights.
    fn reading<'a>(&'a self, kept: &'a Kept, by: &Actor) -> Result<engine::Reading<'a>, Refusal> {
        let env = self.env_now(kept);
        if env.directory.is_some() && by.is_engine() {
            return Err(WorkRefusal::MayNotRead { person: by.clone() }.into());
        }
        engine::may_read(&kept.graph, &kept.case, &env, by)
    }
}
