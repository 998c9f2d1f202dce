use super::lexer::Token;
use std::ops::Range;

/// Finds the line on which a quote is missing: from there on what is between texts is taken for a text, over the end of the line.
#[derive(Default)]
pub(super) struct Quotes {
    /// A text over several lines, which may be meant so.
    long: Option<Range<usize>>,
    /// Where the last text over several lines ends that is meant so.
    meant_until: usize,
    /// Whether the last token may stand before a value.
    before_value: bool,
}

impl Quotes {
    /// Takes one token after the other; says which quote is to blame once a text over several lines is none.
    pub(super) fn misplaced(&mut self, text: &str, token: Token, span: &Range<usize>) -> Option<Range<usize>> {
        let follows = matches!(token, Token::Close | Token::Comma | Token::Colon);
        if let Some(long) = self.long.take() {
            if !follows {
                return self.doubtful(text, &long);
            }
            self.meant_until = long.end;
        }
        let written = text.get(span.clone()).unwrap_or("");
        if token == Token::Atom && written.starts_with('"') && written.contains('\n') {
            if !self.before_value && span.start > 0 {
                return self.doubtful(text, span);
            }
            self.long = Some(span.clone());
        }
        self.before_value = matches!(token, Token::Open | Token::Comma | Token::Colon);
        None
    }

    /// The quote to blame on the line on which a text begins that is not meant so; none where the text is a raw one.
    pub(super) fn doubtful(&self, text: &str, string: &Range<usize>) -> Option<Range<usize>> {
        text.get(string.start..).filter(|written| written.starts_with('"'))?;
        let line_start = text.get(..string.start)?.rfind('\n').map_or(0, |at| at + 1).max(self.meant_until);
        let line = text.get(line_start..)?.lines().next()?;
        let at = line_start + blamed(line)?;
        Some(at..at + 1)
    }
}

/// The first quote of a line that begins no text or whose text ends before something that cannot follow one; else the last.
fn blamed(line: &str) -> Option<usize> {
    let quotes = quotes(line);
    for pair in quotes.chunks(2) {
        let opens = *pair.first()?;
        let before = line.get(..opens)?.trim_end().chars().next_back();
        let Some(closes) = pair.get(1) else { return Some(opens) };
        let behind = line.get(closes + 1..)?.trim_start();
        let begins = before.is_none_or(|c| matches!(c, ':' | ',' | '(' | '[' | '{' | '/'));
        let ends = behind.is_empty() || behind.starts_with([':', ',', ')', ']', '}', '/']);
        if !begins || !ends {
            return Some(opens);
        }
    }
    quotes.last().copied()
}

/// Where the quotes of a line stand, without those behind a backslash and those in a remark.
fn quotes(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    let mut quotes = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let inside = quotes.len() % 2 == 1;
        match byte {
            b'"' => quotes.push(at),
            b'\\' if inside => at += 1,
            b'/' if !inside && bytes.get(at + 1) == Some(&b'/') => break,
            _ => {}
        }
        at += 1;
    }
    quotes
}

#[cfg(test)]
mod tests {
    use super::super::{Unbalanced, unbalanced};

    fn check(text: &str, line: usize, column: usize) {
        let found = unbalanced(text);
        let Some(Unbalanced::MissingQuote { at }) = found else { panic!("{text}: {found:?}") };
        let before = &text[..at.start];
        let found = (before.matches('\n').count() + 1, at.start - before.rfind('\n').map_or(0, |at| at + 1) + 1);
        assert_eq!(found, (line, column), "{text}");
    }

    #[test]
    fn the_line_without_its_quote_is_found() {
        check("W(\n a: \"b\",\n t: \"Fire (brigade, by: D(\"fire\")),\n c: \"d\",\n)", 3, 5);
        check("W(\n a: [form\", \"b\"],\n c: \"d\",\n)", 2, 10);
        check("W(\n a: [\"form, \"b\"],\n c: \"d\",\n)", 2, 6);
        check("W(\n id: festival\",\n c: \"d\", // an \"x\n)", 2, 14);
        check("W(\n id: \"a\\\"b,\n c: \"d\",\n)", 2, 6);
        check("W(id: \"a, c: \"d\")", 1, 7);
    }

    #[test]
    fn a_text_over_several_lines_is_none_of_these() {
        assert_eq!(unbalanced("W(\n a: \"b\n c\", d: [\"e\n\"],\n)"), None);
        assert_eq!(unbalanced("W(\n a: \"b\n c\" /* \" */, d: r#\"e\"\n\"#,\n)"), None);
        assert!(matches!(unbalanced("W(a: \"b\n c\", d: 1]"), Some(Unbalanced::Mismatched { .. })));
    }

    #[test]
    fn a_bracket_at_fault_before_it_goes_first() {
        assert!(matches!(unbalanced("W(\n a: [1),\n c: \"d,\n)"), Some(Unbalanced::Mismatched { .. })));
    }
}
