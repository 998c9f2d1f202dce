use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// The content hash of a calendar: SHA-256 over what its arithmetic hangs on. Two calendars with the same hash count every limit alike.
///
/// Hashed are, a line each: zone, first and last covered year, business hours, cut-off, and every working day. Names, titles and sources are not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CalendarHash(pub [u8; 32]);

impl CalendarHash {
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a dyn fmt::Display>) -> Self {
        let mut hash = Sha256::new();
        for line in lines {
            hash.update(format!("{line}\n").as_bytes());
        }
        CalendarHash(hash.finalize().into())
    }
}

impl fmt::Display for CalendarHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for CalendarHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
