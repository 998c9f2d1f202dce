//! The traces that grow out of the tags of a log.

use std::mem;

use super::attribute::Kind;
use super::fault::{Fault, one_line};
use super::tag::Tag;
use super::{Attribute, Event, Found, Limit, Limits, Oddities, Position, Trace, XmlFault};

/// The trace under construction, and the place in the log where the next tag stands.
pub(super) struct Assembly {
    place: Place,
    /// The number of elements that are open. It is above the depth of the place inside everything that is passed over.
    depth: usize,
    trace_start: Position,
    events: u64,
    oddities: Oddities,
    limits: Limits,
}

/// The innermost open element that matters, with what was read of it.
enum Place {
    Before,
    Log,
    Trace(Trace),
    Event(Trace, Event),
    After,
}

impl Place {
    fn depth(&self) -> usize {
        match self {
            Place::Before | Place::After => 0,
            Place::Log => 1,
            Place::Trace(_) => 2,
            Place::Event(..) => 3,
        }
    }
}

impl Assembly {
    pub(super) fn new(limits: Limits) -> Assembly {
        Assembly {
            place: Place::Before,
            depth: 0,
            trace_start: Position::START,
            events: 0,
            oddities: Oddities::default(),
            limits,
        }
    }

    /// Takes a start tag that stands at `position`.
    pub(super) fn open(&mut self, tag: &Tag<'_>, position: Position) -> Result<(), Fault> {
        self.bounded(position)?;
        let direct = self.depth == self.place.depth();
        self.depth += 1;
        match direct {
            true => self.enter(tag, position),
            false => Ok(()),
        }
    }

    /// Takes an end tag and hands out the trace that ends with it.
    pub(super) fn close(&mut self) -> Option<Trace> {
        let direct = self.depth == self.place.depth();
        self.depth = self.depth.saturating_sub(1);
        match direct {
            true => self.leave(),
            false => None,
        }
    }

    /// Takes text between tags, which means nothing inside the log and may not stand outside it.
    pub(super) fn text(&self) -> Result<(), Fault> {
        match self.place {
            Place::Before => Err(Fault::NotXes(Found::Text)),
            Place::After => Err(XmlFault::AfterEnd.into()),
            Place::Log | Place::Trace(_) | Place::Event(..) => Ok(()),
        }
    }

    /// Takes the end of the source.
    pub(super) fn end(&self) -> Result<(), Fault> {
        match self.place {
            Place::Before => Err(Fault::NotXes(Found::Nothing)),
            Place::After => Ok(()),
            Place::Log | Place::Trace(_) | Place::Event(..) => Err(XmlFault::CutOff.into()),
        }
    }

    pub(super) fn is_before_log(&self) -> bool {
        matches!(self.place, Place::Before)
    }

    pub(super) fn oddities(&self) -> Oddities {
        self.oddities
    }

    fn bounded(&self, position: Position) -> Result<(), Fault> {
        let trace_bytes = position.byte.saturating_sub(self.trace_start.byte);
        if self.depth >= self.limits.depth_max {
            Err(Limit::Depth(self.limits.depth_max).into())
        } else if self.place.depth() > 1 && trace_bytes > self.limits.trace_bytes_max {
            Err(Limit::TraceBytes(self.limits.trace_bytes_max).into())
        } else {
            Ok(())
        }
    }

    fn enter(&mut self, tag: &Tag<'_>, position: Position) -> Result<(), Fault> {
        self.place = match (mem::replace(&mut self.place, Place::After), tag.name()) {
            (Place::Before, "log") => Place::Log,
            (Place::Before, name) => return Err(Fault::NotXes(Found::Element(one_line(name)))),
            (Place::After, _) => return Err(XmlFault::AfterEnd.into()),
            (Place::Log, "trace") => {
                self.trace_start = position;
                Place::Trace(Trace::default())
            }
            (Place::Trace(trace), "event") => {
                self.count_event()?;
                Place::Event(trace, Event::default())
            }
            (place, _) => self.with_attribute(place, tag)?,
        };
        Ok(())
    }

    fn leave(&mut self) -> Option<Trace> {
        let mut ended = None;
        self.place = match mem::replace(&mut self.place, Place::After) {
            Place::Before => Place::Before,
            Place::Log | Place::After => Place::After,
            Place::Trace(trace) => {
                ended = Some(trace);
                Place::Log
            }
            Place::Event(mut trace, event) => {
                trace.events.push(event);
                Place::Trace(trace)
            }
        };
        ended
    }

    fn count_event(&mut self) -> Result<(), Fault> {
        if self.events >= self.limits.events_max {
            return Err(Limit::Events(self.limits.events_max).into());
        }
        self.events += 1;
        Ok(())
    }

    fn with_attribute(&mut self, mut place: Place, tag: &Tag<'_>) -> Result<Place, Fault> {
        let repeated = match &mut place {
            Place::Before | Place::Log | Place::After => false,
            Place::Trace(trace) => self.attribute(tag)?.is_some_and(|(key, value)| trace.put(key, value)),
            Place::Event(_, event) => self.attribute(tag)?.is_some_and(|(key, value)| event.put(key, value)),
        };
        self.oddities.repeated_keys += u64::from(repeated);
        Ok(place)
    }

    fn attribute(&mut self, tag: &Tag<'_>) -> Result<Option<(String, Attribute)>, Fault> {
        let Some(kind) = Kind::of(tag.name()) else {
            return Ok(None);
        };
        let (Some(key), Some(value)) = tag.key_and_value()? else {
            self.oddities.incomplete_attributes += 1;
            return Ok(None);
        };
        let attribute = kind.read(value);
        self.note_unreadable(kind, &attribute);
        Ok(Some((key, attribute)))
    }

    fn note_unreadable(&mut self, kind: Kind, attribute: &Attribute) {
        match (kind, attribute) {
            (Kind::Date, Attribute::Text(_)) => self.oddities.unreadable_dates += 1,
            (Kind::Integer | Kind::Bool, Attribute::Text(_)) => {
                self.oddities.unreadable_values += 1;
            }
            _ => {}
        }
    }
}
