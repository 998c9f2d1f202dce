use super::Engine;
use crate::Error;
use onedoor_core::{
    diagnostic::Diagnostic,
    language::WorkflowHash,
    proof::{Loaded, load},
};

/// A definition that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployed {
    /// Its id.
    pub workflow: String,
    /// Its revision.
    pub revision: u32,
    /// Its content hash.
    pub hash: WorkflowHash,
    /// What the author should look at, though it runs.
    pub warnings: Vec<Diagnostic>,
}

impl Engine {
    /// Reads, compiles, proves and publishes a definition. New cases start with its newest revision; running ones keep theirs. The same again changes nothing.
    ///
    /// # Errors
    /// [`Error::NotProved`] with everything that is wrong, [`Error::RevisionTaken`] when another text was published as this revision.
    pub async fn deploy(&self, text: impl AsRef<[u8]>) -> Result<Deployed, Error> {
        let mut store = self.store();
        let loaded = load(text.as_ref(), &store.catalogue);
        let Loaded { proved: Some(proved), diagnostics, .. } = loaded else {
            return Err(Error::NotProved(Box::new(loaded)));
        };
        store.publish(&proved)?;
        let workflow = proved.workflow();
        Ok(Deployed {
            workflow: workflow.id.clone(),
            revision: workflow.revision,
            hash: proved.hash(),
            warnings: diagnostics,
        })
    }
}
