use super::fields::{Fields, Pairs, Stray, Word, fields};
use serde::{Deserialize, Deserializer, de::MapAccess};

/// What is written in the file of a calendar, right or wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct CalendarFile {
    pub(super) id: Option<String>,
    pub(super) revision: Option<u32>,
    pub(super) title: Option<String>,
    pub(super) over: Option<String>,
    pub(super) zone: Option<String>,
    pub(super) weekend: Option<Vec<Word>>,
    pub(super) covered: Option<(i64, i64)>,
    pub(super) hours: Option<Vec<(String, String)>>,
    pub(super) cut_off: Option<String>,
    pub(super) years: Pairs<i64, YearFile>,
    pub(super) strays: Vec<Stray>,
}

/// What is written of a year.
#[derive(Clone, Debug, Default)]
pub(super) struct YearFile {
    pub(super) source: Option<String>,
    pub(super) holidays: Pairs<String, String>,
    pub(super) workdays: Pairs<String, String>,
    pub(super) strays: Vec<Stray>,
}

impl Fields for CalendarFile {
    const NAME: &'static str = "Calendar";
    const FIELDS: &'static [&'static str] =
        &["id", "revision", "title", "over", "zone", "weekend", "covered", "hours", "cut_off", "years"];

    fn take<'de, A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<bool, A::Error> {
        match field {
            "id" => self.id = Some(map.next_value()?),
            "revision" => self.revision = Some(map.next_value()?),
            "title" => self.title = Some(map.next_value()?),
            "over" => self.over = Some(map.next_value()?),
            "zone" => self.zone = Some(map.next_value()?),
            "weekend" => self.weekend = Some(map.next_value()?),
            "covered" => self.covered = Some(map.next_value()?),
            "hours" => self.hours = Some(map.next_value()?),
            "cut_off" => self.cut_off = Some(map.next_value()?),
            "years" => self.years = map.next_value()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn leave(&mut self, stray: Stray) {
        self.strays.push(stray);
    }
}

impl Fields for YearFile {
    const NAME: &'static str = "a year";
    const FIELDS: &'static [&'static str] = &["source", "holidays", "workdays"];

    fn take<'de, A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<bool, A::Error> {
        match field {
            "source" => self.source = Some(map.next_value()?),
            "holidays" => self.holidays = map.next_value()?,
            "workdays" => self.workdays = map.next_value()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn leave(&mut self, stray: Stray) {
        self.strays.push(stray);
    }
}

impl<'de> Deserialize<'de> for CalendarFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fields(deserializer)
    }
}

impl<'de> Deserialize<'de> for YearFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fields(deserializer)
    }
}
