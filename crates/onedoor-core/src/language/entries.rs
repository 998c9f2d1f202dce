use indexmap::IndexMap;
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// A map in the order of the file that refuses a key given twice.
///
/// RON itself would keep the last of two equal keys, and a step would disappear without a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(IndexMap<String, T>);

/// How the refusal of a repeated key begins; the reader turns it into a diagnostic of its own.
pub(super) const DUPLICATE_KEY: &str = "the key is there already: ";

impl<T> Entries<T> {
    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(key)
    }

    /// The position of `key`.
    pub fn index_of(&self, key: &str) -> Option<usize> {
        self.0.get_index_of(key)
    }

    /// The key at a position.
    pub fn key_at(&self, index: usize) -> Option<&str> {
        self.0.get_index(index).map(|(key, _)| key.as_str())
    }

    /// Adds an entry; gives back the value that stood under the same key before.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        self.0.insert(key.into(), value)
    }

    /// The entries, in the order of the file.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The entries, in the order of the file, to be changed.
    pub fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = (&str, &mut T)> {
        self.0.iter_mut().map(|(key, value)| (key.as_str(), value))
    }

    /// The keys, in the order of the file.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(IndexMap::new())
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        Entries(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map such as `{ \"name\": … }`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = IndexMap::new();
        while let Some(key) = map.next_key::<String>()? {
            if entries.contains_key(&key) {
                return Err(A::Error::custom(format_args!("{DUPLICATE_KEY}{key}")));
            }
            entries.insert(key, map.next_value()?);
        }
        Ok(Entries(entries))
    }
}
