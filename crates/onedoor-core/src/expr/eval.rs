//! Works out the value of a checked expression.
//!
//! Values are borrowed from the fields and from the tree wherever they are not computed. Nothing here can fail but for
//! the three ways of [`NoValue`].

mod arithmetic;
mod operand;
mod relation;

use super::error::NoValue;
use super::syntax::Relation;
use super::term::Term;
use super::types::Type;
use super::value::Value;
pub(super) use operand::Operand;

/// Where the values of the fields come from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a, 'v> {
    pub(super) value_of: &'a dyn Fn(u32) -> Option<&'v Value>,
}

impl<'v> Source<'_, 'v> {
    pub(super) fn eval(self, term: &'v Term) -> Result<Operand<'v>, NoValue> {
        match term {
            Term::Literal(value) => Ok(Operand::from(value)),
            Term::Field(id, ty) => self.field(*id, ty).map(Operand::from).ok_or(NoValue::Absent(*id)),
            Term::Has(id, ty) => Ok(Operand::Bool(self.field(*id, ty).is_some())),
            Term::Size(inner) => self.eval(inner)?.size(),
            Term::List(elements) => self.list(elements),
            Term::Not(inner) => Ok(Operand::Bool(!self.truth(inner)?)),
            Term::Negative(inner) => self.eval(inner)?.negative(),
            Term::Widened(inner) => Ok(self.eval(inner)?.widened()),
            Term::Chain(first, links) => self.chain(first, links),
            Term::Relation(left, relation, right) => self.relation(left, *relation, right).map(Operand::Bool),
            Term::All(parts) => self.absorbed(parts, false).map(Operand::Bool),
            Term::Any(parts) => self.absorbed(parts, true).map(Operand::Bool),
            Term::Choice(parts) => self.choice(parts),
        }
    }

    pub(super) fn truth(self, term: &'v Term) -> Result<bool, NoValue> {
        match self.eval(term)? {
            Operand::Bool(truth) => Ok(truth),
            _ => Err(ruled_out()),
        }
    }

    /// A value of another type than the field's is as good as none: a host that errs must not change what types mean.
    fn field(self, id: u32, ty: &Type) -> Option<&'v Value> {
        (self.value_of)(id).filter(|value| value.has_shape(ty))
    }

    fn list(self, elements: &'v [Term]) -> Result<Operand<'v>, NoValue> {
        let values = elements.iter().map(|element| self.eval(element).map(Operand::into_value));
        values.collect::<Result<Vec<_>, _>>().map(|values| Operand::List(values.into()))
    }

    /// The first part that is `decisive` decides, also over parts without a value; else the first of those is the answer.
    fn absorbed(self, parts: &'v [Term], decisive: bool) -> Result<bool, NoValue> {
        let mut missing = None;
        for part in parts {
            match self.truth(part) {
                Ok(truth) if truth == decisive => return Ok(decisive),
                Ok(_) => {}
                Err(reason) => missing = missing.or(Some(reason)),
            }
        }
        missing.map_or(Ok(!decisive), Err)
    }

    fn choice(self, parts: &'v [Term; 3]) -> Result<Operand<'v>, NoValue> {
        let [condition, chosen, otherwise] = parts;
        match self.truth(condition)? {
            true => self.eval(chosen),
            false => self.eval(otherwise),
        }
    }

    fn relation(self, left: &'v Term, relation: Relation, right: &'v Term) -> Result<bool, NoValue> {
        let left = self.eval(left)?;
        match (relation, right) {
            (Relation::In, Term::List(elements)) => self.is_in(&left, elements),
            _ => relation::holds(&left, relation, &self.eval(right)?),
        }
    }

    /// Looks through a written list without building it. All its parts need a value, found or not.
    fn is_in(self, sought: &Operand<'v>, elements: &'v [Term]) -> Result<bool, NoValue> {
        let mut found = false;
        for element in elements {
            found |= sought.equals(&self.eval(element)?);
        }
        Ok(found)
    }
}

/// The answer for operands that the check keeps from meeting. It exists so that even a fault in the check stays an
/// answer and no crash.
fn ruled_out() -> NoValue {
    NoValue::Overflow
}
