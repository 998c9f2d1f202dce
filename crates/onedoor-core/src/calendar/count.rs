use serde::Deserialize;

/// How a limit counts: from which day, whether that day counts itself, to which hour, and what happens on a holiday.
///
/// The default is that of Chinese law (民法典 arts. 201–203): from the day itself, which does not count, to 24:00 of the last day, which is never a holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a count")]
pub struct Count {
    /// On which day something counts as received.
    pub receipt: Receipt,
    /// Whether the first day counts.
    pub day_zero: DayZero,
    /// At which hour the last day ends.
    pub ends: Ends,
    /// What becomes of a last day on which nobody works.
    pub roll: Roll,
}

/// On which day something counts as received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Receipt {
    /// On the day on which it came.
    #[default]
    Instant,
    /// On the first working day from then on.
    RollNonWorking,
    /// The same; what comes after the cut-off of a working day counts as received on the next.
    RollCutoff,
}

/// Whether the first day of a limit counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum DayZero {
    /// The limit begins with the day after (民法典 art. 201).
    #[default]
    Exclude,
    /// The first day is the first that counts: one working day then means the same day.
    Include,
}

/// At which hour the last day of a limit ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Ends {
    /// At 24:00.
    #[default]
    EndOfDay,
    /// When the office closes (民法典 art. 203).
    CloseOfBusiness,
}

/// What becomes of the last day of a limit in calendar days, weeks or months when nobody works on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Roll {
    /// The limit ends on the next working day (民法典 art. 203).
    #[default]
    Forward,
    /// It ends there all the same.
    None,
}

impl Receipt {
    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Receipt::Instant => "Instant",
            Receipt::RollNonWorking => "RollNonWorking",
            Receipt::RollCutoff => "RollCutoff",
        }
    }
}

impl DayZero {
    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            DayZero::Exclude => "Exclude",
            DayZero::Include => "Include",
        }
    }
}

impl Ends {
    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Ends::EndOfDay => "EndOfDay",
            Ends::CloseOfBusiness => "CloseOfBusiness",
        }
    }
}

impl Roll {
    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Roll::Forward => "Forward",
            Roll::None => "None",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_written_as_fields_and_what_is_left_out_is_the_default() {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let read = |text: &str| options.from_str::<Count>(text);
        assert_eq!(read("()").unwrap(), Count::default());
        let all = "(receipt: RollCutoff, day_zero: Include, ends: CloseOfBusiness, roll: None)";
        let (receipt, day_zero) = (Receipt::RollCutoff, DayZero::Include);
        assert_eq!(read(all).unwrap(), Count { receipt, day_zero, ends: Ends::CloseOfBusiness, roll: Roll::None });
        assert!(read("(rolls: None)").is_err());
    }

    #[test]
    fn the_words_are_those_that_are_read() {
        for receipt in [Receipt::Instant, Receipt::RollNonWorking, Receipt::RollCutoff] {
            assert_eq!(ron::from_str::<Receipt>(receipt.word()).unwrap(), receipt);
        }
        for day_zero in [DayZero::Exclude, DayZero::Include] {
            assert_eq!(ron::from_str::<DayZero>(day_zero.word()).unwrap(), day_zero);
        }
        for ends in [Ends::EndOfDay, Ends::CloseOfBusiness] {
            assert_eq!(ron::from_str::<Ends>(ends.word()).unwrap(), ends);
        }
        for roll in [Roll::Forward, Roll::None] {
            assert_eq!(ron::from_str::<Roll>(roll.word()).unwrap(), roll);
        }
    }
}
