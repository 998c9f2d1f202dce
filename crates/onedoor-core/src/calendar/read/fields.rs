use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use std::{collections::BTreeSet, fmt, marker::PhantomData};

/// What stands in parentheses as `field: value`, read so that a field which nobody knows, or which stands twice, does not hide what else is wrong.
pub(super) trait Fields: Default {
    /// What begins the parentheses, or what they are.
    const NAME: &'static str;
    /// The fields.
    const FIELDS: &'static [&'static str];

    /// Takes the value of a field; false where there is no such field.
    fn take<'de, A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<bool, A::Error>;

    /// Notes a field that was not taken.
    fn leave(&mut self, stray: Stray);
}

/// A field that was not taken.
#[derive(Clone, Debug)]
pub(super) struct Stray {
    /// Which of the fields as they are written, from 0.
    pub(super) index: usize,
    pub(super) name: String,
    /// It stood there before.
    pub(super) is_second: bool,
}

/// Reads the fields of a `T`.
pub(super) fn fields<'de, T: Fields, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::FIELDS, FieldsVisitor(PhantomData))
}

struct FieldsVisitor<T>(PhantomData<T>);

impl<'de, T: Fields> Visitor<'de> for FieldsVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut read = T::default();
        let mut seen = BTreeSet::new();
        for index in 0.. {
            let Some(Word(name)) = map.next_key()? else { break };
            let is_second = seen.contains(&name);
            if is_second || !read.take(&name, &mut map)? {
                map.next_value::<IgnoredAny>()?;
                read.leave(Stray { index, name: name.clone(), is_second });
            }
            seen.insert(name);
        }
        Ok(read)
    }
}

/// A word without quotes.
#[derive(Clone, Debug)]
pub(super) struct Word(pub(super) String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(WordVisitor)
    }
}

struct WordVisitor;

impl Visitor<'_> for WordVisitor {
    type Value = Word;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E>(self, word: &str) -> Result<Word, E> {
        Ok(Word(word.to_owned()))
    }
}

/// A map as it is written: in its order, and with keys that stand twice.
#[derive(Clone, Debug)]
pub(super) struct Pairs<K, V>(pub(super) Vec<(K, V)>);

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Pairs(Vec::new())
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Pairs<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for PairsVisitor<K, V> {
    type Value = Pairs<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}
