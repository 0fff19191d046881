//! What the reader hands over.

use jiff::civil::Date;

use super::{FileRange, Notice, OffsetMap};
use crate::model::{DateSource, Outlet, Precision};
use crate::span::Span;

/// One article: clean text, where its parts lie, and what its metadata say.
#[derive(Debug, Clone)]
pub struct Article {
    /// The path as it was given; `-` for standard input.
    pub path: String,
    /// 1-based number of the record in a file of several.
    pub part: Option<u64>,
    /// SHA-256 of the article's own bytes, lower-case hex.
    pub sha256: String,
    /// How many bytes the article has on disk (unpacked).
    pub bytes: u64,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    /// BCP 47 tag; `None` where the text is too short to tell.
    pub language: Option<String>,
    /// The clean text: decoded and mended, markup taken out. Front matter and furniture stay in it;
    /// `blocks` say which parts are read.
    pub text: String,
    /// From the clean text to the bytes of the file.
    pub map: OffsetMap,
    /// The parts that are read, in order, disjoint. At most one is a title, and it is the first.
    pub blocks: Vec<Block>,
    /// The headline.
    pub title: Option<Found>,
    /// The author's line, without "By".
    pub byline: Option<Found>,
    /// The dateline.
    pub dateline: Option<DatelinePart>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was updated.
    pub updated: Option<Published>,
    /// Its address.
    pub url: Option<String>,
    /// The outlet.
    pub source: Option<Outlet>,
    /// What was mended or could not be used.
    pub notices: Vec<Notice>,
}

/// A stretch of clean text that is read as one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its clean text, trimmed; line breaks inside stand for spaces.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// 0 for the title, else the number of the paragraph from 1.
    pub paragraph: u32,
}

/// What a block is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading inside the text.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// The caption of a picture.
    Caption,
    /// A correction or editor's note.
    Correction,
    /// A dateline or a line that holds nothing but a date. One that leads a paragraph in has its number and stands right
    /// before it; one that stands alone has paragraph 0.
    Dateline,
}

/// A value of the metadata and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The value, white space folded.
    pub text: String,
    /// Where it stands on disk; `None` where it was joined from several places.
    pub at: Option<FileRange>,
}

/// "TEHRAN (Tasnim) -", taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatelinePart {
    /// The place, as written.
    pub place: Option<String>,
    /// The news agency.
    pub agency: Option<String>,
    /// The whole.
    pub found: Found,
}

/// A moment of the article itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// ISO 8601, as exact as it was told.
    pub value: String,
    /// First day that it may mean.
    pub first: Date,
    /// Last day that it may mean.
    pub last: Date,
    /// How exact.
    pub precision: Precision,
    /// Where it was read.
    pub source: DateSource,
}

impl Published {
    /// The day, where it is told to the day.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }
}
