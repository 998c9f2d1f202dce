use super::{
    lexer::{Lexer, Token},
    quotes::Quotes,
};
use crate::language::DEPTH_MAX;
use std::ops::Range;

/// Why the brackets, texts and comments of a file do not fit into one another.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::language) enum Unbalanced {
    /// A bracket, text or comment begins here and never ends.
    NeverClosed { what: &'static str, at: Range<usize> },
    /// A bracket closes another than the one that was opened last.
    Mismatched { closes: Range<usize>, opened: Range<usize> },
    /// A bracket closes nothing.
    NeverOpened { closes: Range<usize> },
    /// On the line of this quote another is missing.
    MissingQuote { at: Range<usize> },
    /// Brackets stand in one another too deep.
    TooDeep { at: Range<usize> },
}

/// The first thing that keeps a text from being brackets within brackets: all else that a parser would say of it is a consequence.
pub(in crate::language) fn unbalanced(text: &str) -> Option<Unbalanced> {
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut quotes = Quotes::default();
    let mut lexer = Lexer::new(text);
    let mut first: Option<(Unbalanced, usize)> = None;
    let mut last = 0..0;
    for (token, span) in lexer.by_ref() {
        if first.as_ref().is_some_and(|(_, line_end)| span.start > *line_end) {
            break;
        }
        if let Some(at) = quotes.misplaced(text, token, &span) {
            return Some(Unbalanced::MissingQuote { at });
        }
        let fault = match token {
            _ if first.is_some() => None,
            Token::Open => push(&mut open, &span),
            Token::Close => pop(text, &mut open, &span),
            Token::Comma | Token::Colon | Token::Atom => None,
        };
        // A quote that is missing on the same line goes before it.
        first = first.or(fault.map(|fault| (fault, line_of(text, span.start).end)));
        last = span;
    }
    if let Some((fault, _)) = first {
        return Some(fault);
    }
    match lexer.unclosed {
        Some("comment") => Some(Unbalanced::NeverClosed { what: "comment", at: comment(text, last.end) }),
        Some(what) => Some(match quotes.doubtful(text, &last) {
            Some(at) => Unbalanced::MissingQuote { at },
            None => Unbalanced::NeverClosed { what, at: line_of(text, last.start) },
        }),
        None => open.pop().map(|at| Unbalanced::NeverClosed { what: "bracket", at }),
    }
}

fn push(open: &mut Vec<Range<usize>>, span: &Range<usize>) -> Option<Unbalanced> {
    open.push(span.clone());
    (open.len() > DEPTH_MAX).then(|| Unbalanced::TooDeep { at: span.clone() })
}

fn pop(text: &str, open: &mut Vec<Range<usize>>, span: &Range<usize>) -> Option<Unbalanced> {
    let Some(opened) = open.pop() else { return Some(Unbalanced::NeverOpened { closes: span.clone() }) };
    let pair = (text.get(opened.clone()), text.get(span.clone()));
    let fits = matches!(pair, (Some("("), Some(")")) | (Some("["), Some("]")) | (Some("{"), Some("}")));
    (!fits).then(|| Unbalanced::Mismatched { closes: span.clone(), opened })
}

fn comment(text: &str, from: usize) -> Range<usize> {
    let at = text.get(from..).and_then(|rest| rest.find("/*")).map_or(from, |at| from + at);
    at..(at + 2).min(text.len())
}

/// From a byte to the end of its line.
fn line_of(text: &str, start: usize) -> Range<usize> {
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: impl Into<Option<Unbalanced>>) {
        assert_eq!(unbalanced(text), expected.into(), "{text}");
    }

    #[test]
    fn the_bracket_at_fault_is_named() {
        check("W(a: [1], \")\": {}) // (", None);
        check("W(a: [1)", Some(Unbalanced::Mismatched { closes: 7..8, opened: 5..6 }));
        check("W(a: 1))", Some(Unbalanced::NeverOpened { closes: 7..8 }));
        check("W(a: {", Some(Unbalanced::NeverClosed { what: "bracket", at: 5..6 }));
    }

    #[test]
    fn an_open_text_is_looked_for_where_it_begins() {
        check("W(a: \"x,\n b: \"y\",\n)", Some(Unbalanced::MissingQuote { at: 5..6 }));
        check("W(a: r#\"x,\n)", Some(Unbalanced::NeverClosed { what: "text", at: 5..10 }));
        check("W(a: 1 /* )", Some(Unbalanced::NeverClosed { what: "comment", at: 7..9 }));
    }
}
