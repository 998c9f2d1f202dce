//! Gives every part of the tree its type, and collects all mistakes of a text at once.

mod arithmetic;
mod choices;
mod fields;
mod relation;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Fields;
use super::error::ExprError;
use super::syntax::{Form, Syntax};
use super::term::Term;
use super::types::Type;
use super::value::{Value, date_of};

/// A checked part and its type.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) term: Term,
    pub(super) ty: Type,
}

/// What the check of a whole expression gathers. A part that is `None` has already been complained of.
pub(super) struct Checker<'f> {
    fields: &'f dyn Fields,
    errors: Vec<ExprError>,
    reads: BTreeSet<u32>,
}

impl<'f> Checker<'f> {
    pub(super) fn new(fields: &'f dyn Fields) -> Self {
        Self { fields, errors: Vec::new(), reads: BTreeSet::new() }
    }

    /// The mistakes found, in the order of the text, else the ids of the fields that the expression reads.
    pub(super) fn into_reads(mut self) -> Result<Vec<u32>, Vec<ExprError>> {
        self.errors.sort_by_key(|error| (error.span.start, error.span.end));
        match self.errors.is_empty() {
            true => Ok(self.reads.into_iter().collect()),
            false => Err(self.errors),
        }
    }

    pub(super) fn typed(&mut self, syntax: &Syntax) -> Option<Typed> {
        match &syntax.form {
            Form::Literal(value) => self.literal(value),
            Form::Date(text) => self.date(text, &syntax.span),
            Form::Field(name) => self.field(name, &syntax.span),
            Form::Has(name) => self.has(name),
            Form::Size(inner) => self.size(inner),
            Form::List(elements) => self.list(elements, &syntax.span),
            Form::Not(inner) => self.not(inner),
            Form::Negative(inner) => self.negative(inner),
            Form::Chain(first, links) => self.chain(first, links),
            Form::Relation(left, relation, right) => self.relation(left, *relation, right, &syntax.span),
            Form::All(parts) => self.truths(parts, "&&").map(|parts| Typed { term: Term::All(parts), ty: Type::Bool }),
            Form::Any(parts) => self.truths(parts, "||").map(|parts| Typed { term: Term::Any(parts), ty: Type::Bool }),
            Form::Choice(parts) => self.choice(parts, &syntax.span),
        }
    }

    fn wrong<T>(&mut self, error: ExprError) -> Option<T> {
        self.errors.push(error);
        None
    }

    fn literal(&mut self, value: &Value) -> Option<Typed> {
        let ty = match value {
            Value::Bool(_) => Type::Bool,
            Value::Integer(_) => Type::Integer,
            Value::Decimal(_) => Type::Decimal,
            Value::Text(_) | Value::List(_) => Type::Text,
            Value::Date(_) => Type::Date,
        };
        Some(Typed { term: Term::Literal(value.clone()), ty })
    }

    fn date(&mut self, text: &str, span: &Range<usize>) -> Option<Typed> {
        match date_of(text) {
            Some(date) => Some(Typed { term: Term::Literal(Value::Date(date)), ty: Type::Date }),
            None => {
                let error = ExprError::typing(span, format!("`{text}` is not a day of the calendar"));
                self.wrong(error.help("write year, month and day such as `date(\"2024-02-29\")`"))
            }
        }
    }

    fn size(&mut self, inner: &Syntax) -> Option<Typed> {
        let typed = self.typed(inner)?;
        match typed.ty {
            Type::Text | Type::OneOf(_) | Type::List(_) => {
                Some(Typed { term: Term::Size(Box::new(typed.term)), ty: Type::Integer })
            }
            ty => self.wrong(ExprError::typing(
                &inner.span,
                format!("`size` counts the letters of a text or the values of a list, this is {ty}"),
            )),
        }
    }

    fn list(&mut self, elements: &[Syntax], span: &Range<usize>) -> Option<Typed> {
        let mut typed = Vec::with_capacity(elements.len());
        for element in elements {
            typed.push((element, self.element(element)));
        }
        self.list_of(typed, span)
    }

