//! Whatever the bytes are, a calendar is read or says why not, and counts every limit from every day, or says which year it does not cover. A profile likewise.
#![no_main]

use jiff::{Timestamp, civil::Date};
use libfuzzer_sys::fuzz_target;
use onedoor_core::{
    calendar::{self, Amount, Count, DayZero, Due, Ends, Receipt, Roll, Stop},
    language::read_profile,
};

fuzz_target!(|input: (&[u8], u32, i64, i64, i64, bool)| {
    let (bytes, n, from, until, extra, odd) = input;
    let (profile, found, _) = read_profile(bytes);
    assert!(profile.is_some() || !found.is_empty());
    let reading = calendar::read(bytes, &|_| None);
    let Some(calendar) = reading.calendar else {
        assert!(!reading.diagnostics.is_empty());
        return;
    };
    let instant = |seconds: i64| Timestamp::from_second(seconds % 200_000_000_000).unwrap_or(Timestamp::MAX);
    let stops = [Stop { from: instant(from), until: (until % 3 != 0).then(|| instant(until)) }];
    let count = match odd {
        true => Count { receipt: Receipt::RollCutoff, day_zero: DayZero::Include, ends: Ends::CloseOfBusiness, roll: Roll::None },
        false => Count::default(),
    };
    for amount in [
        Amount::WorkingMinutes(n),
        Amount::WorkingHours(n),
        Amount::WorkingDays(n),
        Amount::CalendarDays(n),
        Amount::Weeks(n),
        Amount::Months(n),
    ] {
        let since = instant(until ^ from);
        let free = calendar::deadline(&calendar, since, amount, &count, &[], extra);
        let stopped = calendar::deadline(&calendar, since, amount, &count, &stops, extra);
        if let (Ok(Due::At(free)), Ok(Due::At(stopped))) = (&free, &stopped) {
            assert!(stopped >= free, "a stop brings nothing forward");
        }
        let _ = calendar::used(&calendar, since, amount, &count, &stops, instant(extra));
        let _ = calendar::earliest(&calendar, since, amount, &stops);
    }
    let day: Date = calendar.day_of(instant(from));
    let _ = calendar.working_days(day, calendar.day_of(instant(until)));
});
