//! The small typed language of guards (`when`) and formulas.
//!
//! An expression is one line of text over the fields of a case, such as `floor_area >= 3000 && land in ["granted"]`.
//! Its syntax is a strict subset of [CEL](https://cel.dev)'s, so that people and editors know it. It is read and checked
//! once, when the definition loads; what passes is an [`Expr`], which can be evaluated any number of times.
//!
//! - *Typed*: every operator knows its operands' [`Type`]s before anything runs; nothing but `Bool` is true or false.
//! - *Exact*: integers are checked, decimals are decimal; there are no binary fractions.
//! - *Total*: an evaluation ends, with a [`Value`] or with the reason why there is none ([`NoValue`]).
//! - *Bounded*: 4096 bytes of text, nesting of 32, 512 values and operators. Work is linear in the text and the data.
//! - *Pure*: no clock, no calls to the host, no state.
//!
//! ```
//! # use onedoor_core::expr;
//! use expr::{Expr, Fields, Type, Value};
//!
//! struct Area;
//! impl Fields for Area {
//!     fn field(&self, name: &str) -> Option<(u32, &Type)> {
//!         (name == "floor_area").then_some((0, &Type::Integer))
//!     }
//!     fn names(&self) -> Vec<&str> {
//!         vec!["floor_area"]
//!     }
//! }
//!
//! let guard = Expr::compile("floor_area >= 3000", &Area).unwrap();
//! assert_eq!(guard.holds(&|_| Some(&Value::Integer(4500))), Ok(true));
//!
//! let errors = Expr::compile("floor_aera >= 3000", &Area).unwrap_err();
//! assert_eq!(errors[0].help.as_deref(), Some("did you mean `floor_area`?"));
//! ```

mod check;
mod entry;
mod error;
mod eval;
mod fault;
mod lex;
mod parse;
mod suggest;
mod syntax;
mod term;
#[cfg(test)]
mod tests;
mod types;
mod value;
mod value_from;

use check::Checker;
pub use error::{ExprError, ExprErrorKind, NoValue};
use eval::Source;
pub use parse::is_reserved;
use term::Term;
pub use types::Type;
pub use value::Value;

/// The longest text of an expression, in bytes.
pub const TEXT_BYTES_MAX: usize = 4096;
/// How deep parentheses, lists, calls, `!`, `-` and choices may stand in one another.
pub const DEPTH_MAX: u32 = 32;
/// How many values, fields, calls and operators an expression may have.
pub const NODES_MAX: u32 = 512;

/// Looks up the fields that an expression may read.
pub trait Fields {
    /// The id and type of the field with this name.
    fn field(&self, name: &str) -> Option<(u32, &Type)>;
    /// The names of all fields, for advice on a name that does not exist.
    fn names(&self) -> Vec<&str>;
}

/// An expression that has been read and found well-typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    // INVARIANT: of type `result`, and reads exactly the fields in `reads`, ascending.
    term: Term,
    result: Type,
    reads: Vec<u32>,
}

impl Expr {
    /// Reads and checks the text of an expression.
    ///
    /// # Errors
    /// One error when the text is not of the language or over a bound; else all unknown fields and wrong types, in the
    /// order of the text. There is always at least one.
    pub fn compile(text: &str, fields: &dyn Fields) -> Result<Expr, Vec<ExprError>> {
        let syntax = parse::parse(text).map_err(|error| vec![error])?;
        let mut checker = Checker::new(fields);
        let typed = checker.typed(&syntax);
        let reads = checker.into_reads()?;
        let typed = typed.ok_or_else(Vec::new)?;
        Ok(Expr { term: typed.term, result: typed.ty, reads })
    }

    /// The type of the value.
    pub fn result(&self) -> &Type {
        &self.result
    }

    /// The ids of the fields that the value may depend on, ascending and without repeats; `has(field)` counts.
    pub fn reads(&self) -> &[u32] {
        &self.reads
    }

    /// Whether the value is the same whatever the fields hold.
    pub fn is_constant(&self) -> bool {
        self.reads.is_empty()
    }

    /// The value for these fields. A field value of another type than the field's counts as absent.
    ///
    /// # Errors
    /// [`NoValue`] when a field that is needed is absent, a divisor is zero, or a result out of range.
    pub fn eval<'v>(&'v self, value_of: &dyn Fn(u32) -> Option<&'v Value>) -> Result<Value, NoValue> {
        Source { value_of }.eval(&self.term).map(eval::Operand::into_value)
    }

    /// Whether the expression is true for these fields. One that is not of type `Bool` never holds.
    ///
    /// # Errors
    /// As [`Expr::eval`].
    pub fn holds<'v>(&'v self, value_of: &dyn Fn(u32) -> Option<&'v Value>) -> Result<bool, NoValue> {
        match self.result {
            Type::Bool => Source { value_of }.truth(&self.term),
            _ => Ok(false),
        }
    }
}
