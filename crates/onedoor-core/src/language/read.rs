mod fault;
mod options;

pub(crate) use options::options;

use super::{FILE_BYTES_MAX, STEPS_MAX, Source, Workflow, outline::Entry};
use crate::diagnostic::{Code, Diagnostic, Place};
use fault::fault;
use std::{collections::BTreeSet, ops::Range};

/// More mistakes than this in one text are not looked for.
const FAULTS_MAX: usize = 50;

/// What was read from a text.
#[derive(Debug)]
pub struct Reading {
    /// The tree, without what could not be read; none where nothing could.
    pub workflow: Option<Workflow>,
    /// What is wrong with the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The text, to find places in.
    pub source: Source,
    /// Steps that are written but could not be read: naming them is no further mistake.
    pub lost_steps: BTreeSet<String>,
    /// Whether something is missing from the tree that may have meant something.
    pub partial: bool,
}

/// Reads a definition and says everything that is wrong with its text.
///
/// Never fails and never panics, whatever the bytes are: what is wrong is among the diagnostics. Time and memory are linear in the size of the
/// text, for each of at most 50 mistakes.
///
/// ```
/// let reading = onedoor_core::language::read(br#"Workflow(id: "tea", stepz: {})"#);
/// assert_eq!(reading.diagnostics[0].help.as_deref(), Some("did you mean `steps`?"));
/// ```
pub fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading {
        workflow: None,
        diagnostics: Vec::new(),
        source: Source::new(String::from_utf8_lossy(bytes.get(..FILE_BYTES_MAX).unwrap_or(bytes))),
        lost_steps: BTreeSet::new(),
        partial: false,
    };
    match std::str::from_utf8(bytes) {
        _ if bytes.len() > FILE_BYTES_MAX => reading.too_large(bytes.len()),
        Err(error) => reading.not_utf8(error.valid_up_to()),
        Ok(text) => match options().from_str(text) {
            Ok(workflow) => reading.take(workflow),
            Err(_) => reading.read_around_faults(),
        },
    }
    reading
}

impl Reading {
    fn too_large(&mut self, bytes: usize) {
        let message = format!("the file has {bytes} bytes; at most {FILE_BYTES_MAX} are read");
        self.diagnostics.push(Diagnostic::new(Code::TooLarge, Place::raw(0..0), message));
    }

    fn not_utf8(&mut self, at: usize) {
        self.diagnostics.push(Diagnostic::new(Code::Syntax, Place::raw(at..at), "the file is not UTF-8 text"));
    }

    fn take(&mut self, workflow: Workflow) {
        if workflow.steps.len() > STEPS_MAX {
            let message = format!("{} steps; at most {STEPS_MAX} may stand in a file", workflow.steps.len());
            self.diagnostics.push(Diagnostic::new(Code::TooLarge, Place::root().field("steps"), message));
        } else {
            self.workflow = Some(workflow);
        }
    }

    /// Reads again and again, each time with the smallest entry around the last mistake blanked out. Blanks keep every other byte where it was.
    fn read_around_faults(&mut self) {
        let mut text = self.source.text().to_owned();
        while self.diagnostics.len() < FAULTS_MAX {
            let (diagnostic, around) = match options().from_str(&text) {
                Ok(workflow) => return self.take(workflow),
                Err(error) => fault(&error, &Source::new(text.as_str())),
            };
            let meant = diagnostic.code != Code::DuplicateKey && (diagnostic.code != Code::UnknownField || diagnostic.help.is_some());
            self.diagnostics.push(diagnostic);
            let Some(cut) = self.cut_around(around, meant) else {
                self.partial = true;
                return;
            };
            blank(&mut text, cut);
        }
        self.partial = true;
    }

    /// The bytes to blank for a mistake at `at`; none where the whole text is the smallest thing around it.
    fn cut_around(&mut self, at: usize, meant: bool) -> Option<Range<usize>> {
        let text = self.source.text();
        let (way, entry) = self.source.outline().smallest_around(at)?;
        let cut = with_comma(text, entry.span());
        let in_steps = way.len() == 1 && way.first().is_some_and(|outer| key_text(text, outer) == "steps");
        if in_steps {
            self.lost_steps.insert(key_text(text, entry).trim_matches('"').to_owned());
        }
        self.partial |= meant;
        Some(cut)
    }
}

fn key_text<'a>(text: &'a str, entry: &Entry) -> &'a str {
    entry.key.clone().and_then(|key| text.get(key)).unwrap_or("")
}

/// A comma behind the entry goes with it: two in a row would be a mistake of ours.
fn with_comma(text: &str, span: Range<usize>) -> Range<usize> {
    let behind = text.get(span.end..).unwrap_or("");
    let blanks = behind.len() - behind.trim_start().len();
    let comma = behind.trim_start().starts_with(',');
    span.start..span.end + if comma { blanks + 1 } else { 0 }
}

fn blank(text: &mut String, cut: Range<usize>) {
    let blanks: String = text.get(cut.clone()).unwrap_or("").chars().map(|c| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) }).collect();
    text.replace_range(cut, &blanks);
}
