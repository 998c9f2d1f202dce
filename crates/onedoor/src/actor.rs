use std::{fmt, sync::Arc};

/// Who acts: an identity that the host has authenticated.
///
/// Whoever makes one vouches that the person behind the request is this person.
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
    /// assert!(onedoor::Actor::authenticated("officer_1").is_ok());
    /// assert!(onedoor::Actor::authenticated("").is_err());
    /// assert!(onedoor::Actor::authenticated("onedoor:engine").is_err());
    /// ```
    pub fn authenticated(identity: &str) -> Result<Self, BadActor> {
        let clean = !identity.chars().any(|c| c.is_whitespace() || c.is_control());
        if clean && (1..=128).contains(&identity.len()) && !identity.starts_with(ENGINE) {
            Ok(Actor(identity.into()))
        } else {
            Err(BadActor(identity.escape_debug().to_string()))
        }
    }

    /// The engine itself: it acts for sub-cases.
    pub(crate) fn engine() -> Self {
        Actor(format!("{ENGINE}engine").into())
    }

    /// The identity.
    pub fn identity(&self) -> &str {
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
