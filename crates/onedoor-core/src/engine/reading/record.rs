//! The record as somebody may read it.

use super::Reading;
use crate::{
    case::{Completion, Event, Start, Trigger, WorkEvent, WorkItemId},
    expr::Value,
    id::{FieldId, StepId},
};

/// An event without what is sealed; none where nothing of it may be read.
pub(super) fn shown(reading: &Reading<'_>, event: &Event) -> Option<Event> {
    Some(match event {
        Event::CaseStarted(start) => {
            let Start { at, data, documents } = start.as_ref();
            let (at, data, documents) = (*at, fields(reading, data), documents.clone());
            Event::CaseStarted(Box::new(Start { at, data, documents }))
        }
        Event::StepCompleted { step, outcome, with: Some(with) } => {
            let with = completion(reading, *step, with);
            Event::StepCompleted { step: *step, outcome: *outcome, with: Some(Box::new(with)) }
        }
        Event::TriggerKept(trigger) => {
            let Trigger { step, outcome, with } = trigger.as_ref();
            let with = with.as_ref().map(|with| Box::new(completion(reading, *step, with)));
            Event::TriggerKept(Box::new(Trigger { step: *step, outcome: *outcome, with }))
        }
        Event::Work(work) => return of_work(reading, work).map(Event::from),
        other => other.clone(),
    })
}

fn of_work(reading: &Reading<'_>, event: &WorkEvent) -> Option<WorkEvent> {
    match event {
        WorkEvent::DraftSaved { by, .. } if *by != reading.actor => None,
        WorkEvent::Consulted { step, by, whom, .. } => {
            let theirs = *by == reading.actor || *whom == reading.actor;
            (theirs || reading.works_on(*step) || reading.supervises()).then(|| event.clone())
        }
        WorkEvent::ConsultationAnswered { step, question, .. }
        | WorkEvent::ConsultationWithdrawn { step, question } => {
            reading.consultation(*step, *question).then(|| event.clone())
        }
        WorkEvent::SeatAnswered { item, answer, with } => {
            let with = with.as_ref().map(|with| Box::new(completion(reading, item.step, with)));
            reading.answer(*item).then_some(WorkEvent::SeatAnswered { item: *item, answer: *answer, with })
        }
        WorkEvent::SeatReopened { item } => reading.answer(*item).then(|| event.clone()),
        WorkEvent::DelegationEnded { item, advice } => Some(delegation(reading, *item, advice.as_ref())),
        _ => Some(event.clone()),
    }
}

/// What a delegate said is said at the step.
fn delegation(reading: &Reading<'_>, item: WorkItemId, advice: Option<&String>) -> WorkEvent {
    let shown = reading.opinion(item.step) || reading.works_on(item.step);
    WorkEvent::DelegationEnded { item, advice: advice.filter(|_| shown).cloned() }
}

/// What came with a completion; how it came about is never sealed.
fn completion(reading: &Reading<'_>, step: StepId, with: &Completion) -> Completion {
    let worked = with.worked.clone();
    if !reading.opinion(step) {
        return Completion { worked, ..Completion::default() };
    }
    Completion { worked, data: fields(reading, &with.data), ..with.clone() }
}

fn fields(reading: &Reading<'_>, data: &[(FieldId, Value)]) -> Vec<(FieldId, Value)> {
    data.iter().filter(|(field, _)| reading.field(*field)).cloned().collect()
}
