//! A value in the course of evaluation, borrowed where it can be.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::ruled_out;
use crate::expr::error::NoValue;
use crate::expr::value::{Value, without_negative_zero};

#[derive(Clone, Debug)]
pub(in crate::expr) enum Operand<'v> {
    Bool(bool),
    Integer(i64),
    Decimal(Decimal),
    /// No operator makes a text, so it always lies in a field or in the tree.
    Text(&'v str),
    Date(Date),
    List(Cow<'v, [Value]>),
}

impl<'v> From<&'v Value> for Operand<'v> {
    fn from(value: &'v Value) -> Self {
        match value {
            Value::Bool(truth) => Operand::Bool(*truth),
            Value::Integer(number) => Operand::Integer(*number),
            Value::Decimal(number) => Operand::Decimal(*number),
            Value::Text(text) => Operand::Text(text),
            Value::Date(date) => Operand::Date(*date),
            Value::List(values) => Operand::List(Cow::Borrowed(values)),
        }
    }
}

impl Operand<'_> {
    pub(in crate::expr) fn into_value(self) -> Value {
        match self {
            Operand::Bool(truth) => Value::Bool(truth),
            Operand::Integer(number) => Value::Integer(number),
            Operand::Decimal(number) => Value::Decimal(number),
            Operand::Text(text) => Value::Text(text.to_owned()),
            Operand::Date(date) => Value::Date(date),
            Operand::List(values) => Value::List(values.into_owned()),
        }
    }

    pub(super) fn size(&self) -> Result<Self, NoValue> {
        let size = match self {
            Operand::Text(text) => text.chars().count(),
            Operand::List(values) => values.len(),
            _ => return Err(ruled_out()),
        };
        i64::try_from(size).map(Operand::Integer).map_err(|_| NoValue::Overflow)
    }

    pub(super) fn negative(self) -> Result<Self, NoValue> {
        match self {
            Operand::Integer(number) => number.checked_neg().map(Operand::Integer).ok_or(NoValue::Overflow),
            Operand::Decimal(number) => Ok(Operand::Decimal(without_negative_zero(-number))),
            _ => Err(ruled_out()),
        }
    }

    pub(super) fn widened(self) -> Self {
        match self {
            Operand::Integer(number) => Operand::Decimal(number.into()),
            Operand::List(values) => Operand::List(values.iter().map(widened).collect()),
            other => other,
        }
    }

    /// The number as a decimal; every integer has one.
    pub(super) fn decimal(&self) -> Option<Decimal> {
        match self {
            Operand::Integer(number) => Some((*number).into()),
            Operand::Decimal(number) => Some(*number),
            _ => None,
        }
    }
}

fn widened(value: &Value) -> Value {
    match value {
        Value::Integer(number) => Value::Decimal((*number).into()),
        other => other.clone(),
    }
}
