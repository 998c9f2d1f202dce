//! The tree of an expression whose types are known to agree.

use super::syntax::{Arithmetic, Relation};
use super::types::Type;
use super::value::Value;

// INVARIANT: built by `check` alone, so that operators only meet values of types that they take.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    Literal(Value),
    Field(u32, Type),
    Has(u32, Type),
    Size(Box<Term>),
    List(Vec<Term>),
    Not(Box<Term>),
    Negative(Box<Term>),
    /// An integer, or a list of them, made decimal.
    Widened(Box<Term>),
    Chain(Box<Term>, Vec<(Arithmetic, Term)>),
    Relation(Box<Term>, Relation, Box<Term>),
    All(Vec<Term>),
    Any(Vec<Term>),
    Choice(Box<[Term; 3]>),
}
