use super::party;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::{Kind, Meaning, Party, Silence, Step, Workflow},
};

/// Silence means what can come of it, where there is something to be silent about.
pub(super) fn check(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    for (name, step) in tree.steps.iter() {
        never_silent(name, step, found);
        void(name, step, found);
        if let Some(silence) = &step.silence {
            fits(name, step, silence.meaning(), found);
        }
    }
}

fn never_silent(name: &str, step: &Step, found: &mut Vec<Diagnostic>) {
    let answers = |silence: &&Silence| silence.meaning().replaces_the_answer();
    if let (true, Some(silence)) = (step.never_silent, step.silence.as_ref().filter(answers)) {
        let message = format!("`{name}` is never silent, yet its silence means `{}`", silence.word());
        found.push(
            Diagnostic::new(Code::SilentContradiction, Place::step(name).field("silence"), message)
                .help("take one of the two out"),
        );
    }
}

/// What never comes to it.
fn void(name: &str, step: &Step, found: &mut Vec<Diagnostic>) {
    let mut push = |field, message: String, help: &str| {
        found.push(Diagnostic::new(Code::VoidSilence, Place::step(name).field(field), message).help(help));
    };
    let limited = step.within.is_some() || step.limit.is_some();
    match &step.silence {
        Some(silence) if !limited => {
            let message =
                format!("`{name}` has no limit, so nobody is ever silent too long: `{}` is void", silence.word());
            push("silence", message, "write `within: WorkingDays(5)`");
        }
        None if step.deemed.is_some() && step.kind != Kind::Wait => {
            push("deemed", format!("`{name}` says nothing of silence, so `deemed` is void"), "write `silence` too");
        }
        _ => {}
    }
}

fn fits(name: &str, step: &Step, meaning: Meaning, found: &mut Vec<Diagnostic>) {
    let mut push = |message: String, help: &str| {
        found.push(Diagnostic::new(Code::BadSilence, Place::step(name).field("silence"), message).help(help));
    };
    match meaning {
        Meaning::DeemedAccepted if step.kind != Kind::Accept => {
            let message =
                format!("only an `Accept` counts as accepted by silence, and `{name}` is a `{}`", step.kind.word());
            push(message, "`DeemedConsent` is the consent of a department, `DeemedGrant` a permit");
        }
        Meaning::Lapse if party(step) == Party::Authority => {
            let message = format!("an application does not lapse because the authority is silent at `{name}`");
            push(message, "write `clock: Applicant`, or `by: Applicant`, where the applicant must answer");
        }
        meaning if meaning.replaces_the_answer() && step.kind == Kind::Call => {
            push(format!("`{name}` is answered by its sub-cases: silence cannot stand for them"), "write `Alert`");
        }
        _ => {}
    }
}
