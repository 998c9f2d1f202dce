//! The naive oracle of people: who may do what, what seats come to, and who has which work, from the plain plan, the plain directory and the list of deeds.
//!
//! It is meant to be obviously right: it has no index, looks at everything anew each time, and counts what early endings there are by trying every way in which
//! the rest may answer. The kernel below it is the [oracle](crate::oracle) of the kernel.

mod authority;
mod counting;
mod desk;
mod judge;
mod jump;
mod kernel;
mod leaving;
mod seats;
mod signing;
mod sources;
mod work;

pub use desk::{Chair, Desk, Held, Question, Said, Sits, Stands};

use std::{collections::BTreeMap, sync::Arc};

use super::{
    deed::{Deed, What},
    plan::Plan,
    staff::Staff,
};
use crate::oracle;

/// Why a deed is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// By a rule of people, with its stable name.
    Rule(&'static str),
    /// By the kernel, whichever of its rules.
    Kernel,
    /// The witness and the engine disagree about something that only the engine tells.
    Odd(String),
}

/// Who acts, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// Who.
    pub person: String,
    /// Those for whom it can be; nobody where it is in person.
    pub instead_of: Vec<String>,
}

/// What the engine alone tells, where several things are right: in which order steps opened, and for whom somebody acted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The steps that opened, in order.
    pub opened: Vec<usize>,
    /// For whom whoever acted did so.
    pub instead_of: Option<String>,
    /// The engine tells nothing, since it refused.
    pub nothing: bool,
}

impl Told {
    /// What an engine tells that refuses.
    pub fn nothing() -> Told {
        Told { nothing: true, ..Told::default() }
    }
}

/// How much work people have elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    /// By person.
    pub in_hand: BTreeMap<String, u32>,
    /// Who had a step last, by step.
    pub last: BTreeMap<usize, String>,
}

/// A case, as the oracle sees it.
#[derive(Debug, Clone)]
pub struct Naive {
    /// The definition.
    pub plan: Arc<Plan>,
    /// The directory in force.
    pub staff: Arc<Staff>,
    /// The work of others.
    pub load: Arc<Load>,
    /// The kernel.
    pub kernel: oracle::Case,
    /// The hour.
    pub now: i64,
    /// Whose case it is.
    pub applicant: String,
    /// Who acts for the applicant.
    pub agents: Vec<String>,
    /// Who answers for the case, by the step that named them.
    pub handlers: Vec<(usize, String)>,
    /// Who may not work, on a step or at all.
    pub recused: Vec<(String, Option<usize>)>,
    /// Who took over from whom.
    pub successors: Vec<(String, String)>,
    /// Who was told, and has read it.
    pub copied: Vec<(String, bool)>,
    /// Who let the work rest.
    pub suspended: Option<Vec<String>>,
    /// Who did the last thing, and for whom.
    pub acting: Vec<String>,
    /// What lies on the desk of each step.
    pub desks: Vec<Desk>,
}

impl Naive {
    /// A case that somebody begins for themselves.
    ///
    /// # Errors
    /// Where the engine opened other steps than there are to open.
    pub fn new(plan: Arc<Plan>, staff: Arc<Staff>, load: Arc<Load>, by: &str, told: &Told) -> Result<Naive, Refused> {
        let workflow = oracle::Workflow::new(plan.spec.clone()).map_err(Refused::Odd)?;
        let mut naive = Naive {
            desks: vec![Desk::default(); plan.spec.steps.len()],
            kernel: oracle::Case::new(&Arc::new(workflow)),
            plan,
            staff,
            load,
            now: 0,
            applicant: by.to_owned(),
            agents: Vec::new(),
            handlers: Vec::new(),
            recused: Vec::new(),
            successors: Vec::new(),
            copied: Vec::new(),
            suspended: None,
            acting: vec![by.to_owned()],
        };
        naive.attend(told)?;
        Ok(naive)
    }

    /// Does a deed.
    ///
    /// # Errors
    /// Why it is refused; the case is to be thrown away then.
    pub fn give(&mut self, deed: &Deed, told: &Told) -> Result<(), Refused> {
        self.now += deed.hours;
        if self.kernel.end().is_some() || self.kernel.ran_out() || self.suspended.is_some() && is_work(&deed.what) {
            return Err(Refused::Kernel);
        }
        let acting = self.judge(&deed.by, &deed.what)?;
        self.acting = vec![acting.person];
        match &told.instead_of {
            None if acting.instead_of.is_empty() => {}
            None if told.nothing => self.acting.extend(acting.instead_of.into_iter().take(1)),
            Some(absent) if acting.instead_of.contains(absent) => self.acting.push(absent.clone()),
            other => return Err(Refused::Odd(format!("acted for {other:?}, one of {:?}", acting.instead_of))),
        }
        self.act(&deed.by, &deed.what, told)
    }

    /// Whether a deed would be accepted, whatever the engine tells.
    pub fn accepts(&self, deed: &Deed) -> bool {
        self.clone().give(deed, &Told::nothing()).is_ok()
    }
}

/// Whether it is work that rests while the case does.
fn is_work(what: &What) -> bool {
    match what {
        What::Complete(..) | What::Request(_) | What::Waive(..) | What::Cancel(_) | What::TakeBack(_) => true,
        What::Claim(_) | What::Release(_) | What::Begin(_) | What::Assign(..) | What::Transfer(..) => true,
        What::Delegate(..) | What::GiveBack(_) | What::CallBack(_) | What::AddSeat(..) | What::RemoveSeat(_) => true,
        What::Abstain(_) | What::CloseVote(_) | What::Consult(..) | What::Answer(..) | What::Withdraw(..) => true,
        What::Jump(_) | What::Absorb => true,
        What::Close(_) | What::Suspend | What::Resume | What::Acknowledge(_) | What::Copy(_) | What::ReadCopy => false,
        What::Recuse(..) | What::Urge(_) | What::SaveDraft(_) | What::GiveMandate(_) | What::RevokeMandate(_) => false,
        What::HandOver(..) | What::NewDirectory => false,
    }
}
