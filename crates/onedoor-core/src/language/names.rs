//! What may be a name and what a title, and what an author is told of others.

use super::{Entries, Title, text_fault};
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    id::{NAME_LENGTH_MAX, is_name},
};
use std::collections::BTreeMap;

/// Says of a text that should be a name that it is none.
pub(crate) fn name(text: &str, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
    if is_name(text) {
        return;
    }
    let message = format!("`{}` is not a name", shown(text));
    found.push(Diagnostic::new(Code::BadName, place(), message).help(name_help(text)));
}

/// Says which keys of a map are no names, and which look alike.
pub(crate) fn keys<T>(entries: &Entries<T>, map: &'static str, found: &mut Vec<Diagnostic>) {
    let mut shapes: BTreeMap<String, &str> = BTreeMap::new();
    for key in entries.keys() {
        let place = || Place::root().field(map).key(key);
        name(key, place, found);
        if let Some(other) = shapes.insert(shape(key), key) {
            let twin = Diagnostic::new(Code::ConfusableNames, place(), format!("`{key}` looks like `{other}`"));
            found.push(
                twin.help("give one of them a name that nobody can misread")
                    .related(Place::root().field(map).key(other), "the other one"),
            );
        }
    }
}

/// Says of each text of a title what may not stand in it.
pub(crate) fn title(title: &Title, place: &Place, found: &mut Vec<Diagnostic>) {
    match title {
        Title::Plain(text) => text_of(text, || place.clone(), found),
        Title::ByLanguage(texts) => {
            texts.iter().for_each(|(language, text)| text_of(text, || place.clone().entry(language), found));
        }
    }
}

/// What a name looks like at a glance (after Unicode TS 39, section 4, for the letters that an id may have).
fn shape(name: &str) -> String {
    name.replace('0', "o").replace('1', "l").replace("rn", "m").replace("vv", "w").replace('_', "")
}

fn name_help(text: &str) -> String {
    let rule =
        format!("a name is a lower-case letter and then letters a–z, digits and `_`, at most {NAME_LENGTH_MAX} in all");
    match text.chars().find(|c| !c.is_ascii()) {
        Some(c) => format!("`{c}` is U+{:04X}; {rule}. Other scripts stand in titles", u32::from(c)),
        None => rule,
    }
}

fn text_of(text: &str, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
    if let Some(fault) = text_fault(text) {
        found.push(
            Diagnostic::new(Code::BadText, place(), fault).help("type the text anew, without what was pasted with it"),
        );
    }
}
