use super::Entries;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};
use std::fmt;

/// What people read: one text, or a text for each language (`{"zh": "消防审查", "en": "Fire safety review"}`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// The same for everybody.
    Plain(String),
    /// By language tag.
    ByLanguage(Entries<String>),
}

impl Title {
    /// The text for `language`; where there is none, the first.
    ///
    /// ```
    /// use onedoor_core::language::Title;
    /// let title = Title::ByLanguage([("zh", "消防审查".to_owned()), ("en", "Fire safety".to_owned())].into_iter().collect());
    /// assert_eq!(title.text("en"), "Fire safety");
    /// assert_eq!(title.text("fr"), "消防审查");
    /// ```
    pub fn text(&self, language: &str) -> &str {
        match self {
            Title::Plain(text) => text,
            Title::ByLanguage(texts) => {
                texts.get(language).or(texts.iter().next().map(|(_, text)| text)).map_or("", String::as_str)
            }
        }
    }
}

impl Default for Title {
    fn default() -> Self {
        Title::Plain(String::new())
    }
}

impl<'de> Deserialize<'de> for Title {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TitleVisitor)
    }
}

struct TitleVisitor;

impl<'de> Visitor<'de> for TitleVisitor {
    type Value = Title;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a text for each language such as `{\"zh\": …, \"en\": …}`")
    }

    fn visit_str<E>(self, text: &str) -> Result<Title, E> {
        Ok(Title::Plain(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Title, A::Error> {
        Entries::deserialize(MapAccessDeserializer::new(map)).map(Title::ByLanguage)
    }
}
