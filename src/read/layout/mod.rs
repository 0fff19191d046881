//! What the parts of an article's page are: headline, byline, dates, dateline, running text, furniture.

mod byline;
mod dateline;
mod furniture;
mod header;
mod title;

use std::ops::Range;

use super::days::Stamp;
use super::meta::{host_of, is_url};
use super::plain::Para;
use super::source::span;
use super::{Block, BlockKind};

pub(super) use byline::clean as clean_byline;

/// What the layout of a text tells.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub blocks: Vec<Block>,
    /// The headline's range, where the body has it.
    pub title: Option<Range<usize>>,
    pub byline: Option<Range<usize>>,
    pub dateline: Option<dateline::Dateline>,
    /// Dates of header lines and of the line before the text, with their places; `true` for "updated".
    pub dates: Vec<(Stamp, Range<usize>, bool)>,
    /// Header lines that should hold a date and hold none that can be read.
    pub unreadable: Vec<Range<usize>>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    /// Corrections and editor's notes.
    pub corrections: Vec<Range<usize>>,
}

/// Whether a line of a page's head stands alone even where lines are wrapped.
pub(super) fn is_head_line(line: &str) -> bool {
    header::read(line).is_some() || byline::read(line).is_some() || header::date_line(line).is_some()
}

/// Recognises the parts of a page. `known_title` is the headline that the metadata tell (the body's copy of it is left
/// out).
pub(super) fn arrange(text: &str, paras: &[Para], known_title: Option<&str>) -> Layout {
    let mut layout = Layout::default();
    let mut arranger =
        Arranger { text, paras, known_title: known_title.map(comparable), paragraph: 0, head: true, prose: 0, layout: &mut layout };
    for at in 0..paras.len() {
        arranger.take(at);
    }
    layout
}

/// Letters and digits only, lower case: for telling whether two headlines are the same.
fn comparable(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

struct Arranger<'a> {
    text: &'a str,
    paras: &'a [Para],
    known_title: Option<String>,
    /// Number of the last paragraph.
    paragraph: u32,
    /// Whether the running text has not begun.
    head: bool,
    /// Paragraphs of running text so far.
    prose: usize,
    layout: &'a mut Layout,
}

