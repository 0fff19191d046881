//! Collects the paragraphs of a text with markup: what is text is copied, the rest left out.

use std::ops::Range;

use super::BlockKind;
use super::clean;
use super::plain::Para;
use super::source::{Builder, Source};

/// Paragraphs so far, and the one that is open.
#[derive(Debug)]
pub(super) struct Paras<'a> {
    source: &'a Source,
    builder: Builder<'a>,
    pub paras: Vec<Para>,
    /// What the open paragraph is.
    pub kind: BlockKind,
    start: usize,
    links: usize,
    /// Line breaks since the last text.
    breaks: usize,
}

/// A paragraph that has just ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ended {
    pub kind: BlockKind,
    /// Bytes of its text, and how many of them are links.
    pub letters: usize,
    pub links: usize,
}

impl<'a> Paras<'a> {
    pub fn new(source: &'a Source) -> Self {
        Self { source, builder: Builder::new(source), paras: Vec::new(), kind: BlockKind::Paragraph, start: 0, links: 0, breaks: 0 }
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        self.builder.text()
    }

    /// Copies a stretch before any paragraph (front matter).
    pub fn prefix(&mut self, range: Range<usize>) {
        self.builder.copy(range);
        self.start = self.builder.len();
    }

    /// Appends a stretch of the source as it is.
    pub fn copy(&mut self, range: Range<usize>, link: bool) {
        let before = self.builder.len();
        self.builder.copy(range);
        if link {
            self.links += self.builder.len() - before;
        }
        if self.builder.len() > before {
            self.breaks = 0;
        }
    }

    /// Appends a text that stands for a stretch of the source.
    pub fn make(&mut self, text: &str, range: &Range<usize>) {
        self.builder.make(text, range);
        self.breaks = 0;
    }

    /// Appends a stretch of the source, character references resolved.
    pub fn with_references(&mut self, range: Range<usize>, link: bool) {
        let Some(slice) = self.source.text.get(range.clone()) else { return };
        let mut from = range.start;
        for (at, _) in slice.match_indices('&') {
            let at = range.start + at;
            if at < from {
                continue;
            }
            if let Some((end, with)) = clean::reference(&self.source.text, at).filter(|(end, _)| *end <= range.end) {
                self.copy(from..at, link);
                self.make(&with, &(at..end));
                from = end;
            }
        }
        self.copy(from..range.end, link);
    }

    /// A line break inside the paragraph; two in a row end it.
    pub fn line_break(&mut self, range: Range<usize>) {
        self.breaks += 1;
        let breaks = self.breaks;
        self.builder.make("\n", &range);
        if breaks > 1 {
            self.builder.make("\n", &range);
        }
    }

    /// Ends the open paragraph, if it has text.
    pub fn end(&mut self) -> Option<Ended> {
        let end = self.builder.len();
        let raw = self.builder.text().get(self.start..end).unwrap_or("");
        let start = self.start + raw.len() - raw.trim_start().len();
        let length = raw.trim().len();
        let links = std::mem::take(&mut self.links);
        self.breaks = 0;
        if end > self.start {
            let at = self.source.text.len()..self.source.text.len();
            self.builder.make("\n", &at);
        }
        self.start = self.builder.len();
        if length == 0 {
            return None;
        }
        self.paras.push(Para { range: start..start + length, kind: self.kind });
        Some(Ended { kind: self.kind, letters: length, links })
    }

    /// Takes the last paragraph back; its text stays but is read as none.
    pub fn drop_last(&mut self) {
        self.paras.pop();
    }

    pub fn finish(self) -> (Source, Vec<Para>) {
        (self.builder.finish(), self.paras)
    }
}
