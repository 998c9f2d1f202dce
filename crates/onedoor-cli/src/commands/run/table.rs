use super::{
    due,
    hands::{self, SeatLine, SeatState},
    play::Play,
    why,
};
use crate::{
    columns::fitted,
    diagram::first_text,
    output::harmless,
    style::{CANCELLED, DONE, ERROR, HEADING, OPEN, QUIET},
    who::who,
};
use anstyle::Style;
use onedoor_core::{
    case::{Condition, WorkItemId},
    id::StepId,
    people::Actor,
};
use unicode_width::UnicodeWidthStr;

/// A wider cell is cut.
const CELL_COLUMNS_MAX: usize = 36;
/// A title is not cut below this as long as something else can be left out.
const TITLE_COLUMNS_MIN: usize = 12;
/// Nor is who acts.
const WHO_COLUMNS_MIN: usize = 12;
/// Nor are the reasons.
const WHY_COLUMNS_MIN: usize = 18;
/// A terminal that does not tell its width has this.
const TERMINAL_COLUMNS: usize = 80;
/// In front of the cells: a symbol, with blanks around it.
const MARGIN: usize = 4;
/// Between two cells.
const GAP: usize = 2;
/// Of a larger definition, only what is open is shown.
const ROWS_MAX: usize = 120;

const HEADINGS: [&str; 6] = ["step", "title", "is", "round", "who", ""];
const TITLE: usize = 1;
const WHO: usize = 4;
const WHY: usize = 5;

/// How wide each column is; one of no width is left out.
type Widths = [usize; HEADINGS.len()];

struct Row {
    symbol: char,
    style: Style,
    cells: [String; 6],
}

/// The width of the terminal, as the environment tells it.
pub(super) fn terminal_columns() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    told.filter(|columns| *columns > 0).unwrap_or(TERMINAL_COLUMNS)
}

/// The state of a case, a line a step, in topological order; no line is wider than `columns`.
pub(super) fn table(play: &Play, columns: usize) -> String {
    let steps = shown(play);
    let hidden = play.graph.steps().len().saturating_sub(steps.len());
    let seats = |step| hands::seats(play, step).into_iter().map(seat_row);
    let rows: Vec<Row> =
        steps.into_iter().flat_map(|step| std::iter::once(row(play, step)).chain(seats(step))).collect();
    let mut text = lines(&rows, columns);
    if hidden > 0 {
        text.push_str(&format!("  {QUIET}{hidden} more steps are not open{QUIET:#}\n"));
    }
    for line in due::of_case(play) {
        text.push_str(&format!("  {}\n", fitted(&line, columns.saturating_sub(2)).trim_end()));
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
    let acting = acting(play, step).or_else(|| written.map(who)).unwrap_or_default();
    let (symbol, style) = if due::is_overdue(play, step) { ('!', ERROR) } else { looks(condition) };
    let cells = [
        graph.step_name(step).to_owned(),
        title.to_owned(),
        condition.describe(graph, step),
        case.round(step).to_string(),
        acting,
        Some(due::of_step(play, step)).filter(|due| !due.is_empty()).unwrap_or_else(|| why::brief(graph, case, step)),
    ];
    Row { symbol, style, cells: cells.map(|cell| harmless(&cell)) }
}

/// Who did a step, or has it in hand.
fn acting(play: &Play, step: StepId) -> Option<String> {
    match play.case.condition(step) {
        Condition::Done(_) => {
            let done_by: Vec<&str> = play.case.done_by(step).iter().map(Actor::identity).collect();
            let last = || play.people.get(&step).map(ToString::to_string);
            Some(done_by.join(", ")).filter(|names| !names.is_empty()).or_else(last)
        }
        Condition::Open => play.case.work_item(WorkItemId::of(step)).and_then(hands::holder),
        _ => None,
    }
}

fn seat_row(seat: SeatLine) -> Row {
    let SeatLine { name, answer, who, is } = seat;
    let (symbol, style) = match is {
        SeatState::Open => ('.', Style::new()),
        SeatState::Answered => ('✓', DONE),
        SeatState::Removed => ('✗', CANCELLED),
    };
    let none = String::new;
    Row { symbol, style, cells: [name, none(), answer, none(), who, none()].map(|cell| harmless(&cell)) }
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

fn lines(rows: &[Row], columns: usize) -> String {
    let room = columns.saturating_sub(MARGIN);
    let widths = fitting(natural(rows), room);
    let heading = line(&HEADINGS.map(str::to_owned), &widths, room);
    let mut text = format!("    {HEADING}{heading}{HEADING:#}\n");
    for Row { symbol, style, cells } in rows {
        text.push_str(&format!("  {style}{symbol} {}{style:#}\n", line(cells, &widths, room)));
    }
    text
}

/// As wide as the widest cell. An empty column is left out, with its heading.
fn natural(rows: &[Row]) -> Widths {
    std::array::from_fn(|column| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.width()).max().unwrap_or(0);
        let heading = HEADINGS.get(column).map_or(0, |heading| heading.width());
        match cells {
            0 => 0,
            _ if column == WHY => cells,
            _ => cells.max(heading).min(CELL_COLUMNS_MAX),
        }
    })
}

