//! Leads one article through the stages.

use jiff::civil::Date;

use crate::date::{self, Anchor};
use crate::extract::{self, Extraction};
use crate::model::{ArticleRecord, DateSource};
use crate::read::{Article, Published};
use crate::text::Doc;
use crate::write;

/// An article that has been read, cut and extracted, but whose times are not yet resolved.
#[derive(Debug)]
pub struct Analysed {
    /// The article.
    pub article: Article,
    /// Its layers.
    pub extraction: Extraction,
}

/// Cuts and extracts one article and makes its record, times resolved against its own day.
#[must_use]
pub fn process(article: &Article) -> ArticleRecord {
    let doc = Doc::new(&article.text, &article.blocks);
    let extraction = extract::extract(&doc);
    record(article, &doc, &extraction)
}

/// The record of an undated article, seen from a day that other articles let conclude.
#[must_use]
pub fn process_inferred(article: &mut Article, day: Date) -> ArticleRecord {
    article.published = Some(Published {
        value: day.to_string(),
        first: day,
        last: day,
        precision: crate::model::Precision::Day,
        source: DateSource::Inferred,
    });
    process(article)
}

fn record(article: &Article, doc: &Doc<'_>, extraction: &Extraction) -> ArticleRecord {
    let anchor = article.published.as_ref().map(|published| Anchor {
        first: published.first,
        last: published.last,
        inferred: published.source == DateSource::Inferred,
    });
    let resolution = date::resolve(extraction, anchor);
    write::record(article, doc, extraction, &resolution)
}
