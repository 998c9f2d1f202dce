//! Tables and laws of the whole language.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a failing test panics")]

mod bounds;
mod laws;
mod mistakes;
mod values;

use std::collections::BTreeMap;

use super::value::{date_of, decimal_of};
use super::{Expr, Fields, Type, Value};

/// The fields that all tests share: one of each type with a value, and `no_…` ones without.
#[derive(Debug)]
struct Permit {
    types: Vec<(&'static str, Type)>,
    values: BTreeMap<u32, Value>,
}

impl Fields for Permit {
    fn field(&self, name: &str) -> Option<(u32, &Type)> {
        let index = self.types.iter().position(|(known, _)| *known == name)?;
        Some((index as u32, &self.types[index].1))
    }

    fn names(&self) -> Vec<&str> {
        self.types.iter().map(|(name, _)| *name).collect()
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn land() -> Type {
    Type::OneOf(texts(&["allocated", "granted"]))
}

fn list(element: Type) -> Type {
    Type::List(Box::new(element))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn decimal(text: &str) -> Value {
    Value::Decimal(decimal_of(text).unwrap())
}

fn permit() -> Permit {
    let integers = Value::List(vec![Value::Integer(1), Value::Integer(2)]);
    let rows = [
        ("high_rise", Type::Bool, Some(Value::Bool(true))),
        ("floors", Type::Integer, Some(Value::Integer(7))),
        ("floor_area", Type::Decimal, Some(decimal("3000.50"))),
        ("title", Type::Text, Some(text("新楼 a"))),
        ("applied_on", Type::Date, date_of("2024-02-28").map(Value::Date)),
        ("land", land(), Some(text("granted"))),
        ("road", Type::OneOf(texts(&["granted", "none"])), Some(text("none"))),
        ("trees", Type::OneOf(texts(&["oak"])), Some(text("oak"))),
        ("zones", list(land()), Some(Value::List(vec![text("granted")]))),
        ("plots", list(Type::Integer), Some(integers)),
        ("no_bool", Type::Bool, None),
        ("no_int", Type::Integer, None),
        ("ill_typed", Type::Integer, Some(text("seven"))),
    ];
    let values = rows.iter().enumerate().filter_map(|(id, (.., value))| Some((id as u32, value.clone()?))).collect();
    Permit { types: rows.into_iter().map(|(name, ty, _)| (name, ty)).collect(), values }
}

fn compiled(text: &str) -> Expr {
    Expr::compile(text, &permit()).unwrap_or_else(|errors| panic!("{text}: {errors:?}"))
}

/// The value with its type, or why there is none.
fn shown(text: &str) -> String {
    let (permit, expr) = (permit(), compiled(text));
    match expr.eval(&|id| permit.values.get(&id)) {
        Ok(value) => {
            assert!(value.fits(expr.result()), "{text} gives {value:?}, not {}", expr.result());
            format!("{value} {}", expr.result())
        }
        Err(reason) => reason.to_string(),
    }
}
