//! `+ - * / %` on numbers and dates, with every step checked.

use jiff::ToSpan as _;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Operand, Source, ruled_out};
use crate::expr::error::NoValue;
use crate::expr::syntax::Arithmetic;
use crate::expr::term::Term;
use crate::expr::value::{is_in_range, without_negative_zero};

const SECONDS_PER_DAY: i64 = 86_400;

impl<'v> Source<'_, 'v> {
    pub(super) fn chain(self, first: &'v Term, links: &'v [(Arithmetic, Term)]) -> Result<Operand<'v>, NoValue> {
        let mut result = self.eval(first)?;
        for (operator, operand) in links {
            result = computed(&result, *operator, &self.eval(operand)?)?;
        }
        Ok(result)
    }
}

fn computed<'v>(left: &Operand<'v>, operator: Arithmetic, right: &Operand<'v>) -> Result<Operand<'v>, NoValue> {
    match (left, operator, right) {
        (Operand::Integer(a), _, Operand::Integer(b)) => of_integers(*a, operator, *b).map(Operand::Integer),
        (Operand::Date(a), Arithmetic::Minus, Operand::Date(b)) => Ok(Operand::Integer(days_between(*b, *a))),
        (Operand::Date(a), Arithmetic::Plus, Operand::Integer(b)) => days_later(*a, *b).map(Operand::Date),
        (Operand::Date(a), Arithmetic::Minus, Operand::Integer(b)) => {
            b.checked_neg().ok_or(NoValue::Overflow).and_then(|days| days_later(*a, days)).map(Operand::Date)
        }
        _ => {
            let (a, b) = left.decimal().zip(right.decimal()).ok_or_else(ruled_out)?;
            of_decimals(a, operator, b).map(Operand::Decimal)
        }
    }
}

fn of_integers(a: i64, operator: Arithmetic, b: i64) -> Result<i64, NoValue> {
    let result = match operator {
        Arithmetic::Plus => a.checked_add(b),
        Arithmetic::Minus => a.checked_sub(b),
        Arithmetic::Times => a.checked_mul(b),
        Arithmetic::Over | Arithmetic::Rest if b == 0 => return Err(NoValue::DivisionByZero),
        Arithmetic::Over => a.checked_div(b),
        Arithmetic::Rest => a.checked_rem(b),
    };
    result.ok_or(NoValue::Overflow)
}

/// Exact as long as 28 digits hold the result, else rounded there, halves to the even digit.
fn of_decimals(a: Decimal, operator: Arithmetic, b: Decimal) -> Result<Decimal, NoValue> {
    let result = match operator {
        Arithmetic::Plus => a.checked_add(b),
        Arithmetic::Minus => a.checked_sub(b),
        Arithmetic::Times => a.checked_mul(b),
        Arithmetic::Over if b.is_zero() => return Err(NoValue::DivisionByZero),
        // A quotient has no digits of its own to keep, so it has no zeros at its end.
        Arithmetic::Over => a.checked_div(b).map(|quotient| quotient.normalize()),
        Arithmetic::Rest => return Err(ruled_out()),
    };
    result.map(without_negative_zero).ok_or(NoValue::Overflow)
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_secs() / SECONDS_PER_DAY
}

fn days_later(date: Date, days: i64) -> Result<Date, NoValue> {
    let span = 0.days().try_days(days).ok();
    span.and_then(|span| date.checked_add(span).ok()).filter(|date| is_in_range(*date)).ok_or(NoValue::Overflow)
}
