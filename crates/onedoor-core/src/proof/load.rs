use super::{Proved, check};
use crate::{
    diagnostic::{Code, Diagnostic, Place, Segment, Severity, did_you_mean},
    graph::{Catalogue, compile},
    language::{Reading, Source, Workflow, read},
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// More findings than this are not kept: nobody reads them, and each costs a look into the text.
const FOUND_MAX: usize = 1_000;

/// What came of a file.
#[derive(Debug)]
pub struct Loaded {
    /// The definition, ready to run; none where there is an error.
    pub proved: Option<Proved>,
    /// The tree, as far as it could be read.
    pub workflow: Option<Arc<Workflow>>,
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

/// Reads, compiles and proves a definition; says everything that is wrong with it, in the order of the text. Of more than 1,000 findings 1,000 are
/// kept, errors before warnings.
///
/// ```
/// use onedoor_core::{graph::Catalogue, proof::load};
/// let loaded = load(br#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#, &Catalogue::default());
/// assert!(loaded.proved.is_some());
/// ```
pub fn load(bytes: &[u8], catalogue: &Catalogue) -> Loaded {
    let mut reading = read(bytes);
    let workflow = reading.workflow.take().map(Arc::new);
    let (proved, mut diagnostics) = workflow.as_ref().map_or((None, Vec::new()), |tree| prove(tree, catalogue));
    diagnostics.retain(|d| !is_consequence(d, &reading));
    let readable = reading.diagnostics.is_empty();
    diagnostics.extend(reading.diagnostics);
    diagnostics.sort_by_key(Diagnostic::severity);
    diagnostics.truncate(FOUND_MAX);
    let source = reading.source;
    diagnostics.sort_by_cached_key(|d| (source.locate(&d.place).start, d.code.as_str()));
    Loaded { proved: proved.filter(|_| readable), workflow, diagnostics, source }
}

fn prove(tree: &Arc<Workflow>, catalogue: &Catalogue) -> (Option<Proved>, Vec<Diagnostic>) {
    let (graph, mut found) = compile(tree, catalogue);
    let Some(graph) = graph else { return (None, found) };
    let (proved, more) = check(graph);
    found.extend(more);
    (proved, found)
}

/// What is said only because something could not be read is no finding of its own.
fn is_consequence(diagnostic: &Diagnostic, reading: &Reading) -> bool {
    let names = |steps: &BTreeSet<String>| steps.iter().any(|step| diagnostic.message.contains(&format!("`{step}`")));
    let stands_in = |steps: &BTreeSet<String>| {
        diagnostic
            .place
            .segments()
            .iter()
            .any(|turn| matches!(turn, Segment::Entry(key) | Segment::Key(key) if steps.contains(key)))
    };
    let (lost, damaged, fields) = (&reading.losses.steps, &reading.losses.in_steps, &reading.losses.fields);
    // A field that was taken out because its name was mistyped is lost under that name.
    let may_be_lost = |field| fields.iter().any(|lost| did_you_mean(lost, [field]).is_some());
    match diagnostic.code {
        Code::UnknownStep => names(lost) || may_name_a_stage(&diagnostic.place) && may_be_lost("stages"),
        Code::UnknownData => fields.contains("data") || stands_in(lost),
        Code::UnknownStage => may_be_lost("stages") || stands_in(lost),
        Code::UnknownGround => may_be_lost("profile") || stands_in(lost),
        Code::NoCalendar => may_be_lost("calendar"),
        Code::BadLimit => is_of_what_is_missing(&diagnostic.place, fields) || stands_in(damaged) || stands_in(lost),
        // Damage in the step that has the outcome counts, not in the step that names it.
        Code::UnknownOutcome | Code::EdgeOnReturn => names(damaged) || stands_in(lost),
        Code::WrongKind
        | Code::NoOutcomes
        | Code::BadSilence
        | Code::VoidSilence
        | Code::BadSeats
        | Code::VoidSeats => stands_in(damaged) || stands_in(lost),
        // A role may be given, a step done and an edge lead here in what is lost.
        Code::BadBy | Code::BadDuty => fields.contains("steps") || may_be_lost("stages") || stands_in(lost),
        Code::VoidDuty => stands_in(damaged) || stands_in(lost),
        code => !fields.is_empty() && code.is_about_absence() || stands_in(lost),
    }
}

fn may_name_a_stage(place: &Place) -> bool {
    place.segments().iter().any(|turn| matches!(turn, Segment::Field("gate" | "covers")))
}

/// Whether a limit may seem wrong only because a part of it, or the steps that it speaks of, could not be read.
fn is_of_what_is_missing(limit: &Place, fields: &BTreeSet<String>) -> bool {
    let is_in_steps = matches!(limit.segments().first(), Some(Segment::Field("steps")));
    let is_damaged = matches!(limit.segments().first(), Some(Segment::Field(field)) if fields.contains(*field));
    let speaks_of_steps = |turn: &Segment| matches!(turn, Segment::Field("from" | "covers"));
    let is_of_many = matches!(
        limit.segments(),
        [Segment::Field("limit")] | [Segment::Field("stages"), Segment::Entry(_), Segment::Field("limit")]
    );
    let hangs_on_steps = is_of_many || limit.segments().iter().any(speaks_of_steps);
    is_damaged && !is_in_steps || hangs_on_steps && fields.contains("steps")
}
