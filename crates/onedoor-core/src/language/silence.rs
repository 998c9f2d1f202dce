use super::By;
use serde::{Deserialize, Serialize};

/// What it means when nobody answers within the limit (超时默认).
///
/// Between departments it acts at the promise, towards the applicant at the statute; where only one of the two is written, at that one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Silence {
    /// A violation, and nothing else.
    Alert,
    /// The application counts as accepted from the day of receipt (行政许可法 art. 32).
    DeemedAccepted,
    /// The department counts as having agreed, if it acknowledged the notice; the responsibility stays with it.
    DeemedConsent,
    /// The others decide without this advice.
    ProceedWithout,
    /// The permit counts as granted; nobody is competent to decide any more.
    DeemedGrant,
    /// The application counts as refused, and an appeal is open.
    DeemedRefuse,
    /// The permit counts as renewed (行政许可法 art. 50).
    DeemedRenewed,
    /// The application lapses: the applicant did not answer.
    Lapse,
    /// Somebody higher answers for it from now on.
    Escalate(By),
    /// A deputy does it from now on.
    Reassign(By),
    /// It is decided by a rule: where the rule holds, with this outcome, else nothing but a violation.
    AutoDecide {
        /// The rule.
        when: String,
        /// The outcome where it holds.
        outcome: String,
    },
}

impl Silence {
    /// The word of the language.
    pub fn word(&self) -> &'static str {
        self.meaning().word()
    }

    /// What it means, without whom or which rule.
    pub fn meaning(&self) -> Meaning {
        match self {
            Silence::Alert => Meaning::Alert,
            Silence::DeemedAccepted => Meaning::DeemedAccepted,
            Silence::DeemedConsent => Meaning::DeemedConsent,
            Silence::ProceedWithout => Meaning::ProceedWithout,
            Silence::DeemedGrant => Meaning::DeemedGrant,
            Silence::DeemedRefuse => Meaning::DeemedRefuse,
            Silence::DeemedRenewed => Meaning::DeemedRenewed,
            Silence::Lapse => Meaning::Lapse,
            Silence::Escalate(_) => Meaning::Escalate,
            Silence::Reassign(_) => Meaning::Reassign,
            Silence::AutoDecide { .. } => Meaning::AutoDecide,
        }
    }
}

/// A meaning of silence, as the record names it. The order of the variants is part of the record's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// A violation, and nothing else.
    Alert,
    /// The application counts as accepted.
    DeemedAccepted,
    /// The department counts as having agreed.
    DeemedConsent,
    /// The others decide without this advice.
    ProceedWithout,
    /// The permit counts as granted.
    DeemedGrant,
    /// The application counts as refused.
    DeemedRefuse,
    /// The permit counts as renewed.
    DeemedRenewed,
    /// The application lapses.
    Lapse,
    /// Somebody higher answers for it.
    Escalate,
    /// A deputy does it.
    Reassign,
    /// A rule decides.
    AutoDecide,
    /// What was waited for did not happen.
    Expired,
}

impl Meaning {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Meaning::Alert => "Alert",
            Meaning::DeemedAccepted => "DeemedAccepted",
            Meaning::DeemedConsent => "DeemedConsent",
            Meaning::ProceedWithout => "ProceedWithout",
            Meaning::DeemedGrant => "DeemedGrant",
            Meaning::DeemedRefuse => "DeemedRefuse",
            Meaning::DeemedRenewed => "DeemedRenewed",
            Meaning::Lapse => "Lapse",
            Meaning::Escalate => "Escalate",
            Meaning::Reassign => "Reassign",
            Meaning::AutoDecide => "AutoDecide",
            Meaning::Expired => "Expired",
        }
    }

    /// Whether it acts towards the applicant, at the statutory limit, rather than between departments, at the promise.
    pub fn is_outward(self) -> bool {
        matches!(
            self,
            Meaning::DeemedAccepted
                | Meaning::DeemedGrant
                | Meaning::DeemedRefuse
                | Meaning::DeemedRenewed
                | Meaning::Lapse
        )
    }

    /// Whether the work is not done by whom it was asked of: the step goes on with an outcome that nobody gave, or without one.
    pub fn replaces_the_answer(self) -> bool {
        !matches!(self, Meaning::Alert | Meaning::Lapse | Meaning::Escalate | Meaning::Reassign | Meaning::Expired)
    }

    /// Whether it ends the competence to decide: what counts as granted cannot be decided again.
    pub fn ends_competence(self) -> bool {
        matches!(self, Meaning::DeemedGrant | Meaning::DeemedRenewed)
    }
}
