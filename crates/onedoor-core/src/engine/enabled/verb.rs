use crate::{
    case::{Closing, WorkItemId},
    engine::{Action, WorkAction},
};

impl Action {
    /// The word of the command, as people write it: `complete`, `take_back`, `claim`.
    pub fn verb(&self) -> &'static str {
        match self {
            Action::Complete { .. } => "complete",
            Action::Request { .. } => "request",
            Action::Waive { .. } => "waive",
            Action::Cancel { .. } => "cancel",
            Action::TakeBack { .. } => "take_back",
            Action::Close { closing: Closing::Withdrawn, .. } => "withdraw",
            Action::Close { closing: Closing::Terminated, .. } => "terminate",
            Action::Close { closing: Closing::Lapsed, .. } => "lapse",
            Action::Close { closing: Closing::Merged, .. } => "merge",
            Action::EndSubCase { .. } => "end_sub_case",
            Action::PassTime => "pass_time",
            Action::StopClock { .. } => "stop_clock",
            Action::ResumeClock { .. } => "resume_clock",
            Action::Extend { .. } => "extend",
            Action::Shorten { .. } => "shorten",
            Action::Acknowledge { .. } => "acknowledge",
            Action::Suspend { .. } => "suspend",
            Action::Resume { .. } => "resume",
            Action::Work(work) => work.verb(),
        }
    }

    /// The work item that it is about; none for one about a step or the whole case.
    pub fn item(&self) -> Option<WorkItemId> {
        match self {
            Action::Work(
                WorkAction::Claim { item }
                | WorkAction::Release { item }
                | WorkAction::Begin { item }
                | WorkAction::Assign { item, .. }
                | WorkAction::Transfer { item, .. }
                | WorkAction::Delegate { item, .. }
                | WorkAction::GiveBack { item, .. }
                | WorkAction::CallBack { item }
                | WorkAction::RemoveSeat { item, .. },
            ) => Some(*item),
            _ => None,
        }
    }
}

impl WorkAction {
    /// The word of the command: `claim`, `add_seat`.
    pub fn verb(&self) -> &'static str {
        match self {
            WorkAction::Claim { .. } => "claim",
            WorkAction::Release { .. } => "release",
            WorkAction::Begin { .. } => "begin",
            WorkAction::Assign { .. } => "assign",
            WorkAction::Transfer { .. } => "transfer",
            WorkAction::Delegate { .. } => "delegate",
            WorkAction::GiveBack { .. } => "give_back",
            WorkAction::CallBack { .. } => "call_back",
            WorkAction::AddSeat { .. } => "add_seat",
            WorkAction::RemoveSeat { .. } => "remove_seat",
            WorkAction::Abstain { .. } => "abstain",
            WorkAction::CloseVote { .. } => "close_vote",
            WorkAction::Copy { .. } => "copy",
            WorkAction::ReadCopy => "read_copy",
            WorkAction::Consult { .. } => "consult",
            WorkAction::AnswerConsultation { .. } => "answer",
            WorkAction::WithdrawConsultation { .. } => "withdraw_question",
            WorkAction::Recuse { .. } => "recuse",
            WorkAction::Urge { .. } => "urge",
            WorkAction::SaveDraft { .. } => "save_draft",
            WorkAction::GiveMandate { .. } => "give_mandate",
            WorkAction::RevokeMandate { .. } => "revoke_mandate",
            WorkAction::HandOver { .. } => "hand_over",
            WorkAction::Jump { .. } => "jump",
            WorkAction::Absorb { .. } => "absorb",
        }
    }
}
