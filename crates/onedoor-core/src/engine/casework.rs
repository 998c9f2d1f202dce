//! What authority has to know of the case that a draft is of.

use super::Draft;
use crate::{
    case::{Board, EMPTY_DESK},
    expr::Value,
    id::{FieldId, StepId},
    people::{Actor, Casework},
};

impl Draft<'_> {
    pub(super) fn desk(&self, step: StepId) -> &crate::case::Desk {
        self.extra(step).desk.as_deref().unwrap_or(&EMPTY_DESK)
    }
}

impl Casework for Draft<'_> {
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
