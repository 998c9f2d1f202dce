//! The log as an iterator over its traces.

use std::io::Read;
use std::iter::FusedIterator;

use super::assembly::Assembly;
use super::fault::Fault;
use super::tokens::{Token, Tokens};
use super::{Limits, Oddities, Position, Trace, XesError};

/// A log that is being read: an iterator over its traces in the order of the log.
///
/// It ends after the last trace once all that follows the log is known to be in order too, and after the first error.
pub(crate) struct Log<R: Read> {
    tokens: Tokens<R>,
    assembly: Assembly,
    ended: bool,
}

/// What one token brings.
enum Progress {
    Trace(Trace),
    Nothing,
    End,
}

impl<R: Read> Log<R> {
    pub(super) fn open(bytes: R, limits: Limits) -> Result<Log<R>, XesError> {
        let mut log = Log {
            tokens: Tokens::open(bytes, limits).map_err(|fault| fault.at(Position::START))?,
            assembly: Assembly::new(limits),
            ended: false,
        };
        while log.assembly.is_before_log() {
            log.step().map_err(|fault| fault.at(log.reached()))?;
        }
        Ok(log)
    }

    /// What was not in order in the traces read so far.
    pub(crate) fn oddities(&self) -> Oddities {
        self.assembly.oddities()
    }

    /// How far the log has been read. After an error it is the position that the error tells.
    pub(crate) fn reached(&self) -> Position {
        self.tokens.position()
    }

    fn step(&mut self) -> Result<Progress, Fault> {
        let position = self.tokens.start();
        match self.tokens.next()? {
            Token::Open(tag) => self.assembly.open(&tag, position)?,
            Token::Close => {
                return Ok(self.assembly.close().map_or(Progress::Nothing, Progress::Trace));
            }
            Token::Text => self.assembly.text()?,
            Token::Aside => {}
            Token::End => return self.assembly.end().map(|()| Progress::End),
        }
        Ok(Progress::Nothing)
    }

    fn next_trace(&mut self) -> Result<Option<Trace>, Fault> {
        loop {
            match self.step()? {
                Progress::Trace(trace) => return Ok(Some(trace)),
                Progress::Nothing => {}
                Progress::End => return Ok(None),
            }
        }
    }
}

impl<R: Read> Iterator for Log<R> {
    type Item = Result<Trace, XesError>;

    fn next(&mut self) -> Option<Result<Trace, XesError>> {
        if self.ended {
            return None;
        }
        let next = self.next_trace().map_err(|fault| fault.at(self.reached())).transpose();
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

impl<R: Read> FusedIterator for Log<R> {}
