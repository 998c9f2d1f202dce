use super::hours::{Stretch, seconds_within};
use crate::{
    calendar::{Calendar, CalendarGap},
    graph::Graph,
    id::GroundId,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How long at least one step was stopped. What overlaps counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StopTime {
    /// Seconds of business hours.
    pub seconds: u64,
    /// Working days as the law counts a stop: without the day on which it begins, with the day on which it ends.
    pub working_days: u64,
}

/// The stops of a case: by ground, and all together.
#[derive(Clone, Debug, Default)]
pub(super) struct Stops {
    by_ground: BTreeMap<GroundId, Track>,
    all: Track,
}

/// Times that may overlap, united.
#[derive(Clone, Debug, Default)]
struct Track {
    // INVARIANT: in order, and none reaches into the next; `since` is there while `open` is above 0.
    closed: Vec<(Timestamp, Timestamp)>,
    since: Option<Timestamp>,
    open: u32,
}

impl Stops {
    pub(super) fn begin(&mut self, ground: GroundId, now: Timestamp) {
        self.by_ground.entry(ground).or_default().begin(now);
        self.all.begin(now);
    }

    pub(super) fn end(&mut self, ground: GroundId, now: Timestamp) {
        self.by_ground.entry(ground).or_default().end(now);
        self.all.end(now);
    }

    /// The stops up to an instant: by the name of their ground, and all together.
    pub(super) fn weigh(
        &self,
        graph: &Graph,
        calendar: &Calendar,
        stretches: &[Stretch],
        until: Timestamp,
    ) -> Result<(BTreeMap<String, StopTime>, StopTime), CalendarGap> {
        let mut by_ground = BTreeMap::new();
        for (ground, track) in &self.by_ground {
            by_ground.insert(graph.grounds()[*ground].name.clone(), track.weigh(calendar, stretches, until)?);
        }
        by_ground.retain(|_, time| *time != StopTime::default());
        Ok((by_ground, self.all.weigh(calendar, stretches, until)?))
    }
}

impl Track {
    fn begin(&mut self, now: Timestamp) {
        self.open = self.open.saturating_add(1);
        self.since.get_or_insert(now);
    }

    fn end(&mut self, now: Timestamp) {
        self.open = self.open.saturating_sub(1);
        let Some(since) = self.since.filter(|_| self.open == 0) else { return };
        self.since = None;
        match self.closed.last_mut() {
            _ if since >= now => {}
            Some((_, to)) if *to == since => *to = now,
            _ => self.closed.push((since, now)),
        }
    }

    fn weigh(&self, calendar: &Calendar, stretches: &[Stretch], until: Timestamp) -> Result<StopTime, CalendarGap> {
        let open = self.since.map(|since| (since, until));
        let times: Vec<(Timestamp, Timestamp)> = self.closed.iter().copied().chain(open).collect();
        let days = times.iter().map(|(from, to)| working_days(calendar, *from, *to));
        Ok(StopTime {
            working_days: days.sum::<Result<u64, CalendarGap>>()?,
            seconds: seconds_within(stretches, &times),
        })
    }
}

/// The working days behind that of `from`, up to that of `to`.
fn working_days(calendar: &Calendar, from: Timestamp, to: Timestamp) -> Result<u64, CalendarGap> {
    let (from, to) = (calendar.day_of(from), calendar.day_of(to));
    match from.tomorrow() {
        Ok(first) if first <= to => Ok(calendar.working_days(first, to)?.into()),
        _ => Ok(0),
    }
}
