use jiff::civil::Weekday;

/// The days of the week on which nobody works, as a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weekend(u8);

impl Weekend {
    pub(super) fn add(&mut self, day: Weekday) {
        self.0 |= Self::bit(day);
    }

    pub(super) fn holds(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// Nobody ever works.
    pub(super) fn is_whole_week(self) -> bool {
        self.0.count_ones() == 7
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }
}

/// The weekday that a calendar calls so.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, day)| *day)
}

/// The words for the days of the week.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];
