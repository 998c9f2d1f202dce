//! Reading fields, and asking whether they have a value.

use std::ops::Range;

use super::{Checker, Term, Type, Typed};
use crate::expr::error::{ExprError, ExprErrorKind};
use crate::expr::suggest;
use crate::expr::syntax::Name;

impl Checker<'_> {
    pub(super) fn field(&mut self, name: &str, span: &Range<usize>) -> Option<Typed> {
        let (id, ty) = self.known(name, span)?;
        Some(Typed { term: Term::Field(id, ty.clone()), ty })
    }

    pub(super) fn has(&mut self, name: &Name) -> Option<Typed> {
        let (id, ty) = self.known(&name.text, &name.span)?;
        Some(Typed { term: Term::Has(id, ty), ty: Type::Bool })
    }

    fn known(&mut self, name: &str, span: &Range<usize>) -> Option<(u32, Type)> {
        let fields = self.fields;
        match fields.field(name) {
            Some((id, ty)) => {
                self.reads.insert(id);
                Some((id, ty.clone()))
            }
            None => {
                let error = ExprError::new(ExprErrorKind::UnknownField, span, format!("there is no field `{name}`"));
                self.wrong(error.help_if(suggest::among(name, fields.names().into_iter(), "fields")))
            }
        }
    }
}
