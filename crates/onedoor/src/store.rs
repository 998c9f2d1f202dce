mod staff;
mod work_in_hand;

pub(crate) use staff::Staff;
pub(crate) use work_in_hand::open_items;

use crate::{Act, Actor, Answer, Error, Recorded, Start, Timestamp};
use onedoor_core::{
    case::{Case, Event},
    engine::Env,
    graph::Catalogue,
    proof::Proved,
};
use std::collections::{BTreeMap, BTreeSet};
use work_in_hand::WorkInHand;

/// How many events each case had before, of the cases in which something happened.
pub(crate) type Touched = BTreeMap<String, usize>;

/// Everything that the engine keeps, in memory.
#[derive(Debug, Default)]
pub(crate) struct Store {
    pub(crate) catalogue: Catalogue,
    workflows: BTreeMap<String, BTreeMap<u32, Proved>>,
    cases: BTreeMap<String, Kept>,
    /// The texts of calendars, to lay over again what stands over an amended one.
    pub(crate) calendar_texts: BTreeMap<String, Vec<u8>>,
    /// When the next deadline of each case passes.
    coming: BTreeSet<(Timestamp, String)>,
    pub(crate) now: Option<Timestamp>,
    /// The latest time that the host has told: queries are answered as of then.
    pub(crate) told: Option<Timestamp>,
    pub(crate) staff: Staff,
    /// How much work people have in hand, in all cases.
    work: WorkInHand,
    /// The cases in which time did something that no answer has told yet.
    pub(crate) unreported: Touched,
}

/// A case with its record.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) graph: Proved,
    pub(crate) case: Case,
    pub(crate) record: Vec<Recorded<Event>>,
    pub(crate) parent: Option<Parent>,
    answers: BTreeMap<String, (Asked, Answer)>,
}

/// The command that a key was used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Start(Start),
    Act(Act),
}

impl Asked {
    /// The same at no time: who sends a command again does it later, and means the same.
    pub(crate) fn without_time(mut self) -> Self {
        match &mut self {
            Asked::Start(start) => start.at = Timestamp::UNIX_EPOCH,
            Asked::Act(act) => act.at = Timestamp::UNIX_EPOCH,
        }
        self
    }
}

/// Where a sub-case belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parent {
    pub(crate) case: String,
    pub(crate) step: onedoor_core::id::StepId,
    pub(crate) round: u32,
    pub(crate) element: u32,
}

impl Store {
    /// A store without cases, and workflows only where the catalogue has them.
    pub(crate) fn new(catalogue: Catalogue, staff: Staff) -> Self {
        let texts = crate::shipped::CALENDARS.iter().map(|(id, text)| ((*id).to_owned(), text.as_bytes().to_vec()));
        Store { catalogue, staff, calendar_texts: texts.collect(), ..Store::default() }
    }

    /// Publishes a definition; a published revision never changes.
    pub(crate) fn publish(&mut self, proved: &Proved) -> Result<(), Error> {
        let workflow = proved.workflow();
        let revisions = self.workflows.entry(workflow.id.clone()).or_default();
        if revisions.get(&workflow.revision).is_some_and(|known| known.hash() != proved.hash()) {
            return Err(Error::RevisionTaken { workflow: workflow.id.clone(), revision: workflow.revision });
        }
        revisions.entry(workflow.revision).or_insert_with(|| proved.clone());
        if let Some(newest) = revisions.values().next_back() {
            self.catalogue.add(newest.workflow());
        }
        Ok(())
    }

    /// The newest revision.
    pub(crate) fn newest(&self, workflow: &str) -> Result<Proved, Error> {
        let revisions = self.workflows.get(workflow).ok_or_else(|| Error::UnknownWorkflow(workflow.to_owned()))?;
        revisions.values().next_back().cloned().ok_or_else(|| Error::UnknownWorkflow(workflow.to_owned()))
    }

    pub(crate) fn case(&self, name: &str) -> Result<&Kept, Error> {
        self.cases.get(name).ok_or_else(|| Error::UnknownCase(name.to_owned()))
    }

    /// Every case, by its name.
    pub(crate) fn cases(&self) -> impl Iterator<Item = (&str, &Kept)> {
        self.cases.iter().map(|(name, kept)| (name.as_str(), kept))
    }

    pub(crate) fn case_mut(&mut self, name: &str) -> Result<&mut Kept, Error> {
        self.cases.get_mut(name).ok_or_else(|| Error::UnknownCase(name.to_owned()))
    }

    pub(crate) fn add_case(&mut self, name: &str, graph: Proved, parent: Option<Parent>) -> &mut Kept {
        let case = Case::new(&graph);
        self.cases.entry(name.to_owned()).or_insert(Kept {
            graph,
            case,
            record: Vec::new(),
            parent,
            answers: BTreeMap::new(),
        })
    }

