//! Sees a finished record from another day: the record of an undated article whose day was concluded, or is no longer known.
//!
//! A record keeps its sentences, not the article's layout. Its text is put together again from them, cut and resolved anew, and what
//! depends on the day (times, the days of claims) is taken over for every expression that both readings found.

use std::collections::{HashMap, VecDeque};

use crate::model::{ArticleRecord, ClaimDateSource, Moment};
use crate::pipeline::process;
use crate::read::{Article, Block, BlockKind, OffsetMap, Published};
use crate::span::Span;

/// The record as it would be had the article appeared on that day; `None` takes its day away. Where the text can't be read again as it
/// was, only the day changes.
#[must_use]
pub fn see_from(record: &ArticleRecord, published: Option<Published>) -> ArticleRecord {
    let mut seen = record.clone();
    seen.published = published.as_ref().map(|day| Moment { value: day.value.clone(), precision: day.precision, source: day.source });
    let inferred = published.as_ref().is_some_and(|day| day.source == crate::model::DateSource::Inferred);
    let fresh = process(article(record, published));
    let mut times = Same::of(fresh.times, |time| time.text.as_str());
    for time in &mut seen.times {
        if let Some(new) = times.take(&time.text) {
            (time.kind, time.value, time.modifier) = (new.kind, new.value, new.modifier);
            (time.first, time.last, time.anchor) = (new.first, new.last, new.anchor);
        }
    }
    let mut claims = Same::of(fresh.claims, |claim| claim.text.as_str());
    for claim in &mut seen.claims {
        if let Some(new) = claims.take(&claim.text) {
            claim.date = new.date;
            if let Some(date) = claim.date.as_mut().filter(|date| inferred && date.source == ClaimDateSource::Article) {
                date.source = ClaimDateSource::Inferred;
            }
        }
    }
    seen
}

/// Items by their text, those of one text in their order: the second reading of an article may find one more or less.
struct Same<T>(HashMap<String, VecDeque<T>>);

impl<T> Same<T> {
    fn of(items: Vec<T>, text: impl Fn(&T) -> &str) -> Self {
        let mut by_text: HashMap<String, VecDeque<T>> = HashMap::new();
        for item in items {
            by_text.entry(text(&item).to_owned()).or_default().push_back(item);
        }
        Self(by_text)
    }

    /// The next of this text.
    fn take(&mut self, text: &str) -> Option<T> {
        self.0.get_mut(text)?.pop_front()
    }
}

/// The article that the sentences make: a block a paragraph.
fn article(record: &ArticleRecord, published: Option<Published>) -> Article {
    let mut text = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    let offset = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
    for paragraph in record.sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = offset(&text);
        for (at, sentence) in paragraph.iter().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            text.push_str(&sentence.text);
        }
        let number = paragraph.first().map_or(0, |sentence| sentence.paragraph);
        let title = number == 0 && blocks.is_empty() && record.title.is_some();
        let kind = if title { BlockKind::Title } else { BlockKind::Paragraph };
        let paragraph = u32::try_from(number).unwrap_or(u32::MAX);
        let body = if title { start } else { start + offset(led_in(record, text.get(start as usize..).unwrap_or(""))) };
        if body > start {
            blocks.push(Block { span: Span::new(start, body), kind: BlockKind::Dateline, paragraph });
        }
        blocks.push(Block { span: Span::new(body, offset(&text)), kind, paragraph });
    }
    Article {
        path: record.path.clone(),
        part: record.part,
        sha256: record.sha256.clone(),
        bytes: record.bytes,
        encoding: "UTF-8",
        language: record.language.clone(),
        map: OffsetMap::identity(text.as_bytes()),
        text,
        blocks,
        title: None,
        byline: None,
        dateline: None,
        published,
        updated: None,
        url: None,
        source: record.source.clone(),
        notices: Vec::new(),
    }
}

/// The dateline that a paragraph begins with, with the blanks behind it: its words are none of the sentence's. Else nothing.
fn led_in<'t>(record: &ArticleRecord, paragraph: &'t str) -> &'t str {
    let dateline = record.dateline.as_ref().map_or("", |dateline| dateline.text.as_str());
    let body = paragraph.strip_prefix(dateline).unwrap_or(paragraph).trim_start();
    if dateline.is_empty() { "" } else { paragraph.strip_suffix(body).unwrap_or("") }
}
