//! The types of `+ - * / %` and of the minus before a number.

use super::{Checker, Term, Type, Typed};
use crate::expr::error::ExprError;
use crate::expr::syntax::{Arithmetic, Link, Syntax};

impl Checker<'_> {
    pub(super) fn negative(&mut self, inner: &Syntax) -> Option<Typed> {
        let typed = self.typed(inner)?;
        match typed.ty.is_number() {
            true => Some(Typed { term: Term::Negative(Box::new(typed.term)), ty: typed.ty }),
            false => {
                let message = format!("`-` takes Integer or Decimal, this is {}", typed.ty);
                self.wrong(ExprError::typing(&inner.span, message))
            }
        }
    }

    pub(super) fn chain(&mut self, first: &Syntax, links: &[Link]) -> Option<Typed> {
        let first_typed = self.typed(first);
        let mut operands = Vec::with_capacity(links.len());
        for link in links {
            operands.push((link, self.typed(&link.operand)));
        }
        self.chain_of(first, first_typed?, operands)
    }

    fn chain_of(&mut self, first: &Syntax, typed: Typed, operands: Vec<(&Link, Option<Typed>)>) -> Option<Typed> {
        let Typed { term, mut ty } = typed;
        let mut checked = Vec::with_capacity(operands.len());
        for (link, operand) in operands {
            let operand = operand?;
            ty = match result(&ty, link.operator, &operand.ty) {
                Some(result) => result,
                None => {
                    let span = first.span.start..link.operand.span.end;
                    return self.wrong(refusal(&ty, link.operator, &operand.ty, span));
                }
            };
            checked.push((link.operator, operand.term));
        }
        Some(Typed { term: Term::Chain(Box::new(term), checked), ty })
    }
}

/// The type of `left operator right`, if they go together.
fn result(left: &Type, operator: Arithmetic, right: &Type) -> Option<Type> {
    match (left, operator, right) {
        (Type::Integer, _, Type::Integer) => Some(Type::Integer),
        (_, Arithmetic::Rest, _) => None,
        (a, _, b) if a.is_number() && b.is_number() => Some(Type::Decimal),
        (Type::Date, Arithmetic::Minus, Type::Date) => Some(Type::Integer),
        (Type::Date, Arithmetic::Plus | Arithmetic::Minus, Type::Integer) => Some(Type::Date),
        _ => None,
    }
}

fn refusal(left: &Type, operator: Arithmetic, right: &Type, span: std::ops::Range<usize>) -> ExprError {
    let message = format!("`{}` does not take {left} and {right}", operator.sign());
    ExprError::typing(&span, message).help_if(advice(left, operator, right))
}

fn advice(left: &Type, operator: Arithmetic, right: &Type) -> Option<&'static str> {
    match (left, operator, right) {
        (Type::Integer, Arithmetic::Plus, Type::Date) => Some("write the date first: `day + 30`"),
        (Type::Date, _, _) | (_, _, Type::Date) => {
            Some("dates take whole days, `day + 30`, or give the days between, `day - other_day`")
        }
        (_, Arithmetic::Rest, _) => Some("the rest of a division is for integers"),
        (Type::Text | Type::OneOf(_), _, _) | (_, _, Type::Text | Type::OneOf(_)) => Some("texts can only be compared"),
        (Type::Bool, _, _) | (_, _, Type::Bool) => Some("make a number of it first, such as `high_rise ? 1 : 0`"),
        _ => None,
    }
}
