//! The same words between quotation marks, and where they are not the same.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Said, difference, file};
use crate::model::{ActorKind, ArticleRecord, Aspect, Difference, QuoteKind, Severity};
use crate::reconcile::entities::{Entities, Entity};
use crate::reconcile::facts::{Fact, Place};
use crate::reconcile::lexicon::{is_function_word, stem};
use crate::reconcile::words::{Word, file_start, words, words_from};

/// Neighbours that a quotation meets under one key.
const NEIGHBOURS: usize = 12;
/// Longest quotation that is aligned, in words.
const LONGEST: usize = 120;
/// Words of context around a change.
const AROUND: usize = 3;

/// A run of words between quotation marks, inside one sentence.
struct Run {
    article: usize,
    sentence: usize,
    words: Vec<Word>,
    stems: Vec<String>,
    /// Whether it begins like a sentence.
    whole: bool,
    /// The person who is named beside the quotation as its speaker.
    speaker: Option<Person>,
}

/// What two quotations of the same words have that is different.
#[derive(Debug, Clone)]
struct Change {
    aspect: Aspect,
    severity: Severity,
    /// The words of the two with some around them; the speakers' names.
    texts: (String, String),
}

/// Quotations of the corpus that have nearly the same words, by the places of the two.
pub(in crate::reconcile) struct QuoteIndex {
    changes: BTreeMap<(Place, Place), Vec<Change>>,
}

impl QuoteIndex {
    /// Looks through the quotation marks of all articles.
    pub(in crate::reconcile) fn new(articles: &[&ArticleRecord], entities: &Entities) -> Self {
        let runs: Vec<Run> = articles.iter().enumerate().flat_map(|(at, article)| runs(at, article, entities)).collect();
        let mut keys: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let content = |place: usize| run.words.get(place).is_some_and(|word| !is_function_word(&word.norm));
            // A telling word with each of its two followers: survives a word that was changed between them.
            for (place, word) in run.stems.iter().enumerate().filter(|&(place, _)| content(place)) {
                for next in run.stems.iter().skip(place + 1).take(2) {
                    let list = keys.entry((word.as_str(), next.as_str())).or_default();
                    for &other in list.iter().rev().take(NEIGHBOURS) {
                        if runs.get(other).is_some_and(|other| other.article != run.article) {
                            seen.push((other, at));
                        }
                    }
                    list.push(at);
                }
            }
        }
        seen.sort_unstable();
        seen.dedup();
        let mut changes: BTreeMap<(Place, Place), Vec<Change>> = BTreeMap::new();
        for (a, b) in seen {
            let (Some(x), Some(y)) = (runs.get(a), runs.get(b)) else { continue };
            let (Some(article_x), Some(article_y)) = (articles.get(x.article), articles.get(y.article)) else { continue };
            if x.stems.len() > LONGEST || y.stems.len() > LONGEST {
                continue;
            }
            let matched = alignment(&x.stems, &y.stems);
            let mut found = compare(x, y, article_x, article_y, &matched);
            found.extend(speakers(x, y, &matched));
            if !found.is_empty() {
                changes.entry(((x.article, x.sentence), (y.article, y.sentence))).or_default().extend(found);
            }
        }
        Self { changes }
    }
}

/// The quoted runs of an article of two words or more.
fn runs(at: usize, article: &ArticleRecord, entities: &Entities) -> Vec<Run> {
    let mut found = Vec::new();
    let speakers = Speakers::new(at, article, entities);
    let (mut open, mut paragraph) = (false, None);
    for (sentence, record) in article.sentences.iter().enumerate() {
        if paragraph != Some(record.paragraph) {
            paragraph = Some(record.paragraph);
            open = false;
        }
        let mut words: Vec<Word> = Vec::new();
        for word in words_from(&record.text, &mut open).into_iter().chain([Word { start: 0, end: 0, norm: String::new(), quoted: false }]) {
            if word.quoted {
                words.push(word);
                continue;
            }
            let run = std::mem::take(&mut words);
            if run.len() >= 2 {
                let stems = run.iter().map(|word| stem(&word.norm)).collect();
                let first = run.first().and_then(|word| record.text.get(word.start..)).and_then(|text| text.chars().next());
                let start = run.first().map_or(0, |word| file_start(record, word.start));
                let (whole, speaker) = (first.is_some_and(char::is_uppercase), speakers.of(start));
                found.push(Run { article: at, sentence, words: run, stems, whole, speaker });
            }
        }
    }
    found
}

