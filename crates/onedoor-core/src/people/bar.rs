use super::{Actor, Power};

/// Why somebody may not do something: the rule and the facts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Bar {
    /// Nobody in the directory, or no longer.
    #[error("`{person}` is not in the directory at this time")]
    Unknown {
        /// Who.
        person: Actor,
    },
    /// Not one of those whom the definition names.
    #[error("`{person}` is not among those who may: {wanted}")]
    NotCandidate {
        /// Who.
        person: Actor,
        /// Who may.
        wanted: String,
    },
    /// The directory gives the power to others.
    #[error("`{person}` lacks the power `{power}` here")]
    NoPower {
        /// Who.
        person: Actor,
        /// The power.
        power: Power,
    },
    /// Nobody judges a case of their own.
    #[error("`{person}` is {part} in this case, and nobody judges a case of their own")]
    OwnCase {
        /// Who.
        person: Actor,
        /// As what.
        part: &'static str,
    },
    /// Whoever accompanies a case does not decide it.
    #[error("`{person}` answers for this case, and whoever accompanies a case does not decide it")]
    HandlerDecides {
        /// Who.
        person: Actor,
    },
    /// Approval and supervision are apart (审批与监管分离).
    #[error("`{person}` supervises this workflow, and whoever supervises does not decide")]
    SupervisorDecides {
        /// Who.
        person: Actor,
    },
    /// Recused.
    #[error("`{person}` was recused")]
    Recused {
        /// Who.
        person: Actor,
    },
    /// Separation of duty.
    #[error("`{person}` worked on `{step}`, which is separate from this")]
    Separated {
        /// Who.
        person: Actor,
        /// The other step.
        step: String,
    },
    /// Binding of duty.
    #[error("`{person}` did not do `{step}`, to which this is bound")]
    NotBound {
        /// Who.
        person: Actor,
        /// The other step.
        step: String,
        /// Who did it.
        done_by: Vec<Actor>,
    },
    /// A qualification that is missing or has run out.
    #[error("`{person}` is not qualified: `{kind}`")]
    Unqualified {
        /// Who.
        person: Actor,
        /// The qualification.
        kind: String,
    },
}

impl Bar {
    /// The stable name of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Bar::Unknown { .. } => "UnknownPerson",
            Bar::NotCandidate { .. } => "NotCandidate",
            Bar::NoPower { .. } => "NoPower",
            Bar::OwnCase { .. } => "OwnCase",
            Bar::HandlerDecides { .. } => "HandlerDecides",
            Bar::SupervisorDecides { .. } => "SupervisorDecides",
            Bar::Recused { .. } => "Recused",
            Bar::Separated { .. } => "Separated",
            Bar::NotBound { .. } => "NotBound",
            Bar::Unqualified { .. } => "Unqualified",
        }
    }

    /// What would let somebody do it.
    pub fn way_out(&self) -> String {
        match self {
            Bar::Unknown { .. } => "enter them in the directory, with their time".to_owned(),
            Bar::NotCandidate { wanted, .. } => format!("let one of these do it: {wanted}"),
            Bar::NoPower { power, .. } => format!("grant `{}` in the directory", power.word()),
            Bar::OwnCase { .. } | Bar::HandlerDecides { .. } | Bar::SupervisorDecides { .. } | Bar::Recused { .. } => {
                "let somebody else do it".to_owned()
            }
            Bar::Separated { step, .. } => format!("let somebody do it who did not work on `{step}`"),
            Bar::NotBound { done_by, .. } => {
                let names: Vec<&str> = done_by.iter().map(Actor::identity).collect();
                format!("let {} do it", crate::diagnostic::one_of(names.into_iter()))
            }
            Bar::Unqualified { kind, .. } => format!("let somebody with a valid `{kind}` do it"),
        }
    }
}
