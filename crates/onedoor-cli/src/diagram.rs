use crate::who::who;
use onedoor::draw::{Diagram, EndBox, Line, LineState, ReturnLine, StepBox, StepState, Target};
use onedoor_core::{
    calendar::Amount,
    case::{Case, Condition, Ending},
    graph::{Edge, Graph, Route, StepNode},
    id::{Dense, EndId, LimitId, Node, OutcomeId, StepId},
    language::{Join, Title},
};

/// What to draw of a workflow, with the state of a case where there is one.
pub(crate) fn diagram_of(graph: &Graph, case: Option<&Case>) -> Diagram {
    let workflow = graph.workflow();
    let to_steps = graph.steps().ids().map(Node::Step);
    let nodes = to_steps.chain(graph.ends().ids().map(Node::End));
    Diagram {
        title: first_text(Some(&workflow.title)).unwrap_or(&workflow.id).to_owned(),
        subtitle: subtitle(graph),
        steps: graph.steps().iter().map(|(id, step)| step_box(graph, case, id, step)).collect(),
        ends: graph.ends().ids().map(|id| end_box(graph, case, id)).collect(),
        edges: nodes.flat_map(|node| lines_to(graph, case, node)).collect(),
        returns: graph.steps().iter().flat_map(|(id, step)| returns_of(id, step)).collect(),
    }
}

fn subtitle(graph: &Graph) -> String {
    let workflow = graph.workflow();
    let limit = graph.limit_named("case").map(|limit| format!(" · {}", limit_words(graph, limit))).unwrap_or_default();
    format!("{} · revision {}{limit}", workflow.id, workflow.revision)
}

/// A limit in a few characters: the promise, then the statute where there is one.
fn limit_words(graph: &Graph, limit: LimitId) -> String {
    let node = &graph.limits()[limit];
    let least = node.at_least.map(|amount| format!("≥ {}", amount.short()));
    let most: Vec<String> =
        [node.amounts.promised, node.amounts.statutory].into_iter().flatten().map(Amount::short).collect();
    let most = (!most.is_empty()).then(|| format!("≤ {}", most.join(" / ")));
    least.into_iter().chain(most).collect::<Vec<_>>().join(", ")
}

fn step_box(graph: &Graph, case: Option<&Case>, id: StepId, step: &StepNode) -> StepBox {
    let written = graph.workflow().steps.get(&step.name);
    StepBox {
        id: step.name.clone(),
        title: written.and_then(|step| first_text(step.title.as_ref())).unwrap_or_default().to_owned(),
        kind: step.kind.word().to_owned(),
        who: written.map(who).unwrap_or_default(),
        limit: step.time.limit.map(|limit| limit_words(graph, limit)).unwrap_or_default(),
        when: written.and_then(|step| step.when.clone()),
        join: join_words(step.join),
        rest_cancel: step.rest_cancel,
        detour: step.detour,
        on_request: step.on_request,
        state: case.map(|case| step_state(graph, case, id)),
    }
}

fn step_state(graph: &Graph, case: &Case, step: StepId) -> StepState {
    match case.condition(step) {
        Condition::Waiting => StepState::Waiting,
        Condition::Open => StepState::Open,
        Condition::Done(outcome) => StepState::Done(graph.outcome_name(step, outcome).to_owned()),
        Condition::Skipped(_) => StepState::Skipped,
        Condition::Cancelled(_) => StepState::Cancelled,
    }
}

fn end_box(graph: &Graph, case: Option<&Case>, id: EndId) -> EndBox {
    let name = graph.end_name(id);
    let written = graph.workflow().ends.get(name);
    EndBox {
        id: name.to_owned(),
        title: written.and_then(|end| first_text(end.title.as_ref())).unwrap_or_default().to_owned(),
        join: join_words(graph.join(Node::End(id))),
        reached: case.and_then(Case::ending) == Some(Ending::End(id)),
    }
}

fn lines_to(graph: &Graph, case: Option<&Case>, node: Node) -> Vec<Line> {
    let to = match node {
        Node::Step(step) => Target::Step(step.index()),
        Node::End(end) => Target::End(end.index()),
    };
    let line = |edge: &Edge| Line {
        from: edge.from.index(),
        to,
        outcomes: named_outcomes(graph, edge),
        state: case.map(|case| line_state(case.condition(edge.from), edge)),
    };
    graph.edges_to(node).iter().map(line).collect()
}

fn named_outcomes(graph: &Graph, edge: &Edge) -> Vec<String> {
    let names = edge.accepts.iter().map(|outcome| graph.outcome_name(edge.from, outcome).to_owned());
    if edge.named { names.collect() } else { Vec::new() }
}

fn line_state(from: Condition, edge: &Edge) -> LineState {
    match from {
        Condition::Waiting | Condition::Open => LineState::Pending,
        Condition::Done(outcome) if edge.accepts.contains(outcome) => LineState::Live,
        Condition::Done(_) | Condition::Skipped(_) | Condition::Cancelled(_) => LineState::Dead,
    }
}

fn returns_of(from: StepId, step: &StepNode) -> impl Iterator<Item = ReturnLine> + '_ {
    step.returns.iter().map(move |(outcome, route): &(OutcomeId, Route)| ReturnLine {
        from: from.index(),
        outcome: step.outcomes.name(*outcome).to_owned(),
        to: route.to.index(),
        by_way_of: route.by_way_of.iter().map(|detour| detour.index()).collect(),
    })
}

/// The default join is what everybody expects: it is not shown.
fn join_words(join: Join) -> Option<String> {
    match join {
        Join::AllAsked => None,
        Join::AllRequired => Some("AllRequired".to_owned()),
        Join::Any => Some("Any".to_owned()),
        Join::AtLeast(k) => Some(format!("AtLeast({k})")),
    }
}

/// A title in the author's own language: the first that is written.
pub(crate) fn first_text(title: Option<&Title>) -> Option<&str> {
    title.map(|title| title.text("")).filter(|text| !text.is_empty())
}
