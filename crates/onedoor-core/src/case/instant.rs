//! Instants in the record: seconds and nanoseconds since 1970, not text.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    (at.as_second(), at.subsec_nanosecond()).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let (seconds, nanoseconds) = <(i64, i32)>::deserialize(deserializer)?;
    let at = Timestamp::new(seconds, nanoseconds).map_err(|_| D::Error::custom("no such instant"))?;
    // One instant has one encoding.
    let same = (at.as_second(), at.subsec_nanosecond()) == (seconds, nanoseconds);
    if same { Ok(at) } else { Err(D::Error::custom("an instant written in another way")) }
}

/// The same for an instant that may be missing.
pub(crate) mod option {
    use super::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Written(#[serde(with = "super")] Timestamp);

    pub(crate) fn serialize<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
        at.map(Written).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<Written>::deserialize(deserializer)?.map(|Written(at)| at))
    }
}
