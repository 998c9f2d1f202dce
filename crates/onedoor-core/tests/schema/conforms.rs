//! A checker for the part of JSON Schema that `docs/workflow.schema.json` uses; it refuses to pass over a keyword that it does not know.

use onedoor_core::id::is_name;
use serde_json::Value;

/// Why `value` is not what `schema` describes, each with its place.
pub(crate) fn complaints(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let schema = schema.as_object().expect("a schema is an object");
    schema.iter().flat_map(|(keyword, rule)| keyword_complaints(root, schema, keyword, rule, value)).collect()
}

fn keyword_complaints(
    root: &Value,
    schema: &serde_json::Map<String, Value>,
    keyword: &str,
    rule: &Value,
    value: &Value,
) -> Vec<String> {
    let unless = |fine: bool| if fine { Vec::new() } else { vec![format!("{value}: not {keyword} {rule}")] };
    let number = || rule.as_u64().expect("a number");
    match keyword {
        "$schema" | "$defs" | "title" | "description" | "default" | "examples"
            if !matches!(rule, Value::Object(_)) || keyword == "$defs" =>
        {
            Vec::new()
        }
        "$ref" => complaints(
            root,
            root.pointer(rule.as_str().expect("a reference").trim_start_matches('#')).expect("what is referred to"),
            value,
        ),
        "type" => unless(type_of(value) == rule),
        "enum" => unless(rule.as_array().expect("a list").contains(value)),
        "const" => unless(rule == value),
        "oneOf" => unless(
            rule.as_array().expect("a list").iter().filter(|choice| complaints(root, choice, value).is_empty()).count()
                == 1,
        ),
        "pattern" => unless(value.as_str().is_none_or(|text| matches(rule.as_str().unwrap_or(""), text))),
        "maxLength" => unless(value.as_str().is_none_or(|text| text.chars().count() as u64 <= number())),
        "minimum" => unless(value.as_u64().is_none_or(|n| n >= number())),
        "maximum" => unless(value.as_u64().is_none_or(|n| n <= number())),
        "minItems" => unless(value.as_array().is_none_or(|items| items.len() as u64 >= number())),
        "maxItems" => unless(value.as_array().is_none_or(|items| items.len() as u64 <= number())),
        "minProperties" => unless(value.as_object().is_none_or(|fields| fields.len() as u64 >= number())),
        "items" => value.as_array().into_iter().flatten().flat_map(|item| complaints(root, rule, item)).collect(),
        "required" => unless(value.as_object().is_none_or(|fields| {
            rule.as_array().expect("a list").iter().all(|name| fields.contains_key(name.as_str().unwrap_or("")))
        })),
        "properties" => {
            named(value).filter_map(|(name, value)| Some(complaints(root, rule.get(name)?, value))).flatten().collect()
        }
        "propertyNames" => named(value).flat_map(|(name, _)| complaints(root, rule, &Value::from(name))).collect(),
        "additionalProperties" => {
            let others =
                named(value).filter(|(name, _)| schema.get("properties").is_none_or(|known| known.get(name).is_none()));
            others
                .flat_map(|(name, value)| {
                    if rule == false { vec![format!("no property {name}")] } else { complaints(root, rule, value) }
                })
                .collect()
        }
        other => panic!("the checker does not know the keyword {other}"),
    }
}

fn named(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The two patterns of the schema: a name, and a step with perhaps an outcome.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern {
        "^[a-z][a-z0-9_]{0,63}$" => is_name(text),
        r"^[a-z][a-z0-9_]{0,63}(\.[a-z][a-z0-9_]{0,63})?$" => {
            text.split_once('.').map_or(is_name(text), |(step, outcome)| is_name(step) && is_name(outcome))
        }
        other => panic!("the checker does not know the pattern {other}"),
    }
}
