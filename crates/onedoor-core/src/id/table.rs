use std::{
    marker::PhantomData,
    ops::{Index, IndexMut},
};

/// An id that is a position in a [`Table`].
pub trait Dense: Copy {
    /// The id at `index`; none when `index` is beyond what the id can number.
    fn from_index(index: usize) -> Option<Self>;

    /// The position.
    fn index(self) -> usize;
}

/// A row for each id of one kind, in the order of the ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<I, T> {
    rows: Vec<T>,
    kind: PhantomData<fn(I)>,
}

impl<I: Dense, T> Table<I, T> {
    /// The table with these rows.
    pub fn new(rows: Vec<T>) -> Self {
        Table { rows, kind: PhantomData }
    }

    /// The row of `id`; none where the id belongs to another, larger table.
    pub fn row(&self, id: I) -> Option<&T> {
        self.rows.get(id.index())
    }

    /// The row of `id`, to be changed.
    pub fn row_mut(&mut self, id: I) -> Option<&mut T> {
        self.rows.get_mut(id.index())
    }

    /// Whether this table has a row for `id`.
    pub fn contains(&self, id: I) -> bool {
        id.index() < self.rows.len()
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (0..self.rows.len()).filter_map(I::from_index)
    }

    /// The rows, in order.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Ids with their rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.ids().zip(&self.rows)
    }
}

impl<I: Dense, T> IntoIterator for Table<I, T> {
    type Item = (I, T);
    type IntoIter = std::iter::FilterMap<std::iter::Enumerate<std::vec::IntoIter<T>>, fn((usize, T)) -> Option<(I, T)>>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter().enumerate().filter_map(|(index, row)| I::from_index(index).map(|id| (id, row)))
    }
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Table { rows: Vec::new(), kind: PhantomData }
    }
}

// INVARIANT: ids are handed out by the graph that laid out the table; an id from elsewhere is refused at the doors
// (`engine::decide`, `Case::apply`, the decoders) before it is used here.
impl<I: Dense, T> Index<I> for Table<I, T> {
    type Output = T;

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "see the invariant above")]
    fn index(&self, id: I) -> &T {
        &self.rows[id.index()]
    }
}

impl<I: Dense, T> IndexMut<I> for Table<I, T> {
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "see the invariant above")]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.rows[id.index()]
    }
}
