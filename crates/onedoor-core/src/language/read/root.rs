use serde::de::DeserializeOwned;

/// What a file may hold: the one thing in it, and how its author is told of it.
pub(crate) trait Root: DeserializeOwned {
    /// The words for it.
    const WORDS: RootWords;
}

/// The words for what a file holds.
pub(crate) struct RootWords {
    /// The word that the file begins with.
    pub(crate) begins: &'static str,
    /// What an author calls it.
    pub(crate) called: &'static str,
    /// How it is written.
    pub(crate) written: &'static str,
    /// A bare word, as one may stand in it.
    pub(crate) word: &'static str,
}
