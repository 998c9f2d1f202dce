use super::instant;
use crate::{
    id::{OutcomeId, StepId},
    people::Actor,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A duty in a case (待办): that of a step, or that of one seat of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WorkItemId {
    /// The step.
    pub step: StepId,
    /// The seat, counted from 0 in the order in which seats were added; none where the step has no seats.
    pub seat: Option<u16>,
}

impl WorkItemId {
    /// The work item of a step without seats.
    pub fn of(step: StepId) -> Self {
        WorkItemId { step, seat: None }
    }

    /// The work item of a seat.
    pub fn seat(step: StepId, seat: u16) -> Self {
        WorkItemId { step, seat: Some(seat) }
    }
}

/// Who has a work item in hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkItem {
    /// Who answers for it; nobody while it is offered.
    pub holder: Option<Actor>,
    /// Whether they have started.
    pub started: bool,
    /// Whom it was delegated to, one after the other: the last works on it now, and it comes back the same way.
    pub delegates: Vec<Actor>,
    /// What the delegates brought back, the last one's last.
    pub advice: Vec<Advice>,
    /// Who had it before, through transfers: it never goes back to one of them that way.
    pub passed_by: Vec<Actor>,
}

/// What a delegate, or one who was asked first, said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// Who.
    pub by: Actor,
    /// What they said.
    pub text: String,
}

impl WorkItem {
    /// Who works on it now: the last delegate, or else its holder.
    pub fn worker(&self) -> Option<&Actor> {
        self.delegates.last().or(self.holder.as_ref())
    }
}

/// Who a seat is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeatBy {
    /// Whom the definition lists at this place.
    Listed(u16),
    /// One person.
    Person(Actor),
    /// Whoever may do the step.
    Candidate,
}

/// Where a seat stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Placed {
    /// Among those who are counted.
    Member,
    /// Before another seat (前加签): its opinion is heard first, and not counted.
    Before(u16),
    /// Behind another seat (后加签): whoever sits there must agree as well.
    After(u16),
}

/// One place in a joint signature (会签席位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Who it is for.
    pub by: SeatBy,
    /// Where it stands.
    pub placed: Placed,
    /// How much its answer counts.
    pub weight: u32,
    /// Whether its no is the end of it.
    pub veto: bool,
    /// Whether its answer decides a tie.
    pub casting: bool,
    /// Whether its answer is that of the step, once the others have been heard.
    pub lead: bool,
    /// Who added it; none for one of the definition.
    pub added_by: Option<Actor>,
    /// Who has it in hand.
    pub item: WorkItem,
    /// What was answered from it, and by whom.
    pub answered: Option<Answered>,
    /// Whether it was removed.
    pub removed: bool,
}

/// What was answered from a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// By whom; nobody where silence answered, or the vote was closed.
    pub by: Option<Actor>,
    /// For whom: the one whose place a stand-in took. It is the answer of both.
    pub instead_of: Option<Actor>,
    /// The answer.
    pub answer: SeatAnswer,
}

impl Answered {
    /// Whose answer it is: who gave it, and for whom.
    pub fn people(&self) -> impl Iterator<Item = &Actor> {
        self.by.iter().chain(&self.instead_of)
    }
}

/// What may be answered from a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SeatAnswer {
    /// An outcome of the step.
    Gave(OutcomeId),
    /// Present, without an answer.
    Abstained,
    /// Not there.
    Absent,
}

/// A question to somebody whose answer is no part of the decision (征询).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Who asks.
    pub by: Actor,
    /// Who is asked.
    pub whom: Actor,
    /// What is asked.
    pub question: String,
    /// Whether the step waits for the answer.
    pub blocking: bool,
    /// Until when it waits at most.
    #[serde(with = "instant::option")]
    pub until: Option<Timestamp>,
    /// What was answered.
    pub answer: Option<String>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

impl Consultation {
    /// Whether a step waits for it at this time.
    pub fn blocks(&self, now: Timestamp) -> bool {
        self.blocking && self.answer.is_none() && !self.withdrawn && self.until.is_none_or(|until| now < until)
    }
}
