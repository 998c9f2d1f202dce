//! What stands between operators: literals, fields, calls, lists, parentheses, `!` and `-`.

use std::ops::Range;

use winnow::combinator::{opt, separated};
use winnow::prelude::*;
use winnow::token::any;

use super::{ExprError, Fault, Form, Lexeme, Syntax, Token, Tokens};
use super::{expected, expression, needed, nested, next, node, sign};
use crate::expr::syntax::Name;
use crate::expr::value::Value;

/// The words of CEL that are no names, so that every expression stays one of CEL.
const RESERVED: [&str; 19] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "in",
    "let",
    "loop",
    "namespace",
    "null",
    "package",
    "return",
    "var",
    "void",
    "while",
];

/// Whether a word has a meaning of its own in expressions, so that no field can be read by that name.
///
/// ```
/// assert!(onedoor_core::expr::is_reserved("in") && !onedoor_core::expr::is_reserved("inside"));
/// ```
pub fn is_reserved(word: &str) -> bool {
    matches!(word, "true" | "false") || RESERVED.contains(&word)
}

pub(super) fn operand<'t>(input: &mut Tokens<'t>) -> Result<Syntax, Fault> {
    let Some(token) = next(input) else { return Err(expected(input, "a value")) };
    match token.lexeme {
        Lexeme::Sign("!" | "-" | "(" | "[") | Lexeme::Word(_) => {}
        Lexeme::Sign(_) => return Err(expected(input, "a value")),
        Lexeme::Integer(_) | Lexeme::Decimal(_) | Lexeme::Text(_) => {}
    }
    any::<_, Fault>.void().parse_next(input)?;
    match &token.lexeme {
        Lexeme::Sign("!") => prefixed(input, token, Form::Not),
        Lexeme::Sign("-") => negative(input, token),
        Lexeme::Sign("[") => list(input, token),
        Lexeme::Sign(_) => parentheses(input, token),
        Lexeme::Word(word) => named(input, token, word),
        Lexeme::Integer(number) => integer(input, token.span.clone(), i64::try_from(*number).ok()),
        Lexeme::Decimal(number) => node(input, token.span.clone(), Form::Literal(Value::Decimal(*number))),
        Lexeme::Text(text) => node(input, token.span.clone(), Form::Literal(Value::Text(text.clone()))),
    }
}

fn prefixed<'t>(input: &mut Tokens<'t>, token: &Token<'t>, form: fn(Box<Syntax>) -> Form) -> Result<Syntax, Fault> {
    let inner = nested(input, &token.span, operand)?;
    node(input, token.span.start..inner.span.end, form(Box::new(inner)))
}

/// The minus belongs to digits that follow it, or the least integer could not be written.
fn negative<'t>(input: &mut Tokens<'t>, minus: &Token<'t>) -> Result<Syntax, Fault> {
    match next(input) {
        Some(Token { lexeme: Lexeme::Integer(number), span }) => {
            any::<_, Fault>.void().parse_next(input)?;
            integer(input, minus.span.start..span.end, 0_i64.checked_sub_unsigned(*number))
        }
        _ => prefixed(input, minus, Form::Negative),
    }
}

fn integer(input: &mut Tokens<'_>, span: Range<usize>, number: Option<i64>) -> Result<Syntax, Fault> {
    match number {
        Some(number) => node(input, span, Form::Literal(Value::Integer(number))),
        None => Err(ExprError::syntax(&span, "the number is too large for an integer")
            .help("integers reach to 9223372036854775807; write `.0` behind it for a decimal")
            .into_fault()),
    }
}

fn parentheses<'t>(input: &mut Tokens<'t>, open: &Token<'t>) -> Result<Syntax, Fault> {
    let inner = nested(input, &open.span, expression)?;
    let close = needed(input, ")")?;
    Ok(Syntax { span: open.span.start..close.span.end, form: inner.form })
}

fn list<'t>(input: &mut Tokens<'t>, open: &Token<'t>) -> Result<Syntax, Fault> {
    if let Some(close) = opt(sign("]")).parse_next(input)? {
        return node(input, open.span.start..close.span.end, Form::List(Vec::new()));
    }
    let elements = nested(input, &open.span, |input| separated(1.., expression, sign(",")).parse_next(input))?;
    let close = needed(input, "]")?;
    node(input, open.span.start..close.span.end, Form::List(elements))
}

fn named<'t>(input: &mut Tokens<'t>, token: &Token<'t>, word: &str) -> Result<Syntax, Fault> {
    if opt(sign("(")).parse_next(input)?.is_some() {
        return call(input, token, word);
    }
    match word {
        "true" => node(input, token.span.clone(), Form::Literal(Value::Bool(true))),
        "false" => node(input, token.span.clone(), Form::Literal(Value::Bool(false))),
        _ => {
            refuse_reserved(token, word)?;
            node(input, token.span.clone(), Form::Field(word.to_owned()))
        }
    }
}

fn refuse_reserved(token: &Token<'_>, word: &str) -> Result<(), Fault> {
    if !RESERVED.contains(&word) {
        return Ok(());
    }
    let help = match word {
        "null" => Some("ask with `has(field)` whether a field has a value"),
        "if" | "else" => Some("write `condition ? this : that`"),
        _ => None,
    };
    Err(ExprError::syntax(&token.span, format!("`{word}` is a reserved word, not a field")).help_if(help).into_fault())
}

fn call<'t>(input: &mut Tokens<'t>, function: &Token<'t>, word: &str) -> Result<Syntax, Fault> {
    let form = match word {
        "has" => Form::Has(field_name(input)?),
        "date" => Form::Date(quoted(input)?),
        "size" => Form::Size(Box::new(nested(input, &function.span, expression)?)),
        _ => {
            let error = ExprError::syntax(&function.span, format!("there is no function `{word}`"));
            return Err(error.help("the functions are `date`, `has` and `size`").into_fault());
        }
    };
    let close = needed(input, ")")?;
    node(input, function.span.start..close.span.end, form)
}

fn field_name(input: &mut Tokens<'_>) -> Result<Name, Fault> {
    let Some(Token { lexeme: Lexeme::Word(word), span }) = next(input) else {
        return Err(expected(input, "the name of a field"));
    };
    any::<_, Fault>.void().parse_next(input)?;
    Ok(Name { text: (*word).to_owned(), span: span.clone() })
}

fn quoted(input: &mut Tokens<'_>) -> Result<String, Fault> {
    let Some(Token { lexeme: Lexeme::Text(text), .. }) = next(input) else {
        return Err(expected(input, "a day in quotes such as `\"2024-02-29\"`"));
    };
    any::<_, Fault>.void().parse_next(input)?;
    Ok(text.clone())
}
