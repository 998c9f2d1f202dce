//! Texts that are refused, with what the author sees: the sort, the words at fault, the message and the help.

use super::*;
use crate::expr::{ExprError, ExprErrorKind};

/// `kind: «words at fault» message (help)`, one line for each error.
fn complaints(text: &str) -> Vec<String> {
    let shown = |error: ExprError| {
        let help = error.help.map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{:?}: «{}» {}{help}", error.kind, &text[error.span], error.message)
    };
    Expr::compile(text, &permit()).map_or_else(|errors| errors.into_iter().map(shown).collect(), |_| vec![])
}

fn check(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(complaints(text), *expected, "{text}");
    }
}

#[test]
fn syntax() {
    check(&[
        ("", &["Syntax: «» expected a value, but the text ends"]),
        ("1 +", &["Syntax: «» expected a value, but the text ends"]),
        ("(1", &["Syntax: «» expected `)`, but the text ends"]),
        ("1)", &["Syntax: «)» expected an operator, found `)`"]),
        ("floors 7", &["Syntax: «7» expected an operator, found `7`"]),
        ("* 2", &["Syntax: «*» expected a value, found `*`"]),
        ("high_rise and true", &["Syntax: «and» expected an operator, found `and` (write `&&`)"]),
        ("(high_rise OR true)", &["Syntax: «OR» expected `)`, found `OR` (write `||`)"]),
        ("true ? 1", &["Syntax: «» expected `:`, but the text ends"]),
        ("true ? true ? 1 : 2 : 3", &["Syntax: «?» expected `:`, found `?`"]),
        ("[1, ]", &["Syntax: «]» expected a value, found `]`"]),
        ("[1 2]", &["Syntax: «2» expected `]`, found `2`"]),
        ("has()", &["Syntax: «)» expected the name of a field, found `)`"]),
        ("has(1)", &["Syntax: «1» expected the name of a field, found `1`"]),
        ("date(title)", &["Syntax: «title» expected a day in quotes such as `\"2024-02-29\"`, found `title`"]),
        ("now()", &["Syntax: «now» there is no function `now` (the functions are `date`, `has` and `size`)"]),
        ("if", &["Syntax: «if» `if` is a reserved word, not a field (write `condition ? this : that`)"]),
        ("in", &["Syntax: «in» `in` is a reserved word, not a field"]),
        (
            "floors == null",
            &[
                "Syntax: «null» `null` is a reserved word, not a field (ask with `has(field)` whether a field has a value)",
            ],
        ),
    ]);
}

#[test]
fn comparisons_do_not_chain() {
    let help = "(write `a < b && b < c`, or put one comparison in parentheses)";
    for (text, sign) in [
        ("1 < 2 < 3", "<"),
        ("1 == 2 != 3", "!="),
        ("true && 1 < 2 < 3", "<"),
        ("1 in [1] in [2]", "in"),
        ("1 + 1 < 2 + 2 > 1", ">"),
        ("true || 1 < 2 && 2 < 3 <= 4", "<="),
    ] {
        let expected = format!("Syntax: «{sign}» comparisons do not follow one another {help}");
        assert_eq!(complaints(text), [expected], "{text}");
    }
}

