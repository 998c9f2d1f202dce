//! A case in the engine, beside the oracle.

use std::sync::Arc;

use onedoor_core::{
    case::{Answered, Case, Condition, Ending, Event, Seat, SeatAnswer, WorkEvent, WorkItem},
    engine::{self, Env, Given, Opening, Refusal, Workload},
    expr::Value,
    graph::Catalogue,
    id::{Dense, FieldId, StepId},
    people::{Actor, Directory, read_directory},
    proof::{Proved, load},
    record::{decode_events, encode_events},
};

use super::{
    deed::{Deed, What, actor},
    naive::{Chair, Desk, Held, Load, Naive, Refused, Said, Told},
    plan::Plan,
    staff::{HERE, Staff, instant},
};
use crate::{
    auditor::{Violation, audit},
    oracle::{self, StepState},
};

/// A definition, the directories that follow one another, and how much work people have elsewhere.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The definition.
    pub plan: Arc<Plan>,
    /// The revisions of the directory.
    pub staffs: Vec<Arc<Staff>>,
    /// The work of others.
    pub load: Arc<Load>,
    /// Who begins the case.
    pub applicant: String,
}

/// What a setting is in the engine; it is read once for many cases.
pub struct Read {
    /// The definition.
    pub graph: Proved,
    /// The revisions of the directory.
    pub directories: Vec<Directory>,
    workload: Workload,
}

/// A case that runs in the engine and in the oracle.
#[derive(Clone)]
pub struct Hall<'a> {
    read: &'a Read,
    setting: &'a Setting,
    in_force: usize,
    /// The case of the engine.
    pub case: Case,
    /// The case of the oracle.
    pub naive: Naive,
    /// What happened.
    pub record: Vec<Event>,
}

impl Setting {
    /// Reads it; none where the engine refuses the definition.
    pub fn read(&self) -> Option<Read> {
        let graph = load(self.plan.print().as_bytes(), &Catalogue::default()).proved?;
        let directory = |staff: &Arc<Staff>| read_directory(staff.print().as_bytes()).0;
        let directories = self.staffs.iter().map(directory).collect::<Option<Vec<_>>>()?;
        let in_hand = self.load.in_hand.iter().map(|(id, count)| (actor(id), *count)).collect();
        let name = |n: &usize| (HERE.to_owned(), self.plan.spec.steps[*n].name.clone());
        let last = self.load.last.iter().map(|(n, id)| (name(n), actor(id))).collect();
        Some(Read { graph, directories, workload: Workload { in_hand, last } })
    }
}

