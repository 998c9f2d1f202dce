use super::said;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};
use std::fmt;

/// A step or work item, with a reason or without: `"board.2"`, or `(item: "board.2", reason: "…")`.
#[derive(Debug)]
pub(in super::super::super) struct Reasoned {
    pub(super) what: String,
    pub(super) reason: String,
}

/// The long form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Long {
    #[serde(alias = "item")]
    step: String,
    #[serde(default = "said")]
    reason: String,
}

impl<'de> Deserialize<'de> for Reasoned {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReasonedVisitor)
    }
}

struct ReasonedVisitor;

impl<'de> Visitor<'de> for ReasonedVisitor {
    type Value = Reasoned;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name in quotes, or `(step: \"…\", reason: \"…\")`")
    }

    fn visit_str<E>(self, text: &str) -> Result<Reasoned, E> {
        Ok(Reasoned { what: text.to_owned(), reason: said() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Reasoned, A::Error> {
        let Long { step, reason } = Long::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Reasoned { what: step, reason })
    }
}
