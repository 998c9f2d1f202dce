mod read;

pub use read::read_profile;

use super::{Entries, Party, Title};
use serde::Deserialize;

/// A legal regime as data (法律制度): the grounds on which it lets a clock stop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name by which definitions call it.
    #[serde(default)]
    pub id: String,
    /// What people call it.
    #[serde(default)]
    pub title: Title,
    /// The grounds on which a clock may stop; a ground that is not listed stops nothing.
    #[serde(default)]
    pub grounds: Entries<Ground>,
}

/// A legal ground on which a clock stops.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a ground")]
pub struct Ground {
    /// What people call it.
    pub title: Option<Title>,
    /// Whose time it is meanwhile.
    pub party: Party,
    /// Where the law says so.
    pub basis: Option<String>,
    /// Whether the applicant must have been told in writing how long it takes.
    pub notice: bool,
}
