//! Sees a finished record from another day: the record of an undated article whose day was concluded, or is no longer known.
//!
//! A record keeps its sentences, not the article's layout. Its text is put together again from them, cut and resolved anew, and what
//! depends on the day (times, the days of claims) is taken over where both readings found the same expressions.

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
    let alike = |a: &[crate::model::TimeRecord], b: &[crate::model::TimeRecord]| {
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.text == y.text && x.id == y.id)
    };
    if alike(&seen.times, &fresh.times) {
        for (time, new) in seen.times.iter_mut().zip(fresh.times) {
            (time.kind, time.value, time.modifier) = (new.kind, new.value, new.modifier);
            (time.first, time.last, time.anchor) = (new.first, new.last, new.anchor);
        }
    }
    if seen.claims.len() == fresh.claims.len() && seen.claims.iter().zip(&fresh.claims).all(|(x, y)| x.text == y.text) {
        for (claim, new) in seen.claims.iter_mut().zip(fresh.claims) {
            claim.date = new.date;
            if let Some(date) = claim.date.as_mut().filter(|date| inferred && date.source == ClaimDateSource::Article) {
                date.source = ClaimDateSource::Inferred;
            }
        }
    }
    seen
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
        blocks.push(Block { span: Span::new(start, offset(&text)), kind, paragraph: u32::try_from(number).unwrap_or(u32::MAX) });
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
