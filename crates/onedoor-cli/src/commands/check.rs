use crate::{
    answer::Answer,
    definitions::Library,
    files::{self, Kind, Text},
    output::Output,
    report::{self, Place, Tally},
    trouble::Trouble,
};
use onedoor_core::{
    diagnostic::Diagnostic,
    language::{Source, read_profile},
    people::read_directory,
};
use std::path::{Path, PathBuf};

/// Checks definitions, calendars, profiles and directories, and says everything that is wrong with them.
pub(super) fn check(paths: &[PathBuf], workflows: Option<&Path>, output: &mut Output) -> Result<Answer, Trouble> {
    let found = files::checked_under(paths)?;
    let mut library = Library::new(workflows)?;
    library.add(&found.texts);
    let mut tally = Tally::default();
    for text in &found.texts {
        let (source, diagnostics) = look(text, &mut library);
        tally.add(&diagnostics);
        report::diagnostics(&text.name(), &source, &diagnostics, Place::Answer, output)?;
    }
    for path in &found.passed_over {
        writeln!(
            output.aside(),
            "passed over `{}`: it is no workflow, calendar, profile or directory",
            path.display()
        )?;
    }
    writeln!(output.human(), "{}", tally.line())?;
    tally.json(output)?;
    Ok(if tally.errors == 0 { Answer::Yes } else { Answer::No })
}

/// A text, and what is wrong with it.
fn look(text: &Text, library: &mut Library) -> (Source, Vec<Diagnostic>) {
    match text.kind() {
        Kind::Definition => {
            let loaded = library.load(text);
            (loaded.source, loaded.diagnostics)
        }
        Kind::Calendar => {
            let source = Source::new(String::from_utf8_lossy(&text.bytes));
            let found = library.calendars_near(text).check(text, &source);
            (source, found)
        }
        Kind::Profile => {
            let (_, found, source) = read_profile(&text.bytes);
            (source, found)
        }
        Kind::Directory => {
            let (_, found, source) = read_directory(&text.bytes);
            (source, found)
        }
    }
}
