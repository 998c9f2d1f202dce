use super::data;
use crate::{
    diagnostic::{Code, Diagnostic, Place, one_of},
    expr::Expr,
    graph::{Field, LimitNode, SilenceNode, StepNode, Which},
    id::{Dense, FieldId, LimitId, OutcomeId, StepId, Table},
    language::{By, Kind, Meaning, Silence, Step, Workflow},
};

/// The outcome of `Wait` when nothing happened in time.
const EXPIRED: &str = "expired";

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
        node.time.silence = limit.map(|limit| SilenceNode {
            meaning,
            at: acts_at(meaning, limit),
            outcome: outcome(name, step, node, meaning, found),
            rule: rule(tree, name, step, fields, found),
            hands_to: hands_to(step),
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
            let refused = ["refused", "disagree", "declined"].iter().find_map(|word| node.outcomes.named(word));
            if refused.is_none() {
                let message = format!("which outcome of `{name}` is the refusal that silence means?");
                let help = format!("name one of them in `deemed`: {}", one_of(node.outcomes.names()));
                found.push(Diagnostic::new(Code::BadSilence, Place::step(name).field("silence"), message).help(help));
            }
            refused
        }
        Meaning::Expired => node.outcomes.named(EXPIRED),
        meaning if meaning.replaces_the_answer() => node.onward().iter().next(),
        _ => None,
    }
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
