use crate::{
    id::{FieldId, StepId},
    language::{Allocate, Nobody, OwnCase, Repeat, Sealed, Seats},
};

/// What a definition says about the people of a step, beside who they are.
#[derive(Clone, Debug, Default)]
pub struct Staffing {
    /// How its work comes to somebody.
    pub allocate: Allocate,
    /// The step that [`Allocate::Familiar`] names.
    pub familiar: Option<StepId>,
    /// The seats from which several people answer.
    pub seats: Option<Seats>,
    /// The list field that has a seat for each of its elements.
    pub each: Option<FieldId>,
    /// How many officers do it together with one answer.
    pub officers: Option<u32>,
    /// The steps that nobody may have worked on who works on this one: those it names, and those that name it.
    pub separate_from: Vec<StepId>,
    /// The steps that whoever works on it must have done.
    pub bound_to: Vec<StepId>,
    /// What whoever works on it must be qualified for.
    pub qualifications: Vec<String>,
    /// What becomes of it where it would fall to the applicant.
    pub own: OwnCase,
    /// What becomes of it where nobody may work on it.
    pub nobody: Nobody,
    /// What becomes of it where whoever has just agreed would be asked again.
    pub repeat: Repeat,
    /// The scarce thing that it needs.
    pub exclusive: Option<String>,
    /// Who alone may read what is said there.
    pub sealed: Option<Sealed>,
    /// Every outcome but the first needs an opinion.
    pub reasons: bool,
    /// Nobody may do without it.
    pub never_waived: bool,
}
