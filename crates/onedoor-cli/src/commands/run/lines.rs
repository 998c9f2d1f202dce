use std::io::{self, BufRead, Read};

/// A longer line is none that a person or a script would write.
const LINE_BYTES_MAX: u64 = 1 << 16;

/// The lines of an input, numbered from 1. Never fails on bytes that are no text, and never reads a line without end: what stands behind the bound would be taken for
/// another line.
pub(super) struct Lines<R> {
    input: R,
    number: usize,
}

/// A line as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: usize,
    /// Without the line break.
    pub(super) text: String,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Lines { input, number: 0 }
    }

    /// How many lines were read.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The next line; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        if (&mut self.input).take(LINE_BYTES_MAX).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if bytes.len() as u64 == LINE_BYTES_MAX && bytes.last() != Some(&b'\n') {
            let message = format!("line {} has more than {LINE_BYTES_MAX} bytes", self.number);
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let text = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
        Ok(Some(Line { number: self.number, text }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_are_lines() {
        let mut lines = Lines::new(&b"a\r\n\xff\n\nlast"[..]);
        let mut read = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            read.push(line.text);
        }
        assert_eq!((read, lines.number()), (["a", "\u{fffd}", "", "last"].map(str::to_owned).to_vec(), 4));
    }

    #[test]
    fn a_line_without_end_is_an_error() {
        let mut lines = Lines::new(io::BufReader::new(io::repeat(b'x')));
        assert_eq!(lines.next().unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
