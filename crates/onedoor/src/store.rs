use crate::{Act, Actor, Answer, Error, Recorded, Start, Timestamp};
use onedoor_core::{
    case::{Case, Event},
    graph::Catalogue,
    proof::Proved,
};
use std::collections::BTreeMap;

/// Everything that the engine keeps, in memory.
#[derive(Debug, Default)]
pub(crate) struct Store {
    pub(crate) catalogue: Catalogue,
    workflows: BTreeMap<String, BTreeMap<u32, Proved>>,
    cases: BTreeMap<String, Kept>,
    pub(crate) now: Option<Timestamp>,
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
    /// Writes events down and applies them.
    ///
    /// They happen, in law, neither before the event before them nor before the last tick.
    pub(crate) fn append(
        &mut self,
        by: &Actor,
        received_at: Timestamp,
        ticked: Option<Timestamp>,
        events: &[Event],
    ) -> Result<(), Error> {
        let at = self.record.last().map(|last| last.at).into_iter().chain(ticked).fold(received_at, Timestamp::max);
        for event in events {
            self.case.apply(&self.graph, event)?;
            self.record.push(Recorded {
                number: self.case.version(),
                at,
                received_at,
                by: by.clone(),
                event: event.clone(),
            });
        }
        Ok(())
    }

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
