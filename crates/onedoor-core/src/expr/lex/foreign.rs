//! Signs that the language does not have, and what their author most likely meant.

use super::{Chars, ExprError, Fault, Lexeme, next_char};

/// Refuses the next character; never gives a token.
pub(super) fn refused<'t>(input: &mut Chars<'t>) -> Result<Lexeme<'t>, Fault> {
    let Some((next, span)) = next_char(input) else {
        return Err(Fault::NotHere);
    };
    let error = ExprError::syntax(&span, format!("`{}` has no meaning here", next.escape_debug()));
    Err(error.help_if(advice(next)).into_fault())
}

fn advice(sign: char) -> Option<String> {
    let plain = match sign {
        '=' => "==",
        '&' => "&&",
        '|' => "||",
        '.' => return Some("fields have plain names; there are no methods".to_owned()),
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '×' => "*",
        '÷' => "/",
        '“' | '”' | '「' | '」' => "\"",
        '‘' | '’' => "'",
        '、' => ",",
        '【' => "[",
        '】' => "]",
        '\u{3000}' => " ",
        _ => return half_width(sign).or_else(|| letter(sign)),
    };
    Some(format!("write `{plain}`"))
}

/// The ASCII sign of which this is the full-width form, as input methods for Chinese type it.
fn half_width(sign: char) -> Option<String> {
    let plain = u32::from(sign).checked_sub(0xFEE0).and_then(char::from_u32)?;
    plain.is_ascii_graphic().then(|| format!("write `{plain}`, the half-width sign"))
}

fn letter(sign: char) -> Option<String> {
    sign.is_alphabetic().then(|| "a text stands in quotes; field names have the letters `a` to `z`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_other_keyboards_are_answered_with_the_plain_one() {
        let check = |sign: char, help: Option<&str>| assert_eq!(advice(sign).as_deref(), help);
        check('＞', Some("write `>`, the half-width sign"));
        check('（', Some("write `(`, the half-width sign"));
        check('≥', Some("write `>=`"));
        check('=', Some("write `==`"));
        check('面', Some("a text stands in quotes; field names have the letters `a` to `z`"));
        check('@', None);
    }
}
