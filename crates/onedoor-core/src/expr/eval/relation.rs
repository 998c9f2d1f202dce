//! Comparisons, and whether a list holds a value.

use std::cmp::Ordering;

use super::{Operand, ruled_out};
use crate::expr::error::NoValue;
use crate::expr::syntax::Relation;
use crate::expr::value::Value;

pub(super) fn holds(left: &Operand<'_>, relation: Relation, right: &Operand<'_>) -> Result<bool, NoValue> {
    match relation {
        Relation::Equal => Ok(left.equals(right)),
        Relation::Unequal => Ok(!left.equals(right)),
        Relation::Less => order(left, right).map(Ordering::is_lt),
        Relation::AtMost => order(left, right).map(Ordering::is_le),
        Relation::More => order(left, right).map(Ordering::is_gt),
        Relation::AtLeast => order(left, right).map(Ordering::is_ge),
        Relation::In => match right {
            Operand::List(values) => Ok(values.iter().any(|value| left.equals(&value.into()))),
            _ => Err(ruled_out()),
        },
    }
}

fn order(left: &Operand<'_>, right: &Operand<'_>) -> Result<Ordering, NoValue> {
    match (left, right) {
        (Operand::Integer(a), Operand::Integer(b)) => Ok(a.cmp(b)),
        (Operand::Date(a), Operand::Date(b)) => Ok(a.cmp(b)),
        _ => left.decimal().zip(right.decimal()).map(|(a, b)| a.cmp(&b)).ok_or_else(ruled_out),
    }
}

impl Operand<'_> {
    /// Equal as values; an integer and a decimal as numbers.
    pub(super) fn equals(&self, other: &Operand<'_>) -> bool {
        match (self, other) {
            (Operand::Bool(a), Operand::Bool(b)) => a == b,
            (Operand::Integer(a), Operand::Integer(b)) => a == b,
            (Operand::Text(a), Operand::Text(b)) => a == b,
            (Operand::Date(a), Operand::Date(b)) => a == b,
            (Operand::List(a), Operand::List(b)) => lists_equal(a, b),
            _ => self.decimal().zip(other.decimal()).is_some_and(|(a, b)| a == b),
        }
    }
}

fn lists_equal(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Operand::from(a).equals(&b.into()))
}
