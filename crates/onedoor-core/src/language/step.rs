mod kind;

pub use kind::Kind;

use super::{Allocate, By, Entries, Limit, Nobody, OwnCase, Party, Repeat, Sealed, Seats, Silence, Title};
use crate::calendar::Amount;
use serde::{
    Deserialize, Deserializer,
    de::{EnumAccess, VariantAccess, Visitor},
};
use std::fmt;

/// A duty in a definition (环节). The kind is a preset over the one general step that the kernel knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, remote = "Self", rename = "a step")]
pub struct Step {
    /// The preset.
    #[serde(skip)]
    pub kind: Kind,
    /// What people call it; its id where nothing is written.
    pub title: Option<Title>,
    /// Who acts.
    pub by: Option<By>,
    /// Of `Assign`: the role that one named person takes for the whole case.
    pub role: Option<String>,
    /// How its work comes to somebody.
    pub allocate: Allocate,
    /// Several people answer, each from a seat.
    pub seats: Option<Seats>,
    /// So many officers do it together, with one answer.
    pub officers: Option<u32>,
    /// Steps that nobody may have worked on who works on this one, and the other way round.
    pub separate_from: Vec<String>,
    /// Steps that whoever works on this one must have done.
    pub bound_to: Vec<String>,
    /// What whoever works on it must be qualified for.
    pub qualifications: Vec<String>,
    /// What becomes of it where it would fall to the applicant.
    pub own: OwnCase,
    /// What becomes of it where nobody may work on it.
    pub nobody: Nobody,
    /// What becomes of it where whoever has just agreed would be asked again.
    pub repeat: Repeat,
    /// The one scarce thing that it needs: only one step that names it may be started at a time.
    pub exclusive: Option<String>,
    /// Who alone may read what is said here.
    pub sealed: Option<Sealed>,
    /// Every outcome but the first needs an opinion.
    pub reasons: bool,
    /// Nobody may do without it.
    pub never_waived: bool,
    /// What it comes after: `"step"` or `"step.outcome"`.
    pub after: Vec<String>,
    /// When it opens; must be written where edges that name outcomes come from parallel steps.
    pub join: Option<Join>,
    /// What becomes of the work that leads only into the join once the join is decided.
    pub rest: Rest,
    /// The guard: it is skipped unless this holds.
    pub when: Option<String>,
    /// The outcomes, where they are not those of the kind.
    pub outcomes: Vec<String>,
    /// Outcomes that recall other steps.
    pub cancels: Entries<Vec<String>>,
    /// Outcomes that lead back.
    pub returns: Entries<Return>,
    /// How many times in a case it may return, 1 to 99.
    pub returns_max: Option<u32>,
    /// It exists only on the way back of a return.
    pub detour: bool,
    /// It is skipped unless asked for.
    pub on_request: bool,
    /// Nothing waits for it; the end of the case recalls it.
    pub aside: bool,
    /// Documents it must have before it.
    pub needs: Vec<String>,
    /// Documents it may add to the case.
    pub gives: Vec<String>,
    /// Fields it relies on, beside those of its guard.
    pub reads: Vec<String>,
    /// Fields that its completion sets.
    pub writes: Vec<String>,
    /// The stage that it belongs to.
    pub stage: Option<String>,
    /// How long it may take: the promise, in short.
    pub within: Option<Amount>,
    /// How long it may take, in full.
    pub limit: Option<Limit>,
    /// How long it must take at least (a public notice, a time for bids).
    pub at_least: Option<Amount>,
    /// Whose clock it runs on. The applicant's where the applicant acts, nobody's where nobody is named to wait, else the authority's.
    pub clock: Option<Party>,
    /// The legal ground on which its time does not count.
    pub ground: Option<String>,
    /// What it means when nobody answers within the limit.
    pub silence: Option<Silence>,
    /// The outcome that silence stands for; the first that goes on where nothing is written.
    pub deemed: Option<String>,
    /// Silence may never mean consent here.
    pub never_silent: bool,
    /// Of `Wait`: what comes before it opens is kept (WCP-24); else it is lost (WCP-23).
    pub persistent: bool,
    /// Of `Call`: the id of the workflow that runs as a sub-case.
    pub workflow: Option<String>,
    /// Of `Call`: a list field; one sub-case runs for each of its elements.
    pub each: Option<String>,
    /// Of `Call` with `each`: the field of the called workflow that receives the element.
    #[serde(rename = "as")]
    pub element: Option<String>,
    /// The names under which an event log knows it; without one it is silent in a replay.
    pub activities: Vec<String>,
}

/// When a step or an end opens, from the state of its edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Join {
    /// All that were asked have answered, and at least one leads here (WCP-7, WCP-37: synchronising merge).
    #[default]
    AllAsked,
    /// Every edge leads here (WCP-3, WCP-33: synchronisation).
    AllRequired,
    /// The first that leads here (WCP-9, WCP-29: discriminator).
    Any,
    /// So many lead here (WCP-30, WCP-32: partial join).
    AtLeast(u32),
}

/// What becomes of the rest once a join is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Rest {
    /// It may finish.
    #[default]
    Finish,
    /// It is recalled where it leads only into this join (WCP-29, WCP-32: cancelling discriminator and partial join).
    Cancel,
}

/// Where an outcome leads back to (退回).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "a return")]
pub struct Return {
    /// The step that starts anew.
    pub to: String,
    /// Detours to be made first, one after the other.
    #[serde(default)]
    pub by_way_of: Vec<String>,
    /// Which earlier results are made anew.
    #[serde(default)]
    pub redo: Redo,
}

/// Which results between target and returner are made anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Redo {
    /// Those whose reasons changed: their live edges, or a field or document that they read.
    #[default]
    Changed,
    /// All of them.
    All,
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("Step", Kind::WORDS, StepVisitor)
    }
}

struct StepVisitor;

impl<'de> Visitor<'de> for StepVisitor {
    type Value = Step;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a step such as `Review(by: Dept(\"fire\"), after: [\"handle\"])`")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, step: A) -> Result<Step, A::Error> {
        let (kind, fields) = step.variant::<Kind>()?;
        let Fields(mut step) = fields.newtype_variant()?;
        step.kind = kind;
        Ok(step)
    }
}

/// The fields of a step, without its kind: they stand in the parentheses of the kind and have no name of their own, so this hands the reader on
/// instead of asking for a value inside itself.
struct Fields(Step);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Step::deserialize(deserializer).map(Fields)
    }
}
