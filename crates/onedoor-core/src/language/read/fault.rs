mod words;

use super::RootWords;
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    language::{DEPTH_MAX, outline::Unbalanced},
};
use ron::error::{Error, Position, SpannedError};
use std::ops::Range;
use words::Spot;

/// A parser's complaint as an author understands it.
pub(super) struct Fault {
    pub(super) diagnostic: Diagnostic,
    /// The byte that the mistake is at.
    pub(super) at: usize,
    /// What it is about.
    spot: Spot,
    /// Whether what is wrong is that a comma is not there.
    pub(super) comma_is_missing: bool,
    /// Whether what is written there may have meant something that the tree now lacks.
    pub(super) had_meaning: bool,
}

/// How a file begins.
pub(super) fn beginning(root: &RootWords) -> String {
    format!("a {} is `{}`", root.called, root.written)
}

/// What a parser's complaint about a text means.
pub(super) fn fault(error: &SpannedError, text: &str, root: &RootWords) -> Fault {
    let (start, end) = (byte_at(text, &error.span.start), byte_at(text, &error.span.end));
    let (start, end) = trim(text, start, end.max(start));
    let comma_is_missing = error.code == Error::ExpectedComma;
    let words = match text.get(..start).and_then(|before| before.chars().next_back()) {
        Some(before) if comma_is_missing && !before.is_whitespace() => {
            words::stray(before, text.get(start..).and_then(|rest| rest.chars().next()))
        }
        _ => words::words(&error.code, word_at(text, value_at(text, start)), root),
    };
    let (start, end) = match words.at {
        Spot::WordBefore => word_before(text, start),
        Spot::Quoted => (quote_before(text, start), end),
        Spot::Here | Spot::Key | Spot::Text => (start, end),
    };
    let shown = if comma_is_missing { start } else { value_at(text, start) };
    let diagnostic =
        Diagnostic::new(words.code, Place::raw(shown..end.max(shown)), words.message).maybe_help(words.help);
    let had_meaning = match diagnostic.code {
        Code::DuplicateKey => false,
        Code::UnknownField => diagnostic.help.as_ref().is_some_and(|help| help.starts_with("did you mean")),
        _ => true,
    };
    Fault { diagnostic, at: start, spot: words.at, comma_is_missing, had_meaning }
}

impl Fault {
    /// The finding, at the key of the entry that it is in where it is about the key, and with advice that looks at the key. `text` is that of the author.
    pub(super) fn placed(self, key: Option<Range<usize>>, text: &str) -> Diagnostic {
        match (self.spot, key) {
            (Spot::Key, Some(key)) => Diagnostic { place: Place::raw(key), ..self.diagnostic },
            (Spot::Text, key) => {
                let help = unquoted(word_at(text, value_at(text, self.at)), key.filter(|key| key.end <= self.at), text);
                self.diagnostic.maybe_help(help)
            }
            _ => self.diagnostic,
        }
    }
}

/// What to do about a word that should be a text; `key` is what stands before the colon before it.
fn unquoted(word: &str, key: Option<Range<usize>>, text: &str) -> Option<String> {
    let is_guard = key.is_some_and(|key| text.get(key) == Some("when"));
    match word {
        "" => None,
        _ if is_guard => Some("a guard is a text: write it in double quotes".to_owned()),
        _ => Some(format!("names and texts stand in double quotes: write `\"{}\"`", shown(word))),
    }
}

/// What brackets, texts and comments that do not fit into one another mean.
pub(super) fn of_brackets(unbalanced: Unbalanced, text: &str) -> Diagnostic {
    let syntax = |at, message: &str| Diagnostic::new(Code::Syntax, Place::raw(at), message);
    match unbalanced {
        Unbalanced::NeverClosed { what: "bracket", at } => {
            let closes = match text.get(at.clone()) {
                Some("[") => "]",
                Some("{") => "}",
                _ => ")",
            };
            syntax(at, "this bracket is never closed").help(format!("close it with `{closes}`"))
        }
        Unbalanced::MissingQuote { at } => syntax(at, "a quote is missing on this line")
            .help("a text begins and ends with a double quote, on one line"),
        Unbalanced::NeverClosed { what: "comment", at } => {
            syntax(at, "this comment is never closed").help("write `*/` where it ends")
        }
        Unbalanced::NeverClosed { at, .. } => syntax(at, "this text is never closed")
            .help("a raw text ends with a double quote and as many `#` as stand before it"),
        Unbalanced::NeverOpened { closes } => {
            syntax(closes, "this bracket closes nothing").help("take it out, or look for one that closes too early")
        }
        Unbalanced::Mismatched { closes, opened } => {
            syntax(closes, "this bracket does not close the one that was opened last")
                .help("a bracket is missing before this, or is of the wrong shape")
                .related(Place::raw(opened), "opened here")
        }
        Unbalanced::TooDeep { at } => {
            Diagnostic::new(Code::TooLarge, Place::raw(at), format!("nested deeper than {DEPTH_MAX} levels"))
        }
    }
}

fn byte_at(text: &str, position: &Position) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or("");
    before + line.char_indices().nth(position.col.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}

/// The parser's cursor includes white space around what it read.
fn trim(text: &str, start: usize, end: usize) -> (usize, usize) {
    let span = text.get(start..end).unwrap_or("");
    let left = span.len() - span.trim_start().len();
    let kept = span.trim();
    if kept.is_empty() { (start, end) } else { (start + left, start + left + kept.len()) }
}

/// Where the value begins that stands behind the blanks at a byte; the byte itself where none does.
fn value_at(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let value = rest.trim_start();
    if value.is_empty() || value.starts_with([',', ')', ']', '}', '/']) {
        start
    } else {
        start + rest.len() - value.len()
    }
}

/// The word or number that begins at a byte.
fn word_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or("");
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    rest.get(..end).unwrap_or("")
}

/// Where the quote stands right before a byte; the byte itself where none does.
fn quote_before(text: &str, start: usize) -> usize {
    start - usize::from(text.get(..start).is_some_and(|before| before.ends_with('"')))
}

/// The word that ends before a byte.
fn word_before(text: &str, end: usize) -> (usize, usize) {
    let before = text.get(..end).unwrap_or("").trim_end();
    let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || *c == '_').last();
    (start.map_or(before.len(), |(at, _)| at), before.len())
}
