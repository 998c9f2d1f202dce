use crate::{
    diagnostic::{Code, did_you_mean, one_of, shown},
    language::{
        DEPTH_MAX,
        entries::DUPLICATE_KEY,
        read::{RootWords, fault::beginning},
        share::NO_SHARE,
    },
};
use ron::error::Error;

/// What to say of a parser's complaint.
pub(super) struct Words {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) at: Spot,
}

/// What a complaint is about.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Spot {
    /// The place that the parser names.
    Here,
    /// The word before it.
    WordBefore,
    /// The key of the entry around it.
    Key,
    /// The place that the parser names, where a text should stand.
    Text,
    /// The text at the place that the parser names, with the quote before it.
    Quoted,
}

fn say(code: Code, message: impl Into<String>) -> Words {
    Words { code, message: message.into(), help: None, at: Spot::Here }
}

impl Words {
    fn help(self, help: impl Into<String>) -> Self {
        Words { help: Some(help.into()), ..self }
    }

    fn about(self, at: Spot) -> Self {
        Words { at, ..self }
    }
}

/// `written` is the word, number or quote that stands at the place of the complaint.
pub(super) fn words(error: &Error, written: &str, root: &RootWords) -> Words {
    match error {
        Error::NoSuchStructField { expected, found, outer } => unknown_field(found, expected, outer.as_deref()),
        Error::NoSuchEnumVariant { expected, found, outer } => unknown_word(found, expected, outer.as_deref()),
        Error::MissingStructField { field, .. } => {
            say(Code::MissingField, format!("the field `{field}` is missing here"))
                .help(format!("write `{field}: …` in its parentheses"))
                .about(Spot::Key)
        }
        Error::DuplicateStructField { field, .. } => {
            say(Code::DuplicateKey, format!("the field `{field}` stands twice"))
                .help("only one of them can be meant: take the other out")
        }
        Error::Message(text) if text.starts_with(DUPLICATE_KEY) => {
            duplicate_key(text.trim_start_matches(DUPLICATE_KEY))
        }
        Error::Message(text) if text.starts_with(NO_SHARE) => no_share(text.trim_start_matches(NO_SHARE)),
        Error::ExceededRecursionLimit => say(Code::TooLarge, format!("nested deeper than {DEPTH_MAX} levels")),
        Error::ExpectedDifferentStructName { expected, .. } | Error::ExpectedNamedStructLike(expected) => {
            shape(expected, root)
        }
        Error::Eof
        | Error::TrailingCharacters
        | Error::ExpectedComma
        | Error::ExpectedMapColon
        | Error::UnexpectedChar(_)
        | Error::InvalidEscape(_) => sign(error, root),
        other => value(other, written, root),
    }
}

fn unknown_field(found: &str, expected: &[&str], outer: Option<&str>) -> Words {
    let message = match outer {
        Some(outer) if outer.starts_with(char::is_uppercase) => format!("`{outer}` has no field `{found}`"),
        Some(outer) => format!("{outer} has no field `{found}`"),
        None => format!("there is no field `{found}` here"),
    };
    say(Code::UnknownField, message).help(suggestion(found, expected))
}

fn unknown_word(found: &str, expected: &[&str], outer: Option<&str>) -> Words {
    let message = match outer.and_then(notion) {
        Some(notion) => format!("there is no {notion} `{found}`"),
        None => format!("there is no word `{found}` here"),
    };
    say(Code::UnknownWord, message).help(suggestion(found, expected))
}

/// What authors call the words of a closed list.
fn notion(list: &str) -> Option<&'static str> {
    match list {
        "Step" | "Kind" => Some("kind of step"),
        "Join" => Some("join"),
        "Type" => Some("type"),
        "Amount" => Some("unit of time"),
        "By" => Some("kind of actor"),
        "Silence" => Some("meaning of silence"),
        "Party" => Some("party"),
        "Begin" => Some("beginning of a limit"),
        "Propagation" => Some("rule for stops"),
        "Receipt" => Some("rule of receipt"),
        "DayZero" => Some("rule for the first day"),
        "Ends" => Some("rule for the last day"),
        "Roll" => Some("rule for rolling"),
        "Rule" => Some("rule of a joint signature"),
        "Base" => Some("base of a share"),
        "Allocate" => Some("way of allocating work"),
        "OwnCase" => Some("rule for a case of one's own"),
        "Nobody" => Some("rule for work that nobody may do"),
        "Repeat" => Some("rule for being asked again"),
        "Power" => Some("power"),
        "Level" => Some("level"),
        "Grantee" => Some("holder of a grant"),
        _ => None,
    }
}

fn suggestion(found: &str, expected: &[&str]) -> String {
    did_you_mean(found, expected.iter().copied())
        .unwrap_or_else(|| format!("known here: {}", one_of(expected.iter().copied())))
}

fn duplicate_key(key: &str) -> Words {
    say(Code::DuplicateKey, format!("the key `{key}` stands twice"))
        .help("give one of them another name: the first would silently disappear")
        .about(Spot::Key)
}

fn no_share(text: &str) -> Words {
    say(Code::WrongValue, format!("`{}` is no share of a whole", shown(text)))
        .help("write a fraction or per cent, above 0 and up to 1, such as `\"2/3\"` or `\"66.67%\"`")
        .about(Spot::Quoted)
}

