use jiff::Timestamp;
use onedoor_core::{
    engine::{Due, Explanation, Unblock, Wait, WaitKind},
    graph::Graph,
    people::{Actor, Bar},
};
use serde::Serialize;

/// Something that a case waits for, as a line of JSON.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    r#type: &'static str,
    kind: &'static str,
    name: &'a str,
    step: Option<&'a str>,
    seat: Option<u16>,
    /// Of a question: which of the step's.
    question: Option<u16>,
    /// Who can act now.
    who: Vec<&'a str>,
    /// Who may, in the words of the definition.
    by: Option<&'a str>,
    /// Who can act once what is missing is there.
    later: Vec<&'a str>,
    holder: Option<&'a str>,
    barred: Vec<Barred>,
    missing: Vec<String>,
    due: Vec<Deadline<'a>>,
    stopped: Option<&'a str>,
    unblock: Vec<Way<'a>>,
    nobody: bool,
}

#[derive(Serialize)]
struct Barred {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Deadline<'a> {
    limit: &'a str,
    which: &'static str,
    at: Timestamp,
    then: Option<&'static str>,
    outcome: Option<&'a str>,
}

#[derive(Serialize)]
struct Way<'a> {
    command: &'static str,
    words: &'a str,
    who: Vec<&'a str>,
}

/// What came last: how many waits there are, and who can act somewhere.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    r#type: &'static str,
    scenario: &'a str,
    ended: Option<&'a str>,
    waits: usize,
    who: Vec<&'a str>,
}

impl<'a> Line<'a> {
    pub(super) fn new(graph: &'a Graph, wait: &'a Wait) -> Self {
        let question = match wait.kind {
            WaitKind::Consultation(question) => Some(question),
            _ => None,
        };
        Line {
            r#type: "wait",
            kind: kind(wait.kind),
            name: &wait.name,
            step: wait.step().map(|step| graph.step_name(step)),
            seat: wait.item.and_then(|item| item.seat),
            question,
            who: identities(&wait.who),
            by: wait.by.as_deref(),
            later: identities(&wait.later),
            holder: wait.holder.as_ref().map(Actor::identity),
            barred: wait.barred.iter().map(barred).collect(),
            missing: wait.missing.iter().map(ToString::to_string).collect(),
            due: wait.due.iter().map(deadline).collect(),
            stopped: wait.stopped.as_deref(),
            unblock: wait.unblock.iter().map(way).collect(),
            nobody: wait.nobody,
        }
    }
}

impl<'a> Summary<'a> {
    pub(super) fn new(scenario: &'a str, explanation: &'a Explanation) -> Self {
        Summary {
            r#type: "summary",
            scenario,
            ended: explanation.ended.as_deref(),
            waits: explanation.waits.len(),
            who: explanation.who().into_iter().map(Actor::identity).collect(),
        }
    }
}

fn identities(people: &[Actor]) -> Vec<&str> {
    people.iter().map(Actor::identity).collect()
}

fn barred(bar: &Bar) -> Barred {
    Barred { code: bar.code(), message: bar.to_string() }
}

fn deadline(due: &Due) -> Deadline<'_> {
    Deadline {
        limit: &due.name,
        which: due.which.word(),
        at: due.at,
        then: due.then.map(|meaning| meaning.word()),
        outcome: due.outcome.as_deref(),
    }
}

fn way(way: &Unblock) -> Way<'_> {
    Way { command: way.action.verb(), words: &way.words, who: identities(&way.who) }
}

fn kind(kind: WaitKind) -> &'static str {
    match kind {
        WaitKind::Start => "start",
        WaitKind::Time => "time",
        WaitKind::Suspension => "suspension",
        WaitKind::Work => "work",
        WaitKind::Seat => "seat",
        WaitKind::Vote => "vote",
        WaitKind::Delegation => "delegation",
        WaitKind::Consultation(_) => "consultation",
        WaitKind::Service => "service",
        WaitKind::Happening => "happening",
        WaitKind::SubCases => "sub_cases",
        WaitKind::Clock => "clock",
        WaitKind::Behind => "behind",
    }
}
