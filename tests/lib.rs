//! What the whole-product tests share: the files of the repository, and diagnostics as an author would read them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test panics")]

use onedoor_core::proof::Loaded;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file below `folder` whose name ends in `ending`, sorted by path.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The text of a file.
pub fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A path as people write it: from the root of the repository.
pub fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// What was found in a definition, two lines a finding: `code at line:column: message`, and the help below it.
pub fn findings(loaded: &Loaded) -> String {
    let mut lines = Vec::new();
    for found in &loaded.diagnostics {
        let start = loaded.source.locate(&found.place).start;
        lines.push(format!("{} at {}:{}: {}", found.code, start.line, start.column, found.message));
        lines.extend(found.help.iter().map(|help| format!("  help: {help}")));
    }
    lines.join("\n")
}
