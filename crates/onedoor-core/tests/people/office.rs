//! A case of an office, played by its people.

use jiff::Timestamp;
use onedoor_core::{
    calendar::Calendar,
    case::{Case, Event, WorkItemId},
    engine::{self, Action, Command, Env, Given, Opening, SeatPlace, WorkAction},
    expr::Value,
    graph::Catalogue,
    id::StepId,
    people::{Actor, Directory, read_directory},
    proof::{Proved, load},
    record,
};

use std::sync::Arc;

/// An office in which `ann`, `bob` and `cat` sign for `land`, `dan` and `eve` for `fire`, `boss` manages and waives, and `zoe` applies.
pub(crate) const STAFF: &str = r#"Directory(id: "office", zone: "UTC0",
    depts: {"land": (powers: [Accept, Review, Sign, Decide, Assign]), "fire": (powers: [Review, Sign]), "empty": ()},
    roles: {"boss": (powers: [Manage, Waive, Terminate, Receive])},
    persons: {
        "ann": (depts: ["land"]), "bob": (depts: ["land"]), "cat": (depts: ["land"]),
        "dan": (depts: ["fire"]), "eve": (depts: ["fire"]),
        "boss": (roles: ["boss"]), "zoe": (), "out": (),
    },
    STAND_INS
)"#;

/// The office with these rules of standing in.
pub(crate) fn staff(stand_ins: &str) -> String {
    STAFF.replace("STAND_INS", &format!("stand_ins: [{stand_ins}],"))
}

pub(crate) fn actor(id: &str) -> Actor {
    Actor::authenticated(id).unwrap()
}

pub(crate) fn directory(text: &str) -> Directory {
    let (directory, found, _) = read_directory(text.as_bytes());
    directory.unwrap_or_else(|| panic!("{found:?}"))
}

/// A case with its directory, its time and its record.
#[derive(Clone)]
pub(crate) struct Office {
    pub(crate) graph: Proved,
    pub(crate) directory: Directory,
    pub(crate) calendar: Option<Calendar>,
    pub(crate) case: Case,
    pub(crate) now: Timestamp,
    pub(crate) record: Vec<Event>,
}

impl Office {
    /// Begins a case of `zoe` in an office without stand-ins.
    pub(crate) fn open(steps: &str) -> Self {
        Office::open_in(steps, &staff(""), "zoe")
    }

    /// The same in another office, for somebody else. A field `signers` names `ann` and `dan`.
    pub(crate) fn open_in(steps: &str, staff: &str, applicant: &str) -> Self {
        let last = steps.rsplit("// last ").next().unwrap().trim();
        let text = format!(
            "Workflow(id: \"permit\", data: {{\"signers\": List(Text)}}, steps: {{ {steps}\n }}, ends: {{ \"ended\": (after: [{last:?}]) }})"
        );
        Office::started(&text, staff, applicant, None)
    }

    /// A case of a whole definition that counts in a calendar.
    pub(crate) fn counted(text: &str, staff: &str, applicant: &str, calendar: Calendar) -> Self {
        Office::started(text, staff, applicant, Some(calendar))
    }

    pub(crate) fn started(text: &str, staff: &str, applicant: &str, calendar: Option<Calendar>) -> Self {
        let mut catalogue = Catalogue::default();
        calendar.clone().into_iter().for_each(|calendar| catalogue.add_calendar(Arc::new(calendar)));
        let loaded = load(text.as_bytes(), &catalogue);
        let found: Vec<_> = loaded.diagnostics.iter().map(|found| (found.code, &found.message)).collect();
        let graph = loaded.proved.unwrap_or_else(|| panic!("{found:?} in {text}"));
        let (directory, now) = (directory(staff), "2024-04-15T09:00:00Z".parse().unwrap());
        let signers = Value::List(["ann", "dan"].map(|id| Value::Text(id.into())).to_vec());
        let given = Given { data: vec![(graph.field_named("signers").unwrap(), signers)], ..Given::default() };
        let env = Env { calendar: calendar.as_ref(), ..Env::at(now).with_directory(&directory) };
        let events = engine::start(&graph, &env, Opening::by(&actor(applicant), given)).unwrap();
        let mut office = Office { case: Case::new(&graph), graph, directory, calendar, now, record: Vec::new() };
        office.write(&events);
        office
    }

    pub(crate) fn step(&self, name: &str) -> StepId {
        self.graph.step_named(name).unwrap()
    }

    /// A work item such as `fire` or `board.2`.
    pub(crate) fn item(&self, name: &str) -> WorkItemId {
        match name.split_once('.') {
            None => WorkItemId::of(self.step(name)),
            Some((step, seat)) => WorkItemId::seat(self.step(step), seat.parse().unwrap()),
        }
    }

