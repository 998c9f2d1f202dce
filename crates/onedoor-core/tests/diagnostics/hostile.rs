//! Texts that mean harm: a refusal within a second, and no more.

use super::case;
use onedoor_core::{
    graph::Catalogue,
    language::FILE_BYTES_MAX,
    proof::{Loaded, load},
};
use std::time::Duration;
#[allow(clippy::disallowed_types, reason = "the time that a refusal takes is what is tested")]
use std::time::Instant;

/// The first finding begins with this, and takes no longer than a second to find. On a busy machine the best of five counts.
fn check(text: &str, first: &str) {
    let (loaded, mut took) = timed(text);
    for _ in 0..4 {
        if took >= Duration::from_secs(1) {
            took = took.min(timed(text).1);
        }
    }
    let shown: String = text.chars().take(60).collect();
    let found = case::lines(&loaded);
    assert!(
        found.first().is_some_and(|line| line.starts_with(first)),
        "{shown}: {:?}",
        found.iter().take(3).collect::<Vec<_>>()
    );
    assert!(took < Duration::from_secs(1), "{shown}: {took:?}");
}

#[allow(clippy::disallowed_types, reason = "the time that a refusal takes is what is tested")]
fn timed(text: &str) -> (Loaded, Duration) {
    let start = Instant::now();
    let loaded = load(text.as_bytes(), &Catalogue::default());
    (loaded, start.elapsed())
}

fn steps(rows: impl Iterator<Item = String>) -> String {
    format!("Workflow(id: \"a\", steps: {{{}}}, ends: {{\"e\": (after: [\"s1\"])}})", rows.collect::<String>())
}

#[test]
fn nesting_is_bounded() {
    check(&"(".repeat(FILE_BYTES_MAX), "1:33 error[too-large]: nested deeper than 32 levels");
    check(&"[".repeat(FILE_BYTES_MAX), "1:33 error[too-large]");
    check(&format!("Workflow(title: {}", "{\"a\":".repeat(200_000)), "1:172 error[too-large]");
    check(&format!("Workflow(data: {{\"x\": {}Text", "List(".repeat(200_000)), "1:176 error[too-large]");
    check(&"/*".repeat(FILE_BYTES_MAX / 2), "1:1 error[syntax]: this comment is never closed");
    check(&"\"".repeat(FILE_BYTES_MAX - 1), "1:1 error[syntax]: a quote is missing on this line");
    check(&"\"".repeat(FILE_BYTES_MAX), "1:1 error[syntax]: this is not the beginning");
}

#[test]
fn two_hundred_thousand_duplicates_are_refused() {
    check(
        &format!("Workflow(id: \"a\", ends: {{{}}})", "\"\":(),".repeat(FILE_BYTES_MAX / 6 - 10)),
        "1:32 error[duplicate-key]",
    );
    check(&format!("Workflow(id: \"a\", title: {{{}}})", "\"\":\"\",".repeat(FILE_BYTES_MAX / 6 - 10)), "1:");
    check(&format!("Workflow({})", "id:0,".repeat(200_000)), "1:13 error[wrong-value]");
    check(&format!("Workflow({})", "id:\"\",".repeat(170_000)), "1:16 error[duplicate-key]");
    for list in ["after", "outcomes", "needs", "reads"] {
        check(&steps([format!("\"s1\": Do({list}: [{}])", "\"b\",".repeat(200_000))].into_iter()), "1:");
    }
}

#[test]
fn many_steps_with_a_mistake_each_are_refused() {
    check(&steps((0..20_000).map(|i| format!("\"s{i}\":Do(after:[\"q{i}\"]),"))), "1:42 error[unknown-step]");
    check(&steps((0..20_000).map(|i| format!("\"S{i}\":Do(),"))), "1:27 error[bad-name]");
    check(&steps((0..30_000).map(|i| format!("\"s{i}\":Do(),"))), "1:26 error[too-large]");
    check(&steps((0..30_000).map(|i| format!("\"s{i}\":Do(x:1),"))), "1:35 error[unknown-field]");
    check(&steps((0..20_000).map(|i| format!("\"s{i}\":Do(after:[\"s{}\"]),", (i + 1) % 20_000))), "1:27 error[cycle]");
}

