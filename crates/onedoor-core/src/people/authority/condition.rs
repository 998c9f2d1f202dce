//! The guard of a grant, over the data of a case.

use super::{Authority, Casework};
use crate::{
    expr::{Expr, Fields, Type},
    graph::Graph,
    id::{Dense, FieldId},
};

impl<C: Casework> Authority<'_, C> {
    /// A guard that does not fit the data of this workflow, or has no value, holds for no case of it.
    pub(super) fn condition_holds(&self, when: &str) -> bool {
        let Ok(guard) = Expr::compile(when, &OfGraph(self.graph)) else { return false };
        let value = |field: u32| FieldId::from_index(field as usize).and_then(|field| self.case.value(field));
        guard.holds(&value) == Ok(true)
    }
}

/// The fields of a compiled workflow.
struct OfGraph<'a>(&'a Graph);

impl Fields for OfGraph<'_> {
    fn field(&self, name: &str) -> Option<(u32, &Type)> {
        let id = self.0.field_named(name)?;
        Some((u32::try_from(id.index()).ok()?, &self.0.fields()[id].ty))
    }

    fn names(&self) -> Vec<&str> {
        self.0.fields().rows().iter().map(|field| field.name.as_str()).collect()
    }
}
