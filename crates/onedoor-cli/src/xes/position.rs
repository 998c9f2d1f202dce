//! A place in the text of a log.

use std::fmt;

/// A place in the text of a log, after unpacking when the log is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    /// The number of bytes before the place.
    pub(crate) byte: u64,
    /// The line the place is in, counted from 1.
    pub(crate) line: u64,
}

impl Position {
    /// The place before the first byte.
    pub(crate) const START: Position = Position { byte: 0, line: 1 };

    /// The place after `text`, when `self` is the place before it.
    pub(super) fn after(self, text: &[u8]) -> Position {
        let lines = text.iter().filter(|&&byte| byte == b'\n').count();
        Position { byte: self.byte.saturating_add(text.len() as u64), line: self.line.saturating_add(lines as u64) }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, byte {}", self.line, self.byte)
    }
}
