//! One file a command.

mod check;
mod due;
mod explain;
mod graph;
mod new;
mod replay;
mod run;
mod test;

use crate::{
    args::{Args, Command},
    definitions::Library,
    files,
    output::Output,
    report::{self, Place, Tally},
    trouble::Trouble,
};
pub(crate) use due::DueArgs;
use onedoor_core::{graph::Catalogue, proof::Proved};
pub(crate) use replay::ReplayArgs;
use std::{path::Path, process::ExitCode};

/// Does what the command line asks for, and says what kept it from that.
pub(crate) fn run(args: &Args, output: &mut Output) -> ExitCode {
    let workflows = args.workflows.as_deref();
    let done = match &args.command {
        Command::New { name } => new::new(name, output),
        Command::Check { paths } => check::check(paths, workflows, output),
        Command::Graph { file, to, out } => graph::graph(file, *to, out.as_deref(), workflows, output),
        Command::Run { file, at, directory, applicant } => {
            let asked =
                run::Asked { at: at.as_deref(), directory: directory.as_deref(), applicant: applicant.as_deref() };
            run::run(file, &asked, workflows, output)
        }
        Command::Explain(args) => explain::explain(args, workflows, output),
        Command::Test { paths, min_coverage } => test::test(paths, *min_coverage, workflows, output),
        Command::Due(args) => due::due(args, workflows, output),
        Command::Replay(args) => replay::run(args, workflows, output),
    };
    done.map_or_else(
        |trouble| {
            trouble.tell(output);
            ExitCode::from(2)
        },
        ExitCode::from,
    )
}

/// The definition of a file, with what it may call. Where it has errors, they are said beside the answer.
fn proved(file: &Path, workflows: Option<&Path>, output: &mut Output) -> Result<Option<(Proved, Catalogue)>, Trouble> {
    let text = files::read(file)?;
    let mut library = Library::new(workflows)?;
    let loaded = library.load(&text);
    if loaded.proved.is_none() {
        let mut tally = Tally::default();
        tally.add(&loaded.diagnostics);
        report::diagnostics(&text.name(), &loaded.source, &loaded.diagnostics, Place::Aside, output)?;
        writeln!(output.aside(), "{}", tally.line())?;
        tally.json(output)?;
    }
    Ok(loaded.proved.map(|proved| (proved, library.known_to(&text).clone())))
}
