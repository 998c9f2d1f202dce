use super::{due::Due, event_words, people::People, value::Written, wall::Wall};
use crate::{CaseView, StepView};
use onedoor_core::{case::Condition, diagnostic::did_you_mean, graph::Which, language::Entries};
use ron::value::RawValue;
use serde::{Deserialize, Deserializer, de::Error};

/// What must come of a scenario.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Expectation {
    /// The end, or `withdrawn`, `terminated`, `lapsed`, `merged`. Nothing is said where it is not written.
    pub(super) end: Option<String>,
    /// Whether the case still runs.
    pub(super) running: bool,
    /// What steps are.
    pub(super) steps: Entries<Wanted>,
    /// Events in this order, others between them.
    pub(super) events: Vec<String>,
    /// What fields hold.
    pub(super) data: Entries<Written>,
    /// When limits run out.
    pub(super) deadlines: Entries<Due>,
    /// Limits whose clocks stand still, or have ended.
    pub(super) stopped: Vec<String>,
    /// Limits that are over: `case`, or only one of the two, `case.promised`.
    pub(super) overdue: Vec<String>,
    /// Whether the work rests.
    pub(super) suspended: Option<bool>,
    /// Who has work items in hand: `zhang`; `zhang > li` where li works on it for zhang; nothing where nobody has it.
    pub(super) holders: Entries<String>,
    /// What the seats of joint signatures are, by their numbers.
    pub(super) seats: Entries<Vec<String>>,
}

/// A condition as a scenario writes it: `Skipped`, `Done`, `Done("agree")`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    word: String,
    outcome: Option<String>,
}

const WORDS: [&str; 5] = ["Waiting", "Open", "Done", "Skipped", "Cancelled"];

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&RawValue>::deserialize(deserializer)?.trim().get_ron();
        let (word, outcome) = match text.split_once('(') {
            Some((word, rest)) => (word, Some(rest.trim_end_matches(')').trim().trim_matches('"').to_owned())),
            None => (text, None),
        };
        if WORDS.contains(&word) && (outcome.is_none() || word == "Done") {
            Ok(Wanted { word: word.to_owned(), outcome })
        } else {
            let near = did_you_mean(word, WORDS).map_or(String::new(), |near| format!("; {near}"));
            Err(D::Error::custom(format_args!(
                "`{text}` is none of Waiting, Open, Done, Done(\"outcome\"), Skipped, Cancelled{near}"
            )))
        }
    }
}

impl Wanted {
    /// The outcome that is expected, where one is.
    pub(super) fn outcome(&self) -> Option<&str> {
        self.outcome.as_deref()
    }

    fn describe(&self) -> String {
        self.outcome.as_ref().map_or(self.word.clone(), |outcome| format!("{}(\"{outcome}\")", self.word))
    }

    fn is(&self, step: &StepView) -> bool {
        let word = word(step.condition);
        self.word == word && self.outcome.as_ref().is_none_or(|outcome| Some(outcome) == step.outcome.as_ref())
    }
}

fn word(condition: Condition) -> &'static str {
    match condition {
        Condition::Waiting => "Waiting",
        Condition::Open => "Open",
        Condition::Done(_) => "Done",
        Condition::Skipped(_) => "Skipped",
        Condition::Cancelled(_) => "Cancelled",
    }
}

/// How a case stands that is looked at.
pub(super) struct Found {
    pub(super) view: CaseView,
    /// What happened, in words.
    pub(super) events: Vec<String>,
    pub(super) people: People,
}

impl Expectation {
    /// What of it is not so.
    pub(super) fn unmet(&self, found: &Found, wall: &Wall) -> Option<String> {
        let Found { view, events, people } = found;
        self.unmet_end(view)
            .or_else(|| self.unmet_step(view))
            .or_else(|| self.unmet_event(events))
            .or_else(|| self.unmet_field(view))
            .or_else(|| self.deadlines.iter().find_map(|(limit, due)| due.unmet(limit, view, wall)))
            .or_else(|| self.unmet_stop(view))
            .or_else(|| self.overdue.iter().find_map(|limit| in_time(limit, view)))
            .or_else(|| self.unmet_rest(view))
            .or_else(|| self.holders.iter().find_map(|(item, wanted)| people.unmet_holder(item, wanted)))
            .or_else(|| self.seats.iter().find_map(|(step, wanted)| people.unmet_seats(step, wanted)))
    }

