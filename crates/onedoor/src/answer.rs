use onedoor_core::{
    case::{Case, Condition, Event},
    engine::{Reason, waits_for},
    expr::Value,
    graph::Graph,
    id::StepId,
    language::{By, Kind},
};
use std::collections::BTreeMap;

/// What came of a command: what happened, and what is open now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The case.
    pub case: String,
    /// Its version now: expect it with the next command.
    pub version: u64,
    /// What happened in this case, in order. [`Event::describe`] says it in words, with the definition at hand; so does `history_in_words` of the engine.
    pub events: Vec<Event>,
    /// The steps that are open now, in the order of the definition.
    pub open: Vec<OpenStep>,
    /// How the case ended: the name of its end, `withdrawn`, `terminated`, `lapsed`, `merged` or `ran out`. None while it runs.
    pub ended: Option<String>,
}

/// A step that somebody can work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStep {
    /// Its name in the definition.
    pub step: String,
    /// What kind of step it is: `Auto` is for a service, `Wait` for something outside, `Call` for its sub-cases, all others for people.
    pub kind: Kind,
    /// Its round, from 1.
    pub round: u32,
    /// Who acts, as the definition says it.
    pub by: Option<By>,
    /// The role that an `Assign` assigns.
    pub role: Option<String>,
    /// The outcomes that it may have.
    pub outcomes: Vec<String>,
}

/// A case as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseView {
    /// The case.
    pub case: String,
    /// Its workflow.
    pub workflow: String,
    /// The revision that it started with, and keeps.
    pub revision: u32,
    /// Its version.
    pub version: u64,
    /// Every step, in the order of the definition.
    pub steps: Vec<StepView>,
    /// The steps that are open.
    pub open: Vec<OpenStep>,
    /// The fields that have a value.
    pub data: BTreeMap<String, Value>,
    /// How it ended; none while it runs.
    pub ended: Option<String>,
}

/// A step of a case as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Its name in the definition.
    pub step: String,
    /// What it is.
    pub condition: Condition,
    /// Its outcome, where it is done.
    pub outcome: Option<String>,
    /// Its round, from 1.
    pub round: u32,
    /// The steps that it waits for, where it waits.
    pub waits_for: Vec<String>,
}

impl Answer {
    pub(crate) fn new(name: &str, graph: &Graph, case: &Case, events: Vec<Event>) -> Self {
        Answer {
            case: name.to_owned(),
            version: case.version(),
            events,
            open: open(graph, case),
            ended: ended(graph, case),
        }
    }
}

impl CaseView {
    pub(crate) fn new(name: &str, graph: &Graph, case: &Case) -> Self {
        CaseView {
            case: name.to_owned(),
            workflow: graph.workflow().id.clone(),
            revision: graph.workflow().revision,
            version: case.version(),
            steps: graph.steps().ids().map(|step| StepView::new(graph, case, step)).collect(),
            open: open(graph, case),
            data: graph
                .fields()
                .iter()
                .filter_map(|(id, field)| Some((field.name.clone(), case.value(id)?.clone())))
                .collect(),
            ended: ended(graph, case),
        }
    }
}

impl StepView {
    fn new(graph: &Graph, case: &Case, step: StepId) -> Self {
        let condition = case.condition(step);
        let outcome = match condition {
            Condition::Done(outcome) => Some(graph.outcome_name(step, outcome).to_owned()),
            Condition::Waiting | Condition::Open | Condition::Skipped(_) | Condition::Cancelled(_) => None,
        };
        let waits_for = match waits_for(graph, case, step) {
            Some(Reason::Answers(steps) | Reason::Detours(steps)) => {
                steps.into_iter().map(|step| graph.step_name(step).to_owned()).collect()
            }
            None => Vec::new(),
        };
        StepView { step: graph.step_name(step).to_owned(), condition, outcome, round: case.round(step), waits_for }
    }
}

fn open(graph: &Graph, case: &Case) -> Vec<OpenStep> {
    case.open_steps()
        .map(|id| {
            let step = &graph.steps()[id];
            let written = graph.workflow().steps.get(&step.name);
            OpenStep {
                step: step.name.clone(),
                kind: step.kind,
                round: case.round(id),
                by: written.and_then(|written| written.by.clone()),
                role: written.and_then(|written| written.role.clone()),
                outcomes: step.outcomes.names().map(str::to_owned).collect(),
            }
        })
        .collect()
}

fn ended(graph: &Graph, case: &Case) -> Option<String> {
    case.ending().map(|ending| ending.describe(graph))
}
