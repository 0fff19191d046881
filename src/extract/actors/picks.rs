//! Things picked out of many in one pass.

/// Things picked out of many without a branch: which ones they are cannot be foretold, and a branch for each would be
/// mispredicted at nearly every one of them.
#[derive(Debug)]
pub(super) struct Picks<T> {
    /// The things picked, then free room.
    all: Vec<T>,
    len: usize,
}

impl<T: Copy + Default> Picks<T> {
    /// Nothing yet, of so many things at most.
    pub(super) fn of(most: usize) -> Self {
        Self { all: vec![T::default(); most], len: 0 }
    }

    /// How many are picked.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Looks at the next thing, which stays if it is to be kept.
    #[inline]
    pub(super) fn look(&mut self, thing: T, keep: bool) {
        if let Some(slot) = self.all.get_mut(self.len) {
            *slot = thing;
        }
        self.len += usize::from(keep);
    }

    /// What is picked from this one on.
    pub(super) fn from(&self, start: usize) -> &[T] {
        self.all.get(start..self.len).unwrap_or_default()
    }

    /// What is picked.
    pub(super) fn done(mut self) -> Vec<T> {
        self.all.truncate(self.len);
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_kept_stays() {
        let mut picks = Picks::of(5);
        (0..5).for_each(|number| picks.look(number, number % 2 == 1));
        assert_eq!((picks.len(), picks.from(1)), (2, &[3][..]));
        assert_eq!(picks.done(), [1, 3]);
        let mut all = Picks::of(2);
        [7, 8].map(|number| all.look(number, true));
        assert_eq!(all.done(), [7, 8]);
    }
}
