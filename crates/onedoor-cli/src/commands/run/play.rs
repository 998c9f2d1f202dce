use super::{clock::Clock, command::Command, data, refused::Refused};
use onedoor_core::{
    case::{Case, Condition, Event},
    engine::{self, Action, Command as Decision, Env, Given, NamedGiven, Opening, Refusal, WorkRefusal},
    expr::Value,
    id::{FieldId, StepId},
    people::{Actor, Directory},
    proof::Proved,
};
use std::collections::BTreeMap;

/// A case that is played, with what was typed for its next command.
pub(super) struct Play {
    pub(super) graph: Proved,
    pub(super) case: Case,
    /// Who completed a step last, where that was said.
    pub(super) people: BTreeMap<StepId, Actor>,
    directory: Option<Directory>,
    applicant: Option<Actor>,
    /// The last refusal, until something is carried out.
    refused: Option<Refusal>,
    given: BTreeMap<FieldId, Value>,
    started: bool,
    clock: Clock,
}

impl Play {
    /// A case before its start.
    pub(super) fn new(graph: Proved, clock: Clock) -> Self {
        let case = Case::new(&graph);
        Play {
            graph,
            case,
            people: BTreeMap::new(),
            directory: None,
            applicant: None,
            refused: None,
            given: BTreeMap::new(),
            started: false,
            clock,
        }
    }

    /// The same with the directory by which people are judged, and with whose case it is.
    pub(super) fn among(self, directory: Option<Directory>, applicant: Option<Actor>) -> Self {
        Play { directory, applicant, ..self }
    }

