//! A hall in which people act: a case of one workflow, with the directory that says who may do what.

use crate::{
    catalogue, drawn,
    play::{BEGINNING, closing, instant, rows, value},
};
use onedoor_core::{
    calendar::Calendar,
    case::{Case, Event, Opinion, WorkEvent, WorkItemId},
    engine::{
        self, Action, Command, Effect, Env, Given, Missing, NamedGiven, Opening, Reading, Refusal, SeatPlace, WaitKind,
        WorkAction, Workload,
    },
    engine::{outcome_named, step_named},
    people::{Actor, Directory, read_directory},
    proof::{Proved, load},
    record::encode_events,
};
use onedoor_tests::findings;
use std::sync::Arc;

/// A case with people.
///
/// | on the left of its traces | means |
/// |---|---|
/// | `wang: start area=5` | `wang` begins a case for themselves; `start for li`: for another |
/// | `li: fire agree` | `li` completes `fire`; `because …` gives an opinion, `handler=li` names a handler |
/// | `li: claim fire` | `li` does something with a work item; that of the third seat is `board.2` |
/// | `who claim fire` | everybody in the directory who might do that now |
/// | `readers` | everybody who may read the case; `readers field price`, `readers opinion fire`, `readers answers board`: that of it |
/// | `pass 2024-04-23T00:00` | the engine lets time pass |
/// | `at 2024-04-23T00:00` | it is that late, and nobody tells the engine |
///
/// On the right, who acts is written only where they stand in for somebody.
pub(crate) struct Hall {
    graph: Proved,
    directory: Directory,
    calendar: Arc<Calendar>,
    workload: Workload,
    now: jiff::Timestamp,
    /// The case.
    pub(crate) case: Case,
    /// What the host had to do for the last command.
    pub(crate) effects: Vec<Effect>,
    /// How many bytes the last command wrote.
    pub(crate) written: usize,
}

/// Plays a trace in a new case, and compares.
pub(crate) fn check(workflow: &str, directory: &str, trace: &str) {
    Hall::new(workflow, directory).plays(trace);
}

impl Hall {
    /// A case that has not begun.
    pub(crate) fn new(workflow: &str, directory: &str) -> Self {
        let catalogue = catalogue("");
        let loaded = load(workflow.as_bytes(), &catalogue);
        assert_eq!(findings(&loaded), "", "the workflow has no mistakes");
        let graph = loaded.proved.unwrap();
        let calendar = catalogue.calendar("cn").cloned().unwrap();
        let now = instant(&calendar, BEGINNING);
        let (directory, workload) = (read(directory), Workload::default());
        Hall { case: Case::new(&graph), graph, directory, calendar, workload, now, effects: Vec::new(), written: 0 }
    }

    /// The same with so much work in the hands of people, and whoever got the last of each step.
    pub(crate) fn with_workload(mut self, workload: Workload) -> Self {
        self.workload = workload;
        self
    }

    /// Plays a trace, and compares what happens with its right side.
    pub(crate) fn plays(&mut self, trace: &str) {
        let expected = rows(trace);
        let found: Vec<(String, String)> = expected.iter().map(|(play, _)| (play.clone(), self.row(play))).collect();
        assert_eq!(drawn(&found), drawn(&expected));
    }

    fn row(&mut self, play: &str) -> String {
        if let Some(until) = play.strip_prefix("pass ") {
            self.now = instant(&self.calendar, until);
            return self.happens(self.decide(&Command::new(Action::PassTime)));
        }
        if let Some(time) = play.strip_prefix("at ") {
            self.now = instant(&self.calendar, time);
            return String::new();
        }
        if let Some(what) = play.strip_prefix("readers") {
            return self.who_reads(what).join(", ");
        }
        if let Some(action) = play.strip_prefix("who ") {
            return self.who_may(action).join(", ");
        }
        let (person, action) = play.split_once(':').unwrap_or_else(|| panic!("nobody does `{play}`"));
        self.as_(person, action.trim())
    }

    /// Somebody does something: the events, or the rule that refuses it.
    pub(crate) fn as_(&mut self, person: &str, action: &str) -> String {
        let decided = self.tries(&actor(person), action);
        self.happens(decided)
    }

    /// Everybody in the directory who might do something now, in the order of their identities.
    pub(crate) fn who_may(&self, action: &str) -> Vec<String> {
        let all = self.directory.persons().map(|(identity, _)| identity);
        all.filter(|person| self.tries(&actor(person), action).is_ok()).map(str::to_owned).collect()
    }

