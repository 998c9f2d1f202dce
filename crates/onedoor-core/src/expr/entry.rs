//! Reading what a person types into a form.

use rust_decimal::Decimal;

use crate::diagnostic::one_line;

use super::suggest;
use super::types::Type;
use super::value::{Value, date_of, decimal_of, is_digits};

impl Value {
    /// Reads what a person typed for a field of this type: `1200.50`, `true`, `2024-04-15`, `granted`.
    ///
    /// Space around it is ignored, except in a `Text`. Lists are not read.
    ///
    /// # Errors
    /// One line for the person when the text is not of the type, or does not fit its range exactly.
    pub fn parse(text: &str, ty: &Type) -> Result<Value, String> {
        let entry = text.trim();
        let value = match ty {
            Type::Text => Ok(Value::Text(text.to_owned())),
            Type::Bool => truth(entry).map(Value::Bool),
            Type::Integer => integer(entry).map(Value::Integer),
            Type::Decimal => decimal(entry).map(Value::Decimal),
            Type::Date => date_of(entry).map(Value::Date).ok_or_else(|| not_a_date(entry)),
            Type::OneOf(choices) => choice(entry, choices).map(Value::Text),
            Type::List(_) => Err("a list is not typed as one text".to_owned()),
        };
        value.map_err(one_line)
    }
}

fn truth(entry: &str) -> Result<bool, String> {
    match entry {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(format!("`{entry}` is neither `true` nor `false`")),
    }
}

fn integer(entry: &str) -> Result<i64, String> {
    if !is_digits(entry.strip_prefix('-').unwrap_or(entry)) {
        return Err(format!("`{entry}` is not a whole number such as `120`"));
    }
    entry.parse().map_err(|_| format!("`{entry}` is too large"))
}

fn decimal(entry: &str) -> Result<Decimal, String> {
    decimal_of(entry).ok_or_else(|| match entry.contains([',', '_', ' ']) {
        true => format!("`{entry}` is not a number: write it without separators, such as `1200.50`"),
        false => format!("`{entry}` is not a number such as `1200.50` with up to 28 digits"),
    })
}

fn not_a_date(entry: &str) -> String {
    format!("`{entry}` is not a date such as `2024-04-15`")
}

fn choice(entry: &str, choices: &[String]) -> Result<String, String> {
    match choices.iter().find(|choice| *choice == entry) {
        Some(choice) => Ok(choice.clone()),
        None => Err(format!("`{entry}` is none of {}", suggest::quoted(choices.iter().map(String::as_str)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, ty: &Type, read: &str) {
        let shown = Value::parse(typed, ty).map_or_else(|error| error, |value| value.to_string());
        assert_eq!(shown, read);
    }

    #[test]
    fn entries_are_read_by_the_type_of_the_field() {
        let land = Type::OneOf(vec!["allocated".to_owned(), "granted".to_owned()]);
        check(" 1200.50 ", &Type::Decimal, "1200.50");
        check("-0", &Type::Decimal, "0");
        check("1,200.50", &Type::Decimal, "`1,200.50` is not a number: write it without separators, such as `1200.50`");
        check("1e5", &Type::Decimal, "`1e5` is not a number such as `1200.50` with up to 28 digits");
        check("-9223372036854775808", &Type::Integer, "-9223372036854775808");
        check("9223372036854775808", &Type::Integer, "`9223372036854775808` is too large");
        check("+1", &Type::Integer, "`+1` is not a whole number such as `120`");
        check("true", &Type::Bool, "true");
        check("yes", &Type::Bool, "`yes` is neither `true` nor `false`");
        check("2024-04-15", &Type::Date, "2024-04-15");
        check("15.4.2024", &Type::Date, "`15.4.2024` is not a date such as `2024-04-15`");
        check("granted", &land, "granted");
        check("sold", &land, "`sold` is none of `allocated`, `granted`");
        check(" as typed ", &Type::Text, " as typed ");
        check("a", &Type::List(Box::new(Type::Text)), "a list is not typed as one text");
    }
}