#[test]
fn gates_of_many_entrances_to_many_exits_are_refused() {
    let steps = |stage: &str| (0..9_000).map(|i| format!("\"{stage}{i}\":Do(stage:\"{stage}\"),")).collect::<String>();
    let body = format!("stages: {{\"a\":(),\"b\":(gate:[\"a\"])}}, steps: {{{}{}}}", steps("a"), steps("b"));
    check(&format!("Workflow(id: \"w\", {body}, ends: {{\"e\": (after: [\"b0\"])}})"), "1:45 error[too-large]");
}

#[test]
fn many_gates_that_name_one_stage_are_looked_up_in_time() {
    let stages = (0..12_000).map(|i| format!("\"s{i}\":(gate:[\"a\"]),")).collect::<String>();
    let step = |i: u32| match i.checked_sub(1) {
        Some(before) => format!("\"t{i}\":Do(stage:\"a\",after:[\"t{before}\"]),"),
        None => "\"t0\":Do(stage:\"a\"),".to_owned(),
    };
    let body = format!("stages: {{\"a\":(),{stages}}}, steps: {{{}}}", (0..12_000).map(step).collect::<String>());
    let text = format!("Workflow(id: \"w\", {body}, ends: {{\"e\": (after: [\"t11999\"])}})");
    check(&text, "1:35 warning[empty-stage]");
}

#[test]
fn the_budgets_of_many_stages_are_compared_in_time() {
    let stages = (0..9_000).map(|i| format!("\"s{i}\":(limit:(promised:Weeks(1))),")).collect::<String>();
    let step = |i: u32| match i.checked_sub(1) {
        Some(before) => format!("\"t{i}\":Do(stage:\"s{i}\",within:Weeks(2),after:[\"t{before}\"]),"),
        None => "\"t0\":Do(stage:\"s0\",within:Weeks(2)),".to_owned(),
    };
    let body = format!("stages: {{{stages}}}, steps: {{{}}}", (0..9_000).map(step).collect::<String>());
    let text = format!("Workflow(id: \"w\", calendar: \"cn\", {body}, ends: {{\"e\": (after: [\"t8999\"])}})");
    check(&text, "1:66 warning[limit-too-short]");
}

#[test]
fn the_people_of_many_steps_are_looked_up_in_time() {
    let rows = |field: &str| {
        let field = field.to_owned();
        (1..20_000).map(move |i: u32| format!("\"s{i}\":Do({}),", field.replace('#', &(i - 1).to_string())))
    };
    let first = |row: &str| std::iter::once(row.to_owned());
    check(&steps(first("\"s0\":Do(),").chain(rows("bound_to:[\"s#\"]"))), "1:");
    check(&steps(first("\"s0\":Do(),").chain(rows("by:SameAs(\"s#\")"))), "1:");
    check(&steps(first("\"s0\":Do(),").chain(rows("by:Field(\"f#\")"))), "1:");
    check(&steps(first("\"s0\":Assign(role:\"r\"),").chain(rows("role:\"r\""))), "1:");
    check(&steps(first("\"s0\":Do(detour:true),").chain(rows("separate_from:[\"s0\"]"))), "1:");
    let written = steps(first("\"s0\":Do(),").chain(rows("by:Field(\"f\"),writes:[\"f\"]")));
    check(&written.replacen("steps:", "data: {\"f\":Text}, steps:", 1), "1:");
    check(&steps(rows("separate_from:[\"s2\"],reasons:true")), "1:");
    let all: String = (1..20_000).map(|i| format!("\"s{i}\",")).collect();
    check(&steps(first(&format!("\"s0\":Do(separate_from:[{all}]),")).chain(rows(""))), "1:");
    check(&steps(first(&format!("\"s0\":Do(bound_to:[{all}]),")).chain(rows(""))), "1:");
    let seats = "(by:Person(\"a\")),".repeat(40_000);
    check(&steps(first(&format!("\"s1\":Do(seats:(who:[{seats}])),"))), "1:");
}

#[test]
fn a_file_over_the_cap_is_not_read() {
    check(&" ".repeat(FILE_BYTES_MAX + 1), "1:1 error[too-large]: the file has 1048577 bytes");
}
