//! The types that a field or an expression may have.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The type of a field or of an expression, written in RON as it displays: `Decimal`, `OneOf(["a", "b"])`, `List(Text)`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Type {
    /// True or false.
    Bool,
    /// A whole number of 64 bits with sign.
    Integer,
    /// An exact decimal number of up to 28 digits.
    Decimal,
    /// Any text.
    Text,
    /// A calendar day, of the years 1 to 9999 where an expression writes or computes it.
    Date,
    /// A text out of these choices.
    OneOf(Vec<String>),
    /// Values of one scalar type, in an order.
    List(Box<Type>),
}

impl Type {
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Type::Integer | Type::Decimal)
    }

    /// The choices of a `OneOf`, or of the elements of a list of it.
    pub(super) fn choices(&self) -> Option<&[String]> {
        match self {
            Type::OneOf(choices) => Some(choices),
            Type::List(element) => element.choices(),
            Type::Bool | Type::Integer | Type::Decimal | Type::Text | Type::Date => None,
        }
    }

    /// The type that takes in both, if there is one: what may be compared, or stand in the two arms of a choice.
    pub(super) fn common(&self, other: &Type) -> Option<Type> {
        match (self, other) {
            (a, b) if a == b => Some(a.clone()),
            (Type::Integer, Type::Decimal) | (Type::Decimal, Type::Integer) => Some(Type::Decimal),
            (Type::OneOf(_), Type::Text) | (Type::Text, Type::OneOf(_)) => Some(Type::Text),
            (Type::OneOf(a), Type::OneOf(b)) => a.iter().any(|choice| b.contains(choice)).then_some(Type::Text),
            (Type::List(a), Type::List(b)) => a.common(b).map(|element| Type::List(Box::new(element))),
            _ => None,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Bool => f.write_str("Bool"),
            Type::Integer => f.write_str("Integer"),
            Type::Decimal => f.write_str("Decimal"),
            Type::Text => f.write_str("Text"),
            Type::Date => f.write_str("Date"),
            Type::OneOf(choices) => write!(f, "OneOf({choices:?})"),
            Type::List(element) => write!(f, "List({element})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of(choices: &[&str]) -> Type {
        Type::OneOf(choices.iter().map(|choice| (*choice).to_owned()).collect())
    }

    #[test]
    fn a_type_displays_as_the_author_writes_it() {
        let check = |ty: Type, written: &str| assert_eq!(ty.to_string(), written);
        check(Type::Bool, "Bool");
        check(Type::List(Box::new(Type::Text)), "List(Text)");
        check(one_of(&["a", "土地"]), r#"OneOf(["a", "土地"])"#);
        check(Type::List(Box::new(one_of(&["a"]))), r#"List(OneOf(["a"]))"#);
    }
}
