use crate::{Actor, Timestamp};
use onedoor_core::{
    case::Document,
    engine::{NamedGiven, Opening, Refusal},
    expr::Value,
    graph::Graph,
};

/// The command that begins a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    pub(crate) workflow: String,
    pub(crate) case: String,
    pub(crate) by: Actor,
    pub(crate) at: Timestamp,
    pub(crate) applicant: Option<Actor>,
    pub(crate) key: Option<String>,
    pub(crate) given: NamedGiven,
}

impl Start {
    /// A case called `case` of the newest deployed revision of `workflow`. The host chooses the name of the case; it is unique in an engine.
    pub fn new(workflow: &str, case: &str, by: &Actor, at: Timestamp) -> Self {
        Start {
            workflow: workflow.to_owned(),
            case: case.to_owned(),
            by: by.clone(),
            at,
            applicant: None,
            key: None,
            given: NamedGiven::default(),
        }
    }

    /// The same for somebody else, whose case it is: whoever takes an application in for another needs the power `Receive`. Without this it is the case of whoever
    /// begins it.
    #[must_use]
    pub fn applicant(mut self, person: &Actor) -> Self {
        self.applicant = Some(person.clone());
        self
    }

    /// The same with a value for a field. A text is read as what the field is.
    #[must_use]
    pub fn data(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.given.data.insert(field.to_owned(), value.into());
        self
    }

    /// The same with a document.
    #[must_use]
    pub fn document(mut self, name: &str, document: Document) -> Self {
        self.given.documents.insert(name.to_owned(), document);
        self
    }

    /// The same with a key: sent again with the same key, it gets the first answer again.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    pub(crate) fn opening(&self, graph: &Graph) -> Result<Opening, Refusal> {
        let given = self.given.resolve(graph)?;
        // The engine's own name gives nobody its rights.
        let by = Some(&self.by).filter(|by| !by.is_engine()).cloned();
        Ok(Opening { given, by, applicant: self.applicant.clone() })
    }
}