    /// Why the case waits, in the words of the engine.
    pub(crate) fn explained(&self) -> String {
        engine::explain(&self.graph, &self.case, &self.env()).to_string()
    }

    /// The state of the case as bytes.
    pub(crate) fn snapshot(&self) -> Vec<u8> {
        self.case.snapshot(&self.graph)
    }

    /// Who has the work of a step in hand.
    pub(crate) fn holder(&self, item: &str) -> Option<String> {
        let work = self.case.work_item(self.item(item).unwrap())?;
        work.holder.as_ref().map(|holder| holder.identity().to_owned())
    }

    /// What delegates have said of a work item, each with who said it.
    pub(crate) fn advice(&self, item: &str) -> Vec<String> {
        let work = self.case.work_item(self.item(item).unwrap()).unwrap();
        work.advice.iter().map(|advice| format!("{}: {}", advice.by, advice.text)).collect()
    }

    /// What is said of a step before it opens: who will do it, and after what.
    pub(crate) fn foretold(&self, step: &str) -> String {
        let waits = engine::explain(&self.graph, &self.case, &self.env()).waits;
        let wait = waits.into_iter().find(|wait| wait.kind == WaitKind::Behind && wait.name == step).unwrap();
        let [Missing::Answers(before)] = wait.missing.as_slice() else { panic!("{wait:?}") };
        format!("{} after {}", wait.by.as_deref().unwrap_or("somebody"), before.join(", "))
    }

