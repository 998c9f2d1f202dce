//! The operations on work and people: each has a page and a scenario file, and the pages leave out no event and no refusal of theirs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test panics")]

use onedoor::{
    scenario::{self, Coverage, Report, ScenarioError, Setting},
    shipped,
};
use onedoor_core::{language::read, people::read_directory, proof::load};
use onedoor_tests::{files, findings, root, short, text};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// What every page says, in this order.
const SECTIONS: [&str; 8] = [
    "What it is",
    "Who may",
    "Precondition",
    "Effect on siblings",
    "Effect on clocks",
    "On the record",
    "Its inverse",
    "Example",
];

/// What every scenario file shows, beside the operation alone.
const SHOWN: [&str; 3] = ["in a parallel branch", "refused", "and back"];

/// Joint signatures, and what each of them shows as well.
const SIGNATURES: [&str; 4] = ["countersign", "or_sign", "vote", "sequence"];
const SIGNED: [&str; 4] = [
    "one rejects early",
    "one is added mid-way",
    "one is away with a stand-in",
    "one returns it while others have signed",
];

/// Code files whose operation is called otherwise.
const CALLED: [(&str, &str); 1] = [("absorb", "merge")];

fn folder() -> PathBuf {
    root().join("docs/operations")
}

fn workflows() -> PathBuf {
    root().join("workflows/operations")
}

fn index() -> String {
    text(&folder().join("README.md"))
}

/// The pages, without the index.
fn pages() -> Vec<PathBuf> {
    let all = files(&folder(), ".md").into_iter();
    all.filter(|path| path.file_stem().is_some_and(|name| name != "README")).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().split('.').next().unwrap().to_owned()
}

fn scenario_files() -> Vec<PathBuf> {
    files(&workflows(), ".scenario.ron")
}

/// The file that a scenario file names, from its own folder.
fn beside(path: &Path, named: &str) -> PathBuf {
    path.parent().unwrap().join(named)
}

fn none(wrong: impl IntoIterator<Item = String>) {
    assert_eq!(wrong.into_iter().collect::<Vec<_>>().join("\n"), "");
}

#[test]
fn every_operation_in_the_code_has_a_page() {
    let code = files(&root().join("crates/onedoor-core/src/engine/work"), ".rs");
    assert!(code.len() >= 19, "the operations are there");
    let called = |name: &str| {
        CALLED.iter().find(|(code, _)| *code == name).map_or(name.to_owned(), |(_, page)| (*page).to_owned())
    };
    none(code.iter().map(|path| called(&name(path))).filter(|name| !folder().join(format!("{name}.md")).is_file()));
}

#[test]
fn every_page_has_its_sections_in_order() {
    none(pages().iter().filter_map(|path| {
        let page = text(path);
        let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let empty =
            page.split("\n## ").skip(1).any(|section| section.lines().skip(1).all(|line| line.trim().is_empty()));
        (found != SECTIONS || empty).then(|| format!("{}: {found:?}", short(path)))
    }));
}

#[test]
fn every_page_names_its_scenario_file_and_every_scenario_file_has_its_page() {
    none(pages().iter().filter_map(|path| {
        let wanted = format!("workflows/operations/{}.scenario.ron", name(path));
        let named = text(path).split("## Example").nth(1).is_some_and(|example| example.contains(&wanted));
        (!named || !root().join(&wanted).is_file()).then(|| format!("{}: {wanted}", short(path)))
    }));
    none(
        scenario_files()
            .iter()
            .filter(|path| !folder().join(format!("{}.md", name(path))).is_file())
            .map(|path| short(path)),
    );
}

#[test]
fn the_index_lists_every_page_once() {
    let index = index();
    none(pages().iter().filter_map(|path| {
        let link = format!("]({}.md) |", name(path));
        let listed = index.matches(&link).count();
        (listed != 1).then(|| format!("{} is listed {listed} times", short(path)))
    }));
}

#[test]
fn every_link_leads_somewhere() {
    let all = pages().into_iter().chain([folder().join("README.md")]);
    none(all.flat_map(|path| {
        let page = text(&path);
        let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned);
        let dead = links.filter(|link| !beside(&path, link.split('#').next().unwrap()).exists());
        dead.map(|link| format!("{}: {link}", short(&path))).collect::<Vec<_>>()
    }));
}

