use super::{Proved, check};
use crate::{
    diagnostic::{Code, Diagnostic, Segment, Severity},
    graph::{Catalogue, compile},
    language::{Reading, Source, Workflow, read},
};

/// What came of a file.
#[derive(Debug)]
pub struct Loaded {
    /// The definition, ready to run; none where there is an error.
    pub proved: Option<Proved>,
    /// The tree, as far as it could be read.
    pub workflow: Option<Workflow>,
    /// Everything that was found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The text, to find the places of the diagnostics in.
    pub source: Source,
}

impl Loaded {
    /// How many findings are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity() == severity).count()
    }
}

/// Reads, compiles and proves a definition; says everything that is wrong with it, in the order of the text.
///
/// ```
/// use onedoor_core::{graph::Catalogue, proof::load};
/// let loaded = load(br#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#, &Catalogue::default());
/// assert!(loaded.proved.is_some());
/// ```
pub fn load(bytes: &[u8], catalogue: &Catalogue) -> Loaded {
    let reading = read(bytes);
    let (proved, mut diagnostics) = reading.workflow.as_ref().map_or((None, Vec::new()), |tree| prove(tree, catalogue));
    diagnostics.retain(|d| !is_consequence(d, &reading));
    let readable = reading.diagnostics.is_empty();
    diagnostics.extend(reading.diagnostics);
    let source = reading.source;
    diagnostics.sort_by_cached_key(|d| (source.locate(&d.place).start, d.code.as_str(), d.message.clone()));
    Loaded { proved: proved.filter(|_| readable), workflow: reading.workflow, diagnostics, source }
}

fn prove(tree: &Workflow, catalogue: &Catalogue) -> (Option<Proved>, Vec<Diagnostic>) {
    let (graph, mut found) = compile(tree, catalogue);
    let Some(graph) = graph else { return (None, found) };
    let (proved, more) = check(graph);
    found.extend(more);
    (proved, found)
}

/// What is said only because something could not be read is no finding of its own.
fn is_consequence(diagnostic: &Diagnostic, reading: &Reading) -> bool {
    let names_lost = || reading.lost_steps.iter().any(|step| diagnostic.message.contains(&format!("`{step}`")));
    match diagnostic.code {
        Code::UnknownStep => names_lost(),
        code => reading.partial && about_absence(code) || lost_place(diagnostic, reading),
    }
}

fn lost_place(diagnostic: &Diagnostic, reading: &Reading) -> bool {
    let lost = |segment: &Segment| matches!(segment, Segment::Entry(key) | Segment::Key(key) if reading.lost_steps.contains(key));
    diagnostic.place.segments().iter().any(lost)
}

/// Rules that find something missing; it may stand in what could not be read.
fn about_absence(code: Code) -> bool {
    matches!(
        code,
        Code::MissingField
            | Code::WrongKind
            | Code::EmptyWorkflow
            | Code::NoWayOn
            | Code::EndAfterNothing
            | Code::ReturnNotUpstream
            | Code::ReturnPastJoin
            | Code::RunsAhead
            | Code::UnusedDetour
            | Code::JoinUnwritten
            | Code::BadQuorum
            | Code::UnknownData
            | Code::GuardReadsLater
            | Code::ParallelWriters
            | Code::UnreachableStep
            | Code::UnreachableEnd
            | Code::LostOutcome
            | Code::VoidRest
    )
}
