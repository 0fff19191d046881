//! Leads articles through the stages: one article, or a whole run over many inputs on several threads.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};

use rustc_hash::FxHashSet;

use crate::date::{self, Anchor};
use crate::extract::actors::Known;
use crate::extract::{self, Extraction};
use crate::model::{
    ArticleRecord, ClaimDateSource, DateSource, Failed, NoticeRecord, Output, Precision, SCHEMA_VERSION, SummaryRecord, SummaryTag,
};
use crate::read::{Article, Feed, Input, NoticeCode, Options, Piece, Problem, Published, order_of_locale};
use crate::reconcile::{self, InferredDay};
use crate::redate;
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
    fn new(mut article: Article, known: &Known) -> Self {
        article.shorten();
        let mut doc = Doc::new(&article.text, &article.blocks);
        doc.language = article.language.as_deref();
        doc.day_first = order_of_locale(doc.language, article.source.as_ref().and_then(|outlet| outlet.host.as_deref()));
        let mut extraction = extract::extract_with(&doc, known);
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
            time: published.value.split_once('T').and_then(|(_, time)| time.get(..5)?.parse().ok()),
            inferred: published.source == DateSource::Inferred,
        });
        let resolution = date::resolve(&self.extraction, anchor);
        write::record(&self.article, &self.sentences, &self.extraction, &resolution)
    }
}

/// Cuts and extracts one article and makes its record, its times resolved against its own day.
#[must_use]
pub fn process(article: Article) -> ArticleRecord {
    Analysed::new(article, &Known::default()).record()
}

/// One article of a run, in order of input.
#[derive(Debug)]
pub struct Processed {
    /// Its record.
    pub record: ArticleRecord,
    /// What it was made from, where the article has no day of its own: it may get one once all others are known.
    undated: Option<Analysed>,
}

/// How many pieces of input a thread may be ahead of the one that is due to be written.
const AHEAD: usize = 32;
/// How many bytes of input a thread may be ahead; records are a dozen times as large. One piece may always be worked on.
const AHEAD_BYTES: usize = 1 << 22;
/// How many problems of one file are told one by one.
const PROBLEMS: u64 = 50;

/// What a run has done so far, for whoever watches it from another thread. Times are those of all threads together.
#[derive(Debug, Default)]
pub struct Meter {
    bytes: AtomicU64,
    articles: AtomicU64,
    reading: AtomicU64,
    extracting: AtomicU64,
}

impl Meter {
    /// Bytes of input that were worked on.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Articles that were extracted.
    #[must_use]
    pub fn articles(&self) -> u64 {
        self.articles.load(Ordering::Relaxed)
    }

    /// Time that went into reading: from bytes to clean text.
    #[must_use]
    pub fn reading(&self) -> Duration {
        Duration::from_nanos(self.reading.load(Ordering::Relaxed))
    }

    /// Time that went into extracting: from clean text to records.
    #[must_use]
    pub fn extracting(&self) -> Duration {
        Duration::from_nanos(self.extracting.load(Ordering::Relaxed))
    }

    /// Notes a piece that was worked on: from `begun` to `read` it was read, since then it was extracted.
    fn add(&self, weight: usize, articles: usize, begun: Instant, read: Instant) {
        let nanos = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.bytes.fetch_add(weight as u64, Ordering::Relaxed);
        self.articles.fetch_add(articles as u64, Ordering::Relaxed);
        self.reading.fetch_add(nanos(read.duration_since(begun)), Ordering::Relaxed);
        self.extracting.fetch_add(nanos(read.elapsed()), Ordering::Relaxed);
    }
}

/// How far a run is.
#[derive(Default)]
struct Progress {
    /// The piece that is due to be written.
    due: usize,
    /// How many pieces were taken, and how many bytes of those are not written.
    taken: usize,
    bytes: usize,
    stop: bool,
}

