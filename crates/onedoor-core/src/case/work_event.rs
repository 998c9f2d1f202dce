mod check;
mod describe;

use super::{Completion, Placed, SavedDraft, SeatAnswer, SeatBy, WorkItemId, instant};
use crate::{
    id::StepId,
    people::{Actor, DirectoryHash, Warrant},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What happened to the people of a case and to the work in their hands.
///
/// The order of the variants is part of the record's format: new ones are added at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkEvent {
    /// Somebody ordered what follows, up to the next order or deadline.
    Acted(Warrant),
    /// People are judged by this directory from here on.
    DirectoryAdopted {
        /// Its content hash.
        directory: DirectoryHash,
    },
    /// Whose case it is.
    ApplicantNamed {
        /// The applicant.
        applicant: Actor,
    },
    /// Somebody acts for the applicant from here on.
    MandateGiven {
        /// The agent.
        agent: Actor,
    },
    /// And no longer.
    MandateRevoked {
        /// The agent.
        agent: Actor,
    },
    /// One person answers for the case (专人承办).
    HandlerNamed {
        /// The `Assign` that named them.
        step: StepId,
        /// The person.
        handler: Actor,
    },
    /// A work item is in somebody's hands: claimed, assigned, or theirs by the rule of its step.
    WorkAllocated {
        /// The work item.
        item: WorkItemId,
        /// Who has it.
        to: Actor,
    },
    /// It is offered again to all who may do it.
    WorkReleased {
        /// The work item.
        item: WorkItemId,
    },
    /// Whoever has it has begun.
    WorkStarted {
        /// The work item.
        item: WorkItemId,
    },
    /// It went to somebody else, who answers for it from here on (转办).
    WorkTransferred {
        /// The work item.
        item: WorkItemId,
        /// Who has it now.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Somebody else works on it, and it comes back (委派).
    WorkDelegated {
        /// The work item.
        item: WorkItemId,
        /// Who works on it now.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// It came back to whoever had delegated it.
    DelegationEnded {
        /// The work item.
        item: WorkItemId,
        /// What the delegate said; nothing where it was called back.
        advice: Option<String>,
    },
    /// Several people answer, each from a seat.
    SeatsOpened {
        /// The step.
        step: StepId,
        /// The seats.
        seats: Vec<SeatStart>,
    },
    /// A seat was added (加签).
    SeatAdded {
        /// The step.
        step: StepId,
        /// The seat.
        seat: SeatStart,
        /// Why.
        reason: String,
    },
    /// A seat was removed (减签).
    SeatRemoved {
        /// The seat.
        item: WorkItemId,
        /// Why.
        reason: String,
    },
    /// Somebody answered from a seat.
    SeatAnswered {
        /// The seat.
        item: WorkItemId,
        /// The answer.
        answer: SeatAnswer,
        /// What came with it.
        with: Option<Box<Completion>>,
    },
    /// An answer was taken back.
    SeatReopened {
        /// The seat.
        item: WorkItemId,
    },
    /// The chair closed the vote: who has not answered is absent (WCP-27).
    VoteClosed {
        /// The step.
        step: StepId,
        /// Why.
        reason: String,
    },
    /// Somebody was told of the case, and may read it (抄送).
    Copied {
        /// Who.
        to: Actor,
    },
    /// They have read it.
    CopyRead {
        /// Who.
        by: Actor,
    },
    /// Somebody was asked a question (征询).
    Consulted {
        /// The step.
        step: StepId,
        /// Who asks.
        by: Actor,
        /// Who is asked.
        whom: Actor,
        /// What.
        question: String,
        /// Whether the step waits for the answer.
        blocking: bool,
        /// Until when it waits at most.
        #[serde(with = "instant::option")]
        until: Option<Timestamp>,
    },
    /// And answered.
    ConsultationAnswered {
        /// The step.
        step: StepId,
        /// Which of its questions, from 0.
        question: u16,
        /// What.
        answer: String,
    },
    /// A question was withdrawn.
    ConsultationWithdrawn {
        /// The step.
        step: StepId,
        /// Which of its questions, from 0.
        question: u16,
    },
    /// Somebody may not work on a step, or on the case (回避).
    Recused {
        /// Who.
        person: Actor,
        /// The step; none for the whole case.
        step: Option<StepId>,
        /// Why.
        reason: String,
    },
    /// Those who have the work in hand were urged (催办).
    Urged {
        /// The step.
        step: StepId,
    },
    /// Something was put aside for later (暂存).
    DraftSaved {
        /// The step.
        step: StepId,
        /// By whom.
        by: Actor,
        /// What.
        draft: Box<SavedDraft>,
    },
    /// Whoever had anything in hand or was named by the definition handed it over (离职交接).
    HandedOver {
        /// From whom.
        from: Actor,
        /// To whom.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Another case goes on in this one (并案).
    CaseAbsorbed {
        /// The name of the other.
        case: String,
    },
    /// This case went its own way from here (分案).
    CaseSplit {
        /// The name of the case that it was a part of.
        from: String,
    },
    /// Steps were done without so that a later one could open (跳转).
    Jumped {
        /// The step that was to open.
        to: StepId,
        /// Why.
        reason: String,
    },
}

/// A seat when it is set out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatStart {
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
    /// Whether its answer is that of the step.
    pub lead: bool,
    /// Who added it.
    pub added_by: Option<Actor>,
}

impl WorkEvent {
    /// The step it is about; none for events of the whole case.
    pub fn step(&self) -> Option<StepId> {
        match self {
            WorkEvent::HandlerNamed { step, .. }
            | WorkEvent::SeatsOpened { step, .. }
            | WorkEvent::SeatAdded { step, .. }
            | WorkEvent::VoteClosed { step, .. }
            | WorkEvent::Consulted { step, .. }
            | WorkEvent::ConsultationAnswered { step, .. }
            | WorkEvent::ConsultationWithdrawn { step, .. }
            | WorkEvent::Urged { step }
            | WorkEvent::DraftSaved { step, .. }
            | WorkEvent::Jumped { to: step, .. } => Some(*step),
            WorkEvent::Recused { step, .. } => *step,
            other => other.item().map(|item| item.step),
        }
    }

    /// The work item it is about; none for others.
    pub fn item(&self) -> Option<WorkItemId> {
        match self {
            WorkEvent::WorkAllocated { item, .. }
            | WorkEvent::WorkReleased { item }
            | WorkEvent::WorkStarted { item }
            | WorkEvent::WorkTransferred { item, .. }
            | WorkEvent::WorkDelegated { item, .. }
            | WorkEvent::DelegationEnded { item, .. }
            | WorkEvent::SeatRemoved { item, .. }
            | WorkEvent::SeatAnswered { item, .. }
            | WorkEvent::SeatReopened { item } => Some(*item),
            _ => None,
        }
    }
}
