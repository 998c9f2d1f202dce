//! The error type of the parsers: either "not here, try another way", or a finished message.

use winnow::error::ParserError;
use winnow::stream::Stream;

use super::error::ExprError;

/// Why a parser stopped.
#[derive(Debug)]
pub(super) enum Fault {
    /// Something else may stand here; the caller tries it.
    NotHere,
    /// The text is wrong, and this says why.
    Wrong(Box<ExprError>),
}

// A `From` would leave `?` without one error type to infer in the parsers.
impl ExprError {
    pub(super) fn into_fault(self) -> Fault {
        Fault::Wrong(Box::new(self))
    }
}

impl<I: Stream> ParserError<I> for Fault {
    type Inner = Self;

    fn from_input(_: &I) -> Self {
        Fault::NotHere
    }

    fn is_backtrack(&self) -> bool {
        matches!(self, Fault::NotHere)
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}
