use onedoor_core::{
    expr::{Type, Value},
    graph::Graph,
};

/// What was typed for a field, to be read as what the field is: a list is its elements with commas between, in brackets or not.
pub(super) fn typed(graph: &Graph, field: &str, text: &str) -> Value {
    match graph.field_named(field).map(|field| &graph.fields()[field].ty) {
        Some(Type::List(_)) => list(text),
        _ => Value::Text(text.to_owned()),
    }
}

fn list(text: &str) -> Value {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text).trim();
    if inner.is_empty() {
        return Value::List(Vec::new());
    }
    let element = |text: &str| Value::Text(text.trim().trim_matches('"').to_owned());
    Value::List(inner.split(',').map(element).collect())
}

/// How to type a value of this type.
pub(super) fn hint(ty: &Type) -> String {
    match ty {
        Type::Bool => "true or false".to_owned(),
        Type::Integer => "a whole number".to_owned(),
        Type::Decimal => "a number".to_owned(),
        Type::Text => "text".to_owned(),
        Type::Date => "a date such as 2024-04-15".to_owned(),
        Type::OneOf(choices) => choices.join(" or "),
        Type::List(element) => format!("{}, more with commas between, `[]` for none", hint(element)),
    }
}

/// What the case knows, a line a field.
pub(super) fn known(graph: &Graph, value_of: impl Fn(&str) -> Option<String>) -> Vec<String> {
    graph
        .fields()
        .rows()
        .iter()
        .map(|field| format!("  {} = {}", field.name, value_of(&field.name).unwrap_or_else(|| "nothing".to_owned())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_typed_with_commas() {
        let texts = |texts: &[&str]| Value::List(texts.iter().map(|text| Value::Text((*text).to_owned())).collect());
        assert_eq!(list("a, b"), texts(&["a", "b"]));
        assert_eq!(list("[\"a\",b]"), texts(&["a", "b"]));
        assert_eq!(list(" [] "), texts(&[]));
    }
}
