//! Cases within cases: the engine itself carries out the effects that start, close and report sub-cases.

use crate::{
    Actor, Error, Timestamp,
    store::{Parent, Store, Touched},
};
use onedoor_core::{
    case::{Closing, Ending, Event},
    engine::{self, Action, Command, Effect, Given, NamedGiven, Opening, Refusal, effects, sub_case_data},
    id::{FieldId, StepId},
};
use std::collections::VecDeque;

/// Whose command something comes from, when it happens in law, and when the host told of it.
pub(super) struct Happening<'a> {
    pub(super) by: &'a Actor,
    pub(super) at: Timestamp,
    pub(super) received_at: Timestamp,
}

/// Writes events down in a case, then does what follows in its sub-cases and in the case that it runs in, until nothing is left to do. Gives the cases in which
/// something happened, each with the length of its record before.
pub(super) fn carry_out(
    store: &mut Store,
    case: &str,
    what: &Happening<'_>,
    events: &[Event],
) -> Result<Touched, Error> {
    let mut follow = Follow { todo: VecDeque::new(), touched: Touched::new() };
    follow.append(store, case, what, events)?;
    let engine = Actor::engine();
    while let Some((case, task)) = follow.todo.pop_front() {
        match task.decide(store, &case, what.at) {
            Ok(Some(events)) => follow.append(store, &case, &Happening { by: &engine, ..*what }, &events)?,
            Ok(None) => {}
            Err(error) => follow.todo.push_back(task.instead().ok_or(error)?),
        }
    }
    Ok(follow.touched)
}

/// What is left to do, and where something happened.
struct Follow {
    todo: VecDeque<(String, Task)>,
    touched: Touched,
}

impl Follow {
    fn append(&mut self, store: &mut Store, case: &str, what: &Happening<'_>, events: &[Event]) -> Result<(), Error> {
        let kept = store.case(case)?;
        self.touched.entry(case.to_owned()).or_insert(kept.record.len());
        let effects = effects(&kept.graph, &kept.case, events);
        store.append(case, what.by, what.received_at, events)?;
        for effect in effects {
            follow(store, case, effect, &mut self.todo)?;
        }
        Ok(())
    }
}

/// Something the engine does in a case of its own accord. It is decided when its turn comes, for the case may have moved on by then.
enum Task {
    /// Begin the case, which a step called.
    Begin(Parent, String),
    /// Withdraw the case.
    Withdraw,
    /// Tell the case that one of its sub-cases ended.
    Report { parent: Parent, end: Option<String>, given: Given },
}

fn follow(store: &Store, case: &str, effect: Effect, todo: &mut VecDeque<(String, Task)>) -> Result<(), Error> {
    match effect {
        Effect::StartSubCase { step, round, element, workflow } => {
            let name = format!("{case}/{}.{round}.{element}", store.case(case)?.graph.step_name(step));
            todo.push_back((name, Task::Begin(Parent { case: case.to_owned(), step, round, element }, workflow)));
        }
        Effect::CloseSubCases { step } => {
            todo.extend(store.sub_cases(case, step).into_iter().map(|name| (name, Task::Withdraw)));
        }
        Effect::ReportEnd { ending } => todo.extend(report(store, case, ending)?),
        _ => {}
    }
    Ok(())
}

/// A case ended: the case that it runs in hears of it.
fn report(store: &Store, case: &str, ending: Ending) -> Result<Option<(String, Task)>, Error> {
    let kept = store.case(case)?;
    let Some(parent) = kept.parent.clone() else { return Ok(None) };
    let end = match ending {
        Ending::End(end) => Some(kept.graph.end_name(end).to_owned()),
        Ending::Closed(_) | Ending::RanOut => None,
    };
    let given = taken_over(store, case, &parent)?;
    Ok(Some((parent.case.clone(), Task::Report { parent, end, given })))
}

/// What a sub-case ended with, for the fields of the same name that the step writes.
fn taken_over(store: &Store, case: &str, parent: &Parent) -> Result<Given, Error> {
    let (inner, outer) = (store.case(case)?, store.case(&parent.case)?);
    let value = |name: &str| inner.graph.field_named(name).and_then(|field| inner.case.value(field)).cloned();
    let fits = |field: &FieldId| {
        let wanted = &outer.graph.fields()[*field];
        value(&wanted.name).filter(|value| value.fits(&wanted.ty)).map(|value| (*field, value))
    };
    let data = outer.graph.steps()[parent.step].writes.iter().filter_map(fits).collect();
    Ok(Given { data, documents: Vec::new(), ..Given::default() })
}

impl Task {
    /// What to do where the task cannot be done: a case that cannot begin, because a later revision asks for more, counts as closed.
    fn instead(self) -> Option<(String, Task)> {
        match self {
            Task::Begin(parent, _) => {
                Some((parent.case.clone(), Task::Report { parent, end: None, given: Given::default() }))
            }
            Task::Withdraw | Task::Report { .. } => None,
        }
    }

    /// The events of the task; none where the case has moved on and nothing is left to do.
    fn decide(&self, store: &mut Store, case: &str, at: Timestamp) -> Result<Option<Vec<Event>>, Error> {
        match self {
            Task::Begin(parent, workflow) => begin(store, case, parent, workflow, at),
            Task::Withdraw => {
                let reason = "the step that it ran in was recalled".to_owned();
                decide(store, case, at, Action::Close { closing: Closing::Withdrawn, reason })
            }
            Task::Report { parent, end, given } => {
                let (step, round, element) = (parent.step, parent.round, parent.element);
                let (end, given) = (end.clone(), given.clone());
                decide(store, case, at, Action::EndSubCase { step, round, element, end, given })
            }
        }
    }
}

fn decide(store: &Store, case: &str, at: Timestamp, action: Action) -> Result<Option<Vec<Event>>, Error> {
    let kept = store.case(case)?;
    match engine::decide(&kept.graph, &kept.case, &store.env(kept, at), &Command::new(action).by(&Actor::engine())) {
        Ok(events) => Ok(Some(events)),
        Err(Refusal::NoSuchSubCase { .. } | Refusal::CaseEnded { .. }) => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Begins a sub-case if its step still waits for it.
fn begin(
    store: &mut Store,
    name: &str,
    parent: &Parent,
    workflow: &str,
    at: Timestamp,
) -> Result<Option<Vec<Event>>, Error> {
    let outer = store.case(&parent.case)?;
    if !waits(outer, parent.step, parent.round) {
        return Ok(None);
    }
    let graph = store.newest(workflow)?;
    let asks = |field: &str| graph.field_named(field).is_some();
    let mut data = sub_case_data(&outer.graph, &outer.case, parent.step, parent.element, asks);
    data.retain(|field, value| graph.field_named(field).is_some_and(|id| value.fits(&graph.fields()[id].ty)));
    let given = NamedGiven { data, ..NamedGiven::default() }.resolve(&graph)?;
    // It is whose the case is that it runs in, and nobody in particular began it.
    let opening = Opening { given, by: Some(Actor::engine()), applicant: outer.case.applicant().cloned() };
    let events = engine::start(&graph, &store.env_of(&graph, at), opening)?;
    store.add_case(name, graph, Some(parent.clone()));
    Ok(Some(events))
}

fn waits(kept: &crate::store::Kept, step: StepId, round: u32) -> bool {
    kept.case.round(step) == round && kept.case.open_steps().any(|open| open == step)
}
