use super::By;
use crate::calendar::{Amount, Count, DayZero, Ends, Receipt, Roll};
use serde::Deserialize;

/// A time limit (时限) of a case, a stage or a step: what the law allows and what the hall promises.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a limit")]
pub struct Limit {
    /// What the law allows.
    pub statutory: Option<Amount>,
    /// What the hall promises; never more than the statute.
    pub promised: Option<Amount>,
    /// Where the statute says so.
    pub basis: Option<String>,
    /// Other amounts for cases of which something holds; the first that holds counts.
    pub variants: Vec<Variant>,
    /// What starts the clock. Of a step or stage: `Opened`. Of a case: `Accepted` where a step accepts, else `Received`.
    pub from: Option<Begin>,
    /// Of a case: the steps and stages that run on it; without it all but those that deliver and those aside.
    pub covers: Vec<String>,
    /// What the stop of a step does to the limit of its stage or case.
    pub stops: Propagation,
    /// How it may be extended; without it, it may not.
    pub extension: Option<Extension>,
    /// How it may be shortened; without it, it may not.
    pub shortening: Option<Shortening>,
    /// On which day its beginning counts as received.
    pub receipt: Receipt,
    /// Whether the first day counts.
    pub day_zero: DayZero,
    /// When the last day is over.
    pub ends: Ends,
    /// What becomes of a last day on which nobody works.
    pub roll: Roll,
}

impl Limit {
    /// How it counts.
    pub fn count(&self) -> Count {
        Count { receipt: self.receipt, day_zero: self.day_zero, ends: self.ends, roll: self.roll }
    }
}

/// What starts the clock of a limit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Begin {
    /// The case begins: the application was received.
    Received,
    /// The application is accepted, as of the time at which the applicant gave the last document before that.
    Complete,
    /// The application is accepted: the first completion of a step `Accept` with its first outcome.
    Accepted,
    /// The receipt of the case, or the notice of the step, was acknowledged.
    Acknowledged,
    /// The step, or the first step of the stage, opens: its work is offered, whether anybody takes it or not.
    Opened,
    /// Another step is completed: `"step"` or `"step.outcome"`.
    After(String),
}

/// Other amounts of a limit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a variant")]
pub struct Variant {
    /// For cases of which this holds when the clock starts.
    pub when: String,
    /// What the law allows then.
    pub statutory: Option<Amount>,
    /// What the hall promises then.
    pub promised: Option<Amount>,
    /// Where the statute says so.
    pub basis: Option<String>,
}

/// What the stop of a step's clock does to the limit of the stage or case around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Propagation {
    /// Nothing: its clock runs on.
    Never,
    /// It stops while every open step on it is stopped or on somebody else's clock.
    #[default]
    WhenAllActiveStopped,
    /// It stops while any open step on it is stopped or on somebody else's clock.
    Always,
}

impl Propagation {
    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Propagation::Never => "Never",
            Propagation::WhenAllActiveStopped => "WhenAllActiveStopped",
            Propagation::Always => "Always",
        }
    }
}

/// How a limit may be extended (延期): before its deadline, in its own unit (行政许可法 art. 42).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "an extension")]
pub struct Extension {
    /// All extensions together.
    pub at_most: Amount,
    /// How many times.
    #[serde(default = "once")]
    pub times: u32,
    /// Who may grant it.
    #[serde(default)]
    pub by: Option<By>,
    /// Whether the applicant must have been told, with reasons.
    #[serde(default)]
    pub notice: bool,
    /// Where the statute says so.
    #[serde(default)]
    pub basis: Option<String>,
}

/// How a limit may be shortened, for instance where a matter is urgent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "a shortening")]
pub struct Shortening {
    /// What must be left of it.
    pub at_least: Amount,
    /// Who may do it.
    #[serde(default)]
    pub by: Option<By>,
    /// Where the statute says so.
    #[serde(default)]
    pub basis: Option<String>,
}

fn once() -> u32 {
    1
}