    fn unmet_end(&self, view: &CaseView) -> Option<String> {
        let found = view.ended.as_deref().unwrap_or("still running");
        match &self.end {
            Some(end) if view.ended.as_ref() != Some(end) => {
                Some(format!("expected the end `{end}`, found `{found}`{}", open(view)))
            }
            None if self.running && view.ended.is_some() => Some(format!("expected the case to run, found `{found}`")),
            _ => None,
        }
    }

    fn unmet_step(&self, view: &CaseView) -> Option<String> {
        self.steps.iter().find_map(|(name, wanted)| match view.steps.iter().find(|step| step.step == name) {
            None => Some(format!("there is no step `{name}`")),
            Some(step) if !wanted.is(step) => {
                let found = step
                    .outcome
                    .as_ref()
                    .map_or(word(step.condition).to_owned(), |outcome| format!("Done(\"{outcome}\")"));
                Some(format!("expected `{name}` to be {}, found {found}", wanted.describe()))
            }
            Some(_) => None,
        })
    }

    fn unmet_event(&self, events: &[String]) -> Option<String> {
        let mut left = events;
        self.events.iter().find_map(|wanted| match left.iter().position(|event| event_words::is(wanted, event)) {
            Some(at) => {
                left = left.get(at + 1..).unwrap_or(&[]);
                None
            }
            None => Some(format!("expected the event `{wanted}` after those before it; {}", happened(left))),
        })
    }

    fn unmet_field(&self, view: &CaseView) -> Option<String> {
        self.data.iter().find_map(|(name, Written(wanted))| {
            let found = view.data.get(name).map_or("nothing".to_owned(), ToString::to_string);
            (found != wanted.to_string()).then(|| format!("expected `{name}` to hold {wanted}, found {found}"))
        })
    }

    fn unmet_stop(&self, view: &CaseView) -> Option<String> {
        self.stopped.iter().find_map(|limit| match view.limits.iter().find(|found| &found.limit == limit) {
            Some(found) if found.stopped || found.ended => None,
            Some(_) => Some(format!("expected the clock of `{limit}` to stand still, but it runs")),
            None => Some(format!("expected the clock of `{limit}` to stand still, but it has not begun")),
        })
    }

    fn unmet_rest(&self, view: &CaseView) -> Option<String> {
        let word = |suspended: bool| if suspended { "suspended" } else { "not suspended" };
        let wanted = self.suspended.filter(|wanted| *wanted != view.suspended)?;
        Some(format!("expected the case to be {}, found it {}", word(wanted), word(view.suspended)))
    }
}

/// How many events are shown where another was expected.
const EVENTS_SHOWN_MAX: usize = 12;

fn happened(events: &[String]) -> String {
    let shown: Vec<&str> = events.iter().take(EVENTS_SHOWN_MAX).map(String::as_str).collect();
    match (shown.as_slice(), events.len().saturating_sub(EVENTS_SHOWN_MAX)) {
        ([], _) => "found nothing after them".to_owned(),
        (shown, 0) => format!("found {}", shown.join(", ")),
        (shown, more) => format!("found {}, and {more} more", shown.join(", ")),
    }
}

/// What to say where a limit that should be over is not.
fn in_time(wanted: &str, view: &CaseView) -> Option<String> {
    let (limit, which) = limit_and_which(wanted);
    let Some(found) = view.limits.iter().find(|found| found.limit == limit) else {
        return Some(format!("expected `{wanted}` to be overdue, but its clock has not begun"));
    };
    let asked = [(Which::Promised, found.promised), (Which::Statutory, found.statutory)];
    let asked = || asked.iter().filter(|(known, _)| which.is_none_or(|which| which == known.word()));
    if asked().any(|(_, deadline)| deadline.is_some_and(|deadline| deadline.overdue)) {
        return None;
    }
    let days =
        asked().filter_map(|(which, deadline)| Some(format!("{} until {}", which.word(), deadline.as_ref()?.day?)));
    let days: Vec<String> = days.collect();
    let found = if days.is_empty() { "it has no deadline now".to_owned() } else { days.join(", ") };
    Some(format!("expected `{wanted}` to be overdue, found it in time: {found}"))
}

/// `case.promised` as the limit and which of its deadlines.
pub(super) fn limit_and_which(written: &str) -> (&str, Option<&str>) {
    written.split_once('.').map_or((written, None), |(limit, which)| (limit, Some(which)))
}

fn open(view: &CaseView) -> String {
    let open: Vec<&str> = view.open.iter().map(|step| step.step.as_str()).collect();
    if open.is_empty() { String::new() } else { format!("; open: {}", open.join(", ")) }
}
