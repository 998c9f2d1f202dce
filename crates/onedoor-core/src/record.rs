//! The record's bytes: how events are written down so that what comes back is what was written, or an error.

mod codec;
mod error;

pub use codec::{EVENTS_VERSION, decode_events, encode_events, encode_events_into};
pub(crate) use codec::{open_frame, seal_frame};
pub use error::RecordError;
