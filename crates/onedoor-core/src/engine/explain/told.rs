//! A refusal for whoever is to show it: the rule, the facts, and what would make the command valid.

use crate::{
    engine::{Refusal, WorkRefusal},
    people::{Actor, Bar},
};

/// What is told of a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The stable name of the rule.
    pub code: &'static str,
    /// What it says, in one line.
    pub rule: String,
    /// The facts on which it rests, each with what it is: `person`, `step`, `holder`.
    pub facts: Vec<(String, String)>,
    /// What would make the command valid; none where nothing would.
    pub way_out: Option<String>,
}

/// The rule of a refusal, its facts, and what would make the command valid.
pub fn explain_refusal(refusal: &Refusal) -> Told {
    let facts = match refusal {
        Refusal::Work(work) => of_work(work),
        other => of_kernel(other),
    };
    let facts = facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect();
    Told { code: refusal.code(), rule: refusal.to_string(), facts, way_out: refusal.way_out() }
}

type Facts = Vec<(&'static str, String)>;

fn of_bar(bar: &Bar) -> Facts {
    let (Bar::Unknown { person }
    | Bar::NotCandidate { person, .. }
    | Bar::NoPower { person, .. }
    | Bar::OwnCase { person, .. }
    | Bar::HandlerDecides { person }
    | Bar::SupervisorDecides { person }
    | Bar::Recused { person }
    | Bar::Separated { person, .. }
    | Bar::NotBound { person, .. }
    | Bar::Unqualified { person, .. }) = bar;
    let mut facts = vec![("person", person.to_string())];
    match bar {
        Bar::NotCandidate { wanted, .. } => facts.push(("wanted", wanted.clone())),
        Bar::NoPower { power, .. } => facts.push(("power", power.to_string())),
        Bar::OwnCase { part, .. } => facts.push(("part", (*part).to_owned())),
        Bar::Separated { step, .. } => facts.push(("step", step.clone())),
        Bar::NotBound { step, done_by, .. } => {
            facts.extend([("step", step.clone()), ("done_by", identities(done_by))]);
        }
        Bar::Unqualified { kind, .. } => facts.push(("qualification", kind.clone())),
        Bar::Unknown { .. } | Bar::HandlerDecides { .. } | Bar::SupervisorDecides { .. } | Bar::Recused { .. } => {}
    }
    facts
}

fn identities(people: &[Actor]) -> String {
    people.iter().map(Actor::identity).collect::<Vec<_>>().join(", ")
}

fn of_work(refusal: &WorkRefusal) -> Facts {
    let s = |text: &dyn ToString| text.to_string();
    match refusal {
        WorkRefusal::Barred { bar } => of_bar(bar),
        WorkRefusal::NobodyActs => Vec::new(),
        WorkRefusal::NoDirectory { what } | WorkRefusal::Already { what } | WorkRefusal::NotSo { what } => {
            vec![("what", s(what))]
        }
        WorkRefusal::NotApplicant { person } | WorkRefusal::MayNotRead { person } => vec![("person", s(person))],
        WorkRefusal::NotOwn { person, what } => vec![("person", s(person)), ("what", s(what))],
        WorkRefusal::HeldBy { item, holder } => vec![("item", s(item)), ("holder", s(holder))],
        WorkRefusal::NotHolder { item, person } | WorkRefusal::NotDelegated { item, person } => {
            vec![("item", s(item)), ("person", s(person))]
        }
        WorkRefusal::Delegated { item, to } => vec![("item", s(item)), ("to", s(to))],
        WorkRefusal::BadTarget { item, to, why } => vec![("item", s(item)), ("to", s(to)), ("why", s(why))],
        WorkRefusal::NoSuchSeat { step, seat } => vec![("step", s(step)), ("seat", s(seat))],
        WorkRefusal::NotYourTurn { step, person, before } => {
            vec![("step", s(step)), ("person", s(person)), ("before", s(before))]
        }
        WorkRefusal::AlreadyAnswered { step, person } | WorkRefusal::NoSeatLeft { step, person } => {
            vec![("step", s(step)), ("person", s(person))]
        }
        WorkRefusal::NoAbstention { step }
        | WorkRefusal::NoVote { step }
        | WorkRefusal::NeverWaived { step }
        | WorkRefusal::AlreadyDecided { step } => vec![("step", s(step))],
        WorkRefusal::ReasonMissing { step, outcome } => vec![("step", s(step)), ("outcome", s(outcome))],
        WorkRefusal::NotAdded { step, to, why } => vec![("step", s(step)), ("to", s(to)), ("why", s(why))],
        WorkRefusal::NotRemoved { seat, why } => vec![("seat", s(seat)), ("why", s(why))],
        WorkRefusal::Occupied { resource, by } => vec![("resource", s(resource)), ("step", s(by))],
        WorkRefusal::AlreadyBegun { item } => vec![("item", s(item))],
        WorkRefusal::ConsultationOpen { step, whom, until } => {
            let until = until.map(|until| ("until", s(&until)));
            [("step", s(step)), ("whom", s(whom))].into_iter().chain(until).collect()
        }
        WorkRefusal::NoSuchQuestion { step, question, person } => {
            vec![("step", s(step)), ("question", s(question)), ("person", s(person))]
        }
        WorkRefusal::AlreadyUrged { step, until } => vec![("step", s(step)), ("until", s(until))],
        WorkRefusal::NoJump { to, why } => vec![("step", s(to)), ("why", s(why))],
    }
}

fn of_kernel(refusal: &Refusal) -> Facts {
    let s = |text: &dyn ToString| text.to_string();
    match refusal {
        Refusal::CaseEnded { ending } => vec![("ending", s(ending))],
        Refusal::WrongVersion { expected, found } => vec![("expected", s(expected)), ("found", s(found))],
        Refusal::OtherWorkflow { case, given } => vec![("case", s(case)), ("given", s(given))],
        Refusal::UnknownStep { step, .. } | Refusal::RunsInSubCases { step } => vec![("step", s(step))],
        Refusal::UnknownOutcome { step, outcome, .. } | Refusal::WaivedIntoReturn { step, outcome } => {
            vec![("step", s(step)), ("outcome", s(outcome))]
        }
        Refusal::NotOpen { step, condition, waits_for } => {
            vec![("step", s(step)), ("condition", s(condition)), ("waits_for", waits_for.join(", "))]
        }
        Refusal::NotCancellable { step, condition } => vec![("step", s(step)), ("condition", s(condition))],
        Refusal::ReturnsExhausted { step, max } => vec![("step", s(step)), ("max", s(max))],
        Refusal::TargetNotDone { step, target } | Refusal::NotByWayOf { step, target } => {
            vec![("step", s(step)), ("target", s(target))]
        }
        Refusal::NotRequestable { step, why } | Refusal::NotTakenBack { step, why } => {
            vec![("step", s(step)), ("why", s(why))]
        }
        Refusal::Touched { step, by } => vec![("step", s(step)), ("by", s(by))],
        Refusal::UnknownField { field, .. } => vec![("field", s(field))],
        Refusal::WrongType { field, expected, found } => {
            vec![("field", s(field)), ("expected", s(expected)), ("found", s(found))]
        }
        Refusal::NotWritten { step, field } => vec![("step", s(step)), ("field", s(field))],
        Refusal::FieldMissing { field, who } => vec![("field", s(field)), ("who", s(who))],
        Refusal::UnknownDocument { document } => vec![("document", s(document))],
        Refusal::NotGiven { step, document } => vec![("step", s(step)), ("document", s(document))],
        Refusal::BadDocument { document, why } => vec![("document", s(document)), ("why", s(why))],
        Refusal::NoSuchSubCase { step, round, element } => {
            vec![("step", s(step)), ("round", s(round)), ("element", s(element))]
        }
        Refusal::NoCalendar { calendar } | Refusal::CalendarAhead { calendar } => vec![("calendar", s(calendar))],
        Refusal::Uncountable { limit, why }
        | Refusal::NotExtendable { limit, why }
        | Refusal::NotShortened { limit, why } => vec![("limit", s(limit)), ("why", s(why))],
        Refusal::TimeBehind { deadline } => vec![("deadline", s(deadline))],
        Refusal::DecidedBySilence { step, meaning } => vec![("step", s(step)), ("meaning", meaning.word().to_owned())],
        Refusal::TooEarly { step, until } => {
            [("step", s(step))].into_iter().chain(until.map(|until| ("until", s(&until)))).collect()
        }
        Refusal::UnknownLimit { limit, .. } | Refusal::ClockNotRunning { limit } => vec![("limit", s(limit))],
        Refusal::UnknownGround { ground, .. } => vec![("ground", s(ground))],
        Refusal::NoticeMissing { what } => vec![("what", s(what))],
        Refusal::ClockStopped { step } | Refusal::ClockRuns { step } => vec![("step", s(step))],
        Refusal::DeadlinePassed { limit, deadline } => {
            let at = deadline.and_then(crate::case::Deadline::at).map(|at| ("deadline", s(&at)));
            [("limit", s(limit))].into_iter().chain(at).collect()
        }
        Refusal::WrongUnit { limit, unit } => vec![("limit", s(limit)), ("unit", s(unit))],
        Refusal::NotStarted | Refusal::Suspended | Refusal::AlreadySuspended | Refusal::NotSuspended => Vec::new(),
        Refusal::Work(work) => of_work(work),
    }
}
