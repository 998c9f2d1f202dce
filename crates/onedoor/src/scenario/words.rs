use super::fault::advice;
use ron::error::Error;

/// How a scenario file begins.
const BEGINNING: &str = "a scenario file is `Scenarios(workflow: …, scenarios: {…})`";

/// A parser's complaint as an author understands it.
pub(super) fn words(error: &Error) -> String {
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            format!("there is no field `{found}` here{}", advice(found, expected.iter().copied()))
        }
        Error::NoSuchEnumVariant { expected, found, outer: Some(outer) } if outer == "Amount" => {
            format!("there is no unit of time `{found}`{}", advice(found, expected.iter().copied()))
        }
        Error::NoSuchEnumVariant { expected, found, outer: Some(outer) } if outer == "Place" => {
            format!("there is no place `{found}` for a seat{}", advice(found, expected.iter().copied()))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("there is no play `{found}`{}", advice(found, expected.iter().copied()))
        }
        Error::MissingStructField { field, .. } => format!("the field `{field}` is missing here"),
        Error::DuplicateStructField { field, .. } => format!("the field `{field}` stands twice"),
        Error::ExpectedDifferentStructName { expected: "Scenarios", found } if found == "Workflow" => {
            "this is a workflow: its scenarios stand in a file of their own".to_owned()
        }
        Error::ExpectedDifferentStructName { expected: "Scenarios", .. }
        | Error::ExpectedNamedStructLike("Scenarios") => {
            format!("this is not the beginning of a scenario file; {BEGINNING}")
        }
        Error::ExceededRecursionLimit => "nested too deep".to_owned(),
        other => sign(other).or_else(|| value(other)).map_or_else(|| plain(other), str::to_owned),
    }
}

/// A sign that is missing or too much.
fn sign(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::Eof => "the text ends too early",
        Error::TrailingCharacters => "nothing may stand behind the end",
        Error::ExpectedComma => "a comma is missing before this, or a bracket",
        Error::ExpectedMapColon => "a colon and a value are missing here",
        Error::InvalidEscape(_) => "a backslash with a meaning that texts do not have",
        _ => return None,
    })
}

/// A value that is of another kind than the place for it.
fn value(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::ExpectedString | Error::ExpectedStringEnd => "a text in double quotes is expected here",
        Error::ExpectedArray | Error::ExpectedArrayEnd => "a list in square brackets is expected here",
        Error::ExpectedMap | Error::ExpectedMapEnd => {
            "a map in curly brackets is expected here, such as `{\"name\": …}`"
        }
        Error::ExpectedBoolean => "`true` or `false` is expected here",
        Error::ExpectedInteger | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            "a whole number is expected here"
        }
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedStructName(_) => "parentheses are expected here, such as `(step: \"…\", outcome: \"…\")`",
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "only one value is expected in these parentheses",
        Error::ExpectedDifferentLength { .. } => "these parentheses hold too few values or too many",
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            "a word such as `Pass(…)`, or `(step: \"…\", outcome: \"…\")` is expected here"
        }
        _ => return None,
    })
}

fn plain(error: &Error) -> String {
    match error {
        Error::UnexpectedChar(c) => format!("`{}` does not belong here", c.escape_debug()),
        Error::InvalidValueForType { expected, found } => format!("expected {expected}, found {}", as_written(found)),
        other => lower_first(other.to_string().lines().next().unwrap_or("not readable")),
    }
}

/// What was found, without the words of programmers.
fn as_written(found: &str) -> String {
    let number = found.replace("the unsigned integer", "the number").replace("the signed integer", "the number");
    number.replace("a sequence", "a list").replace("a unit value", "nothing")
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}
