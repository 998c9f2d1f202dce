//! Numbers: `120` and `1.5`, without exponents, suffixes or other bases.

use winnow::ascii::digit1;
use winnow::combinator::opt;
use winnow::prelude::*;
use winnow::stream::Location;

use super::{Chars, ExprError, Fault, Lexeme, next_char};
use crate::expr::value::decimal_of;

const LEAST_INTEGER_MAGNITUDE: u64 = i64::MIN.unsigned_abs();

pub(super) fn number<'t>(input: &mut Chars<'t>) -> Result<Lexeme<'t>, Fault> {
    let start = input.current_token_start();
    let (whole, fraction) = (digit1, opt((".", digit1).take())).parse_next(input)?;
    nothing_joined(input, start)?;
    let span = start..input.current_token_start();
    let lexeme = match fraction {
        None => integer(whole),
        Some(fraction) => decimal_of(&format!("{whole}{fraction}")).map(Lexeme::Decimal),
    };
    lexeme.ok_or_else(|| too_long(fraction.is_some(), span).into_fault())
}

fn integer<'t>(digits: &str) -> Option<Lexeme<'t>> {
    digits.parse().ok().filter(|number| *number <= LEAST_INTEGER_MAGNITUDE).map(Lexeme::Integer)
}

fn too_long(is_decimal: bool, span: std::ops::Range<usize>) -> ExprError {
    match is_decimal {
        true => ExprError::syntax(&span, "the number has too many digits").help("a decimal has up to 28 digits"),
        false => ExprError::syntax(&span, "the number is too large for an integer")
            .help("integers reach to 9223372036854775807; write `.0` behind it for a decimal"),
    }
}

/// A letter or point right behind a number is a suffix, exponent or half a fraction, not the next token.
fn nothing_joined(input: &Chars<'_>, start: usize) -> Result<(), Fault> {
    let joined = next_char(input).filter(|(next, _)| next.is_ascii_alphanumeric() || matches!(next, '.' | '_'));
    match joined {
        None => Ok(()),
        Some((next, span)) => {
            Err(ExprError::syntax(&(start..span.end), format!("`{next}` cannot be part of a number"))
                .help("a number is digits, or digits on both sides of one point, such as `1.5`")
                .into_fault())
        }
    }
}
