use super::{
    AGENCY, Allowed, CaseFacts, Ended, LimitFacts, Outcome, Period, Rate, SpeedUp, TRACK, TimeFacts, Timeliness,
};
use crate::{
    case::Closing,
    ledger::{Fraction, Holder},
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What became of cases in a period. See the [room](crate::measure) for the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// The period.
    pub period: Period,
    /// Applications received in it.
    pub received: u64,
    /// Cases accepted in it.
    pub accepted: u64,
    /// Accepted cases that reached an end of their workflow in it, whenever they were accepted.
    pub completed: u64,
    /// Applications that reached an end in it without having been accepted.
    pub declined: u64,
    /// Cases that ended in it outside their workflow, by the word of the reason: `withdrawn`, `lapsed`; `ran out` for a fault of the definition.
    pub closed: BTreeMap<&'static str, u64>,
    /// Cases accepted and not ended when the period ended.
    pub open: u64,
    /// Applications received and neither accepted nor ended when the period ended.
    pub pending: u64,
    /// Of the open ones those behind their promised deadline.
    pub overdue_promised: u64,
    /// Of the open ones those behind their statutory deadline.
    pub overdue_statutory: u64,
    /// Of the cases accepted in the period those that were completed before it ended.
    pub cohort_completed: u64,
    /// Of the cases completed in the period, and promised something, those that kept the promise.
    pub on_time_promised: Rate,
    /// Of the cases completed in the period, and limited by a statute, those that kept it.
    pub on_time_statutory: Rate,
    /// Deadlines of completed cases of which nobody can say whether they were kept; these are in neither rate.
    pub unknown_deadlines: u64,
    /// What the completed cases needed of their statutory limits.
    pub speed_up: SpeedUp,
    /// The same of those that an agent of the hall brought forward: label [`TRACK`] is [`AGENCY`].
    pub speed_up_agency: SpeedUp,
    /// Returns in the cases that ended in the period.
    pub returns: u64,
    /// What silence came to mean in the cases that ended in the period, by the word of the meaning.
    pub silences: BTreeMap<&'static str, u64>,
    /// Working days for which steps of the cases that ended in the period were stopped, by ground.
    pub stop_days: BTreeMap<String, u64>,
    /// Working days for which those cases were stopped, on whatever ground.
    pub stopped_days: u64,
    /// Working days that each held the cases that ended in the period, parts of days exactly.
    pub shares: BTreeMap<Holder, Fraction>,
    /// Working days of those cases that were each one's, whole.
    pub whole_days: BTreeMap<Holder, u64>,
}

