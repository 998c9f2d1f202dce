//! What is done without anybody, or without a word, where it may be.

use super::duties::bad;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::StepNode,
    language::{Kind, Nobody, OwnCase, Repeat, Step, Workflow},
};

/// A step passes by itself only where the law does not want a person.
pub(super) fn check(tree: &Workflow, name: &str, step: &Step, node: &StepNode, found: &mut Vec<Diagnostic>) {
    let passes = [("nobody", step.nobody == Nobody::Pass), ("repeat", step.repeat == Repeat::Pass)];
    for (field, _) in passes.into_iter().filter(|(_, passes)| *passes) {
        found.extend(wants_a_person(tree, name, step).map(|message| {
            let help = match field {
                "nobody" => "write `HandTo(…)` for somebody else who does it, or leave `nobody` out: it waits",
                _ => "leave `repeat` out: they are asked again",
            };
            bad(Place::step(name).field(field), message).help(help)
        }));
    }
    if step.never_waived && step.nobody == Nobody::Pass {
        let message = format!("nobody may do without `{name}`, yet it passes where nobody may do it");
        found.push(bad(Place::step(name).field("nobody"), message).help("take one of the two out"));
    }
    found.extend(void_own(name, step));
    if step.reasons && node.outcomes.len() == 1 {
        let message = format!("`{name}` has one outcome, and every other needs an opinion: `reasons` is void");
        found.push(
            Diagnostic::new(Code::VoidDuty, Place::step(name).field("reasons"), message)
                .help("take it out, or list the outcomes"),
        );
    }
}

/// Only who judges can judge their own case.
fn void_own(name: &str, step: &Step) -> Option<Diagnostic> {
    let judges = !matches!(step.kind, Kind::Do | Kind::Deliver | Kind::Wait);
    (step.own == OwnCase::Allow && !judges).then(|| {
        let message = format!("nobody judges anything at `{name}`, a `{}`: `own: Allow` is void", step.kind.word());
        Diagnostic::new(Code::VoidDuty, Place::step(name).field("own"), message)
            .help("take it out: the applicant is not kept from it")
    })
}

fn wants_a_person(tree: &Workflow, name: &str, step: &Step) -> Option<String> {
    match (step.kind, &tree.profile) {
        (Kind::Accept, _) => Some(format!("`{name}` accepts an application: a person does that")),
        (Kind::Decide, Some(profile)) => {
            Some(format!("`{name}` decides under the profile `{profile}`: a person does that"))
        }
        _ => None,
    }
}
