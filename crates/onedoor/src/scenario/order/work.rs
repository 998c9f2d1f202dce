mod reasoned;

use super::{
    super::{value::Written, wall::Wall},
    actor,
    kernel::with_data,
    said,
};
use crate::Move;
use onedoor_core::{engine::SeatPlace, language::Entries};
use reasoned::Reasoned;
use serde::Deserialize;

/// Something done with work, or with the people of the case. A work item is a step, `fire`, or a seat of one, `board.2`.
#[derive(Debug, Deserialize)]
pub(in super::super) enum WorkOrder {
    Claim(String),
    Release(String),
    Begin(String),
    Assign(Gift),
    Transfer(Passage),
    Delegate(Passage),
    GiveBack(Return),
    CallBack(String),
    AddSeat(NewSeat),
    RemoveSeat(Reasoned),
    Abstain(String),
    CloseVote(Reasoned),
    Copy(String),
    ReadCopy,
    Consult(Question),
    AnswerConsultation(Reply),
    WithdrawConsultation(Asked),
    Recuse(Recusal),
    Urge(String),
    SaveDraft(Draft),
    GiveMandate(String),
    RevokeMandate(String),
    HandOver(Succession),
    Jump(Reasoned),
}

/// Work that somebody is given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Gift {
    item: String,
    to: String,
}

/// Work that goes on to somebody else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Passage {
    item: String,
    to: String,
    #[serde(default = "said")]
    reason: String,
}

/// Work that comes back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Return {
    item: String,
    #[serde(default = "said")]
    advice: String,
}

/// A seat that is added.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct NewSeat {
    step: String,
    to: String,
    place: Place,
    #[serde(default = "said")]
    reason: String,
}

/// Where a seat is added.
#[derive(Clone, Copy, Debug, Deserialize)]
enum Place {
    Before,
    After,
    Parallel,
}

/// A question to somebody.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Question {
    step: String,
    whom: String,
    question: String,
    #[serde(default)]
    blocking: bool,
    #[serde(default)]
    until: Option<String>,
}

/// The answer to one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Reply {
    step: String,
    #[serde(default)]
    question: u16,
    answer: String,
}

/// One of the questions of a step, from 0.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Asked {
    step: String,
    #[serde(default)]
    question: u16,
}

/// Somebody who is kept from a step, or from the case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Recusal {
    person: String,
    #[serde(default)]
    step: Option<String>,
    #[serde(default = "said")]
    reason: String,
}

/// Something put aside for later.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Draft {
    step: String,
    #[serde(default)]
    outcome: Option<String>,
    #[serde(default)]
    data: Entries<Written>,
    #[serde(default)]
    opinion: Option<String>,
}

/// Everything that goes from one person to another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Succession {
    from: String,
    to: String,
    #[serde(default = "said")]
    reason: String,
}