    /// What a decision on a case has to know of the world. Time never runs backwards: not before what was ticked.
    pub(crate) fn env(&self, kept: &Kept, at: Timestamp) -> Env<'_> {
        self.env_of(&kept.graph, at)
    }

    /// The same for a case of a definition.
    pub(crate) fn env_of(&self, graph: &Proved, at: Timestamp) -> Env<'_> {
        let calendar = graph.workflow().calendar.as_deref().and_then(|calendar| self.catalogue.calendar(calendar));
        let env = Env::at(at).with_workload(self.work.total());
        let env = calendar.map_or(env, |calendar| env.with_calendar(calendar));
        self.staff.directory().map_or(env, |directory| env.with_directory(directory))
    }

    /// The legal time of something that the host tells of at this time.
    pub(crate) fn legal(&self, received_at: Timestamp) -> Timestamp {
        self.now.map_or(received_at, |now| now.max(received_at))
    }

    /// The case whose next deadline is the first of all, if it has passed.
    pub(crate) fn next_deadline(&self, now: Timestamp) -> Option<(Timestamp, String)> {
        self.coming.first().filter(|(deadline, _)| *deadline <= now).cloned()
    }

    /// The same among a case, those that run in it and those that it runs in.
    pub(crate) fn next_deadline_in_family(&self, case: &str, now: Timestamp) -> Option<(Timestamp, String)> {
        let root = case.split('/').next().unwrap_or(case);
        self.next_deadline(now)?;
        let below = format!("{root}/");
        let family = self.cases.range(below.clone()..).take_while(|(name, _)| name.starts_with(&below));
        let family = family.chain(self.cases.get_key_value(root));
        let due = family.filter_map(|(name, kept)| Some((kept.case.next_deadline()?, name)));
        due.filter(|(deadline, _)| *deadline <= now).min().map(|(deadline, name)| (deadline, name.clone()))
    }

    /// Every case that runs in this calendar.
    pub(crate) fn cases_in_calendar(&self, calendar: &str) -> Vec<String> {
        let runs =
            |kept: &Kept| kept.case.ending().is_none() && kept.graph.workflow().calendar.as_deref() == Some(calendar);
        self.cases.iter().filter(|(_, kept)| runs(kept)).map(|(name, _)| name.clone()).collect()
    }

    /// Writes events down in a case and applies them.
    pub(crate) fn append(
        &mut self,
        case: &str,
        by: &Actor,
        received_at: Timestamp,
        events: &[Event],
    ) -> Result<(), Error> {
        let kept = self.cases.get_mut(case).ok_or_else(|| Error::UnknownCase(case.to_owned()))?;
        let before = kept.case.next_deadline();
        for event in events {
            kept.case.apply(&kept.graph, event)?;
            kept.record.push(Recorded {
                number: kept.case.version(),
                at: kept.case.now().unwrap_or(received_at),
                received_at,
                by: by.clone(),
                event: event.clone(),
            });
        }
        let after = kept.case.next_deadline();
        if before != after {
            before.map(|deadline| self.coming.remove(&(deadline, case.to_owned())));
            self.coming.extend(after.map(|deadline| (deadline, case.to_owned())));
        }
        self.work.follow(case, &kept.graph, &kept.case, events);
        Ok(())
    }

    /// A second case that stands as one does, with the same record.
    pub(crate) fn add_copy(&mut self, of: &str, name: &str) -> Result<(), Error> {
        let kept = self.case(of)?;
        let copy = Kept {
            graph: kept.graph.clone(),
            case: kept.case.clone(),
            record: kept.record.clone(),
            parent: None,
            answers: BTreeMap::new(),
        };
        self.coming.extend(copy.case.next_deadline().map(|deadline| (deadline, name.to_owned())));
        self.work.add(name, &copy.case);
        self.cases.insert(name.to_owned(), copy);
        Ok(())
    }

    /// What a query has to know of the world: as of the latest time that the host has told.
    pub(crate) fn env_now(&self, kept: &Kept) -> Env<'_> {
        self.env(kept, self.told.unwrap_or(Timestamp::MIN))
    }

    /// Notes a time that the host tells.
    pub(crate) fn hear(&mut self, at: Timestamp) {
        self.told = self.told.max(Some(at));
    }

    /// The names of the cases that run in a step of a case.
    pub(crate) fn sub_cases(&self, parent: &str, step: onedoor_core::id::StepId) -> Vec<String> {
        let runs = |kept: &Kept| {
            kept.case.ending().is_none() && kept.parent.as_ref().is_some_and(|p| p.case == parent && p.step == step)
        };
        let prefix = format!("{parent}/");
        self.cases
            .range(prefix.clone()..)
            .take_while(|(name, _)| name.starts_with(&prefix))
            .filter(|(_, kept)| runs(kept))
            .map(|(name, _)| name.clone())
            .collect()
    }
}

impl Kept {
    /// The first answer to a key, if it was used.
    pub(crate) fn answered(&self, key: Option<&str>, asked: &Asked) -> Result<Option<Answer>, Error> {
        match key.and_then(|key| self.answers.get(key).map(|first| (key, first))) {
            None => Ok(None),
            Some((_, (first, answer))) if first == asked => Ok(Some(answer.clone())),
            Some((key, _)) => Err(Error::KeyReused(key.to_owned())),
        }
    }

    pub(crate) fn remember(&mut self, key: Option<String>, asked: Asked, answer: &Answer) {
        if let Some(key) = key {
            self.answers.insert(key, (asked, answer.clone()));
        }
    }
}
