mod words;

use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::{DEPTH_MAX, outline::Unbalanced},
};
use ron::error::{Error, Position, SpannedError};
use std::ops::Range;
use words::Spot;

/// How a file begins.
pub(super) const BEGINNING: &str = "a definition is `Workflow(id: …, steps: {…}, ends: {…})`";

/// A parser's complaint as an author understands it.
pub(super) struct Fault {
    pub(super) diagnostic: Diagnostic,
    /// The byte that the mistake is at.
    pub(super) at: usize,
    /// Whether it is about the key of the entry that it is in.
    on_key: bool,
    /// Whether what is wrong is that a comma is not there.
    pub(super) comma_is_missing: bool,
    /// Whether what is written there may have meant something that the tree now lacks.
    pub(super) had_meaning: bool,
}

/// What a parser's complaint about a text means.
pub(super) fn fault(error: &SpannedError, text: &str) -> Fault {
    let (start, end) = (byte_at(text, &error.span.start), byte_at(text, &error.span.end));
    let (start, end) = trim(text, start, end.max(start));
    let comma_is_missing = error.code == Error::ExpectedComma;
    let words = match text.get(..start).and_then(|before| before.chars().next_back()) {
        Some(before) if comma_is_missing && !before.is_whitespace() => {
            words::stray(before, text.get(start..).and_then(|rest| rest.chars().next()))
        }
        _ => words::words(&error.code),
    };
    let (start, end) = if words.at == Spot::WordBefore { word_before(text, start) } else { (start, end) };
    let diagnostic = Diagnostic::new(words.code, Place::raw(start..end), words.message).maybe_help(words.help);
    let had_meaning = match diagnostic.code {
        Code::DuplicateKey => false,
        Code::UnknownField => diagnostic.help.as_ref().is_some_and(|help| help.starts_with("did you mean")),
        _ => true,
    };
    Fault { diagnostic, at: start, on_key: words.at == Spot::Key, comma_is_missing, had_meaning }
}

impl Fault {
    /// The finding, at the key of the entry that it is in where it is about the key.
    pub(super) fn placed(self, key: Option<Range<usize>>) -> Diagnostic {
        match key.filter(|_| self.on_key) {
            Some(key) => Diagnostic { place: Place::raw(key), ..self.diagnostic },
            None => self.diagnostic,
        }
    }
}

/// What brackets, texts and comments that do not fit into one another mean.
pub(super) fn of_brackets(unbalanced: Unbalanced) -> Diagnostic {
    let syntax = |at, message: &str| Diagnostic::new(Code::Syntax, Place::raw(at), message);
    match unbalanced {
        Unbalanced::NeverClosed { what: "bracket", at } => syntax(at, "this bracket is never closed"),
        Unbalanced::NeverClosed { what: "comment", at } => {
            syntax(at, "this comment is never closed").help("write `*/` where it ends")
        }
        Unbalanced::NeverClosed { at, .. } => {
            syntax(at, "this text is never closed").help("a text begins and ends with a double quote, on one line")
        }
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

/// The word that ends before a byte.
fn word_before(text: &str, end: usize) -> (usize, usize) {
    let before = text.get(..end).unwrap_or("").trim_end();
    let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || *c == '_').last();
    (start.map_or(before.len(), |(at, _)| at), before.len())
}