impl<'a> Hall<'a> {
    /// Begins a case.
    ///
    /// # Errors
    /// Where the two differ from the start.
    pub fn start(read: &'a Read, setting: &'a Setting) -> Result<Hall<'a>, String> {
        let field = |name: &str| read.graph.field_named(name);
        let plan = &setting.plan;
        let signers = plan.signers.iter().map(|id| Value::Text(id.as_str().into())).collect();
        let data: Vec<(FieldId, Value)> = [
            ("amount", Value::Integer(plan.amount)),
            ("judge", Value::Text(plan.judge.as_str().into())),
            ("signers", Value::List(signers)),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((field(name)?, value)))
        .collect();
        let env = Env::at(instant(0)).with_directory(&read.directories[0]).with_workload(&read.workload);
        let opening = Opening::by(&actor(&setting.applicant), Given { data, ..Given::default() });
        let events = engine::start(&read.graph, &env, opening).map_err(|refusal| refusal.to_string())?;
        let (staff, load) = (Arc::clone(&setting.staffs[0]), Arc::clone(&setting.load));
        let naive = Naive::new(Arc::clone(plan), staff, load, &setting.applicant, &told(&events))
            .map_err(|refused| format!("the start: {refused:?}"))?;
        let mut hall = Hall { read, setting, in_force: 0, case: Case::new(&read.graph), naive, record: Vec::new() };
        hall.write(events)?;
        hall.compare().map_err(|why| format!("the start: {why}"))?;
        Ok(hall)
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.case.ending().is_some()
    }

    /// The revision of the directory that is in force.
    pub fn in_force(&self) -> usize {
        self.in_force
    }

    /// Does a deed in both; whether it was accepted.
    ///
    /// # Errors
    /// What differs.
    pub fn give(&mut self, deed: &Deed) -> Result<bool, String> {
        if deed.what == What::NewDirectory {
            self.in_force = (self.in_force + 1).min(self.setting.staffs.len() - 1);
            self.naive.staff = Arc::clone(&self.setting.staffs[self.in_force]);
            return Ok(true);
        }
        let at = self.naive.now + deed.hours;
        let Some(command) = deed.command(at) else { return Ok(false) };
        let directory = &self.read.directories[self.in_force];
        let env = Env::at(instant(at)).with_directory(directory).with_workload(&self.read.workload);
        let decided = engine::decide(&self.read.graph, &self.case, &env, &command);
        let told = decided.as_ref().map_or_else(|_| Told::nothing(), |events| told(events));
        let mut naive = self.naive.clone();
        let given = naive.give(deed, &told);
        match (decided, given) {
            (Ok(events), Ok(())) => {
                self.naive = naive;
                self.write(events)?;
                self.compare().map(|()| true)
            }
            (Err(refusal), Err(refused)) if same(&refusal, &refused) => {
                self.naive.now = at;
                Ok(false)
            }
            (engine, oracle) => {
                let engine =
                    engine.map(|events| self.words(&events)).map_err(|refusal| format!("{} {refusal}", refusal.code()));
                Err(format!("engine {engine:#?}\noracle {oracle:?}"))
            }
        }
    }

    /// Everything that an auditor finds wrong with the record.
    pub fn audit(&self) -> Vec<Violation> {
        let directories = self.read.directories.iter().map(|directory| (directory.hash(), directory.clone()));
        audit(&self.read.graph, &directories.collect(), &self.record)
    }

    /// Events in words.
    pub fn words(&self, events: &[Event]) -> Vec<String> {
        events.iter().map(|event| event.describe(&self.read.graph)).collect()
    }

    /// Events go through their bytes.
    fn write(&mut self, events: Vec<Event>) -> Result<(), String> {
        let events = decode_events(&encode_events(&events)).map_err(|error| error.to_string())?;
        for event in &events {
            self.case.apply(&self.read.graph, event).map_err(|error| error.to_string())?;
        }
        self.record.extend(events);
        Ok(())
    }

    /// I7: the record replays to the same state, and a snapshot of it is the same.
    ///
    /// # Errors
    /// What differs.
    pub fn replays(&self) -> Result<(), String> {
        let graph = &self.read.graph;
        let mut fold = Case::new(graph);
        for event in &self.record {
            fold.apply(graph, event).map_err(|error| error.to_string())?;
        }
        let restored = Case::restore(graph, &self.case.snapshot(graph)).map_err(|error| error.to_string())?;
        let same = fold.state_hash(graph) == self.case.state_hash(graph) && fold == self.case && restored == self.case;
        if same { Ok(()) } else { Err("the record replays to another state".to_owned()) }
    }

    fn compare(&self) -> Result<(), String> {
        let (case, naive) = (&self.case, &self.naive);
        for step in self.read.graph.steps().ids() {
            let n = step.index();
            same_as(&format!("the condition of s{n}"), &drawn(case.condition(step)), &state(naive.kernel.state(n)))?;
            same_as(&format!("the round of s{n}"), &case.round(step), &naive.kernel.round(n))?;
            same_as(&format!("the hands of s{n}"), &ids(case.hands(step)), &naive.desks[n].hands)?;
            same_as(&format!("who did s{n}"), &ids(case.done_by(step)), &naive.desks[n].done_by)?;
            if case.condition(step) == Condition::Open {
                same_desk(case, step, &naive.desks[n])?;
            }
        }
        self.same_people()?;
        let idle = case.open_count() == 0;
        let waiting = self.read.graph.steps().ids().any(|step| case.condition(step) == Condition::Waiting);
        let ended = naive.kernel.end().is_some() || naive.kernel.ran_out();
        same_as("whether it is over", &case.ending().is_some(), &ended)?;
        same_as("how it ended", &ending(case.ending()), &naive.kernel.end())?;
        if idle && waiting || ended && !idle { Err("work was lost or left over".to_owned()) } else { Ok(()) }
    }

    fn same_people(&self) -> Result<(), String> {
        let (case, naive) = (&self.case, &self.naive);
        same_as("the applicant", &case.applicant().map(Actor::identity), &Some(naive.applicant.as_str()))?;
        same_as("the agents", &ids(case.agents()), &naive.agents)?;
        let handlers: Vec<(usize, String)> =
            case.handlers().map(|(step, one)| (step.index(), one.to_string())).collect();
        same_as("the handlers", &handlers, &naive.handlers)?;
        let recused = case.recused().iter().map(|(one, step)| (one.to_string(), step.map(Dense::index)));
        same_as("the recused", &recused.collect::<Vec<_>>(), &naive.recused)?;
        let copied = case.copied().iter().map(|(one, read)| (one.to_string(), *read));
        same_as("the copies", &copied.collect::<Vec<_>>(), &naive.copied)?;
        same_as("whether it rests", &case.is_suspended(), &naive.suspended.is_some())
    }
}

