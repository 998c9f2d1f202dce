use crate::{
    answer::Answer,
    definitions::Library,
    files,
    output::Output,
    report::{self, Place, Tally},
    trouble::Trouble,
};
use std::path::{Path, PathBuf};

/// Checks definitions and says everything that is wrong with them.
pub(super) fn check(paths: &[PathBuf], workflows: Option<&Path>, output: &mut Output) -> Result<Answer, Trouble> {
    let found = files::definitions_under(paths)?;
    let mut library = Library::new(workflows)?;
    library.add(&found.definitions);
    let mut tally = Tally::default();
    for text in &found.definitions {
        let loaded = library.load(text);
        tally.add(&loaded.diagnostics);
        report::diagnostics(&text.name(), &loaded.source, &loaded.diagnostics, Place::Answer, output)?;
    }
    for path in &found.passed_over {
        writeln!(output.aside(), "passed over `{}`: it is no workflow", path.display())?;
    }
    writeln!(output.human(), "{}", tally.line())?;
    tally.json(output)?;
    Ok(if tally.errors == 0 { Answer::Yes } else { Answer::No })
}
