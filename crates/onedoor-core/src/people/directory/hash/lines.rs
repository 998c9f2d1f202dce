use sha2::{Digest, Sha256};

/// The canonical text of a directory, hashed as it is written. A text stands behind its length and a list behind its number, so no text can be taken for
/// another.
#[derive(Default)]
pub(super) struct Lines(Sha256);

impl Lines {
    /// A word of the format.
    pub(super) fn word(&mut self, word: &str) -> &mut Self {
        self.write(word).write(" ")
    }

    /// A text of the author.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.write(&format!("{}:", text.len())).write(text).write(" ")
    }

    /// A text that may be missing.
    pub(super) fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.write("- "),
        }
    }

    /// Texts in their order.
    pub(super) fn list<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) -> &mut Self {
        let texts: Vec<T> = texts.into_iter().collect();
        self.write(&format!("{}* ", texts.len()));
        texts.iter().fold(self, |lines, text| lines.text(text.as_ref()))
    }

    /// The end of the line.
    pub(super) fn end(&mut self) {
        self.write("\n");
    }

    pub(super) fn hash(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    fn write(&mut self, text: &str) -> &mut Self {
        self.0.update(text.as_bytes());
        self
    }
}