/// What only the engine tells.
fn told(events: &[Event]) -> Told {
    let opened = events.iter().filter_map(|event| match event {
        Event::StepOpened { step, .. } => Some(step.index()),
        _ => None,
    });
    let warrant = events.iter().find_map(|event| match event {
        Event::Work(work) => match work.as_ref() {
            WorkEvent::Acted(warrant) => Some(warrant),
            _ => None,
        },
        _ => None,
    });
    let instead_of = warrant.and_then(|warrant| warrant.instead_of.as_ref()).map(ToString::to_string);
    Told { opened: opened.collect(), instead_of, nothing: false }
}

fn same(refusal: &Refusal, refused: &Refused) -> bool {
    match (refusal, refused) {
        (Refusal::Work(work), Refused::Rule(code)) => work.code() == *code,
        (Refusal::Work(_), _) | (_, Refused::Rule(_) | Refused::Odd(_)) => false,
        (_, Refused::Kernel) => true,
    }
}

fn same_as<T: PartialEq + std::fmt::Debug>(what: &str, engine: &T, oracle: &T) -> Result<(), String> {
    if engine == oracle { Ok(()) } else { Err(format!("{what}: engine {engine:?}, oracle {oracle:?}")) }
}

fn ids(people: &[Actor]) -> Vec<String> {
    people.iter().map(ToString::to_string).collect()
}

fn state(state: StepState) -> String {
    match state {
        StepState::Cancelled(_) => "Cancelled".to_owned(),
        StepState::Skipped(why) => format!("Skipped({why:?})"),
        other => format!("{other:?}"),
    }
}

fn drawn(condition: Condition) -> String {
    match condition {
        Condition::Cancelled(_) => "Cancelled".to_owned(),
        Condition::Done(outcome) => format!("Done({})", outcome.index()),
        Condition::Skipped(why) => format!("Skipped({why:?})"),
        other => format!("{other:?}"),
    }
}

fn ending(ending: Option<Ending>) -> Option<oracle::Ending> {
    match ending? {
        Ending::End(end) => Some(oracle::Ending::Reached(end.index())),
        Ending::Closed(_) => Some(oracle::Ending::Closed),
        Ending::RanOut => None,
    }
}

fn same_desk(case: &Case, step: StepId, desk: &Desk) -> Result<(), String> {
    let item = case.work_item(onedoor_core::case::WorkItemId::of(step)).cloned().unwrap_or_default();
    same_as(&format!("the work of {step:?}"), &held(&item), &desk.held)?;
    let seats: Vec<_> = case.seats(step).iter().map(seat).collect();
    let chairs: Vec<_> = desk.chairs.iter().map(chair).collect();
    same_as(&format!("the seats of {step:?}"), &seats, &chairs)?;
    let open = |asked: &onedoor_core::case::Consultation| asked.answer.is_some() || asked.withdrawn;
    let asked: Vec<_> = case.consultations(step).iter().map(|asked| (asked.whom.to_string(), open(asked))).collect();
    let questions = desk.questions.iter().map(|asked| (asked.whom.clone(), asked.over)).collect();
    same_as(&format!("the questions at {step:?}"), &asked, &questions)
}

fn held(item: &WorkItem) -> Held {
    Held {
        holder: item.holder.as_ref().map(ToString::to_string),
        started: item.started,
        delegates: ids(&item.delegates),
        passed_by: ids(&item.passed_by),
    }
}

type Sat = (u32, Held, Option<(Said, Vec<String>)>, Option<String>, bool, bool);

fn seat(seat: &Seat) -> Sat {
    let said = |answered: &Answered| {
        let said = match answered.answer {
            SeatAnswer::Gave(outcome) => Said::Gave(outcome.index()),
            SeatAnswer::Abstained => Said::Abstained,
            SeatAnswer::Absent => Said::Absent,
        };
        (said, answered.people().map(ToString::to_string).collect())
    };
    let member = seat.placed == onedoor_core::case::Placed::Member;
    let added_by = seat.added_by.as_ref().map(ToString::to_string);
    (seat.weight, held(&seat.item), seat.answered.as_ref().map(said), added_by, seat.removed, member)
}

fn chair(chair: &Chair) -> Sat {
    let member = chair.stands == super::naive::Stands::Member;
    (chair.weight(), chair.held.clone(), chair.said.clone(), chair.added_by.clone(), chair.removed, member)
}
