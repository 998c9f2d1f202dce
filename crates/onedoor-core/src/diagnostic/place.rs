use std::{fmt, ops::Range};

/// One turn on the way from the root of a definition to a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A named field, such as `after`.
    Field(&'static str),
    /// The value under a key of a map, such as the step `fire`.
    Entry(String),
    /// The key itself.
    Key(String),
    /// An element of a list, from 0.
    Item(usize),
    /// Bytes of a text, counted from its first character.
    Within(Range<usize>),
    /// Bytes of the whole file: what could not even be read has no place in the tree.
    Raw(Range<usize>),
}

/// A place in a definition's tree, from the root down. The empty place is the whole definition.
///
/// ```
/// use onedoor_core::diagnostic::Place;
/// assert_eq!(Place::step("fire").field("after").item(0).to_string(), "steps.fire.after[0]");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(Vec<Segment>);

impl Place {
    /// The whole definition.
    pub fn root() -> Self {
        Place::default()
    }

    /// Bytes of a file that could not be read into a tree.
    pub fn raw(bytes: Range<usize>) -> Self {
        Place(vec![Segment::Raw(bytes)])
    }

    /// The step called `name`.
    pub fn step(name: &str) -> Self {
        Place::root().field("steps").entry(name)
    }

    /// The name of the step called `name`.
    pub fn step_name(name: &str) -> Self {
        Place::root().field("steps").key(name)
    }

    /// The end called `name`.
    pub fn end(name: &str) -> Self {
        Place::root().field("ends").entry(name)
    }

    /// The name of the end called `name`.
    pub fn end_name(name: &str) -> Self {
        Place::root().field("ends").key(name)
    }

    /// A field of what stands here.
    #[must_use]
    pub fn field(self, name: &'static str) -> Self {
        self.then(Segment::Field(name))
    }

    /// The value under `key` of the map that stands here.
    #[must_use]
    pub fn entry(self, key: &str) -> Self {
        self.then(Segment::Entry(key.to_owned()))
    }

    /// The key `key` of the map that stands here.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.then(Segment::Key(key.to_owned()))
    }

    /// The element at `index` of the list that stands here.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        self.then(Segment::Item(index))
    }

    /// Bytes of the text that stands here.
    #[must_use]
    pub fn within(self, bytes: Range<usize>) -> Self {
        self.then(Segment::Within(bytes))
    }

    /// The turns, from the root down.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    fn then(mut self, segment: Segment) -> Self {
        self.0.push(segment);
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, segment) in self.0.iter().enumerate() {
            let dot = if depth == 0 { "" } else { "." };
            match segment {
                Segment::Field(name) => write!(f, "{dot}{name}")?,
                Segment::Entry(key) | Segment::Key(key) => write!(f, "{dot}{key}")?,
                Segment::Item(index) => write!(f, "[{index}]")?,
                Segment::Within(_) | Segment::Raw(_) => {}
            }
        }
        Ok(())
    }
}
