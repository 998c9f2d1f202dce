//! What is done with work, and with the people of a case.

use super::{Move, WorkMove};
use onedoor_core::{
    engine::{NamedGiven, SeatPlace},
    people::Actor,
};

impl Move {
    /// Take offered work in hand (领取): `fire`, or a seat, `board.2`.
    pub fn claim(item: &str) -> Self {
        Move::Work(WorkMove::Claim { item: item.to_owned() })
    }

    /// Offer it again (释放).
    pub fn release(item: &str) -> Self {
        Move::Work(WorkMove::Release { item: item.to_owned() })
    }

    /// Begin with it.
    pub fn begin(item: &str) -> Self {
        Move::Work(WorkMove::Begin { item: item.to_owned() })
    }

    /// Give it to somebody (指派、改派).
    pub fn assign(item: &str, to: &Actor) -> Self {
        Move::Work(WorkMove::Assign { item: item.to_owned(), to: to.clone() })
    }

    /// Hand it to somebody else, who answers for it from then on (转办).
    pub fn transfer(item: &str, to: &Actor, reason: &str) -> Self {
        Move::Work(WorkMove::Transfer { item: item.to_owned(), to: to.clone(), reason: reason.to_owned() })
    }

    /// Have somebody else work on it, who gives it back (委派).
    pub fn delegate(item: &str, to: &Actor, reason: &str) -> Self {
        Move::Work(WorkMove::Delegate { item: item.to_owned(), to: to.clone(), reason: reason.to_owned() })
    }

    /// Give back what was delegated, with what is to be said about it.
    pub fn give_back(item: &str, advice: &str) -> Self {
        Move::Work(WorkMove::GiveBack { item: item.to_owned(), advice: advice.to_owned() })
    }

    /// Call back what was delegated.
    pub fn call_back(item: &str) -> Self {
        Move::Work(WorkMove::CallBack { item: item.to_owned() })
    }

    /// Have somebody else sign as well (加签): before one's own seat, behind it or beside the others.
    pub fn add_seat(step: &str, to: &Actor, place: SeatPlace, reason: &str) -> Self {
        let (step, to, reason) = (step.to_owned(), to.clone(), reason.to_owned());
        Move::Work(WorkMove::AddSeat { step, to, place, reason })
    }

    /// Take a seat out that was added (减签).
    pub fn remove_seat(item: &str, reason: &str) -> Self {
        Move::Work(WorkMove::RemoveSeat { item: item.to_owned(), reason: reason.to_owned() })
    }

    /// Be present at a vote, and give no answer.
    pub fn abstain(step: &str) -> Self {
        Move::Work(WorkMove::Abstain { step: step.to_owned() })
    }

    /// Close a vote: who has not answered is absent.
    pub fn close_vote(step: &str, reason: &str) -> Self {
        Move::Work(WorkMove::CloseVote { step: step.to_owned(), reason: reason.to_owned() })
    }

    /// Tell somebody of the case, who may read it from then on (抄送).
    pub fn copy(to: &Actor) -> Self {
        Move::Work(WorkMove::Copy { to: to.clone() })
    }

    /// Say that one has read what one was told of.
    pub fn read_copy() -> Self {
        Move::Work(WorkMove::ReadCopy)
    }

    /// Ask somebody a question, whose answer is no part of the decision (征询). The step waits for it only where it is [blocking](Move::blocking), and then no
    /// longer than [until](Move::until) a time.
    pub fn consult(step: &str, whom: &Actor, question: &str) -> Self {
        let (step, whom, question) = (step.to_owned(), whom.clone(), question.to_owned());
        Move::Work(WorkMove::Consult { step, whom, question, blocking: false, until: None })
    }

    /// Answer a question of a step, counted from 0.
    pub fn answer_consultation(step: &str, question: u16, answer: &str) -> Self {
        Move::Work(WorkMove::AnswerConsultation { step: step.to_owned(), question, answer: answer.to_owned() })
    }

    /// Withdraw a question of a step, counted from 0.
    pub fn withdraw_consultation(step: &str, question: u16) -> Self {
        Move::Work(WorkMove::WithdrawConsultation { step: step.to_owned(), question })
    }

    /// Keep somebody from a step, or, where none is named, from the case (回避).
    pub fn recuse(person: &Actor, step: Option<&str>, reason: &str) -> Self {
        let (person, step) = (person.clone(), step.map(str::to_owned));
        Move::Work(WorkMove::Recuse { person, step, reason: reason.to_owned() })
    }

    /// Urge those who have the work in hand (催办).
    pub fn urge(step: &str) -> Self {
        Move::Work(WorkMove::Urge { step: step.to_owned() })
    }

    /// Put something aside for later (暂存): an outcome, data, documents, an opinion. Nobody else sees it.
    pub fn save_draft(step: &str) -> Self {
        let step = step.to_owned();
        Move::Work(WorkMove::SaveDraft { step, outcome: None, given: NamedGiven::default(), opinion: None })
    }

    /// Have somebody act for the applicant (委托代办).
    pub fn give_mandate(agent: &Actor) -> Self {
        Move::Work(WorkMove::GiveMandate { agent: agent.clone() })
    }

    /// And no longer.
    pub fn revoke_mandate(agent: &Actor) -> Self {
        Move::Work(WorkMove::RevokeMandate { agent: agent.clone() })
    }

    /// Hand over everything that somebody has in hand or is named for in the case (离职交接).
    pub fn hand_over(from: &Actor, to: &Actor, reason: &str) -> Self {
        Move::Work(WorkMove::HandOver { from: from.clone(), to: to.clone(), reason: reason.to_owned() })
    }

    /// Do without what lies before a step, so that it opens (跳转).
    pub fn jump(to: &str, reason: &str) -> Self {
        Move::Work(WorkMove::Jump { to: to.to_owned(), reason: reason.to_owned() })
    }
}
