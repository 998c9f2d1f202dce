mod fault;
mod mend;
mod options;

pub(crate) use options::options;

use super::{FILE_BYTES_MAX, STEPS_MAX, Source, Workflow, outline::unbalanced};
use crate::diagnostic::{Code, Diagnostic, Place};
use mend::Mending;
use std::collections::BTreeSet;

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
    /// What is written but could not be read.
    pub losses: Losses,
}

/// What is written in a text and is not in its tree, because it could not be read: what is wrong only for lack of it is no further mistake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// Steps that could not be read at all.
    pub steps: BTreeSet<String>,
    /// Steps that were read without a part of what is written in them.
    pub in_steps: BTreeSet<String>,
    /// Fields of the workflow that are not there, or not whole.
    pub fields: BTreeSet<String>,
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
        losses: Losses::default(),
    };
    match std::str::from_utf8(bytes) {
        _ if bytes.len() > FILE_BYTES_MAX => reading.too_large(bytes.len()),
        Err(error) => reading.not_utf8(error.valid_up_to()),
        Ok(text) => match options().from_str(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)) {
            Ok(workflow) => reading.take(workflow),
            Err(_) => reading.read_around_faults(),
        },
    }
    reading
}

/// Some editors write it in front of a text; it means nothing.
const BYTE_ORDER_MARK: char = '\u{feff}';

impl Reading {
    fn too_large(&mut self, bytes: usize) {
        let message = format!("the file has {bytes} bytes; at most {FILE_BYTES_MAX} are read");
        self.diagnostics.push(Diagnostic::new(Code::TooLarge, Place::raw(0..0), message));
    }

    fn not_utf8(&mut self, at: usize) {
        let help = "save the file in the encoding UTF-8";
        self.diagnostics
            .push(Diagnostic::new(Code::Syntax, Place::raw(at..at), "the file is not UTF-8 text").help(help));
    }

    fn take(&mut self, workflow: Workflow) {
        if workflow.steps.len() > STEPS_MAX {
            let message = format!("{} steps; at most {STEPS_MAX} may stand in a file", workflow.steps.len());
            self.diagnostics.push(Diagnostic::new(Code::TooLarge, Place::root().field("steps"), message));
        } else {
            self.workflow = Some(workflow);
        }
    }

    /// Reads again and again, each time with the last mistake out of the way.
    fn read_around_faults(&mut self) {
        if self.source.text().trim_start_matches(BYTE_ORDER_MARK).trim().is_empty() {
            self.diagnostics
                .push(Diagnostic::new(Code::Syntax, Place::raw(0..0), "the file is empty").help(fault::BEGINNING));
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
                Ok(workflow) => {
                    self.losses = mending.into_losses();
                    return self.take(workflow);
                }
                Err(error) => error,
            };
            let fault = fault::fault(&error, mending.text());
            let mended = mending.mend(&fault);
            if mended.is_own {
                let found = fault.placed(mended.key, self.source.text());
                self.diagnostics.push(match mended.twin.filter(|_| found.code == Code::DuplicateKey) {
                    Some(twin) => found.related(Place::raw(twin), "the first one"),
                    None => found,
                });
            }
            if !mended.on {
                break;
            }
            readings += 1;
        }
    }
}
