use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    expr::is_reserved,
    id::{NAME_LENGTH_MAX, is_name},
    language::{By, Entries, Title, Workflow, text_fault},
};
use std::collections::{BTreeMap, BTreeSet};

/// Ids are `[a-z][a-z0-9_]{0,63}` and do not look alike; titles are clean text.
pub(super) fn check(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    if tree.id.is_empty() {
        found.push(
            Diagnostic::new(Code::MissingField, Place::root(), "the field `id` of the workflow is missing")
                .help("write `id: \"name_of_the_workflow\"` first"),
        );
    } else {
        name(&tree.id, || Place::root().field("id"), found);
    }
    title(&tree.title, &Place::root().field("title"), found);
    references(tree, found);
    keys(&tree.data, "data", found);
    reserved(tree, found);
    keys(&tree.steps, "steps", found);
    keys(&tree.ends, "ends", found);
    for (step, body) in tree.steps.iter() {
        if let Some(text) = &body.title {
            title(text, &Place::step(step).field("title"), found);
        }
        actor(step, body.by.as_ref(), found);
        for (field, names) in [("outcomes", &body.outcomes), ("needs", &body.needs), ("gives", &body.gives)] {
            listed(names, &Place::step(step).field(field), found);
        }
        body.returns
            .keys()
            .for_each(|outcome| name(outcome, || Place::step(step).field("returns").key(outcome), found));
    }
    for (end, body) in tree.ends.iter() {
        if let Some(text) = &body.title {
            title(text, &Place::end(end).field("title"), found);
        }
    }
}

fn references(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    for (field, text) in [("profile", &tree.profile), ("calendar", &tree.calendar)] {
        if let Some(text) = text {
            name(text, || Place::root().field(field), found);
        }
    }
}

fn actor(step: &str, by: Option<&By>, found: &mut Vec<Diagnostic>) {
    let (By::Window(text) | By::Dept(text) | By::Role(text) | By::Person(text) | By::Service(text)) = (match by {
        Some(by) => by,
        None => return,
    }) else {
        return;
    };
    name(text, || Place::step(step).field("by"), found);
}

fn listed(names: &[String], place: &Place, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for (index, text) in names.iter().enumerate() {
        name(text, || place.clone().item(index), found);
        if !seen.insert(text) {
            found.push(
                Diagnostic::new(
                    Code::Repeated,
                    place.clone().item(index),
                    format!("`{text}` stands twice in this list"),
                )
                .help("take one of them out"),
            );
        }
    }
}

fn keys<T>(entries: &Entries<T>, map: &'static str, found: &mut Vec<Diagnostic>) {
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

/// A field that has the name of a word of the expressions could never be read by a guard.
fn reserved(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    for field in tree.data.keys().filter(|field| is_reserved(field)) {
        let message = format!("`{field}` is a word of the language of guards: no field may have this name");
        let help = format!("give the field another name, such as `{field}_value`");
        found.push(Diagnostic::new(Code::ReservedName, Place::root().field("data").key(field), message).help(help));
    }
}

/// What a name looks like at a glance (after Unicode TS 39, section 4, for the letters that an id may have).
fn shape(name: &str) -> String {
    name.replace('0', "o").replace('1', "l").replace("rn", "m").replace("vv", "w").replace('_', "")
}

fn name(text: &str, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
    if is_name(text) {
        return;
    }
    let message = format!("`{}` is not a name", shown(text));
    found.push(Diagnostic::new(Code::BadName, place(), message).help(name_help(text)));
}

fn name_help(text: &str) -> String {
    let rule =
        format!("a name is a lower-case letter and then letters a–z, digits and `_`, at most {NAME_LENGTH_MAX} in all");
    match text.chars().find(|c| !c.is_ascii()) {
        Some(c) => format!("`{c}` is U+{:04X}; {rule}. Other scripts stand in titles", u32::from(c)),
        None => rule,
    }
}

fn title(title: &Title, place: &Place, found: &mut Vec<Diagnostic>) {
    match title {
        Title::Plain(text) => text_of(text, || place.clone(), found),
        Title::ByLanguage(texts) => {
            texts.iter().for_each(|(language, text)| text_of(text, || place.clone().entry(language), found));
        }
    }
}

fn text_of(text: &str, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
    if let Some(fault) = text_fault(text) {
        found.push(
            Diagnostic::new(Code::BadText, place(), fault).help("type the text anew, without what was pasted with it"),
        );
    }
}
