//! What a programmer would write by hand for W1's workflow alone, with the same contract: a command is decided into events or refused, the events are encoded
//! and checksummed, and only then applied.

use onedoor_core::record::EVENTS_VERSION;

const DEPARTMENTS: u8 = 5;
const DECIDE: u8 = 6;

/// One case.
#[derive(Default)]
pub(crate) struct Ideal {
    open: u8,
    done: u8,
    ended: bool,
    now: i64,
}

/// A completion of a step with its first outcome.
pub(crate) type Step = u8;

pub(crate) enum Event {
    Started,
    TimePassed { to: i64 },
    Opened { step: u8, round: u8 },
    Completed { step: u8, outcome: u8 },
    Ended { end: u8 },
}

impl Ideal {
    pub(crate) fn start() -> Vec<Event> {
        vec![Event::Started, Event::Opened { step: 0, round: 1 }]
    }

    pub(crate) fn decide(&self, now: i64, step: Step) -> Result<Vec<Event>, &'static str> {
        if now < self.now || self.ended || self.open & (1 << step) == 0 {
            return Err("not open");
        }
        let mut events = vec![Event::TimePassed { to: now }, Event::Completed { step, outcome: 0 }];
        match step {
            0 => events.extend((1..=DEPARTMENTS).map(|step| Event::Opened { step, round: 1 })),
            DECIDE => events.push(Event::Ended { end: 0 }),
            _ if (self.done | 1 << step) & 0b11_1110 == 0b11_1110 => {
                events.push(Event::Opened { step: DECIDE, round: 1 })
            }
            _ => {}
        }
        Ok(events)
    }

    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::Started => {}
            Event::TimePassed { to } => self.now = *to,
            Event::Opened { step, .. } => self.open |= 1 << step,
            Event::Completed { step, .. } => {
                self.open &= !(1 << step);
                self.done |= 1 << step;
            }
            Event::Ended { .. } => self.ended = true,
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.ended
    }
}

/// The same bytes as the record's.
pub(crate) fn encode(events: &[Event], bytes: &mut Vec<u8>) {
    let start = bytes.len();
    bytes.extend_from_slice(&[EVENTS_VERSION, 0, 0, 0, 0]);
    varint(events.len(), bytes);
    for event in events {
        match event {
            Event::Started => bytes.extend_from_slice(&[0, 0, 0, 0, 0]),
            Event::TimePassed { to } => {
                bytes.push(15);
                varint(((*to << 1) ^ (*to >> 63)) as u64 as usize, bytes);
                bytes.push(0);
            }
            Event::Opened { step, round } => [1, *step, *round].into_iter().for_each(|n| varint(n.into(), bytes)),
            Event::Completed { step, outcome } => {
                [2, *step, *outcome, 0].into_iter().for_each(|n| varint(n.into(), bytes))
            }
            Event::Ended { end } => [12, *end].into_iter().for_each(|n| varint(n.into(), bytes)),
        }
    }
    let checksum = crc32fast::hash(&bytes[start + 5..]);
    bytes[start + 1..start + 5].copy_from_slice(&checksum.to_le_bytes());
}

fn varint(mut n: usize, bytes: &mut Vec<u8>) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}
