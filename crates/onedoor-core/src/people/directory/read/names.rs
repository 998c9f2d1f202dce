//! Names are names, identities identities, and titles clean text.

use super::file::DirectoryFile;
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    language::{
        Losses, Title,
        names::{keys, name, title},
        text_fault,
    },
    people::Actor,
};

pub(super) fn check(file: &DirectoryFile, losses: &Losses, found: &mut Vec<Diagnostic>) {
    id(file, losses, found);
    keys(&file.roles, "roles", found);
    keys(&file.depts, "depts", found);
    keys(&file.windows, "windows", found);
    let roles = file.roles.iter().map(|(name, role)| ("roles", name, &role.title));
    let depts = file.depts.iter().map(|(name, dept)| ("depts", name, &dept.title));
    let windows = file.windows.iter().map(|(name, window)| ("windows", name, &window.title));
    for (map, name, text) in roles.chain(depts).chain(windows) {
        titled(text.as_ref(), || Place::root().field(map).entry(name), found);
    }
    persons(file, found);
    grants(file, found);
    for (index, rule) in file.stand_ins.iter().enumerate() {
        names(&rule.workflows, || Place::root().field("stand_ins").item(index).field("workflows"), found);
    }
    for (dept, body) in file.depts.iter() {
        names(&body.succeeds, || Place::root().field("depts").entry(dept).field("succeeds"), found);
    }
}

fn id(file: &DirectoryFile, losses: &Losses, found: &mut Vec<Diagnostic>) {
    if !file.id.is_empty() {
        name(&file.id, || Place::root().field("id"), found);
    } else if !losses.fields.contains("id") {
        found.push(
            Diagnostic::new(Code::MissingField, Place::root(), "the field `id` of the directory is missing")
                .help("write `id: \"name_of_the_directory\"` first"),
        );
    }
}

fn persons(file: &DirectoryFile, found: &mut Vec<Diagnostic>) {
    for (identity, person) in file.persons.iter() {
        let place = || Place::root().field("persons").entry(identity);
        if Actor::authenticated(identity).is_err() {
            let message = format!("`{}` is not an identity", shown(identity));
            let rule = "an identity has 1 to 128 bytes without white space or control characters, and does not begin with `onedoor:`";
            found
                .push(Diagnostic::new(Code::BadName, Place::root().field("persons").key(identity), message).help(rule));
        }
        if person.name != Title::default() {
            title(&person.name, &place().field("name"), found);
        }
        names(&person.services, || place().field("services"), found);
        for kind in person.qualifications.keys() {
            name(kind, || place().field("qualifications").key(kind), found);
        }
    }
}

fn grants(file: &DirectoryFile, found: &mut Vec<Diagnostic>) {
    for (index, grant) in file.grants.iter().enumerate() {
        let place = || Place::root().field("grants").item(index);
        names(&grant.workflows, || place().field("workflows"), found);
        if let Some(fault) = grant.instrument.as_deref().and_then(text_fault) {
            let bad = Diagnostic::new(Code::BadText, place().field("instrument"), fault);
            found.push(bad.help("type the text anew, without what was pasted with it"));
        }
    }
}

fn names(listed: &[String], place: impl Fn() -> Place, found: &mut Vec<Diagnostic>) {
    for (index, text) in listed.iter().enumerate() {
        name(text, || place().item(index), found);
    }
}

fn titled(text: Option<&Title>, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
    if let Some(text) = text {
        title(text, &place().field("title"), found);
    }
}
