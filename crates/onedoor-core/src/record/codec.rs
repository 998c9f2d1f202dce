use super::RecordError;
use crate::case::Event;

/// The version of the encoding of events.
pub const EVENTS_VERSION: u8 = 1;

/// The length of what stands before the content: a version and a checksum.
const HEAD: usize = 5;

/// The events of one command as bytes: a version byte, the CRC-32 of the content (little endian), and the content in postcard's wire format.
pub fn encode_events(events: &[Event]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEAD + events.len() * 8);
    encode_events_into(events, &mut bytes);
    bytes
}

/// The same, behind what stands in `bytes` already.
pub fn encode_events_into(events: &[Event], bytes: &mut Vec<u8>) {
    let start = bytes.len();
    bytes.extend_from_slice(&[EVENTS_VERSION, 0, 0, 0, 0]);
    let length = u32::try_from(events.len()).unwrap_or(u32::MAX);
    append(bytes, &length);
    events.iter().for_each(|event| append(bytes, event));
    seal(bytes, start);
}

fn append(bytes: &mut Vec<u8>, value: &impl serde::Serialize) {
    // A sink in memory takes everything, and our types have no failing serializer.
    let written = postcard::serialize_with_flavor(value, Sink(bytes));
    debug_assert!(written.is_ok());
}

/// Bytes go behind those that stand there already.
struct Sink<'a>(&'a mut Vec<u8>);

impl postcard::ser_flavors::Flavor for Sink<'_> {
    type Output = ();

    #[inline]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    #[inline]
    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

fn seal(bytes: &mut [u8], start: usize) {
    let Some((head, content)) = bytes.get_mut(start..).and_then(|frame| frame.split_at_mut_checked(HEAD)) else {
        return;
    };
    if let Some(checksum) = head.get_mut(1..) {
        checksum.copy_from_slice(&crc32fast::hash(content).to_le_bytes());
    }
}

/// The events that [`encode_events`] wrote.
///
/// # Errors
/// [`RecordError`] for bytes that it did not write, that were cut or changed, or that a later version wrote. Never panics.
pub fn decode_events(bytes: &[u8]) -> Result<Vec<Event>, RecordError> {
    let mut content = open_frame(bytes, EVENTS_VERSION)?;
    let count: u32 = take(&mut content)?;
    let mut events = Vec::with_capacity((count as usize).min(content.len()));
    for _ in 0..count {
        events.push(take(&mut content)?);
    }
    if content.is_empty() { Ok(events) } else { Err(RecordError::Unreadable) }
}

fn take<'a, T: serde::Deserialize<'a>>(content: &mut &'a [u8]) -> Result<T, RecordError> {
    let (value, rest) = postcard::take_from_bytes(content).map_err(|_| RecordError::Unreadable)?;
    *content = rest;
    Ok(value)
}

/// A version byte and a checksum before `content`.
pub(crate) fn seal_frame(version: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![version, 0, 0, 0, 0];
    bytes.extend_from_slice(content);
    seal(&mut bytes, 0);
    bytes
}

/// The content of a frame whose version is known and whose checksum agrees.
pub(crate) fn open_frame(bytes: &[u8], known: u8) -> Result<&[u8], RecordError> {
    let (head, content) = bytes.split_at_checked(HEAD).ok_or(RecordError::NotARecord)?;
    let &[version, a, b, c, d] = head else { return Err(RecordError::NotARecord) };
    if version > known {
        return Err(RecordError::NewerVersion { found: version, known });
    }
    let (expected, found) = (crc32fast::hash(content), u32::from_le_bytes([a, b, c, d]));
    if version == 0 || expected != found {
        Err(if version == 0 { RecordError::NotARecord } else { RecordError::Damaged { expected, found } })
    } else {
        Ok(content)
    }
}
