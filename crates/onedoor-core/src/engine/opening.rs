use super::Given;
use crate::people::Actor;

/// With what a case begins, and who begins it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Data and documents.
    pub given: Given,
    /// Who begins it; none where the host alone answers for who acts. A sub-case is begun by the engine itself, which is asked for no power.
    pub by: Option<Actor>,
    /// Whose case it is, where that is not whoever begins it: whoever takes an application in for another needs [`Power::Receive`](crate::people::Power::Receive).
    pub applicant: Option<Actor>,
}

impl Opening {
    /// A case that somebody begins for themselves.
    pub fn by(actor: &Actor, given: Given) -> Self {
        Opening { given, by: Some(actor.clone()), applicant: None }
    }

    /// The same for another.
    #[must_use]
    pub fn of(mut self, applicant: &Actor) -> Self {
        self.applicant = Some(applicant.clone());
        self
    }
}

impl From<Given> for Opening {
    fn from(given: Given) -> Self {
        Opening { given, ..Opening::default() }
    }
}

impl From<&Given> for Opening {
    fn from(given: &Given) -> Self {
        given.clone().into()
    }
}
