use super::By;
use serde::Deserialize;

/// Placeholder until the real one lands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Seats {
    /// Listed.
    pub who: Vec<Seat>,
    /// Pool.
    pub members: Option<By>,
    /// List field.
    pub each: Option<String>,
    /// Secret.
    pub secret: bool,
    /// Abstention.
    pub abstain: bool,
}

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Who.
    pub by: By,
    /// Weight.
    #[serde(default)]
    pub weight: u32,
    /// Veto.
    #[serde(default)]
    pub veto: bool,
    /// Casting vote.
    #[serde(default)]
    pub casting: bool,
    /// Lead.
    #[serde(default)]
    pub lead: bool,
}
