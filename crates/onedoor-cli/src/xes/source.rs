//! The bytes of a log: unpacked, counted and bounded.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use flate2::bufread::MultiGzDecoder;

use super::fault::Fault;
use super::{Limit, Limits, Position};

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
const BUFFER_BYTES: usize = 1 << 16;

/// The text of a log as a buffered reader that never hands out more than the limits allow.
///
/// The XML reader gathers a whole tag before it returns it, so the bound on a tag has to stand here, in front of it.
pub(super) struct Source<R: Read> {
    text: BufReader<Unpacked<R>>,
    position: Position,
    markup_bytes_left: usize,
    limits: Limits,
    fault: Option<Fault>,
}

impl<R: Read> Source<R> {
    pub(super) fn open(bytes: R, limits: Limits) -> Result<Source<R>, Fault> {
        Ok(Source {
            text: BufReader::with_capacity(BUFFER_BYTES, Unpacked::open(bytes)?),
            position: Position::START,
            markup_bytes_left: limits.markup_bytes_max(),
            limits,
            fault: None,
        })
    }

    /// Starts the count for the next tag or stretch of text, and says where it starts.
    pub(super) fn start_markup(&mut self) -> Position {
        self.markup_bytes_left = self.limits.markup_bytes_max();
        self.position
    }

    /// Takes the reason for which the last read failed. The error that went through the XML reader only stands for it.
    pub(super) fn take_fault(&mut self) -> Option<Fault> {
        self.fault.take()
    }

    fn fail(&mut self, fault: Fault) -> io::Error {
        self.fault = Some(fault);
        io::ErrorKind::Other.into()
    }

    /// How many bytes may still be handed out, and the limit that is met after them.
    fn allowance(&self) -> (usize, Limit) {
        let log_bytes_left = self.limits.log_bytes_max.saturating_sub(self.position.byte);
        match usize::try_from(log_bytes_left) {
            Ok(left) if left < self.markup_bytes_left => (left, Limit::LogBytes(self.limits.log_bytes_max)),
            _ => (self.markup_bytes_left, Limit::MarkupBytes(self.limits.markup_bytes_max())),
        }
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if let Err(error) = self.text.fill_buf() {
            let fault = self.text.get_ref().fault(error);
            return Err(self.fail(fault));
        }
        let (left, limit) = self.allowance();
        if left == 0 && !self.text.buffer().is_empty() {
            return Err(self.fail(limit.into()));
        }
        let ready = self.text.buffer();
        Ok(ready.get(..left).unwrap_or(ready))
    }

    fn consume(&mut self, amount: usize) {
        let ready = self.text.buffer();
        let taken = ready.get(..amount).unwrap_or(ready);
        self.position = self.position.after(taken);
        self.markup_bytes_left = self.markup_bytes_left.saturating_sub(taken.len());
        self.text.consume(amount);
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let amount = self.fill_buf()?.read(into)?;
        self.consume(amount);
        Ok(amount)
    }
}

/// The bytes of the text, whether the source is packed or not.
enum Unpacked<R: Read> {
    Plain(Raw<R>),
    Gzip(Box<MultiGzDecoder<BufReader<Raw<R>>>>),
}

impl<R: Read> Unpacked<R> {
    fn open(mut bytes: R) -> Result<Unpacked<R>, Fault> {
        let mut head = Vec::new();
        let wanted = GZIP_MAGIC.len() as u64;
        bytes.by_ref().take(wanted).read_to_end(&mut head).map_err(Fault::Io)?;
        let packed = head == GZIP_MAGIC;
        let raw = Raw { bytes: Cursor::new(head).chain(bytes), failed: false };
        Ok(match packed {
            true => Unpacked::Gzip(Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER_BYTES, raw)))),
            false => Unpacked::Plain(raw),
        })
    }

    /// Tells a failing source from damaged gzip data, which both come out of the decoder as the same type of error.
    fn fault(&self, error: io::Error) -> Fault {
        match self {
            Unpacked::Gzip(decoder) if !decoder.get_ref().get_ref().failed => Fault::Gzip(error),
            Unpacked::Gzip(_) | Unpacked::Plain(_) => Fault::Io(error),
        }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Unpacked::Plain(raw) => raw.read(into),
            Unpacked::Gzip(decoder) => decoder.read(into),
        }
    }
}

/// The source with its first bytes put back, and a note whether it failed.
struct Raw<R> {
    bytes: Chain<Cursor<Vec<u8>>, R>,
    failed: bool,
}

impl<R: Read> Read for Raw<R> {
    /// Reads again when interrupted, because the gzip decoder would take that for the end of its header.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.bytes.read(into) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => {
                    self.failed |= result.is_err();
                    return result;
                }
            }
        }
    }
}
