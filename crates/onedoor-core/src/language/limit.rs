use crate::calendar::Amount;
use serde::Deserialize;

/// The time limit of a case: what the law allows and what the hall promises.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limit {
    /// What the law allows.
    pub statutory: Option<Amount>,
    /// What the hall promises; never more than the statute.
    pub promised: Option<Amount>,
    /// Where the statute says so.
    pub basis: Option<String>,
}

/// What it means when nobody answers within the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Silence {
    /// A violation, and nothing else.
    Alert,
    /// The application counts as accepted from the day of receipt (行政许可法 art. 32).
    DeemedAccepted,
    /// The department counts as having agreed; the responsibility stays with it.
    DeemedConsent,
    /// The others decide without this advice.
    ProceedWithout,
    /// The permit counts as granted.
    DeemedGrant,
    /// The application counts as refused, and an appeal is open.
    DeemedRefuse,
    /// The permit counts as renewed (行政许可法 art. 50).
    DeemedRenewed,
    /// The application lapses.
    Lapse,
}

impl Silence {
    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Silence::Alert => "Alert",
            Silence::DeemedAccepted => "DeemedAccepted",
            Silence::DeemedConsent => "DeemedConsent",
            Silence::ProceedWithout => "ProceedWithout",
            Silence::DeemedGrant => "DeemedGrant",
            Silence::DeemedRefuse => "DeemedRefuse",
            Silence::DeemedRenewed => "DeemedRenewed",
            Silence::Lapse => "Lapse",
        }
    }
}
