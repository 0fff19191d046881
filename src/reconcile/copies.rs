//! Passages that stand in several articles.
//!
//! Two articles meet where they share a shingle of eight words (Broder 1997, "On the resemblance and containment of
//! documents"), kept in an index of exact hashes; a shared run is then followed word by word through small edits. Words between
//! quotation marks are no evidence: two reporters at one press conference write down the same words.

use rustc_hash::FxHashMap;

use super::edits;
use super::facts::Place;
use super::forest::Forest;
use super::words::{file_end, file_start, words_from};
use crate::model::{ArticleRecord, CopyRecord, CopyTag, FileSpan, Passage, PassageSpan};
use sha2::{Digest, Sha256};

/// Words of a shingle.
const SHINGLE: usize = 8;
/// A shingle that stands in more articles than this joins each only with this many neighbours: a wire story in every outlet
/// stays linear, and its copies are still chained together.
const NEIGHBOURS: usize = 8;
/// How many words an edit may put in place of how many others inside a passage.
const EDIT: usize = 6;
/// How many words have to agree again behind an edit.
const RESUME: usize = 3;
/// Shared words outside quotation marks that make two articles copies of one text.
const ENOUGH: usize = 24;
/// The same for two short articles: this many words, and ...
const FEW: usize = 12;
/// ... this share of the shorter one.
const SHARE: f64 = 0.25;
/// Shared words that make two sentences one that was copied.
const ALIGNED: usize = 6;
/// Share of the shorter article from which on two articles are one independent source.
const SAME_SOURCE: f64 = 0.5;

/// The words of one article.
pub(super) struct Text {
    ids: Vec<u32>,
    quoted: Vec<bool>,
    /// Index of the sentence, and the bytes of the word in its text.
    pub place: Vec<(u32, u32, u32)>,
}

/// A passage of two articles: word ranges, and how many words agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shared {
    pub a: (usize, usize),
    pub b: (usize, usize),
    same: usize,
    /// Agreeing words outside quotation marks.
    evidence: usize,
}

/// Copies between articles, and for each article the number of its independent source (its own, or that of the first
/// article that it shares most of its text with).
pub(super) struct Copies {
    pub records: Vec<CopyRecord>,
    pub source: Vec<usize>,
    /// `(earlier, later, similarity)` of every pair, ascending.
    pub pairs: Vec<(usize, usize, f64)>,
    /// Sentences of two articles, the earlier first, that share a stretch of a passage, ascending.
    pub aligned: Vec<(Place, Place)>,
}

/// Finds the passages shared by any two of the articles, which must have different ids.
pub(super) fn find(articles: &[&ArticleRecord]) -> Copies {
    let texts = texts(articles);
    let mut records = Vec::new();
    let mut pairs = Vec::new();
    let mut aligned = Vec::new();
    let mut source = Forest::new(articles.len());
    for ((a, b), seeds) in candidates(&texts) {
        let (Some(text_a), Some(text_b)) = (texts.get(a), texts.get(b)) else { continue };
        let passages = passages(text_a, text_b, &seeds);
        let evidence: usize = passages.iter().map(|p| p.evidence).sum();
        let shorter = text_a.ids.len().min(text_b.ids.len()).max(1);
        let covered: usize =
            passages.iter().map(|p| if text_a.ids.len() <= text_b.ids.len() { p.a.1 - p.a.0 } else { p.b.1 - p.b.0 }).sum();
        let similarity = (covered as f64 / shorter as f64).min(1.0);
        if evidence < ENOUGH && (evidence < FEW || similarity < SHARE) {
            continue;
        }
        if similarity >= SAME_SOURCE {
            source.join(a, b);
        }
        pairs.push((a, b, similarity));
        aligned.extend(sentences(text_a, text_b, &passages).into_iter().map(|(x, y)| ((a, x), (b, y))));
        if let Some(record) = record(articles, &texts, (a, b), &passages, similarity) {
            records.push(record);
        }
    }
    // What one outlet publishes twice is one source.
    let mut outlets: FxHashMap<String, usize> = FxHashMap::default();
    for (at, article) in articles.iter().enumerate() {
        if let Some(outlet) = outlet(article) {
            source.join(at, *outlets.entry(outlet).or_insert(at));
        }
    }
    aligned.sort_unstable();
    aligned.dedup();
    let source = (0..articles.len()).map(|at| source.root(at)).collect();
    Copies { records, source, pairs, aligned }
}

/// The outlet of an article as it is compared.
pub(super) fn outlet(article: &ArticleRecord) -> Option<String> {
    let outlet = article.source.as_ref()?;
    outlet.name.as_ref().or(outlet.host.as_ref()).map(|name| name.to_lowercase())
}

