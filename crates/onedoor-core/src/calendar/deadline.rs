use super::{
    Amount, Calendar, Count, DayZero, Due, Ends, Receipt, Roll, Stop, TimeError,
    days::{due_day, remaining_days, used_days},
    run,
    tally::{BusinessSeconds, second_of},
};
use jiff::{Timestamp, civil::Date};

/// The instant that a limit is over: what happens before it is in time, what happens at it is not.
///
/// `since` is when the limit began; `count.receipt` makes a day of it. Limits in days, weeks and months end with their last day, or when the office closes on
/// it, and a stop takes away the days behind the one on which it begins, up to the one on which it ends; see [`due_day`]. Business hours and minutes begin
/// at once, or at the next opening, end when so much of them is over, rather at closing than at the next opening, and a stop takes away exactly its time.
///
/// [`Due::Stopped`] where a stop without an end begins before the limit is over.
///
/// # Errors
/// As those of [`due_day`], but for business hours [`TimeError::NoHours`] where the calendar has none.
pub fn deadline(
    calendar: &Calendar,
    since: Timestamp,
    amount: Amount,
    count: &Count,
    stops: &[Stop<Timestamp>],
    extra: i64,
) -> Result<Due<Timestamp>, TimeError> {
    if let Some(seconds) = amount.seconds(extra) {
        let start = beginning(calendar, since, count.receipt)?;
        let due = run::due(&BusinessSeconds(calendar), start, seconds, &in_seconds(stops))?;
        return due.try_map(|second| Timestamp::from_second(second).map_err(|_| TimeError::TooFar));
    }
    let start = calendar.received_on(since, count.receipt)?;
    let due = due_day(calendar, start, amount, count, &in_days(calendar, stops), extra)?;
    due.try_map(|day| Ok(end(calendar, day, count.ends)))
}

/// How much of a limit is over at an instant: whole minutes or hours of business for a limit in them, working days for one in working days, else
/// calendar days. The day that the instant lies in counts as used.
///
/// # Errors
/// As those of [`deadline`].
pub fn used(
    calendar: &Calendar,
    since: Timestamp,
    amount: Amount,
    count: &Count,
    stops: &[Stop<Timestamp>],
    at: Timestamp,
) -> Result<u64, TimeError> {
    if let Some(unit) = amount.seconds_of_unit() {
        return Ok(used_seconds(calendar, since, count, stops, at)? / unit);
    }
    let start = calendar.received_on(since, count.receipt)?;
    used_days(calendar, start, amount, count, &in_days(calendar, stops), calendar.day_of(at))
}

/// How much of a limit is left at an instant, in the unit of [`used`] and rounded up; 0 when it is over.
///
/// # Errors
/// As those of [`deadline`].
pub fn remaining(
    calendar: &Calendar,
    since: Timestamp,
    amount: Amount,
    count: &Count,
    stops: &[Stop<Timestamp>],
    extra: i64,
    at: Timestamp,
) -> Result<u64, TimeError> {
    if let (Some(seconds), Some(unit)) = (amount.seconds(extra), amount.seconds_of_unit()) {
        let used = used_seconds(calendar, since, count, stops, at)?;
        return Ok(seconds.saturating_sub(used).div_ceil(unit));
    }
    let start = calendar.received_on(since, count.receipt)?;
    remaining_days(calendar, start, amount, count, &in_days(calendar, stops), extra, calendar.day_of(at))
}

/// The first instant at which something that must last at least `minimum` has lasted long enough, such as a public notice: the end of the nth day after that
/// of `since`, holiday or not.
///
/// # Errors
/// As those of [`deadline`].
pub fn earliest(
    calendar: &Calendar,
    since: Timestamp,
    minimum: Amount,
    stops: &[Stop<Timestamp>],
) -> Result<Due<Timestamp>, TimeError> {
    let count = Count { receipt: Receipt::Instant, day_zero: DayZero::Exclude, ends: Ends::EndOfDay, roll: Roll::None };
    deadline(calendar, since, minimum, &count, stops, 0)
}

fn end(calendar: &Calendar, day: Date, ends: Ends) -> Timestamp {
    match ends {
        Ends::EndOfDay => calendar.end_of_day(day),
        Ends::CloseOfBusiness => calendar.close_of_business(day),
    }
}

/// The second at which a limit in business hours begins: at once, or with the day on which it counts as received.
fn beginning(calendar: &Calendar, since: Timestamp, receipt: Receipt) -> Result<i64, TimeError> {
    let day = calendar.received_on(since, receipt)?;
    let at = if day == calendar.day_of(since) { since } else { calendar.start_of_day(day) };
    Ok(second_of(at))
}

fn used_seconds(
    calendar: &Calendar,
    since: Timestamp,
    count: &Count,
    stops: &[Stop<Timestamp>],
    at: Timestamp,
) -> Result<u64, TimeError> {
    let start = beginning(calendar, since, count.receipt)?;
    run::used(&BusinessSeconds(calendar), start, second_of(at), &in_seconds(stops))
}

fn in_days(calendar: &Calendar, stops: &[Stop<Timestamp>]) -> Vec<Stop<Date>> {
    stops.iter().map(|stop| stop.map(|instant| calendar.day_of(instant))).collect()
}

fn in_seconds(stops: &[Stop<Timestamp>]) -> Vec<Stop<i64>> {
    stops.iter().map(|stop| stop.map(second_of)).collect()
}
