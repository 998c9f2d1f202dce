use std::ops::Range;

/// What the outline distinguishes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Open,
    Close,
    Comma,
    Colon,
    /// A name, number, string or anything else.
    Atom,
}

/// The tokens of a text with their bytes; white space and comments are left out.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether the last string or comment runs to the end of the text.
    pub(super) unclosed: Option<&'static str>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Lexer { bytes: text.as_bytes(), at: 0, unclosed: None }
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn starts(&self, with: &str) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(with.as_bytes()))
    }

    fn skip_blank(&mut self) {
        while self.at < self.bytes.len() {
            if self.peek(0).is_ascii_whitespace() {
                self.at += 1;
            } else if self.starts("//") {
                self.skip_while(|b| b != b'\n');
            } else if self.starts("/*") {
                self.skip_block_comment();
            } else {
                return;
            }
        }
    }

    fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        while self.at < self.bytes.len() && keep(self.peek(0)) {
            self.at += 1;
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            let step = if self.starts("/*") {
                1
            } else if self.starts("*/") {
                -1
            } else {
                0_isize
            };
            depth = depth.saturating_add_signed(step);
            self.at += if step == 0 { 1 } else { 2 };
            if depth == 0 {
                return;
            }
        }
        self.unclosed = Some("comment");
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while self.at < self.bytes.len() && self.peek(0) != b'"' {
            self.at += if self.peek(0) == b'\\' { 2 } else { 1 };
        }
        self.close_string();
    }

    fn close_string(&mut self) {
        if self.at >= self.bytes.len() {
            self.unclosed = Some("text");
        }
        self.at += 1;
    }

    /// How many `#` a raw string has that begins here; none where none begins.
    fn raw_hashes(&self) -> Option<usize> {
        let hashes = (1..).take_while(|n| self.peek(*n) == b'#').count();
        (self.peek(0) == b'r' && self.peek(hashes + 1) == b'"').then_some(hashes)
    }

    fn skip_raw_string(&mut self, hashes: usize) {
        self.at += hashes + 2;
        let end = format!("\"{}", "#".repeat(hashes));
        while self.at < self.bytes.len() && !self.starts(&end) {
            self.at += 1;
        }
        self.close_string();
        self.at += hashes;
    }

    /// A character literal: an apostrophe, one character, an apostrophe.
    fn skip_character(&mut self) {
        self.at += if self.peek(1) == b'\\' { 3 } else { 2 };
        self.skip_while(|b| b != b'\'' && b != b'\n');
        self.at += 1;
    }

    fn skip_atom(&mut self) {
        match (self.peek(0), self.raw_hashes()) {
            (_, Some(hashes)) => self.skip_raw_string(hashes),
            (b'"', _) => self.skip_string(),
            (b'\'', _) => self.skip_character(),
            (b, _) if word(b) => self.skip_while(word),
            _ => self.at += 1,
        }
    }
}

fn word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'+' | b'-' | b'.' | b'#') || b >= 0x80
}

impl Iterator for Lexer<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blank();
        let start = self.at;
        let token = match self.bytes.get(start)? {
            b'(' | b'[' | b'{' => Token::Open,
            b')' | b']' | b'}' => Token::Close,
            b',' => Token::Comma,
            b':' => Token::Colon,
            _ => Token::Atom,
        };
        if token == Token::Atom {
            self.skip_atom();
        } else {
            self.at += 1;
        }
        self.at = self.at.min(self.bytes.len());
        Some((token, start..self.at))
    }
}
