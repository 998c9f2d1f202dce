use super::{Engine, sub_cases::Happening, sub_cases::carry_out, time};
use crate::{Actor, Error, Timestamp, store::Store};
use onedoor_core::{
    calendar::{self, Calendar, CalendarHash},
    case::{Case, Deadline, Event},
    engine::{self, Action, Command},
    graph::{Graph, Which},
    language::read_profile,
};
use std::sync::Arc;

/// A calendar that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeployedCalendar {
    /// Its id.
    pub calendar: String,
    /// Its revision.
    pub revision: u32,
    /// Its content hash.
    pub hash: CalendarHash,
    /// The deadlines that moved because of it, by case.
    pub moved: Vec<MovedDeadline>,
}

/// A deadline that moved because a calendar was amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedDeadline {
    /// The case.
    pub case: String,
    /// The limit: `case`, a stage or a step.
    pub limit: String,
    /// Which of its deadlines.
    pub which: Which,
    /// What it was; the record keeps it.
    pub was: Option<Deadline>,
    /// What it is.
    pub is: Option<Deadline>,
}

impl Engine {
    /// Reads and publishes a calendar, also in place of an earlier revision: then every deadline still to come is counted anew, and the record of each case says so.
    ///
    /// What fell due before `at` has fallen due by the old calendar.
    ///
    /// # Errors
    /// [`Error::BadCalendar`] with everything that is wrong, [`Error::CalendarTaken`] for another content under a revision that is published or older.
    pub async fn deploy_calendar(&self, text: impl AsRef<[u8]>, at: Timestamp) -> Result<DeployedCalendar, Error> {
        let mut store = self.store();
        let read = calendar::read(text.as_ref(), &|id| store.catalogue.calendar(id).cloned());
        let Some(calendar) = read.calendar else {
            return Err(Error::BadCalendar(read.diagnostics.iter().map(|found| found.message.clone()).collect()));
        };
        check_revision(&store, &calendar)?;
        let legal = store.legal(at);
        time::pass(&mut store, legal)?;
        let calendar = Arc::new(calendar);
        store.catalogue.add_calendar(Arc::clone(&calendar));
        let mut moved = Vec::new();
        for case in store.cases_in_calendar(calendar.id()) {
            moved.extend(adopt(&mut store, &case, legal, at)?);
        }
        let (revision, hash) = (calendar.revision(), calendar.hash());
        Ok(DeployedCalendar { calendar: calendar.id().to_owned(), revision, hash, moved })
    }

    /// Reads and publishes a profile (法律制度), also in place of one with the same id. Definitions deployed before keep what they were proved with.
    ///
    /// # Errors
    /// [`Error::BadProfile`] with everything that is wrong.
    pub async fn deploy_profile(&self, text: impl AsRef<[u8]>) -> Result<String, Error> {
        let (profile, diagnostics, _) = read_profile(text.as_ref());
        let Some(profile) = profile else {
            return Err(Error::BadProfile(diagnostics.iter().map(|found| found.message.clone()).collect()));
        };
        let id = profile.id.clone();
        self.store().catalogue.add_profile(profile);
        Ok(id)
    }
}

fn check_revision(store: &Store, calendar: &Calendar) -> Result<(), Error> {
    let known = store.catalogue.calendar(calendar.id());
    let taken = |known: &Arc<Calendar>| known.revision() >= calendar.revision() && known.hash() != calendar.hash();
    match known {
        Some(known) if calendar.hours().is_empty() && !known.hours().is_empty() => Err(Error::BadCalendar(vec![
            "it has no business hours, and limits are counted in those of the one before".to_owned(),
        ])),
        Some(known) if taken(known) => Err(Error::CalendarTaken {
            calendar: calendar.id().to_owned(),
            revision: calendar.revision(),
            known: known.revision(),
        }),
        _ => Ok(()),
    }
}

/// One case adopts the calendar that is published now.
fn adopt(store: &mut Store, name: &str, at: Timestamp, received_at: Timestamp) -> Result<Vec<MovedDeadline>, Error> {
    let kept = store.case(name)?;
    let events = engine::decide(&kept.graph, &kept.case, &store.env(kept, at), &Command::new(Action::PassTime))?;
    let moved = events.iter().flat_map(|event| moved(&kept.graph, &kept.case, name, event)).collect();
    carry_out(store, name, &Happening { by: &Actor::engine(), at, received_at }, &events)?;
    Ok(moved)
}

fn moved(graph: &Graph, before: &Case, name: &str, event: &Event) -> Vec<MovedDeadline> {
    let Event::DeadlinesMoved { limit, deadlines } = event else { return Vec::new() };
    let moved = [Which::Promised, Which::Statutory].into_iter().filter_map(|which| {
        let was = before.clock(*limit).and_then(|clock| clock.deadline(which));
        let is = deadlines.get(which);
        let limit = graph.limits()[*limit].name.clone();
        (was != is).then(|| MovedDeadline { case: name.to_owned(), limit, which, was, is })
    });
    moved.collect()
}
