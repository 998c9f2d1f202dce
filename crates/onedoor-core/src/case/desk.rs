use super::{Consultation, Document, Opinion, Seat, WorkItem, WorkItemId, instant};
use crate::{
    expr::Value,
    id::{DocumentId, FieldId, OutcomeId, StepId},
    people::Actor,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Who works on a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Desk {
    /// Whoever has worked on its completion, in any round, and for whom.
    pub(crate) hands: Vec<Actor>,
    /// Who completed it last, and for whom.
    pub(crate) done_by: Vec<Actor>,
    /// Whether several did it together.
    pub(crate) joint: bool,
    /// Its work item, where it has no seats.
    pub(crate) item: WorkItem,
    /// Its seats.
    pub(crate) seats: Vec<Seat>,
    /// Whether the chair has closed the vote.
    pub(crate) closed: bool,
    /// What is asked of others.
    pub(crate) consultations: Vec<Consultation>,
    /// What was put aside for later, one for each person.
    pub(crate) drafts: Vec<(Actor, SavedDraft)>,
    /// Who kept what happened before it opened.
    pub(crate) trigger_by: Option<Actor>,
    /// When it was last urged.
    #[serde(with = "instant::option")]
    pub(crate) urged: Option<Timestamp>,
}

/// What somebody put aside for later (暂存).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDraft {
    /// The outcome that is meant.
    pub outcome: Option<OutcomeId>,
    /// What will be said.
    pub opinion: Option<Opinion>,
    /// Values of fields.
    pub data: Vec<(FieldId, Value)>,
    /// Documents.
    pub documents: Vec<(DocumentId, Document)>,
}

/// The desk of a step that nobody has worked on.
pub(super) static EMPTY_DESK: Desk = Desk::EMPTY;

impl Desk {
    /// What a step has that never was on a desk.
    pub(crate) const EMPTY: Desk = Desk {
        hands: Vec::new(),
        done_by: Vec::new(),
        joint: false,
        item: WorkItem {
            holder: None,
            started: false,
            delegates: Vec::new(),
            advice: Vec::new(),
            passed_by: Vec::new(),
        },
        seats: Vec::new(),
        closed: false,
        consultations: Vec::new(),
        drafts: Vec::new(),
        trigger_by: None,
        urged: None,
    };

    /// The work item with this id, if there is one.
    pub(crate) fn item(&self, id: WorkItemId) -> Option<&WorkItem> {
        match id.seat {
            None => Some(&self.item),
            Some(seat) => self.seats.get(usize::from(seat)).map(|seat| &seat.item),
        }
    }

    /// Its work items: its own, then those of its seats.
    pub(crate) fn items(&self, step: StepId) -> impl Iterator<Item = (WorkItemId, &WorkItem)> {
        let seats = self.numbered().map(move |(seat, found)| (WorkItemId::seat(step, seat), &found.item));
        [(WorkItemId::of(step), &self.item)].into_iter().chain(seats)
    }

    /// Its seats with their numbers; there are never more than [`super::SEATS_MAX`].
    pub(crate) fn numbered(&self) -> impl DoubleEndedIterator<Item = (u16, &Seat)> {
        (0..=u16::MAX).zip(&self.seats)
    }

    pub(crate) fn item_mut(&mut self, id: WorkItemId) -> Option<&mut WorkItem> {
        match id.seat {
            None => Some(&mut self.item),
            Some(seat) => self.seats.get_mut(usize::from(seat)).map(|seat| &mut seat.item),
        }
    }

    /// What is left when the work of a round is over: who worked on it.
    pub(crate) fn clear(&mut self) {
        *self = Desk {
            hands: std::mem::take(&mut self.hands),
            done_by: std::mem::take(&mut self.done_by),
            joint: self.joint,
            trigger_by: self.trigger_by.take(),
            ..Desk::EMPTY
        };
    }

    /// Notes whoever worked on a completion.
    pub(crate) fn worked(&mut self, people: &[Actor]) {
        for person in people {
            if !self.hands.contains(person) {
                self.hands.push(person.clone());
            }
        }
    }
}
