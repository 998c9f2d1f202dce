use crate::{
    calendar::Calendar,
    expr::Type,
    language::{Entries, Profile, Workflow},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What is known around a workflow while it is compiled: the workflows that a `Call` may name, the profiles and the calendars.
///
/// A catalogue without any profile or calendar says nothing about them: then every name of one passes.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    workflows: BTreeMap<String, Signature>,
    profiles: BTreeMap<String, Arc<Profile>>,
    calendars: BTreeMap<String, Arc<Calendar>>,
}

/// What a caller has to know of a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Its ends: the outcomes of the step that calls it.
    pub ends: Vec<String>,
    /// Its fields.
    pub data: Entries<Type>,
    /// The fields that its steps write; all others are asked for at the start.
    pub written: BTreeSet<String>,
    /// The workflows that it calls itself.
    pub calls: Vec<String>,
}

impl Signature {
    /// The signature of a definition.
    pub fn of(workflow: &Workflow) -> Self {
        Signature {
            ends: workflow.ends.keys().map(str::to_owned).collect(),
            data: workflow.data.clone(),
            written: workflow.steps.iter().flat_map(|(_, step)| step.writes.iter().cloned()).collect(),
            calls: workflow.steps.iter().filter_map(|(_, step)| step.workflow.clone()).collect(),
        }
    }
}

impl Catalogue {
    /// Adds or replaces a workflow.
    pub fn add(&mut self, workflow: &Workflow) {
        self.workflows.insert(workflow.id.clone(), Signature::of(workflow));
    }

    /// The workflow with this id.
    pub fn get(&self, id: &str) -> Option<&Signature> {
        self.workflows.get(id)
    }

    /// Adds or replaces a profile.
    pub fn add_profile(&mut self, profile: Profile) {
        self.profiles.insert(profile.id.clone(), Arc::new(profile));
    }

    /// The profile with this id.
    pub fn profile(&self, id: &str) -> Option<&Profile> {
        self.profiles.get(id).map(Arc::as_ref)
    }

    /// The ids of the profiles, sorted.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// Adds or replaces a calendar.
    pub fn add_calendar(&mut self, calendar: Arc<Calendar>) {
        self.calendars.insert(calendar.id().to_owned(), calendar);
    }

    /// The calendar with this id.
    pub fn calendar(&self, id: &str) -> Option<&Arc<Calendar>> {
        self.calendars.get(id)
    }

    /// The ids of the calendars, sorted.
    pub fn calendars(&self) -> impl Iterator<Item = &str> {
        self.calendars.keys().map(String::as_str)
    }

    /// The ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.workflows.keys().map(String::as_str)
    }

    /// Whether calling `start` leads to `to`, through any number of calls.
    pub fn leads_to(&self, start: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut todo = vec![start];
        while let Some(id) = todo.pop() {
            if id == to {
                return true;
            }
            if seen.insert(id) {
                todo.extend(self.get(id).into_iter().flat_map(|known| known.calls.iter().map(String::as_str)));
            }
        }
        false
    }
}
