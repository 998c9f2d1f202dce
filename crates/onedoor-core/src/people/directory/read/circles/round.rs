/// More circles are not looked for.
const CIRCLES_MAX: usize = 20;

/// Circles in a graph, each from its first node on; there is one where there is any, and one for each knot of nodes where each leads to one at most.
///
/// `to` says where each node leads. The work is linear in the graph, for each of at most 20 circles.
pub(super) fn circles(to: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut walk = Walk { to, seen: vec![Seen::Never; to.len()], way: Vec::new() };
    let mut circles = Vec::new();
    for first in 0..to.len() {
        walk.from(first, &mut circles);
    }
    circles.sort();
    circles
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Never,
    OnTheWay,
    Done,
}

/// A walk in depth, with a list in place of recursion.
struct Walk<'a> {
    to: &'a [Vec<usize>],
    seen: Vec<Seen>,
    /// The nodes between the first and the last, each with how many of its arrows were followed.
    way: Vec<(usize, usize)>,
}

impl Walk<'_> {
    fn from(&mut self, first: usize, circles: &mut Vec<Vec<usize>>) {
        self.enter(first);
        while circles.len() < CIRCLES_MAX
            && let Some((node, followed)) = self.way.last_mut()
        {
            let next = self.to.get(*node).and_then(|arrows| arrows.get(*followed)).copied();
            *followed += 1;
            match next {
                Some(next) if self.seen.get(next) == Some(&Seen::OnTheWay) => circles.push(self.circle(next)),
                Some(next) => self.enter(next),
                None => self.leave(),
            }
        }
    }

    fn enter(&mut self, node: usize) {
        if let Some(seen) = self.seen.get_mut(node).filter(|seen| **seen == Seen::Never) {
            *seen = Seen::OnTheWay;
            self.way.push((node, 0));
        }
    }

    fn leave(&mut self) {
        if let Some(seen) = self.way.pop().and_then(|(node, _)| self.seen.get_mut(node)) {
            *seen = Seen::Done;
        }
    }

    /// The way from a node on, which leads back to it; turned so that it begins with the first node in the file.
    fn circle(&self, back_to: usize) -> Vec<usize> {
        let mut circle: Vec<usize> =
            self.way.iter().map(|(node, _)| *node).skip_while(|node| *node != back_to).collect();
        let first = circle.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(at, _)| at);
        circle.rotate_left(first);
        circle
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_of_chains_is_found_once() {
        assert_eq!(circles(&[vec![1], vec![2], vec![], vec![3], vec![5], vec![4], vec![4]]), [vec![3], vec![4, 5]]);
    }

    #[test]
    fn long_ways_and_many_circles_are_bounded() {
        let ring: Vec<Vec<usize>> = (0..100_000).map(|node| vec![(node + 1) % 100_000]).collect();
        assert_eq!(circles(&ring).iter().map(Vec::len).collect::<Vec<_>>(), [100_000]);
        let loops: Vec<Vec<usize>> = (0..100_000).map(|node| vec![node]).collect();
        assert_eq!(circles(&loops).len(), CIRCLES_MAX);
    }
}
