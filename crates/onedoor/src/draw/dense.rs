//! Total access to dense tables: a read out of range gives the default, a write out of range is passed over.
//!
//! The layout works on indices that it made itself, so neither ever happens; written this way it cannot panic either.

/// The value at `index`, or the default.
pub(super) fn at<T: Copy + Default>(table: &[T], index: usize) -> T {
    table.get(index).copied().unwrap_or_default()
}

/// The row at `index`, or an empty one.
pub(super) fn row<T>(table: &[Vec<T>], index: usize) -> &[T] {
    table.get(index).map_or(&[], Vec::as_slice)
}

/// Writes `value` at `index`.
pub(super) fn put<T>(table: &mut [T], index: usize, value: T) {
    if let Some(slot) = table.get_mut(index) {
        *slot = value;
    }
}

/// Appends `value` to the row at `index`.
pub(super) fn push<T>(table: &mut [Vec<T>], index: usize, value: T) {
    if let Some(row) = table.get_mut(index) {
        row.push(value);
    }
}

/// Adds one at `index`.
pub(super) fn bump(table: &mut [usize], index: usize) {
    if let Some(slot) = table.get_mut(index) {
        *slot += 1;
    }
}

/// Where each member of `order` stands in it, for members below `size`.
pub(super) fn positions(order: &[Vec<usize>], size: usize) -> Vec<usize> {
    let mut position = vec![0; size];
    for members in order {
        for (place, &member) in members.iter().enumerate() {
            put(&mut position, member, place);
        }
    }
    position
}
