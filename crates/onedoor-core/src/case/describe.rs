use super::Event;
use crate::{
    graph::Graph,
    id::{LimitId, OutcomeId, StepId},
};

impl Event {
    /// The event in the author's words, such as `StepOpened(fire)` or `StepCompleted(fire, agree)`.
    pub fn describe(&self, graph: &Graph) -> String {
        let step = |id: &StepId| graph.steps().row(*id).map_or("?", |step| step.name.as_str());
        let pair = |id: &StepId, outcome: OutcomeId| {
            format!("{}, {}", step(id), graph.steps().row(*id).map_or("?", |step| step.outcomes.name(outcome)))
        };
        let limit = |id: LimitId| graph.limits().row(id).map_or("?", |limit| limit.name.as_str());
        match self {
            Event::CaseStarted(_) => "CaseStarted".to_owned(),
            Event::StepOpened { step: id, .. } => format!("StepOpened({})", step(id)),
            Event::StepCompleted { step, outcome, .. } => format!("StepCompleted({})", pair(step, *outcome)),
            Event::StepKept { step: id, outcome } => format!("StepKept({})", pair(id, *outcome)),
            Event::StepSkipped { step: id, .. } => format!("StepSkipped({})", step(id)),
            Event::StepCancelled { step: id, .. } => format!("StepCancelled({})", step(id)),
            Event::RoundStarted(round) => format!("RoundStarted({}, {})", step(&round.returner), step(&round.target)),
            Event::DetourPassed { target } => format!("DetourPassed({})", step(target)),
            Event::StepRequested { step: id, .. } => format!("StepRequested({})", step(id)),
            Event::CompletionTakenBack { step: id } => format!("CompletionTakenBack({})", step(id)),
            Event::SubCasesStarted { step: id, count } => format!("SubCasesStarted({}, {count})", step(id)),
            Event::SubCaseEnded { step: id, outcome, .. } => format!("SubCaseEnded({})", pair(id, *outcome)),
            Event::CaseEnded { end } => {
                format!("CaseEnded({})", graph.ends().row(*end).map_or("?", |end| end.name.as_str()))
            }
            Event::CaseClosed { closing, .. } => format!("CaseClosed({})", closing.word()),
            Event::CaseRanOut => "CaseRanOut".to_owned(),
            Event::TimePassed { to } => format!("TimePassed({to})"),
            Event::CalendarAdopted { calendar } => format!("CalendarAdopted({calendar})"),
            Event::ClockStarted(start) => format!("ClockStarted({})", limit(start.limit)),
            Event::ClockStopped { limit: id } => format!("ClockStopped({})", limit(*id)),
            Event::ClockEnded { limit: id } => format!("ClockEnded({})", limit(*id)),
            Event::ClockResumed { limit: id, .. } => format!("ClockResumed({})", limit(*id)),
            Event::LimitChanged(change) if change.by < 0 => format!("LimitShortened({})", limit(change.limit)),
            Event::LimitChanged(change) => format!("LimitExtended({})", limit(change.limit)),
            Event::DeadlinesMoved { limit: id, .. } => format!("DeadlinesMoved({})", limit(*id)),
            Event::DeadlinePassed { limit: id, which } => {
                format!("DeadlinePassed({}, {})", limit(*id), which.word())
            }
            Event::StepStopped(order) => format!("StepStopped({})", step(&order.step)),
            Event::StepResumed { step: id } => format!("StepResumed({})", step(id)),
            Event::Acknowledged { step: Some(id) } => format!("Acknowledged({})", step(id)),
            Event::Acknowledged { step: None } => "Acknowledged".to_owned(),
            Event::StepHandedOver { step: id, meaning } => {
                format!("StepHandedOver({}, {})", step(id), meaning.word())
            }
            Event::TriggerKept(trigger) => format!("TriggerKept({})", pair(&trigger.step, trigger.outcome)),
            Event::CaseSuspended { .. } => "CaseSuspended".to_owned(),
            Event::CaseResumed { .. } => "CaseResumed".to_owned(),
            Event::Work(work) => work.describe(graph),
        }
    }
}
