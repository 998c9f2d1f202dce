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
    check(&schema["$defs"]["stage"], "Workflow(stages: {\"s\": (zz: 1)})");
    check(&schema["$defs"]["limit"], "Workflow(limit: (zz: 1))");
    check(&schema["$defs"]["variant"], "Workflow(limit: (variants: [(zz: 1)]))");
    check(&schema["$defs"]["extension"], "Workflow(limit: (extension: (zz: 1)))");
    check(&schema["$defs"]["shortening"], "Workflow(limit: (shortening: (zz: 1)))");
    check(of_word(&schema, "silence", "AutoDecide"), "Workflow(steps: {\"s\": Do(silence: AutoDecide(zz: 1))})");
    check(&schema["$defs"]["end"], "Workflow(ends: {\"e\": (zz: 1)})");
    check(&schema["$defs"]["return"], "Workflow(steps: {\"s\": Do(returns: {\"r\": (zz: 1)})})");
    check(&schema["$defs"]["sealed"], "Workflow(sealed: {\"f\": (zz: 1)})");
    check(&schema["$defs"]["sealed"], "Workflow(steps: {\"s\": Do(sealed: (zz: 1))})");
    check(&schema["$defs"]["seats"], "Workflow(steps: {\"s\": Do(seats: (zz: 1))})");
    check(&schema["$defs"]["seat"], "Workflow(steps: {\"s\": Do(seats: (who: [(zz: 1)]))})");
    check(of_word(&schema, "by", "RoleIn"), "Workflow(steps: {\"s\": Do(by: RoleIn(zz: 1))})");
    check(of_word(&schema, "by", "Manager"), "Workflow(steps: {\"s\": Do(by: Manager(zz: 1))})");
    for kind in Kind::WORDS {
        check(&schema["$defs"]["step_fields"], &format!("Workflow(steps: {{\"s\": {kind}(zz: 1)}})"));
    }
}

/// The fields of a word of a closed list.
fn of_word<'a>(schema: &'a Value, list: &str, word: &str) -> &'a Value {
    let words = schema["$defs"][list]["oneOf"].as_array().expect("a choice");
    words.iter().map(|choice| &choice["properties"][word]).find(|fields| !fields.is_null()).expect("it")
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
    check(&schema["$defs"]["party"], "Workflow(steps: {\"s\": Do(clock: zz)})");
    check(&schema["$defs"]["begin"], "Workflow(limit: (from: zz))");
    for rule in ["stops", "receipt", "day_zero", "ends", "roll"] {
        check(&schema["$defs"]["limit"]["properties"][rule], &format!("Workflow(limit: ({rule}: zz))"));
    }
    check(&schema["$defs"]["allocate"], "Workflow(steps: {\"s\": Do(allocate: zz)})");
    check(&schema["$defs"]["nobody"], "Workflow(steps: {\"s\": Do(nobody: zz)})");
    check(&schema["$defs"]["rule"], "Workflow(steps: {\"s\": Do(seats: (rule: zz))})");
    check(&schema["$defs"]["seats"]["properties"]["of"], "Workflow(steps: {\"s\": Do(seats: (of: zz))})");
    check(&step["own"], "Workflow(steps: {\"s\": Do(own: zz)})");
    check(&step["repeat"], "Workflow(steps: {\"s\": Do(repeat: zz)})");
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
    for (part, before, behind) in [
        ("end", "ends: {\"e\": (", ")}"),
        ("stage", "stages: {\"s\": (", ")}"),
        ("limit", "limit: (", ")"),
        ("variant", "limit: (variants: [(", ")])"),
        ("sealed", "sealed: {\"f\": (", ")}"),
        ("seats", "steps: {\"s\": Do(seats: (", "))}"),
    ] {
        samples(&schema["$defs"][part]).iter().for_each(|field| accepts(format!("Workflow({before}{field}{behind})")));
    }
    // Of these something must be there: all at once.
    for (part, before, behind) in [
        ("return", "steps: {\"s\": Do(returns: {\"r\": (", ")})}"),
        ("seat", "steps: {\"s\": Do(seats: (who: [(", ")]))}"),
        ("extension", "limit: (extension: (", "))"),
        ("shortening", "limit: (shortening: (", "))"),
    ] {
        accepts(format!("Workflow({before}{}{behind})", samples(&schema["$defs"][part]).join(", ")));
    }
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
    assert_eq!(required(&schema["$defs"]["stage"]), BTreeSet::new(), "an empty stage is one");
    for (part, must) in [("variant", "when"), ("extension", "at_most"), ("shortening", "at_least"), ("seat", "by")] {
        assert_eq!(required(&schema["$defs"][part]), BTreeSet::from([must.to_owned()]));
    }
}

#[test]
fn every_definition_that_loads_conforms() {
    let schema = schema();
    let definitions = definitions();
    for (file, text) in &definitions {
        assert_eq!(complaints(&schema, &schema, &json::of_ron(text)), Vec::<String>::new(), "{file}");
    }
    assert!(definitions.len() > 50);
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
    let examples = files("tests/diagnostics/cases").into_iter().map(|(file, text)| {
        let corrected = text.split("//! corrected\n").nth(1).and_then(|text| text.split("//! called").next());
        (file, corrected.unwrap_or("").to_owned())
    });
    let examples = examples.filter(|(_, text)| text.trim_start().starts_with("Workflow("));
    let shipped = files("../../workflows").into_iter().filter(|(file, _)| !file.ends_with(".scenario.ron"));
    examples.chain(shipped).collect()
}

/// The RON files in a folder.
fn files(folder: &str) -> Vec<(String, String)> {
    let found = fs::read_dir(path(folder)).expect("a folder").map(|entry| entry.expect("an entry").path());
    found
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("a file")))
        .collect()
}
