use super::{Draft, Refusal};
use crate::{
    case::{Board, Completion, Document, DocumentFault, LIST_LENGTH_MAX, Opinion, Worked},
    diagnostic::did_you_mean,
    expr::{Type, Value},
    graph::Graph,
    id::{DocumentId, FieldId, StepId},
    people::Actor,
};
use std::collections::BTreeMap;

/// Data and documents that come with a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Values of fields.
    pub data: Vec<(FieldId, Value)>,
    /// Documents.
    pub documents: Vec<(DocumentId, Document)>,
    /// Whom an `Assign` names.
    pub handler: Option<Actor>,
}

/// The same by name, as a person or a host writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedGiven {
    /// Values of fields.
    pub data: BTreeMap<String, Value>,
    /// Documents.
    pub documents: BTreeMap<String, Document>,
    /// Whom an `Assign` names.
    pub handler: Option<Actor>,
}

impl NamedGiven {
    /// The same by id. A text or whole number is read as what the field is: `"1200"` or `1200` for a `Decimal`, `"2024-04-15"` for a `Date`.
    ///
    /// # Errors
    /// [`Refusal::UnknownField`], [`Refusal::UnknownDocument`], and [`Refusal::WrongType`] for what cannot be read.
    pub fn resolve(&self, graph: &Graph) -> Result<Given, Refusal> {
        let data = self.data.iter().map(|(name, value)| field(graph, name, value)).collect::<Result<_, _>>()?;
        let document = |(name, document): (&String, &Document)| {
            let id = graph.document_named(name).ok_or_else(|| Refusal::UnknownDocument { document: name.clone() })?;
            Ok::<_, Refusal>((id, document.clone()))
        };
        let documents = self.documents.iter().map(document).collect::<Result<_, _>>()?;
        Ok(Given { data, documents, handler: self.handler.clone() })
    }
}

fn field(graph: &Graph, name: &str, value: &Value) -> Result<(FieldId, Value), Refusal> {
    let help = || did_you_mean(name, graph.workflow().data.keys());
    let id = graph.field_named(name).ok_or_else(|| Refusal::UnknownField { field: name.to_owned(), help: help() })?;
    let wrong = |found| Refusal::WrongType { field: name.to_owned(), expected: graph.fields()[id].ty.clone(), found };
    Ok((id, as_type(value, &graph.fields()[id].ty).map_err(wrong)?))
}

fn as_type(value: &Value, ty: &Type) -> Result<Value, String> {
    match (value, ty) {
        (Value::Text(text), Type::Bool | Type::Integer | Type::Decimal | Type::Date | Type::OneOf(_)) => {
            Value::parse(text, ty)
        }
        (Value::Integer(number), Type::Decimal) => Ok(Value::Decimal((*number).into())),
        (Value::List(items), Type::List(element)) => {
            items.iter().map(|item| as_type(item, element)).collect::<Result<_, _>>().map(Value::List)
        }
        (value, ty) if value.fits(ty) => Ok(value.clone()),
        (value, _) => Err(format!("`{value}` is not")),
    }
}

impl Given {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty() && self.documents.is_empty()
    }

    /// What the record keeps of it with a completion; nothing where somebody just did the work, without a word.
    pub(super) fn completion(&self, worked: Worked, opinion: Option<&Opinion>) -> Option<Box<Completion>> {
        let (data, documents) = (self.data.clone(), self.documents.clone());
        let with = Completion { worked, opinion: opinion.cloned(), data, documents };
        (with != Completion::default()).then(|| Box::new(with))
    }

    /// Whether every value is of its field's type and every document can be taken.
    pub(super) fn check(&self, graph: &Graph) -> Result<(), Refusal> {
        for (id, value) in &self.data {
            let field =
                graph.fields().row(*id).ok_or_else(|| Refusal::UnknownField { field: String::new(), help: None })?;
            let too_long = matches!(value, Value::List(items) if items.len() > LIST_LENGTH_MAX);
            if too_long || !value.fits(&field.ty) {
                let found = if too_long {
                    format!("a list has at most {LIST_LENGTH_MAX} elements")
                } else {
                    format!("`{value}` is not")
                };
                return Err(Refusal::WrongType { field: field.name.clone(), expected: field.ty.clone(), found });
            }
        }
        self.documents.iter().try_for_each(|(id, document)| check_document(graph, *id, document))
    }

    /// Whether a step may bring these.
    pub(super) fn check_for(&self, graph: &Graph, step: StepId) -> Result<(), Refusal> {
        self.check(graph)?;
        let node = &graph.steps()[step];
        if let Some((field, _)) = self.data.iter().find(|(field, _)| !node.writes.contains(field)) {
            return Err(Refusal::NotWritten { step: node.name.clone(), field: graph.fields()[*field].name.clone() });
        }
        match self.documents.iter().find(|(id, _)| !node.needs.contains(id) && !node.gives.contains(id)) {
            Some((id, _)) => {
                Err(Refusal::NotGiven { step: node.name.clone(), document: graph.documents()[*id].clone() })
            }
            None => Ok(()),
        }
    }

    /// Whether after this every field that the step writes has a value: what comes after may rely on it.
    pub(super) fn check_complete(&self, draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
        let given =
            |field: &FieldId| self.data.iter().any(|(id, _)| id == field) || draft.field(*field).value.is_some();
        match draft.graph.steps()[step].writes.iter().find(|field| !given(field)) {
            Some(field) => Err(Refusal::FieldMissing {
                field: draft.graph.fields()[*field].name.clone(),
                who: format!("`{}`", draft.graph.step_name(step)),
            }),
            None => Ok(()),
        }
    }
}

fn check_document(graph: &Graph, id: DocumentId, document: &Document) -> Result<(), Refusal> {
    let name = graph.documents().row(id).ok_or_else(|| Refusal::UnknownDocument { document: document.name.clone() })?;
    let bad = |why: &str| Err(Refusal::BadDocument { document: name.clone(), why: why.to_owned() });
    match document.fault() {
        Some(DocumentFault::Name) => bad("a file name has 1 to 255 bytes and no control characters"),
        Some(DocumentFault::MediaType) => bad("a media type looks like `application/pdf`"),
        None => Ok(()),
    }
}
