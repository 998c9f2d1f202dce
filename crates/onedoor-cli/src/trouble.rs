use crate::{
    output::{Output, harmless},
    style::{ERROR, HELP},
};
use std::{io, path::Path};

/// What keeps a command from answering: exit code 2.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The command was called in a way that cannot work.
    #[error("{message}")]
    Misuse {
        /// What is wrong, in one line.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// The answer could not be written, or what was typed could not be read.
    #[error("{}", in_words(.0))]
    Unwritable(#[from] io::Error),
}

impl Trouble {
    /// Called in a way that cannot work.
    pub(crate) fn misuse(message: impl Into<String>) -> Self {
        Trouble::Misuse { message: message.into(), help: None }
    }

    /// The same with advice.
    pub(crate) fn misuse_with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Trouble::Misuse { message: message.into(), help: Some(help.into()) }
    }

    /// A file that cannot be read or written.
    pub(crate) fn file(verb: &str, path: &Path, error: &io::Error) -> Self {
        Trouble::misuse(format!("cannot {verb} `{}`: {}", path.display(), why(error)))
    }

    /// Says it on stderr. Says nothing when whoever read the answer went away: they have what they wanted.
    pub(crate) fn tell(&self, output: &mut Output) {
        if matches!(self, Trouble::Unwritable(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return;
        }
        // Where stderr is closed too, the exit code alone has to tell it.
        let _ = writeln!(output.aside(), "{ERROR}error{ERROR:#}: {}", harmless(&self.to_string()));
        if let Trouble::Misuse { help: Some(help), .. } = self {
            let _ = writeln!(output.aside(), "{HELP}help{HELP:#}: {}", harmless(help));
        }
    }
}

/// Only what is read can be invalid.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::InvalidData => error.to_string(),
        _ => format!("cannot write the answer: {error}"),
    }
}

fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::AlreadyExists => "it exists already".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
