//! A desk at which a case is worked on: things are done at times, by their names, and the record is kept.

use jiff::{Timestamp, civil::Date};
use onedoor_core::{
    calendar::{self, Amount, Calendar},
    case::{Case, Closing, Event},
    engine::{self, Action, Command, Env, Given, ground_named, limit_named, step_named},
    graph::Catalogue,
    language::read_profile,
    ledger::{Holding, Ledger, LedgerError},
    proof::{Proved, load},
};
use std::sync::Arc;

/// Monday to Friday, 09:00 to 12:00 and 13:00 to 17:00, which is 7 hours a day. 2024-04-15 is a Monday; 1 to 3 May are holidays.
pub(crate) const HALL: &str = r#"Calendar(id: "hall", zone: "UTC0", weekend: [Saturday, Sunday], covered: (2024, 2024),
    hours: [("09:00", "12:00"), ("13:00", "17:00")],
    years: {2024: (source: "rules of the house", holidays: {"2024-05-01..2024-05-03": "Labour Day"})})"#;

const REGIME: &str = r#"Profile(id: "regime", grounds: {
    "expert": (party: ThirdParty), "hearing": (party: Public), "inquiry": (party: Authority), "forms": (party: Applicant)})"#;

pub(crate) const HOUR: u64 = 3600;

pub(crate) struct Desk {
    pub(crate) graph: Proved,
    pub(crate) calendar: Arc<Calendar>,
    pub(crate) case: Case,
    pub(crate) record: Vec<Event>,
}

/// What is known around the workflows of these tests, with another calendar where one is given.
pub(crate) fn catalogue(calendar: &str) -> (Catalogue, Arc<Calendar>) {
    let read = calendar::read(calendar.as_bytes(), &|_| None);
    let calendar = Arc::new(read.calendar.unwrap_or_else(|| panic!("{:?}", read.diagnostics)));
    let mut catalogue = Catalogue::default();
    catalogue.add_calendar(Arc::clone(&calendar));
    catalogue.add_profile(read_profile(REGIME.as_bytes()).0.unwrap());
    (catalogue, calendar)
}

impl Desk {
    /// A case of a workflow that begins at a time of the wall clock, `2024-04-15T09:00`.
    pub(crate) fn new(steps_and_ends: &str, at: &str) -> Self {
        Desk::in_calendar(HALL, steps_and_ends, at)
    }

    pub(crate) fn in_calendar(calendar: &str, steps_and_ends: &str, at: &str) -> Self {
        let (catalogue, calendar) = catalogue(calendar);
        let id = calendar.id();
        let text = format!(r#"Workflow(id: "permit", profile: "regime", calendar: "{id}", {steps_and_ends})"#);
        let loaded = load(text.as_bytes(), &catalogue);
        let graph = loaded.proved.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let mut desk = Desk { case: Case::new(&graph), graph, calendar, record: Vec::new() };
        let env = Env::at(time(at)).with_calendar(&desk.calendar);
        let events = engine::start(&desk.graph, &env, Given::default()).unwrap();
        desk.write(events);
        desk
    }

    fn write(&mut self, events: Vec<Event>) {
        events.iter().for_each(|event| self.case.apply(&self.graph, event).unwrap());
        self.record.extend(events);
    }

    pub(crate) fn act(&mut self, at: &str, action: Action) {
        let env = Env::at(time(at)).with_calendar(&self.calendar);
        let events = engine::decide(&self.graph, &self.case, &env, &Command::new(action)).unwrap();
        self.write(events);
    }

    pub(crate) fn complete(&mut self, at: &str, step: &str, outcome: &str) {
        self.act(at, Action::complete(&self.graph, step, outcome).unwrap());
    }

    pub(crate) fn stop(&mut self, at: &str, step: &str, ground: &str) {
        let (step, ground) = (step_named(&self.graph, step).unwrap(), ground_named(&self.graph, ground).unwrap());
        self.act(at, Action::StopClock { step, ground, planned: Amount::WorkingDays(5), notice: None });
    }

    pub(crate) fn resume(&mut self, at: &str, step: &str) {
        let step = step_named(&self.graph, step).unwrap();
        self.act(at, Action::ResumeClock { step });
    }

    #[allow(dead_code, reason = "the suite of the measures extends")]
    pub(crate) fn extend(&mut self, at: &str, by: Amount) {
        let limit = limit_named(&self.graph, "case").unwrap();
        self.act(at, Action::Extend { limit, by, reason: "it is large".to_owned(), notice: None });
    }

    pub(crate) fn close(&mut self, at: &str) {
        self.act(at, Action::Close { closing: Closing::Withdrawn, reason: "no longer wanted".to_owned() });
    }

    pub(crate) fn pass(&mut self, at: &str) {
        self.act(at, Action::PassTime);
    }

    /// The ledger up to a time, as if the record had just been read, and in pieces.
    pub(crate) fn ledger(&self, now: &str) -> Result<Ledger, LedgerError> {
        let mut holding = Holding::new(&self.graph);
        self.record.iter().for_each(|event| holding.follow(event).unwrap());
        holding.ledger(&self.calendar, time(now))
    }
}

pub(crate) fn time(wall: &str) -> Timestamp {
    format!("{wall}:00Z").parse().unwrap()
}

pub(crate) fn day(day: &str) -> Date {
    day.parse().unwrap()
}
