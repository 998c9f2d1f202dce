//! The reference for authors tells of the codes what the cases show.

use super::case::{self, Case};
use onedoor_core::diagnostic::Severity;

const BEGIN: &str = "<!-- codes: written by the test `the_reference_is_that_of_the_cases` -->\n";
const END: &str = "<!-- end of codes -->\n";

#[test]
fn the_reference_is_that_of_the_cases() {
    let file = case::path("../../docs/language.md");
    let text = std::fs::read_to_string(&file).expect("docs/language.md");
    let (before, rest) = text.split_once(BEGIN).expect("the beginning of the codes");
    let (now, after) = rest.split_once(END).expect("the end of the codes");
    let codes: String = case::all().iter().map(section).collect();
    if case::blessing() {
        std::fs::write(file, format!("{before}{BEGIN}{codes}{END}{after}")).expect("docs/language.md can be written");
        return;
    }
    assert_eq!(now, codes, "docs/language.md differs from the cases (ONEDOOR_BLESS=1 writes it)");
}

fn section(case: &Case) -> String {
    let kind = match case.code.severity() {
        Severity::Error => "",
        Severity::Warning => " (warning)",
    };
    let fenced = |text: &str| format!("```ron\n{}```\n", text.trim_start_matches('\n'));
    let called = case
        .called
        .as_ref()
        .map_or(String::new(), |called| format!("where this workflow is known:\n{}", fenced(called)));
    format!(
        "\n### {}{kind}\n\n**What.** {}\n\n**Why it matters.** {}\n\n**Example.**\n{}```text\n{}\n```\n**Corrected.**\n{}{called}\n**Source.** {}\n",
        case.code,
        case.what,
        case.why,
        fenced(&case.example),
        case::lines(&case.load(&case.example)).join("\n"),
        fenced(&case.corrected),
        case.source,
    )
}

#[test]
fn the_first_example_loads_without_a_word() {
    let text = std::fs::read_to_string(case::path("../../docs/language.md")).expect("docs/language.md");
    let example = text.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let loaded = onedoor_core::proof::load(example.as_bytes(), &Default::default());
    assert_eq!(case::lines(&loaded), Vec::<String>::new());
    assert!(loaded.proved.is_some());
}
