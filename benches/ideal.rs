//! The best that a programmer could write by hand for W1's workflow alone: two words of state, each event written as its bytes.

use onedoor_core::record::EVENTS_VERSION;

/// One case.
pub(crate) struct Ideal {
    accepted: bool,
    answered: u8,
    decided: bool,
}

/// Bytes of events in the record's encoding: the variant, then its fields.
mod event {
    pub(super) const STARTED: [u8; 3] = [0, 0, 0];
    pub(super) const fn opened(step: u8) -> [u8; 3] {
        [1, step, 1]
    }
    pub(super) const fn completed(step: u8, outcome: u8) -> [u8; 7] {
        [2, step, outcome, 0, 0, 0, 0]
    }
    pub(super) const GRANTED: [u8; 2] = [12, 0];
}

impl Ideal {
    pub(crate) fn start(bytes: &mut Vec<u8>) -> Self {
        frame(bytes, 2, |bytes| {
            bytes.extend_from_slice(&event::STARTED);
            bytes.extend_from_slice(&event::opened(0));
        });
        Ideal { accepted: false, answered: 0, decided: false }
    }

    pub(crate) fn accept(&mut self, bytes: &mut Vec<u8>) {
        assert!(!self.accepted);
        self.accepted = true;
        frame(bytes, 6, |bytes| {
            bytes.extend_from_slice(&event::completed(0, 0));
            (1..=5).for_each(|step| bytes.extend_from_slice(&event::opened(step)));
        });
    }

    pub(crate) fn approve(&mut self, department: u8, bytes: &mut Vec<u8>) {
        assert!(self.accepted && self.answered & (1 << department) == 0);
        self.answered |= 1 << department;
        let all = self.answered == 0b11_1110;
        frame(bytes, 1 + u8::from(all), |bytes| {
            bytes.extend_from_slice(&event::completed(department, 0));
            if all {
                bytes.extend_from_slice(&event::opened(6));
            }
        });
    }

    pub(crate) fn grant(&mut self, bytes: &mut Vec<u8>) {
        assert!(self.answered == 0b11_1110 && !self.decided);
        self.decided = true;
        frame(bytes, 2, |bytes| {
            bytes.extend_from_slice(&event::completed(6, 0));
            bytes.extend_from_slice(&event::GRANTED);
        });
    }
}

fn frame(bytes: &mut Vec<u8>, events: u8, write: impl FnOnce(&mut Vec<u8>)) {
    let start = bytes.len();
    bytes.extend_from_slice(&[EVENTS_VERSION, 0, 0, 0, 0, events]);
    write(bytes);
    let checksum = crc32fast::hash(&bytes[start + 5..]);
    bytes[start + 1..start + 5].copy_from_slice(&checksum.to_le_bytes());
}
