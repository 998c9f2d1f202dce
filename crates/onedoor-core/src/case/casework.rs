//! What authority has to know of a case, whether it stands or is a draft of a decision.

use super::Board;
use crate::{
    expr::Value,
    id::{FieldId, StepId},
    people::{Actor, Casework},
};

impl<B: Board> Casework for B {
    fn applicant(&self) -> Option<&Actor> {
        self.parties().applicant.as_ref()
    }

    fn agents(&self) -> &[Actor] {
        &self.parties().agents
    }

    fn handlers(&self) -> &[(StepId, Actor)] {
        &self.parties().handlers
    }

    fn hands(&self, step: StepId) -> &[Actor] {
        &self.desk(step).hands
    }

    fn done_by(&self, step: StepId) -> &[Actor] {
        &self.desk(step).done_by
    }

    fn recused(&self) -> &[(Actor, Option<StepId>)] {
        &self.parties().recused
    }

    fn successor<'a>(&'a self, person: &'a str) -> &'a str {
        self.parties().successor(person)
    }

    fn is_handed_over(&self, step: StepId) -> bool {
        self.extra(step).handed_over
    }

    fn value(&self, field: FieldId) -> Option<&Value> {
        self.field(field).value.as_ref()
    }
}
