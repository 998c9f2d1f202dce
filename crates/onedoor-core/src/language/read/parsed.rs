use super::{
    Losses, Root, fault,
    mend::{Mended, Mending},
    options,
};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::{FILE_BYTES_MAX, Source, outline::unbalanced},
};

/// More mistakes than this in one text are not looked for.
const FAULTS_MAX: usize = 50;
/// Some editors write it in front of a text; it means nothing.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// What was read from a text that should hold a `T`.
pub(crate) struct Parsed<T> {
    /// The tree, without what could not be read; none where nothing could.
    pub(crate) tree: Option<T>,
    /// What is wrong with the text.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The text, to find places in.
    pub(crate) source: Source,
    /// What is written but could not be read.
    pub(crate) losses: Losses,
}

impl<T: Root> Parsed<T> {
    /// Reads a text and says everything that is wrong with it; never fails and never panics.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut parsed = Parsed {
            tree: None,
            diagnostics: Vec::new(),
            source: Source::new(String::from_utf8_lossy(bytes.get(..FILE_BYTES_MAX).unwrap_or(bytes))),
            losses: Losses::default(),
        };
        match std::str::from_utf8(bytes) {
            _ if bytes.len() > FILE_BYTES_MAX => parsed.too_large(bytes.len()),
            Err(error) => parsed.not_utf8(error.valid_up_to()),
            Ok(text) => match options().from_str(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)) {
                Ok(tree) => parsed.tree = Some(tree),
                Err(_) => parsed.read_around_faults(),
            },
        }
        parsed
    }

    fn too_large(&mut self, bytes: usize) {
        let message = format!("the file has {bytes} bytes; at most {FILE_BYTES_MAX} are read");
        self.diagnostics.push(Diagnostic::new(Code::TooLarge, Place::raw(0..0), message));
    }

    fn not_utf8(&mut self, at: usize) {
        let help = "save the file in the encoding UTF-8";
        self.diagnostics
            .push(Diagnostic::new(Code::Syntax, Place::raw(at..at), "the file is not UTF-8 text").help(help));
    }

    /// Reads again and again, each time with the last mistake out of the way.
    fn read_around_faults(&mut self) {
        if self.source.text().trim_start_matches(BYTE_ORDER_MARK).trim().is_empty() {
            let empty = Diagnostic::new(Code::Syntax, Place::raw(0..0), "the file is empty");
            self.diagnostics.push(empty.help(fault::beginning(&T::WORDS)));
            return;
        }
        if let Some(unbalanced) = unbalanced(self.source.text()) {
            self.diagnostics.push(fault::of_brackets(unbalanced, self.source.text()));
            return;
        }
        let mut mending = Mending::of(&self.source);
        let mut readings = 0;
        while self.diagnostics.len() < FAULTS_MAX && readings < 2 * FAULTS_MAX {
            let error = match options().from_str(mending.text()) {
                Ok(tree) => {
                    self.tree = Some(tree);
                    self.losses = mending.into_losses();
                    return;
                }
                Err(error) => error,
            };
            let fault = fault::fault(&error, mending.text(), &T::WORDS);
            let mended = mending.mend(&fault);
            let goes_on = mended.on;
            self.diagnostics.extend(told(fault, mended, self.source.text()));
            if !goes_on {
                break;
            }
            readings += 1;
        }
    }
}

/// The finding, unless the mistake is a consequence of one before.
fn told(fault: fault::Fault, mended: Mended, text: &str) -> Option<Diagnostic> {
    let Mended { is_own, key, twin, .. } = mended;
    let found = is_own.then(|| fault.placed(key, text))?;
    Some(match twin.filter(|_| found.code == Code::DuplicateKey) {
        Some(twin) => found.related(Place::raw(twin), "the first one"),
        None => found,
    })
}
