//! `docs/workflow.schema.json` says what the reader accepts: the same fields, the same words, the same that must be there.
#![allow(clippy::disallowed_methods, reason = "the schema and the examples are files")]
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

#[path = "schema/conforms.rs"]
mod conforms;
#[path = "schema/json.rs"]
mod json;

use conforms::complaints;
use onedoor_core::{
    diagnostic::Code,
    language::{Kind, Workflow, read},
};
use ron::{Options, error::Error, extensions::Extensions};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::PathBuf};

fn path(relative: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(path("../../docs/workflow.schema.json")).expect("the schema"))
        .expect("JSON")
}

/// What the reader says that it knows at a place where it meets `zz`.
fn known_to_the_reader(text: &str) -> BTreeSet<String> {
    let options = Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(Extensions::IMPLICIT_SOME);
    match options.from_str::<Workflow>(text).expect_err(text).code {
        Error::NoSuchStructField { expected, .. } | Error::NoSuchEnumVariant { expected, .. } => {
            expected.iter().map(|word| (*word).to_owned()).collect()
        }
        other => panic!("{text}: {other}"),
    }
}

fn properties(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().expect("properties").keys().cloned().collect()
}

/// The words of a closed list: texts, and objects with one property.
fn words(schema: &Value) -> BTreeSet<String> {
    let of = |schema: &Value| -> BTreeSet<String> {
        match schema.get("enum").or(schema.get("const")) {
            Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(word) => word.as_str().into_iter().map(str::to_owned).collect(),
            None => properties(schema),
        }
    };
    schema
        .get("oneOf")
        .map_or_else(|| of(schema), |choices| choices.as_array().into_iter().flatten().flat_map(of).collect())
}

#[test]
fn the_fields_are_those_of_the_reader() {
    let schema = schema();
    let check = |fields: &Value, text: &str| assert_eq!(properties(fields), known_to_the_reader(text), "{text}");
    check(&schema, "Workflow(zz: 1)");
    check(&schema["$defs"]["limit"], "Workflow(limit: (zz: 1))");
    check(&schema["$defs"]["end"], "Workflow(ends: {\"e\": (zz: 1)})");
    check(&schema["$defs"]["return"], "Workflow(steps: {\"s\": Do(returns: {\"r\": (zz: 1)})})");
    for kind in Kind::WORDS {
        check(&schema["$defs"]["step_fields"], &format!("Workflow(steps: {{\"s\": {kind}(zz: 1)}})"));
    }
}

#[test]
fn the_words_are_those_of_the_reader() {
    let schema = schema();
    let step = &schema["$defs"]["step_fields"]["properties"];
    let check = |list: &Value, text: &str| assert_eq!(words(list), known_to_the_reader(text), "{text}");
    check(&schema["$defs"]["step"], "Workflow(steps: {\"s\": zz()})");
    check(&schema["$defs"]["type"], "Workflow(data: {\"d\": zz})");
    check(&schema["$defs"]["amount"], "Workflow(limit: (promised: zz(1)))");
    check(&schema["$defs"]["by"], "Workflow(steps: {\"s\": Do(by: zz)})");
    check(&schema["$defs"]["join"], "Workflow(steps: {\"s\": Do(join: zz)})");
    check(&schema["$defs"]["silence"], "Workflow(steps: {\"s\": Do(silence: zz)})");
    check(&step["rest"], "Workflow(steps: {\"s\": Do(rest: zz)})");
    check(
        &schema["$defs"]["return"]["properties"]["redo"],
        "Workflow(steps: {\"s\": Do(returns: {\"r\": (to: \"s\", redo: zz)})})",
    );
}

