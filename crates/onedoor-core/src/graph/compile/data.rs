use super::links::SUGGESTED_MAX;
use crate::{
    diagnostic::{Code, Diagnostic, Place, did_you_mean, shown},
    expr::{Expr, ExprErrorKind, Fields, Type},
    graph::Field,
    id::{Dense, DocumentId, FieldId, Table},
    language::Workflow,
};
use indexmap::IndexSet;
use std::collections::BTreeSet;

/// The fields of a case, each with a type that can be.
pub(super) fn fields(tree: &Workflow, found: &mut Vec<Diagnostic>) -> Table<FieldId, Field> {
    let written: BTreeSet<&str> =
        tree.steps.iter().flat_map(|(_, step)| step.writes.iter().map(String::as_str)).collect();
    let rows = tree.data.iter().map(|(name, ty)| {
        if let Some(fault) = type_fault(ty) {
            found.push(Diagnostic::new(Code::BadType, Place::root().field("data").entry(name), fault).help(
                "a type is `Bool`, `Integer`, `Decimal`, `Text`, `Date`, `OneOf([\"a\", \"b\"])` or `List(…)` of these",
            ));
        }
        Field { name: name.to_owned(), ty: ty.clone(), required: !written.contains(name) }
    });
    Table::new(rows.collect())
}

fn type_fault(ty: &Type) -> Option<String> {
    match ty {
        Type::OneOf(choices) if choices.is_empty() => Some("a choice of nothing cannot be made".to_owned()),
        Type::OneOf(choices) => {
            let mut seen = BTreeSet::new();
            choices
                .iter()
                .find(|choice| !seen.insert(*choice))
                .map(|choice| format!("the choice `{choice}` stands twice"))
        }
        Type::List(element) if matches!(**element, Type::List(_)) => Some("a list of lists is not possible".to_owned()),
        Type::List(element) => type_fault(element),
        Type::Bool | Type::Integer | Type::Decimal | Type::Text | Type::Date => None,
    }
}

/// The documents in the order in which the definition first names them.
pub(super) struct Documents<'a>(IndexSet<&'a str>);

pub(super) fn documents(tree: &Workflow) -> Documents<'_> {
    Documents(
        tree.steps.iter().flat_map(|(_, step)| step.needs.iter().chain(&step.gives)).map(String::as_str).collect(),
    )
}

impl Documents<'_> {
    pub(super) fn list(&self, names: &[String]) -> Vec<DocumentId> {
        names.iter().filter_map(|name| self.0.get_index_of(name.as_str()).and_then(DocumentId::from_index)).collect()
    }

    pub(super) fn into_table(self) -> Table<DocumentId, String> {
        Table::new(self.0.into_iter().map(str::to_owned).collect())
    }
}

pub(super) fn field_of(
    tree: &Workflow,
    name: &str,
    place: impl FnOnce() -> Place,
    found: &mut Vec<Diagnostic>,
) -> Option<FieldId> {
    let id = tree.data.index_of(name).and_then(FieldId::from_index);
    if id.is_none() {
        found.push(unknown_field(tree, name, place(), found.len()));
    }
    id
}

pub(super) fn unknown_field(tree: &Workflow, name: &str, place: Place, found: usize) -> Diagnostic {
    let near = (found < SUGGESTED_MAX).then(|| did_you_mean(name, tree.data.keys())).flatten();
    let help = near.unwrap_or_else(|| "every field stands in `data`, with its type".to_owned());
    Diagnostic::new(Code::UnknownData, place, format!("there is no field `{}`", shown(name))).help(help)
}

pub(super) fn field_list(
    tree: &Workflow,
    step: &str,
    list: &'static str,
    names: &[String],
    found: &mut Vec<Diagnostic>,
) -> Vec<FieldId> {
    let place = |index| Place::step(step).field(list).item(index);
    let mut seen = BTreeSet::new();
    for (index, name) in names.iter().enumerate() {
        if !seen.insert(name) {
            found.push(
                Diagnostic::new(Code::Repeated, place(index), format!("`{name}` stands twice in this list"))
                    .help("take one of them out"),
            );
        }
    }
    names.iter().enumerate().filter_map(|(index, name)| field_of(tree, name, || place(index), found)).collect()
}

/// The guard of a step.
pub(super) fn guard(
    tree: &Workflow,
    step: &str,
    text: &str,
    fields: &Table<FieldId, Field>,
    found: &mut Vec<Diagnostic>,
) -> Option<Expr> {
    condition(tree, text, &Place::step(step).field("when"), fields, found)
}

/// A checked expression that is true or false.
pub(super) fn condition(
    tree: &Workflow,
    text: &str,
    place: &Place,
    fields: &Table<FieldId, Field>,
    found: &mut Vec<Diagnostic>,
) -> Option<Expr> {
    let condition = match Expr::compile(text, &Known { tree, fields }) {
        Ok(condition) => condition,
        Err(errors) => {
            found.extend(errors.into_iter().map(|error| {
                Diagnostic::new(code(error.kind), place.clone().within(error.span), error.message)
                    .maybe_help(error.help)
            }));
            return None;
        }
    };
    if *condition.result() != Type::Bool {
        let message = format!("a guard is true or false, and this is of type {}", condition.result());
        found.push(Diagnostic::new(Code::GuardType, place.clone(), message).help("compare it with something"));
        return None;
    }
    if condition.is_constant() {
        let message = "this guard reads nothing: it is always the same";
        found.push(Diagnostic::new(Code::ConstantGuard, place.clone(), message));
    }
    Some(condition)
}

fn code(kind: ExprErrorKind) -> Code {
    match kind {
        ExprErrorKind::Syntax => Code::GuardSyntax,
        ExprErrorKind::UnknownField => Code::UnknownData,
        ExprErrorKind::Type => Code::GuardType,
        ExprErrorKind::TooLarge => Code::TooLarge,
    }
}

struct Known<'a> {
    tree: &'a Workflow,
    fields: &'a Table<FieldId, Field>,
}

impl Fields for Known<'_> {
    fn field(&self, name: &str) -> Option<(u32, &Type)> {
        let index = self.tree.data.index_of(name)?;
        let id = FieldId::from_index(index)?;
        Some((u32::try_from(index).ok()?, &self.fields.row(id)?.ty))
    }

    fn names(&self) -> Vec<&str> {
        self.tree.data.keys().collect()
    }
}
