//! Texts that are compared with a `OneOf` must be among its choices, or the comparison could never hold.

use super::{Checker, Type};
use crate::expr::error::ExprError;
use crate::expr::suggest;
use crate::expr::syntax::{Form, Syntax};
use crate::expr::value::Value;

impl Checker<'_> {
    /// Complains of each literal in `part` that the choices of `other`, if it has any, do not know.
    pub(super) fn literals_are_choices(&mut self, part: &Syntax, other: &Type) -> bool {
        let Some(choices) = other.choices() else { return true };
        let before = self.errors.len();
        self.unknown_literals(part, choices);
        self.errors.len() == before
    }

    fn unknown_literals(&mut self, part: &Syntax, choices: &[String]) {
        match &part.form {
            Form::Literal(Value::Text(text)) if !choices.contains(text) => {
                let error = ExprError::typing(&part.span, format!("`{text}` is not one of the choices"));
                let help = suggest::among(text, choices.iter().map(String::as_str), "choices");
                self.errors.push(error.help_if(help));
            }
            Form::List(elements) => elements.iter().for_each(|element| self.unknown_literals(element, choices)),
            Form::Choice(parts) => parts.iter().skip(1).for_each(|arm| self.unknown_literals(arm, choices)),
            _ => {}
        }
    }
}