#[test]
fn tokens() {
    check(&[
        (
            "1.",
            &[
                "Syntax: «1.» `.` cannot be part of a number (a number is digits, or digits on both sides of one point, such as `1.5`)",
            ],
        ),
        (
            "1e5",
            &[
                "Syntax: «1e» `e` cannot be part of a number (a number is digits, or digits on both sides of one point, such as `1.5`)",
            ],
        ),
        (
            "0x1F",
            &[
                "Syntax: «0x» `x` cannot be part of a number (a number is digits, or digits on both sides of one point, such as `1.5`)",
            ],
        ),
        (
            "1.2.3",
            &[
                "Syntax: «1.2.» `.` cannot be part of a number (a number is digits, or digits on both sides of one point, such as `1.5`)",
            ],
        ),
        (".5", &["Syntax: «.» `.` has no meaning here (fields have plain names; there are no methods)"]),
        ("title.size()", &["Syntax: «.» `.` has no meaning here (fields have plain names; there are no methods)"]),
        ("floors = 7", &["Syntax: «=» `=` has no meaning here (write `==`)"]),
        ("floors ＞ 7", &["Syntax: «＞» `＞` has no meaning here (write `>`, the half-width sign)"]),
        ("land == “granted”", &["Syntax: «“» `“` has no meaning here (write `\"`)"]),
        (
            "面积 > 3",
            &[
                "Syntax: «面» `面` has no meaning here (a text stands in quotes; field names have the letters `a` to `z`)",
            ],
        ),
        ("a \0", &["Syntax: «\0» `\\0` has no meaning here"]),
        (
            "9223372036854775808",
            &[
                "Syntax: «9223372036854775808» the number is too large for an integer (integers reach to 9223372036854775807; write `.0` behind it for a decimal)",
            ],
        ),
        (
            "99999999999999999999",
            &[
                "Syntax: «99999999999999999999» the number is too large for an integer (integers reach to 9223372036854775807; write `.0` behind it for a decimal)",
            ],
        ),
        (
            "0.12345678901234567890123456789",
            &[
                "Syntax: «0.12345678901234567890123456789» the number has too many digits (a decimal has up to 28 digits)",
            ],
        ),
        ("'abc", &["Syntax: «'abc» the text is not closed (close it with `'` on the same line)"]),
        (
            r"'\x41'",
            &[
                r#"Syntax: «\x» this is no escape in a text (the escapes are `\\`, `\"`, `\'`, `\n`, `\t` and `\u` with four hexadecimal digits)"#,
            ],
        ),
        (
            r"'\ud800'",
            &[
                r#"Syntax: «\ud800» this is no escape in a text (the escapes are `\\`, `\"`, `\'`, `\n`, `\t` and `\u` with four hexadecimal digits)"#,
            ],
        ),
        (
            r"'\",
            &[
                r#"Syntax: «\» this is no escape in a text (the escapes are `\\`, `\"`, `\'`, `\n`, `\t` and `\u` with four hexadecimal digits)"#,
            ],
        ),
    ]);
}

#[test]
fn types() {
    let compare = "compare the value, or ask with `has(field)` whether there is one";
    check(&[
        ("!floors", &[&format!("Type: «floors» `!` takes Bool, this is Integer ({compare})")]),
        ("floors && high_rise", &[&format!("Type: «floors» `&&` takes Bool, this is Integer ({compare})")]),
        ("title ? 1 : 2", &[&format!("Type: «title» `?` takes Bool, this is Text ({compare})")]),
        ("-title", &["Type: «title» `-` takes Integer or Decimal, this is Text"]),
        ("title + 'x'", &["Type: «title + 'x'» `+` does not take Text and Text (texts can only be compared)"]),
        (
            "1 + floor_area % 2",
            &["Type: «floor_area % 2» `%` does not take Decimal and Integer (the rest of a division is for integers)"],
        ),
        (
            "30 + applied_on",
            &["Type: «30 + applied_on» `+` does not take Integer and Date (write the date first: `day + 30`)"],
        ),
        (
            "applied_on + 1.5",
            &[
                "Type: «applied_on + 1.5» `+` does not take Date and Decimal (dates take whole days, `day + 30`, or give the days between, `day - other_day`)",
            ],
        ),
        (
            "floors + high_rise",
            &[
                "Type: «floors + high_rise» `+` does not take Integer and Bool (make a number of it first, such as `high_rise ? 1 : 0`)",
            ],
        ),
        (
            "high_rise ? 1 : 'a'",
            &["Type: «high_rise ? 1 : 'a'» both arms of a choice need one type, these are Integer and Text"],
        ),
        (
            "floors == '7'",
            &["Type: «floors == '7'» `==` cannot compare Integer with Text (write a number without quotes)"],
        ),
        (
            "applied_on > '2024-01-01'",
            &[
                "Type: «applied_on > '2024-01-01'» `>` cannot compare Date with Text (write a date as `date(\"2024-02-29\")`)",
            ],
        ),
        (
            "title < 'b'",
            &[
                "Type: «title < 'b'» `<` has no order for Text (numbers and dates have an order; compare others with `==`, `!=` or `in`)",
            ],
        ),
        (
            "high_rise >= true",
            &[
                "Type: «high_rise >= true» `>=` has no order for Bool (numbers and dates have an order; compare others with `==`, `!=` or `in`)",
            ],
        ),
        (
            "land > 'granted'",
            &[
                "Type: «land > 'granted'» `>` has no order for OneOf([\"allocated\", \"granted\"]) (numbers and dates have an order; compare others with `==`, `!=` or `in`)",
            ],
        ),
        (
            "floors in 7",
            &[
                "Type: «floors in 7» `in` looks into a list, the right side is Integer (write the values in brackets: `value in [1, 2]`)",
            ],
        ),
        (
            "title in plots",
            &["Type: «title in plots» `in` cannot find Text in List(Integer) (write a number without quotes)"],
        ),
        (
            "plots in plots",
            &[
                "Type: «plots in plots» `in` cannot find List(Integer) in List(Integer) (ask with `value in list` whether a list holds a value)",
            ],
        ),
        (
            "plots == 1",
            &[
                "Type: «plots == 1» `==` cannot compare List(Integer) with Integer (ask with `value in list` whether a list holds a value)",
            ],
        ),
        ("[1, 'a']", &["Type: «'a'» a list holds values of one type: Integer before, Text here"]),
        ("[[1]]", &["Type: «[1]» a list holds single values, not lists"]),
        (
            "plots == []",
            &["Type: «[]» an empty list has no type (ask whether a list is empty with `size(field) == 0`)"],
        ),
        (
            "size(floors) > 1",
            &["Type: «floors» `size` counts the letters of a text or the values of a list, this is Integer"],
        ),
        (
            "date('2023-02-29')",
            &[
                "Type: «date('2023-02-29')» `2023-02-29` is not a day of the calendar (write year, month and day such as `date(\"2024-02-29\")`)",
            ],
        ),
    ]);
}

