//! A case as a file: what the code means, the findings of an example, the example, and the same made right.
//!
//! The head and the separators are lines that begin with `//!`; lines of findings count from the first line of the example.

use onedoor_core::{
    calendar,
    diagnostic::{Code, Diagnostic},
    graph::Catalogue,
    language::{Source, read, read_profile},
    people::read_directory,
    proof::{Loaded, load},
};
use std::{fs, path::PathBuf, sync::Arc};

pub(crate) struct Case {
    pub(crate) code: Code,
    pub(crate) what: String,
    pub(crate) why: String,
    pub(crate) source: String,
    pub(crate) expected: Vec<String>,
    pub(crate) example: String,
    pub(crate) corrected: String,
    pub(crate) called: Option<String>,
}

/// A file of this crate.
pub(crate) fn path(relative: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(relative)
}

pub(crate) fn blessing() -> bool {
    std::env::var("ONEDOOR_BLESS").is_ok_and(|value| value == "1")
}

pub(crate) fn all() -> Vec<Case> {
    Code::ALL.iter().map(|code| Case::of(*code)).collect()
}

impl Case {
    fn file(code: Code) -> PathBuf {
        path(&format!("tests/diagnostics/cases/{code}.ron"))
    }

    fn of(code: Code) -> Case {
        let text = fs::read_to_string(Case::file(code))
            .unwrap_or_else(|error| panic!("every code has a case, and `{code}` has none: {error}"));
        let head: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
        let field = |name: &str| {
            head.iter()
                .find_map(|line| line.strip_prefix(name))
                .unwrap_or_else(|| panic!("`{code}` lacks `{name}`"))
                .to_owned()
        };
        let body = text.lines().skip(head.len()).collect::<Vec<_>>().join("\n") + "\n";
        let (example, rest) = body.split_once("//! corrected\n").expect("a corrected example");
        let (corrected, called) = rest
            .split_once("//! called\n")
            .map_or((rest, None), |(corrected, called)| (corrected, Some(called.to_owned())));
        let expected =
            head.iter().filter(|line| !["what: ", "why: ", "source: "].iter().any(|name| line.starts_with(name)));
        Case {
            code,
            what: field("what: "),
            why: field("why: "),
            source: field("source: "),
            expected: expected.map(|line| (*line).to_owned()).collect(),
            example: example.to_owned(),
            corrected: corrected.to_owned(),
            called,
        }
    }

    /// What is found in a text: a definition, or a directory.
    pub(crate) fn load(&self, text: &str) -> Loaded {
        if is_directory(text) {
            let (_, diagnostics, source) = read_directory(text.as_bytes());
            return Loaded { proved: None, workflow: None, diagnostics, source };
        }
        let mut catalogue = shipped();
        if let Some(called) = &self.called {
            catalogue.add(&read(called.as_bytes()).workflow.expect("the called workflow can be read"));
        }
        load(text.as_bytes(), &catalogue)
    }

    /// Whether a text can be used.
    pub(crate) fn loads(&self, text: &str) -> bool {
        if is_directory(text) { read_directory(text.as_bytes()).0.is_some() } else { self.load(text).proved.is_some() }
    }

    /// Writes the file with these findings.
    pub(crate) fn bless(&self, found: &[String]) {
        let head = [format!("what: {}", self.what), format!("why: {}", self.why), format!("source: {}", self.source)];
        let head: String = head.iter().chain(found).map(|line| format!("//! {line}\n")).collect();
        let called = self.called.as_ref().map_or(String::new(), |called| format!("//! called\n{called}"));
        fs::write(Case::file(self.code), format!("{head}{}//! corrected\n{}{called}", self.example, self.corrected))
            .expect("the case can be written");
    }
}

fn is_directory(text: &str) -> bool {
    text.trim_start().starts_with("Directory(")
}

/// What every example may name: the calendar `cn` and the profile `cn_licensing`.
pub(crate) fn shipped() -> Catalogue {
    let shipped = |file: &str| fs::read(path(&format!("../../workflows/{file}"))).expect("it is shipped");
    let mut catalogue = Catalogue::default();
    let calendar = calendar::read(&shipped("calendars/cn.ron"), &|_| None).calendar.expect("it is one");
    catalogue.add_calendar(Arc::new(calendar));
    catalogue.add_profile(read_profile(&shipped("profiles/cn_licensing.ron")).0.expect("it is one"));
    catalogue
}

/// The findings as lines: place and message, then help and related places.
pub(crate) fn lines(loaded: &Loaded) -> Vec<String> {
    loaded.diagnostics.iter().flat_map(|finding| lines_of(finding, &loaded.source)).collect()
}

fn lines_of(finding: &Diagnostic, source: &Source) -> Vec<String> {
    let place = source.locate(&finding.place).start;
    let first =
        format!("{}:{} {}[{}]: {}", place.line, place.column, finding.severity(), finding.code, finding.message);
    let help = finding.help.iter().map(|help| format!("  help: {help}"));
    let related = finding.related.iter().map(|(place, remark)| {
        let place = source.locate(place).start;
        format!("  {}:{} {remark}", place.line, place.column)
    });
    std::iter::once(first).chain(help).chain(related).collect()
}
