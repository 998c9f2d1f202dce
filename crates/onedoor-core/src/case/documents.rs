use serde::{Deserialize, Serialize};

/// A document given with a completion. The bytes stay with the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file name.
    pub name: String,
    /// The media type, such as `application/pdf`.
    pub media_type: String,
    /// The size in bytes.
    pub size: u64,
    /// The SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

/// Why a document cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// It has no name, or one over 255 bytes or with control characters.
    Name,
    /// Its media type is not of the form `type/subtype`.
    MediaType,
}

impl Document {
    /// What keeps it from being taken.
    pub fn fault(&self) -> Option<DocumentFault> {
        let named = !self.name.is_empty() && self.name.len() <= 255 && !self.name.chars().any(char::is_control);
        let typed = self.media_type.is_ascii()
            && self.media_type.len() <= 127
            && self.media_type.split('/').filter(|part| !part.is_empty()).count() == 2;
        match (named, typed) {
            (false, _) => Some(DocumentFault::Name),
            (true, false) => Some(DocumentFault::MediaType),
            (true, true) => None,
        }
    }
}

/// What somebody says with a completion (意见).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The text.
    pub text: String,
    /// A code of the host's list of reasons.
    pub reason: Option<String>,
}
