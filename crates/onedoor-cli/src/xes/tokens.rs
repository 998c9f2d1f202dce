//! The text of a log as a row of tags.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event as Markup;

use super::fault::Fault;
use super::source::Source;
use super::tag::Tag;
use super::{Limit, Limits, Position};

/// The reader of tags.
pub(super) struct Tokens<R: Read> {
    reader: Reader<Source<R>>,
    buffer: Vec<u8>,
    position: Position,
    value_bytes_max: usize,
}

/// What matters of a text: XES keeps its values in tags, so that text between tags is only noted.
pub(super) enum Token<'b> {
    Open(Tag<'b>),
    Close,
    Text,
    Aside,
    End,
}

impl<R: Read> Tokens<R> {
    pub(super) fn open(bytes: R, limits: Limits) -> Result<Tokens<R>, Fault> {
        let mut reader = Reader::from_reader(Source::open(bytes, limits)?);
        reader.config_mut().expand_empty_elements = true;
        Ok(Tokens { reader, buffer: Vec::new(), position: Position::START, value_bytes_max: limits.value_bytes_max })
    }

    /// Marks the start of the next token, up to which all was in order.
    pub(super) fn start(&mut self) -> Position {
        self.position = self.reader.get_mut().start_markup();
        self.position
    }

    /// Reads the next token, which [`start`](Tokens::start) has marked.
    pub(super) fn next(&mut self) -> Result<Token<'_>, Fault> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(markup) => token(markup, self.value_bytes_max),
            Err(error) => Err(self.reader.get_mut().take_fault().unwrap_or_else(|| error.into())),
        }
    }

    /// Where the last token starts.
    pub(super) fn position(&self) -> Position {
        self.position
    }
}

fn token(markup: Markup<'_>, value_bytes_max: usize) -> Result<Token<'_>, Fault> {
    match markup {
        Markup::Start(start) | Markup::Empty(start) => Ok(Token::Open(Tag::new(start, value_bytes_max)?)),
        Markup::End(_) => Ok(Token::Close),
        Markup::Text(text) => text_token(&text.into_inner(), value_bytes_max),
        Markup::CData(text) => text_token(&text.into_inner(), value_bytes_max),
        Markup::GeneralRef(_) => Ok(Token::Text),
        Markup::Comment(_) | Markup::Decl(_) | Markup::PI(_) | Markup::DocType(_) => Ok(Token::Aside),
        Markup::Eof => Ok(Token::End),
    }
}

fn text_token(text: &str, value_bytes_max: usize) -> Result<Token<'static>, Fault> {
    match text {
        text if text.len() > value_bytes_max => Err(Limit::ValueBytes(value_bytes_max).into()),
        text if is_blank(text) => Ok(Token::Aside),
        _ => Ok(Token::Text),
    }
}

/// A byte order mark is blank, because the XML reader only removes one that comes whole with the first bytes.
fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_ascii().is_empty()
}
