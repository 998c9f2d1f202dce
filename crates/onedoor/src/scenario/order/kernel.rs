use super::{super::value::Written, REASON, actor, said};
use crate::Move;
use onedoor_core::{calendar::Amount, case::Closing, language::Entries};
use serde::Deserialize;

/// A move of the kernel that is no completion.
#[derive(Debug, Deserialize)]
pub(in super::super) enum KernelOrder {
    Waive(Completion),
    Request(String),
    Cancel(String),
    TakeBack(String),
    Close(String),
    StopClock(Stop),
    ResumeClock(String),
    Extend(Change),
    Shorten(Change),
    /// Of the notice of a step.
    Acknowledge(String),
    /// Of the receipt of the case: the word alone.
    #[serde(skip)]
    AcknowledgeCase,
    Suspend(String),
    Resume(String),
}

/// A completion, or a waiver.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Completion {
    pub(in super::super) step: String,
    pub(in super::super) outcome: String,
    #[serde(default)]
    pub(in super::super) by: Option<String>,
    /// When; now where it is not written.
    #[serde(default)]
    pub(in super::super) at: Option<String>,
    /// A sub-case, by what stands behind its parent's name: `site_visit.1.0`.
    #[serde(default)]
    pub(in super::super) case: Option<String>,
    #[serde(default)]
    data: Entries<Written>,
    #[serde(default)]
    opinion: Option<String>,
    /// Whom an `Assign` names.
    #[serde(default)]
    handler: Option<String>,
}

/// The stop of a step's clock.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Stop {
    pub(in super::super) step: String,
    pub(in super::super) ground: String,
    planned: Amount,
    #[serde(default)]
    notice: Option<String>,
    #[serde(default)]
    at: Option<String>,
}

/// The extension or shortening of a limit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Change {
    pub(in super::super) limit: String,
    by: Amount,
    #[serde(default = "said")]
    reason: String,
    #[serde(default)]
    notice: Option<String>,
    #[serde(default)]
    at: Option<String>,
}

impl Completion {
    pub(super) fn what(&self) -> Result<Move, String> {
        let what = with_data(Move::complete(&self.step, &self.outcome), &self.data);
        let what = self.opinion.iter().fold(what, |what, text| what.opinion(text));
        let handler = self.handler.as_deref().map(actor).transpose()?;
        Ok(handler.iter().fold(what, Move::handler))
    }
}

impl KernelOrder {
    /// When it is given, where it says so itself.
    pub(super) fn at(&self) -> Option<&str> {
        match self {
            KernelOrder::Waive(done) => done.at.as_deref(),
            KernelOrder::StopClock(stop) => stop.at.as_deref(),
            KernelOrder::Extend(change) | KernelOrder::Shorten(change) => change.at.as_deref(),
            _ => None,
        }
    }

    pub(super) fn what(&self) -> Result<Move, String> {
        Ok(match self {
            KernelOrder::Waive(done) => with_data(Move::waive(&done.step, &done.outcome, REASON), &done.data),
            KernelOrder::Request(step) => Move::request(step, REASON),
            KernelOrder::Cancel(step) => Move::cancel(step, REASON),
            KernelOrder::TakeBack(step) => Move::take_back(step),
            KernelOrder::Close(how) => Move::close(closing(how)?, REASON),
            KernelOrder::StopClock(stop) => {
                with_notice(Move::stop_clock(&stop.step, &stop.ground, stop.planned), stop.notice.as_deref())
            }
            KernelOrder::ResumeClock(step) => Move::resume_clock(step),
            KernelOrder::Extend(change) => {
                with_notice(Move::extend(&change.limit, change.by, &change.reason), change.notice.as_deref())
            }
            KernelOrder::Shorten(change) => Move::shorten(&change.limit, change.by, &change.reason),
            KernelOrder::Acknowledge(step) => Move::acknowledge(step),
            KernelOrder::AcknowledgeCase => Move::acknowledge_case(),
            KernelOrder::Suspend(reason) => Move::suspend(reason),
            KernelOrder::Resume(reason) => Move::resume(reason),
        })
    }
}

fn closing(how: &str) -> Result<Closing, String> {
    let found = Closing::ALL.into_iter().find(|closing| closing.word() == how);
    found.ok_or_else(|| format!("`{how}` is no way to close a case"))
}

pub(super) fn with_data(what: Move, data: &Entries<Written>) -> Move {
    data.iter().fold(what, |what, (field, Written(value))| what.data(field, value.clone()))
}

fn with_notice(what: Move, notice: Option<&str>) -> Move {
    notice.into_iter().fold(what, Move::notice)
}