/// Sentences of the two that share at least [`ALIGNED`] words of a passage.
fn sentences(a: &Text, b: &Text, passages: &[Shared]) -> Vec<(usize, usize)> {
    let mut met: Vec<(usize, usize)> = Vec::new();
    for step in passages.iter().flat_map(|&passage| steps(a, b, passage)) {
        if let Step::Same(i, j) = step
            && let Some((x, y)) = a.place.get(i).zip(b.place.get(j))
        {
            met.push((x.0 as usize, y.0 as usize));
        }
    }
    met.sort_unstable();
    met.chunk_by(|x, y| x == y).filter(|run| run.len() >= ALIGNED).filter_map(|run| run.first().copied()).collect()
}

fn texts(articles: &[&ArticleRecord]) -> Vec<Text> {
    let mut ids: FxHashMap<String, u32> = FxHashMap::default();
    articles
        .iter()
        .map(|article| {
            let mut text = Text { ids: Vec::new(), quoted: Vec::new(), place: Vec::new() };
            let mut paragraph = None;
            let mut open = false;
            for (index, sentence) in article.sentences.iter().enumerate() {
                if paragraph != Some(sentence.paragraph) {
                    paragraph = Some(sentence.paragraph);
                    open = false;
                }
                for word in words_from(&sentence.text, &mut open) {
                    let next = ids.len() as u32;
                    text.ids.push(*ids.entry(word.norm).or_insert(next));
                    text.quoted.push(word.quoted);
                    text.place.push((index as u32, word.start as u32, word.end as u32));
                }
            }
            text
        })
        .collect()
}

/// FNV-1a over the words' numbers: fixed, so that runs agree.
fn shingle_hash(ids: &[u32]) -> u64 {
    ids.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &id| (hash ^ u64::from(id)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23))
}

/// A pair of articles and the positions of their shared shingles.
type Candidate = ((usize, usize), Vec<(usize, usize)>);

/// Pairs of articles with the positions of the shingles that they share, in order.
fn candidates(texts: &[Text]) -> Vec<Candidate> {
    let mut index: Vec<(u64, u32, u32)> = Vec::new();
    for (article, text) in texts.iter().enumerate() {
        for (at, ids) in text.ids.windows(SHINGLE).enumerate() {
            let quoted = text.quoted.get(at..at + SHINGLE).is_some_and(|q| q.iter().all(|&q| q));
            if !quoted {
                index.push((shingle_hash(ids), article as u32, at as u32));
            }
        }
    }
    index.sort_unstable();
    let mut seeds: Vec<(u32, u32, u32, u32)> = Vec::new();
    for run in index.chunk_by(|x, y| x.0 == y.0) {
        for (at, first) in run.iter().enumerate() {
            for second in run.iter().skip(at + 1).take(NEIGHBOURS) {
                let same = || {
                    let a = texts.get(first.1 as usize)?.ids.get(first.2 as usize..first.2 as usize + SHINGLE)?;
                    let b = texts.get(second.1 as usize)?.ids.get(second.2 as usize..second.2 as usize + SHINGLE)?;
                    Some(a == b)
                };
                if first.1 != second.1 && same() == Some(true) {
                    seeds.push((first.1, second.1, first.2, second.2));
                }
            }
        }
    }
    seeds.sort_unstable();
    seeds
        .chunk_by(|x, y| (x.0, x.1) == (y.0, y.1))
        .map(|run| {
            let pair = run.first().map_or((0, 0), |s| (s.0 as usize, s.1 as usize));
            (pair, run.iter().map(|s| (s.2 as usize, s.3 as usize)).collect())
        })
        .collect()
}

/// The shared passages of a pair in the order of the first, none overlapping another.
fn passages(a: &Text, b: &Text, seeds: &[(usize, usize)]) -> Vec<Shared> {
    let mut found: Vec<Shared> = Vec::new();
    for &(i, j) in seeds {
        // Seeds come in order of the first article: one that lies in a passage already found is part of it.
        if found.iter().rev().take(4).any(|p| p.a.0 <= i && i + SHINGLE <= p.a.1 && p.b.0 <= j && j + SHINGLE <= p.b.1) {
            continue;
        }
        let (right_i, right_j) = follow(&a.ids, &b.ids, (i + SHINGLE, j + SHINGLE));
        let (left_i, left_j) = follow_back(&a.ids, &b.ids, (i, j));
        found.push(complete(a, b, Shared { a: (left_i, right_i), b: (left_j, right_j), same: 0, evidence: 0 }));
    }
    let mut kept: Vec<Shared> = Vec::new();
    found.sort_by_key(|p| (std::cmp::Reverse(p.a.1 - p.a.0), p.a, p.b));
    for passage in found {
        let apart = |x: (usize, usize), y: (usize, usize)| x.1 <= y.0 || y.1 <= x.0;
        let touching: Vec<usize> =
            (0..kept.len()).filter(|&k| kept.get(k).is_some_and(|k| !apart(k.a, passage.a) || !apart(k.b, passage.b))).collect();
        match (touching.as_slice(), touching.first().and_then(|&k| kept.get_mut(k))) {
            ([], _) => kept.push(passage),
            // Two that overlap on both sides, in the same order, are one.
            ([_], Some(k)) if !apart(k.a, passage.a) && !apart(k.b, passage.b) && (k.a.0 < passage.a.0) == (k.b.0 < passage.b.0) => {
                k.a = (k.a.0.min(passage.a.0), k.a.1.max(passage.a.1));
                k.b = (k.b.0.min(passage.b.0), k.b.1.max(passage.b.1));
            }
            _ => {}
        }
    }
    kept.sort_unstable();
    for passage in &mut kept {
        let (same, evidence) = agreement(a, b, *passage);
        (passage.same, passage.evidence) = (same, evidence);
    }
    kept
}

