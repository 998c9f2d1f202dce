use crate::{Actor, Move, Timestamp};
use onedoor_core::{
    case::Case,
    engine::{Action, Command, Refusal},
    graph::Graph,
};

/// A command to a case: who, when, what, and at which version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub(crate) case: String,
    pub(crate) by: Actor,
    pub(crate) at: Timestamp,
    pub(crate) expected: Option<u64>,
    pub(crate) key: Option<String>,
    pub(crate) what: Move,
}

impl Act {
    /// A move in the case called `case`, at whatever version it has.
    pub fn new(case: &str, by: &Actor, at: Timestamp, what: Move) -> Self {
        Act { case: case.to_owned(), by: by.clone(), at, expected: None, key: None, what }
    }

    /// The same, refused unless the case has this version: nobody acts on what they have not seen.
    #[must_use]
    pub fn expecting(mut self, version: u64) -> Self {
        self.expected = Some(version);
        self
    }

    /// The same with a key: sent again with the same key, at whatever time, it gets the first answer again; another actor, version or move with the same key is
    /// refused.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    /// Whether the case has the version that was expected; time that passes before the command is carried out is no reason to refuse it.
    pub(crate) fn check_version(&self, case: &Case) -> Result<(), Refusal> {
        match self.expected {
            Some(expected) if expected != case.version() => {
                Err(Refusal::WrongVersion { expected, found: case.version() })
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn command(&self, graph: &Graph) -> Result<Command, Refusal> {
        Ok(command(self.what.action(graph)?, &self.by))
    }
}

/// A command that somebody gives. The engine's own name gives nobody its rights.
pub(crate) fn command(action: Action, by: &Actor) -> Command {
    let command = Command::new(action);
    if by.is_engine() { command } else { command.by(by) }
}