    fn list_of(&mut self, typed: Vec<(&Syntax, Option<Typed>)>, span: &Range<usize>) -> Option<Typed> {
        let mut common: Option<Type> = None;
        for (element, typed) in &typed {
            let ty = &typed.as_ref()?.ty;
            common = match common.as_ref().map_or(Some(ty.clone()), |before| before.common(ty)) {
                Some(wider) => Some(wider),
                None => return self.mixed_list(&element.span, common, ty),
            };
        }
        let Some(common) = common else {
            let error = ExprError::typing(span, "an empty list has no type");
            return self.wrong(error.help("ask whether a list is empty with `size(field) == 0`"));
        };
        let terms = typed.into_iter().filter_map(|(_, typed)| typed).map(|typed| typed.widened_to(&common)).collect();
        Some(Typed { term: Term::List(terms), ty: Type::List(Box::new(common)) })
    }

    fn element(&mut self, element: &Syntax) -> Option<Typed> {
        let typed = self.typed(element)?;
        match typed.ty {
            Type::List(_) => self.wrong(ExprError::typing(&element.span, "a list holds single values, not lists")),
            _ => Some(typed),
        }
    }

    fn mixed_list(&mut self, span: &Range<usize>, before: Option<Type>, ty: &Type) -> Option<Typed> {
        let before = before.map(|before| before.to_string()).unwrap_or_default();
        self.wrong(ExprError::typing(span, format!("a list holds values of one type: {before} before, {ty} here")))
    }

    fn not(&mut self, inner: &Syntax) -> Option<Typed> {
        let term = self.truth(inner, "!")?;
        Some(Typed { term: Term::Not(Box::new(term)), ty: Type::Bool })
    }

    fn truths(&mut self, parts: &[Syntax], sign: &str) -> Option<Vec<Term>> {
        let mut terms = Vec::with_capacity(parts.len());
        for part in parts {
            terms.extend(self.truth(part, sign));
        }
        (terms.len() == parts.len()).then_some(terms)
    }

    /// A part that must be true or false: nothing else is taken for it.
    fn truth(&mut self, part: &Syntax, sign: &str) -> Option<Term> {
        let typed = self.typed(part)?;
        match typed.ty {
            Type::Bool => Some(typed.term),
            ty => self.not_a_truth(&ty, &part.span, sign),
        }
    }

    fn not_a_truth(&mut self, ty: &Type, span: &Range<usize>, sign: &str) -> Option<Term> {
        let error = ExprError::typing(span, format!("`{sign}` takes Bool, this is {ty}"));
        self.wrong(error.help("compare the value, or ask with `has(field)` whether there is one"))
    }

    fn choice(&mut self, parts: &[Syntax; 3], span: &Range<usize>) -> Option<Typed> {
        let [condition, chosen, otherwise] = parts;
        let condition = self.truth(condition, "?");
        let (chosen, otherwise) = (self.typed(chosen), self.typed(otherwise));
        let (chosen, otherwise) = chosen.zip(otherwise)?;
        let Some(ty) = chosen.ty.common(&otherwise.ty) else {
            let types = format!("{} and {}", chosen.ty, otherwise.ty);
            return self
                .wrong(ExprError::typing(span, format!("both arms of a choice need one type, these are {types}")));
        };
        let arms = [condition?, chosen.widened_to(&ty), otherwise.widened_to(&ty)];
        Some(Typed { term: Term::Choice(Box::new(arms)), ty })
    }
}

impl Typed {
    /// The term as one of a type that takes in its own.
    fn widened_to(self, wider: &Type) -> Term {
        match (&self.ty, wider) {
            (Type::Integer, Type::Decimal) => Term::Widened(Box::new(self.term)),
            (Type::List(narrow), Type::List(wide)) if narrow != wide && narrow.is_number() => {
                Term::Widened(Box::new(self.term))
            }
            _ => self.term,
        }
    }
}
