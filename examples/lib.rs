//! What the examples share: the progress of a case as a table.

use anstyle::{AnsiColor, Style};
use onedoor::{CaseView, core::case::Condition, core::language::Workflow};
use unicode_width::UnicodeWidthStr;

/// Prints where a case stands: a line a step, aligned, in colour on a terminal.
pub fn print_case(view: &CaseView, workflow: &Workflow) {
    for step in &view.steps {
        let (mark, style, word) = look(step.condition, step.outcome.as_deref());
        let title = workflow
            .steps
            .get(&step.step)
            .and_then(|written| written.title.as_ref())
            .map_or(step.step.as_str(), |title| title.text("zh"));
        let round = if step.round > 1 { format!("  round {}", step.round) } else { String::new() };
        anstream::println!("  {style}{mark} {} {} {word}{round}{style:#}", padded(&step.step, 14), padded(title, 16));
    }
    if let Some(end) = &view.ended {
        anstream::println!("  {0}= {end}{0:#}", Style::new().bold());
    }
}

fn look(condition: Condition, outcome: Option<&str>) -> (char, Style, String) {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match condition {
        Condition::Waiting => ('·', Style::new().dimmed(), "waiting".to_owned()),
        Condition::Open => ('▶', colour(AnsiColor::Yellow).bold(), "open".to_owned()),
        Condition::Done(_) => ('✓', colour(AnsiColor::Green), outcome.unwrap_or("done").to_owned()),
        Condition::Skipped(_) => ('–', Style::new().dimmed(), "skipped".to_owned()),
        Condition::Cancelled(_) => ('✕', Style::new().dimmed(), "recalled".to_owned()),
    }
}

/// Chinese characters are two columns wide.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}
