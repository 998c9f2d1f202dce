//! A case with a directory, played by hand.

use jiff::Timestamp;
use onedoor_core::{
    calendar::{self, Calendar},
    case::{Case, Event},
    engine::{self, Action, Command, Enabled, Env, Explanation, Given, Opening, Refusal, WorkAction},
    graph::Catalogue,
    id::StepId,
    language::read_profile,
    people::{Actor, Directory, read_directory},
    proof::{Proved, load},
};
use std::sync::{Arc, LazyLock};

const LICENSING: &str = include_str!("../../../../workflows/profiles/cn_licensing.ron");
static CN: LazyLock<Arc<Calendar>> = LazyLock::new(|| {
    let text = include_str!("../../../../workflows/calendars/cn.ron");
    Arc::new(calendar::read(text.as_bytes(), &|_| None).calendar.unwrap())
});

fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    catalogue.add_calendar(CN.clone());
    catalogue.add_profile(read_profile(LICENSING.as_bytes()).0.unwrap());
    catalogue
}

pub(crate) fn person(name: &str) -> Actor {
    Actor::authenticated(name).unwrap()
}

pub(crate) fn proved(text: &str) -> Option<Proved> {
    load(text.as_bytes(), &catalogue()).proved
}

pub(crate) fn directory(text: &str) -> Directory {
    let (directory, found, _) = read_directory(text.as_bytes());
    directory.unwrap_or_else(|| panic!("{found:?}"))
}

/// A case, its directory and its time.
pub(crate) struct Office {
    pub(crate) graph: Proved,
    pub(crate) directory: Option<Directory>,
    pub(crate) case: Case,
    pub(crate) now: Timestamp,
    pub(crate) record: Vec<Event>,
}

impl Office {
    /// Starts a case that `by` begins for themselves.
    pub(crate) fn start(workflow: &str, people: &str, by: &str) -> Self {
        let graph = proved(workflow).unwrap_or_else(|| {
            let found = load(workflow.as_bytes(), &catalogue()).diagnostics;
            panic!("{:?}", found.iter().map(|found| (found.code, &found.message)).collect::<Vec<_>>())
        });
        Office::open(graph, Some(directory(people)), &person(by)).unwrap()
    }

    pub(crate) fn open(graph: Proved, directory: Option<Directory>, by: &Actor) -> Result<Self, Refusal> {
        let now = "2024-04-15T01:00:00Z".parse().unwrap();
        let mut office = Office { case: Case::new(&graph), graph, directory, now, record: Vec::new() };
        let opening = Opening::by(by, Given::default()).of(by);
        let events = engine::start(&office.graph, &office.env(), opening)?;
        office.write(events);
        Ok(office)
    }

    pub(crate) fn env(&self) -> Env<'_> {
        Env { directory: self.directory.as_ref(), ..Env::at(self.now).with_calendar(&CN) }
    }

    pub(crate) fn try_act(&self, by: &Actor, action: &Action) -> Result<Vec<Event>, Refusal> {
        engine::decide(&self.graph, &self.case, &self.env(), &Command::new(action.clone()).by(by))
    }

    pub(crate) fn write(&mut self, events: Vec<Event>) {
        events.iter().for_each(|event| self.case.apply(&self.graph, event).unwrap());
        self.record.extend(events);
    }

    pub(crate) fn act(&mut self, by: &str, action: impl Into<Box<Action>>) {
        let events = self.try_act(&person(by), &action.into()).unwrap_or_else(|refusal| panic!("{by}: {refusal}"));
        self.write(events);
    }

    pub(crate) fn work(&mut self, by: &str, action: WorkAction) {
        self.act(by, Action::Work(action));
    }

    pub(crate) fn complete(&mut self, by: &str, step: &str, outcome: &str) {
        let action = Action::complete(&self.graph, step, outcome).unwrap();
        self.act(by, action);
    }

    pub(crate) fn step(&self, name: &str) -> StepId {
        self.graph.step_named(name).unwrap()
    }

    pub(crate) fn explain(&self) -> Explanation {
        engine::explain(&self.graph, &self.case, &self.env())
    }

    pub(crate) fn enabled(&self, by: &Actor) -> Vec<Enabled> {
        engine::enabled(&self.graph, &self.case, &self.env(), by)
    }
}
