use super::{Engine, calendars::in_lines, time};
use crate::Error;
use onedoor_core::{
    diagnostic::Diagnostic,
    people::{DirectoryHash, read_directory},
};

/// A directory that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeployedDirectory {
    /// Its id.
    pub directory: String,
    /// Its revision.
    pub revision: u32,
    /// Its content hash: the record of each case says by which directory people were judged.
    pub hash: DirectoryHash,
    /// What whoever keeps it should look at, though it is in force.
    pub warnings: Vec<Diagnostic>,
}

impl Engine {
    /// Reads and publishes a directory (人员目录) and puts it in force, in place of whichever was: from the next command on, people are judged by it, in running
    /// cases, too. What was done before stays done.
    ///
    /// What fell due before the latest time that the host has told has fallen due by the old one.
    ///
    /// # Errors
    /// [`Error::BadDirectory`] with everything that is wrong, [`Error::DirectoryTaken`] when another content was published as this revision.
    pub async fn deploy_directory(&self, text: impl AsRef<[u8]>) -> Result<DeployedDirectory, Error> {
        let (directory, found, source) = read_directory(text.as_ref());
        let directory = directory.ok_or_else(|| Error::BadDirectory(in_lines(&found, &source)))?;
        let mut store = self.store();
        store.staff.check(&directory)?;
        if let Some(now) = store.told {
            time::pass(&mut store, now)?;
        }
        let (id, revision, hash) = (directory.id().to_owned(), directory.revision(), directory.hash());
        store.staff.publish(directory)?;
        Ok(DeployedDirectory { directory: id, revision, hash, warnings: found })
    }
}
