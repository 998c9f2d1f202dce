//! Graphviz text.

use super::diagram::{Diagram, EndBox, Line, ReturnLine, StepBox, StepState, Target};
use super::text;

/// Writes a diagram as a Graphviz digraph, from top to bottom; returns are dashed and do not move the rows.
///
/// Nodes are named `s0`, `e0` by position.
#[must_use]
pub fn dot(diagram: &Diagram) -> String {
    let mut out = String::from("digraph workflow {\n");
    let title = [quote(&diagram.title), quote(&diagram.subtitle)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\\n");
    out.push_str(&format!("    graph [rankdir=TB, labelloc=t, fontname=\"sans-serif\", label=\"{title}\"];\n"));
    out.push_str("    node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n");
    out.push_str("    edge [fontname=\"sans-serif\", fontsize=9];\n");
    for (index, step) in diagram.steps.iter().enumerate() {
        out.push_str(&format!("    s{index} [{}];\n", step_attributes(step)));
    }
    for (index, end) in diagram.ends.iter().enumerate() {
        out.push_str(&format!("    e{index} [{}];\n", end_attributes(end)));
    }
    for line in diagram.edges.iter().filter_map(|edge| link(diagram, edge)) {
        out.push_str(&format!("    {line};\n"));
    }
    for line in diagram.returns.iter().flat_map(|line| way_back(diagram, line)) {
        out.push_str(&format!("    {line};\n"));
    }
    out.push_str("}\n");
    out
}

fn step_attributes(step: &StepBox) -> String {
    let mut styles = vec![if step.detour { "filled" } else { "rounded" }];
    if step.when.is_some() {
        styles.push("dashed");
    }
    if step.on_request {
        styles.push("dotted");
    }
    let mut more = if step.detour { ", shape=octagon, fillcolor=\"#f4eefb\"" } else { "" };
    match step.state {
        Some(StepState::Open) => (styles, more) = (vec!["filled", "rounded", "bold"], ", fillcolor=\"#ffe3a3\""),
        Some(StepState::Done(_)) => (styles, more) = (vec!["filled", "rounded"], ", fillcolor=\"#e0f2e3\""),
        Some(StepState::Skipped) => {
            (styles, more) = (vec!["rounded", "dashed"], ", color=\"#9aa5b1\", fontcolor=\"#5b6875\"");
        }
        Some(StepState::Cancelled) => {
            (styles, more) =
                (vec!["filled", "rounded"], ", color=\"#9aa5b1\", fontcolor=\"#5b6875\", fillcolor=\"#f1f3f5\"");
        }
        None | Some(StepState::Waiting) => {}
    }
    format!("label=\"{}\", style=\"{}\"{more}", step_label(step), styles.join(","))
}

fn step_label(step: &StepBox) -> String {
    let title = if text::clean(&step.title).is_empty() { &step.id } else { &step.title };
    let asked = if step.on_request { "on request" } else { "" };
    let about: Vec<String> = [step.kind.as_str(), step.who.as_str(), step.limit.as_str(), asked]
        .into_iter()
        .map(quote)
        .filter(|part| !part.is_empty())
        .collect();
    let rest = if step.rest_cancel { "rest: Cancel" } else { "" };
    let join: Vec<String> =
        [step.join.as_deref().unwrap_or(""), rest].into_iter().map(quote).filter(|part| !part.is_empty()).collect();
    let guard = step.when.as_ref().map(|guard| quote(format!("when {guard}"))).unwrap_or_default();
    let state = match &step.state {
        Some(StepState::Done(outcome)) => quote(format!("✓ {outcome}")),
        Some(StepState::Cancelled) => "cancelled".to_owned(),
        Some(StepState::Skipped) => "skipped".to_owned(),
        None | Some(StepState::Waiting | StepState::Open) => String::new(),
    };
    let lines = [quote(title), about.join(" · "), guard, join.join(" · "), state];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\\n")
}

fn end_attributes(end: &EndBox) -> String {
    let title = if text::clean(&end.title).is_empty() { &end.id } else { &end.title };
    let lines = [quote(title), quote(end.join.as_deref().unwrap_or(""))];
    let label = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\\n");
    let fill = if end.reached { ", fillcolor=\"#1f2933\", fontcolor=\"#ffffff\"" } else { ", fillcolor=\"#e6ebf0\"" };
    format!("label=\"{label}\", shape=box, style=\"rounded,filled,bold\"{fill}")
}

fn link(diagram: &Diagram, edge: &Line) -> Option<String> {
    diagram.steps.get(edge.from)?;
    let to = match edge.to {
        Target::Step(index) => diagram.steps.get(index).map(|_| format!("s{index}")),
        Target::End(index) => diagram.ends.get(index).map(|_| format!("e{index}")),
    }?;
    let label = quote(edge.outcomes.join(" / "));
    let attributes = if label.is_empty() { String::new() } else { format!(" [label=\"{label}\"]") };
    Some(format!("s{} -> {to}{attributes}", edge.from))
}

fn way_back(diagram: &Diagram, line: &ReturnLine) -> Vec<String> {
    let steps = diagram.steps.len();
    if line.from >= steps || line.to >= steps {
        return Vec::new();
    }
    let mut stops = vec![line.from];
    stops.extend(line.by_way_of.iter().copied().filter(|&stop| stop < steps));
    stops.push(line.to);
    let legs = stops.iter().zip(stops.iter().skip(1)).enumerate();
    legs.map(|(leg, (from, to))| {
        let label = if leg == 0 { quote(&line.outcome) } else { String::new() };
        format!("s{from} -> s{to} [label=\"{label}\", style=dashed, color=\"#b3261e\", fontcolor=\"#b3261e\", constraint=false]")
    })
    .collect()
}

/// Cleaned text for a quoted string.
fn quote(label: impl AsRef<str>) -> String {
    text::clean(label.as_ref()).replace('\\', "\\\\").replace('"', "\\\"")
}
