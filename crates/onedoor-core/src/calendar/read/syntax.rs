use super::file::CalendarFile;
use crate::diagnostic::{Code, Diagnostic, Place};
use ron::{
    Options,
    error::{Error, Position},
};

/// Nothing in the file of a calendar lies deeper.
const DEPTH_MAX: usize = 16;
/// Some editors write it in front of a text; it means nothing.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// How a file begins.
const BEGINNING: &str = "a calendar is `Calendar(id: …, zone: …, weekend: […], covered: (…), years: {…})`";

/// The tree of a text, or why it has none.
pub(super) fn parse(text: &str) -> Result<CalendarFile, Box<Diagnostic>> {
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if body.trim().is_empty() {
        let fault = Diagnostic::new(Code::Syntax, Place::raw(0..0), "the file is empty");
        return Err(Box::new(fault.help(BEGINNING)));
    }
    Options::default().with_recursion_limit(DEPTH_MAX).from_str(body).map_err(|error| {
        let before = text.len() - body.len();
        let (start, end) = (byte_at(body, &error.span.start), byte_at(body, &error.span.end));
        let blanks = body.get(start..end).map_or(0, |span| span.len() - span.trim_start().len());
        // A text that ends in the middle lacks more than the comma that the parser asks for.
        let is_cut_off =
            error.code == Error::ExpectedComma && body.get(end..).is_none_or(|rest| rest.trim().is_empty());
        let (start, blanks) = if is_cut_off { (end, 0) } else { (start, blanks) };
        let (code, message, help) = words(if is_cut_off { &Error::Eof } else { &error.code });
        let place = Place::raw(before + start + blanks..before + end.max(start + blanks));
        Box::new(Diagnostic::new(code, place, message).maybe_help(help.map(str::to_owned)))
    })
}

/// What a parser's complaint means for an author.
fn words(error: &Error) -> (Code, String, Option<&'static str>) {
    let (code, message, help) = match error {
        Error::ExpectedDifferentStructName { .. } | Error::ExpectedNamedStructLike("Calendar") => {
            (Code::Syntax, "this is not the beginning of a calendar", Some(BEGINNING))
        }
        Error::ExpectedNamedStructLike(_) => {
            (Code::WrongValue, "a year stands in parentheses", Some("such as `(source: \"…\", holidays: {…})`"))
        }
        Error::Eof => (Code::Syntax, "the text ends too early", None),
        Error::TrailingCharacters => {
            (Code::Syntax, "nothing may stand behind the end of the calendar", Some("one file holds one `Calendar(…)`"))
        }
        Error::ExpectedComma => (Code::Syntax, "a comma is missing before this", None),
        Error::ExpectedMapColon => (Code::Syntax, "a colon and a value are missing here", None),
        Error::ExpectedString | Error::ExpectedStringEnd => {
            (Code::WrongValue, "a text in double quotes is expected here", None)
        }
        Error::ExpectedMap | Error::ExpectedMapEnd => {
            (Code::WrongValue, "a map in curly brackets is expected here", Some("such as `{\"2024-01-01\": \"…\"}`"))
        }
        Error::ExpectedArray | Error::ExpectedArrayEnd => {
            (Code::WrongValue, "a list in square brackets is expected here", None)
        }
        Error::ExpectedStructLike | Error::ExpectedStructLikeEnd => {
            (Code::WrongValue, "two values in parentheses are expected here", Some("such as `(\"08:30\", \"12:00\")`"))
        }
        Error::ExpectedInteger | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            (Code::WrongValue, "a whole number is expected here", Some("write it in digits, without quotes"))
        }
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            (Code::WrongValue, "a word is expected here, without quotes", None)
        }
        Error::ExceededRecursionLimit => (Code::TooLarge, "nested too deep for a calendar", None),
        other => return (Code::Syntax, other.to_string().to_lowercase().lines().take(1).collect(), None),
    };
    (code, message.to_owned(), help)
}

fn byte_at(text: &str, position: &Position) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or("");
    before + line.char_indices().nth(position.col.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}
