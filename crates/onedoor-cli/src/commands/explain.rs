mod json;

use crate::{
    answer::Answer,
    args::ExplainArgs,
    definitions::Library,
    files,
    output::{Output, harmless},
    scenarios::{Scenarios, Unplayable},
    style::{ERROR, HEADING, QUIET},
    trouble::Trouble,
    wall,
};
use onedoor::scenario::{Explained, explain_in};
use onedoor_core::{calendar::Calendar, engine::Explanation};
use std::path::Path;

/// Plays a scenario, and explains what its case waits for then.
pub(super) fn explain(args: &ExplainArgs, workflows: Option<&Path>, output: &mut Output) -> Result<Answer, Trouble> {
    let file = files::read(&args.file)?;
    let misuse = |wrong: Unplayable| {
        Trouble::misuse(format!("{}:{}:{}: {}", file.name(), wrong.line, wrong.column, wrong.message))
    };
    let scenarios = Scenarios::of(&file, workflows).map_err(misuse)?;
    let mut library = Library::new(workflows)?;
    let known = library.known_to(&scenarios.workflow);
    let setting = scenarios.setting(known);
    let explained = explain_in(&scenarios.text, &setting, args.scenario.as_deref(), args.at);
    let explained = explained.map_err(|error| misuse(error.into()))?;
    let calendar = explained.graph.workflow().calendar.as_deref().and_then(|calendar| known.calendar(calendar));
    tell(&explained, calendar.map(|calendar| &**calendar), output)?;
    let Some(failure) = &explained.failure else { return Ok(Answer::Yes) };
    let (name, message) = (file.name(), harmless(&failure.message));
    writeln!(output.aside(), "{ERROR}failed{ERROR:#}  {name}:{}:{}: {message}", failure.line, failure.column)?;
    Ok(Answer::No)
}

fn tell(explained: &Explained, calendar: Option<&Calendar>, output: &mut Output) -> Result<(), Trouble> {
    let Explained { scenario, graph, explanation, .. } = explained;
    let workflow = &graph.workflow().id;
    writeln!(output.human(), "{HEADING}{}{HEADING:#} {QUIET}({workflow}){QUIET:#}", harmless(scenario))?;
    for line in explanation.lines() {
        let line = wall::told(&line, calendar);
        let (text, inner) = (harmless(line.trim_start()), line.starts_with(' '));
        match inner {
            true => writeln!(output.human(), "  {text}")?,
            false => writeln!(output.human(), "{HEADING}{text}{HEADING:#}")?,
        }
    }
    let Explanation { waits, .. } = explanation;
    waits.iter().try_for_each(|wait| output.json(&json::Line::new(graph, wait)))?;
    Ok(output.json(&json::Summary::new(scenario, explanation))?)
}
