mod build;
mod circles;
mod file;
mod links;
mod lists;
mod missing;
mod names;
mod rules;
mod times;

use super::Directory;
use crate::{
    calendar::Zone,
    diagnostic::{Code, Diagnostic, Place, any_error, shown},
    language::{Losses, Parsed, Root, RootWords, Source},
};
use file::DirectoryFile;

/// More findings than this are not kept: nobody reads them, and each costs a look into the text.
const FOUND_MAX: usize = 1_000;

/// Reads a directory and says everything that is wrong with it, in the order of the text. There is a directory unless something is an error.
///
/// Never fails and never panics, whatever the bytes are. Of more than 1,000 findings 1,000 are kept, errors before warnings.
///
/// ```
/// use onedoor_core::people::read_directory;
/// let text = br#"Directory(id: "hall", zone: "UTC0", depts: {"fire": ()}, persons: {"li": (depts: ["fires"])})"#;
/// let (hall, found, _) = read_directory(text);
/// assert!(hall.is_none());
/// assert_eq!(found[0].message, "there is no department `fires`");
/// assert_eq!(found[0].help.as_deref(), Some("did you mean `fire`?"));
/// ```
pub fn read_directory(bytes: &[u8]) -> (Option<Directory>, Vec<Diagnostic>, Source) {
    let Parsed { tree, mut diagnostics, source, losses } = Parsed::<DirectoryFile>::of(bytes);
    let directory = tree.and_then(|file| directory(file, &losses, &mut diagnostics));
    diagnostics.sort_by_key(Diagnostic::severity);
    diagnostics.truncate(FOUND_MAX);
    diagnostics.sort_by_cached_key(|found| (source.locate(&found.place).start, found.code.as_str()));
    (directory, diagnostics, source)
}

/// The directory that a file makes, where nothing is wrong with it.
fn directory(mut file: DirectoryFile, losses: &Losses, found: &mut Vec<Diagnostic>) -> Option<Directory> {
    forget_shifted(&mut file, losses);
    let zone = zone(&file, losses, found);
    missing::check(&file, losses, found);
    names::check(&file, losses, found);
    lists::check(&file, found);
    links::check(&file, losses, found);
    circles::check(&file, found);
    rules::check(&file, found);
    // Times that cannot be read are told whatever the zone is.
    let any = zone.clone().or_else(|| Zone::posix("UTC0"))?;
    times::check(&file, &any, found);
    let zone = zone.filter(|_| !any_error(found))?;
    let directory = build::directory(file, &zone);
    if directory.is_none() {
        found.push(build::too_tied());
    }
    directory
}

/// Where an element of a list could not be read, those behind it are not where they seem to be: nothing is said of them until it can be.
fn forget_shifted(file: &mut DirectoryFile, losses: &Losses) {
    if losses.fields.contains("grants") {
        file.grants.clear();
    }
    if losses.fields.contains("stand_ins") {
        file.stand_ins.clear();
    }
}

fn zone(file: &DirectoryFile, losses: &Losses, found: &mut Vec<Diagnostic>) -> Option<Zone> {
    let help = "a zone is a POSIX TZ string, such as `CST-8` or `CET-1CEST,M3.5.0,M10.5.0/3`";
    let Some(written) = &file.zone else {
        if !losses.fields.contains("zone") {
            let missing = "the field `zone` of the directory is missing";
            found.push(Diagnostic::new(Code::MissingField, Place::root(), missing).help(help));
        }
        return None;
    };
    let zone = Zone::posix(written);
    if zone.is_none() {
        let message = format!("`{}` is not a zone", shown(written));
        found.push(Diagnostic::new(Code::WrongValue, Place::root().field("zone"), message).help(help));
    }
    zone
}

impl Root for DirectoryFile {
    const WORDS: RootWords = RootWords {
        begins: "Directory",
        called: "directory",
        written: "Directory(id: …, zone: …, roles: {…}, depts: {…}, windows: {…}, persons: {…})",
        word: "`Review`, `County` or `Dept(\"fire\")`",
    };
}
