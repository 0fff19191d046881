//! From offsets in the clean text to offsets in the file.

use std::sync::Arc;

use crate::span::Span;

/// A half-open byte range of the file on disk (of the unpacked bytes, or of a JSON record's field).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileRange {
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
    /// Line of the first byte, from 1.
    pub line: u64,
    /// The field of a JSON record that it counts in; `None` for the text.
    pub field: Option<&'static str>,
}

/// One stretch of the map: from `clean` on, up to the next piece, the text stands for bytes from `file` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    clean: u32,
    file: u64,
    kind: Kind,
    field: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Every character has `clean` bytes in the text and `file` bytes in the file: 1 and 1 for a copy, 1 and 2 for
    /// ASCII in UTF-16, 2 and 1 for Cyrillic in a single-byte encoding.
    Steps { clean: u8, file: u8 },
    /// A whole that can't be entered, made of the bytes up to `end` (an entity, mended mojibake).
    Made { end: u64 },
}

const COPY: Kind = Kind::Steps { clean: 1, file: 1 };

/// Maps the clean text to the file: pieces that were copied, one byte for one, pieces that were decoded by equal
/// steps, and pieces that were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
    /// Length of the clean text and of the file's bytes that it was made from.
    end: (u32, u64),
    /// Offsets of the line feeds (or lone carriage returns) in the file, ascending; shared by the maps of one file.
    breaks: Arc<Vec<u64>>,
}

impl OffsetMap {
    /// An empty map over a file whose lines end at the offsets `breaks` (ascending).
    #[must_use]
    pub fn new(breaks: Vec<u64>) -> Self {
        Self { pieces: Vec::new(), end: (0, 0), breaks: Arc::new(breaks) }
    }

    /// The map of a file that is its own clean text.
    #[must_use]
    pub fn identity(bytes: &[u8]) -> Self {
        let mut map = Self::new(line_breaks(bytes));
        map.copied(0, 0, None);
        map.finish(u32::try_from(bytes.len()).unwrap_or(u32::MAX), bytes.len() as u64);
        map
    }

    /// From `clean` on the text is a copy of the bytes from `file` on, one for one.
    pub fn copied(&mut self, clean: u32, file: u64, field: Option<&'static str>) {
        self.push(Piece { clean, file, kind: COPY, field });
    }

    /// From `clean` on every character has `steps.0` bytes in the text and `steps.1` in the file.
    pub fn stepped(&mut self, clean: u32, file: u64, steps: (u8, u8), field: Option<&'static str>) {
        self.push(Piece { clean, file, kind: Kind::Steps { clean: steps.0.max(1), file: steps.1.max(1) }, field });
    }

    /// From `clean` on, up to the next piece, the text was made of the bytes `file.0..file.1`.
    pub fn made(&mut self, clean: u32, file: (u64, u64), field: Option<&'static str>) {
        self.push(Piece { clean, file: file.0, kind: Kind::Made { end: file.1 }, field });
    }

    /// Ends the map at the lengths of the two sides.
    pub fn finish(&mut self, clean: u32, file: u64) {
        self.end = (clean, file);
    }

    fn push(&mut self, piece: Piece) {
        if let Some(last) = self.pieces.last_mut() {
            if last.clean == piece.clean {
                // The last one is empty.
                *last = piece;
                return;
            }
            let step = piece.clean.saturating_sub(last.clean);
            if let Kind::Steps { clean, file } = last.kind
                && last.kind == piece.kind
                && last.field == piece.field
                && step % u32::from(clean) == 0
                && last.file + u64::from(step / u32::from(clean)) * u64::from(file) == piece.file
            {
                return;
            }
        }
        self.pieces.push(piece);
    }

    fn piece(&self, clean: u32) -> usize {
        self.pieces.partition_point(|piece| piece.clean <= clean).saturating_sub(1)
    }

    /// Where the byte at `clean` begins in the file; inside a made piece, where that begins.
    fn start_of(&self, clean: u32) -> (u64, Option<&'static str>) {
        let Some(piece) = self.pieces.get(self.piece(clean)) else { return (u64::from(clean), None) };
        let into = clean.saturating_sub(piece.clean);
        let file = match piece.kind {
            Kind::Steps { clean, file } => piece.file + u64::from(into / u32::from(clean)) * u64::from(file),
            Kind::Made { .. } => piece.file,
        };
        (file, piece.field)
    }

    /// One past the last byte of the file that the clean byte before `clean` was made of.
    fn end_of(&self, clean: u32) -> u64 {
        let Some(before) = clean.checked_sub(1) else { return self.start_of(0).0 };
        let Some(piece) = self.pieces.get(self.piece(before)) else { return u64::from(clean) };
        let into = clean.saturating_sub(piece.clean);
        match piece.kind {
            Kind::Steps { clean, file } => piece.file + u64::from(into.div_ceil(u32::from(clean))) * u64::from(file),
            Kind::Made { end } => end,
        }
    }

