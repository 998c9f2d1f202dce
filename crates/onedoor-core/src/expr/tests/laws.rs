//! Laws over random texts and random well-typed trees, the latter with a second, plainer evaluation as witness.

mod tree;

use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use tree::{Dice, Tree};

const WORDS: [&str; 44] = [
    "(",
    ")",
    "[",
    "]",
    ",",
    "?",
    ":",
    "!",
    "-",
    "+",
    "*",
    "/",
    "%",
    "&&",
    "||",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "in",
    "has(",
    "size(",
    "date(",
    "'2024-02-29'",
    "\"granted\"",
    "'",
    "\\",
    "true",
    "false",
    "floors",
    "floor_area",
    "land",
    "title",
    "applied_on",
    "no_int",
    "zones",
    "plots",
    "1",
    "0",
    "2.5",
    "9223372036854775808",
    "面",
];

fn random_text() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 0..40).prop_map(|words| words.join(" "));
    prop_oneof![
        any::<String>(),
        "[ -~]{0,60}",
        words,
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| lossy(&bytes))
    ]
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    let mantissa = prop_oneof![-1000i128..1000, -79228162514264337593543950335i128..=79228162514264337593543950335];
    (mantissa, 0u32..=28).prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

fn any_date() -> impl Strategy<Value = Date> {
    let days = -4371587i64..=2932896;
    prop_oneof![Just(Date::MIN), Just(Date::MAX), days.prop_map(tree::date_of_day)]
}

fn any_integer() -> impl Strategy<Value = i64> {
    prop_oneof![Just(i64::MIN), Just(i64::MAX), -3i64..3, any::<i64>()]
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        any_integer().prop_map(Value::Integer),
        any_decimal().prop_map(Value::Decimal),
        prop_oneof![Just("granted".to_owned()), any::<String>()].prop_map(Value::Text),
        any_date().prop_map(Value::Date),
        prop::collection::vec(any_integer().prop_map(Value::Integer), 0..4).prop_map(Value::List),
    ]
}

/// Values for the fields, mostly of the right type: the first of some tries that fits, else any.
/// Those that are absent on purpose stay so half of the time.
fn any_permit() -> impl Strategy<Value = Permit> {
    prop::collection::vec(prop::collection::vec(any_value(), 1..24), 13).prop_map(|tries| {
        let mut permit = permit();
        for (id, tries) in tries.into_iter().enumerate() {
            let fitting = tries.iter().find(|value| value.fits(&permit.types[id].1)).or(tries.first());
            if permit.values.contains_key(&(id as u32)) || tries.len() > 12 {
                fitting.map(|value| permit.values.insert(id as u32, value.clone()));
            }
        }
        permit
    })
}

fn any_type() -> impl Strategy<Value = Type> {
    prop::sample::select(vec![Type::Bool, Type::Integer, Type::Decimal, Type::Date, land()])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_compiler_fail_or_point_outside(text in random_text()) {
        if let Err(errors) = Expr::compile(&text, &permit()) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                prop_assert!(text.get(error.span.clone()).is_some(), "{:?} of {}", error, text);
                prop_assert!(!error.message.contains('\n') && !error.message.is_empty());
            }
        }
    }

    #[test]
    fn what_compiles_evaluates_to_its_type(text in random_text(), permit in any_permit()) {
        if let Ok(expr) = Expr::compile(&text, &permit)
            && let Ok(value) = expr.eval(&|id| permit.values.get(&id))
        {
            prop_assert!(value.has_shape(expr.result()), "{value:?} of {text}");
        }
    }

    #[test]
    fn printed_trees_mean_what_the_plain_evaluation_says(
        bytes in prop::collection::vec(any::<u8>(), 0..120), permit in any_permit(), ty in any_type(),
    ) {
        let tree = Tree::random(&ty, 4, &mut Dice::new(&bytes));
        let expected = tree.plain_value(&permit);
        for text in [tree.with_few_parentheses(), tree.with_all_parentheses()] {
            let expr = match Expr::compile(&text, &permit) {
                Ok(expr) => expr,
                Err(errors) => return Err(TestCaseError::fail(format!("{text}: {errors:?}"))),
            };
            prop_assert_eq!(expr.eval(&|id| permit.values.get(&id)), expected.clone(), "{}", text);
        }
    }

    #[test]
    fn decimals_that_fit_are_computed_exactly(a in -10i128.pow(12)..10i128.pow(12), b in -10i128.pow(12)..10i128.pow(12), s in 0u32..9, t in 0u32..9) {
        let (x, y) = (Decimal::from_i128_with_scale(a, s), Decimal::from_i128_with_scale(b, t));
        let permit = Permit { types: vec![("x", Type::Decimal), ("y", Type::Decimal)],
            values: [(0, Value::Decimal(x)), (1, Value::Decimal(y))].into() };
        let value = |text: &str| Expr::compile(text, &permit).unwrap().eval(&|id| permit.values.get(&id));
        let (wide_a, wide_b) = (a * 10i128.pow(t), b * 10i128.pow(s));
        let exact = |mantissa: i128| Ok(Value::Decimal(Decimal::from_i128_with_scale(mantissa, s + t)));
        prop_assert_eq!(value("x + y"), exact(wide_a + wide_b));
        prop_assert_eq!(value("x - y"), exact(wide_a - wide_b));
        prop_assert_eq!(value("x * y"), exact(a * b));
        prop_assert_eq!(value("x < y"), Ok(Value::Bool(wide_a < wide_b)));
        prop_assert_eq!(value("x == y"), Ok(Value::Bool(wide_a == wide_b)));
    }

    #[test]
    fn what_is_shown_is_read_back(value in any_value()) {
        let ty = match &value {
            Value::Bool(_) => Type::Bool,
            Value::Integer(_) => Type::Integer,
            Value::Decimal(_) => Type::Decimal,
            Value::Text(_) => Type::Text,
            Value::Date(date) if date.year() >= 1 => Type::Date,
            Value::Date(_) | Value::List(_) => return Ok(()),
        };
        prop_assert_eq!(Value::parse(&value.to_string(), &ty), Ok(value));
    }
}
