use super::{Engine, sub_cases::Happening, sub_cases::carry_out, time};
use crate::{Actor, Error, Timestamp, store::Store};
use onedoor_core::{
    calendar::{self, Calendar, CalendarHash},
    case::{Case, Deadline, Event},
    diagnostic::Diagnostic,
    engine::{self, Action, Command},
    graph::{Graph, Which},
    language::{Source, read_profile},
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
    /// Reads and publishes a calendar, also in place of an earlier revision: then every deadline still to come is counted anew, also in calendars that are laid over
    /// it, and the record of each case says so.
    ///
    /// What fell due before `at` has fallen due by the old calendar.
    ///
    /// # Errors
    /// [`Error::BadCalendar`] with everything that is wrong, [`Error::CalendarTaken`] for another content under a revision that is published or older.
    pub async fn deploy_calendar(&self, text: impl AsRef<[u8]>, at: Timestamp) -> Result<DeployedCalendar, Error> {
        let mut store = self.store();
        let calendar = read(&store, text.as_ref())?;
        check_revision(&store, &calendar)?;
        let legal = store.legal(at);
        time::pass(&mut store, legal)?;
        let (id, revision, hash) = (calendar.id().to_owned(), calendar.revision(), calendar.hash());
        store.calendar_texts.insert(id.clone(), text.as_ref().to_vec());
        store.catalogue.add_calendar(Arc::new(calendar));
        let mut moved = Vec::new();
        for calendar in relaid(&mut store, &id) {
            for case in store.cases_in_calendar(&calendar) {
                moved.extend(adopt(&mut store, &case, legal, at)?);
            }
        }
        Ok(DeployedCalendar { calendar: id, revision, hash, moved })
    }

    /// Reads and publishes a profile (法律制度), also in place of one with the same id. Definitions deployed before keep what they were proved with.
    ///
    /// # Errors
    /// [`Error::BadProfile`] with everything that is wrong.
    pub async fn deploy_profile(&self, text: impl AsRef<[u8]>) -> Result<String, Error> {
        let (profile, diagnostics, source) = read_profile(text.as_ref());
        let profile = profile.ok_or_else(|| Error::BadProfile(in_lines(&diagnostics, &source)))?;
        let id = profile.id.clone();
        self.store().catalogue.add_profile(profile);
        Ok(id)
    }
}

fn read(store: &Store, text: &[u8]) -> Result<Calendar, Error> {
    let read = calendar::read(text, &|id| store.catalogue.calendar(id).cloned());
    let source = Source::new(String::from_utf8_lossy(text));
    read.calendar.ok_or_else(|| Error::BadCalendar(in_lines(&read.diagnostics, &source)))
}

/// Lays every calendar that stands over an amended one over it again; gives all that changed, the amended one first.
fn relaid(store: &mut Store, amended: &str) -> Vec<String> {
    let mut changed = vec![amended.to_owned()];
    let mut next = 0;
    while let Some(below) = changed.get(next).cloned() {
        let over = |id: &&String| store.catalogue.calendar(id).is_some_and(|known| known.over() == Some(&below));
        let above: Vec<String> = store.calendar_texts.keys().filter(over).cloned().collect();
        for id in above.into_iter().filter(|id| !changed.contains(id)).collect::<Vec<_>>() {
            let text = store.calendar_texts.get(&id).cloned().unwrap_or_default();
            if let Ok(calendar) = read(store, &text) {
                store.catalogue.add_calendar(Arc::new(calendar));
                changed.push(id);
            }
        }
        next += 1;
    }
    changed
}

/// Findings, a line each, as `line:column: message; advice`.
pub(super) fn in_lines(diagnostics: &[Diagnostic], source: &Source) -> Vec<String> {
    let line = |found: &Diagnostic| {
        let at = source.locate(&found.place).start;
        let help = found.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
        format!("{}:{}: {}{help}", at.line, at.column, found.message)
    };
    diagnostics.iter().map(line).collect()
}

fn check_revision(store: &Store, calendar: &Calendar) -> Result<(), Error> {
    let known = store.catalogue.calendar(calendar.id());
    let taken = |known: &Arc<Calendar>| known.revision() >= calendar.revision() && known.hash() != calendar.hash();
    match known {
        Some(known) if calendar.hours().is_empty() && !known.hours().is_empty() => Err(Error::BadCalendar(vec![
            "it has no business hours, and limits are counted in those of the one before".to_owned(),
        ])),
        Some(known) if calendar.covered().0 > known.covered().0 || calendar.covered().1 < known.covered().1 => {
            Err(Error::BadCalendar(vec![
                "it covers fewer years than the one before, and limits end in them".to_owned(),
            ]))
        }
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
