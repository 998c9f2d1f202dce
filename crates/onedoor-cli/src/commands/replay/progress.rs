use std::{
    io::{IsTerminal, Write, stderr},
    time::{Duration, Instant},
};

const BETWEEN: Duration = Duration::from_millis(100);

/// The line on a terminal that says how far a long replay has come. Short ones and pipes see nothing.
pub(super) struct Progress {
    last: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// A line on stderr, where that is a terminal.
    pub(super) fn on_terminal() -> Self {
        Progress { last: stderr().is_terminal().then(Instant::now), shown: false }
    }

    /// Shows the number of cases, but not too often.
    pub(super) fn show(&mut self, cases: u64) {
        if let Some(last) = self.last.filter(|last| last.elapsed() >= BETWEEN) {
            self.last = Some(last + last.elapsed());
            self.shown = true;
            // A terminal that is gone needs no progress.
            let _ = write!(stderr(), "\rreplaying: {cases} cases");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
