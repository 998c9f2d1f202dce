use super::{super::refused::Refused, FORMS};
use onedoor_core::people::Actor;

/// That a line is not written as a command is, of this word.
pub(super) fn form_of(word: &str) -> &'static str {
    FORMS.iter().map(|(form, _)| *form).find(|form| split(form).0 == word).unwrap_or("STEP OUTCOME")
}

pub(super) fn form(form: &str) -> Refused {
    Refused::not_a_command("this is not a command", format!("write `{form}`; `help` lists the others"))
}

pub(super) fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// The first word, and what stands behind it.
pub(super) fn split(line: &str) -> (&str, &str) {
    let line = line.trim();
    line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()))
}

/// What stands in quotes at the beginning, and what stands behind it.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    let behind = |open, close| text.strip_prefix(open)?.split_once(close);
    behind('"', '"').or_else(|| behind('“', '”')).map(|(inner, behind)| (inner, behind.trim_start()))
}

/// Somebody, by their identity.
pub(super) fn person(word: &str) -> Result<Actor, Refused> {
    Actor::authenticated(word).map_err(|bad| Refused::not_a_command(bad.to_string(), "name somebody by their identity"))
}
