//! Cuts the text into tokens. Spaces separate and mean nothing else.

mod foreign;
mod number;
mod quoted;

use std::fmt;
use std::ops::Range;

use rust_decimal::Decimal;
use winnow::combinator::{alt, dispatch, peek};
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{any, take_while};

use super::error::ExprError;
use super::fault::Fault;

/// A token and the bytes of the text that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'t> {
    pub(super) lexeme: Lexeme<'t>,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Lexeme<'t> {
    /// Digits; the magnitude of the least integer still fits, for a minus may stand before it.
    Integer(u64),
    Decimal(Decimal),
    Text(String),
    Word(&'t str),
    Sign(&'t str),
}

type Chars<'t> = LocatingSlice<&'t str>;

/// All tokens of the text, which the caller has bounded in length.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Fault> {
    let mut input = LocatingSlice::new(text);
    let mut tokens = Vec::new();
    skip_space(&mut input)?;
    while !input.is_empty() {
        tokens.push(token(&mut input)?);
        skip_space(&mut input)?;
    }
    Ok(tokens)
}

fn skip_space(input: &mut Chars<'_>) -> Result<(), Fault> {
    take_while(0.., [' ', '\t', '\n', '\r', '\x0C']).void().parse_next(input)
}

fn token<'t>(input: &mut Chars<'t>) -> Result<Token<'t>, Fault> {
    let (lexeme, span) = dispatch! {peek(any);
        '0'..='9' => number::number,
        '"' | '\'' => quoted::text,
        'a'..='z' | 'A'..='Z' | '_' => word.map(Lexeme::Word),
        _ => alt((sign.map(Lexeme::Sign), foreign::refused)),
    }
    .with_span()
    .parse_next(input)?;
    Ok(Token { lexeme, span })
}

fn word<'t>(input: &mut Chars<'t>) -> Result<&'t str, Fault> {
    take_while(1.., ('a'..='z', 'A'..='Z', '0'..='9', '_')).parse_next(input)
}

fn sign<'t>(input: &mut Chars<'t>) -> Result<&'t str, Fault> {
    let double = alt(("&&", "||", "==", "!=", "<=", ">="));
    let single = take_while(1..=1, ['(', ')', '[', ']', ',', '?', ':', '!', '<', '>', '+', '-', '*', '/', '%']);
    alt((double, single)).parse_next(input)
}

/// The next character and its bytes.
fn next_char(input: &Chars<'_>) -> Option<(char, Range<usize>)> {
    let start = input.current_token_start();
    let next = input.chars().next()?;
    Some((next, start..start + next.len_utf8()))
}

impl fmt::Display for Lexeme<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lexeme::Integer(number) => write!(f, "`{number}`"),
            Lexeme::Decimal(number) => write!(f, "`{number}`"),
            Lexeme::Text(_) => f.write_str("a text"),
            Lexeme::Word(word) | Lexeme::Sign(word) => write!(f, "`{word}`"),
        }
    }
}
