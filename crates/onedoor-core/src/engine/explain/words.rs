//! The same for people: short sentences.

use super::{
    Explanation,
    wait::{Due, Missing, Unblock, Wait, WaitKind},
};
use crate::{diagnostic::one_of, graph::Which, language::Meaning, people::Actor};
use std::fmt;

impl Explanation {
    /// What is waited for, one sentence a line; what belongs to a wait is indented below it.
    pub fn lines(&self) -> Vec<String> {
        let ended = self.ended.iter().map(|ending| format!("the case has ended: {ending}"));
        ended.chain(self.waits.iter().flat_map(Wait::lines)).collect()
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines().join("\n"))
    }
}

impl Wait {
    /// What it is, then who, what is missing, until when, and what would help.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.head()];
        let mut say = |line: String| lines.push(format!("  {line}"));
        if !self.who.is_empty() {
            say(format!("can act now: {}", names(&self.who)));
        }
        if let Some(by) = self.by.as_ref().filter(|_| self.who.is_empty() && self.later.is_empty()) {
            say(format!("is for: {by}"));
        }
        if let Some(holder) = &self.holder {
            say(format!("in the hands of `{holder}`"));
        }
        if !self.later.is_empty() {
            say(format!("can act then: {}", names(&self.later)));
        }
        self.missing.iter().for_each(|missing| say(missing.to_string()));
        if self.nobody {
            say("nobody can act".to_owned());
        }
        self.barred.iter().for_each(|bar| say(bar.to_string()));
        if let Some(ground) = &self.stopped {
            say(format!("its clock stands still: {ground}"));
        }
        self.due.iter().for_each(|due| say(due.to_string()));
        self.unblock.iter().for_each(|way| say(way.to_string()));
        if self.nobody && self.unblock.is_empty() {
            say(format!("a way out: {}", self.way_out()));
        }
        lines
    }

    fn head(&self) -> String {
        let name = &self.name;
        match self.kind {
            WaitKind::Start => "the case has not begun".to_owned(),
            WaitKind::Time => "deadlines have passed that are not carried out".to_owned(),
            WaitKind::Suspension => "the case is suspended".to_owned(),
            WaitKind::Work => format!("`{name}` waits to be worked on"),
            WaitKind::Seat => format!("`{name}` waits for an answer"),
            WaitKind::Vote => format!("`{name}` waits: the answers come to nothing"),
            WaitKind::Delegation => format!("`{name}` is delegated"),
            WaitKind::Consultation(question) => format!("question {question} at `{name}` waits for an answer"),
            WaitKind::Service => format!("`{name}` waits for a service"),
            WaitKind::Happening => format!("`{name}` waits for something to happen"),
            WaitKind::SubCases => format!("`{name}` waits for sub-cases"),
            WaitKind::Clock => format!("the clock of `{name}` stands still"),
            WaitKind::Behind => format!("`{name}` waits for what comes before it"),
        }
    }

    /// What helps where nobody can act and nobody could do anything about it.
    fn way_out(&self) -> String {
        match (self.barred.first(), &self.by) {
            (Some(bar), _) => bar.way_out(),
            (None, Some(by)) => format!("enter somebody in the directory who is one of these: {by}"),
            (None, None) => "enter somebody in the directory".to_owned(),
        }
    }
}

fn names(people: &[Actor]) -> String {
    let names: Vec<String> = people.iter().map(|person| format!("`{person}`")).collect();
    names.join(", ")
}

fn quoted(names: &[String]) -> String {
    one_of(names.iter().map(String::as_str))
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Missing::TimePassing => f.write_str("first: let time pass"),
            Missing::Resumption => f.write_str("first: the case is resumed"),
            Missing::Answers(steps) => write!(f, "first: answers of {}", quoted(steps)),
            Missing::Detours(steps) => write!(f, "first: the way by {}", quoted(steps)),
            Missing::Turn(before) => write!(f, "first: {before}"),
            Missing::Question { whom, until: None } => write!(f, "first: an answer of `{whom}`"),
            Missing::Question { whom, until: Some(until) } => {
                write!(f, "first: an answer of `{whom}`, until {until} at most")
            }
            Missing::GivenBack { by } => write!(f, "first: `{by}` gives it back"),
            Missing::InUse { resource, at, by } if by.is_empty() => write!(f, "first: `{resource}`, in use at `{at}`"),
            Missing::InUse { resource, at, by } => {
                write!(f, "first: `{resource}`, in use at `{at}` by {}", names(by))
            }
            Missing::Minimum(Some(until)) => write!(f, "not before {until}"),
            Missing::Minimum(None) => f.write_str("not before its clock has run"),
            Missing::SubCases { ended, of } => write!(f, "{ended} of {of} sub-cases have ended"),
            Missing::Fields(fields) => write!(f, "to be given: {}", quoted(fields)),
            Missing::Documents(documents) => write!(f, "documents that are not there: {}", quoted(documents)),
            Missing::Rule { says, .. } => f.write_str(says),
        }
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let which = match self.which {
            Which::Promised => "promised",
            Which::Statutory => "by law",
        };
        write!(f, "until {} ({which}, limit of `{}`)", self.at, self.name)?;
        match (self.then, &self.outcome) {
            (None, _) => Ok(()),
            (Some(meaning), Some(outcome)) if stands_for(meaning) => {
                write!(f, "; then {}: `{outcome}`", means(meaning))
            }
            (Some(meaning), _) => write!(f, "; then {}", means(meaning)),
        }
    }
}

fn stands_for(meaning: Meaning) -> bool {
    !matches!(
        meaning,
        Meaning::Alert | Meaning::ProceedWithout | Meaning::Lapse | Meaning::Escalate | Meaning::Reassign
    )
}

fn means(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Alert => "it is late, and no more",
        Meaning::DeemedAccepted => "it counts as accepted",
        Meaning::DeemedConsent => "it counts as agreed, if the notice was acknowledged",
        Meaning::ProceedWithout => "the others go on without it",
        Meaning::DeemedGrant => "it counts as granted",
        Meaning::DeemedRefuse => "it counts as refused",
        Meaning::DeemedRenewed => "it counts as renewed",
        Meaning::Lapse => "the case lapses",
        Meaning::Escalate => "somebody higher answers for it",
        Meaning::Reassign => "a deputy does it",
        Meaning::AutoDecide => "it is decided by its rule",
        Meaning::Expired => "it has expired",
    }
}

impl fmt::Display for Unblock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.who.is_empty() {
            true => write!(f, "could help: {}", self.words),
            false => write!(f, "could help: {} ({})", self.words, names(&self.who)),
        }
    }
}
