use super::{play::Play, why};
use crate::{
    diagram::first_text,
    output::harmless,
    style::{CANCELLED, DONE, HEADING, OPEN, QUIET},
    who::who,
};
use anstyle::Style;
use onedoor_core::{case::Condition, id::StepId};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A wider cell is cut.
const CELL_COLUMNS_MAX: usize = 36;
/// Of a larger definition, only what is open is shown.
const ROWS_MAX: usize = 120;

const HEADINGS: [&str; 6] = ["step", "title", "is", "round", "who", ""];

struct Row {
    symbol: char,
    style: Style,
    cells: [String; 6],
}

/// The state of a case, a line a step, in topological order.
pub(super) fn table(play: &Play) -> String {
    let rows: Vec<Row> = shown(play).into_iter().map(|step| row(play, step)).collect();
    let mut text = lines(&rows);
    let hidden = play.graph.steps().len() - rows.len();
    if hidden > 0 {
        text.push_str(&format!("  {QUIET}{hidden} more steps are not open{QUIET:#}\n"));
    }
    text
}

fn shown(play: &Play) -> Vec<StepId> {
    let all = play.graph.order();
    let open = |step: &&StepId| all.len() <= ROWS_MAX || play.case.condition(**step) == Condition::Open;
    all.iter().filter(open).take(ROWS_MAX).copied().collect()
}

fn row(play: &Play, step: StepId) -> Row {
    let (graph, case) = (&*play.graph, &play.case);
    let written = graph.workflow().steps.get(graph.step_name(step));
    let title = written.and_then(|step| first_text(step.title.as_ref())).unwrap_or_default();
    let condition = case.condition(step);
    let person = play.people.get(&step).filter(|_| matches!(condition, Condition::Done(_))).cloned();
    let acting = person.or_else(|| written.map(who)).unwrap_or_default();
    let (symbol, style) = looks(condition);
    let cells = [
        graph.step_name(step).to_owned(),
        title.to_owned(),
        condition.describe(graph, step),
        case.round(step).to_string(),
        acting,
        why::brief(graph, case, step),
    ];
    Row { symbol, style, cells: cells.map(|cell| harmless(&cell)) }
}

/// Symbols that every terminal draws one column wide, also where it draws some beside Chinese text in two.
fn looks(condition: Condition) -> (char, Style) {
    match condition {
        Condition::Waiting => ('.', Style::new()),
        Condition::Open => ('▸', OPEN),
        Condition::Done(_) => ('✓', DONE),
        Condition::Skipped(_) => ('-', QUIET),
        Condition::Cancelled(_) => ('✗', CANCELLED),
    }
}

fn lines(rows: &[Row]) -> String {
    let mut widths = [0; HEADINGS.len()];
    for (column, width) in widths.iter_mut().enumerate() {
        let cells = rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.width()).max().unwrap_or(0);
        // An empty column is left out, with its heading.
        *width =
            if cells == 0 { 0 } else { cells.max(HEADINGS.get(column).map_or(0, |h| h.width())).min(CELL_COLUMNS_MAX) };
    }
    let heading = line(&HEADINGS.map(str::to_owned), &widths);
    let mut text = format!("    {HEADING}{heading}{HEADING:#}\n");
    for Row { symbol, style, cells } in rows {
        text.push_str(&format!("  {style}{symbol} {}{style:#}\n", line(cells, &widths)));
    }
    text
}

/// The cells beside one another. The last is neither cut nor filled.
fn line(cells: &[String; 6], widths: &[usize; 6]) -> String {
    let mut text = String::new();
    let last = cells.len() - 1;
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0) {
        text.push_str(&if column == last { cell.clone() } else { fitted(cell, *width) + "  " });
    }
    text.trim_end().to_owned()
}

/// The text in exactly so many columns: cut with two dots, or filled with blanks.
fn fitted(text: &str, columns: usize) -> String {
    let kept = if text.width() <= columns { text.to_owned() } else { cut(text, columns) };
    let filling = columns.saturating_sub(kept.width());
    kept + &" ".repeat(filling)
}

fn cut(text: &str, columns: usize) -> String {
    let dots = ".".repeat(columns.min(2));
    let mut left = columns - dots.len();
    text.chars().take_while(|c| take_columns(&mut left, c.width().unwrap_or(0))).collect::<String>() + &dots
}

fn take_columns(left: &mut usize, columns: usize) -> bool {
    let fits = columns <= *left;
    *left = left.saturating_sub(columns);
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_fill_two_columns() {
        assert_eq!(fitted("消防审查", 10), "消防审查  ");
        assert_eq!(fitted("消防审查意见", 8), "消防审..");
        assert_eq!(fitted("消防审查意见", 9), "消防审.. ");
        assert_eq!(fitted("消", 1).width(), 1);
    }
}
