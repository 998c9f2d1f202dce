//! Event logs in XES, the interchange format of process mining (IEEE 1849-2016).
//!
//! A log is a list of *traces*, one for each case; a trace is a list of *events*, each with an activity, a place in the
//! life cycle of the activity and a time. [`read`] takes any byte source, plain or gzip, and hands out one [`Trace`]
//! after the other, so that memory holds one trace and not the log.
//!
//! What is read and what is left out:
//!
//! - gzip is recognised by its first two bytes, never by a file name; several members in a row are one log;
//! - the text is UTF-8, whatever the declaration says; a byte order mark is passed over;
//! - element names count without their prefix, so `<xes:trace>` is a `<trace>`;
//! - only the attributes that stand directly in a trace or an event are kept. Attributes nested in attributes, `list`
//!   and `container`, the defaults in `global`, and what describes the log itself are passed over, and so are events
//!   that stand in no trace;
//! - when a key comes twice in the same place, the later value holds;
//! - the five named entities and character references are resolved; a document type is passed over unread, so an
//!   entity that it declares is not known and nothing can be blown up by expansion;
//! - a value that does not fit its type is kept as text and counted in [`Oddities`], because real logs are dirty; broken
//!   XML is an error, because what follows it would be a guess.
//!
//! The bounds are in [`Limits`]. After an error the iterator ends.
//!
//! `read(File::open("log.xes.gz")?)?` is an iterator; [`Trace::in_order`] gives the events of a trace that count, in the order of time.

mod assembly;
mod attribute;
mod error;
mod fault;
mod limits;
mod log;
mod oddities;
mod order;
mod position;
mod source;
mod tag;
mod tokens;
mod trace;

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod limit_tests;
#[cfg(test)]
mod rule_tests;
#[cfg(test)]
mod shared_log_tests;

pub(crate) use attribute::Attribute;
pub(crate) use error::{Found, XesError, XmlFault};
pub(crate) use limits::{Limit, Limits};
pub(crate) use log::Log;
pub(crate) use oddities::Oddities;
pub(crate) use position::Position;
pub(crate) use trace::{Event, Trace};

use std::io::Read;

/// Opens a log under the default [`Limits`] and reads up to its `log` element.
///
/// The source is buffered here; it needs no buffer of its own.
///
/// # Errors
///
/// [`XesError::NotXes`] when the bytes are no XES log, and any other variant when the source breaks before the `log`
/// element. What breaks later is told by the iterator.
pub(crate) fn read<R: Read>(source: R) -> Result<Log<R>, XesError> {
    read_within(source, Limits::default())
}

/// Opens a log under the given limits and reads up to its `log` element.
///
/// # Errors
///
/// The same as [`read`].
pub(crate) fn read_within<R: Read>(source: R, limits: Limits) -> Result<Log<R>, XesError> {
    Log::open(source, limits)
}
