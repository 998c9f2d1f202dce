use onedoor_core::{engine::Refusal, ledger::LedgerError, proof::Loaded, record::RecordError};

/// Why the engine did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A rule forbids it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The definition does not load; the diagnostics say why.
    #[error("the definition has errors:\n{}", findings(.0))]
    NotProved(Box<Loaded>),
    /// Another definition is deployed under this id and revision already.
    #[error("revision {revision} of `{workflow}` is published already, with another content")]
    RevisionTaken {
        /// The workflow.
        workflow: String,
        /// The revision.
        revision: u32,
    },
    /// No workflow of this id is deployed.
    #[error("the workflow `{0}` is not deployed")]
    UnknownWorkflow(String),
    /// There is no such case.
    #[error("there is no case `{0}`")]
    UnknownCase(String),
    /// There is such a case already.
    #[error("there is a case `{0}` already")]
    CaseExists(String),
    /// The name of a case is not one.
    #[error("`{0}` cannot name a case: 1 to 128 bytes without `/` or control characters")]
    BadCaseName(String),
    /// The key was used for another command.
    #[error("the key `{0}` was used for another command")]
    KeyReused(String),
    /// The calendar has errors.
    #[error("the calendar has errors:\n{}", .0.join("\n"))]
    BadCalendar(Vec<String>),
    /// Another calendar is published under this id, and this is no later revision.
    #[error(
        "revision {known} of the calendar `{calendar}` is published already: revision {revision} with another content is none"
    )]
    CalendarTaken {
        /// The calendar.
        calendar: String,
        /// The revision that was given.
        revision: u32,
        /// The revision that is published.
        known: u32,
    },
    /// The profile has errors.
    #[error("the profile has errors:\n{}", .0.join("\n"))]
    BadProfile(Vec<String>),
    /// The directory has errors.
    #[error("the directory has errors:\n{}", .0.join("\n"))]
    BadDirectory(Vec<String>),
    /// Another directory is published under this id and revision already.
    #[error("revision {revision} of the directory `{directory}` is published already, with another content")]
    DirectoryTaken {
        /// The directory.
        directory: String,
        /// The revision.
        revision: u32,
    },
    /// Cases that cannot become one.
    #[error("`{case}` cannot go on in `{lead}`: {why}")]
    NotMerged {
        /// The case in which it would go on.
        lead: String,
        /// The other.
        case: String,
        /// Why not.
        why: String,
    },
    /// A case that cannot become two.
    #[error("`{case}` cannot be split: {why}")]
    NotSplit {
        /// The case.
        case: String,
        /// Why not.
        why: String,
    },
    /// The time of a case cannot be counted.
    #[error(transparent)]
    Uncounted(#[from] LedgerError),
    /// The record does not fit its case: the store is damaged.
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// Every finding, a line each, as `line:column severity[code]: message`, with its advice behind a semicolon.
fn findings(loaded: &Loaded) -> String {
    let lines = loaded.diagnostics.iter().map(|d| {
        let at = loaded.source.locate(&d.place).start;
        let help = d.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
        format!("{}:{} {}[{}]: {}{help}", at.line, at.column, d.severity(), d.code, d.message)
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Error {
    /// The stable name of the rule, such as `NotOpen` or `UnknownCase`.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Refused(refusal) => refusal.code(),
            Error::NotProved(_) => "NotProved",
            Error::RevisionTaken { .. } => "RevisionTaken",
            Error::UnknownWorkflow(_) => "UnknownWorkflow",
            Error::UnknownCase(_) => "UnknownCase",
            Error::CaseExists(_) => "CaseExists",
            Error::BadCaseName(_) => "BadCaseName",
            Error::KeyReused(_) => "KeyReused",
            Error::BadCalendar(_) => "BadCalendar",
            Error::CalendarTaken { .. } => "CalendarTaken",
            Error::BadProfile(_) => "BadProfile",
            Error::BadDirectory(_) => "BadDirectory",
            Error::DirectoryTaken { .. } => "DirectoryTaken",
            Error::NotMerged { .. } => "NotMerged",
            Error::NotSplit { .. } => "NotSplit",
            Error::Uncounted(_) => "Uncounted",
            Error::Record(_) => "Record",
        }
    }
}