impl WorkOrder {
    /// The steps, work items and times that it names, and the outcome of its step.
    pub(in super::super) fn named(&self) -> Named<'_> {
        let of_step = |step| Named { step: Some(step), ..Named::default() };
        let of_item = |item| Named { item: Some(item), ..Named::default() };
        match self {
            WorkOrder::Claim(item)
            | WorkOrder::Release(item)
            | WorkOrder::Begin(item)
            | WorkOrder::CallBack(item)
            | WorkOrder::Assign(Gift { item, .. })
            | WorkOrder::Transfer(Passage { item, .. })
            | WorkOrder::Delegate(Passage { item, .. })
            | WorkOrder::GiveBack(Return { item, .. })
            | WorkOrder::RemoveSeat(Reasoned { what: item, .. }) => of_item(item),
            WorkOrder::Abstain(step)
            | WorkOrder::Urge(step)
            | WorkOrder::AddSeat(NewSeat { step, .. })
            | WorkOrder::CloseVote(Reasoned { what: step, .. })
            | WorkOrder::Jump(Reasoned { what: step, .. })
            | WorkOrder::AnswerConsultation(Reply { step, .. })
            | WorkOrder::WithdrawConsultation(Asked { step, .. }) => of_step(step),
            WorkOrder::Consult(asked) => Named { until: asked.until.as_deref(), ..of_step(&asked.step) },
            WorkOrder::SaveDraft(draft) => Named { outcome: draft.outcome.as_deref(), ..of_step(&draft.step) },
            WorkOrder::Recuse(Recusal { step, .. }) => Named { step: step.as_deref(), ..Named::default() },
            WorkOrder::Copy(_)
            | WorkOrder::ReadCopy
            | WorkOrder::GiveMandate(_)
            | WorkOrder::RevokeMandate(_)
            | WorkOrder::HandOver(_) => Named::default(),
        }
    }

    pub(super) fn what(&self, wall: &Wall) -> Result<Move, String> {
        Ok(match self {
            WorkOrder::Claim(item) => Move::claim(item),
            WorkOrder::Release(item) => Move::release(item),
            WorkOrder::Begin(item) => Move::begin(item),
            WorkOrder::Assign(Gift { item, to }) => Move::assign(item, &actor(to)?),
            WorkOrder::Transfer(Passage { item, to, reason }) => Move::transfer(item, &actor(to)?, reason),
            WorkOrder::Delegate(Passage { item, to, reason }) => Move::delegate(item, &actor(to)?, reason),
            WorkOrder::GiveBack(Return { item, advice }) => Move::give_back(item, advice),
            WorkOrder::CallBack(item) => Move::call_back(item),
            WorkOrder::AddSeat(NewSeat { step, to, place, reason }) => {
                Move::add_seat(step, &actor(to)?, (*place).into(), reason)
            }
            WorkOrder::RemoveSeat(Reasoned { what, reason }) => Move::remove_seat(what, reason),
            WorkOrder::Abstain(step) => Move::abstain(step),
            WorkOrder::CloseVote(Reasoned { what, reason }) => Move::close_vote(what, reason),
            WorkOrder::Copy(to) => Move::copy(&actor(to)?),
            WorkOrder::ReadCopy => Move::read_copy(),
            WorkOrder::Consult(asked) => asked.what(wall)?,
            WorkOrder::AnswerConsultation(Reply { step, question, answer }) => {
                Move::answer_consultation(step, *question, answer)
            }
            WorkOrder::WithdrawConsultation(Asked { step, question }) => Move::withdraw_consultation(step, *question),
            WorkOrder::Recuse(Recusal { person, step, reason }) => {
                Move::recuse(&actor(person)?, step.as_deref(), reason)
            }
            WorkOrder::Urge(step) => Move::urge(step),
            WorkOrder::SaveDraft(draft) => draft.what(),
            WorkOrder::GiveMandate(agent) => Move::give_mandate(&actor(agent)?),
            WorkOrder::RevokeMandate(agent) => Move::revoke_mandate(&actor(agent)?),
            WorkOrder::HandOver(Succession { from, to, reason }) => Move::hand_over(&actor(from)?, &actor(to)?, reason),
            WorkOrder::Jump(Reasoned { what, reason }) => Move::jump(what, reason),
        })
    }
}

/// What of a definition a command names.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Named<'a> {
    pub(in super::super) step: Option<&'a str>,
    /// Of the step.
    pub(in super::super) outcome: Option<&'a str>,
    pub(in super::super) item: Option<&'a str>,
    pub(in super::super) until: Option<&'a str>,
}

impl Question {
    fn what(&self, wall: &Wall) -> Result<Move, String> {
        let what = Move::consult(&self.step, &actor(&self.whom)?, &self.question);
        let what = if self.blocking { what.blocking() } else { what };
        let until = self.until.as_deref().map(|until| wall.instant(until)).transpose()?;
        Ok(until.into_iter().fold(what, Move::until))
    }
}

impl Draft {
    fn what(&self) -> Move {
        let what = with_data(Move::save_draft(&self.step), &self.data);
        let what = self.outcome.iter().fold(what, |what, outcome| what.outcome(outcome));
        self.opinion.iter().fold(what, |what, text| what.opinion(text))
    }
}

impl From<Place> for SeatPlace {
    fn from(place: Place) -> Self {
        match place {
            Place::Before => SeatPlace::Before,
            Place::After => SeatPlace::After,
            Place::Parallel => SeatPlace::Parallel,
        }
    }
}