/// A struct that does not begin as one.
fn shape(name: &str, root: &RootWords) -> Words {
    if name == root.begins {
        let message = format!("this is not the beginning of a {}", root.called);
        return say(Code::Syntax, message).help(beginning(root));
    }
    let (what, example) = match name {
        "a return" => (name, "(to: \"planning\")"),
        "an end" => (name, "(after: [\"decide.granted\"])"),
        "a stage" => (name, "(lead: Dept(\"housing\"), gate: [\"design\"])"),
        "a limit" => (name, "(statutory: WorkingDays(20), promised: WorkingDays(8))"),
        "a variant" => (name, "(when: \"high_rise\", promised: WorkingDays(12))"),
        "an extension" => (name, "(at_most: WorkingDays(10))"),
        "a shortening" => (name, "(at_least: WorkingDays(3))"),
        "a joint signature" => (name, "(members: Dept(\"committee\"), rule: AtLeast(\"2/3\"))"),
        "a seat" => (name, "(by: Person(\"wang\"), weight: 2)"),
        "a seal" => (name, "(readers: [Dept(\"audit\")], until: \"open_bids\")"),
        "a ground" => (name, "(party: ThirdParty, basis: \"art. 45\")"),
        "a role" => (name, "(powers: [Sign])"),
        "a department" => (name, "(parent: \"county\", powers: [Review])"),
        "a window" => (name, "(dept: \"housing\", powers: [Accept])"),
        "a person" => (name, "(roles: [\"head\"], depts: [\"planning\"])"),
        "a post" => (name, "(role: \"head\", dept: \"planning\")"),
        "a qualification" => (name, "(until: \"2026-01-01\")"),
        "a grant" => (name, "(to: Window(\"front\"), powers: [Decide])"),
        "a stand-in" => (name, "(of: \"li_na\", by: \"wang_fang\")"),
        _ => {
            return say(Code::WrongValue, "fields in parentheses are expected here")
                .help("such as `Do(after: [\"accept\"])`");
        }
    };
    say(Code::WrongValue, format!("{what} stands in parentheses")).help(format!("such as `{example}`"))
}

/// A sign that is missing or too much.
fn sign(error: &Error, root: &RootWords) -> Words {
    match error {
        Error::Eof => too_early(),
        Error::TrailingCharacters => {
            say(Code::Syntax, format!("nothing may stand behind the end of the {}", root.called))
                .help(format!("one file holds one `{}(…)`", root.begins))
        }
        Error::ExpectedComma => say(Code::Syntax, "a comma is missing before this")
            .help("what stands side by side is separated by commas: write `,` before it"),
        Error::ExpectedMapColon => say(Code::Syntax, "a colon and a value are missing here")
            .help("a field is `name: value`, an entry of a map `\"name\": value`"),
        Error::UnexpectedChar(c) => say(Code::Syntax, format!("`{}` does not belong here", c.escape_debug())),
        _ => say(Code::Syntax, "a backslash with a meaning that texts do not have")
            .help("write `\\\\` for a backslash and `\\\"` for a quote"),
    }
}

fn too_early() -> Words {
    say(Code::Syntax, "the text ends too early")
}

/// Something where a comma or the end of the entry should be, with no blank before it.
pub(super) fn stray(before: char, here: Option<char>) -> Words {
    let words = match here {
        Some(c) => say(Code::Syntax, format!("`{}` does not belong here", c.escape_debug())),
        None => too_early(),
    };
    match before {
        '"' => words.help("a comma is missing before it; or write `\\\"` for a quote inside a text"),
        '0'..='9' => words.help("numbers are whole"),
        _ => words.help("a comma is missing before it, or a bracket too much"),
    }
}

/// A value that is of another kind than the place for it.
fn value(error: &Error, written: &str, root: &RootWords) -> Words {
    let wrong = |message: &str| say(Code::WrongValue, message);
    match error {
        Error::ExpectedString | Error::ExpectedStringEnd => {
            wrong("a text in double quotes is expected here").about(Spot::Text)
        }
        Error::ExpectedArray | Error::ExpectedArrayEnd => {
            wrong("a list in square brackets is expected here").help("such as `[\"accept\", \"decide.granted\"]`")
        }
        Error::ExpectedMap | Error::ExpectedMapEnd => {
            wrong("a map in curly brackets is expected here").help("such as `{\"name\": …}`")
        }
        Error::ExpectedBoolean => wrong("`true` or `false` is expected here").help(match written {
            "True" | "TRUE" | "yes" | "Yes" | "on" | "1" => "write `true`",
            "False" | "FALSE" | "no" | "No" | "off" | "0" => "write `false`",
            _ => "write `true` or `false`, without quotes",
        }),
        Error::ExpectedInteger
        | Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning => {
            wrong("a whole number from 0 to 4294967295 is expected here").help("write it in digits, without quotes")
        }
        Error::ExpectedStructLike => wrong("parentheses are expected behind this word")
            .help("such as `Do()` or `WorkingDays(5)`")
            .about(Spot::WordBefore),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            wrong("only one value is expected in these parentheses")
        }
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            wrong("a word of the language is expected here").help(format!("such as {}, without quotes", root.word))
        }
        Error::InvalidValueForType { expected, found } => {
            say(Code::WrongValue, format!("expected {expected}, found {}", plain(found, written)))
                .help("a text stands in double quotes")
        }
        other => say(Code::Syntax, lower_first(other.to_string().lines().next().unwrap_or("not readable"))),
    }
}

/// What was found, without the words of programmers.
fn plain(found: &str, written: &str) -> String {
    let word = if written.is_empty() { "nothing".to_owned() } else { format!("the word `{written}`") };
    found
        .replace("the unsigned integer", "the number")
        .replace("the signed integer", "the number")
        .replace("a sequence", "a list")
        .replace("a unit value", &word)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}
