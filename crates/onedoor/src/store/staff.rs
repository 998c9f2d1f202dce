use crate::Error;
use onedoor_core::people::{Directory, DirectoryHash, read_directory};
use std::{collections::BTreeMap, sync::Arc};

/// Who may do what, as the host has said.
#[derive(Debug)]
pub(crate) struct Staff {
    in_force: Option<Arc<Directory>>,
    /// The content of every revision that was published: none ever changes.
    published: BTreeMap<String, BTreeMap<u32, DirectoryHash>>,
}

impl Staff {
    /// Nobody may do anything.
    pub(crate) fn nobody() -> Self {
        let (nobody, _, _) = read_directory(br#"Directory(id: "nobody", zone: "UTC0")"#);
        #[expect(
            clippy::expect_used,
            reason = "a fixed text that a test reads; going on without it would let anybody act"
        )]
        let nobody = nobody.expect("the empty directory can be read");
        Staff { in_force: Some(Arc::new(nobody)), published: BTreeMap::new() }
    }

    /// The host answers for who acts.
    pub(crate) fn trusting() -> Self {
        Staff { in_force: None, published: BTreeMap::new() }
    }

    /// The directory in force; none where the host answers for who acts.
    pub(crate) fn directory(&self) -> Option<&Directory> {
        self.in_force.as_deref()
    }

    /// Whether a directory may be published: no other content is, as this revision.
    ///
    /// # Errors
    /// [`Error::DirectoryTaken`].
    pub(crate) fn check(&self, directory: &Directory) -> Result<(), Error> {
        let known = self.published.get(directory.id()).and_then(|revisions| revisions.get(&directory.revision()));
        match known {
            Some(known) if *known != directory.hash() => {
                Err(Error::DirectoryTaken { directory: directory.id().to_owned(), revision: directory.revision() })
            }
            _ => Ok(()),
        }
    }

    /// Publishes a directory and puts it in force.
    ///
    /// # Errors
    /// As [`Staff::check`].
    pub(crate) fn publish(&mut self, directory: Directory) -> Result<(), Error> {
        self.check(&directory)?;
        let revisions = self.published.entry(directory.id().to_owned()).or_default();
        revisions.insert(directory.revision(), directory.hash());
        self.in_force = Some(Arc::new(directory));
        Ok(())
    }
}

/// Nobody may do anything until somebody says otherwise.
impl Default for Staff {
    fn default() -> Self {
        Staff::nobody()
    }
}
