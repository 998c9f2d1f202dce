use crate::{
    case::{Case, Condition, Ending, Event},
    expr::Value,
    graph::{Called, Graph, Which},
    id::{LimitId, StepId},
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
    },
    /// Close the sub-cases that still run in a step.
    CloseSubCases {
        /// The step that they run in.
        step: StepId,
    },
    /// Tell who answers for a limit that one of its deadlines passed.
    ReportOverdue {
        /// The limit.
        limit: LimitId,
        /// Which deadline.
        which: Which,
    },
    /// Tell whoever waits for the case that it ended.
    ReportEnd {
        /// How.
        ending: Ending,
    },
}

/// What the host must do for these events, which happen to a case that stands as `before`.
pub fn effects(graph: &Graph, before: &Case, events: &[Event]) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rounds: BTreeMap<StepId, Option<u32>> = BTreeMap::new();
    for event in events {
        match event {
            Event::StepOpened { step, round } => {
                rounds.insert(*step, Some(*round));
                effects.extend(offer(graph, *step, *round));
            }
            Event::SubCasesStarted { step, count } => {
                let round = rounds.get(step).copied().flatten().unwrap_or_else(|| before.round(*step));
                effects.extend(sub_cases(graph, *step, round, *count));
            }
            Event::StepCompleted { .. } | Event::StepCancelled { .. } | Event::StepSkipped { .. } => {
                close(graph, before, event.step().as_slice(), &mut rounds, &mut effects);
            }
            Event::RoundStarted(round) => close(graph, before, &round.steps, &mut rounds, &mut effects),
            Event::CaseEnded { end } => effects.push(Effect::ReportEnd { ending: Ending::End(*end) }),
            Event::CaseClosed { closing, .. } => effects.push(Effect::ReportEnd { ending: Ending::Closed(*closing) }),
            Event::CaseRanOut => effects.push(Effect::ReportEnd { ending: Ending::RanOut }),
            Event::CaseStarted(_)
            | Event::StepKept { .. }
            | Event::DetourPassed { .. }
            | Event::StepRequested { .. }
            | Event::CompletionTakenBack { .. }
            | Event::SubCaseEnded { .. }
            | Event::TimePassed { .. }
            | Event::CalendarAdopted { .. }
            | Event::ClockStarted(_)
            | Event::ClockStopped { .. }
            | Event::ClockEnded { .. }
            | Event::ClockResumed { .. }
            | Event::LimitChanged(_)
            | Event::DeadlinesMoved { .. }
            | Event::StepStopped(_)
            | Event::StepResumed { .. }
            | Event::Acknowledged { .. }
            | Event::TriggerKept(_)
            | Event::Work(_)
            | Event::CaseSuspended { .. }
            | Event::CaseResumed { .. } => {}
            Event::DeadlinePassed { limit, which } => {
                effects.push(Effect::ReportOverdue { limit: *limit, which: *which });
            }
            Event::StepHandedOver { step, .. } if before.condition(*step) == Condition::Open => {
                effects.push(Effect::WithdrawWork { step: *step });
                effects.extend(offer(graph, *step, before.round(*step)));
            }
            Event::StepHandedOver { .. } => {}
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
fn close(
    graph: &Graph,
    before: &Case,
    steps: &[StepId],
    rounds: &mut BTreeMap<StepId, Option<u32>>,
    effects: &mut Vec<Effect>,
) {
    for step in steps {
        let was_open = rounds
            .insert(*step, None)
            .map_or_else(|| before.condition(*step) == Condition::Open, |round| round.is_some());
        if was_open {
            let called = graph.steps()[*step].called.is_some();
            effects.push(if called {
                Effect::CloseSubCases { step: *step }
            } else {
                Effect::WithdrawWork { step: *step }
            });
        }
    }
}

fn sub_cases(graph: &Graph, step: StepId, round: u32, count: u32) -> Vec<Effect> {
    let Some(called) = &graph.steps()[step].called else { return Vec::new() };
    (0..count).map(|element| Effect::StartSubCase { step, round, element, workflow: called.workflow.clone() }).collect()
}

/// What a sub-case of a step starts with: the fields of this case that the called workflow has too, by name, and its element of the list. `asks` tells which
/// fields that are.
pub fn sub_case_data(
    graph: &Graph,
    case: &Case,
    step: StepId,
    element: u32,
    asks: impl Fn(&str) -> bool,
) -> BTreeMap<String, Value> {
    let asked = graph.fields().iter().filter(|(_, field)| asks(&field.name));
    let fields = asked.filter_map(|(id, field)| Some((field.name.clone(), case.value(id)?.clone())));
    fields.chain(graph.steps()[step].called.as_ref().and_then(|called| element_of(case, called, element))).collect()
}

fn element_of(case: &Case, called: &Called, element: u32) -> Option<(String, Value)> {
    let Value::List(elements) = case.value(called.each?)? else { return None };
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
            Effect::ReportEnd { .. } | Effect::ReportOverdue { .. } => None,
        }
    }
}