#[test]
fn choices_are_checked_wherever_a_literal_meets_them() {
    let granted = "is not one of the choices (did you mean `granted`?)";
    let wood = "is not one of the choices (the choices are `allocated`, `granted`)";
    check(&[
        ("land == 'grantd'", &[&format!("Type: «'grantd'» `grantd` {granted}")]),
        ("'wood' != land", &[&format!("Type: «'wood'» `wood` {wood}")]),
        (
            "land in ['grantd', 'granted', 'wood']",
            &[&format!("Type: «'grantd'» `grantd` {granted}"), &format!("Type: «'wood'» `wood` {wood}")],
        ),
        ("'wood' in zones", &[&format!("Type: «'wood'» `wood` {wood}")]),
        ("zones == ['wood']", &[&format!("Type: «'wood'» `wood` {wood}")]),
        ("land == (high_rise ? 'wood' : 'granted')", &[&format!("Type: «'wood'» `wood` {wood}")]),
        (
            "land == trees",
            &[
                r#"Type: «land == trees» `==` cannot compare OneOf(["allocated", "granted"]) with OneOf(["oak"]) (they have no choice in common)"#,
            ],
        ),
    ]);
}

#[test]
fn all_mistakes_are_told_in_the_order_of_the_text() {
    check(&[
        (
            "flors > 3 && !floors || land == 'x' && has(nothing_like_it)",
            &[
                "UnknownField: «flors» there is no field `flors` (did you mean `floors`?)",
                "Type: «floors» `!` takes Bool, this is Integer (compare the value, or ask with `has(field)` whether there is one)",
                "Type: «'x'» `x` is not one of the choices (the choices are `allocated`, `granted`)",
                "UnknownField: «nothing_like_it» there is no field `nothing_like_it`",
            ],
        ),
        (
            "1 + (title + 1) + (2 && true) + nope",
            &[
                "Type: «title + 1» `+` does not take Text and Integer (texts can only be compared)",
                "Type: «2» `&&` takes Bool, this is Integer (compare the value, or ask with `has(field)` whether there is one)",
                "UnknownField: «nope» there is no field `nope`",
            ],
        ),
    ]);
}

#[test]
fn whatever_is_refused_has_a_reason() {
    for text in ["flors", "!1", "[[]]", "(", "1 2"] {
        let errors = Expr::compile(text, &permit()).unwrap_err();
        assert!(!errors.is_empty() && errors.iter().all(|error| error.kind != ExprErrorKind::TooLarge), "{text}");
    }
}

#[test]
fn what_is_quoted_cannot_break_the_line() {
    check(&[(
        r#"date("9\n\t9") == date("2024-02-29")"#,
        &[
            r#"Type: «date("9\n\t9")» `9\n\t9` is not a day of the calendar (write year, month and day such as `date("2024-02-29")`)"#,
        ],
    )]);
    assert_eq!(Value::parse("a\nb", &Type::Bool), Err("`a\\nb` is neither `true` nor `false`".to_owned()));
}
