use crate::{
    expr::Expr,
    id::{GroundId, LimitId, OutcomeId, StageId},
    language::{By, Ground, Meaning, Party},
};
use serde::{Deserialize, Serialize};

/// What a definition says about the time of a step.
#[derive(Clone, Debug, Default)]
pub struct StepTime {
    /// Whose clock it runs on.
    pub party: Party,
    /// The ground on which its time does not count.
    pub ground: Option<GroundId>,
    /// The stage that it belongs to.
    pub stage: Option<StageId>,
    /// Its own limit.
    pub limit: Option<LimitId>,
    /// What it means when nobody answers within the limit.
    pub silence: Option<SilenceNode>,
    /// What comes before it opens is kept.
    pub persistent: bool,
}

impl StepTime {
    /// Whether its time counts against the authority while it is open and not stopped.
    pub fn counts(&self) -> bool {
        self.party == Party::Authority && self.ground.is_none()
    }
}

/// What silence means at a step.
#[derive(Clone, Debug)]
pub struct SilenceNode {
    /// The meaning.
    pub meaning: Meaning,
    /// At which of the two deadlines it acts.
    pub at: Which,
    /// The outcome that it stands for.
    pub outcome: Option<OutcomeId>,
    /// The rule by which it decides.
    pub rule: Option<Expr>,
    /// Who answers from then on.
    pub hands_to: Option<By>,
}

/// One of the two deadlines of a limit. The order of the variants is part of the record's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Which {
    /// What the hall promised (承诺时限).
    Promised,
    /// What the law allows (法定时限).
    Statutory,
}

impl Which {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Which::Promised => "promised",
            Which::Statutory => "statutory",
        }
    }
}

/// A stage of a case.
#[derive(Clone, Debug)]
pub struct StageNode {
    /// Its name.
    pub name: String,
    /// Who leads it.
    pub lead: Option<By>,
}

/// A ground on which a clock may stop.
#[derive(Clone, Debug)]
pub struct GroundNode {
    /// Its name in the profile.
    pub name: String,
    /// What the profile says of it.
    pub ground: Ground,
}

impl GroundNode {
    /// What a case hangs on, in one line: a profile in which any of it is otherwise is another regime.
    pub(super) fn meaning(&self) -> String {
        format!("{} {} {}", self.name, self.ground.party.word(), if self.ground.notice { "notice" } else { "-" })
    }
}
