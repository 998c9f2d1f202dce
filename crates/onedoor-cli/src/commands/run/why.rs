use super::{data, due, play::Play};
use crate::{
    columns::fitted,
    output::{Output, harmless},
    style::{HEADING, HELP, QUIET},
    trouble::Trouble,
    wall,
    who::who,
};
use onedoor_core::{
    case::{By, Case, Condition, Why},
    engine::{Reason, Told, Wait, explain, explain_refusal, waits_for},
    graph::{Edge, Graph},
    id::{Node, StepId},
    language::Join,
};
use unicode_width::UnicodeWidthStr;

/// More names than this are counted, not listed, in the few words of a table.
const NAMES_MAX: usize = 3;

/// Says why a step is what it is: what it waits for, and what each of its edges told it.
pub(super) fn tell(play: &Play, step: StepId, output: &mut Output) -> Result<(), Trouble> {
    let (graph, case) = (&*play.graph, &play.case);
    let node = &graph.steps()[step];
    let acting = graph.workflow().steps.get(&node.name).map(who).filter(|who| !who.is_empty());
    let acting = acting.map_or(String::new(), |who| format!(", {}", harmless(&who)));
    writeln!(
        output.human(),
        "{HEADING}{}{HEADING:#} ({}{acting}) is {}, round {}",
        node.name,
        node.kind.word(),
        case.condition(step).describe(graph, step),
        case.round(step),
    )?;
    let due = due::of_step(play, step);
    if !due.is_empty() {
        writeln!(output.human(), "  {due}")?;
    }
    for line in reasons(graph, case, step) {
        writeln!(output.human(), "  {}", harmless(&line))?;
    }
    for edge in graph.edges_to(Node::Step(step)) {
        writeln!(output.human(), "  {QUIET}{}{QUIET:#}", edge_words(graph, case, edge))?;
    }
    if play.directory().is_some() || !case.seats(step).is_empty() {
        let explanation = explain(&play.graph, case, &play.env());
        let lines = explanation.waits.iter().filter(|wait| wait.step() == Some(step)).flat_map(Wait::lines);
        tell_lines(play, lines, output)?;
    }
    Ok(())
}

/// Says what the last refusal means, or else what the case waits for.
pub(super) fn tell_all(play: &Play, output: &mut Output) -> Result<(), Trouble> {
    let Some(refusal) = play.refused() else {
        return tell_lines(play, explain(&play.graph, &play.case, &play.env()).lines(), output);
    };
    let Told { code, rule, facts, way_out } = explain_refusal(refusal);
    writeln!(output.human(), "{HEADING}{code}{HEADING:#}: {}", harmless(&rule))?;
    let widest = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let facts = facts.iter().map(|(name, fact)| format!("  {}  {fact}", fitted(name, widest)));
    tell_lines(play, facts, output)?;
    match way_out {
        Some(way_out) => Ok(writeln!(output.human(), "{HELP}help{HELP:#}: {}", harmless(&way_out))?),
        None => Ok(()),
    }
}

fn tell_lines(play: &Play, lines: impl IntoIterator<Item = String>, output: &mut Output) -> Result<(), Trouble> {
    for line in lines {
        writeln!(output.human(), "{}", harmless(&wall::told(&line, play.clock().calendar())))?;
    }
    Ok(())
}

/// Says what the case knows.
pub(super) fn tell_data(play: &Play, output: &mut Output) -> Result<(), Trouble> {
    let value_of = |name: &str| Some(play.case.value(play.graph.field_named(name)?)?.to_string());
    for line in data::known(&play.graph, value_of) {
        writeln!(output.human(), "{}", harmless(&line))?;
    }
    Ok(())
}

/// In a few words why a step is not open; empty where there is nothing to say.
pub(super) fn brief(graph: &Graph, case: &Case, step: StepId) -> String {
    not_open(graph, case, step, NAMES_MAX)
}

fn not_open(graph: &Graph, case: &Case, step: StepId, names_max: usize) -> String {
    match (waits_for(graph, case, step), case.condition(step)) {
        (Some(Reason::Answers(steps)), _) => format!("waits for {}", names(graph, &steps, names_max)),
        (Some(Reason::Detours(steps)), _) => format!("waits for {} on the way back", names(graph, &steps, names_max)),
        (None, Condition::Skipped(Why::Join)) => "nothing leads here".to_owned(),
        (None, Condition::Skipped(Why::Guard)) => "its guard does not hold".to_owned(),
        (None, Condition::Skipped(Why::Detour)) => "only on the way back".to_owned(),
        (None, Condition::Skipped(Why::Unasked)) => "on request".to_owned(),
        (None, Condition::Cancelled(By::Step(by))) => format!("recalled by {}", graph.step_name(by)),
        (None, Condition::Cancelled(By::Command)) => "recalled by a command".to_owned(),
        (None, Condition::Cancelled(By::End)) => "recalled by the end".to_owned(),
        (None, Condition::Cancelled(By::Silence)) => "nobody answered in time".to_owned(),
        (None, Condition::Waiting | Condition::Open | Condition::Done(_)) => String::new(),
    }
}

fn reasons(graph: &Graph, case: &Case, step: StepId) -> Vec<String> {
    let node = &graph.steps()[step];
    let not_open = not_open(graph, case, step, usize::MAX);
    let mut lines: Vec<String> = Some(not_open).filter(|why| !why.is_empty()).into_iter().collect();
    if case.condition(step) == Condition::Open {
        lines.push(format!("it can be completed with {}", node.outcomes.names().collect::<Vec<_>>().join(", ")));
    }
    if let Some(guard) = graph.workflow().steps.get(&node.name).and_then(|step| step.when.as_ref()) {
        lines.push(format!("its guard: {guard}"));
    }
    if graph.edges_to(Node::Step(step)).len() > 1 {
        lines.push(join_words(node.join));
    }
    lines
}

fn join_words(join: Join) -> String {
    match join {
        Join::AllAsked => "it opens when all that were asked have answered".to_owned(),
        Join::AllRequired => "it opens when all of these lead here".to_owned(),
        Join::Any => "it opens at the first of these that leads here".to_owned(),
        Join::AtLeast(k) => format!("it opens when {k} of these lead here"),
    }
}

fn edge_words(graph: &Graph, case: &Case, edge: &Edge) -> String {
    let condition = case.condition(edge.from);
    let leads = match condition {
        Condition::Waiting | Condition::Open => "has not answered",
        Condition::Done(outcome) if edge.accepts.contains(outcome) => "leads here",
        Condition::Done(_) | Condition::Skipped(_) | Condition::Cancelled(_) => "does not lead here",
    };
    format!("{} is {}: {leads}", graph.step_name(edge.from), condition.describe(graph, edge.from))
}

fn names(graph: &Graph, steps: &[StepId], most: usize) -> String {
    let shown: Vec<&str> = steps.iter().take(most).map(|step| graph.step_name(*step)).collect();
    match steps.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