    /// Somebody does something; what happened, or the stable name of the rule that forbids it.
    pub(crate) fn act(&mut self, by: &str, action: Action) -> Result<Vec<String>, &'static str> {
        let env = Env { calendar: self.calendar.as_ref(), ..Env::at(self.now).with_directory(&self.directory) };
        let command = Command::new(action).by(&actor(by));
        let decided = engine::decide(&self.graph, &self.case, &env, &command);
        let events = decided.map_err(|refusal| refusal.code())?;
        Ok(self.write(&events))
    }

    fn write(&mut self, events: &[Event]) -> Vec<String> {
        let events = record::decode_events(&record::encode_events(events)).unwrap();
        events.iter().for_each(|event| self.case.apply(&self.graph, event).unwrap());
        let restored = Case::restore(&self.graph, &self.case.snapshot(&self.graph)).unwrap();
        assert_eq!(restored, self.case);
        let words = events.iter().map(|event| event.describe(&self.graph)).collect();
        self.record.extend(events);
        words
    }

    pub(crate) fn complete(&mut self, by: &str, step: &str, outcome: &str) -> Result<Vec<String>, &'static str> {
        let action = Action::complete(&self.graph, step, outcome).unwrap();
        self.act(by, action)
    }

    pub(crate) fn work(&mut self, by: &str, action: WorkAction) -> Result<Vec<String>, &'static str> {
        self.act(by, Action::Work(action))
    }

    pub(crate) fn claim(&mut self, by: &str, item: &str) -> Result<Vec<String>, &'static str> {
        let item = self.item(item);
        self.work(by, WorkAction::Claim { item })
    }

    pub(crate) fn add(
        &mut self,
        by: &str,
        step: &str,
        to: &str,
        place: SeatPlace,
    ) -> Result<Vec<String>, &'static str> {
        let step = self.step(step);
        self.work(by, WorkAction::AddSeat { step, to: actor(to), place, reason: String::new() })
    }

    pub(crate) fn delegate(&mut self, by: &str, item: &str, to: &str) -> Result<Vec<String>, &'static str> {
        let item = self.item(item);
        self.work(by, WorkAction::Delegate { item, to: actor(to), reason: String::new() })
    }

    pub(crate) fn transfer(&mut self, by: &str, item: &str, to: &str) -> Result<Vec<String>, &'static str> {
        let item = self.item(item);
        self.work(by, WorkAction::Transfer { item, to: actor(to), reason: String::new() })
    }

    pub(crate) fn hand_over(&mut self, from: &str, to: &str) -> Result<Vec<String>, &'static str> {
        self.work("boss", WorkAction::HandOver { from: actor(from), to: actor(to), reason: String::new() })
    }

    pub(crate) fn recuse(&mut self, person: &str, step: Option<&str>) -> Result<Vec<String>, &'static str> {
        let step = step.map(|step| self.step(step));
        self.work("boss", WorkAction::Recuse { person: actor(person), step, reason: String::new() })
    }

    pub(crate) fn close_vote(&mut self, by: &str, step: &str) -> Result<Vec<String>, &'static str> {
        let step = self.step(step);
        self.work(by, WorkAction::CloseVote { step, reason: String::new() })
    }

    pub(crate) fn take_back(&mut self, by: &str, step: &str) -> Result<Vec<String>, &'static str> {
        let step = self.step(step);
        self.act(by, Action::TakeBack { step })
    }

    pub(crate) fn waive(&mut self, by: &str, step: &str, outcome: &str) -> Result<Vec<String>, &'static str> {
        let (step, outcome) = (self.step(step), engine::outcome_named(&self.graph, self.step(step), outcome).unwrap());
        self.act(by, Action::Waive { step, outcome, given: Given::default(), reason: String::new() })
    }

    pub(crate) fn condition(&self, step: &str) -> String {
        let step = self.step(step);
        self.case.condition(step).describe(&self.graph, step)
    }

    /// Who has a work item in hand, and to whom it was delegated.
    pub(crate) fn held(&self, item: &str) -> String {
        let work = self.case.work_item(self.item(item)).unwrap();
        let people = work.holder.iter().chain(&work.delegates).map(Actor::identity);
        people.collect::<Vec<_>>().join(" > ")
    }

    pub(crate) fn done_by(&self, step: &str) -> Vec<&str> {
        self.case.done_by(self.step(step)).iter().map(Actor::identity).collect()
    }

    /// The rule by which somebody may not.
    #[track_caller]
    pub(crate) fn refused(found: Result<Vec<String>, &'static str>, rule: &str) {
        assert_eq!(found.map_err(str::to_owned), Err(rule.to_owned()));
    }
}
