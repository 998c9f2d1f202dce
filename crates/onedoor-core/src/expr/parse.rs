//! Builds the tree out of tokens.
//!
//! Operators are read by precedence climbing: one function for all levels, so that a nesting costs few stack frames.
//! Whatever the input, nothing here calls itself deeper than the bound on nesting allows.

mod operand;

pub use operand::is_reserved;

use std::ops::Range;

use winnow::combinator::opt;
use winnow::prelude::*;
use winnow::stream::{Stateful, Stream, TokenSlice};
use winnow::token::any;

use super::error::ExprError;
use super::fault::Fault;
use super::lex::{self, Lexeme, Token};
use super::syntax::{Form, Operator, Syntax};
use super::{DEPTH_MAX, NODES_MAX, TEXT_BYTES_MAX};

type Tokens<'t> = Stateful<TokenSlice<'t, Token<'t>>, Progress>;

/// What the parser has used of its bounds, and where the text ends.
#[derive(Debug)]
struct Progress {
    depth: u32,
    nodes: u32,
    end: usize,
}

/// The tree of a whole text.
pub(super) fn parse(text: &str) -> Result<Syntax, ExprError> {
    if text.len() > TEXT_BYTES_MAX {
        let message = format!("the expression is longer than {TEXT_BYTES_MAX} bytes");
        return Err(ExprError::too_large(&(0..text.len()), message).help("put part of it into a field of its own"));
    }
    whole(text).map_err(|fault| match fault {
        Fault::Wrong(error) => *error,
        Fault::NotHere => ExprError::syntax(&(0..text.len()), "this is no expression"),
    })
}

fn whole(text: &str) -> Result<Syntax, Fault> {
    let tokens = lex::tokens(text)?;
    let progress = Progress { depth: 0, nodes: 0, end: text.len() };
    let mut input = Stateful { input: TokenSlice::new(&tokens), state: progress };
    let syntax = expression(&mut input)?;
    match next(&input) {
        None => Ok(syntax),
        Some(_) => Err(expected(&input, "an operator")),
    }
}

/// `Or ["?" Or ":" Expression]`
fn expression<'t>(input: &mut Tokens<'t>) -> Result<Syntax, Fault> {
    let condition = operation(input, 1)?;
    match opt(sign("?")).parse_next(input)? {
        Some(mark) => nested(input, &mark.span, |input| choice(input, condition)),
        None => Ok(condition),
    }
}

fn choice<'t>(input: &mut Tokens<'t>, condition: Syntax) -> Result<Syntax, Fault> {
    let chosen = operation(input, 1)?;
    needed(input, ":")?;
    let otherwise = expression(input)?;
    let span = condition.span.start..otherwise.span.end;
    node(input, span, Form::Choice(Box::new([condition, chosen, otherwise])))
}

/// Operands between operators of at least this level.
fn operation<'t>(input: &mut Tokens<'t>, level: u8) -> Result<Syntax, Fault> {
    let mut left = operand::operand(input)?;
    let mut last = None;
    while let Some((operator, span)) = operator(input, level)? {
        refuse_chain(last, operator, &span)?;
        let right = operation(input, operator.level() + 1)?;
        count(input, &span)?;
        left = left.joined(operator, right);
        last = Some(operator);
    }
    Ok(left)
}

/// Takes the next operator if it is of at least this level.
fn operator<'t>(input: &mut Tokens<'t>, level: u8) -> Result<Option<(Operator, Range<usize>)>, Fault> {
    opt(any.verify_map(|token: &Token<'t>| match token.lexeme {
        Lexeme::Sign(text) | Lexeme::Word(text) => Operator::spelled(text)
            .filter(|operator| operator.level() >= level)
            .map(|operator| (operator, token.span.clone())),
        Lexeme::Integer(_) | Lexeme::Decimal(_) | Lexeme::Text(_) => None,
    }))
    .parse_next(input)
}

/// After a relation only a looser operator may follow: CEL would compare the truth of `a < b` with `c`, which no author
/// of `a < b < c` means.
fn refuse_chain(last: Option<Operator>, next: Operator, span: &Range<usize>) -> Result<(), Fault> {
    match (last, next) {
        (Some(Operator::Relation(_)), Operator::Relation(_)) => {
            let error = ExprError::syntax(span, "comparisons do not follow one another");
            Err(error.help("write `a < b && b < c`, or put one comparison in parentheses").into_fault())
        }
        _ => Ok(()),
    }
}

/// Runs a parser one level deeper, if the bound allows; `span` is what opens the level.
fn nested<'t, O>(
    input: &mut Tokens<'t>,
    span: &Range<usize>,
    parser: impl FnOnce(&mut Tokens<'t>) -> Result<O, Fault>,
) -> Result<O, Fault> {
    if input.state.depth >= DEPTH_MAX {
        let error = ExprError::too_large(span, format!("the expression is nested deeper than {DEPTH_MAX}"));
        return Err(error.help("put part of it into a field of its own").into_fault());
    }
    input.state.depth += 1;
    let output = parser(input)?;
    input.state.depth -= 1;
    Ok(output)
}

fn node(input: &mut Tokens<'_>, span: Range<usize>, form: Form) -> Result<Syntax, Fault> {
    count(input, &span)?;
    Ok(Syntax { span, form })
}

fn count(input: &mut Tokens<'_>, span: &Range<usize>) -> Result<(), Fault> {
    if input.state.nodes >= NODES_MAX {
        let message = format!("the expression has more than {NODES_MAX} values and operators");
        return Err(ExprError::too_large(span, message).help("put part of it into a field of its own").into_fault());
    }
    input.state.nodes += 1;
    Ok(())
}

fn sign<'t>(text: &'static str) -> impl Parser<Tokens<'t>, &'t Token<'t>, Fault> {
    any.verify(move |token: &Token<'t>| token.lexeme == Lexeme::Sign(text))
}

/// Takes this sign, or says that it is missing.
fn needed<'t>(input: &mut Tokens<'t>, text: &'static str) -> Result<&'t Token<'t>, Fault> {
    match opt(sign(text)).parse_next(input)? {
        Some(token) => Ok(token),
        None => Err(expected(input, &format!("`{text}`"))),
    }
}

fn next<'t>(input: &Tokens<'t>) -> Option<&'t Token<'t>> {
    input.peek_token()
}

fn expected(input: &Tokens<'_>, what: &str) -> Fault {
    match next(input) {
        None => {
            let end = input.state.end;
            ExprError::syntax(&(end..end), format!("expected {what}, but the text ends")).into_fault()
        }
        Some(token) => ExprError::syntax(&token.span, format!("expected {what}, found {}", token.lexeme))
            .help_if(word_for_operator(&token.lexeme))
            .into_fault(),
    }
}

/// Other languages spell operators as words.
fn word_for_operator(lexeme: &Lexeme<'_>) -> Option<String> {
    let Lexeme::Word(word) = lexeme else { return None };
    let sign = match word.to_ascii_lowercase().as_str() {
        "and" => "&&",
        "or" => "||",
        "is" | "equals" => "==",
        _ => return None,
    };
    Some(format!("write `{sign}`"))
}
