use super::wall::{self, Wall};
use crate::{CaseView, LimitView, answer::DeadlineView};
use onedoor_core::graph::Which;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};
use std::fmt;

/// When a limit must run out, as a scenario writes it: `"2024-05-30"`, or `(promised: "2024-05-14", statutory: "2024-05-30")`. A date is the last day that is in
/// time; a time of a day is the first instant that is too late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Of the promise where there is one, else of the statute.
    First(String),
    /// Of each that is named.
    Each(Both),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Both {
    promised: Option<String>,
    statutory: Option<String>,
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DueVisitor)
    }
}

struct DueVisitor;

impl<'de> Visitor<'de> for DueVisitor {
    type Value = Due;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date in quotes, or `(promised: \"…\", statutory: \"…\")`")
    }

    fn visit_str<E>(self, text: &str) -> Result<Due, E> {
        Ok(Due::First(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Due, A::Error> {
        Both::deserialize(MapAccessDeserializer::new(map)).map(Due::Each)
    }
}

impl Due {
    /// The times that are written.
    pub(super) fn times(&self) -> impl Iterator<Item = &str> {
        let (first, second) = match self {
            Due::First(time) => (Some(time), None),
            Due::Each(Both { promised, statutory }) => (promised.as_ref(), statutory.as_ref()),
        };
        first.into_iter().chain(second).map(String::as_str)
    }

    /// What of it is not so for a limit.
    pub(super) fn unmet(&self, limit: &str, case: &CaseView, wall: &Wall) -> Option<String> {
        let view = case.limits.iter().find(|view| view.limit == limit);
        let otherwise = |which: Option<Which>, wanted: &String| {
            let found = view.map_or(Found::NotBegun, |view| Found::of(view, which));
            let whose = which.map_or(String::new(), |which| format!("{} ", which.word()));
            let told =
                || format!("expected the {whose}deadline of `{limit}` to be {wanted}, found {}", found.told(wall));
            (!found.is(wanted, wall)).then(told)
        };
        match self {
            Due::First(wanted) => otherwise(None, wanted),
            Due::Each(both) => {
                let promised = both.promised.as_ref().and_then(|wanted| otherwise(Some(Which::Promised), wanted));
                promised.or_else(|| otherwise(Some(Which::Statutory), both.statutory.as_ref()?))
            }
        }
    }
}

/// What is found where a deadline is looked for.
enum Found {
    NotBegun,
    Stopped,
    Nothing,
    Deadline(Which, DeadlineView),
}

impl Found {
    fn of(view: &LimitView, which: Option<Which>) -> Self {
        let promised = || view.promised.map(|deadline| (Which::Promised, deadline));
        let statutory = || view.statutory.map(|deadline| (Which::Statutory, deadline));
        let found = match which {
            Some(Which::Promised) => promised(),
            Some(Which::Statutory) => statutory(),
            None => promised().or_else(statutory),
        };
        match found {
            _ if view.stopped || view.ended => Found::Stopped,
            Some((which, deadline)) => Found::Deadline(which, deadline),
            None => Found::Nothing,
        }
    }

    fn is(&self, wanted: &str, wall: &Wall) -> bool {
        let Found::Deadline(_, deadline) = self else { return false };
        match wall::date(wanted) {
            Some(day) => deadline.day == Some(day),
            None => deadline.at.is_some() && deadline.at == wall.instant(wanted).ok(),
        }
    }

    fn told(&self, wall: &Wall) -> String {
        match self {
            Found::NotBegun => "none: its clock has not begun".to_owned(),
            Found::Stopped => "none: its clock stands still".to_owned(),
            Found::Nothing => "none: no such limit is written".to_owned(),
            Found::Deadline(_, DeadlineView { uncovered: Some(year), .. }) => {
                format!("it in {year}, which the calendar does not cover")
            }
            Found::Deadline(which, deadline) => {
                let at = deadline.at.map_or(String::new(), |at| format!(", over at {}", wall.shows(at)));
                let day = deadline.day.map_or("none".to_owned(), |day| day.to_string());
                format!("{day} ({}{at})", which.word())
            }
        }
    }
}
