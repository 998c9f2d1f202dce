use super::report::share;
use crate::{
    columns::fitted,
    output::{counted, harmless},
    replay::{Deadlines, Figures},
};
use unicode_width::UnicodeWidthStr;

/// Of more departments than this, the last in the order of names stand in one line.
const ROWS_MAX: usize = 30;
/// A longer name is cut.
const NAME_COLUMNS_MAX: usize = 40;
/// Between two columns.
const GAP: &str = "  ";
const HEADINGS: [&str; 5] = ["department", "on time", "late", "open", "on time of closed"];

/// The deadlines as a table, a line a department; nothing where the log has none.
pub(super) fn table(deadlines: &Deadlines) -> String {
    let mut text = String::new();
    if deadlines.total() != Figures::default() {
        text = format!("\n{}", lines(&rows(deadlines)));
    }
    if deadlines.unreadable() > 0 {
        let cases = counted(usize::try_from(deadlines.unreadable()).unwrap_or(usize::MAX), "case");
        text.push_str(&format!("\nnot counted: {cases} with a deadline or an end that is no instant\n"));
    }
    text
}

fn rows(deadlines: &Deadlines) -> Vec<(String, Figures)> {
    let all = deadlines.departments();
    // One line too many is shown rather than told of in a line.
    let shown = if all.len() > ROWS_MAX + 1 { ROWS_MAX } else { all.len() };
    let others = all.len() - shown;
    let mut rows: Vec<_> = all.map(|(name, figures)| (harmless(name), figures)).collect();
    let rest = rows.split_off(shown).into_iter().fold(Figures::default(), |sum, (_, figures)| sum.plus(figures));
    if others > 0 {
        rows.push((format!("{others} others"), rest));
    }
    rows.push(("all".to_owned(), deadlines.total()));
    rows
}

fn lines(rows: &[(String, Figures)]) -> String {
    let headings = HEADINGS.map(str::to_owned);
    let cells: Vec<_> = std::iter::once(headings).chain(rows.iter().map(cells)).collect();
    let widths = std::array::from_fn(|column| {
        cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0).min(NAME_COLUMNS_MAX)
    });
    cells.iter().map(|row| line(row, widths)).collect()
}

fn cells((name, figures): &(String, Figures)) -> [String; HEADINGS.len()] {
    let percentage = match figures.closed() {
        0 => "-".to_owned(),
        closed => share(figures.on_time, closed).trim().to_owned(),
    };
    [name.clone(), figures.on_time.to_string(), figures.late.to_string(), figures.open.to_string(), percentage]
}

/// The name on the left, numbers on the right of their columns.
fn line([name, numbers @ ..]: &[String; HEADINGS.len()], [first, rest @ ..]: [usize; HEADINGS.len()]) -> String {
    let numbers: String = numbers.iter().zip(rest).map(|(number, width)| format!("{GAP}{number:>width$}")).collect();
    format!("{}{numbers}\n", fitted(name, first))
}
