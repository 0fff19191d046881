//! Leads articles through the stages: one article, or a whole run over many inputs on several threads.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

use rustc_hash::FxHashSet;

use crate::date::{self, Anchor};
use crate::extract::{self, Extraction};
use crate::model::{
    ArticleRecord, ClaimDateSource, DateSource, Failed, NoticeRecord, Output, Precision, SCHEMA_VERSION, SummaryRecord, SummaryTag,
};
use crate::read::{self, Article, Input, NoticeCode, Options, Problem, Published};
use crate::reconcile::{self, InferredDay};
use crate::text::{Doc, Sentence};
use crate::write;

/// An article that has been cut and extracted; its times are not yet seen from a day.
#[derive(Debug)]
struct Analysed {
    article: Article,
    sentences: Vec<Sentence>,
    extraction: Extraction,
}

impl Analysed {
    fn new(article: Article) -> Self {
        let doc = Doc::new(&article.text, &article.blocks);
        let mut extraction = extract::extract(&doc);
        if article.language.as_deref().is_some_and(|tag| !tag.starts_with("en")) {
            // The rules of speech and claims are those of English; the reader's notice says so.
            extraction.quotes.clear();
            extraction.claims.clear();
        }
        let sentences = doc.sentences;
        Self { article, sentences, extraction }
    }

    /// The record, times resolved against the article's day.
    fn record(&self) -> ArticleRecord {
        let anchor = self.article.published.as_ref().map(|published| Anchor {
            first: published.first,
            last: published.last,
            inferred: published.source == DateSource::Inferred,
        });
        let resolution = date::resolve(&self.extraction, anchor);
        write::record(&self.article, &self.sentences, &self.extraction, &resolution)
    }
}

/// Cuts and extracts one article and makes its record, its times resolved against its own day.
#[must_use]
pub fn process(article: Article) -> ArticleRecord {
    Analysed::new(article).record()
}

/// One article of a run, in order of input.
#[derive(Debug)]
pub struct Processed {
    /// Its record.
    pub record: ArticleRecord,
    /// What it was made from, where the article has no day of its own: it may get one once all others are known.
    undated: Option<Analysed>,
}

/// How many inputs a thread may be ahead of the one that is due to be written.
const AHEAD: usize = 32;

/// Reads and processes `inputs` on `threads` threads and hands every article and problem on in the order of the
/// inputs. At most `AHEAD` inputs a thread are in memory at once.
///
/// # Errors
/// The first error of `article`, after which no further input is read.
pub fn run(
    inputs: &[Input],
    options: &Options,
    threads: usize,
    mut article: impl FnMut(Processed) -> io::Result<()>,
    mut problem: impl FnMut(Problem),
) -> io::Result<()> {
    let threads = threads.clamp(1, inputs.len().max(1));
    let window = AHEAD * threads;
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let written = (Mutex::new(0usize), Condvar::new());
    let mut seen = FxHashSet::default();

    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(window);
        for _ in 0..threads {
            let sender = sender.clone();
            let (next, stop, written) = (&next, &stop, &written);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(at) else { break };
                    let mut due = written.0.lock().unwrap_or_else(PoisonError::into_inner);
                    while at >= *due + window && !stop.load(Ordering::Relaxed) {
                        due = written.1.wait(due).unwrap_or_else(PoisonError::into_inner);
                    }
                    drop(due);
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let outcome = read::read(input, options);
                    let articles: Vec<Processed> = outcome.articles.into_iter().map(processed).collect();
                    if sender.send((at, articles, outcome.problems)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);

        let mut waiting = std::collections::BTreeMap::new();
        let mut due = 0;
        let mut result = Ok(());
        'all: for (at, articles, problems) in receiver {
            waiting.insert(at, (articles, problems));
            while let Some((articles, problems)) = waiting.remove(&due) {
                problems.into_iter().for_each(&mut problem);
                for mut done in articles {
                    mark_duplicate(&mut done, &mut seen);
                    if let Err(error) = article(done) {
                        result = Err(error);
                        break 'all;
                    }
                }
                due += 1;
                *written.0.lock().unwrap_or_else(PoisonError::into_inner) = due;
                written.1.notify_all();
            }
        }
        // Leaving early drops the receiver; whoever waits for the window must wake to see it.
        stop.store(true, Ordering::Relaxed);
        drop(written.0.lock());
        written.1.notify_all();
        result
    })
}

