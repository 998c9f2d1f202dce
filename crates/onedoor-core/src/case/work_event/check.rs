use super::{SeatAnswer, SeatStart, WorkEvent};
use crate::{
    case::{Completion, Placed, SEATS_MAX, SavedDraft, SeatBy},
    graph::Graph,
    id::StepId,
};

impl WorkEvent {
    /// Whether every id in it names something of this graph. Seats are looked up in the case when it is written.
    pub(in crate::case) fn fits(&self, graph: &Graph, given: impl Fn(&Completion) -> bool) -> bool {
        let known = self.step().is_none_or(|step| graph.steps().contains(step));
        known
            && match self {
                WorkEvent::SeatsOpened { step, seats } => {
                    seats.len() <= SEATS_MAX && seats.iter().all(|seat| is_seat(graph, *step, seat, seats.len()))
                }
                WorkEvent::SeatAdded { step, seat, .. } => is_seat(graph, *step, seat, SEATS_MAX),
                WorkEvent::SeatAnswered { item, answer, with } => {
                    let outcome = match answer {
                        SeatAnswer::Gave(outcome) => graph.steps()[item.step].outcomes.contains(*outcome),
                        SeatAnswer::Abstained | SeatAnswer::Absent => true,
                    };
                    outcome && with.as_ref().is_none_or(|with| given(with))
                }
                WorkEvent::DraftSaved { step, draft, .. } => is_draft(graph, *step, draft, given),
                _ => true,
            }
    }
}

fn is_seat(graph: &Graph, step: StepId, seat: &SeatStart, seats: usize) -> bool {
    let listed = || graph.steps()[step].seats();
    let by = match &seat.by {
        SeatBy::Listed(place) => listed().is_some_and(|seats| usize::from(*place) < seats.who.len()),
        SeatBy::Person(_) | SeatBy::Candidate => true,
    };
    let placed = match seat.placed {
        Placed::Member => true,
        Placed::Before(other) | Placed::After(other) => usize::from(other) < seats,
    };
    by && placed
}

fn is_draft(graph: &Graph, step: StepId, draft: &SavedDraft, given: impl Fn(&Completion) -> bool) -> bool {
    let outcome = draft.outcome.is_none_or(|outcome| graph.steps()[step].outcomes.contains(outcome));
    let (data, documents) = (draft.data.clone(), draft.documents.clone());
    outcome && given(&Completion { data, documents, ..Completion::default() })
}