/// Follows a shared run to the right, through edits of at most [`EDIT`] words.
fn follow(a: &[u32], b: &[u32], mut at: (usize, usize)) -> (usize, usize) {
    loop {
        while a.get(at.0).is_some() && a.get(at.0) == b.get(at.1) {
            at = (at.0 + 1, at.1 + 1);
        }
        let resumed = edit_sizes().find_map(|(i, j)| {
            let (next_i, next_j) = (at.0 + i, at.1 + j);
            let run = a.get(next_i..next_i + RESUME)?;
            (b.get(next_j..next_j + RESUME)? == run).then_some((next_i, next_j))
        });
        match resumed {
            Some(next) => at = next,
            None => return at,
        }
    }
}

/// The same to the left; `at` is the first word of the run.
fn follow_back(a: &[u32], b: &[u32], mut at: (usize, usize)) -> (usize, usize) {
    loop {
        while at.0 > 0 && at.1 > 0 && a.get(at.0 - 1) == b.get(at.1 - 1) {
            at = (at.0 - 1, at.1 - 1);
        }
        let resumed = edit_sizes().find_map(|(i, j)| {
            let (end_i, end_j) = (at.0.checked_sub(i)?, at.1.checked_sub(j)?);
            let run = a.get(end_i.checked_sub(RESUME)?..end_i)?;
            (b.get(end_j.checked_sub(RESUME)?..end_j)? == run).then_some((end_i, end_j))
        });
        match resumed {
            Some(next) => at = next,
            None => return at,
        }
    }
}

/// Sizes of an edit on the two sides, the smallest first.
fn edit_sizes() -> impl Iterator<Item = (usize, usize)> {
    (1..=2 * EDIT).flat_map(|sum| (0..=sum).map(move |i| (i, sum - i))).filter(|&(i, j)| i <= EDIT && j <= EDIT)
}

/// A passage that holds most of a sentence of both articles takes in the rest of it where that, too, is mostly the same:
/// the sentence was rewritten at one end.
fn complete(a: &Text, b: &Text, mut shared: Shared) -> Shared {
    let bounds = |text: &Text, at: usize| {
        let sentence = text.place.get(at).map(|p| p.0);
        let first = text.place.partition_point(|p| Some(p.0) < sentence);
        let last = text.place.partition_point(|p| Some(p.0) <= sentence);
        (first, last)
    };
    let (sa, sb) = (bounds(a, shared.a.0), bounds(b, shared.b.0));
    if rewritten(a.ids.get(sa.0..shared.a.0), b.ids.get(sb.0..shared.b.0), sa.1.min(shared.a.1) - shared.a.0) {
        (shared.a.0, shared.b.0) = (sa.0, sb.0);
    }
    let (ea, eb) = (bounds(a, shared.a.1.saturating_sub(1)), bounds(b, shared.b.1.saturating_sub(1)));
    if rewritten(a.ids.get(shared.a.1..ea.1), b.ids.get(shared.b.1..eb.1), shared.a.1 - ea.0.max(shared.a.0)) {
        (shared.a.1, shared.b.1) = (ea.1, eb.1);
    }
    shared
}

/// Whether two ends of sentences are mostly the same words in the same order, beside a shared run of `run` words.
fn rewritten(a: Option<&[u32]>, b: Option<&[u32]>, run: usize) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    if a.is_empty() || b.is_empty() || a.len().max(b.len()) > 2 * run + 8 {
        return false;
    }
    5 * common(a, b) >= 2 * a.len().max(b.len())
}

