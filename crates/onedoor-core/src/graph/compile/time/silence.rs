use super::data;
use crate::{
    diagnostic::{Code, Diagnostic, Place, one_of},
    expr::Expr,
    graph::{Amounts, Field, LimitNode, SilenceNode, StepNode, Which},
    id::{Dense, FieldId, LimitId, OutcomeId, StepId, Table},
    language::{By, Kind, Meaning, Silence, Step, Workflow},
};

/// The outcome of `Wait` when nothing happened in time.
const EXPIRED: &str = "expired";
/// The outcomes that are a refusal where the file does not say which one is.
const REFUSALS: [&str; 4] = ["refused", "disagree", "declined", "rejected"];

/// Writes into the steps what silence means there.
pub(super) fn write(
    tree: &Workflow,
    steps: &mut Table<StepId, StepNode>,
    limits: &Table<LimitId, LimitNode>,
    fields: &Table<FieldId, Field>,
    found: &mut Vec<Diagnostic>,
) {
    for (index, (name, step)) in tree.steps.iter().enumerate() {
        let Some(node) = StepId::from_index(index).and_then(|id| steps.row_mut(id)) else { continue };
        let limit = node.time.limit.and_then(|limit| limits.row(limit));
        let Some(meaning) = meaning(step, node) else { continue };
        // What is written is looked at even where it is void for lack of a limit.
        let outcome = outcome(name, step, node, meaning, found);
        let rule = rule(tree, name, step, fields, found);
        let hands_to = hands_to(step);
        node.time.silence = limit.map(|limit| {
            let at = acts_at(meaning, limit);
            void(name, step, limit, at, found);
            SilenceNode { meaning, at, outcome, rule, hands_to }
        });
    }
}

/// What silence means; nothing where it is no more than a violation.
fn meaning(step: &Step, node: &StepNode) -> Option<Meaning> {
    match &step.silence {
        Some(Silence::Alert) => None,
        Some(silence) => Some(silence.meaning()),
        None => {
            let expires = step.kind == Kind::Wait && (step.deemed.is_some() || node.outcomes.named(EXPIRED).is_some());
            expires.then_some(Meaning::Expired)
        }
    }
}

fn acts_at(meaning: Meaning, limit: &LimitNode) -> Which {
    let all = || limit.variants.iter().map(|(_, amounts)| amounts).chain([&limit.amounts]);
    let has = |which| all().any(|amounts| amounts.get(which).is_some());
    match meaning.is_outward() {
        true if has(Which::Statutory) => Which::Statutory,
        false if !has(Which::Promised) => Which::Statutory,
        _ => Which::Promised,
    }
}

/// The amounts of a limit that lack the one at which silence acts: with these it never comes to it.
fn void(name: &str, step: &Step, limit: &LimitNode, at: Which, found: &mut Vec<Diagnostic>) {
    let lacks = |amounts: &Amounts| amounts.get(at).is_none() && *amounts != Amounts::default();
    let is_meant = step.silence.is_some() || step.deemed.is_some();
    let place = || Place::step(name).field("limit");
    let variants = limit.variants.iter().enumerate().filter(|(_, (_, amounts))| lacks(amounts));
    let places = lacks(&limit.amounts).then(place).into_iter();
    let places = places.chain(variants.map(|(index, _)| place().field("variants").item(index)));
    found.extend(places.filter(|_| is_meant).map(|place| {
        let word = at.word();
        let message = format!("silence of `{name}` acts at the {word} deadline, and here is none: it is void");
        Diagnostic::new(Code::VoidSilence, place, message).help(format!("write `{word}` here, too"))
    }));
}

fn outcome(
    name: &str,
    step: &Step,
    node: &StepNode,
    meaning: Meaning,
    found: &mut Vec<Diagnostic>,
) -> Option<OutcomeId> {
    let (written, field) = match &step.silence {
        Some(Silence::AutoDecide { outcome, .. }) => (Some(outcome), "silence"),
        _ => (step.deemed.as_ref(), "deemed"),
    };
    let place = || Place::step(name).field(field);
    let id = match written {
        Some(outcome) => super::super::links::outcome_of(name, outcome, &node.outcomes, place, found)?,
        None => default(name, node, meaning, found)?,
    };
    if node.returning.contains(id) {
        let message = format!("`{}` returns: silence cannot go back", node.outcomes.name(id));
        let help = "name an outcome that goes on in `deemed`";
        let place = if written.is_some() { place() } else { Place::step_name(name) };
        found.push(Diagnostic::new(Code::BadSilence, place, message).help(help));
    }
    Some(id)
}

/// The outcome that silence stands for where the file does not say.
fn default(name: &str, node: &StepNode, meaning: Meaning, found: &mut Vec<Diagnostic>) -> Option<OutcomeId> {
    match meaning {
        Meaning::DeemedRefuse => {
            let refused = REFUSALS.iter().find_map(|word| node.outcomes.named(word));
            if refused.is_none() && !node.outcomes.is_empty() {
                let message = format!("which outcome of `{name}` is the refusal that silence means?");
                let help = format!("name one of them in `deemed`: {}", one_of(node.outcomes.names()));
                found.push(Diagnostic::new(Code::BadSilence, Place::step(name).field("silence"), message).help(help));
            }
            refused
        }
        Meaning::Expired => node.outcomes.named(EXPIRED),
        meaning if meaning.replaces_the_answer() => {
            let first = node.onward().iter().next();
            found.extend(first.and_then(|first| counts_as_refused(name, node, meaning, first)));
            first
        }
        _ => None,
    }
}

/// Who lists the refusal first does not mean that silence refuses.
fn counts_as_refused(name: &str, node: &StepNode, meaning: Meaning, first: OutcomeId) -> Option<Diagnostic> {
    let outcome = node.outcomes.name(first);
    let is_answer = !matches!(meaning, Meaning::ProceedWithout | Meaning::AutoDecide);
    let message = format!("`{}` would stand for `{outcome}`, the first outcome of `{name}`", meaning.word());
    (is_answer && REFUSALS.contains(&outcome)).then(|| {
        Diagnostic::new(Code::BadSilence, Place::step(name).field("silence"), message)
            .help(format!("name the outcome in `deemed`: {}", one_of(node.outcomes.names())))
    })
}

fn rule(
    tree: &Workflow,
    name: &str,
    step: &Step,
    fields: &Table<FieldId, Field>,
    found: &mut Vec<Diagnostic>,
) -> Option<Expr> {
    let Some(Silence::AutoDecide { when, .. }) = &step.silence else { return None };
    data::condition(tree, when, &Place::step(name).field("silence").field("when"), fields, found)
}

fn hands_to(step: &Step) -> Option<By> {
    match &step.silence {
        Some(Silence::Escalate(to) | Silence::Reassign(to)) => Some(to.clone()),
        _ => None,
    }
}