#[test]
fn the_reader_accepts_a_sample_of_every_field() {
    let schema = schema();
    let accepts = |text: String| assert_eq!(read(text.as_bytes()).diagnostics, [], "{text}");
    let samples = |fields: &Value| -> Vec<String> {
        fields["properties"]
            .as_object()
            .expect("properties")
            .iter()
            .map(|(name, field)| format!("{name}: {}", json::sample(&schema, field)))
            .collect()
    };
    samples(&schema).iter().for_each(|field| accepts(format!("Workflow({field})")));
    samples(&schema["$defs"]["limit"]).iter().for_each(|field| accepts(format!("Workflow(limit: ({field}))")));
    samples(&schema["$defs"]["end"]).iter().for_each(|field| accepts(format!("Workflow(ends: {{\"e\": ({field})}})")));
    accepts(format!(
        "Workflow(steps: {{\"s\": Do(returns: {{\"r\": ({})}})}})",
        samples(&schema["$defs"]["return"]).join(", ")
    ));
    for (kind, field) in Kind::WORDS
        .iter()
        .flat_map(|kind| samples(&schema["$defs"]["step_fields"]).into_iter().map(move |field| (kind, field)))
    {
        accepts(format!("Workflow(steps: {{\"s\": {kind}({field})}})"));
    }
}

#[test]
fn what_must_be_there_is_what_no_definition_loads_without() {
    let schema = schema();
    let required = |fields: &Value| {
        words(&serde_json::json!({ "enum": fields.get("required").cloned().unwrap_or(Value::Array(vec![])) }))
    };
    let parts = [("id", "id: \"a\""), ("steps", "steps: {\"s\": Do()}"), ("ends", "ends: {\"e\": (after: [\"s\"])}")];
    let without = |left_out: &str| {
        parts.iter().filter(|(name, _)| *name != left_out).map(|(_, text)| *text).collect::<Vec<_>>().join(", ")
    };
    let loads = |text: &str| onedoor_core::proof::load(text.as_bytes(), &Default::default()).proved.is_some();
    assert!(loads(&format!("Workflow({})", without(""))));
    for name in required(&schema) {
        assert!(!loads(&format!("Workflow({})", without(&name))), "{name}");
    }
    assert_eq!(required(&schema), BTreeSet::from(parts.map(|(name, _)| name.to_owned())));
    assert_eq!(required(&schema["$defs"]["return"]), BTreeSet::from(["to".to_owned()]));
    assert_eq!(required(&schema["$defs"]["end"]), BTreeSet::from(["after".to_owned()]));
    assert_eq!(required(&schema["$defs"]["step_fields"]), BTreeSet::new(), "an empty step is one");
}

#[test]
fn every_definition_that_loads_conforms() {
    let schema = schema();
    let mut checked = 0;
    for (file, text) in definitions() {
        assert_eq!(complaints(&schema, &schema, &json::of_ron(&text)), Vec::<String>::new(), "{file}");
        checked += 1;
    }
    assert!(checked >= Code::ALL.len());
}

#[test]
fn what_the_reader_refuses_does_not_conform() {
    let schema = schema();
    for code in [
        Code::UnknownField,
        Code::UnknownWord,
        Code::WrongValue,
        Code::MissingField,
        Code::BadName,
        Code::EmptyWorkflow,
        Code::BadReturnsMax,
        Code::EndAfterNothing,
    ] {
        let text = fs::read_to_string(path(&format!("tests/diagnostics/cases/{code}.ron"))).expect("a case");
        let example = text.split("//! corrected").next().unwrap_or("");
        assert_ne!(complaints(&schema, &schema, &json::of_ron(example)), Vec::<String>::new(), "{code}");
    }
}

/// The corrected examples, and the workflows that are shipped.
fn definitions() -> Vec<(String, String)> {
    let read = |path: PathBuf| (path.display().to_string(), fs::read_to_string(path).expect("a definition"));
    let corrected =
        Code::ALL.iter().map(|code| read(path(&format!("tests/diagnostics/cases/{code}.ron")))).map(|(file, text)| {
            let corrected = text
                .split("//! corrected\n")
                .nth(1)
                .and_then(|text| text.split("//! called").next())
                .unwrap_or("")
                .to_owned();
            (file, corrected)
        });
    let shipped =
        fs::read_dir(path("../../workflows")).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let shipped = shipped
        .filter(|path| path.to_string_lossy().ends_with(".ron") && !path.to_string_lossy().ends_with(".scenario.ron"))
        .map(read);
    corrected.chain(shipped).collect()
}
