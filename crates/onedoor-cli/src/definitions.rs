//! Definitions, and what they may name: other definitions, calendars and profiles.

use crate::{
    calendars::Calendars,
    files::{self, Kind, Text},
    trouble::Trouble,
};
use onedoor::shipped;
use onedoor_core::{
    graph::Catalogue,
    language::{read, read_profile},
    proof::{Loaded, load},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Where to look for workflows that are called, unless the command line says so.
pub(crate) const DEFAULT_FOLDER: &str = "workflows";

/// Where profiles lie in a folder of workflows.
const PROFILES: &str = "profiles";

/// What is known of workflows, calendars and profiles: what is shipped, those of a common folder, those that were named, and the neighbours of each file. Where
/// two have one id, the nearer counts.
pub(crate) struct Library {
    common: Catalogue,
    calendars: Calendars,
    by_folder: BTreeMap<PathBuf, Catalogue>,
    calendars_by_folder: BTreeMap<PathBuf, Calendars>,
}

impl Library {
    /// The library of a folder, or of the default one where that exists.
    ///
    /// # Errors
    /// [`Trouble::Misuse`] when a folder that was asked for cannot be read.
    pub(crate) fn new(folder: Option<&Path>) -> Result<Self, Trouble> {
        let calendars = Calendars::new(folder)?;
        let mut common = Catalogue::default();
        calendars.add_to(&mut common);
        shipped::PROFILES.iter().for_each(|(_, text)| add_profile(&mut common, text.as_bytes()));
        for path in files::neighbours(&folder.unwrap_or(Path::new(DEFAULT_FOLDER)).join(PROFILES)) {
            files::read(&path).into_iter().for_each(|text| add_profile(&mut common, &text.bytes));
        }
        for text in common_texts(folder)? {
            add(&mut common, &text.bytes);
        }
        Ok(Library { common, calendars, by_folder: BTreeMap::new(), calendars_by_folder: BTreeMap::new() })
    }

    /// Adds what every definition may name.
    pub(crate) fn add(&mut self, texts: &[Text]) {
        add_nearer(&mut self.common, &mut self.calendars, texts);
    }

    /// The calendars that one in this file may be laid over.
    pub(crate) fn calendars_near(&mut self, text: &Text) -> &Calendars {
        let folder = folder_of(text);
        let near = || {
            let mut calendars = self.calendars.clone();
            add_calendars(&mut calendars, &neighbours(folder));
            calendars
        };
        self.calendars_by_folder.entry(folder.to_owned()).or_insert_with(near)
    }

    /// Reads, compiles and proves a definition.
    pub(crate) fn load(&mut self, text: &Text) -> Loaded {
        load(&text.bytes, self.known_to(text))
    }

    /// What a definition may name.
    pub(crate) fn known_to(&mut self, text: &Text) -> &Catalogue {
        let folder = folder_of(text);
        let known = || with_neighbours(self.common.clone(), self.calendars.clone(), folder);
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
    let neighbours = files::neighbours(folder_of(text)).into_iter().filter_map(|path| files::read(&path).ok());
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
    match files::checked_under(&paths) {
        Ok(found) => Ok(found.texts.into_iter().filter(|text| text.kind() == Kind::Definition).collect()),
        Err(_) if folder.is_none() => Ok(Vec::new()),
        Err(trouble) => Err(trouble),
    }
}

fn folder_of(text: &Text) -> &Path {
    text.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn with_neighbours(mut catalogue: Catalogue, mut calendars: Calendars, folder: &Path) -> Catalogue {
    add_nearer(&mut catalogue, &mut calendars, &neighbours(folder));
    catalogue
}

/// The documents in a folder. What cannot be read, or begins as none, is missed only by who names it, and is told of then.
fn neighbours(folder: &Path) -> Vec<Text> {
    let texts = files::neighbours(folder).into_iter().filter_map(|path| files::read(&path).ok());
    texts.filter(|text| text.kind() != Kind::Definition || files::begins_as_definition(&text.bytes)).collect()
}

/// Adds what lies nearer than all that is known.
fn add_nearer(catalogue: &mut Catalogue, calendars: &mut Calendars, texts: &[Text]) {
    for text in texts {
        match text.kind() {
            Kind::Definition => add(catalogue, &text.bytes),
            Kind::Profile => add_profile(catalogue, &text.bytes),
            Kind::Calendar | Kind::Directory => {}
        }
    }
    if add_calendars(calendars, texts) {
        calendars.add_to(catalogue);
    }
}

/// Adds the calendars among these; false where there are none. One after the other: where two have one id, that is no quarrel, and the last counts.
fn add_calendars(calendars: &mut Calendars, texts: &[Text]) -> bool {
    let found = texts.iter().filter(|text| text.kind() == Kind::Calendar);
    found.map(|text| calendars.add_nearer([text.clone()])).count() > 0
}

fn add_profile(catalogue: &mut Catalogue, bytes: &[u8]) {
    read_profile(bytes).0.into_iter().for_each(|profile| catalogue.add_profile(profile));
}

/// What could not be read whole counts as far as it could: its callers have no mistake for that.
fn add(catalogue: &mut Catalogue, bytes: &[u8]) {
    if let Some(workflow) = read(bytes).workflow.filter(|workflow| !workflow.id.is_empty()) {
        catalogue.add(&workflow);
    }
}
