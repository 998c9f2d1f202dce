//! What can be wrong with an expression, and why one may have no value.

use std::ops::Range;

use thiserror::Error;

use crate::diagnostic::one_line;

/// One mistake in the text of an expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct ExprError {
    /// What sort of mistake it is.
    pub kind: ExprErrorKind,
    /// The bytes of the text that are at fault; empty at the end of the text.
    pub span: Range<usize>,
    /// What is wrong, in one line.
    pub message: String,
    /// What the author may do about it.
    pub help: Option<String>,
}

/// The sorts of mistakes in an expression. Exhaustive on purpose: these are the stages of reading one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExprErrorKind {
    /// The text is not of the language.
    Syntax,
    /// A name is no field that the expression may read.
    UnknownField,
    /// An operator or function meets a type that it does not take, or a choice that does not exist.
    Type,
    /// The text, its nesting or its number of nodes is over the bound.
    TooLarge,
}

/// Why an expression has no value for the fields as they are now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum NoValue {
    /// The field with this id has no value yet.
    #[error("field {0} has no value")]
    Absent(u32),
    /// A number was divided by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// A result is outside the range of its type.
    #[error("the result is out of range")]
    Overflow,
}

impl ExprError {
    pub(super) fn new(kind: ExprErrorKind, span: &Range<usize>, message: impl Into<String>) -> Self {
        Self { kind, span: span.clone(), message: one_line(message.into()), help: None }
    }

    pub(super) fn syntax(span: &Range<usize>, message: impl Into<String>) -> Self {
        Self::new(ExprErrorKind::Syntax, span, message)
    }

    pub(super) fn typing(span: &Range<usize>, message: impl Into<String>) -> Self {
        Self::new(ExprErrorKind::Type, span, message)
    }

    pub(super) fn too_large(span: &Range<usize>, message: impl Into<String>) -> Self {
        Self::new(ExprErrorKind::TooLarge, span, message)
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(help.into()));
        self
    }

    pub(super) fn help_if(self, help: Option<impl Into<String>>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }
}
