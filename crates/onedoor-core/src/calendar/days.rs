use super::{
    Amount, Calendar, Count, DayZero, Due, Roll, Stop, TimeError, run,
    tally::{EveryDay, Tally, WorkingDays},
};
use jiff::{Span, civil::Date};

/// The last day of a limit that begins on `start`, counted as `count` says, without `stops`, and longer by `extra` of its unit: extensions less
/// shortenings. It is at least one unit long.
///
/// *Working days*: the nth on which the clock runs. *Calendar days, weeks, months*: `start` and so much more (for months the day of the same number, or the
/// last of the month), later by every day of a stop before it, and then as `count.roll` says; a stop that begins later does not move it.
///
/// [`Due::Stopped`] where a stop without an end begins before the limit is over.
///
/// # Errors
/// [`TimeError::Gap`] where the calendar does not cover a day that counts; in calendar days, weeks and months only the last day does, and only where it may
/// roll. [`TimeError::NotInDays`] for business hours and minutes. [`TimeError::TooFar`] beyond the year 9999.
pub fn due_day(
    calendar: &Calendar,
    start: Date,
    amount: Amount,
    count: &Count,
    stops: &[Stop<Date>],
    extra: i64,
) -> Result<Due<Date>, TimeError> {
    let zero = day_zero(start, count)?;
    let need = length(start, amount, extra)?;
    if let Amount::WorkingDays(_) = amount {
        calendar.is_working(start)?;
        return run::due(&WorkingDays(calendar), zero, need, stops);
    }
    run::due(&EveryDay, zero, need, stops)?.try_map(|day| match count.roll {
        Roll::Forward => Ok(calendar.working_day_from(day)?),
        Roll::None => Ok(day),
    })
}

/// How much of a limit is over at the end of the day `at`: working days for a limit in working days, else calendar days, also for weeks and months. It goes
/// on counting when the limit is over.
///
/// # Errors
/// As those of [`due_day`].
pub fn used_days(
    calendar: &Calendar,
    start: Date,
    amount: Amount,
    count: &Count,
    stops: &[Stop<Date>],
    at: Date,
) -> Result<u64, TimeError> {
    let zero = day_zero(start, count)?;
    match amount {
        Amount::WorkingDays(_) => {
            calendar.is_working(start)?;
            run::used(&WorkingDays(calendar), zero, at, stops)
        }
        Amount::CalendarDays(_) | Amount::Weeks(_) | Amount::Months(_) => run::used(&EveryDay, zero, at, stops),
        Amount::WorkingHours(_) | Amount::WorkingMinutes(_) => Err(TimeError::NotInDays { amount }),
    }
}

/// How much of a limit is left at the end of the day `at`, in the unit of [`used_days`]; 0 when it is over.
///
/// # Errors
/// As those of [`due_day`].
pub fn remaining_days(
    calendar: &Calendar,
    start: Date,
    amount: Amount,
    count: &Count,
    stops: &[Stop<Date>],
    extra: i64,
    at: Date,
) -> Result<u64, TimeError> {
    let used = used_days(calendar, start, amount, count, stops, at)?;
    Ok(length(start, amount, extra)?.saturating_sub(used))
}

/// The day that lies so much before another: the last on which something can begin that must lie `amount` before `day`. It does not roll.
///
/// # Errors
/// As those of [`due_day`].
pub fn day_before(calendar: &Calendar, day: Date, amount: Amount) -> Result<Date, TimeError> {
    let back = |span: Option<Span>| span.and_then(|span| day.checked_sub(span).ok()).ok_or(TimeError::TooFar);
    match amount {
        Amount::WorkingDays(0) => Ok(day),
        Amount::WorkingDays(n) => calendar.look_up(calendar.almanac().nth_before(day, n.into())),
        Amount::CalendarDays(n) => back(Span::new().try_days(i64::from(n)).ok()),
        Amount::Weeks(n) => back(Span::new().try_weeks(i64::from(n)).ok()),
        Amount::Months(n) => back(Span::new().try_months(i64::from(n)).ok()),
        Amount::WorkingHours(_) | Amount::WorkingMinutes(_) => Err(TimeError::NotInDays { amount }),
    }
}

/// The day at whose end the limit begins to run.
fn day_zero(start: Date, count: &Count) -> Result<Date, TimeError> {
    match count.day_zero {
        DayZero::Exclude => Ok(start),
        DayZero::Include => start.yesterday().map_err(|_| TimeError::TooFar),
    }
}

/// How many days a limit has, without its stops: working days or calendar days.
fn length(start: Date, amount: Amount, extra: i64) -> Result<u64, TimeError> {
    let n = amount.longer(extra);
    match amount {
        Amount::WorkingDays(_) | Amount::CalendarDays(_) => Ok(n),
        Amount::Weeks(_) => Ok(n.saturating_mul(7)),
        Amount::Months(_) => {
            let months = i64::try_from(n).ok().and_then(|n| Span::new().try_months(n).ok());
            let last = months.and_then(|months| start.checked_add(months).ok()).ok_or(TimeError::TooFar)?;
            EveryDay.between(start, last)
        }
        Amount::WorkingHours(_) | Amount::WorkingMinutes(_) => Err(TimeError::NotInDays { amount }),
    }
}
