//! Finding and reading files.

use crate::trouble::Trouble;
use onedoor_core::language::FILE_BYTES_MAX;
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// More of a file is not read. Far more than a definition may have, so that its size can still be told in most cases.
const READ_BYTES_MAX: u64 = FILE_BYTES_MAX as u64 * 64;
/// Deeper folders are not entered.
const FOLDER_DEPTH_MAX: usize = 32;
/// Words that documents begin with which are not checked.
const OTHER_DOCUMENTS: [&str; 1] = ["Scenarios"];

/// A file with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// The path, as it was given or found.
    pub(crate) path: PathBuf,
    /// What stands in it.
    pub(crate) bytes: Vec<u8>,
}

impl Text {
    /// The path as it is shown.
    pub(crate) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// What it holds.
    pub(crate) fn kind(&self) -> Kind {
        match () {
            () if begins_as_calendar(&self.bytes) => Kind::Calendar,
            () if begins_with(&self.bytes, "Profile") => Kind::Profile,
            () if begins_with(&self.bytes, "Directory") => Kind::Directory,
            () => Kind::Definition,
        }
    }
}

/// What a file holds, by its first word. What only looks like a definition gone wrong is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Definition,
    Calendar,
    Profile,
    Directory,
}

/// What was found under some paths.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Definitions, calendars, profiles and directories, sorted by their shown path, each once.
    pub(crate) texts: Vec<Text>,
    /// Files in folders that are passed over: they are other documents of the language.
    pub(crate) passed_over: Vec<PathBuf>,
}

/// The definitions, calendars, profiles and directories under these paths. A file that is named is always one of them; in folders, those files are that end in `.ron`, not in
/// `.scenario.ron`, and do not begin as another document of the language does.
///
/// # Errors
/// [`Trouble::Misuse`] for the first path that does not exist or cannot be read.
pub(crate) fn checked_under(paths: &[PathBuf]) -> Result<Found, Trouble> {
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    let mut passed_over = Vec::new();
    for path in paths {
        if !is_folder(path)? {
            let text = read(path)?;
            texts.insert(text.name(), text);
            continue;
        }
        for path in definitions_in(path)? {
            let text = read(&path)?;
            if is_other_document(&text.bytes) {
                passed_over.push(path);
            } else {
                texts.insert(text.name(), text);
            }
        }
    }
    passed_over.retain(|path| !texts.contains_key(&path.display().to_string()));
    Ok(Found { texts: texts.into_values().collect(), passed_over })
}

/// The scenario files under these paths, sorted by their shown path, each once. A file that is named is always one; in folders, those are that end in
/// `.scenario.ron`.
///
/// # Errors
/// [`Trouble::Misuse`] for the first path that does not exist or cannot be read.
pub(crate) fn scenarios_under(paths: &[PathBuf]) -> Result<Vec<Text>, Trouble> {
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    for path in paths {
        let mut found = vec![path.clone()];
        if is_folder(path)? {
            found.clear();
            walk(path, 0, &is_scenario, &mut found)?;
        }
        for path in found {
            let text = read(&path)?;
            texts.insert(text.name(), text);
        }
    }
    Ok(texts.into_values().collect())
}

/// Reads a file.
///
/// # Errors
/// [`Trouble::Misuse`] where that is not possible.
pub(crate) fn read(path: &Path) -> Result<Text, Trouble> {
    let trouble = |error: io::Error| Trouble::file("read", path, &error);
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(READ_BYTES_MAX).read_to_end(&mut bytes)).map_err(trouble)?;
    Ok(Text { path: path.to_owned(), bytes })
}

/// The files of one folder, without those below, that may hold definitions. None where it cannot be read.
pub(crate) fn neighbours(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let _ = entries(folder).map(|entries| found.extend(entries.into_iter().filter(|path| path.is_file())));
    found.retain(|path| may_be_definition(path));
    found
}

/// Whether the path leads to a folder.
///
/// # Errors
/// [`Trouble::Misuse`] where it leads nowhere.
pub(crate) fn is_folder(path: &Path) -> Result<bool, Trouble> {
    std::fs::metadata(path).map(|metadata| metadata.is_dir()).map_err(|error| Trouble::file("read", path, &error))
}

fn definitions_in(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut found = Vec::new();
    walk(folder, 0, &may_be_definition, &mut found)?;
    Ok(found)
}

/// Folders that are only linked to are not entered: they might lead back.
fn walk(folder: &Path, depth: usize, wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<PathBuf>) -> Result<(), Trouble> {
    for path in entries(folder).map_err(|error| Trouble::file("read", folder, &error))? {
        if path.is_dir() {
            if !path.is_symlink() && !is_hidden(&path) && depth < FOLDER_DEPTH_MAX {
                walk(&path, depth + 1, wanted, found)?;
            }
        } else if wanted(&path) && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().unwrap_or_default().to_string_lossy().starts_with('.')
}

fn may_be_definition(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".ron") && !is_scenario(path)
}

fn is_scenario(path: &Path) -> bool {
    path.file_name().unwrap_or_default().to_string_lossy().ends_with(".scenario.ron")
}

/// Whether a file begins as another document of the language: what only looks like a definition gone wrong is checked, not passed over.
fn is_other_document(bytes: &[u8]) -> bool {
    OTHER_DOCUMENTS.iter().any(|word| begins_with(bytes, word))
}

/// Whether the first word behind comments and attributes is `Workflow`.
pub(crate) fn begins_as_definition(bytes: &[u8]) -> bool {
    begins_with(bytes, "Workflow")
}

/// Whether the first word behind comments and attributes is `Calendar`.
pub(crate) fn begins_as_calendar(bytes: &[u8]) -> bool {
    begins_with(bytes, "Calendar")
}

fn begins_with(bytes: &[u8], word: &str) -> bool {
    let text = String::from_utf8_lossy(bytes.get(..FILE_BYTES_MAX).unwrap_or(bytes));
    let first = first_word(&text);
    first.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn first_word(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start();
        let behind = match rest {
            _ if rest.starts_with("//") => rest.split_once('\n').map(|(_, behind)| behind),
            _ if rest.starts_with("/*") => behind_block(rest),
            _ if rest.starts_with("#!") => rest.split_once(']').map(|(_, behind)| behind),
            _ => return rest,
        };
        rest = behind.unwrap_or("");
    }
}

/// Block comments nest in RON.
fn behind_block(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut rest = text;
    loop {
        let at = rest.find(['/', '*'])?;
        rest = rest.get(at..)?;
        if rest.starts_with("/*") {
            depth += 1;
            rest = rest.get(2..)?;
        } else if rest.starts_with("*/") {
            depth = depth.saturating_sub(1);
            rest = rest.get(2..)?;
        } else {
            rest = rest.get(1..)?;
        }
        if depth == 0 {
            return Some(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_begins_with_its_word() {
        for good in [
            "Workflow(",
            "\u{feff}\n Workflow (",
            "// a: (\n/* b /* c */ Profile( */ #![enable(implicit_some)]\nWorkflow(id: 1",
        ] {
            assert!(begins_as_definition(good.as_bytes()), "{good}");
        }
        for bad in ["", "Workflows(", "Profile(", "// Workflow(", "/* Workflow(", "(id: \"Workflow\")"] {
            assert!(!begins_as_definition(bad.as_bytes()), "{bad}");
        }
    }
}