/// In a narrow terminal titles are cut first; then rounds are left out; then who acts and the reasons are cut; then who acts is left out, and so on.
fn fitting(natural: Widths, room: usize) -> Widths {
    let [step, title, is, round, who, why] = natural;
    let short = title.min(TITLE_COLUMNS_MIN);
    let tries = [
        [step, short, is, round, who, why],
        [step, short, is, 0, who, why],
        [step, short, is, 0, who.min(WHO_COLUMNS_MIN), why.min(WHY_COLUMNS_MIN)],
        [step, short, is, 0, 0, why],
        [step, short, is, 0, 0, 0],
    ];
    let mut widths = tries.into_iter().find(|widths| total(widths) <= room).unwrap_or([step, 0, is, 0, 0, 0]);
    // What is left of the room goes to what was cut; nothing that was left out comes back but the reasons.
    let who = if widths.get(WHO) == Some(&0) { 0 } else { who };
    for (column, wanted) in [(WHY, why), (WHO, who), (TITLE, title)] {
        if let Some(width) = widths.get(column).copied().filter(|width| *width < wanted) {
            let blanks = if width == 0 { GAP } else { 0 };
            let more = room.saturating_sub(total(&widths) + blanks).min(wanted - width);
            if let Some(width) = widths.get_mut(column) {
                *width += more;
            }
        }
    }
    widths
}

/// The cells beside one another, in all not wider than the room.
fn line(cells: &[String; 6], widths: &Widths, room: usize) -> String {
    let shown = cells.iter().zip(widths).filter(|(_, width)| **width > 0);
    let text = shown.map(|(cell, width)| fitted(cell, *width)).collect::<Vec<_>>().join(&" ".repeat(GAP));
    fitted(text.trim_end(), room).trim_end().to_owned()
}

fn total(widths: &Widths) -> usize {
    let shown = widths.iter().filter(|width| **width > 0);
    shown.map(|width| width + GAP).sum::<usize>().saturating_sub(GAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(natural: Widths, columns: usize, expected: Widths) {
        assert_eq!(fitting(natural, columns - MARGIN), expected);
    }

    #[test]
    fn a_narrow_terminal_cuts_titles_then_leaves_out_rounds_and_who_acts() {
        check([8, 20, 10, 5, 12, 0], 80, [8, 20, 10, 5, 12, 0]);
        check([8, 20, 10, 5, 12, 20], 85, [8, 16, 10, 5, 12, 20]);
        check([8, 20, 10, 5, 12, 20], 80, [8, 18, 10, 0, 12, 20]);
        check([8, 20, 10, 5, 20, 30], 80, [8, 12, 10, 0, 12, 26]);
        check([8, 20, 20, 5, 20, 30], 80, [8, 12, 20, 0, 0, 30]);
        check([8, 20, 20, 5, 20, 60], 80, [8, 12, 20, 0, 0, 30]);
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let cell = |text: &str, times| text.repeat(times);
        let row = |n: usize| Row {
            symbol: '.',
            style: Style::new(),
            cells: [
                cell("s", 5 * n),
                cell("消防", 5 * n),
                cell("i", 8 * n),
                "1".to_owned(),
                cell("w", 9 * n),
                cell("why ", 9 * n),
            ],
        };
        for columns in [1, 10, 20, 40, 60, 80, 100, 132] {
            let text = lines(&[row(1), row(2), row(4)], columns);
            let plain = anstream::adapter::strip_str(&text).to_string();
            assert!(plain.lines().all(|line| line.width() <= columns.max(MARGIN)), "{columns}:\n{plain}");
        }
    }
}
