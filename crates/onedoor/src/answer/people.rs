//! Who has the work of open steps in hand.

use crate::Actor;
use onedoor_core::engine::Reading;
use onedoor_core::{
    case::{Answered, Case, Placed, Seat, SeatAnswer, SeatBy, WorkItem, WorkItemId},
    graph::Graph,
    id::StepId,
    language::By,
    people::named_for,
};

/// Who has a work item in hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkView {
    /// Who answers for it; nobody while it is offered.
    pub holder: Option<Actor>,
    /// Whether they have begun.
    pub started: bool,
    /// Whom it was delegated to, one after the other: the last works on it now.
    pub delegates: Vec<Actor>,
}

/// A seat of a joint signature as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatView {
    /// Its number, from 0: its work item is written `board.2`.
    pub seat: u16,
    /// Who it is for; none where the definition names nobody.
    pub by: Option<By>,
    /// Where it stands.
    pub placed: Placed,
    /// How much its answer counts.
    pub weight: u32,
    /// Who has it in hand.
    pub work: WorkView,
    /// Whether it is answered.
    pub is_answered: bool,
    /// Who answered; nobody where silence did, and where the vote is secret and still open.
    pub answered_by: Option<Actor>,
    /// What: the name of an outcome, `abstained` or `absent`. None where the vote is secret and still open.
    pub answer: Option<String>,
}

impl WorkView {
    pub(super) fn of(work: &WorkItem) -> Self {
        WorkView { holder: work.holder.clone(), started: work.started, delegates: work.delegates.clone() }
    }
}

/// The seats of an open step, without those that were removed.
pub(super) fn seats(graph: &Graph, case: &Case, step: StepId, reading: &Reading<'_>) -> Vec<SeatView> {
    let seats = case.seats(step).iter().zip(0..).filter(|(seat, _)| !seat.removed);
    seats.map(|(seat, place)| view(graph, case, step, (place, seat), reading)).collect()
}

fn view(graph: &Graph, case: &Case, step: StepId, (place, seat): (u16, &Seat), reading: &Reading<'_>) -> SeatView {
    let shown = seat.answered.as_ref().filter(|_| reading.answer(WorkItemId::seat(step, place)));
    SeatView {
        seat: place,
        by: by(graph, case, step, seat),
        placed: seat.placed,
        weight: seat.weight,
        work: WorkView::of(&seat.item),
        is_answered: seat.answered.is_some(),
        answered_by: shown.and_then(|answered| answered.by.clone()),
        answer: shown.map(|answered| word(graph, step, answered)),
    }
}

fn by(graph: &Graph, case: &Case, step: StepId, seat: &Seat) -> Option<By> {
    match &seat.by {
        SeatBy::Person(person) => Some(By::Person(person.identity().to_owned())),
        SeatBy::Candidate => named_for(graph, case, step).cloned(),
        SeatBy::Listed(place) => {
            let seats = graph.steps()[step].seats()?;
            seats.who.get(usize::from(*place)).map(|seat| seat.by.clone())
        }
    }
}

fn word(graph: &Graph, step: StepId, answered: &Answered) -> String {
    match answered.answer {
        SeatAnswer::Gave(outcome) => graph.outcome_name(step, outcome).to_owned(),
        SeatAnswer::Abstained => "abstained".to_owned(),
        SeatAnswer::Absent => "absent".to_owned(),
    }
}
