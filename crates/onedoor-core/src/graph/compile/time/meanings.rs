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
        Some(silence) if step.deemed.is_some() && !stands_for_an_outcome(silence) => {
            push(
                "deemed",
                format!("`{}` stands for no outcome, so `deemed` is void", silence.word()),
                "take `deemed` out",
            );
        }
        None if step.deemed.is_some() && step.kind != Kind::Wait => {
            push("deemed", format!("`{name}` says nothing of silence, so `deemed` is void"), "write `silence` too");
        }
        None if step.deemed.is_some() && !limited => {
            push(
                "deemed",
                format!("`{name}` has no limit, so it waits for ever: `deemed` is void"),
                "write `within: WorkingDays(5)`",
            );
        }
        _ => {}
    }
}

/// Whether the outcome that silence stands for is the one in `deemed`.
fn stands_for_an_outcome(silence: &Silence) -> bool {
    silence.meaning().replaces_the_answer() && !matches!(silence, Silence::ProceedWithout | Silence::AutoDecide { .. })
}

/// Whether a meaning fits what the step is for.
fn fits(name: &str, step: &Step, meaning: Meaning, found: &mut Vec<Diagnostic>) {
    if let Some((message, help)) = misfit(name, step, meaning) {
        found.push(Diagnostic::new(Code::BadSilence, Place::step(name).field("silence"), message).help(help));
    }
}

fn misfit(name: &str, step: &Step, meaning: Meaning) -> Option<(String, &'static str)> {
    let (word, kind) = (meaning.word(), step.kind.word());
    match (meaning, step.kind) {
        (Meaning::ProceedWithout, _) if step.detour => Some((
            format!("`{name}` is a detour: nobody goes on without it"),
            "let silence stand for an outcome, or let the application `Lapse`",
        )),
        (Meaning::Lapse, _) if step.ground.is_none() && matches!(party(step), Party::Authority | Party::UpperLevel) => {
            Some((
                format!("an application does not lapse because the authority is silent at `{name}`"),
                "write `clock: Applicant`, or `by: Applicant`, where the applicant must answer",
            ))
        }
        (Meaning::ProceedWithout | Meaning::Lapse, _) => None,
        (Meaning::Escalate | Meaning::Reassign, Kind::Call | Kind::Wait) => {
            Some((format!("nobody works at `{name}`, a `{kind}`: it cannot be handed over"), "write `Alert`"))
        }
        (Meaning::Escalate | Meaning::Reassign, _) if step.seats.is_some() => Some((
            format!("the seats of `{name}` are for those whom they name: silence cannot hand them over"),
            "let whoever is away have a stand-in, or let silence stand for an outcome",
        )),
        (meaning, Kind::Call) if meaning.replaces_the_answer() => Some((
            format!("`{name}` is answered by its sub-cases: silence cannot stand for them"),
            "let the steps of the workflow called say what their silence means",
        )),
        (Meaning::DeemedAccepted, kind) if kind != Kind::Accept => Some((
            format!("only an `Accept` counts as accepted by silence, and `{name}` is a `{}`", kind.word()),
            "`DeemedConsent` is the consent of a department, `DeemedGrant` a permit",
        )),
        (Meaning::DeemedConsent | Meaning::DeemedGrant | Meaning::DeemedRenewed, Kind::Accept) => Some((
            format!("`{name}` accepts: silence there grants nothing and consents to nothing"),
            "`DeemedAccepted` is the acceptance by silence",
        )),
        (
            Meaning::DeemedConsent | Meaning::DeemedGrant | Meaning::DeemedRefuse | Meaning::DeemedRenewed,
            Kind::Assign | Kind::Deliver | Kind::Auto,
        ) => Some((
            format!("nobody decides anything at `{name}`, a `{kind}`: `{word}` cannot stand for it"),
            "write it in the step that decides",
        )),
        _ => None,
    }
}
