use super::{ScenarioError, words::words};
use onedoor_core::diagnostic::{did_you_mean, one_of};
use ron::error::{Position, SpannedError};

/// What is wrong at a place of a scenario file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The line, from 1.
    pub(super) line: usize,
    /// The column, from 1.
    pub(super) column: usize,
    /// What is wrong.
    pub(super) message: String,
}

impl Fault {
    /// What is wrong with a part of a text; the part is a slice of it.
    pub(super) fn of_part(part: &str, text: &str, message: impl Into<String>) -> Self {
        Fault::at(offset_of(part, text), text, message)
    }

    /// What is wrong with a word that stands quoted in a part of a text.
    pub(super) fn of_word(word: &str, part: &str, text: &str, message: impl Into<String>) -> Self {
        let within = part.find(&format!("\"{word}\"")).unwrap_or(0);
        Fault::at(offset_of(part, text) + within, text, message)
    }

    /// The parser's complaint about a part of a text.
    pub(super) fn of_parser(error: &SpannedError, part: &str, text: &str) -> Self {
        let (start, end) = (byte_at(part, &error.span.start), byte_at(part, &error.span.end));
        let skipped = part.get(start..end.max(start)).map_or(0, |span| span.len() - span.trim_start().len());
        Fault::at(offset_of(part, text) + start + skipped, text, words(&error.code))
    }

    fn at(offset: usize, text: &str, message: impl Into<String>) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Fault { line, column, message: message.into() }
    }
}

impl From<Fault> for ScenarioError {
    fn from(Fault { line, column, message }: Fault) -> Self {
        ScenarioError::Unreadable { line, column, message }
    }
}

/// `; did you mean …?` where a name is near, else `; known: …`; nothing where nothing is known.
pub(super) fn advice<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let all = one_of(known.clone());
    match did_you_mean(written, known) {
        Some(near) => format!("; {near}"),
        None if all.is_empty() => String::new(),
        None => format!("; known: {all}"),
    }
}

/// Where a part begins. It is a slice of the whole, so their addresses tell.
fn offset_of(part: &str, text: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn byte_at(text: &str, position: &Position) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or("");
    before + line.char_indices().nth(position.col.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}
