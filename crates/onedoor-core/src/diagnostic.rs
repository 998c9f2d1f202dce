//! What an author is told about a definition: the common tongue of the language, the graph and the proof.
//!
//! A [`Diagnostic`] is found at a [`Place`] of the definition's tree, not at a line: rules look at the tree only, and the
//! language knows where each place stands in the text. So a rule says the same of a definition that was built in code.

mod code;
mod place;
mod suggest;
mod text;

pub use code::{Code, Severity};
pub use place::{Place, Segment};
pub use suggest::{did_you_mean, one_of, shown};
pub(crate) use text::one_line;

/// One finding about a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule found it; its severity and documentation hang on the code.
    pub code: Code,
    /// What is wrong, in one line: lower case, no full stop, the author's own words in backticks.
    pub message: String,
    /// Where it is wrong.
    pub place: Place,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that belong to it, each with a remark.
    pub related: Vec<(Place, String)>,
    /// A run that shows it: steps with their outcomes, in order.
    pub run: Option<Vec<(String, String)>>,
}

impl Diagnostic {
    /// A finding of `code` at `place`.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Diagnostic { code, message: one_line(message.into()), place, help: None, related: Vec::new(), run: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(help.into()));
        self
    }

    /// The same with advice, where there is some.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.map(one_line).or(self.help);
        self
    }

    /// The same with one more place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, remark: impl Into<String>) -> Self {
        self.related.push((place, one_line(remark.into())));
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Whether any of these keeps a definition from loading.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity() == Severity::Error)
}
