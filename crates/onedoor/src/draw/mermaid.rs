//! Mermaid text.

use super::diagram::{Diagram, EndBox, Line, ReturnLine, StepBox, StepState, Target};
use super::text;

/// Writes a diagram as a Mermaid flowchart, from top to bottom; returns are dotted links.
///
/// Nodes are named `s0_ID`, `e0_ID`: by position first, so that names are unique and never a word of Mermaid's own.
#[must_use]
pub fn mermaid(diagram: &Diagram) -> String {
    let mut out = String::new();
    let title = text::clean(&diagram.title);
    if !title.is_empty() {
        out.push_str(&format!("---\ntitle: \"{}\"\n---\n", title.replace('\\', "\\\\").replace('"', "\\\"")));
    }
    out.push_str("flowchart TD\n");
    for (index, step) in diagram.steps.iter().enumerate() {
        out.push_str(&format!("    {}\n", step_node(index, step)));
    }
    for (index, end) in diagram.ends.iter().enumerate() {
        out.push_str(&format!(
            "    {}([\"{}\"]){}\n",
            end_name(index, end),
            end_label(end),
            if end.reached { ":::reached" } else { ":::end_" }
        ));
    }
    for line in diagram.edges.iter().filter_map(|edge| link(diagram, edge)) {
        out.push_str(&format!("    {line}\n"));
    }
    for line in diagram.returns.iter().flat_map(|line| way_back(diagram, line)) {
        out.push_str(&format!("    {line}\n"));
    }
    out.push_str(CLASSES);
    out
}

const CLASSES: &str = "    classDef conditional stroke-dasharray: 6 3
    classDef on_request stroke-dasharray: 2 3
    classDef detour fill:#f4eefb,stroke:#6b46a3
    classDef end_ fill:#e6ebf0,stroke:#1f2933
    classDef reached fill:#1f2933,stroke:#1f2933,color:#ffffff
    classDef open fill:#ffe3a3,stroke:#8a5a00,stroke-width:3px
    classDef done fill:#e0f2e3,stroke:#2e6b34,stroke-width:2px
    classDef skipped fill:#ffffff,stroke:#9aa5b1,color:#5b6875,stroke-dasharray: 3 3
    classDef cancelled fill:#f1f3f5,stroke:#9aa5b1,color:#5b6875
";

fn step_name(index: usize, step: &StepBox) -> String {
    format!("s{index}_{}", text::safe_id(&step.id).replace('-', "_"))
}

fn end_name(index: usize, end: &EndBox) -> String {
    format!("e{index}_{}", text::safe_id(&end.id).replace('-', "_"))
}

fn step_node(index: usize, step: &StepBox) -> String {
    let (open, close) = if step.detour { ("{{", "}}") } else { ("[", "]") };
    let class = class(step).map(|class| format!(":::{class}")).unwrap_or_default();
    format!("{}{open}\"{}\"{close}{class}", step_name(index, step), step_label(step))
}

fn class(step: &StepBox) -> Option<&'static str> {
    match step.state {
        Some(StepState::Open) => Some("open"),
        Some(StepState::Done(_)) => Some("done"),
        Some(StepState::Skipped) => Some("skipped"),
        Some(StepState::Cancelled) => Some("cancelled"),
        None | Some(StepState::Waiting) if step.detour => Some("detour"),
        None | Some(StepState::Waiting) if step.on_request => Some("on_request"),
        None | Some(StepState::Waiting) => step.when.as_ref().map(|_| "conditional"),
    }
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
        [step.join.as_deref().unwrap_or(""), rest].into_iter().filter(|part| !part.is_empty()).map(quote).collect();
    let guard = step.when.as_ref().map(|guard| quote(format!("when {guard}"))).unwrap_or_default();
    let state = match &step.state {
        Some(StepState::Done(outcome)) => quote(format!("✓ {outcome}")),
        _ => String::new(),
    };
    let lines = [quote(title), about.join(" · "), guard, join.join(" · "), state];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("<br/>")
}

fn end_label(end: &EndBox) -> String {
    let title = if text::clean(&end.title).is_empty() { &end.id } else { &end.title };
    let lines = [quote(title), quote(end.join.as_deref().unwrap_or(""))];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("<br/>")
}

fn link(diagram: &Diagram, edge: &Line) -> Option<String> {
    let from = step_name(edge.from, diagram.steps.get(edge.from)?);
    let to = match edge.to {
        Target::Step(index) => step_name(index, diagram.steps.get(index)?),
        Target::End(index) => end_name(index, diagram.ends.get(index)?),
    };
    Some(arrow("-->", &from, &to, &edge.outcomes.join(" / ")))
}

fn way_back(diagram: &Diagram, line: &ReturnLine) -> Vec<String> {
    let name = |&index: &usize| diagram.steps.get(index).map(|step| step_name(index, step));
    let Some((from, to)) = name(&line.from).zip(name(&line.to)) else { return Vec::new() };
    let mut stops = vec![from];
    stops.extend(line.by_way_of.iter().filter_map(name));
    stops.push(to);
    let legs = stops.iter().zip(stops.iter().skip(1)).enumerate();
    legs.map(|(leg, (from, to))| arrow("-.->", from, to, if leg == 0 { &line.outcome } else { "" })).collect()
}

fn arrow(arrow: &str, from: &str, to: &str, label: &str) -> String {
    let label = quote(label);
    if label.is_empty() { format!("{from} {arrow} {to}") } else { format!("{from} {arrow}|\"{label}\"| {to}") }
}

/// Cleaned text for a quoted label; what Mermaid or the HTML behind it would read as markup becomes an entity code.
fn quote(label: impl AsRef<str>) -> String {
    let mut out = String::new();
    for symbol in text::clean(label.as_ref()).chars() {
        match symbol {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '*' | '_' | '|' | ';' | '~' | '$' | '%' => {
                out.push_str(&format!("#{};", u32::from(symbol)));
            }
            _ => out.push(symbol),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_cannot_leave_their_quotes() {
        assert_eq!(quote("a\"]\n<b>#1"), "a#34;] #60;b#62;#35;1");
    }
}
