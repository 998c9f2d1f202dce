use crate::{
    case::{Case, Condition, Ending, Event},
    expr::Value,
    graph::{Called, Graph},
    id::StepId,
    language::Kind,
};
use std::collections::BTreeMap;

/// What the host must do once the events are durable. What comes of it comes back as a command.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// Put the step on the worklists of those who may do it.
    OfferWork {
        /// The step.
        step: StepId,
        /// Its round.
        round: u32,
    },
    /// Take the step from all worklists.
    WithdrawWork {
        /// The step.
        step: StepId,
    },
    /// Have a service of the host do the step.
    CallService {
        /// The step.
        step: StepId,
        /// Its round.
        round: u32,
    },
    /// Start a case of another workflow; its end comes back as [`super::Action::EndSubCase`].
    StartSubCase {
        /// The step that it runs in.
        step: StepId,
        /// The round of the step.
        round: u32,
        /// Which of the step's sub-cases, from 0.
        element: u32,
        /// The id of its workflow.
        workflow: String,
        /// What it starts with: the fields of this case, by name, and the element.
        data: BTreeMap<String, Value>,
    },
    /// Close the sub-cases that still run in a step.
    CloseSubCases {
        /// The step that they run in.
        step: StepId,
    },
    /// Tell whoever waits for the case that it ended.
    ReportEnd {
        /// How.
        ending: Ending,
    },
}

/// What the host must do for these events, which led from `before` to `after`.
pub fn effects(graph: &Graph, before: &Case, after: &Case, events: &[Event]) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut open: BTreeMap<StepId, bool> = BTreeMap::new();
    for event in events {
        match event {
            Event::StepOpened { step, round } => {
                open.insert(*step, true);
                effects.extend(offer(graph, *step, *round));
            }
            Event::SubCasesStarted { step, count } => effects.extend(sub_cases(graph, after, *step, *count)),
            Event::StepCompleted(_) | Event::StepCancelled { .. } | Event::StepSkipped { .. } => close(graph, before, event.step().as_slice(), &mut open, &mut effects),
            Event::RoundStarted(round) => close(graph, before, &round.steps, &mut open, &mut effects),
            Event::CaseEnded { .. } | Event::CaseClosed { .. } | Event::CaseRanOut => effects.extend(after.ending().map(|ending| Effect::ReportEnd { ending })),
            Event::CaseStarted(_)
            | Event::StepKept { .. }
            | Event::DetourPassed { .. }
            | Event::StepRequested { .. }
            | Event::CompletionTakenBack { .. }
            | Event::SubCaseEnded { .. } => {}
        }
    }
    effects
}

fn offer(graph: &Graph, step: StepId, round: u32) -> Option<Effect> {
    match graph.steps()[step].kind {
        Kind::Call => None,
        Kind::Auto => Some(Effect::CallService { step, round }),
        _ => Some(Effect::OfferWork { step, round }),
    }
}

/// Work on steps that were open is withdrawn.
fn close(graph: &Graph, before: &Case, steps: &[StepId], open: &mut BTreeMap<StepId, bool>, effects: &mut Vec<Effect>) {
    for step in steps {
        let was_open = open.insert(*step, false).unwrap_or_else(|| before.condition(*step) == Condition::Open);
        if was_open {
            let called = graph.steps()[*step].called.is_some();
            effects.push(if called { Effect::CloseSubCases { step: *step } } else { Effect::WithdrawWork { step: *step } });
        }
    }
}

fn sub_cases(graph: &Graph, after: &Case, step: StepId, count: u32) -> Vec<Effect> {
    let Some(called) = &graph.steps()[step].called else { return Vec::new() };
    let shared: BTreeMap<String, Value> = graph.fields().iter().filter_map(|(id, field)| Some((field.name.clone(), after.value(id)?.clone()))).collect();
    (0..count)
        .map(|element| {
            let mut data = shared.clone();
            data.extend(element_of(after, called, element));
            Effect::StartSubCase { step, round: after.round(step), element, workflow: called.workflow.clone(), data }
        })
        .collect()
}

fn element_of(after: &Case, called: &Called, element: u32) -> Option<(String, Value)> {
    let Value::List(elements) = after.value(called.each?)? else { return None };
    Some((called.element.clone()?, elements.get(element as usize)?.clone()))
}

impl Effect {
    /// The step it is about; none for the whole case.
    pub fn step(&self) -> Option<StepId> {
        match self {
            Effect::OfferWork { step, .. }
            | Effect::WithdrawWork { step }
            | Effect::CallService { step, .. }
            | Effect::StartSubCase { step, .. }
            | Effect::CloseSubCases { step } => Some(*step),
            Effect::ReportEnd { .. } => None,
        }
    }
}