impl Measures {
    /// The measures of cases in a period.
    pub fn of<'f>(facts: impl IntoIterator<Item = &'f CaseFacts>, period: Period) -> Self {
        let mut measures = Measures::of_none(period);
        facts.into_iter().for_each(|case| measures.count(case));
        measures
    }

    /// The measures of the cases with each value of a label; under none those without the label. Together they are the measures of all.
    pub fn by<'f>(
        facts: impl IntoIterator<Item = &'f CaseFacts>,
        period: Period,
        dimension: &str,
    ) -> BTreeMap<Option<String>, Self> {
        let mut groups = BTreeMap::new();
        for case in facts {
            let group = groups.entry(case.labels.get(dimension).cloned()).or_insert_with(|| Measures::of_none(period));
            group.count(case);
        }
        groups
    }

    /// What was completed in the period of what was accepted in it (辦結率), as a flow: the two need not be the same cases.
    pub fn completion_flow(&self) -> Rate {
        Rate { part: self.completed, whole: self.accepted }
    }

    /// What was completed when the period ended of what was accepted in it, as a cohort: of the same cases.
    pub fn completion_cohort(&self) -> Rate {
        Rate { part: self.cohort_completed, whole: self.accepted }
    }

    /// The measures of these cases and of others, in the same period.
    #[must_use]
    pub fn and(mut self, other: Measures) -> Self {
        self.received += other.received;
        self.accepted += other.accepted;
        self.completed += other.completed;
        self.declined += other.declined;
        add_counts(&mut self.closed, &other.closed);
        self.open += other.open;
        self.pending += other.pending;
        self.overdue_promised += other.overdue_promised;
        self.overdue_statutory += other.overdue_statutory;
        self.cohort_completed += other.cohort_completed;
        self.on_time_promised = self.on_time_promised.and(other.on_time_promised);
        self.on_time_statutory = self.on_time_statutory.and(other.on_time_statutory);
        self.unknown_deadlines += other.unknown_deadlines;
        self.speed_up = self.speed_up.and(other.speed_up);
        self.speed_up_agency = self.speed_up_agency.and(other.speed_up_agency);
        self.returns += other.returns;
        add_counts(&mut self.silences, &other.silences);
        add_counts(&mut self.stop_days, &other.stop_days);
        self.stopped_days += other.stopped_days;
        add_shares(&mut self.shares, &other.shares);
        add_counts(&mut self.whole_days, &other.whole_days);
        self
    }

    fn of_none(period: Period) -> Self {
        Measures {
            period,
            received: 0,
            accepted: 0,
            completed: 0,
            declined: 0,
            closed: BTreeMap::new(),
            open: 0,
            pending: 0,
            overdue_promised: 0,
            overdue_statutory: 0,
            cohort_completed: 0,
            on_time_promised: Rate::default(),
            on_time_statutory: Rate::default(),
            unknown_deadlines: 0,
            speed_up: SpeedUp::default(),
            speed_up_agency: SpeedUp::default(),
            returns: 0,
            silences: BTreeMap::new(),
            stop_days: BTreeMap::new(),
            stopped_days: 0,
            shares: BTreeMap::new(),
            whole_days: BTreeMap::new(),
        }
    }

    fn count(&mut self, case: &CaseFacts) {
        let Period { to, .. } = self.period;
        let ended_before = case.ended.as_ref().is_some_and(|ended| ended.at < to);
        let accepted = case.accepted.filter(|accepted| *accepted < to);
        self.received += u64::from(self.period.holds(case.received));
        self.accepted += u64::from(accepted.is_some_and(|at| self.period.holds(at)));
        match (ended_before, accepted) {
            (false, Some(_)) => self.count_open(case, to),
            (false, None) => self.pending += u64::from(case.received < to),
            (true, _) => {}
        }
        if let Some(ended) = case.ended.as_ref().filter(|ended| ended.at < to) {
            self.cohort_completed += u64::from(accepted.is_some_and(|at| self.period.holds(at)) && ended.is_answer());
            if self.period.holds(ended.at) {
                self.count_ended(case, ended);
            }
        }
    }

    fn count_open(&mut self, case: &CaseFacts, to: Timestamp) {
        let late = |allowed: Option<&Allowed>| allowed.is_some_and(|allowed| allowed.timeliness.is_late_before(to));
        let limit = limit(case);
        self.open += 1;
        self.overdue_promised += u64::from(late(limit.and_then(|limit| limit.promised.as_ref())));
        self.overdue_statutory += u64::from(late(limit.and_then(|limit| limit.statutory.as_ref())));
    }

    fn count_ended(&mut self, case: &CaseFacts, ended: &Ended) {
        match (&ended.outcome, case.accepted) {
            (Outcome::End(_), Some(_)) => self.count_completed(case),
            (Outcome::End(_), None) => self.declined += 1,
            (Outcome::Closed(closing), _) => *self.closed.entry(Closing::word(*closing)).or_default() += 1,
            (Outcome::RanOut, _) => *self.closed.entry("ran out").or_default() += 1,
        }
        self.returns += case.returns;
        add_counts(&mut self.silences, &case.silences);
        if let Some(time) = &case.time {
            self.count_time(time);
        }
    }

    fn count_completed(&mut self, case: &CaseFacts) {
        self.completed += 1;
        let limit = limit(case);
        let (promised, statutory) = limit.map_or((None, None), |l| (l.promised.as_ref(), l.statutory.as_ref()));
        for (allowed, rate) in [(promised, &mut self.on_time_promised), (statutory, &mut self.on_time_statutory)] {
            match allowed.map(|allowed| allowed.timeliness) {
                Some(Timeliness::Unknown) => self.unknown_deadlines += 1,
                Some(timeliness) => rate.count(timeliness == Timeliness::InTime),
                None => {}
            }
        }
        count_speed(&mut self.speed_up, statutory);
        if case.labels.get(TRACK).is_some_and(|track| track == AGENCY) {
            count_speed(&mut self.speed_up_agency, statutory);
        }
    }

    fn count_time(&mut self, time: &TimeFacts) {
        add_counts(&mut self.stop_days, &time.stop_days);
        self.stopped_days += time.stopped_days;
        add_shares(&mut self.shares, &time.shares);
        add_counts(&mut self.whole_days, &time.whole_days);
    }
}

impl Ended {
    /// Whether the case reached an end of its workflow.
    fn is_answer(&self) -> bool {
        matches!(self.outcome, Outcome::End(_))
    }
}

impl Timeliness {
    fn is_late_before(self, to: Timestamp) -> bool {
        matches!(self, Timeliness::Late { since } if since < to)
    }
}

fn limit(case: &CaseFacts) -> Option<&LimitFacts> {
    case.time.as_ref().and_then(|time| time.limit.as_ref())
}

fn count_speed(speed_up: &mut SpeedUp, statutory: Option<&Allowed>) {
    match statutory {
        Some(allowed) => speed_up.count(allowed.unit(), allowed.used, allowed.ordinary),
        None => speed_up.leave_out(),
    }
}

fn add_counts<K: Clone + Ord>(sums: &mut BTreeMap<K, u64>, more: &BTreeMap<K, u64>) {
    for (key, count) in more {
        *sums.entry(key.clone()).or_default() += count;
    }
}

fn add_shares(sums: &mut BTreeMap<Holder, Fraction>, more: &BTreeMap<Holder, Fraction>) {
    for (holder, share) in more {
        let sum = sums.remove(holder).unwrap_or(Fraction::whole(0));
        sums.insert(holder.clone(), sum + share.clone());
    }
}
