//! Why a log could not be read.

use std::{fmt, io};

use super::{Limit, Position};

/// Why a log could not be read.
///
/// The position is the end of what was still understood. For a packed log it counts unpacked bytes.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum XesError {
    /// The source itself failed.
    #[error("the log could not be read after {position}")]
    Io {
        /// Where reading had come to.
        position: Position,
        /// What the source answered.
        #[source]
        source: io::Error,
    },
    /// The log is packed and the gzip data are damaged or cut off.
    #[error("the gzip data are broken or cut off after {position}")]
    Gzip {
        /// Where reading had come to.
        position: Position,
        /// What the unpacking answered.
        #[source]
        source: io::Error,
    },
    /// The text is not well-formed XML, or it is cut off.
    #[error("broken xml after {position}: {fault}")]
    Xml {
        /// Where the text was last in order.
        position: Position,
        /// What is wrong with it.
        fault: XmlFault,
    },
    /// The text is something else than an XES log.
    #[error("not an xes log: found {found} where `<log>` should stand")]
    NotXes {
        /// What stands there instead.
        found: Found,
    },
    /// The log goes over one of the [`Limits`](super::Limits).
    #[error("refused after {position}: {limit}")]
    TooLarge {
        /// Where reading had come to.
        position: Position,
        /// The bound that was passed.
        limit: Limit,
    },
}

impl XesError {
    /// The end of what was still understood.
    #[cfg(test)]
    pub(crate) fn position(&self) -> Position {
        match self {
            XesError::Io { position, .. }
            | XesError::Gzip { position, .. }
            | XesError::Xml { position, .. }
            | XesError::TooLarge { position, .. } => *position,
            XesError::NotXes { .. } => Position::START,
        }
    }

    /// What the person who gave the log can do about it, when there is something.
    pub(crate) fn help(&self) -> Option<&'static str> {
        match self {
            XesError::Io { .. } | XesError::TooLarge { .. } => None,
            XesError::Gzip { .. } => Some("fetch the file again: it is probably incomplete"),
            XesError::Xml { fault, .. } => fault.help(),
            XesError::NotXes { .. } => Some("give an XES log, plain or packed with gzip"),
        }
    }
}

/// What is wrong with the XML of a log. The words of the log are shortened to one line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum XmlFault {
    /// The text ends inside a tag, a comment or other markup, or the markup makes no sense.
    Markup,
    /// The text ends while elements are still open.
    CutOff,
    /// An end tag closes something else than what is open.
    EndTag {
        /// The name of the open element, or nothing when none is open.
        expected: Option<String>,
        /// The name in the end tag.
        found: String,
    },
    /// The attributes of a tag cannot be told apart, or one comes twice.
    TagAttributes,
    /// A reference such as `&name;` is not closed, or it names no character.
    Reference,
    /// An entity that XML itself does not know.
    UnknownEntity(String),
    /// The bytes are not UTF-8.
    NotUtf8,
    /// Something other than a comment follows the end of the log.
    AfterEnd,
}

impl XmlFault {
    fn help(&self) -> Option<&'static str> {
        match self {
            XmlFault::Markup | XmlFault::CutOff => Some("the file is probably incomplete"),
            XmlFault::UnknownEntity(_) => Some("entities of a document type are not read: write the text itself"),
            XmlFault::NotUtf8 => Some("convert the file to UTF-8"),
            XmlFault::EndTag { .. } | XmlFault::TagAttributes | XmlFault::Reference | XmlFault::AfterEnd => None,
        }
    }
}

impl fmt::Display for XmlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            XmlFault::Markup => f.write_str("a tag or a comment is malformed or not closed"),
            XmlFault::CutOff => f.write_str("the text ends before `</log>`"),
            XmlFault::EndTag { expected: Some(expected), found } => {
                write!(f, "`</{expected}>` was expected and `</{found}>` was found")
            }
            XmlFault::EndTag { expected: None, found } => write!(f, "`</{found}>` closes nothing"),
            XmlFault::TagAttributes => f.write_str("the attributes of a tag are malformed or repeated"),
            XmlFault::Reference => f.write_str("a reference after `&` is malformed"),
            XmlFault::UnknownEntity(name) => write!(f, "the entity `{name}` is not known"),
            XmlFault::NotUtf8 => f.write_str("the text is not utf-8"),
            XmlFault::AfterEnd => f.write_str("something follows `</log>`"),
        }
    }
}

/// What stands where the `log` element should.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Found {
    /// Another element, with its name.
    Element(String),
    /// Text outside any element.
    Text,
    /// The end of the source.
    Nothing,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::Element(name) => write!(f, "the element `{name}`"),
            Found::Text => f.write_str("text"),
            Found::Nothing => f.write_str("nothing"),
        }
    }
}
