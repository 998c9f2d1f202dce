use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::{Begin, Kind, Limit, Step, Workflow},
};
use std::borrow::Cow;

/// A limit as it is written, and where.
pub(super) struct Written<'a> {
    pub(super) limit: Cow<'a, Limit>,
    pub(super) place: Place,
    /// Of a step with the promise in short.
    pub(super) is_short: bool,
    /// Of a step.
    pub(super) step: Option<(&'a str, &'a Step)>,
}

impl Written<'_> {
    /// The place of one of its fields.
    pub(super) fn field(&self, name: &'static str) -> Place {
        if self.is_short { self.place.clone() } else { self.place.clone().field(name) }
    }
}

/// The limit of a step, in short or in full; nothing where it has only a minimum.
pub(super) fn of_step<'a>(name: &'a str, step: &'a Step) -> Option<Written<'a>> {
    let place = |field| Place::step(name).field(field);
    let (limit, place, is_short) = match (&step.limit, step.within, step.at_least) {
        (Some(limit), _, _) => (Cow::Borrowed(limit), place("limit"), false),
        (None, Some(within), _) => {
            (Cow::Owned(Limit { promised: Some(within), ..Limit::default() }), place("within"), true)
        }
        (None, None, Some(_)) => (Cow::Owned(Limit::default()), place("at_least"), true),
        (None, None, None) => return None,
    };
    Some(Written { limit, place, is_short, step: Some((name, step)) })
}

/// Every limit: of the case, of the stages, of the steps.
pub(super) fn limits(tree: &Workflow) -> Vec<Written<'_>> {
    let full = |limit, place: Place| Written { limit: Cow::Borrowed(limit), place, is_short: false, step: None };
    let case = tree.limit.iter().map(|limit| full(limit, Place::root().field("limit")));
    let stages = tree.stages.iter().filter_map(|(name, stage)| {
        Some(full(stage.limit.as_ref()?, Place::root().field("stages").entry(name).field("limit")))
    });
    case.chain(stages).chain(tree.steps.iter().filter_map(|(name, step)| of_step(name, step))).collect()
}

/// One limit for one thing, and what it begins with can happen.
pub(super) fn check(tree: &Workflow, limits: &[Written<'_>], found: &mut Vec<Diagnostic>) {
    for (name, step) in tree.steps.iter() {
        if step.limit.is_some() && step.within.is_some() {
            let message = format!("`{name}` has two limits: `within` is the short form of `limit`");
            found.push(
                Diagnostic::new(Code::BadLimit, Place::step(name).field("within"), message)
                    .help("take one of them out"),
            );
        }
    }
    let accepts = tree.steps.iter().any(|(_, step)| step.kind == Kind::Accept);
    for written in limits.iter().filter(|_| !accepts) {
        if let Some(begin @ (Begin::Accepted | Begin::Complete)) = &written.limit.from {
            let word = if *begin == Begin::Accepted { "Accepted" } else { "Complete" };
            let message = format!("nothing begins with `{word}`: no step accepts");
            found.push(
                Diagnostic::new(Code::BadLimit, written.field("from"), message)
                    .help("write `from: Received`, or let a step be an `Accept`"),
            );
        }
    }
    if tree.limit.is_some() && tree.steps.get("case").is_some() {
        let message = "a step cannot be called `case` where the case has a limit: that is what the limit is called";
        let place = Place::step_name("case");
        found.push(Diagnostic::new(Code::ReservedName, place, message).help("give the step another name"));
    }
    for name in tree.stages.keys() {
        reserved(tree, name, found);
    }
}

/// Limits are called by the name of their step or stage, and that of the case `case`.
fn reserved(tree: &Workflow, stage: &str, found: &mut Vec<Diagnostic>) {
    let message = match stage {
        "case" => "a stage cannot be called `case`: that is the limit of the case".to_owned(),
        _ if tree.steps.get(stage).is_some() => format!("a step is called `{stage}` too: whose limit would be meant?"),
        _ => return,
    };
    let place = Place::root().field("stages").key(stage);
    found.push(Diagnostic::new(Code::ReservedName, place, message).help("give the stage another name"));
}
