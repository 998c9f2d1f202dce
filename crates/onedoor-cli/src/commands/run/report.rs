use super::play::Play;
use crate::{
    diagram::first_text,
    output::{Output, harmless},
    style::{HEADING, QUIET},
    trouble::Trouble,
};
use onedoor_core::{
    case::{Ending, Event},
    people::Actor,
};
use serde::Serialize;

#[derive(Serialize)]
struct Object<'a> {
    r#type: &'static str,
    line: usize,
    event: &'a str,
    by: Option<&'a str>,
}

#[derive(Serialize)]
struct Summary<'a> {
    r#type: &'static str,
    ending: Option<String>,
    open: Vec<&'a str>,
}

/// Says what happened, a line an event.
pub(super) fn events(events: &[Event], line: usize, play: &Play, output: &mut Output) -> Result<(), Trouble> {
    for event in events {
        let words = event.describe(&play.graph);
        let by = match event {
            Event::StepCompleted { step, .. } => play.people.get(step).map(Actor::identity),
            _ => None,
        };
        output.json(&Object { r#type: "event", line, event: &words, by })?;
        writeln!(output.human(), "{words}")?;
    }
    Ok(())
}

/// The same for whoever plays.
pub(super) fn events_for_player(events: &[Event], play: &Play, output: &mut Output) -> Result<(), Trouble> {
    for event in events {
        writeln!(output.human(), "  {QUIET}{}{QUIET:#}", event.describe(&play.graph))?;
    }
    if let Some(ending) = play.case.ending() {
        writeln!(
            output.human(),
            "\n{HEADING}the case has ended: {}{HEADING:#}",
            harmless(&ending_words(play, ending))
        )?;
    }
    Ok(())
}

fn ending_words(play: &Play, ending: Ending) -> String {
    let words = ending.describe(&play.graph);
    match play.graph.workflow().ends.get(&words).and_then(|end| first_text(end.title.as_ref())) {
        Some(title) if matches!(ending, Ending::End(_)) => format!("{title} ({words})"),
        _ => words,
    }
}

/// The summary object.
pub(super) fn summary(play: &Play, output: &mut Output) -> Result<(), Trouble> {
    let ending = play.case.ending().map(|ending| ending.describe(&play.graph));
    let open = play.case.open_steps().map(|step| play.graph.step_name(step)).collect();
    Ok(output.json(&Summary { r#type: "summary", ending, open })?)
}
