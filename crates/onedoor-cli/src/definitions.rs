//! Definitions, and the other definitions that they may call.

use crate::{
    files::{self, Text},
    trouble::Trouble,
};
use onedoor_core::{
    graph::Catalogue,
    language::read,
    proof::{Loaded, load},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Where to look for workflows that are called, unless the command line says so.
pub(crate) const DEFAULT_FOLDER: &str = "workflows";

/// What is known of other workflows: those of a common folder, those that were named, and the neighbours of each file. Where two have
/// one id, the nearer counts.
pub(crate) struct Library {
    common: Catalogue,
    by_folder: BTreeMap<PathBuf, Catalogue>,
}

impl Library {
    /// The library of a folder, or of the default one where that exists.
    ///
    /// # Errors
    /// [`Trouble::Misuse`] when a folder that was asked for cannot be read.
    pub(crate) fn new(folder: Option<&Path>) -> Result<Self, Trouble> {
        let mut common = Catalogue::default();
        for text in common_texts(folder)? {
            add(&mut common, &text.bytes);
        }
        Ok(Library { common, by_folder: BTreeMap::new() })
    }

    /// Adds definitions that every other may call.
    pub(crate) fn add(&mut self, texts: &[Text]) {
        for text in texts {
            add(&mut self.common, &text.bytes);
        }
    }

    /// Reads, compiles and proves a definition.
    pub(crate) fn load(&mut self, text: &Text) -> Loaded {
        load(&text.bytes, self.known_to(text))
    }

    /// The workflows that a definition may call.
    pub(crate) fn known_to(&mut self, text: &Text) -> &Catalogue {
        let folder = text.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let known = || with_neighbours(self.common.clone(), folder);
        self.by_folder.entry(folder.to_owned()).or_insert_with(known)
    }
}

/// The texts of all that a definition may call, each id once; none where it calls nothing.
///
/// # Errors
/// [`Trouble::Misuse`] when a folder that was asked for cannot be read.
pub(crate) fn texts_for(text: &Text, folder: Option<&Path>) -> Result<Vec<Vec<u8>>, Trouble> {
    let calls =
        read(&text.bytes).workflow.is_some_and(|tree| tree.steps.iter().any(|(_, step)| step.workflow.is_some()));
    if !calls {
        return Ok(Vec::new());
    }
    let home = text.path.parent().filter(|home| !home.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let neighbours = files::neighbours(home).into_iter().filter_map(|path| files::read(&path).ok());
    // As in a `Library`, the nearer come later, and take the place of others with their id.
    let texts =
        common_texts(folder)?.into_iter().chain(neighbours.filter(|text| files::begins_as_definition(&text.bytes)));
    let mut by_id: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for other in texts.filter(|other| other.bytes != text.bytes) {
        if let Some(id) = id_of(&other.bytes) {
            by_id.insert(id, other.bytes);
        }
    }
    id_of(&text.bytes).map(|own| by_id.remove(&own));
    Ok(by_id.into_values().collect())
}

fn id_of(bytes: &[u8]) -> Option<String> {
    read(bytes).workflow.map(|workflow| workflow.id).filter(|id| !id.is_empty())
}

fn common_texts(folder: Option<&Path>) -> Result<Vec<Text>, Trouble> {
    let paths = match folder {
        Some(folder) if !files::is_folder(folder)? => {
            return Err(Trouble::misuse(format!("`{}` is not a folder", folder.display())));
        }
        Some(folder) => vec![folder.to_owned()],
        None => vec![PathBuf::from(DEFAULT_FOLDER)],
    };
    match files::definitions_under(&paths) {
        Ok(found) => Ok(found.definitions),
        Err(_) if folder.is_none() => Ok(Vec::new()),
        Err(trouble) => Err(trouble),
    }
}

fn with_neighbours(mut catalogue: Catalogue, folder: &Path) -> Catalogue {
    for path in files::neighbours(folder) {
        // A neighbour that cannot be read is missed only by who calls it, and is told of then.
        if let Ok(text) = files::read(&path)
            && files::begins_as_definition(&text.bytes)
        {
            add(&mut catalogue, &text.bytes);
        }
    }
    catalogue
}

/// What could not be read whole counts as far as it could: its callers have no mistake for that.
fn add(catalogue: &mut Catalogue, bytes: &[u8]) {
    if let Some(workflow) = read(bytes).workflow.filter(|workflow| !workflow.id.is_empty()) {
        catalogue.add(&workflow);
    }
}
