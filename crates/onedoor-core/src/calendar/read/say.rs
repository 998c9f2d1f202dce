//! Findings that several checks share.

use super::fields::Stray;
use crate::diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of};

/// A field that must be there and is not.
pub(super) fn missing(field: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Code::MissingField, place, format!("the field `{field}` is missing here"))
        .help(format!("write `{field}: …` in its parentheses"))
}

/// A value that cannot be.
pub(super) fn wrong(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::WrongValue, place, message)
}

/// Fields of what stands at `place` that are not known, or stand twice.
pub(super) fn strays(strays: &[Stray], known: &[&str], place: &Place, found: &mut Vec<Diagnostic>) {
    found.extend(strays.iter().map(|stray| {
        let place = place.clone().item(stray.index);
        if stray.is_second {
            return Diagnostic::new(Code::DuplicateKey, place, format!("the field `{}` stands twice", stray.name))
                .help("only one of them can be meant: take the other out");
        }
        Diagnostic::new(Code::UnknownField, place, format!("there is no field `{}` here", stray.name))
            .help(suggestion(&stray.name, known))
    }));
}

/// Which of the known words was meant, or which there are.
pub(super) fn suggestion(written: &str, known: &[&str]) -> String {
    did_you_mean(written, known.iter().copied())
        .unwrap_or_else(|| format!("known here: {}", one_of(known.iter().copied())))
}
