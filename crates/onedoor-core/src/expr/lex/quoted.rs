//! Texts in single or double quotes, with the common ones of CEL's escapes.

use winnow::combinator::{preceded, repeat};
use winnow::prelude::*;
use winnow::stream::Location;
use winnow::token::{any, one_of, take_while};

use super::{Chars, ExprError, Fault, Lexeme, next_char};

pub(super) fn text<'t>(input: &mut Chars<'t>) -> Result<Lexeme<'t>, Fault> {
    let start = input.current_token_start();
    let quote = one_of(['"', '\'']).parse_next(input)?;
    let text = repeat(0.., |input: &mut Chars<'t>| character(input, quote))
        .fold(String::new, |mut text, next| {
            text.push(next);
            text
        })
        .parse_next(input)?;
    match any::<_, Fault>.parse_next(input) {
        Ok(end) if end == quote => Ok(Lexeme::Text(text)),
        _ => Err(not_closed(start..input.current_token_start(), quote).into_fault()),
    }
}

fn not_closed(span: std::ops::Range<usize>, quote: char) -> ExprError {
    ExprError::syntax(&span, "the text is not closed").help(format!("close it with `{quote}` on the same line"))
}

fn character(input: &mut Chars<'_>, quote: char) -> Result<char, Fault> {
    match next_char(input) {
        Some(('\\', _)) => preceded('\\', escaped).parse_next(input),
        Some((next, _)) if next != quote && !matches!(next, '\n' | '\r') => any.parse_next(input),
        _ => Err(Fault::NotHere),
    }
}

fn escaped(input: &mut Chars<'_>) -> Result<char, Fault> {
    let start = input.current_token_start().saturating_sub(1);
    let letter = any::<_, Fault>.parse_next(input);
    let meant = match letter {
        Ok(same @ ('\\' | '"' | '\'')) => Some(same),
        Ok('n') => Some('\n'),
        Ok('t') => Some('\t'),
        Ok('u') => code_point(input)?,
        _ => None,
    };
    meant.ok_or_else(|| unknown_escape(start..input.current_token_start()).into_fault())
}

/// Four hexadecimal digits; half of a surrogate pair is no character.
fn code_point(input: &mut Chars<'_>) -> Result<Option<char>, Fault> {
    let digits = take_while(0..=4, |digit: char| digit.is_ascii_hexdigit()).parse_next(input)?;
    let code = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 4);
    Ok(code.and_then(char::from_u32))
}

fn unknown_escape(span: std::ops::Range<usize>) -> ExprError {
    ExprError::syntax(&span, "this is no escape in a text")
        .help(r#"the escapes are `\\`, `\"`, `\'`, `\n`, `\t` and `\u` with four hexadecimal digits"#)
}
