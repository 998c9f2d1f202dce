//! Steps that nobody works at have no rules for people.

use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::{Allocate, Kind, Nobody, OwnCase, Repeat, Step},
};

/// Why nobody is found who did a step; none where somebody is.
pub(super) fn nobody_works_at(name: &str, step: &Step) -> Option<String> {
    let is_workless = matches!(step.kind, Kind::Auto | Kind::Call);
    is_workless.then(|| nobody(name, step))
}

fn nobody(name: &str, step: &Step) -> String {
    let article = if step.kind == Kind::Auto { "an" } else { "a" };
    format!("nobody works at `{name}`, {article} `{}`", step.kind.word())
}

/// What says how work comes to people stands where they work.
pub(super) fn check(name: &str, step: &Step, found: &mut Vec<Diagnostic>) {
    let is_told_by_somebody = match step.kind {
        Kind::Auto | Kind::Call => false,
        Kind::Wait => true,
        _ => return,
    };
    let of_work = [
        ("allocate", step.allocate != Allocate::Offer),
        ("seats", step.seats.is_some()),
        ("officers", step.officers.is_some()),
        ("nobody", step.nobody != Nobody::Wait),
        ("repeat", step.repeat != Repeat::Ask),
    ];
    let of_persons = [
        ("separate_from", !step.separate_from.is_empty()),
        ("bound_to", !step.bound_to.is_empty()),
        ("qualifications", !step.qualifications.is_empty()),
        ("own", step.own != OwnCase::Forbid),
    ];
    let of_persons = of_persons.into_iter().filter(|_| !is_told_by_somebody);
    for (field, _) in of_work.into_iter().chain(of_persons).filter(|(_, written)| *written) {
        let message = format!("`{field}` is about who works, and {}", nobody(name, step));
        found.push(
            Diagnostic::new(Code::WrongKind, Place::step(name).field(field), message)
                .help("take it out, or choose another kind"),
        );
    }
}