/// Length of the longest common subsequence; both are parts of one sentence.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (a, b) = (a.get(..a.len().min(64)).unwrap_or(a), b.get(..b.len().min(64)).unwrap_or(b));
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        let mut left = 0;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let up = *cell;
            *cell = if x == y { diagonal + 1 } else { up.max(left) };
            (diagonal, left) = (up, *cell);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// A step through a passage: words that agree, or a stretch of each side that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The same word, by its places.
    Same(usize, usize),
    /// Other words, by their ranges; one of them may be empty.
    Edit((usize, usize), (usize, usize)),
}

/// The way through a passage, in order.
pub(super) fn steps(a: &Text, b: &Text, shared: Shared) -> Vec<Step> {
    let (mut i, mut j) = (shared.a.0, shared.b.0);
    let mut found = Vec::with_capacity(shared.a.1 - shared.a.0);
    while i < shared.a.1 && j < shared.b.1 {
        if a.ids.get(i) == b.ids.get(j) {
            found.push(Step::Same(i, j));
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let next = edit_sizes().find(|&(x, y)| {
            let run = a.ids.get(i + x..i + x + 1);
            run.is_some() && run == b.ids.get(j + y..j + y + 1)
        });
        let (x, y) = next.unwrap_or((EDIT, EDIT));
        let ends = ((i + x).min(shared.a.1), (j + y).min(shared.b.1));
        found.push(Step::Edit((i, ends.0), (j, ends.1)));
        (i, j) = ends;
    }
    if i < shared.a.1 || j < shared.b.1 {
        found.push(Step::Edit((i, shared.a.1), (j, shared.b.1)));
    }
    found
}

/// How many words agree in a passage, in all and outside quotation marks.
fn agreement(a: &Text, b: &Text, shared: Shared) -> (usize, usize) {
    let quoted = |text: &Text, at: usize| text.quoted.get(at).copied().unwrap_or(false);
    let same = steps(a, b, shared).into_iter().filter_map(|step| match step {
        Step::Same(i, j) => Some((i, j)),
        Step::Edit(..) => None,
    });
    same.fold((0, 0), |(same, evidence), (i, j)| (same + 1, evidence + usize::from(!quoted(a, i) && !quoted(b, j))))
}

fn record(articles: &[&ArticleRecord], texts: &[Text], (a, b): (usize, usize), shared: &[Shared], similarity: f64) -> Option<CopyRecord> {
    let (article_a, article_b) = (articles.get(a)?, articles.get(b)?);
    let passages: Vec<Passage> = shared
        .iter()
        .filter_map(|p| {
            let (text, span_a) = passage(article_a, texts.get(a)?, p.a)?;
            let (_, span_b) = passage(article_b, texts.get(b)?, p.b)?;
            let spans = vec![
                PassageSpan { article: article_a.id.clone(), span: span_a },
                PassageSpan { article: article_b.id.clone(), span: span_b },
            ];
            Some(Passage { text, spans })
        })
        .collect();
    let ids = vec![article_a.id.clone(), article_b.id.clone()];
    let id = short_hash(&ids);
    let edits = edits::of((article_a, texts.get(a)?), (article_b, texts.get(b)?), shared);
    Some(CopyRecord { record: CopyTag::Copy, id, articles: ids, passages, similarity: (similarity * 1000.0).round() / 1000.0, edits })
}

/// Sixteen hex digits made from the parts, whatever their order.
pub(super) fn short_hash(parts: &[String]) -> String {
    let mut sorted: Vec<&String> = parts.iter().collect();
    sorted.sort_unstable();
    let mut hasher = Sha256::new();
    for part in sorted {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Text and span of the words `range` of an article; a range that begins or ends a sentence has its punctuation, too.
pub(super) fn passage(article: &ArticleRecord, text: &Text, range: (usize, usize)) -> Option<(String, FileSpan)> {
    let &(first, start, _) = text.place.get(range.0)?;
    let &(last, _, end) = text.place.get(range.1.checked_sub(1)?)?;
    let begins = range.0 == 0 || text.place.get(range.0 - 1)?.0 != first;
    let ends = text.place.get(range.1).is_none_or(|next| next.0 != last);
    let (head, tail) = (article.sentences.get(first as usize)?, article.sentences.get(last as usize)?);
    let start = if begins { 0 } else { start as usize };
    let end = if ends { tail.text.len() } else { end as usize };
    let mut words = String::new();
    for sentence in article.sentences.get(first as usize..=last as usize)? {
        if !words.is_empty() {
            words.push(' ');
        }
        let from = if std::ptr::eq(sentence, head) { start } else { 0 };
        let to = if std::ptr::eq(sentence, tail) { end } else { sentence.text.len() };
        words.push_str(sentence.text.get(from..to)?);
    }
    let span = FileSpan {
        start: if begins { head.span.start } else { file_start(head, start) },
        end: if ends { tail.span.end } else { file_end(tail, end) },
        line: head.span.line,
        field: head.span.field.clone(),
    };
    Some((words, span))
}
