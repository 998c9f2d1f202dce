use super::Actor;
use crate::{
    expr::Value,
    id::{FieldId, StepId},
};

/// What has to be known of a case to judge who may act in it.
pub trait Casework {
    /// Whose case it is.
    fn applicant(&self) -> Option<&Actor>;
    /// Who acts for the applicant.
    fn agents(&self) -> &[Actor];
    /// Whom an `Assign` named.
    fn handlers(&self) -> &[(StepId, Actor)];
    /// Whoever worked on a step in any round, and for whom.
    fn hands(&self, step: StepId) -> &[Actor];
    /// Who did a step last, and for whom.
    fn done_by(&self, step: StepId) -> &[Actor];
    /// Who may not work on a step, or on the case.
    fn recused(&self) -> &[(Actor, Option<StepId>)];
    /// Whether somebody was recused from a step, or from the case; where no step is named, from the case.
    fn is_recused(&self, person: &Actor, step: Option<StepId>) -> bool {
        self.recused().iter().any(|(recused, of)| recused == person && (of.is_none() || *of == step))
    }
    /// Who took over from somebody in this case, or the same person.
    fn successor<'a>(&'a self, person: &'a str) -> &'a str;
    /// Whether a step was handed over because nobody answered in time.
    fn is_handed_over(&self, step: StepId) -> bool;
    /// The value of a field.
    fn value(&self, field: FieldId) -> Option<&Value>;
}
