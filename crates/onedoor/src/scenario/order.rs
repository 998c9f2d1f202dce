use super::value::Written;
use crate::Move;
use onedoor_core::{calendar::Amount, case::Closing, language::Entries};
use serde::Deserialize;

/// What a scenario gives as a reason where it says none.
const REASON: &str = "said by a scenario";

/// A command, as a scenario writes it.
#[derive(Debug)]
pub(super) enum Order {
    Complete(Completion),
    Waive(Completion),
    Request(String),
    Cancel(String),
    TakeBack(String),
    Close(String),
    StopClock(Stop),
    ResumeClock(String),
    Extend(Change),
    Shorten(Change),
    /// Of the notice of a step; of the receipt of the case where none is named.
    Acknowledge(Option<String>),
    Suspend(String),
    Resume(String),
}

/// A completion, in the short form `(step: …, outcome: …, by: …)`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Completion {
    pub(super) step: String,
    pub(super) outcome: String,
    #[serde(default = "somebody")]
    pub(super) by: String,
    /// When; now where it is not written.
    #[serde(default)]
    pub(super) at: Option<String>,
    /// A sub-case, by what stands behind its parent's name: `site_visit.1.0`.
    #[serde(default)]
    pub(super) case: Option<String>,
    #[serde(default)]
    pub(super) data: Entries<Written>,
    #[serde(default)]
    pub(super) opinion: Option<String>,
}

/// The stop of a step's clock.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stop {
    pub(super) step: String,
    pub(super) ground: String,
    pub(super) planned: Amount,
    #[serde(default)]
    pub(super) notice: Option<String>,
    #[serde(default)]
    pub(super) at: Option<String>,
}

/// The extension or shortening of a limit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub(super) limit: String,
    pub(super) by: Amount,
    #[serde(default = "said")]
    pub(super) reason: String,
    #[serde(default)]
    pub(super) notice: Option<String>,
    #[serde(default)]
    pub(super) at: Option<String>,
}

fn somebody() -> String {
    "somebody".to_owned()
}

fn said() -> String {
    REASON.to_owned()
}

impl Order {
    /// When it is given, where it says so itself.
    pub(super) fn at(&self) -> Option<&str> {
        match self {
            Order::Complete(done) | Order::Waive(done) => done.at.as_deref(),
            Order::StopClock(stop) => stop.at.as_deref(),
            Order::Extend(change) | Order::Shorten(change) => change.at.as_deref(),
            _ => None,
        }
    }

    /// Who gives it.
    pub(super) fn by(&self) -> &str {
        match self {
            Order::Complete(done) | Order::Waive(done) => &done.by,
            _ => "somebody",
        }
    }

    /// The sub-case that it is for.
    pub(super) fn sub_case(&self) -> Option<&str> {
        match self {
            Order::Complete(done) | Order::Waive(done) => done.case.as_deref(),
            _ => None,
        }
    }

    /// The move that it is.
    ///
    /// # Errors
    /// A way to close a case that is none.
    pub(super) fn what(&self) -> Result<Move, String> {
        Ok(match self {
            Order::Complete(done) => {
                let what = with_data(Move::complete(&done.step, &done.outcome), &done.data);
                done.opinion.iter().fold(what, |what, text| what.opinion(text))
            }
            Order::Waive(done) => with_data(Move::waive(&done.step, &done.outcome, REASON), &done.data),
            Order::Request(step) => Move::request(step, REASON),
            Order::Cancel(step) => Move::cancel(step, REASON),
            Order::TakeBack(step) => Move::take_back(step),
            Order::Close(how) => Move::close(closing(how)?, REASON),
            Order::StopClock(stop) => {
                with_notice(Move::stop_clock(&stop.step, &stop.ground, stop.planned), stop.notice.as_deref())
            }
            Order::ResumeClock(step) => Move::resume_clock(step),
            Order::Extend(change) => {
                with_notice(Move::extend(&change.limit, change.by, &change.reason), change.notice.as_deref())
            }
            Order::Shorten(change) => Move::shorten(&change.limit, change.by, &change.reason),
            Order::Acknowledge(Some(step)) => Move::acknowledge(step),
            Order::Acknowledge(None) => Move::acknowledge_case(),
            Order::Suspend(reason) => Move::suspend(reason),
            Order::Resume(reason) => Move::resume(reason),
        })
    }
}

fn closing(how: &str) -> Result<Closing, String> {
    let found = Closing::ALL.into_iter().find(|closing| closing.word() == how);
    found.ok_or_else(|| format!("`{how}` is no way to close a case"))
}

fn with_data(what: Move, data: &Entries<Written>) -> Move {
    data.iter().fold(what, |what, (field, Written(value))| what.data(field, value.clone()))
}

fn with_notice(what: Move, notice: Option<&str>) -> Move {
    notice.into_iter().fold(what, Move::notice)
}
