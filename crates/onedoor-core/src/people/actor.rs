use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Borrow, fmt, sync::Arc};

/// Who acts: an identity that the host has authenticated.
///
/// Whoever makes one vouches that the person behind the request is this person; the engine never takes a caller's word for it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Actor(Arc<str>);

/// An identity that cannot be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an identity: 1 to 128 bytes without white space or control characters, not beginning with `onedoor:`"
)]
pub struct BadActor(String);

/// How identities of the engine itself begin.
const ENGINE: &str = "onedoor:";

impl Actor {
    /// The person with this identity in the host's directory: 1 to 128 bytes, no white space, no control characters. What begins with `onedoor:` is the engine's
    /// own.
    ///
    /// # Errors
    /// [`BadActor`] for any other text.
    ///
    /// ```
    /// use onedoor_core::people::Actor;
    /// assert!(Actor::authenticated("officer_1").is_ok());
    /// assert!(Actor::authenticated("").is_err());
    /// assert!(Actor::authenticated("onedoor:engine").is_err());
    /// ```
    pub fn authenticated(identity: &str) -> Result<Self, BadActor> {
        if is_identity(identity) && !identity.starts_with(ENGINE) {
            Ok(Actor(identity.into()))
        } else {
            Err(BadActor(identity.escape_debug().to_string()))
        }
    }

    /// The engine itself: it acts for sub-cases and for time.
    pub fn engine() -> Self {
        Actor(format!("{ENGINE}engine").into())
    }

    /// Whether it is the engine itself.
    pub fn is_engine(&self) -> bool {
        self.0.starts_with(ENGINE)
    }

    /// The identity.
    pub fn identity(&self) -> &str {
        &self.0
    }
}

/// Whether a text can be the identity of somebody.
fn is_identity(text: &str) -> bool {
    (1..=128).contains(&text.len()) && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

impl Borrow<str> for Actor {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// A record, which is bytes, holds identities of the engine, too. What people write does not: nobody gets its rights by a request that says so.
impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written_by_people = deserializer.is_human_readable();
        let text = String::deserialize(deserializer)?;
        if is_identity(&text) && !(written_by_people && text.starts_with(ENGINE)) {
            Ok(Actor(text.into()))
        } else {
            Err(D::Error::custom(BadActor(text)))
        }
    }
}