    /// The bytes of the file that the clean text under `span` was made of.
    #[must_use]
    pub fn file_range(&self, span: Span) -> FileRange {
        let (start, field) = self.start_of(span.start);
        let end = if span.is_empty() { start } else { self.end_of(span.end).max(start) };
        let line = if field.is_some() { 1 } else { self.line(start) };
        FileRange { start, end, line, field }
    }

    /// The 1-based line of a byte of the file.
    #[must_use]
    pub fn line(&self, file: u64) -> u64 {
        1 + self.breaks.partition_point(|&at| at < file) as u64
    }

    /// Whether the clean text under `span` was copied byte for byte from one place.
    #[must_use]
    pub fn is_copy(&self, span: Span) -> bool {
        let at = self.piece(span.start);
        match self.pieces.get(at) {
            None => true,
            Some(piece) => piece.kind == COPY && self.piece(span.end.saturating_sub(1).max(span.start)) == at,
        }
    }

    /// The places inside `span` where text and file begin to run apart: `(clean, file)` pairs, each the
    /// start of a piece.
    pub fn breaks_in(&self, span: Span) -> impl Iterator<Item = (u32, u64)> {
        let from = self.piece(span.start) + 1;
        self.pieces.iter().skip(from).take_while(move |piece| piece.clean < span.end).map(|piece| (piece.clean, piece.file))
    }

    /// The map of a text that is put together from stretches of this one: an empty map over the same file.
    pub(super) fn derive(&self) -> Self {
        Self { pieces: Vec::new(), end: (0, 0), breaks: Arc::clone(&self.breaks) }
    }

    /// Copies the pieces under `span` of `from` to here, where the same text begins at `clean`; `field`, where given, is the
    /// field that they count in.
    pub(super) fn splice(&mut self, clean: u32, from: &Self, field: Option<&'static str>, span: Span) {
        if span.is_empty() {
            return;
        }
        let mut at = from.piece(span.start);
        let (file, own) = from.start_of(span.start);
        match from.pieces.get(at) {
            None => self.copied(clean, file, field.or(own)),
            Some(piece) => self.push(Piece { clean, file, field: field.or(own), ..*piece }),
        }
        at += 1;
        while let Some(piece) = from.pieces.get(at).filter(|piece| piece.clean < span.end) {
            self.push(Piece { clean: clean + (piece.clean - span.start), field: field.or(piece.field), ..*piece });
            at += 1;
        }
    }
}

/// The offsets of the line ends of a file: line feeds, and carriage returns that no line feed follows.
#[must_use]
pub fn line_breaks(bytes: &[u8]) -> Vec<u64> {
    let ends_line = |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(*at + 1) != Some(&b'\n');
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends_line).map(|at| at as u64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(map: &OffsetMap, start: u32, end: u32) -> (u64, u64) {
        let range = map.file_range(Span::new(start, end));
        (range.start, range.end)
    }

    #[test]
    fn made_pieces_are_whole() {
        // "a&amp;b" on disk, "a&b" clean.
        let mut map = OffsetMap::new(vec![]);
        map.copied(0, 0, None);
        map.made(1, (1, 6), None);
        map.copied(2, 6, None);
        map.finish(3, 7);
        assert_eq!([at(&map, 0, 1), at(&map, 1, 2), at(&map, 0, 3), at(&map, 2, 3)], [(0, 1), (1, 6), (0, 7), (6, 7)]);
        assert_eq!(map.breaks_in(Span::new(0, 3)).collect::<Vec<_>>(), [(1, 1), (2, 6)]);
        assert!(map.is_copy(Span::new(2, 3)) && !map.is_copy(Span::new(0, 2)));
    }

    #[test]
    fn steps_count_characters() {
        // "abЖД" in UTF-16 behind a mark of two bytes: two bytes a character.
        let mut map = OffsetMap::new(vec![]);
        map.stepped(0, 2, (1, 2), None);
        map.stepped(2, 6, (2, 2), None);
        map.finish(6, 10);
        assert_eq!([at(&map, 0, 1), at(&map, 1, 4), at(&map, 4, 6)], [(2, 4), (4, 8), (8, 10)]);
    }

    #[test]
    fn lines_count_every_kind_of_end() {
        let map = OffsetMap::identity(b"a\r\nb\rc\nd");
        assert_eq!([0, 3, 5, 7].map(|at| map.line(at)), [1, 2, 3, 4]);
    }
}