/// The words in double quotes in a source file that begin with a capital, up to a bracket.
fn words(source: &str) -> BTreeSet<String> {
    let quoted = source.split('"').skip(1).step_by(2).map(|text| text.split('(').next().unwrap_or(text));
    let is_word =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(char::is_alphanumeric);
    quoted.filter(is_word).map(str::to_owned).collect()
}

/// The words of a source file of the core between two lines of it.
fn words_of(path: &str, from: &str, to: &str) -> BTreeSet<String> {
    let source = text(&root().join("crates/onedoor-core/src").join(path));
    let part = source.split(from).nth(1).and_then(|rest| rest.split(to).next());
    words(part.unwrap_or_else(|| panic!("`{from}` is in {path}")))
}

/// Every page behind one another, the index included.
fn everything() -> String {
    pages().iter().map(|path| text(path)).chain([index()]).collect()
}

#[test]
fn every_event_of_work_stands_on_some_page() {
    let events = words_of("case/work_event/describe.rs", "match self {", "\n    }\n}");
    assert!(events.len() >= 30, "{events:?}");
    let pages = everything();
    let stands = |word: &String| pages.contains(&format!("`{word}`")) || pages.contains(&format!("`{word}("));
    none(events.into_iter().filter(|word| !stands(word)));
}

#[test]
fn every_refusal_of_work_stands_on_some_page() {
    let codes = words_of("engine/refusal/work.rs", "fn code(", "fn way_out(");
    let bars = words_of("people/bar.rs", "fn code(", "fn way_out(");
    assert!(codes.len() >= 28 && bars.len() >= 10, "{codes:?} {bars:?}");
    let pages = everything();
    none(codes.into_iter().chain(bars).filter(|code| !pages.contains(&format!("`{code}`"))));
}

#[test]
fn every_scenario_file_shows_what_it_should() {
    let shows = |path: &Path, shown: &[&str]| {
        let scenarios = text(path);
        let missing = shown.iter().filter(|shown| !scenarios.contains(&format!("\n    \"{shown}\": (")));
        missing.map(|shown| format!("{} does not show `{shown}`", short(path))).collect::<Vec<_>>()
    };
    none(scenario_files().iter().flat_map(|path| shows(path, &SHOWN)));
    let signatures = SIGNATURES.map(|name| workflows().join(format!("{name}.scenario.ron")));
    none(signatures.iter().flat_map(|path| shows(path, &SIGNED)));
}

#[test]
fn every_definition_loads_without_a_finding() {
    let definitions = files(&workflows(), ".ron").into_iter().filter(|path| !short(path).ends_with(".scenario.ron"));
    none(definitions.filter_map(|path| {
        let findings = findings(&load(text(&path).as_bytes(), &shipped::catalogue()));
        let id = read(text(&path).as_bytes()).workflow.map(|workflow| workflow.id);
        let wrong = !findings.is_empty() || id.as_deref() != path.file_stem().and_then(|stem| stem.to_str());
        wrong.then(|| format!("{}\n{findings}", short(&path)))
    }));
    none(files(&root().join("workflows/directories"), ".ron").into_iter().filter_map(|path| {
        let (directory, found, _) = read_directory(text(&path).as_bytes());
        (directory.is_none() || !found.is_empty()).then(|| format!("{}: {found:?}", short(&path)))
    }));
}

/// What came of the scenarios of a file, played with the directories that it names.
fn played(path: &Path) -> Result<Report, ScenarioError> {
    let (scenarios, catalogue) = (text(path), shipped::catalogue());
    let workflow = text(&beside(path, &scenario::workflow_of(&scenarios)?));
    let mut setting = Setting::new(workflow.as_bytes(), &catalogue);
    for named in scenario::directories_of(&scenarios)? {
        setting = setting.directory(&named, text(&beside(path, &named)).as_bytes());
    }
    scenario::run_in(&scenarios, &setting)
}

#[test]
fn every_scenario_passes_and_together_they_leave_nothing_unseen() {
    let (mut wrong, mut coverage) = (Vec::new(), Coverage::default());
    for path in scenario_files() {
        let report = played(&path).unwrap_or_else(|error| panic!("{}: {error}", short(&path)));
        wrong.extend(
            report
                .failures
                .iter()
                .map(|failure| format!("{}:{}: {}: {}", short(&path), failure.line, failure.scenario, failure.message)),
        );
        coverage.add(report.coverage);
    }
    wrong.extend(coverage.unseen().into_iter().map(|part| format!("unseen: {part}")));
    none(wrong);
}
