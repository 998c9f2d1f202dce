use crate::{
    id::StepId,
    people::{Actor, DirectoryHash},
};
use serde::{Deserialize, Serialize};

/// The people of a case, beside those who work on one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Parties {
    /// Whose case it is.
    pub(crate) applicant: Option<Actor>,
    /// Who acts for the applicant (代办员).
    pub(crate) agents: Vec<Actor>,
    /// Whom an `Assign` named (专人承办).
    pub(crate) handlers: Vec<(StepId, Actor)>,
    /// Who ordered what happens now, and for whom.
    pub(crate) acting: Vec<Actor>,
    /// Who may not work on a step, or on the case (回避).
    pub(crate) recused: Vec<(Actor, Option<StepId>)>,
    /// Who took over from whom (离职交接).
    pub(crate) successors: Vec<(Actor, Actor)>,
    /// Who was told of it, and whether they have read it (抄送).
    pub(crate) copied: Vec<(Actor, bool)>,
    /// Who ordered the work to rest.
    pub(crate) suspended_by: Vec<Actor>,
    /// The directory by which people were last judged.
    pub(crate) directory: Option<DirectoryHash>,
}

/// Those of a case in which nobody has been named.
pub(crate) static NOBODY: Parties = Parties {
    applicant: None,
    agents: Vec::new(),
    handlers: Vec::new(),
    acting: Vec::new(),
    recused: Vec::new(),
    successors: Vec::new(),
    copied: Vec::new(),
    suspended_by: Vec::new(),
    directory: None,
};

impl Parties {
    /// Who took over from somebody in this case, or the same person.
    pub(crate) fn successor<'a>(&'a self, person: &'a str) -> &'a str {
        let next = |person: &str| self.successors.iter().find(|(from, _)| from.identity() == person);
        let mut now = person;
        // Each step leads to a later successor, so it ends; a bound costs nothing.
        for _ in 0..self.successors.len() {
            match next(now) {
                Some((_, to)) => now = to.identity(),
                None => break,
            }
        }
        now
    }
}
