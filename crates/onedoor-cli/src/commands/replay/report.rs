use super::deadlines;
use crate::{
    output::{Output, harmless},
    replay::{FirstRejection, Tally},
    trouble::Trouble,
    xes::Oddities,
};
use std::io::{IsTerminal, stdout};

const REJECTIONS_IN_TERMINAL: usize = 5;

/// Says what came of a replay: one object, or a table.
pub(super) fn print(
    tally: &Tally,
    most_states: usize,
    rejected: Option<usize>,
    output: &mut Output,
) -> Result<(), Trouble> {
    if output.is_json() {
        write!(output.human(), "{}", rejections(tally, rejected.unwrap_or(0)))?;
        output.json(tally)?;
    } else {
        let some = if stdout().is_terminal() { REJECTIONS_IN_TERMINAL } else { 0 };
        let deadlines = deadlines::table(&tally.deadlines);
        let rejections = rejections(tally, rejected.unwrap_or(some));
        write!(output.human(), "{}{deadlines}{rejections}", table(tally, most_states))?;
    }
    Ok(())
}

/// Says on stderr what was not in order in a log that could be read all the same.
pub(super) fn tell(oddities: Oddities, output: &mut Output) -> Result<(), Trouble> {
    let counts = [
        (oddities.unreadable_dates, "dates that are no instants were taken as text"),
        (oddities.unreadable_values, "values that are not of their type were taken as text"),
        (oddities.incomplete_attributes, "attributes without a key or a value were left out"),
        (oddities.repeated_keys, "keys came again in the same place; the last one holds"),
    ];
    for (count, what) in counts.iter().filter(|(count, _)| *count > 0) {
        writeln!(output.aside(), "note: {count} {what}")?;
    }
    Ok(())
}

fn table(tally: &Tally, most_states: usize) -> String {
    let rows = [
        ("cases", tally.cases, None),
        ("  complete", tally.complete, Some(tally.cases)),
        ("  open", tally.open, Some(tally.cases)),
        ("  rejected", tally.rejected, Some(tally.cases)),
        ("events", tally.events, None),
        ("  accepted", tally.accepted_events, Some(tally.events)),
    ];
    let width = rows.iter().map(|(_, count, _)| count.to_string().len()).max().unwrap_or(0);
    let lines = rows.iter().map(|(name, count, of)| {
        format!("{name:<12}{count:>width$}{}\n", of.map_or(String::new(), |of| share(*count, of)))
    });
    format!("{}states      {most_states:>width$}  at most, in one case at once\n", lines.collect::<String>())
}

/// The part of the whole in tenths of a percent, never rounded up: what is just below a threshold is not shown as having reached it.
pub(super) fn share(count: u64, of: u64) -> String {
    let tenths = u128::from(count) * 1000 / u128::from(of.max(1));
    format!("{:>5}.{} %", tenths / 10, tenths % 10)
}

fn rejections(tally: &Tally, most: usize) -> String {
    let all = tally.rejections();
    let shown: String = all.iter().take(most).map(|(first, cases)| line(first, *cases)).collect();
    if shown.is_empty() {
        shown
    } else {
        format!("\nfirst rejections (cases, activity, what was open instead)\n{shown}")
    }
}

fn line(first: &FirstRejection, cases: u64) -> String {
    let open = if first.open.is_empty() { "nothing".to_owned() } else { first.open.join(", ") };
    format!("{cases:>6}  `{}`  {open}\n", harmless(&first.activity))
}
