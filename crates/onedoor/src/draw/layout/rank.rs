//! Which row each box stands in: every line leads to a lower row, lines are short, and no row is too wide to print.

use super::super::dense::{at, bump, push, put, row};

/// The forward lines of a graph: `true` for each edge that may stay, `false` for those that would close a circle.
pub(super) fn acyclic(size: usize, edges: &[(usize, usize)]) -> Vec<bool> {
    let mut out = vec![Vec::new(); size];
    for (index, &(from, _)) in edges.iter().enumerate() {
        push(&mut out, from, index);
    }
    let mut stays = vec![true; edges.len()];
    let mut on_path = vec![false; size];
    let mut seen = vec![false; size];
    for start in 0..size {
        let mut path = vec![(start, 0)];
        while let Some((vertex, next)) = path.pop() {
            if next == 0 {
                if at(&seen, vertex) {
                    continue;
                }
                put(&mut seen, vertex, true);
                put(&mut on_path, vertex, true);
            }
            let Some(&index) = row(&out, vertex).get(next) else {
                put(&mut on_path, vertex, false);
                continue;
            };
            path.push((vertex, next + 1));
            let to = edges.get(index).map_or(0, |edge| edge.1);
            if at(&on_path, to) {
                put(&mut stays, index, false);
            } else if !at(&seen, to) {
                path.push((to, 0));
            }
        }
    }
    stays
}

/// The row of each vertex of an acyclic graph, counted from 0, with at most `width_max` vertices in a row.
pub(super) fn ranks(size: usize, edges: &[(usize, usize)], width_max: usize) -> Vec<usize> {
    let graph = Graph::new(size, edges);
    let order = graph.topological();
    let mut rank = vec![0; size];
    for &vertex in &order {
        let lowest = graph.lowest_allowed(&rank, vertex);
        put(&mut rank, vertex, lowest);
    }
    tighten(&graph, &order, &mut rank);
    fold(&graph, &order, &rank, width_max.max(1))
}

/// Pulls a vertex down to what follows it where that makes its lines shorter in all.
fn tighten(graph: &Graph, order: &[usize], rank: &mut [usize]) {
    for _ in 0..4 {
        for &vertex in order.iter().rev() {
            let (up, down) = (row(&graph.up, vertex), row(&graph.down, vertex));
            let room = down.iter().map(|&next| at(rank, next).saturating_sub(1)).min();
            if let Some(bottom) = room
                && down.len() > up.len()
            {
                put(rank, vertex, bottom);
            }
        }
    }
}

/// Moves what is too much for a row to the next.
fn fold(graph: &Graph, order: &[usize], wanted: &[usize], width_max: usize) -> Vec<usize> {
    let mut rank = vec![0; wanted.len()];
    let mut filled: Vec<usize> = Vec::new();
    let mut wanted_by = Vec::new();
    for &row in wanted {
        wanted_by.resize(wanted_by.len().max(row + 1), 0);
        bump(&mut wanted_by, row);
    }
    let mut sorted = order.to_vec();
    sorted.sort_by_key(|&vertex| at(wanted, vertex));
    for vertex in sorted {
        let mut here = graph.lowest_allowed(&rank, vertex).max(at(wanted, vertex));
        // Rows that share what is too much for one take equal parts.
        let wanting = at(&wanted_by, at(wanted, vertex));
        let share = wanting.div_ceil(wanting.div_ceil(width_max).max(1));
        while at(&filled, here) >= share.max(1) {
            here += 1;
        }
        if filled.len() <= here {
            filled.resize(here + 1, 0);
        }
        bump(&mut filled, here);
        put(&mut rank, vertex, here);
    }
    rank
}

struct Graph {
    up: Vec<Vec<usize>>,
    down: Vec<Vec<usize>>,
}

impl Graph {
    fn new(size: usize, edges: &[(usize, usize)]) -> Graph {
        let mut graph = Graph { up: vec![Vec::new(); size], down: vec![Vec::new(); size] };
        for &(from, to) in edges {
            push(&mut graph.down, from, to);
            push(&mut graph.up, to, from);
        }
        graph
    }

    fn topological(&self) -> Vec<usize> {
        let mut missing: Vec<usize> = self.up.iter().map(Vec::len).collect();
        let mut order: Vec<usize> = (0..missing.len()).filter(|&vertex| at(&missing, vertex) == 0).collect();
        let mut next = 0;
        while let Some(&vertex) = order.get(next) {
            next += 1;
            for &to in row(&self.down, vertex) {
                let left = at(&missing, to).saturating_sub(1);
                put(&mut missing, to, left);
                if left == 0 {
                    order.push(to);
                }
            }
        }
        order
    }

    fn lowest_allowed(&self, rank: &[usize], vertex: usize) -> usize {
        row(&self.up, vertex).iter().map(|&before| at(rank, before) + 1).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_row_is_folded_and_lines_still_lead_down() {
        let mut edges: Vec<(usize, usize)> = (1..21).map(|to| (0, to)).collect();
        edges.extend((1..21).map(|from| (from, 21)));
        let rank = ranks(22, &edges, 7);
        assert_eq!(rank.last(), Some(&4), "twenty are three rows of seven");
        assert!(edges.iter().all(|&(from, to)| rank[from] < rank[to]));
    }

    #[test]
    fn a_circle_loses_the_line_that_closes_it() {
        assert_eq!(acyclic(3, &[(0, 1), (1, 2), (2, 0), (1, 1)]), [true, true, false, false]);
    }

    #[test]
    fn a_late_source_stands_next_to_what_needs_it() {
        assert_eq!(ranks(4, &[(0, 1), (1, 2), (3, 2)], 9), [0, 1, 2, 1]);
    }
}
