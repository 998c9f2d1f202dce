//! The values that fields hold and expressions give.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::types::Type;

/// A value of a field or of an expression.
///
/// `Display` writes single values as [`Value::parse`] reads them, and a list as its values in brackets.
/// Decimals are equal and ordered as numbers: `1.5` and `1.50` are the same value. The order between values of
/// different types is that of the variants, and means nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Value {
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// An exact decimal number; read from its text alone, never from a binary fraction.
    Decimal(#[serde(serialize_with = "decimal_text", deserialize_with = "exact_decimal")] Decimal),
    /// A text, also the choice of a `OneOf`.
    Text(String),
    /// A calendar day.
    Date(Date),
    /// Values of one scalar type.
    List(#[serde(deserialize_with = "scalars")] Vec<Value>),
}

impl Value {
    /// Whether the value may stand in a field of this type: an integer is no decimal, and a text is a `OneOf` only
    /// if it is one of the choices.
    pub fn fits(&self, ty: &Type) -> bool {
        match (self, ty) {
            (Value::Text(text), Type::OneOf(choices)) => choices.contains(text),
            (Value::List(values), Type::List(element)) => values.iter().all(|value| value.fits(element)),
            _ => self.has_shape(ty),
        }
    }

    /// Whether the value is of the type but for the choices of a `OneOf`, which cost a search.
    pub(super) fn has_shape(&self, ty: &Type) -> bool {
        match (self, ty) {
            (Value::Bool(_), Type::Bool)
            | (Value::Integer(_), Type::Integer)
            | (Value::Decimal(_), Type::Decimal)
            | (Value::Text(_), Type::Text | Type::OneOf(_))
            | (Value::Date(_), Type::Date) => true,
            (Value::List(values), Type::List(element)) => values.iter().all(|value| value.has_shape(element)),
            _ => false,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Bool(truth) => truth.fmt(f),
            Value::Integer(number) => number.fmt(f),
            Value::Decimal(number) => number.fmt(f),
            Value::Text(text) => f.write_str(text),
            Value::Date(date) => date.fmt(f),
            Value::List(values) => fmt_list(values, f),
        }
    }
}

fn fmt_list(values: &[Value], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("[")?;
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{value}")?;
    }
    f.write_str("]")
}

/// Written as text whatever features another crate turns on in `rust_decimal`.
fn decimal_text<S: serde::Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// A value that is no list, with the numbers of the variants of [`Value`]: lists of lists would let bytes from outside nest without end.
#[derive(Deserialize)]
enum Scalar {
    Bool(bool),
    Integer(i64),
    Decimal(#[serde(deserialize_with = "exact_decimal")] Decimal),
    Text(String),
    Date(Date),
}

fn scalars<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Value>, D::Error> {
    let scalars = Vec::<Scalar>::deserialize(deserializer)?;
    let value = |scalar| match scalar {
        Scalar::Bool(truth) => Value::Bool(truth),
        Scalar::Integer(number) => Value::Integer(number),
        Scalar::Decimal(number) => Value::Decimal(number),
        Scalar::Text(text) => Value::Text(text),
        Scalar::Date(date) => Value::Date(date),
    };
    Ok(scalars.into_iter().map(value).collect())
}

/// The decimal's own reader would also take a binary fraction, which is not exact.
fn exact_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(deserializer)?;
    decimal_of(&text).ok_or_else(|| de::Error::custom(format!("`{text}` is not a decimal number")))
}

/// Reads `-?[0-9]+(\.[0-9]+)?`, if it fits without rounding. There is no negative zero.
pub(super) fn decimal_of(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    Decimal::from_str_exact(text).ok().map(without_negative_zero)
}

pub(super) fn without_negative_zero(mut number: Decimal) -> Decimal {
    if number.is_zero() {
        number.set_sign_positive(true);
    }
    number
}

/// Reads `YYYY-MM-DD` of the years that CEL has too, 1 to 9999.
pub(super) fn date_of(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let formed =
        [(year, 4), (month, 2), (day, 2)].iter().all(|(part, length)| part.len() == *length && is_digits(part));
    if !formed || parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().filter(|date| is_in_range(*date))
}

pub(super) fn is_in_range(date: Date) -> bool {
    date.year() >= 1
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing test panics")]
mod tests {
    use super::*;

    #[test]
    fn a_value_fits_only_its_own_type() {
        let land = Type::OneOf(vec!["granted".to_owned()]);
        let text = |text: &str| Value::Text(text.to_owned());
        let check = |value: &Value, ty: &Type, fits: bool| assert_eq!(value.fits(ty), fits, "{value} in {ty}");
        check(&text("granted"), &land, true);
        check(&text("sold"), &land, false);
        check(&text("sold"), &Type::Text, true);
        check(&Value::Integer(1), &Type::Decimal, false);
        check(&Value::List(vec![text("granted"), text("sold")]), &Type::List(Box::new(land)), false);
        check(&Value::List(vec![]), &Type::List(Box::new(Type::Date)), true);
    }

    #[test]
    fn decimals_travel_as_text_alone() {
        let written = serde_json::to_string(&Value::Decimal(decimal_of("1.50").unwrap())).unwrap();
        assert_eq!(written, r#"{"Decimal":"1.50"}"#);
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap().to_string(), "1.50");
        assert!(serde_json::from_str::<Value>(r#"{"Decimal":1.5}"#).is_err());
        assert!(serde_json::from_str::<Value>(r#"{"Decimal":"1e3"}"#).is_err());
    }

    #[test]
    fn dates_are_read_in_one_form() {
        for wrong in ["2024-2-29", "20240229", "2023-02-29", "0000-01-01", "-001-01-01", "2024-01-01-", "2024-01-0１"]
        {
            assert_eq!(date_of(wrong), None, "{wrong}");
        }
        assert!(date_of("2024-02-29").is_some() && date_of("0001-01-01").is_some() && date_of("9999-12-31").is_some());
    }
}
