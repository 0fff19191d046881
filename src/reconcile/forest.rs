//! Disjoint sets (union-find); the smallest member stands for its set, so that the outcome has no order in it.

/// The sets of the numbers below a length.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    parents: Vec<usize>,
}

impl Forest {
    /// Every number by itself.
    pub(super) fn new(length: usize) -> Self {
        Self { parents: (0..length).collect() }
    }

    /// Adds a number by itself.
    pub(super) fn push(&mut self) -> usize {
        self.parents.push(self.parents.len());
        self.parents.len() - 1
    }

    /// The smallest member of the number's set; halves the path on the way.
    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while let Some(&parent) = self.parents.get(at) {
            if parent == at {
                break;
            }
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// Joins the sets of two numbers.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parents.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
