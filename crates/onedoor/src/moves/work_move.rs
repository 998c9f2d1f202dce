use crate::Timestamp;
use onedoor_core::{
    case::{Deadlines, Opinion},
    engine::{NamedGiven, SeatPlace},
    people::Actor,
};

/// Something done with work, or with the people of a case, by the names of its definition. A work item is written as [`item_named`](crate::item_named) reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WorkMove {
    /// Take offered work in hand.
    Claim {
        /// The work item.
        item: String,
    },
    /// Offer it again.
    Release {
        /// The work item.
        item: String,
    },
    /// Begin with it.
    Begin {
        /// The work item.
        item: String,
    },
    /// Give it to somebody.
    Assign {
        /// The work item.
        item: String,
        /// To whom.
        to: Actor,
    },
    /// Hand it to somebody else, who answers for it from then on.
    Transfer {
        /// The work item.
        item: String,
        /// To whom.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Have somebody else work on it, who gives it back.
    Delegate {
        /// The work item.
        item: String,
        /// To whom.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Give back what was delegated.
    GiveBack {
        /// The work item.
        item: String,
        /// What is said to whoever had delegated it.
        advice: String,
    },
    /// Call back what was delegated.
    CallBack {
        /// The work item.
        item: String,
    },
    /// Have somebody else sign as well.
    AddSeat {
        /// The step.
        step: String,
        /// Who.
        to: Actor,
        /// Where.
        place: SeatPlace,
        /// Why.
        reason: String,
    },
    /// Take a seat out that was added.
    RemoveSeat {
        /// The seat.
        item: String,
        /// Why.
        reason: String,
    },
    /// Be present at a vote, and give no answer.
    Abstain {
        /// The step.
        step: String,
    },
    /// Close a vote.
    CloseVote {
        /// The step.
        step: String,
        /// Why.
        reason: String,
    },
    /// Tell somebody of the case.
    Copy {
        /// Whom.
        to: Actor,
    },
    /// Say that one has read it.
    ReadCopy,
    /// Ask somebody a question.
    Consult {
        /// The step.
        step: String,
        /// Whom.
        whom: Actor,
        /// What.
        question: String,
        /// Whether the step waits for the answer.
        blocking: bool,
        /// Until when it waits at most.
        until: Option<Timestamp>,
    },
    /// Answer a question.
    AnswerConsultation {
        /// The step.
        step: String,
        /// Which of its questions, from 0.
        question: u16,
        /// What.
        answer: String,
    },
    /// Withdraw a question.
    WithdrawConsultation {
        /// The step.
        step: String,
        /// Which of its questions, from 0.
        question: u16,
    },
    /// Keep somebody from a step, or from the case.
    Recuse {
        /// Whom.
        person: Actor,
        /// The step; none for the whole case.
        step: Option<String>,
        /// Why.
        reason: String,
    },
    /// Urge those who have the work in hand.
    Urge {
        /// The step.
        step: String,
    },
    /// Put something aside for later.
    SaveDraft {
        /// The step.
        step: String,
        /// The outcome that is meant.
        outcome: Option<String>,
        /// Data and documents.
        given: NamedGiven,
        /// What will be said.
        opinion: Option<Opinion>,
    },
    /// Have somebody act for the applicant.
    GiveMandate {
        /// The agent.
        agent: Actor,
    },
    /// And no longer.
    RevokeMandate {
        /// The agent.
        agent: Actor,
    },
    /// Hand over everything that somebody has in hand or is named for.
    HandOver {
        /// From whom.
        from: Actor,
        /// To whom.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Do without what lies before a step, so that it opens.
    Jump {
        /// The step.
        to: String,
        /// Why.
        reason: String,
    },
    /// Let another case go on in this one. The engine gives this when cases are [merged](crate::Engine::merge).
    Absorb {
        /// The name of the other.
        case: String,
        /// When the limit of the other case runs out.
        deadlines: Deadlines,
    },
}
