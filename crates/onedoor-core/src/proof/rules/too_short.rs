mod length;
mod ways;

use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Graph, LimitNode, Scope, Which},
    id::StepId,
};
use length::{Bound, Length};
use ways::Ways;

/// More steps of a way than this are not named.
const STEPS_SHOWN: usize = 8;

/// What the steps on one way promise together should not be more than the case, or their stage, promises.
///
/// Each step counts with its promise (else its statute), and with the least time that it must take, on the authority's clock alone, and only as far as it can
/// be compared: working time with working time, days of the calendar with days of the calendar. Whether the outcomes and guards along the way can hold
/// together is not asked, so this warns.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let mut ways = Ways::of(graph);
    for (limit, node) in graph.limits().iter().filter(|(_, node)| !matches!(node.scope, Scope::Step(_))) {
        let which = if node.amounts.promised.is_some() { Which::Promised } else { Which::Statutory };
        let most = node.amounts.get(which).and_then(|amount| Length::of(graph, amount, Bound::Most));
        let Some(most) = most else { continue };
        let longest = ways.longest(limit, node, most.family).filter(|(sum, _)| *sum > most.size);
        found.extend(longest.map(|(sum, last)| too_short(graph, node, which, most, (sum, &ways.way_to(last)))));
    }
}

fn too_short(
    graph: &Graph,
    node: &LimitNode,
    which: Which,
    most: Length,
    (sum, way): (u64, &[(StepId, u64)]),
) -> Diagnostic {
    let words = |size| most.family.words(graph, size);
    let (promises, field) = match which {
        Which::Promised => ("promises", "promised"),
        Which::Statutory => ("has", "statutory"),
    };
    let what = if node.scope == Scope::Case { "the case".to_owned() } else { format!("the stage `{}`", node.name) };
    let message =
        format!("the steps on one way promise {} together, but {what} {promises} {}", words(sum), words(most.size));
    let diagnostic = Diagnostic::new(Code::LimitTooShort, place(node).field(field), message)
        .help(format!("shorten one of them, or promise more: {}", shown(graph, way)));
    way.iter().take(STEPS_SHOWN).fold(diagnostic, |diagnostic, (step, size)| {
        diagnostic.related(Place::step_name(graph.step_name(*step)), words(*size))
    })
}

fn place(node: &LimitNode) -> Place {
    match node.scope {
        Scope::Stage(_) => Place::root().field("stages").entry(&node.name).field("limit"),
        Scope::Case | Scope::Step(_) => Place::root().field("limit"),
    }
}

fn shown(graph: &Graph, way: &[(StepId, u64)]) -> String {
    let mut names: Vec<&str> = way.iter().map(|(step, _)| graph.step_name(*step)).collect();
    if names.len() > STEPS_SHOWN {
        names.truncate(STEPS_SHOWN);
        names.push("…");
    }
    names.join(" → ")
}
