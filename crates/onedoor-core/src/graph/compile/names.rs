use crate::{
    diagnostic::{Code, Diagnostic, Place},
    expr::is_reserved,
    language::{
        Allocate, By, Limit, Named, Nobody, Sealed, Silence, Step, Title, Workflow,
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
    for (field, seal) in tree.sealed.iter() {
        readers(seal, || Place::root().field("sealed").entry(field), found);
    }
    keys(&tree.stages, "stages", found);
    keys(&tree.steps, "steps", found);
    keys(&tree.ends, "ends", found);
    if let Some(limit) = &tree.limit {
        in_limit(limit, &Place::root().field("limit"), found);
    }
    for (stage, body) in tree.stages.iter() {
        let place = Place::root().field("stages").entry(stage);
        titled(body.title.as_ref(), &place, found);
        actor(body.lead.as_ref(), || place.clone().field("lead"), found);
        if let Some(limit) = &body.limit {
            in_limit(limit, &place.clone().field("limit"), found);
        }
    }
    for (name, step) in tree.steps.iter() {
        in_step(step, &Place::step(name), found);
    }
    for (end, body) in tree.ends.iter() {
        titled(body.title.as_ref(), &Place::end(end), found);
    }
}

fn in_step(step: &Step, place: &Place, found: &mut Vec<Diagnostic>) {
    titled(step.title.as_ref(), place, found);
    actor(step.by.as_ref(), || place.clone().field("by"), found);
    if let Some(Silence::Escalate(to) | Silence::Reassign(to)) = &step.silence {
        actor(Some(to), || place.clone().field("silence"), found);
    }
    let lists = [
        ("outcomes", &step.outcomes),
        ("needs", &step.needs),
        ("gives", &step.gives),
        ("qualifications", &step.qualifications),
    ];
    for (field, names) in lists {
        listed(names, &place.clone().field(field), found);
    }
    in_staffing(step, place, found);
    step.returns.keys().for_each(|outcome| name(outcome, || place.clone().field("returns").key(outcome), found));
    if let Some(limit) = &step.limit {
        in_limit(limit, &place.clone().field("limit"), found);
    }
}

fn in_staffing(step: &Step, place: &Place, found: &mut Vec<Diagnostic>) {
    let here = |field: &'static str| place.clone().field(field);
    for (field, text) in [("role", &step.role), ("exclusive", &step.exclusive)] {
        text.iter().for_each(|text| name(text, || here(field), found));
    }
    if let Allocate::Fixed(person) = &step.allocate {
        name(person, || here("allocate"), found);
    }
    if let Nobody::HandTo(to) = &step.nobody {
        actor(Some(to), || here("nobody"), found);
    }
    if let Some(seal) = &step.sealed {
        readers(seal, || here("sealed"), found);
    }
    if let Some(seats) = &step.seats {
        actor(seats.members.as_ref(), || here("seats").field("members"), found);
        for (index, seat) in seats.who.iter().enumerate() {
            actor(Some(&seat.by), || here("seats").field("who").item(index).field("by"), found);
        }
    }
}

fn readers(seal: &Sealed, place: impl Fn() -> Place, found: &mut Vec<Diagnostic>) {
    for (index, by) in seal.readers.iter().enumerate() {
        actor(Some(by), || place().field("readers").item(index), found);
    }
}

fn in_limit(limit: &Limit, place: &Place, found: &mut Vec<Diagnostic>) {
    let by = |rule: &'static str| place.clone().field(rule).field("by");
    actor(limit.extension.as_ref().and_then(|rule| rule.by.as_ref()), || by("extension"), found);
    actor(limit.shortening.as_ref().and_then(|rule| rule.by.as_ref()), || by("shortening"), found);
}

fn titled(text: Option<&Title>, place: &Place, found: &mut Vec<Diagnostic>) {
    if let Some(text) = text {
        title(text, &place.clone().field("title"), found);
    }
}

fn references(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    for (field, text) in [("profile", &tree.profile), ("calendar", &tree.calendar)] {
        if let Some(text) = text {
            name(text, || Place::root().field(field), found);
        }
    }
}

fn actor(by: Option<&By>, place: impl Fn() -> Place, found: &mut Vec<Diagnostic>) {
    let names = by.map(By::names).unwrap_or_default();
    // A field and a step that are not there are told as that.
    for (_, text) in names.into_iter().filter(|(what, _)| !matches!(what, Named::Field | Named::Step)) {
        name(text, &place, found);
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
