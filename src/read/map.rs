//! From offsets in the clean text to offsets in the file.

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

/// One stretch of the map: from `clean` on, text was made of the bytes from `file` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    clean: u32,
    file: u64,
    /// How many bytes of the file one step of the clean text stands for: a copied piece runs one to one;
    /// a made one (an entity, mended mojibake) is a whole that can't be entered.
    copied: bool,
    field: Option<&'static str>,
}

/// Maps the clean text to the file: pieces that were copied, one byte for one, and pieces that were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
    /// Length of the clean text and of the file's bytes that it was made from.
    end: (u32, u64),
    /// Offsets of the line feeds (or lone carriage returns) in the file, ascending.
    breaks: Vec<u64>,
    /// Line number added to every line (from 1 on).
    first_line: u64,
}

impl OffsetMap {
    /// An empty map over a file whose lines end at the offsets `breaks` (ascending).
    #[must_use]
    pub fn new(breaks: Vec<u64>) -> Self {
        Self { pieces: Vec::new(), end: (0, 0), breaks, first_line: 1 }
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
        self.push(Piece { clean, file, copied: true, field });
    }

    /// From `clean` on, up to the next piece, the text was made of the bytes from `file` up to the next piece's.
    pub fn made(&mut self, clean: u32, file: u64, field: Option<&'static str>) {
        self.push(Piece { clean, file, copied: false, field });
    }

    /// Ends the map at the lengths of the two sides.
    pub fn finish(&mut self, clean: u32, file: u64) {
        self.end = (clean, file);
    }

    fn push(&mut self, piece: Piece) {
        if let Some(last) = self.pieces.last_mut() {
            let step = piece.clean.saturating_sub(last.clean);
            if last.copied && piece.copied && last.field == piece.field && last.file + u64::from(step) == piece.file {
                return;
            }
            if last.clean == piece.clean && last.file == piece.file {
                *last = piece;
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
        match self.pieces.get(self.piece(clean)) {
            None => (u64::from(clean), None),
            Some(piece) if piece.copied => (piece.file + u64::from(clean.saturating_sub(piece.clean)), piece.field),
            Some(piece) => (piece.file, piece.field),
        }
    }

    /// One past the last byte of the file that the clean byte before `clean` was made of.
    fn end_of(&self, clean: u32) -> u64 {
        let Some(before) = clean.checked_sub(1) else { return self.start_of(0).0 };
        let at = self.piece(before);
        match self.pieces.get(at) {
            None => u64::from(clean),
            Some(piece) if piece.copied => piece.file + u64::from(clean - piece.clean),
            Some(_) => self.pieces.get(at + 1).map_or(self.end.1, |next| next.file),
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
        self.first_line.max(1) + self.breaks.partition_point(|&at| at < file) as u64
    }

    /// Whether the clean text under `span` was copied byte for byte from one place.
    #[must_use]
    pub fn is_copy(&self, span: Span) -> bool {
        match self.pieces.get(self.piece(span.start)) {
            None => true,
            Some(piece) => piece.copied && self.piece(span.end.saturating_sub(1).max(span.start)) == self.piece(span.start),
        }
    }

    /// The places inside `span` where text and file begin to run apart: `(clean, file)` pairs, each the
    /// start of a piece.
    pub fn breaks_in(&self, span: Span) -> impl Iterator<Item = (u32, u64)> {
        let from = self.piece(span.start) + 1;
        self.pieces.iter().skip(from).take_while(move |piece| piece.clean < span.end).map(|piece| (piece.clean, piece.file))
    }
}

/// The offsets of the line ends of a file: line feeds, and carriage returns that no line feed follows.
#[must_use]
pub fn line_breaks(bytes: &[u8]) -> Vec<u64> {
    let mut breaks = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
            breaks.push(at as u64);
        }
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_pieces_are_whole() {
        // "a&amp;b" on disk, "a&b" clean.
        let mut map = OffsetMap::new(vec![]);
        map.copied(0, 0, None);
        map.made(1, 1, None);
        map.copied(2, 6, None);
        map.finish(3, 7);
        let at = |start, end| {
            let range = map.file_range(Span::new(start, end));
            (range.start, range.end)
        };
        assert_eq!(at(0, 1), (0, 1));
        assert_eq!(at(1, 2), (1, 6));
        assert_eq!(at(0, 3), (0, 7));
        assert_eq!(at(2, 3), (6, 7));
        assert_eq!(map.breaks_in(Span::new(0, 3)).collect::<Vec<_>>(), [(1, 1), (2, 6)]);
        assert!(map.is_copy(Span::new(2, 3)) && !map.is_copy(Span::new(0, 2)));
    }

    #[test]
    fn lines_count_every_kind_of_end() {
        let map = OffsetMap::identity(b"a\r\nb\rc\nd");
        assert_eq!([0, 3, 5, 7].map(|at| map.line(at)), [1, 2, 3, 4]);
    }
}
