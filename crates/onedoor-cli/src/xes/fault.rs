//! A failure before the place where it happened is known.

use std::io;

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::EscapeError;

use super::{Found, Limit, Position, XesError, XmlFault};

/// A failure that still needs its position to be an [`XesError`].
#[derive(Debug)]
pub(super) enum Fault {
    Io(io::Error),
    Gzip(io::Error),
    Xml(XmlFault),
    NotXes(Found),
    TooLarge(Limit),
}

impl Fault {
    pub(super) fn at(self, position: Position) -> XesError {
        match self {
            Fault::Io(source) => XesError::Io { position, source },
            Fault::Gzip(source) => XesError::Gzip { position, source },
            Fault::Xml(fault) => XesError::Xml { position, fault },
            Fault::NotXes(found) => XesError::NotXes { found },
            Fault::TooLarge(limit) => XesError::TooLarge { position, limit },
        }
    }
}

impl From<XmlFault> for Fault {
    fn from(fault: XmlFault) -> Fault {
        Fault::Xml(fault)
    }
}

impl From<Limit> for Fault {
    fn from(limit: Limit) -> Fault {
        Fault::TooLarge(limit)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        match error {
            Error::Io(source) => Fault::Io(io::Error::new(source.kind(), source)),
            Error::Syntax(_) | Error::Namespace(_) => XmlFault::Markup.into(),
            Error::IllFormed(error) => ill_formed(error).into(),
            Error::InvalidAttr(_) => XmlFault::TagAttributes.into(),
            Error::Encoding(_) => XmlFault::NotUtf8.into(),
            Error::Escape(error) => escape(error).into(),
        }
    }
}

fn ill_formed(error: IllFormedError) -> XmlFault {
    match error {
        IllFormedError::MismatchedEndTag { expected, found } => {
            XmlFault::EndTag { expected: Some(one_line(&expected)), found: one_line(&found) }
        }
        IllFormedError::UnmatchedEndTag(found) => XmlFault::EndTag { expected: None, found: one_line(&found) },
        IllFormedError::UnclosedReference => XmlFault::Reference,
        IllFormedError::MissingEndTag(_) => XmlFault::CutOff,
        IllFormedError::MissingDeclVersion(_)
        | IllFormedError::UnknownVersion
        | IllFormedError::MissingDoctypeName
        | IllFormedError::DoubleHyphenInComment => XmlFault::Markup,
    }
}

fn escape(error: EscapeError) -> XmlFault {
    match error {
        EscapeError::UnrecognizedEntity(_, name) => XmlFault::UnknownEntity(one_line(&name)),
        EscapeError::UnterminatedEntity(_) | EscapeError::InvalidCharRef(_) | EscapeError::TooManyNestedEntities => {
            XmlFault::Reference
        }
    }
}

/// The first characters of a word of the log, fit for a message: a hostile name may be long or hold line breaks.
pub(super) fn one_line(word: &str) -> String {
    const CHARS_MAX: usize = 60;
    let mut line: String = word.chars().take(CHARS_MAX).map(visible).collect();
    if word.chars().nth(CHARS_MAX).is_some() {
        line.push('…');
    }
    line
}

fn visible(letter: char) -> char {
    match letter {
        '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
        letter if letter.is_control() => char::REPLACEMENT_CHARACTER,
        letter => letter,
    }
}
