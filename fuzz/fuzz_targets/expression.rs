//! Whatever the text is, an expression compiles or says why not, and evaluates to a value of its type or says why there is none.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onedoor_core::expr::{Expr, Fields, Type, Value};
use std::sync::LazyLock;

static FIELDS: LazyLock<Vec<(&str, Type, Option<Value>)>> = LazyLock::new(|| {
    let text = |text: &str| Value::Text(text.to_owned());
    let choice = || Type::OneOf(vec!["x".to_owned(), "y".to_owned()]);
    vec![
        ("b", Type::Bool, Some(Value::Bool(true))),
        ("i", Type::Integer, Some(Value::Integer(i64::MIN))),
        ("n", Type::Integer, None),
        ("d", Type::Decimal, Value::parse("79228162514264337593543950335", &Type::Decimal).ok()),
        ("t", Type::Text, Some(text("消防"))),
        ("a", Type::Date, Value::parse("9999-12-31", &Type::Date).ok()),
        ("o", choice(), Some(text("x"))),
        ("l", Type::List(Box::new(Type::Integer)), Some(Value::List(vec![Value::Integer(1), Value::Integer(2)]))),
        ("m", Type::List(Box::new(choice())), Some(Value::List(vec![]))),
    ]
});

struct Known;

impl Fields for Known {
    fn field(&self, name: &str) -> Option<(u32, &Type)> {
        let (index, field) = FIELDS.iter().enumerate().find(|(_, field)| field.0 == name)?;
        Some((u32::try_from(index).ok()?, &field.1))
    }

    fn names(&self) -> Vec<&str> {
        FIELDS.iter().map(|field| field.0).collect()
    }
}

fuzz_target!(|text: &str| {
    let value_of = |id: u32| FIELDS.get(id as usize).and_then(|field| field.2.as_ref());
    match Expr::compile(text, &Known) {
        Ok(expr) => {
            let value = expr.eval(&value_of);
            assert_eq!(value, expr.eval(&value_of), "evaluation depends on nothing else");
            assert!(expr.reads().iter().all(|id| (*id as usize) < FIELDS.len()));
            if *expr.result() == Type::Bool {
                assert_eq!(expr.holds(&value_of), value.map(|value| value == Value::Bool(true)));
            }
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            for error in errors {
                assert!(text.get(error.span.clone()).is_some(), "{error:?}");
                assert!(!error.message.contains('\n'), "{error:?}");
            }
        }
    }
});
