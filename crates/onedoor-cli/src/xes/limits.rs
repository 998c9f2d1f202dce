//! How large a log may be.

use std::fmt;

/// The bounds within which a log is read.
///
/// They bound memory and time when the bytes come from a stranger: a few kilobytes of gzip can unpack to gigabytes.
/// Change single fields of [`Limits::default`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) struct Limits {
    /// How deep elements may nest; `log` itself is at depth 1. The default is 64.
    pub(crate) depth_max: usize,
    /// How long a key, a value, a name or a stretch of text may be, in bytes after its entities are resolved. The
    /// default is 1 MiB. A tag, a comment or a document type may be four times as long.
    pub(crate) value_bytes_max: usize,
    /// How many bytes of text one trace may take, since a trace is held in memory. The default is 256 MiB.
    pub(crate) trace_bytes_max: u64,
    /// How many bytes of text the log may have, after unpacking. The default is 2 GiB.
    pub(crate) log_bytes_max: u64,
    /// How many events the traces may have together. The default is 10 million.
    pub(crate) events_max: u64,
}

impl Limits {
    /// The length in bytes that one tag, comment or document type may have.
    pub(super) fn markup_bytes_max(&self) -> usize {
        self.value_bytes_max.saturating_mul(4)
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            depth_max: 64,
            value_bytes_max: 1 << 20,
            trace_bytes_max: 1 << 28,
            log_bytes_max: 1 << 31,
            events_max: 10_000_000,
        }
    }
}

/// The bound that a log went over, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Limit {
    /// Elements nest deeper than this.
    Depth(usize),
    /// A key, a value, a name or a stretch of text is longer than this, in bytes.
    ValueBytes(usize),
    /// A tag, a comment or a document type is longer than this, in bytes.
    MarkupBytes(usize),
    /// A tag has more XML attributes than this.
    TagAttributes(usize),
    /// A trace takes more text than this, in bytes.
    TraceBytes(u64),
    /// The unpacked log is longer than this, in bytes.
    LogBytes(u64),
    /// The log has more events than this.
    Events(u64),
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::Depth(max) => write!(f, "elements nest deeper than {max}"),
            Limit::ValueBytes(max) => write!(f, "a value is longer than {max} bytes"),
            Limit::MarkupBytes(max) => write!(f, "a tag or a text is longer than {max} bytes"),
            Limit::TagAttributes(max) => write!(f, "a tag has more than {max} attributes"),
            Limit::TraceBytes(max) => write!(f, "a trace is longer than {max} bytes"),
            Limit::LogBytes(max) => write!(f, "the log is longer than {max} bytes"),
            Limit::Events(max) => write!(f, "the log has more than {max} events"),
        }
    }
}