    /// Everybody in the directory who may read the case, or some of it: a field, what was said at a step, or what was answered from its seats.
    fn who_reads(&self, what: &str) -> Vec<String> {
        let words: Vec<&str> = what.split_whitespace().collect();
        let may = |reading: &Reading<'_>| match words.as_slice() {
            [] => true,
            ["field", field] => reading.field(self.graph.field_named(field).unwrap()),
            ["opinion", step] => reading.opinion(step_named(&self.graph, step).unwrap()),
            ["answers", step] => reading.answers(step_named(&self.graph, step).unwrap()),
            _ => panic!("nobody reads `{what}`"),
        };
        let env = self.env();
        let reads =
            |person: &str| engine::may_read(&self.graph, &self.case, &env, &actor(person)).is_ok_and(|r| may(&r));
        let all = self.directory.persons().map(|(identity, _)| identity);
        all.filter(|person| reads(person)).map(str::to_owned).collect()
    }

    fn tries(&self, person: &Actor, action: &str) -> Result<Vec<Event>, Refusal> {
        if let Some(rest) = action.strip_prefix("start") {
            return engine::start(&self.graph, &self.env(), self.opening(person, rest)?);
        }
        self.decide(&Command::new(self.action(action)?).by(person))
    }

    fn decide(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        engine::decide(&self.graph, &self.case, &self.env(), command)
    }

    fn env(&self) -> Env<'_> {
        let env = Env::at(self.now).with_directory(&self.directory).with_workload(&self.workload);
        if self.graph.has_limits() { env.with_calendar(&self.calendar) } else { env }
    }

    fn happens(&mut self, decided: Result<Vec<Event>, Refusal>) -> String {
        let events = match decided {
            Ok(events) => events,
            Err(refusal) => return format!("refused: {}", refusal.code()),
        };
        self.effects = engine::effects(&self.graph, &self.case, &events);
        self.written = encode_events(&events).len();
        for event in &events {
            self.case.apply(&self.graph, event).unwrap();
        }
        let events: Vec<String> =
            events.iter().filter(|event| tells(event)).map(|event| event.describe(&self.graph)).collect();
        events.join(", ")
    }

    fn opening(&self, person: &Actor, words: &str) -> Result<Opening, Refusal> {
        match words.trim().strip_prefix("for ") {
            None => Ok(Opening::by(person, self.given(words)?)),
            Some(rest) => {
                let (applicant, data) = rest.split_once(' ').unwrap_or((rest, ""));
                Ok(Opening::by(person, self.given(data)?).of(&actor(applicant)))
            }
        }
    }

    fn action(&self, play: &str) -> Result<Action, Refusal> {
        let mut words = play.split_whitespace();
        let verb = words.next().unwrap_or("");
        let mut word = || words.next().unwrap_or_else(|| panic!("`{play}` misses a word"));
        let graph = &self.graph;
        let reason = "as the pattern has it".to_owned();
        let action = match verb {
            "claim" => WorkAction::Claim { item: self.item(word())? },
            "release" => WorkAction::Release { item: self.item(word())? },
            "begin" => WorkAction::Begin { item: self.item(word())? },
            "assign" => WorkAction::Assign { item: self.item(word())?, to: actor(word()) },
            "transfer" => WorkAction::Transfer { item: self.item(word())?, to: actor(word()), reason },
            "delegate" => WorkAction::Delegate { item: self.item(word())?, to: actor(word()), reason },
            "give_back" => WorkAction::GiveBack { item: self.item(word())?, advice: reason },
            "call_back" => WorkAction::CallBack { item: self.item(word())? },
            "add" => {
                let (place, step) = (place(word()), step_named(graph, word())?);
                WorkAction::AddSeat { step, to: actor(word()), place, reason }
            }
            "remove" => WorkAction::RemoveSeat { item: self.item(word())?, reason },
            "close_vote" => WorkAction::CloseVote { step: step_named(graph, word())?, reason },
            "copy" => WorkAction::Copy { to: actor(word()) },
            "urge" => WorkAction::Urge { step: step_named(graph, word())? },
            "hand_over" => WorkAction::HandOver { from: actor(word()), to: actor(word()), reason },
            "jump" => WorkAction::Jump { to: step_named(graph, word())?, reason },
            "suspend" => return Ok(Action::Suspend { reason }),
            "resume" => return Ok(Action::Resume { reason }),
            "take_back" => return Ok(Action::TakeBack { step: step_named(graph, word())? }),
            "cancel" => return Ok(Action::Cancel { step: step_named(graph, word())?, reason }),
            "close" => return Ok(Action::Close { closing: closing(word()), reason }),
            "waive" => {
                let step = step_named(graph, word())?;
                let outcome = outcome_named(graph, step, word())?;
                return Ok(Action::Waive { step, outcome, given: Given::default(), reason });
            }
            _ => return self.completion(play),
        };
        Ok(Action::Work(action))
    }

    fn completion(&self, play: &str) -> Result<Action, Refusal> {
        let (work, because) = match play.split_once(" because ") {
            Some((work, because)) => (work, Some(because)),
            None => (play, None),
        };
        let (step, rest) = work.split_once(' ').unwrap_or_else(|| panic!("`{play}` misses an outcome"));
        let (outcome, data) = rest.split_once(' ').unwrap_or((rest, ""));
        let step = step_named(&self.graph, step)?;
        let outcome = outcome_named(&self.graph, step, outcome)?;
        let opinion = because.map(|text| Opinion { text: text.to_owned(), ..Opinion::default() });
        Ok(Action::Complete { step, outcome, given: self.given(data)?, opinion })
    }

    /// Data written as `area=5`, and `handler=li` for whom an `Assign` names.
    fn given(&self, words: &str) -> Result<Given, Refusal> {
        let mut given = NamedGiven::default();
        for word in words.split_whitespace() {
            let (field, text) = word.split_once('=').unwrap_or_else(|| panic!("`{word}` is no data"));
            match field {
                "handler" => given.handler = Some(actor(text)),
                _ => drop(given.data.insert(field.to_owned(), value(text))),
            }
        }
        given.resolve(&self.graph)
    }

    /// A work item: `fire`, or `board.2` for that of a seat.
    fn item(&self, name: &str) -> Result<WorkItemId, Refusal> {
        Ok(match name.split_once('.') {
            Some((step, seat)) => WorkItemId::seat(step_named(&self.graph, step)?, seat.parse().unwrap()),
            None => WorkItemId::of(step_named(&self.graph, name)?),
        })
    }
}

fn read(directory: &str) -> Directory {
    let (directory, found, _) = read_directory(directory.as_bytes());
    let found: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(found.join("\n"), "", "the directory has no mistakes");
    directory.unwrap()
}

/// Somebody whom the host has authenticated.
pub(crate) fn actor(identity: &str) -> Actor {
    Actor::authenticated(identity).unwrap()
}

fn place(word: &str) -> SeatPlace {
    match word {
        "before" => SeatPlace::Before,
        "after" => SeatPlace::After,
        "beside" => SeatPlace::Parallel,
        _ => panic!("no seat is added `{word}` another"),
    }
}

/// Whether an event says more than what time it is, in which calendar and directory, and who has just spoken.
fn tells(event: &Event) -> bool {
    match event {
        Event::TimePassed { .. } | Event::CalendarAdopted { .. } => false,
        Event::Work(work) => match work.as_ref() {
            WorkEvent::DirectoryAdopted { .. } => false,
            WorkEvent::Acted(warrant) => warrant.instead_of.is_some(),
            _ => true,
        },
        _ => true,
    }
}