fn processed(article: Article) -> Processed {
    let analysed = Analysed::new(article);
    let record = analysed.record();
    let undated = analysed.article.published.is_none().then_some(analysed);
    Processed { record, undated }
}

/// Files with the same bytes share an id; the later ones say so.
fn mark_duplicate(done: &mut Processed, seen: &mut FxHashSet<u128>) {
    let key = done.record.sha256.get(..32).and_then(|hex| u128::from_str_radix(hex, 16).ok()).unwrap_or(0);
    if !seen.insert(key) {
        done.record.notices.push(NoticeRecord {
            code: NoticeCode::DuplicateFile.as_str().to_owned(),
            message: "an earlier file of this run has the same bytes; that one takes part in groups".to_owned(),
            count: 1,
            span: None,
        });
    }
}

/// What a whole run gives: undated articles get their days from the others where the evidence is good, then
/// all are reconciled.
#[must_use]
pub fn conclude(articles: Vec<Processed>, failed: Vec<Failed>) -> Output {
    let (mut records, undated): (Vec<ArticleRecord>, Vec<Option<Analysed>>) =
        articles.into_iter().map(|done| (done.record, done.undated)).unzip();
    if undated.iter().any(Option::is_some) {
        let days = reconcile::infer_days(&records);
        for ((record, analysed), day) in records.iter_mut().zip(undated).zip(days) {
            if let (Some(analysed), Some(day)) = (analysed, day) {
                see_from(record, analysed, &day);
            }
        }
    }
    let reconcile::Reconciled { groups, copies } = reconcile::reconcile(&records);
    let summary = SummaryRecord {
        record: SummaryTag::Summary,
        articles: records.len() as u64,
        sources: sources(&records),
        claims: records.iter().map(|record| record.claims.len() as u64).sum(),
        quotes: records.iter().map(|record| record.quotes.len() as u64).sum(),
        figures: records.iter().map(|record| record.figures.len() as u64).sum(),
        groups: groups.len() as u64,
        conflicts: groups.iter().filter(|group| group.verdict == crate::model::Verdict::Conflict).count() as u64,
        copies: copies.len() as u64,
        actors: reconcile::summary_actors(&records),
        notices: records.iter().map(|record| record.notices.len() as u64).sum(),
        failed,
    };
    Output { schema_version: SCHEMA_VERSION.to_owned(), articles: records, groups, copies, summary }
}

/// Makes the record of an undated article anew, seen from an inferred day.
fn see_from(record: &mut ArticleRecord, mut analysed: Analysed, inferred: &InferredDay) {
    analysed.article.published = Some(Published {
        value: inferred.day.to_string(),
        first: inferred.day,
        last: inferred.day,
        precision: Precision::Day,
        source: DateSource::Inferred,
    });
    let mut notices = std::mem::take(&mut record.notices);
    *record = analysed.record();
    for claim in &mut record.claims {
        if let Some(date) = claim.date.as_mut().filter(|date| date.source == ClaimDateSource::Article) {
            date.source = ClaimDateSource::Inferred;
        }
    }
    notices.push(NoticeRecord {
        code: NoticeCode::DateInferred.as_str().to_owned(),
        message: inferred.reason.clone(),
        count: 1,
        span: None,
    });
    record.notices = notices;
}

/// Distinct outlets; an article without one counts for itself.
fn sources(records: &[ArticleRecord]) -> u64 {
    let mut outlets = std::collections::BTreeSet::new();
    let mut nameless = 0;
    for record in records {
        match record.source.as_ref().and_then(|outlet| outlet.name.as_ref().or(outlet.host.as_ref())) {
            Some(name) => drop(outlets.insert(name.to_lowercase())),
            None => nameless += 1,
        }
    }
    outlets.len() as u64 + nameless
}
