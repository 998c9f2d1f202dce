mod fault;
mod mend;
mod options;
mod parsed;
mod root;

use options::options;
pub(crate) use parsed::Parsed;
pub(crate) use root::{Root, RootWords};

use super::{STEPS_MAX, Source, Workflow};
use crate::diagnostic::{Code, Diagnostic, Place};
use std::collections::BTreeSet;

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
    /// Fields of the root that are not there, or not whole.
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
    let Parsed { tree, mut diagnostics, source, losses } = Parsed::<Workflow>::of(bytes);
    let too_many = tree.as_ref().and_then(too_many_steps);
    let workflow = tree.filter(|_| too_many.is_none());
    diagnostics.extend(too_many);
    Reading { workflow, diagnostics, source, losses }
}

fn too_many_steps(workflow: &Workflow) -> Option<Diagnostic> {
    let steps = workflow.steps.len();
    let message = || format!("{steps} steps; at most {STEPS_MAX} may stand in a file");
    (steps > STEPS_MAX).then(|| Diagnostic::new(Code::TooLarge, Place::root().field("steps"), message()))
}

impl Root for Workflow {
    const WORDS: RootWords = RootWords {
        begins: "Workflow",
        called: "definition",
        written: "Workflow(id: …, steps: {…}, ends: {…})",
        word: "`Review(…)`, `Dept(\"fire\")` or `Any`",
    };
}