/// Reads and processes `inputs` on `threads` threads, with the user's own names, and hands every article and problem on in
/// the order of the inputs. Memory is that of a few pieces of input a thread: a file, or a batch of the records of a large one. Of more than
/// [`PROBLEMS`] problems of one file the rest are counted. `meter` tells how far the run is.
///
/// # Errors
/// The first error of `article`, after which no further input is read.
pub fn run(
    inputs: &[Input],
    options: &Options,
    known: &Known,
    threads: usize,
    meter: &Meter,
    mut article: impl FnMut(Processed) -> io::Result<()>,
    problem: impl FnMut(Problem),
) -> io::Result<()> {
    let window = AHEAD * threads;
    let feed = Mutex::new(Feed::new(inputs, options));
    let (progress, turn) = (Mutex::new(Progress::default()), Condvar::new());
    let mut seen = FxHashSet::default();
    let mut problems = Problems { hand: problem, path: String::new(), count: 0 };

    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(window);
        for _ in 0..threads.max(1) {
            let sender = sender.clone();
            let (feed, progress, turn) = (&feed, &progress, &turn);
            scope.spawn(move || {
                while let Some((at, piece)) = take(feed, progress, turn, window, AHEAD_BYTES * threads) {
                    let weight = piece.weight();
                    let begun = Instant::now();
                    let outcome = piece.read(options);
                    let read = Instant::now();
                    let articles: Vec<Processed> = outcome.articles.into_iter().map(|article| processed(article, known)).collect();
                    meter.add(weight, articles.len(), begun, read);
                    if sender.send((at, weight, articles, outcome.problems)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);

        let mut waiting = std::collections::BTreeMap::new();
        let mut due = 0;
        let mut result = Ok(());
        'all: for (at, weight, articles, problems_here) in receiver {
            waiting.insert(at, (weight, articles, problems_here));
            while let Some((weight, articles, problems_here)) = waiting.remove(&due) {
                problems_here.into_iter().for_each(|problem| problems.add(problem));
                for mut done in articles {
                    mark_duplicate(&mut done, &mut seen);
                    if let Err(error) = article(done) {
                        result = Err(error);
                        break 'all;
                    }
                }
                due += 1;
                let mut progress = lock(&progress);
                progress.due = due;
                progress.bytes = progress.bytes.saturating_sub(weight);
                turn.notify_all();
            }
        }
        problems.close();
        // Leaving early drops the receiver; whoever waits must wake to see it.
        lock(&progress).stop = true;
        turn.notify_all();
        result
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The next piece and its number, as soon as there is room for it.
fn take<'a>(feed: &Mutex<Feed<'a>>, progress: &Mutex<Progress>, turn: &Condvar, window: usize, bytes: usize) -> Option<(usize, Piece<'a>)> {
    // Whoever holds the feed waits for room; the others wait for the feed.
    let mut feed = lock(feed);
    let mut so_far = lock(progress);
    while !so_far.stop && so_far.taken > so_far.due && (so_far.taken >= so_far.due + window || so_far.bytes > bytes) {
        so_far = turn.wait(so_far).unwrap_or_else(PoisonError::into_inner);
    }
    if so_far.stop {
        return None;
    }
    drop(so_far);
    let piece = feed.next()?;
    let mut so_far = lock(progress);
    let at = so_far.taken;
    so_far.taken += 1;
    so_far.bytes = so_far.bytes.saturating_add(piece.weight());
    Some((at, piece))
}

/// Hands problems on; of a file that has very many, the first ones and how many more there are.
struct Problems<F> {
    hand: F,
    path: String,
    count: u64,
}

impl<F: FnMut(Problem)> Problems<F> {
    fn add(&mut self, problem: Problem) {
        if problem.path != self.path {
            self.close();
            self.path.clone_from(&problem.path);
        }
        self.count += 1;
        if self.count <= PROBLEMS {
            (self.hand)(problem);
        }
    }

    fn close(&mut self) {
        let path = std::mem::take(&mut self.path);
        let more = std::mem::take(&mut self.count).saturating_sub(PROBLEMS);
        if more > 0 {
            let message = format!("{more} more of its records give no article; check what the file holds");
            (self.hand)(Problem { path, line: None, message, failed: true });
        }
    }
}

fn processed(article: Article, known: &Known) -> Processed {
    let analysed = Analysed::new(article, known);
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
    output(records, failed)
}

/// What one run over the articles of these records would give, whatever runs wrote them: days that were concluded from other articles
/// are concluded anew.
#[must_use]
pub fn reconcile_records(mut records: Vec<ArticleRecord>, failed: Vec<Failed>) -> Output {
    for record in &mut records {
        if record.published.as_ref().is_some_and(|day| day.source == DateSource::Inferred) {
            *record = redate::see_from(record, None);
            record.notices.retain(|notice| notice.code != NoticeCode::DateInferred.as_str());
        }
    }
    let days = reconcile::infer_days(&records);
    for (record, day) in records.iter_mut().zip(days) {
        if let Some(day) = day {
            *record = redate::see_from(record, Some(published(&day)));
            record.notices.push(inferred(&day));
        }
    }
    output(records, failed)
}

/// Reconciles the records and counts.
fn output(mut records: Vec<ArticleRecord>, failed: Vec<Failed>) -> Output {
    let reconcile::Reconciled { groups, copies } = reconcile::conclude(&mut records);
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
fn see_from(record: &mut ArticleRecord, mut analysed: Analysed, day: &InferredDay) {
    analysed.article.published = Some(published(day));
    let mut notices = std::mem::take(&mut record.notices);
    *record = analysed.record();
    for claim in &mut record.claims {
        if let Some(date) = claim.date.as_mut().filter(|date| date.source == ClaimDateSource::Article) {
            date.source = ClaimDateSource::Inferred;
        }
    }
    notices.push(inferred(day));
    record.notices = notices;
}

fn published(day: &InferredDay) -> Published {
    Published { value: day.day.to_string(), first: day.day, last: day.day, precision: Precision::Day, source: DateSource::Inferred }
}

fn inferred(day: &InferredDay) -> NoticeRecord {
    NoticeRecord { code: NoticeCode::DateInferred.as_str().to_owned(), message: day.reason.clone(), count: 1, span: None }
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
