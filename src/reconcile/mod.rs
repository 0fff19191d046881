//! Puts together what several articles say of the same thing, and says where they differ. Takes only the
//! records of the output contract.

mod align;
mod amounts;
mod block;
mod compare;
mod copies;
mod days;
mod edits;
mod entities;
mod events;
mod facts;
mod forest;
mod grounds;
mod groups;
mod lexicon;
mod lists;
mod measures;
mod rules;
mod words;

pub use rules::RULES;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{ArticleRecord, CopyRecord, GroupRecord, SummaryActor};

pub(crate) use compare::{Relation, comparable, digits, relate};
pub(crate) use entities::join;
pub use grounds::{Ground, grounds};
pub(crate) use lexicon::{classes, is_function_word, stem};
pub(crate) use words::{Word, file_end, file_start, words_from};

/// What reconciliation finds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reconciled {
    /// The groups.
    pub groups: Vec<GroupRecord>,
    /// The copies.
    pub copies: Vec<CopyRecord>,
}

/// Groups, differences and copies of these articles, in a stable order. Files with the same bytes take part once.
#[must_use]
pub fn reconcile(articles: &[ArticleRecord]) -> Reconciled {
    let articles = distinct(articles);
    let copies = copies::find(&articles);
    let entities = entities::join(&articles);
    let corpus = facts::corpus(&articles, &entities, &copies);
    Reconciled { groups: groups::find(&corpus, &copies, &compare::QuoteIndex::new(&articles, &entities)), copies: copies.records }
}

/// Like [`reconcile`], with the events that nouns tell of: those that two articles have in common become claims of the records.
#[must_use]
pub fn conclude(records: &mut [ArticleRecord]) -> Reconciled {
    events::add(records);
    let found = reconcile(records);
    events::keep(records, &found.groups);
    found
}

/// The articles without those whose bytes stood in an earlier one.
fn distinct(articles: &[ArticleRecord]) -> Vec<&ArticleRecord> {
    let mut seen = BTreeSet::new();
    articles.iter().filter(|article| seen.insert(article.id.as_str())).collect()
}

/// A day concluded for an undated article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InferredDay {
    /// The day.
    pub day: Date,
    /// Why, one sentence.
    pub reason: String,
}

/// For each article (same length and order) the day that the dated ones among them let conclude; `None` for
/// dated ones and where the evidence is not good enough.
#[must_use]
pub fn infer_days(articles: &[ArticleRecord]) -> Vec<Option<InferredDay>> {
    let mut known = BTreeSet::new();
    let first: Vec<bool> = articles.iter().map(|article| known.insert(article.id.as_str())).collect();
    let distinct = distinct(articles);
    let mut days = days::infer(&distinct, &copies::find(&distinct)).into_iter();
    let inferred: Vec<Option<InferredDay>> = first.iter().map(|&first| if first { days.next().flatten() } else { None }).collect();
    // A file with the same bytes has the same day.
    let by_id: BTreeMap<&str, &InferredDay> =
        articles.iter().zip(&inferred).filter_map(|(article, day)| Some((article.id.as_str(), day.as_ref()?))).collect();
    articles.iter().map(|article| by_id.get(article.id.as_str()).map(|&day| day.clone())).collect()
}

/// The actors across articles under their canonical names, most mentioned first.
#[must_use]
pub fn summary_actors(articles: &[ArticleRecord]) -> Vec<SummaryActor> {
    entities::summary(&distinct(articles))
}