/// A person across articles, and the name in this one.
type Person = (Entity, String);

/// Who speaks the words between quotation marks of an article.
struct Speakers {
    /// Parts of quotes by where they begin, with the person named as speaker.
    parts: Vec<(u64, u64, Option<Person>)>,
}

impl Speakers {
    /// Parts before the one looked at that may still hold a word: a quote within a quote.
    const NESTED: usize = 6;

    fn new(at: usize, article: &ArticleRecord, entities: &Entities) -> Self {
        let kinds: FxHashMap<&str, (ActorKind, &str)> =
            article.actors.iter().map(|actor| (actor.id.as_str(), (actor.kind, actor.name.as_str()))).collect();
        let mut parts = Vec::new();
        for quote in article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect) {
            // A pronoun and a speaker who carries on are concluded, not said.
            let named = quote.speaker.as_ref().filter(|speaker| speaker.span.is_some() && speaker.text.contains(char::is_uppercase));
            let named = named.filter(|speaker| words(&speaker.text).iter().any(|word| !is_function_word(&word.norm)));
            let person = named.and_then(|speaker| speaker.actor.as_deref()).and_then(|id| {
                let &(kind, name) = kinds.get(id)?;
                (kind == ActorKind::Person).then_some((entities.of(at, id)?, name.to_owned()))
            });
            parts.extend(quote.parts.iter().map(|part| (part.start, part.end, person.clone())));
        }
        parts.sort_by_key(|part| (part.0, std::cmp::Reverse(part.1)));
        Self { parts }
    }

    /// The speaker of the innermost part that holds this byte of the file.
    fn of(&self, at: u64) -> Option<Person> {
        let before = self.parts.partition_point(|part| part.0 <= at);
        let near = self.parts.get(before.saturating_sub(Self::NESTED)..before)?;
        near.iter().rev().find(|part| at < part.1)?.2.clone()
    }
}

/// Telling words from which on two quotations are one utterance, whoever is said to speak.
const UTTERANCE: usize = 4;

/// The same words in the mouths of two persons.
fn speakers(a: &Run, b: &Run, matched: &[(usize, usize)]) -> Option<Change> {
    let (x, y) = (a.speaker.as_ref()?, b.speaker.as_ref()?);
    let content = matched.iter().filter(|&&(i, _)| a.words.get(i).is_some_and(|word| !is_function_word(&word.norm))).count();
    let longer = a.stems.len().max(b.stems.len());
    let (names_x, names_y) = (words(&x.1), words(&y.1));
    let related = names_x.iter().any(|word| names_y.iter().any(|other| other.norm == word.norm));
    let texts = (x.1.clone(), y.1.clone());
    (x.0 != y.0 && !related && content >= UTTERANCE && matched.len() * 10 >= longer * 7).then_some(Change {
        aspect: Aspect::Attribution,
        severity: Severity::Conflict,
        texts,
    })
}

