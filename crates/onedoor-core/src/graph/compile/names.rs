use crate::{
    diagnostic::{Code, Diagnostic, Place},
    expr::is_reserved,
    language::{
        By, Workflow,
        names::{keys, name, title},
    },
};
use std::collections::BTreeSet;

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
    keys(&tree.stages, "stages", found);
    keys(&tree.steps, "steps", found);
    keys(&tree.ends, "ends", found);
    for (stage, body) in tree.stages.iter() {
        let place = || Place::root().field("stages").entry(stage);
        if let Some(text) = &body.title {
            title(text, &place().field("title"), found);
        }
        actor(body.lead.as_ref(), || place().field("lead"), found);
    }
    for (step, body) in tree.steps.iter() {
        if let Some(text) = &body.title {
            title(text, &Place::step(step).field("title"), found);
        }
        actor(body.by.as_ref(), || Place::step(step).field("by"), found);
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

fn actor(by: Option<&By>, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
    match by {
        Some(By::Window(text) | By::Dept(text) | By::Role(text) | By::Person(text) | By::Service(text)) => {
            name(text, place, found);
        }
        Some(By::Applicant) | None => {}
    }
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

/// A field that has the name of a word of the expressions could never be read by a guard.
fn reserved(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    for field in tree.data.keys().filter(|field| is_reserved(field)) {
        let message = format!("`{field}` is a word of the language of guards: no field may have this name");
        let help = format!("give the field another name, such as `{field}_value`");
        found.push(Diagnostic::new(Code::ReservedName, Place::root().field("data").key(field), message).help(help));
    }
}
