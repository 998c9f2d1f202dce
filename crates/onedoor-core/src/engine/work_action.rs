use crate::{
    case::{SavedDraft, WorkItemId},
    id::StepId,
    people::Actor,
};
use jiff::Timestamp;

/// What somebody wants to do with work, or with the people of a case. None of these is a move of the kernel: each changes who works, or is made of such moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkAction {
    /// Take offered work in hand (领取).
    Claim {
        /// The work item.
        item: WorkItemId,
    },
    /// Offer it again (释放).
    Release {
        /// The work item.
        item: WorkItemId,
    },
    /// Begin with it: from here on it occupies what its step needs alone.
    Begin {
        /// The work item.
        item: WorkItemId,
    },
    /// Give it to somebody (指派、改派).
    Assign {
        /// The work item.
        item: WorkItemId,
        /// To whom.
        to: Actor,
    },
    /// Hand it to somebody else, who answers for it from then on (转办).
    Transfer {
        /// The work item.
        item: WorkItemId,
        /// To whom.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Have somebody else work on it, who gives it back (委派).
    Delegate {
        /// The work item.
        item: WorkItemId,
        /// To whom.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Give back what was delegated.
    GiveBack {
        /// The work item.
        item: WorkItemId,
        /// What is said to whoever had delegated it.
        advice: String,
    },
    /// Call back what was delegated.
    CallBack {
        /// The work item.
        item: WorkItemId,
    },
    /// Have somebody else sign as well (加签).
    AddSeat {
        /// The step.
        step: StepId,
        /// Who.
        to: Actor,
        /// Where.
        place: SeatPlace,
        /// Why.
        reason: String,
    },
    /// Take a seat out that was added (减签).
    RemoveSeat {
        /// The seat.
        item: WorkItemId,
        /// Why.
        reason: String,
    },
    /// Be present at a vote, and give no answer.
    Abstain {
        /// The step.
        step: StepId,
    },
    /// Close a vote: who has not answered is absent (WCP-27).
    CloseVote {
        /// The step.
        step: StepId,
        /// Why.
        reason: String,
    },
    /// Tell somebody of the case, who may read it from then on (抄送).
    Copy {
        /// Whom.
        to: Actor,
    },
    /// Say that one has read it.
    ReadCopy,
    /// Ask somebody a question, whose answer is no part of the decision (征询).
    Consult {
        /// The step.
        step: StepId,
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
        step: StepId,
        /// Which of its questions, from 0.
        question: u16,
        /// What.
        answer: String,
    },
    /// Withdraw a question.
    WithdrawConsultation {
        /// The step.
        step: StepId,
        /// Which of its questions, from 0.
        question: u16,
    },
    /// Keep somebody from a step, or from the case (回避).
    Recuse {
        /// Whom.
        person: Actor,
        /// The step; none for the whole case.
        step: Option<StepId>,
        /// Why.
        reason: String,
    },
    /// Urge those who have the work in hand (催办).
    Urge {
        /// The step.
        step: StepId,
    },
    /// Put something aside for later (暂存).
    SaveDraft {
        /// The step.
        step: StepId,
        /// What.
        draft: Box<SavedDraft>,
    },
    /// Have somebody act for the applicant (委托代办).
    GiveMandate {
        /// The agent.
        agent: Actor,
    },
    /// And no longer.
    RevokeMandate {
        /// The agent.
        agent: Actor,
    },
    /// Hand over everything that somebody has in hand or is named for in this case (离职交接).
    HandOver {
        /// From whom.
        from: Actor,
        /// To whom.
        to: Actor,
        /// Why.
        reason: String,
    },
    /// Do without what lies before a step, so that it opens (跳转).
    Jump {
        /// The step.
        to: StepId,
        /// Why.
        reason: String,
    },
    /// Let another case go on in this one (并案): the stricter limit counts.
    Absorb {
        /// The name of the other.
        case: String,
        /// When the limit of the other case runs out, promised and statutory.
        deadlines: crate::case::Deadlines,
    },
}

/// Where a seat is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatPlace {
    /// Before one's own: the opinion is heard first (前加签).
    Before,
    /// Behind one's own: whoever sits there must agree as well (后加签).
    After,
    /// Beside the others: it is counted with them (并加签).
    Parallel,
}

impl WorkAction {
    /// The step that it is about; none for one about the whole case.
    pub fn step(&self) -> Option<StepId> {
        match self {
            WorkAction::Claim { item }
            | WorkAction::Release { item }
            | WorkAction::Begin { item }
            | WorkAction::Assign { item, .. }
            | WorkAction::Transfer { item, .. }
            | WorkAction::Delegate { item, .. }
            | WorkAction::GiveBack { item, .. }
            | WorkAction::CallBack { item }
            | WorkAction::RemoveSeat { item, .. } => Some(item.step),
            WorkAction::AddSeat { step, .. }
            | WorkAction::Abstain { step }
            | WorkAction::CloseVote { step, .. }
            | WorkAction::Consult { step, .. }
            | WorkAction::AnswerConsultation { step, .. }
            | WorkAction::WithdrawConsultation { step, .. }
            | WorkAction::Urge { step }
            | WorkAction::SaveDraft { step, .. }
            | WorkAction::Jump { to: step, .. } => Some(*step),
            WorkAction::Recuse { step, .. } => *step,
            WorkAction::Copy { .. }
            | WorkAction::ReadCopy
            | WorkAction::GiveMandate { .. }
            | WorkAction::RevokeMandate { .. }
            | WorkAction::HandOver { .. }
            | WorkAction::Absorb { .. } => None,
        }
    }

    /// Whether it is work that rests while the case is suspended.
    pub(super) fn is_work(&self) -> bool {
        !matches!(
            self,
            WorkAction::Copy { .. }
                | WorkAction::ReadCopy
                | WorkAction::Recuse { .. }
                | WorkAction::Urge { .. }
                | WorkAction::SaveDraft { .. }
                | WorkAction::GiveMandate { .. }
                | WorkAction::RevokeMandate { .. }
                | WorkAction::HandOver { .. }
        )
    }
}