/// Where the two depart from each other; empty where they are the same words, or not one utterance at all.
fn compare(a: &Run, b: &Run, article_a: &ArticleRecord, article_b: &ArticleRecord, matched: &[(usize, usize)]) -> Vec<Change> {
    let shorter = a.stems.len().min(b.stems.len());
    let content = matched.iter().filter(|&&(i, _)| a.words.get(i).is_some_and(|word| !is_function_word(&word.norm))).count();
    if content == 0 || (content < 2 && matched.len() < 5) || matched.len() * 10 < shorter * 6 {
        return Vec::new();
    }
    let (Some(&first), Some(&last)) = (matched.first(), matched.last()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut change = |severity: Severity, x: (usize, usize), y: (usize, usize)| {
        let texts = window(a, article_a, x).zip(window(b, article_b, y));
        if let Some(texts) = texts.filter(|(x, y)| super::fold(x) != super::fold(y)) {
            found.push(Change { aspect: Aspect::Quote, severity, texts });
        }
    };
    // Between the first and the last common word: replaced, put in, left out, or inflected.
    for (&(i, j), &(next_i, next_j)) in matched.iter().zip(matched.iter().skip(1)) {
        let between = (next_i - i - 1, next_j - j - 1);
        if between != (0, 0) && between.0 <= 8 && between.1 <= 8 {
            change(Severity::Wording, (i + 1, next_i), (j + 1, next_j));
        }
    }
    for &(i, j) in matched {
        if a.words.get(i).map(|word| &word.norm) != b.words.get(j).map(|word| &word.norm) {
            change(Severity::Wording, (i, i + 1), (j, j + 1));
        }
    }
    // A quotation that begins like a sentence but leaves out the beginning; a sentence that ends earlier.
    let long_enough = matched.len() >= 5;
    let missing = |run: &Run, range: std::ops::Range<usize>| {
        run.words.get(range).is_some_and(|words| words.iter().any(|word| !is_function_word(&word.norm) || word.norm == "first"))
    };
    let (lead, tail) = ((first.0, first.1), (a.words.len() - last.0 - 1, b.words.len() - last.1 - 1));
    if long_enough
        && a.whole
        && b.whole
        && (lead.0 == 0) != (lead.1 == 0)
        && (missing(a, 0..first.0) || missing(b, 0..first.1))
        && lead.0.max(lead.1) <= 8
    {
        change(Severity::Omission, (0, first.0 + 1), (0, first.1 + 1));
    }
    if long_enough && (tail.0 == 0) != (tail.1 == 0) && (missing(a, last.0 + 1..a.words.len()) || missing(b, last.1 + 1..b.words.len())) {
        change(Severity::Omission, (last.0, a.words.len().min(last.0 + 9)), (last.1, b.words.len().min(last.1 + 9)));
    }
    found
}

/// Longest common subsequence of two short lists, as pairs of places.
pub(super) fn alignment<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0u16; (a.len() + 1) * width];
    let cell = |table: &[u16], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let value = if x == y { cell(&table, i + 1, j + 1) + 1 } else { cell(&table, i + 1, j).max(cell(&table, i, j + 1)) };
            if let Some(slot) = table.get_mut(i * width + j) {
                *slot = value;
            }
        }
    }
    let (mut i, mut j, mut matched) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a.get(i) == b.get(j) {
            matched.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if cell(&table, i + 1, j) >= cell(&table, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    matched
}

/// The words `range` of a run with some around them, as the article has them.
fn window(run: &Run, article: &ArticleRecord, range: (usize, usize)) -> Option<String> {
    let from = range.0.saturating_sub(AROUND);
    let to = (range.1.max(range.0) + AROUND).min(run.words.len());
    let text = &article.sentences.get(run.sentence)?.text;
    let (mut start, mut end) = (run.words.get(from)?.start, run.words.get(to.checked_sub(1)?)?.end);
    // A bracket beside the words belongs to them.
    if text.get(..start)?.ends_with('[') {
        start -= 1;
    }
    if text.get(end..)?.starts_with(']') {
        end += 1;
    }
    text.get(start..end).map(str::to_owned)
}

/// Changes between quotations that stand in the sentences of two members.
pub(super) fn differences(facts: &[&Fact<'_>], index: &QuoteIndex) -> Vec<Difference> {
    let placed: Vec<(Place, &Fact<'_>)> = facts.iter().filter_map(|fact| Some((fact.place?, *fact))).collect();
    let mut found: Vec<Difference> = Vec::new();
    const SORTS: [(Aspect, Severity); 3] =
        [(Aspect::Attribution, Severity::Conflict), (Aspect::Quote, Severity::Wording), (Aspect::Quote, Severity::Omission)];
    for (aspect, severity) in SORTS {
        let mut values: Vec<Said<'_>> = Vec::new();
        for ((x, a), (y, b)) in super::pairs(&placed) {
            let swapped = x > y;
            let key = if swapped { (*y, *x) } else { (*x, *y) };
            for change in
                index.changes.get(&key).into_iter().flatten().filter(|change| (change.aspect, change.severity) == (aspect, severity))
            {
                let (text_a, text_b) = if swapped { (&change.texts.1, &change.texts.0) } else { (&change.texts.0, &change.texts.1) };
                values.push(Said { text: text_a.clone(), normalized: None, fact: a });
                values.push(Said { text: text_b.clone(), normalized: None, fact: b });
            }
        }
        let Some((first, second)) = values.first().zip(values.get(1)) else { continue };
        let (one, other) = (file(first.fact), file(second.fact));
        let explanation = match severity {
            Severity::Conflict => format!("{one} gives the quoted words to {}, {other} to {}.", first.text, second.text),
            Severity::Wording => format!("{one} quotes “{}”, {other} “{}”: the quoted words are not the same.", first.text, second.text),
            _ => format!("{one} quotes “{}”, {other} “{}”: the one leaves a part of the quoted words out.", first.text, second.text),
        };
        found.extend(difference(aspect, severity, &values, explanation));
    }
    found
}