    /// What a decision has to know of the world.
    pub(super) fn env(&self) -> Env<'_> {
        let env = self.clock.env();
        self.directory.as_ref().map_or(env, |directory| env.with_directory(directory))
    }

    /// The directory by which people are judged; none where anybody may do anything.
    pub(super) fn directory(&self) -> Option<&Directory> {
        self.directory.as_ref()
    }

    /// The last refusal, where nothing was carried out since.
    pub(super) fn refused(&self) -> Option<&Refusal> {
        self.refused.as_ref()
    }

    /// What time it is.
    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Whether the case began.
    pub(super) fn is_started(&self) -> bool {
        self.started
    }

    /// Whether values were typed that no command took.
    pub(super) fn has_values_left(&self) -> bool {
        !self.given.is_empty()
    }

    /// Whether a value was typed for a field.
    pub(super) fn has_value_for(&self, field: FieldId) -> bool {
        self.given.contains_key(&field)
    }

    /// Keeps a value for the start, or for the next completion.
    pub(super) fn set(&mut self, field: &str, text: &str) -> Result<(), Refused> {
        let value = data::typed(&self.graph, field, text);
        let named = NamedGiven { data: BTreeMap::from([(field.to_owned(), value)]), ..NamedGiven::default() };
        let given = named.resolve(&self.graph)?.data;
        given.iter().try_for_each(|(field, _)| self.check_taken(*field))?;
        self.given.extend(given);
        Ok(())
    }

    /// Drops what was typed for these fields.
    pub(super) fn forget(&mut self, fields: &[FieldId]) {
        self.given.retain(|field, _| !fields.contains(field));
    }

    /// Once the case runs, only the completion of an open step takes a value.
    fn check_taken(&self, field: FieldId) -> Result<(), Refused> {
        let writers: Vec<StepId> =
            self.graph.steps().iter().filter(|(_, step)| step.writes.contains(&field)).map(|(id, _)| id).collect();
        if !self.started || writers.iter().any(|step| self.case.condition(*step) == Condition::Open) {
            return Ok(());
        }
        let state = |step: &StepId| {
            format!("`{}` is {}", self.graph.step_name(*step), self.case.condition(*step).describe(&self.graph, *step))
        };
        let why = match writers.as_slice() {
            [] => "no step writes it: it is given before the case starts".to_owned(),
            steps => format!("of those that write it, {}", steps.iter().map(state).collect::<Vec<_>>().join(", ")),
        };
        Err(Refused::not_taken(&self.graph.fields()[field].name, &why))
    }

    /// Begins the case with the values that were typed.
    pub(super) fn start(&mut self) -> Result<Vec<Event>, Refused> {
        let (by, applicant) = (self.applicant.clone(), self.applicant.clone());
        let events = engine::start(&self.graph, &self.env(), Opening { given: self.taken(), by, applicant })?;
        self.started = true;
        self.given.clear();
        self.write(events)
    }

    /// Makes a move with the values that were typed. A refused move changes nothing; values that its step takes are kept for the next.
    pub(super) fn act(&mut self, command: Command) -> Result<Vec<Event>, Refused> {
        if let Command::Pass(until) = command
            && !self.clock.pass_to(until)
        {
            return Err(Refused::backwards(&self.clock.shows()));
        }
        let (action, by) = self.action(command)?;
        self.refused = None;
        let takes = matches!(action, Action::Complete { .. } | Action::Waive { .. } | Action::EndSubCase { .. });
        let completed = action.step();
        let decided = self.decide(action, by.as_ref()).inspect_err(|refusal| {
            self.refused = Some(refusal.clone());
            // Values that nobody asked for would stand in the way of every other move.
            if matches!(refusal, Refusal::NotWritten { .. }) {
                self.given.clear();
            }
        })?;
        if let (Some(step), Some(person)) = (completed, by) {
            self.people.insert(step, person);
        }
        if takes {
            self.given.clear();
        }
        self.write(decided)
    }

    /// Whether a move would be carried out, once its step's fields have values.
    pub(super) fn is_possible(&self, action: Action, by: Option<&Actor>) -> bool {
        let wanting = |refusal: &Refusal| {
            matches!(refusal, Refusal::FieldMissing { .. } | Refusal::Work(WorkRefusal::ReasonMissing { .. }))
        };
        self.decide(action, by).map_or_else(|refusal| wanting(&refusal), |_| true)
    }

    /// What nobody in particular wants somebody does, unless a directory is asked who may.
    fn decide(&self, action: Action, by: Option<&Actor>) -> Result<Vec<Event>, Refusal> {
        let somebody = || Actor::authenticated("somebody").ok().filter(|_| self.directory.is_none());
        let decision = Decision { by: by.cloned().or_else(somebody), ..Decision::new(action) };
        engine::decide(&self.graph, &self.case, &self.env(), &decision)
    }

    /// The move with the values that were typed, where it takes any.
    fn action(&self, command: Command) -> Result<(Action, Option<Actor>), Refused> {
        match command {
            Command::Act { action: Action::Complete { step, outcome, opinion, given }, by } => {
                Ok((Action::Complete { step, outcome, given: self.taken_with(given), opinion }, by))
            }
            Command::Act { action: Action::Waive { step, outcome, reason, .. }, by } => {
                Ok((Action::Waive { step, outcome, given: self.taken(), reason }, by))
            }
            Command::Act { action, by } => Ok((action, by)),
            Command::EndSubCase { step, end } => Ok((self.end_sub_case(step, end), None)),
            Command::Pass(_) => Ok((Action::PassTime, None)),
            _ => Err(Refused::not_a_command("this is not a move", "write `STEP OUTCOME`")),
        }
    }

    /// The first sub-case that has not answered is the one that ends.
    fn end_sub_case(&self, step: StepId, end: Option<String>) -> Action {
        let first = self.case.sub_cases(step).iter().position(Option::is_none).unwrap_or(0);
        let element = u32::try_from(first).unwrap_or(u32::MAX);
        Action::EndSubCase { step, round: self.case.round(step), element, end, given: self.taken() }
    }

    /// What was typed before, and what comes with the move itself.
    fn taken_with(&self, given: Given) -> Given {
        let mut data = self.given.clone();
        data.extend(given.data);
        Given { data: data.into_iter().collect(), ..given }
    }

    fn taken(&self) -> Given {
        Given { data: self.given.iter().map(|(field, value)| (*field, value.clone())).collect(), ..Given::default() }
    }

    fn write(&mut self, events: Vec<Event>) -> Result<Vec<Event>, Refused> {
        for event in &events {
            let wrong = |error: onedoor_core::record::RecordError| Refused::not_written(&error.to_string());
            self.case.apply(&self.graph, event).map_err(wrong)?;
        }
        Ok(events)
    }
}
