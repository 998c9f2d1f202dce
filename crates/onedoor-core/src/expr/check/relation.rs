//! The types of comparisons and of `in`.

use std::ops::Range;

use super::{Checker, Term, Type, Typed};
use crate::expr::error::ExprError;
use crate::expr::syntax::{Relation, Syntax};

impl Checker<'_> {
    pub(super) fn relation(
        &mut self,
        left: &Syntax,
        relation: Relation,
        right: &Syntax,
        span: &Range<usize>,
    ) -> Option<Typed> {
        let (a, b) = (self.typed(left), self.typed(right));
        let (a, b) = a.zip(b)?;
        if let Some(refusal) = refusal(&a.ty, relation, &b.ty, span) {
            return self.wrong(refusal);
        }
        let known = self.literals_are_choices(left, &b.ty) & self.literals_are_choices(right, &a.ty);
        let term = Term::Relation(Box::new(a.term), relation, Box::new(b.term));
        known.then_some(Typed { term, ty: Type::Bool })
    }
}

fn refusal(left: &Type, relation: Relation, right: &Type, span: &Range<usize>) -> Option<ExprError> {
    match relation {
        Relation::Equal | Relation::Unequal => refusal_of_unlike(left, relation, right, span),
        Relation::In => refusal_of_in(left, right, span),
        Relation::Less | Relation::AtMost | Relation::More | Relation::AtLeast => {
            refusal_of_unlike(left, relation, right, span).or_else(|| refusal_of_order(left, relation, span))
        }
    }
}

fn refusal_of_unlike(left: &Type, relation: Relation, right: &Type, span: &Range<usize>) -> Option<ExprError> {
    if left.common(right).is_some() {
        return None;
    }
    let error = ExprError::typing(span, format!("`{}` cannot compare {left} with {right}", relation.sign()));
    Some(error.help_if(advice_on_unlike(left, right)))
}

fn advice_on_unlike(left: &Type, right: &Type) -> Option<&'static str> {
    match (left, right) {
        (Type::OneOf(_), Type::OneOf(_)) => Some("they have no choice in common"),
        (Type::Date, Type::Text) | (Type::Text, Type::Date) => Some("write a date as `date(\"2024-02-29\")`"),
        (Type::List(_), _) | (_, Type::List(_)) => Some("ask with `value in list` whether a list holds a value"),
        (a, Type::Text) | (Type::Text, a) if a.is_number() => Some("write a number without quotes"),
        (Type::Bool, Type::Text) | (Type::Text, Type::Bool) => Some("write `true` and `false` without quotes"),
        _ => None,
    }
}

fn refusal_of_order(ty: &Type, relation: Relation, span: &Range<usize>) -> Option<ExprError> {
    match ty {
        Type::Integer | Type::Decimal | Type::Date => None,
        Type::Bool | Type::Text | Type::OneOf(_) | Type::List(_) => {
            let error = ExprError::typing(span, format!("`{}` has no order for {ty}", relation.sign()));
            Some(error.help("numbers and dates have an order; compare others with `==`, `!=` or `in`"))
        }
    }
}

fn refusal_of_in(left: &Type, right: &Type, span: &Range<usize>) -> Option<ExprError> {
    let Type::List(element) = right else {
        let error = ExprError::typing(span, format!("`in` looks into a list, the right side is {right}"));
        return Some(error.help("write the values in brackets: `value in [1, 2]`"));
    };
    match left.common(element) {
        Some(_) if !matches!(left, Type::List(_)) => None,
        _ => {
            let error = ExprError::typing(span, format!("`in` cannot find {left} in {right}"));
            Some(error.help_if(advice_on_unlike(left, element)))
        }
    }
}
