use super::{Entries, FILE_BYTES_MAX, Party, Source, Title, read::options};
use crate::diagnostic::{Code, Diagnostic, Place};
use serde::Deserialize;

/// A legal regime as data (法律制度): the grounds on which it lets a clock stop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name by which definitions call it.
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

/// Reads a profile and says what is wrong with it. Never fails and never panics, whatever the bytes are.
pub fn read_profile(bytes: &[u8]) -> (Option<Profile>, Vec<Diagnostic>, Source) {
    let source = Source::new(String::from_utf8_lossy(bytes.get(..FILE_BYTES_MAX).unwrap_or(bytes)));
    let wrong = |at: usize, message: String| vec![Diagnostic::new(Code::BadProfile, Place::raw(at..at), message)];
    if bytes.len() > FILE_BYTES_MAX {
        return (
            None,
            wrong(0, format!("the file has {} bytes; at most {FILE_BYTES_MAX} are read", bytes.len())),
            source,
        );
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (None, wrong(0, "the file is not UTF-8 text".to_owned()), source);
    };
    match options().from_str::<Profile>(text) {
        Ok(profile) => (Some(profile), Vec::new(), source),
        Err(error) => (None, wrong(0, error.code.to_string()), source),
    }
}