impl<'a> Arranger<'a> {
    fn content(&self, at: usize) -> &'a str {
        self.paras.get(at).and_then(|para| self.text.get(para.range.clone())).unwrap_or("")
    }

    fn take(&mut self, at: usize) {
        let Some(para) = self.paras.get(at) else { return };
        let (text, range) = (self.content(at), para.range.clone());
        if text.is_empty() || self.is_known_title(text) {
            if self.layout.title.is_none() && !text.is_empty() && self.head {
                self.layout.title = Some(range);
            }
            return;
        }
        let caption = furniture::caption(text);
        if self.furniture(text, para.kind, caption) {
            return;
        }
        if self.head && self.in_head(at, text, &range, para.kind) {
            return;
        }
        if para.kind == BlockKind::Paragraph && furniture::is_correction(text) {
            self.layout.corrections.push(range.clone());
            self.push(range, BlockKind::Correction);
            return;
        }
        if let Some(length) = caption {
            self.push(range.start..range.start + length, BlockKind::Caption);
            return;
        }
        self.prose(text, range, para.kind);
    }

    fn is_known_title(&self, text: &str) -> bool {
        self.prose == 0
            && text.len() < 1000
            && self.known_title.as_ref().is_some_and(|title| !title.is_empty() && *title == comparable(text))
    }

    /// Takes furniture out; what it tells of the address or the outlet is kept.
    fn furniture(&mut self, text: &str, kind: BlockKind, caption: Option<usize>) -> bool {
        let Some(found) = furniture::read(text, self.head, kind, caption) else { return false };
        if let Some(url) = found.url.filter(|url| is_url(url)) {
            self.layout.url.get_or_insert_with(|| url.to_owned());
        }
        true
    }

    /// A part of the head: true if it is taken.
    fn in_head(&mut self, at: usize, text: &str, range: &Range<usize>, kind: BlockKind) -> bool {
        if let Some(fields) = header::read(text) {
            for field in fields {
                self.header(field, range.start);
            }
            return true;
        }
        if let Some(name) = byline::read(text) {
            self.layout.byline.get_or_insert(range.start + name.start..range.start + name.end);
            return true;
        }
        if let Some((stamp, updated)) = header::date_line(text) {
            self.layout.dates.push((stamp, range.clone(), updated));
            self.layout.blocks.push(Block { span: span(range), kind: BlockKind::Dateline, paragraph: 0 });
            return true;
        }
        if self.layout.dateline.is_none()
            && let Some(line) = dateline::alone(text)
        {
            self.found_dateline(&line, range.start);
            self.layout.blocks.push(Block { span: span(range), kind: BlockKind::Dateline, paragraph: 0 });
            return true;
        }
        let is_furniture = |text: &str| furniture::read(text, true, BlockKind::Paragraph, furniture::caption(text)).is_some();
        let next = (at + 1..self.paras.len()).map(|at| self.content(at)).find(|text| !is_furniture(text));
        let untitled = self.layout.title.is_none() && self.known_title.is_none();
        if untitled && self.prose == 0 && next.is_some_and(|next| title::is_label(text, next)) {
            return true;
        }
        if untitled
            && self.prose == 0
            && (kind == BlockKind::Heading || next.is_some_and(|next| title::looks_like_one(text, next)))
            && dateline::read(text).is_none()
        {
            self.layout.title = Some(range.clone());
            self.layout.blocks.insert(0, Block { span: span(range), kind: BlockKind::Title, paragraph: 0 });
            return true;
        }
        false
    }

    fn header(&mut self, field: header::Field<'_>, base: usize) {
        let range = base + field.range.start..base + field.range.end;
        match field.kind {
            header::Kind::Published | header::Kind::Updated => match field.stamp {
                Some(stamp) => self.layout.dates.push((stamp, range, field.kind == header::Kind::Updated)),
                None => self.layout.unreadable.push(range),
            },
            header::Kind::Author => {
                self.layout.byline.get_or_insert(range);
            }
            header::Kind::Title => {
                if self.layout.title.is_none() && self.known_title.is_none() {
                    self.known_title = Some(comparable(field.value));
                    self.layout.blocks.insert(0, Block { span: span(&range), kind: BlockKind::Title, paragraph: 0 });
                    self.layout.title = Some(range);
                }
            }
            header::Kind::Url | header::Kind::Outlet => {
                let value = field.value.trim();
                if is_url(value) {
                    self.layout.url.get_or_insert_with(|| value.to_owned());
                } else if field.kind == header::Kind::Outlet && host_of(value).is_none() {
                    self.layout.outlet.get_or_insert_with(|| value.to_owned());
                }
            }
            header::Kind::Other => {}
        }
    }

    fn found_dateline(&mut self, found: &dateline::Dateline, base: usize) {
        let mut found = found.clone();
        found.shift(base);
        if let Some((stamp, range)) = found.date.clone().filter(|_| found.inline) {
            self.layout.dates.push((stamp, range, false));
        }
        self.layout.dateline = Some(found);
    }

    /// A paragraph of running text; the first ones may begin with a dateline.
    fn prose(&mut self, text: &str, range: Range<usize>, kind: BlockKind) {
        let mut start = range.start;
        if self.layout.dateline.is_none()
            && self.prose < 3
            && kind == BlockKind::Paragraph
            && let Some(found) = dateline::read(text)
        {
            start += found.len;
            let lead = range.start + found.text.start..range.start + found.text.end;
            self.found_dateline(&found, range.start);
            if start < range.end && !lead.is_empty() {
                self.layout.blocks.push(Block { span: span(&lead), kind: BlockKind::Dateline, paragraph: self.paragraph + 1 });
            }
        }
        self.push(start..range.end, kind);
        if kind == BlockKind::Paragraph {
            self.prose += 1;
            // A standfirst has no full stop: the byline may still follow.
            if text.len() > 240 || text.ends_with(['.', '!', '?', '”', '"', '’']) || self.prose > 2 {
                self.head = false;
            }
        }
    }

    fn push(&mut self, range: Range<usize>, kind: BlockKind) {
        if range.is_empty() {
            return;
        }
        self.paragraph += 1;
        self.layout.blocks.push(Block { span: span(&range), kind, paragraph: self.paragraph });
    }
}
