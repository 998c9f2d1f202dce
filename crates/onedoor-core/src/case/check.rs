use super::{By, Document, Event, LIST_LENGTH_MAX};
use crate::{
    expr::Value,
    graph::Graph,
    id::{DocumentId, FieldId, OutcomeId, StepId},
    record::RecordError,
};

impl Event {
    /// Whether every id in it names something of this graph.
    pub(super) fn check(&self, graph: &Graph) -> Result<(), RecordError> {
        let steps = |ids: &[StepId]| ids.iter().all(|id| graph.steps().contains(*id));
        let outcome = |step: StepId, outcome: OutcomeId| {
            graph.steps().row(step).is_some_and(|step| step.outcomes.contains(outcome))
        };
        let data = |data: &[(FieldId, Value)]| {
            data.iter().all(|(id, value)| graph.fields().row(*id).is_some_and(|field| value.fits(&field.ty)))
        };
        let documents = |given: &[(DocumentId, Document)]| given.iter().all(|(id, _)| graph.documents().contains(*id));
        let fits = match self {
            Event::CaseStarted(start) => data(&start.data) && documents(&start.documents),
            Event::StepCompleted { step, outcome: taken, with } => {
                outcome(*step, *taken)
                    && with.as_ref().is_none_or(|with| data(&with.data) && documents(&with.documents))
            }
            Event::StepKept { step, outcome: kept } | Event::SubCaseEnded { step, outcome: kept, .. } => {
                outcome(*step, *kept)
            }
            Event::RoundStarted(round) => {
                steps(&[round.returner, round.target]) && steps(&round.by_way_of) && steps(&round.steps)
            }
            Event::StepCancelled { step, by: By::Step(by), .. } => steps(&[*step, *by]),
            Event::SubCasesStarted { step, count } => {
                graph.steps().row(*step).is_some_and(|step| step.called.is_some()) && *count as usize <= LIST_LENGTH_MAX
            }
            Event::CaseEnded { end } => graph.ends().contains(*end),
            Event::StepOpened { .. }
            | Event::StepSkipped { .. }
            | Event::StepCancelled { .. }
            | Event::DetourPassed { .. }
            | Event::StepRequested { .. }
            | Event::CompletionTakenBack { .. } => steps(self.step().as_slice()),
            Event::StepResumed { step } | Event::StepHandedOver { step, .. } => steps(&[*step]),
            Event::StepStopped(order) => steps(&[order.step]) && graph.grounds().contains(order.ground),
            Event::Acknowledged { step } => steps(step.as_slice()),
            Event::TriggerKept(trigger) => {
                outcome(trigger.step, trigger.outcome)
                    && trigger.with.as_ref().is_none_or(|with| data(&with.data) && documents(&with.documents))
            }
            Event::ClockStarted(start) => graph
                .limits()
                .row(start.limit)
                .is_some_and(|limit| start.variant.is_none_or(|variant| (variant as usize) < limit.variants.len())),
            Event::LimitChanged(change) => graph.limits().contains(change.limit),
            Event::ClockStopped { limit }
            | Event::ClockEnded { limit }
            | Event::ClockResumed { limit, .. }
            | Event::DeadlinesMoved { limit, .. }
            | Event::DeadlinePassed { limit, .. } => graph.limits().contains(*limit),
            Event::Work(work) => work.fits(graph, |with| data(&with.data) && documents(&with.documents)),
            Event::CaseClosed { .. }
            | Event::CaseRanOut
            | Event::TimePassed { .. }
            | Event::CalendarAdopted { .. }
            | Event::CaseSuspended { .. }
            | Event::CaseResumed { .. } => true,
        };
        if fits { Ok(()) } else { Err(RecordError::Foreign { event: self.describe(graph) }) }
    }
}
