use super::instant;
use crate::calendar::CalendarHash;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a case knows of time beside its clocks and what time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Times {
    /// When the application was received.
    #[serde(with = "instant")]
    pub(crate) received: Timestamp,
    /// When the applicant last gave a document; the authority's own do not count.
    #[serde(with = "instant")]
    pub(crate) papers: Timestamp,
    /// The calendar that its limits were last counted in.
    pub(crate) calendar: Option<CalendarHash>,
    /// Whether the authority ordered the work to rest.
    pub(crate) suspended: bool,
}

impl Default for Times {
    fn default() -> Self {
        let never = Timestamp::MIN;
        Times { received: never, papers: never, calendar: None, suspended: false }
    }
}
