use serde::{Deserialize, Serialize};

/// Whose time it is: only the authority's counts against the authority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Party {
    /// The departments and windows of the hall.
    #[default]
    Authority,
    /// An authority above.
    UpperLevel,
    /// An expert, a laboratory, a valuer.
    ThirdParty,
    /// Everybody: a public notice, a hearing.
    Public,
    /// The applicant.
    Applicant,
    /// Nobody: building time, a date to wait for.
    Nobody,
}

impl Party {
    /// Every party, the authority first.
    pub const ALL: [Party; 6] =
        [Party::Authority, Party::UpperLevel, Party::ThirdParty, Party::Public, Party::Applicant, Party::Nobody];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Party::Authority => "Authority",
            Party::UpperLevel => "UpperLevel",
            Party::ThirdParty => "ThirdParty",
            Party::Public => "Public",
            Party::Applicant => "Applicant",
            Party::Nobody => "Nobody",
        }
    }
}
