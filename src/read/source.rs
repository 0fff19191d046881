//! A text on its way from bytes to clean text, with its map to the file.

use std::ops::Range;

use super::{FileRange, OffsetMap};
use crate::span::Span;

/// A text and where each of its bytes lies in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    pub text: String,
    pub map: OffsetMap,
}

/// A stretch of text to be exchanged for another; an empty `with` takes it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub range: Range<usize>,
    pub with: String,
}

impl Source {
    /// A text that stands in the file as it is.
    pub fn identity(text: String) -> Self {
        let map = OffsetMap::identity(text.as_bytes());
        Self { text, map }
    }

    /// Where a stretch of the text stands in the file.
    pub fn at(&self, range: &Range<usize>) -> FileRange {
        self.map.file_range(span(range))
    }

    /// Carries out edits that are sorted and don't overlap.
    pub fn edit(self, edits: &[Edit]) -> Self {
        if edits.is_empty() {
            return self;
        }
        let mut builder = Builder::new(&self);
        let mut from = 0;
        for edit in edits {
            builder.copy(from..edit.range.start);
            builder.make(&edit.with, &edit.range);
            from = edit.range.end.max(from);
        }
        builder.copy(from..self.text.len());
        builder.finish()
    }
}

/// The same place behind edits (sorted) that were carried out: for carrying spans along. Feed it ascending offsets.
#[derive(Debug)]
pub(super) struct Shift<'a> {
    edits: &'a [Edit],
    next: usize,
    by: isize,
}

impl<'a> Shift<'a> {
    pub fn new(edits: &'a [Edit]) -> Self {
        Self { edits, next: 0, by: 0 }
    }

    /// The new offset of `at`; inside an edited stretch, where that begins.
    pub fn of(&mut self, at: usize) -> usize {
        while let Some(edit) = self.edits.get(self.next).filter(|edit| edit.range.end <= at) {
            self.by += edit.with.len() as isize - edit.range.len() as isize;
            self.next += 1;
        }
        let at = match self.edits.get(self.next) {
            Some(edit) if edit.range.start < at => edit.range.start,
            _ => at,
        };
        at.saturating_add_signed(self.by)
    }
}

/// Puts a text together from stretches of another one, keeping the map.
#[derive(Debug)]
pub(super) struct Builder<'a> {
    from: &'a Source,
    text: String,
    map: OffsetMap,
}

impl<'a> Builder<'a> {
    pub fn new(from: &'a Source) -> Self {
        Self { from, text: String::with_capacity(from.text.len()), map: from.map.derive() }
    }

    /// Length so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends a stretch of the source as it is.
    pub fn copy(&mut self, range: Range<usize>) {
        if let Some(part) = self.from.text.get(range.clone()).filter(|part| !part.is_empty()) {
            self.map.splice(offset(self.text.len()), &self.from.map, None, span(&range));
            self.text.push_str(part);
        }
    }

    /// Appends a text that stands for a stretch of the source.
    pub fn make(&mut self, text: &str, range: &Range<usize>) {
        if !text.is_empty() {
            let at = self.from.at(range);
            self.map.made(offset(self.text.len()), (at.start, at.end), at.field);
            self.text.push_str(text);
        }
    }

    pub fn finish(mut self) -> Source {
        let end = self.from.at(&(0..self.from.text.len())).end;
        self.map.finish(offset(self.text.len()), end);
        Source { text: self.text, map: self.map }
    }
}

/// A range of a text as a span; a text is never longer than 4 GiB.
pub(super) fn span(range: &Range<usize>) -> Span {
    Span::new(offset(range.start), offset(range.end))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_keep_the_map_and_compose() {
        let source = Source::identity("x &amp;amp; y".to_owned());
        let once = source.edit(&[Edit { range: 2..7, with: "&".to_owned() }]);
        assert_eq!(once.text, "x &amp; y");
        let twice = once.edit(&[Edit { range: 2..7, with: "&".to_owned() }]);
        assert_eq!(twice.text, "x & y");
        let range = twice.at(&(2..3));
        assert_eq!((range.start, range.end), (2, 11));
        let range = twice.at(&(4..5));
        assert_eq!((range.start, range.end), (12, 13));
    }

    #[test]
    fn offsets_are_carried_along() {
        let edits = [Edit { range: 2..4, with: String::new() }, Edit { range: 6..7, with: "abc".to_owned() }];
        let mut shift = Shift::new(&edits);
        assert_eq!([0, 2, 4, 6, 7].map(|at| shift.of(at)), [0, 2, 2, 4, 7]);
    }
}
