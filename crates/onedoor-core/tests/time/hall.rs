//! A case that is played at times.

use jiff::{Timestamp, civil::DateTime};
use onedoor_core::{
    calendar::{self, Amount, Calendar},
    case::{Case, Event},
    engine::{self, Action, Command, Env, Given, Refusal, ground_named, limit_named, step_named},
    graph::{Catalogue, Which},
    language::read_profile,
    proof::{Proved, load},
    record,
};
use std::sync::Arc;

const CN: &str = include_str!("../../../../workflows/calendars/cn.ron");
const LICENSING: &str = include_str!("../../../../workflows/profiles/cn_licensing.ron");

pub(crate) fn cn() -> Calendar {
    calendar::read(CN.as_bytes(), &|_| None).calendar.unwrap()
}

pub(crate) fn proved(text: &str) -> Proved {
    let mut catalogue = Catalogue::default();
    catalogue.add_calendar(Arc::new(cn()));
    catalogue.add_profile(read_profile(LICENSING.as_bytes()).0.unwrap());
    let loaded = load(text.as_bytes(), &catalogue);
    let found: Vec<_> = loaded.diagnostics.iter().map(|found| (found.code, &found.message)).collect();
    loaded.proved.unwrap_or_else(|| panic!("{found:?}"))
}

/// A case with its calendar, its time and its record.
pub(crate) struct Hall {
    pub(crate) graph: Proved,
    pub(crate) case: Case,
    pub(crate) calendar: Calendar,
    pub(crate) now: Timestamp,
    pub(crate) record: Vec<Event>,
}

impl Hall {
    /// Starts a case at a local time, such as `2024-04-15T09:00`.
    pub(crate) fn start(text: &str, at: &str) -> Self {
        Hall::start_with(text, at, &Given::default())
    }

    pub(crate) fn start_with(text: &str, at: &str, given: &Given) -> Self {
        let (graph, calendar) = (proved(text), cn());
        let now = calendar.instant(at.parse::<DateTime>().unwrap());
        let events = engine::start(&graph, &Env::at(now).with_calendar(&calendar), given).unwrap();
        let mut hall = Hall { case: Case::new(&graph), graph, calendar, now, record: Vec::new() };
        hall.write(&events);
        hall
    }

    /// Lets the clock on the wall show this; nobody is told.
    pub(crate) fn at(&mut self, wall: &str) -> &mut Self {
        self.now = self.calendar.instant(wall.parse::<DateTime>().unwrap());
        self
    }

    /// Tells the case that time passed.
    pub(crate) fn pass(&mut self, wall: &str) -> Vec<String> {
        self.at(wall).act(Action::PassTime).unwrap()
    }

    pub(crate) fn act(&mut self, action: Action) -> Result<Vec<String>, Refusal> {
        let env = Env::at(self.now).with_calendar(&self.calendar);
        let events = engine::decide(&self.graph, &self.case, &env, &Command::new(action))?;
        Ok(self.write(&events))
    }

    /// Events go through their bytes, and the case through a snapshot: time survives both.
    fn write(&mut self, events: &[Event]) -> Vec<String> {
        let events = record::decode_events(&record::encode_events(events)).unwrap();
        events.iter().for_each(|event| self.case.apply(&self.graph, event).unwrap());
        let restored = Case::restore(&self.graph, &self.case.snapshot(&self.graph)).unwrap();
        assert_eq!(restored, self.case);
        let words = events.iter().map(|event| event.describe(&self.graph)).collect();
        self.record.extend(events);
        words
    }

    pub(crate) fn complete(&mut self, step: &str, outcome: &str) -> Vec<String> {
        self.try_complete(step, outcome).unwrap()
    }

    pub(crate) fn try_complete(&mut self, step: &str, outcome: &str) -> Result<Vec<String>, Refusal> {
        let action = Action::complete(&self.graph, step, outcome).unwrap();
        self.act(action)
    }

    pub(crate) fn stop(&mut self, step: &str, ground: &str) -> Result<Vec<String>, Refusal> {
        self.act(Action::StopClock {
            step: step_named(&self.graph, step)?,
            ground: ground_named(&self.graph, ground)?,
            planned: Amount::WorkingDays(15),
            notice: Some("notice 7".to_owned()),
        })
    }

    pub(crate) fn resume(&mut self, step: &str) -> Result<Vec<String>, Refusal> {
        self.act(Action::ResumeClock { step: step_named(&self.graph, step)? })
    }

    pub(crate) fn extend(&mut self, limit: &str, by: Amount) -> Result<Vec<String>, Refusal> {
        self.act(Action::Extend {
            limit: limit_named(&self.graph, limit)?,
            by,
            reason: "it is complicated".to_owned(),
            notice: Some("notice 8".to_owned()),
        })
    }

    pub(crate) fn acknowledge(&mut self, step: &str) {
        let step = step_named(&self.graph, step).unwrap();
        self.act(Action::Acknowledge { step: Some(step) }).unwrap();
    }

    /// The last day of a limit that is in time; `stopped` while its clock stands still, `-` where there is none.
    pub(crate) fn due(&self, limit: &str, which: Which) -> String {
        let Some(clock) = self.case.clock(limit_named(&self.graph, limit).unwrap()) else { return "-".to_owned() };
        if clock.is_stopped() {
            return "stopped".to_owned();
        }
        match clock.deadline(which).map(|deadline| deadline.at()) {
            Some(Some(at)) => self.calendar.last_day(at).to_string(),
            Some(None) => "uncovered".to_owned(),
            None => "-".to_owned(),
        }
    }

    pub(crate) fn statutory(&self, limit: &str) -> String {
        self.due(limit, Which::Statutory)
    }

    pub(crate) fn promised(&self, limit: &str) -> String {
        self.due(limit, Which::Promised)
    }

    pub(crate) fn condition(&self, step: &str) -> String {
        let step = step_named(&self.graph, step).unwrap();
        self.case.condition(step).describe(&self.graph, step)
    }

    pub(crate) fn wall(&self) -> String {
        self.calendar.wall(self.case.now().unwrap()).to_string()
    }
}

/// Whether a list of events has one.
pub(crate) fn has(events: &[String], event: &str) -> bool {
    events.iter().any(|found| found == event)
}
