//! What was found about definitions, for scripts and for people.

mod drawing;
mod json;

use crate::{
    output::{Output, counted},
    trouble::Trouble,
};
use onedoor_core::{
    diagnostic::{Diagnostic, Severity},
    language::Source,
};
use serde::Serialize;

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) files: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

/// The summary object of a check.
#[derive(Serialize)]
struct Summary {
    r#type: &'static str,
    files: usize,
    errors: usize,
    warnings: usize,
}

impl Tally {
    /// Counts a file in, with what was found in it.
    pub(crate) fn add(&mut self, found: &[Diagnostic]) {
        let count = |severity| found.iter().filter(|found| found.severity() == severity).count();
        self.files += 1;
        self.errors += count(Severity::Error);
        self.warnings += count(Severity::Warning);
    }

    /// The one line for people: `3 files, 2 errors, 1 warning`.
    pub(crate) fn line(self) -> String {
        format!(
            "{}, {}, {}",
            counted(self.files, "file"),
            counted(self.errors, "error"),
            counted(self.warnings, "warning")
        )
    }

    /// The summary object.
    pub(crate) fn json(self, output: &mut Output) -> Result<(), Trouble> {
        let Tally { files, errors, warnings } = self;
        Ok(output.json(&Summary { r#type: "summary", files, errors, warnings })?)
    }
}

/// Where people look for what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// With the answer.
    Answer,
    /// Beside it: the answer is something else.
    Aside,
}

/// Writes everything that was found in one file.
pub(crate) fn diagnostics(
    file: &str,
    source: &Source,
    found: &[Diagnostic],
    place: Place,
    output: &mut Output,
) -> Result<(), Trouble> {
    let text = drawing::Text::new(file, source.text());
    for diagnostic in found {
        output.json(&json::Line::new(file, source, diagnostic))?;
        let drawing = text.draw(diagnostic, source);
        let people = if place == Place::Answer { output.human() } else { output.aside() };
        writeln!(people, "{drawing}\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_in_words() {
        assert_eq!(Tally { files: 3, errors: 2, warnings: 1 }.line(), "3 files, 2 errors, 1 warning");
    }
}
