use crate::{
    diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of},
    language::{DEPTH_MAX, Position, Source, entries::DUPLICATE_KEY},
};
use ron::error::{Error, SpannedError};

/// What a parser's complaint means to an author, and the byte that the mistake is at.
pub(super) fn fault(error: &SpannedError, source: &Source) -> (Diagnostic, usize) {
    let byte = |position: &ron::error::Position| source.byte_at(Position { line: position.line, column: position.col });
    let (start, end) = (byte(&error.span.start), byte(&error.span.end));
    let (start, end) = trim(source.text(), start, end.max(start));
    let (code, message, help) = words(&error.code);
    (Diagnostic::new(code, Place::raw(start..end), message).maybe_help(help), start)
}

/// The parser's cursor includes white space around what it read.
fn trim(text: &str, start: usize, end: usize) -> (usize, usize) {
    let span = text.get(start..end).unwrap_or("");
    let left = span.len() - span.trim_start().len();
    let kept = span.trim();
    if kept.is_empty() { (start, end) } else { (start + left, start + left + kept.len()) }
}

type Words = (Code, String, Option<String>);

fn words(error: &Error) -> Words {
    match error {
        Error::NoSuchStructField { expected, found, outer } => {
            let of = outer.as_ref().map_or(String::new(), |outer| format!(" in {}", outer.to_lowercase()));
            (Code::UnknownField, format!("unknown field `{found}`{of}"), suggestion(found, expected))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            (Code::UnknownWord, format!("unknown word `{found}`"), suggestion(found, expected).or(Some(format!("known here: {}", one_of(expected.iter().copied())))))
        }
        Error::MissingStructField { field, outer } => {
            let of = outer.as_ref().map_or(String::new(), |outer| format!(" of {}", outer.to_lowercase()));
            (Code::MissingField, format!("the field `{field}`{of} is missing"), None)
        }
        Error::DuplicateStructField { field, .. } => {
            (Code::DuplicateKey, format!("the field `{field}` stands twice"), Some("only one of them can be meant: take the other out".to_owned()))
        }
        Error::Message(text) if text.starts_with(DUPLICATE_KEY) => {
            let key = text.trim_start_matches(DUPLICATE_KEY);
            (Code::DuplicateKey, format!("the key `{key}` stands twice"), Some("give one of them another name: the first would silently disappear".to_owned()))
        }
        Error::InvalidValueForType { expected, found } => (Code::WrongValue, format!("expected {expected}, found {found}"), None),
        Error::ExceededRecursionLimit => (Code::TooLarge, format!("nested deeper than {DEPTH_MAX} levels"), None),
        other => syntax(other),
    }
}

fn suggestion(written: &str, known: &[&str]) -> Option<String> {
    did_you_mean(written, known.iter().copied())
}

fn syntax(error: &Error) -> Words {
    let text = error.to_string();
    let help = match error {
        Error::ExpectedComma => Some("a comma is missing before this, or a bracket behind it".to_owned()),
        Error::ExpectedMapColon => Some("a colon stands between a key and its value".to_owned()),
        Error::ExpectedDifferentStructName { .. } | Error::ExpectedNamedStructLike(_) | Error::ExpectedStructName(_) => {
            Some("a definition begins with `Workflow(`".to_owned())
        }
        Error::ExpectedString => Some("names stand in double quotes".to_owned()),
        _ => None,
    };
    (Code::Syntax, lower_first(text.lines().next().unwrap_or("not readable")), help)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}
