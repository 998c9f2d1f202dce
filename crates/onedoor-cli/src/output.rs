use crate::args::Format;
use serde::Serialize;
use std::io::{self, Write};

/// Where a command writes: text for people, and JSON Lines for scripts. Colours are left out where nobody sees them.
pub(crate) struct Output {
    // INVARIANT: with `Format::Json`, nothing but `json` writes to stdout.
    format: Format,
    stdout: Box<dyn Write>,
    stderr: Box<dyn Write>,
}

impl Output {
    /// The output of this process.
    pub(crate) fn new(format: Format) -> Self {
        Output { format, stdout: Box::new(anstream::stdout()), stderr: Box::new(anstream::stderr()) }
    }

    /// Text for people that is the answer: on stdout, unless that is for JSON.
    pub(crate) fn human(&mut self) -> &mut dyn Write {
        match self.format {
            Format::Human => &mut self.stdout,
            Format::Json => &mut self.stderr,
        }
    }

    /// Text for people that is not the answer.
    pub(crate) fn aside(&mut self) -> &mut dyn Write {
        &mut self.stderr
    }

    /// Whether the answer is for scripts.
    pub(crate) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// One line of JSON, where JSON is asked for.
    pub(crate) fn json(&mut self, object: &impl Serialize) -> io::Result<()> {
        if !self.is_json() {
            return Ok(());
        }
        let mut line = serde_json::to_vec(object)?;
        line.push(b'\n');
        self.stdout.write_all(&line)
    }
}

/// Text that somebody else wrote, fit for a terminal: what could move the cursor is replaced.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if is_harmful(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Controls, and characters that turn the direction of the text (Unicode TR 36).
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A number with its noun: `1 file`, `2 files`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
pub(crate) mod captured {
    use super::*;
    use std::{cell::RefCell, rc::Rc};

    /// What was written, for a test to look at.
    #[derive(Clone, Default)]
    pub(crate) struct Written(Rc<RefCell<Vec<u8>>>);

    impl Written {
        /// All of it, without colours.
        pub(crate) fn text(&self) -> String {
            anstream::adapter::strip_str(&String::from_utf8_lossy(&self.0.borrow())).to_string()
        }
    }

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// An output for people whose stdout and stderr are one.
    pub(crate) fn output() -> (Output, Written) {
        let written = Written::default();
        let output =
            Output { format: Format::Human, stdout: Box::new(written.clone()), stderr: Box::new(written.clone()) };
        (output, written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_move_the_cursor_is_replaced() {
        assert_eq!(harmless("消防\u{1b}[2J\u{202e}a"), "消防\u{fffd}[2J\u{fffd}a");
    }
}
