//! The traces of a log and their events.

use std::collections::BTreeMap;

use jiff::Timestamp;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Attribute;

const NAME: &str = "concept:name";
const TIME: &str = "time:timestamp";
const TRANSITION: &str = "lifecycle:transition";

/// What happened in one case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trace {
    /// The name of the case (`concept:name`) in Unicode form NFC and trimmed, or nothing when it has none.
    pub(crate) name: String,
    /// All attributes of the trace as the log gives them, the name among them.
    pub(crate) attributes: BTreeMap<String, Attribute>,
    /// The events as they stand in the log.
    pub(crate) events: Vec<Event>,
}

impl Trace {
    /// Puts in an attribute and says whether it takes the place of another one.
    pub(super) fn put(&mut self, key: String, attribute: Attribute) -> bool {
        if key == NAME {
            self.name = tidy(&attribute.to_string());
        }
        self.attributes.insert(key, attribute).is_some()
    }
}

/// One thing that happened in a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Event {
    /// The activity (`concept:name`) in Unicode form NFC and trimmed, or nothing when it has none.
    pub(crate) activity: String,
    /// The transition in the life cycle of the activity (`lifecycle:transition`), trimmed; an empty one counts as none.
    pub(crate) lifecycle: Option<String>,
    /// When it happened (`time:timestamp`), when that is given as a readable date.
    pub(crate) timestamp: Option<Timestamp>,
    /// All attributes of the event as the log gives them, those above among them.
    pub(crate) attributes: BTreeMap<String, Attribute>,
}

impl Event {
    /// Whether the event completes its activity: its transition is `complete` in any letter case, or it has none.
    pub(crate) fn is_complete(&self) -> bool {
        match &self.lifecycle {
            Some(transition) => transition.eq_ignore_ascii_case("complete"),
            None => true,
        }
    }

    /// Puts in an attribute and says whether it takes the place of another one.
    pub(super) fn put(&mut self, key: String, attribute: Attribute) -> bool {
        match key.as_str() {
            NAME => self.activity = tidy(&attribute.to_string()),
            TRANSITION => {
                self.lifecycle = Some(tidy(&attribute.to_string())).filter(|text| !text.is_empty());
            }
            TIME => self.timestamp = instant(&attribute),
            _ => {}
        }
        self.attributes.insert(key, attribute).is_some()
    }
}

fn instant(attribute: &Attribute) -> Option<Timestamp> {
    match attribute {
        Attribute::Date(instant) => Some(*instant),
        _ => None,
    }
}

/// The same word in one spelling: logs write accents in one character or in two.
fn tidy(text: &str) -> String {
    match text.trim() {
        text if is_nfc(text) => text.to_owned(),
        text => text.nfc().collect(),
    }
}
