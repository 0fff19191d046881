//! The sources, word by word: which of them has which words, and which sentence is like another.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::model::{ArticleRecord, FigureRecord, FileSpan};
use crate::reconcile::{Word, file_end, file_start, is_function_word, stem, words_from};

/// A place in a source.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    pub article: &'a ArticleRecord,
    pub span: FileSpan,
}

/// A word of a source: which source, the how manieth of its words.
pub(super) type At = (u32, u32);

/// A word and its sentence.
struct Put {
    sentence: u32,
    word: Word,
    capital: bool,
}

/// The sources of a draft.
pub(super) struct Sources<'a> {
    pub articles: Vec<&'a ArticleRecord>,
    texts: Vec<Vec<Put>>,
    words: FxHashMap<String, Vec<At>>,
    /// Sentences (source, number) by the stems of their words, and how many of those each has.
    stems: FxHashMap<String, Vec<At>>,
    counts: FxHashMap<At, u32>,
    /// First and last day of everything dated, ascending.
    days: Vec<(Date, Date)>,
}

/// Of the sentences under one stem at most so many are looked at: what stands everywhere tells nothing.
const POSTINGS: usize = 2000;
/// Share of the draft's content words that a sentence must have to be like it.
const LIKE: f64 = 0.4;

impl<'a> Sources<'a> {
    pub fn new(articles: Vec<&'a ArticleRecord>) -> Self {
        let mut sources = Self {
            articles,
            texts: Vec::new(),
            words: FxHashMap::default(),
            stems: FxHashMap::default(),
            counts: FxHashMap::default(),
            days: Vec::new(),
        };
        for at in 0..sources.articles.len() {
            sources.index(at);
        }
        sources.days.sort_unstable();
        sources.days.dedup();
        sources
    }

    fn index(&mut self, at: usize) {
        let Some(&article) = self.articles.get(at) else { return };
        let mut text = Vec::new();
        let (mut paragraph, mut quoted) = (0, false);
        for (number, sentence) in article.sentences.iter().enumerate() {
            if sentence.paragraph != paragraph {
                (paragraph, quoted) = (sentence.paragraph, false);
            }
            let mut stems: Vec<String> = Vec::new();
            for word in words_from(&sentence.text, &mut quoted) {
                let here = (at as u32, text.len() as u32);
                self.words.entry(word.norm.clone()).or_default().push(here);
                if !is_function_word(&word.norm) {
                    stems.push(stem(&word.norm));
                }
                let capital = sentence.text.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
                text.push(Put { sentence: number as u32, word, capital });
            }
            stems.sort_unstable();
            stems.dedup();
            self.counts.insert((at as u32, number as u32), stems.len() as u32);
            for stem in stems {
                self.stems.entry(stem).or_default().push((at as u32, number as u32));
            }
        }
        self.texts.push(text);
        let day = |value: Option<&str>| value.and_then(|value| value.get(..10)?.parse().ok());
        let published = article.published.as_ref().and_then(|moment| day(Some(&moment.value)));
        self.days.extend(published.map(|day| (day, day)));
        let times = article.times.iter().filter_map(|time| day(time.first.as_deref()).zip(day(time.last.as_deref())));
        let claims = article.claims.iter().filter_map(|claim| claim.date.as_ref());
        self.days.extend(times.chain(claims.filter_map(|date| day(date.first.as_deref()).zip(day(date.last.as_deref())))));
    }

    /// Whether something in the sources is dated inside these days.
    pub fn dated(&self, first: Date, last: Date) -> bool {
        let from = self.days.partition_point(|days| days.0 < first);
        self.days.get(from..).unwrap_or_default().iter().take_while(|days| days.0 <= last).any(|days| days.1 <= last)
    }

    pub fn figures(&self) -> impl Iterator<Item = (&'a ArticleRecord, &'a FigureRecord)> + '_ {
        self.articles.iter().flat_map(|article| article.figures.iter().map(move |figure| (*article, figure)))
    }

    pub fn has(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// Where the word stands.
    pub fn of(&self, word: &str) -> &[At] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// The word at a place, and whether it is written with a capital.
    pub fn word(&self, at: At) -> Option<(&str, bool)> {
        self.texts.get(at.0 as usize)?.get(at.1 as usize).map(|put| (put.word.norm.as_str(), put.capital))
    }

    /// Every word with a capital that the sources have, and where it stands first; in no order.
    pub fn capitals(&self) -> impl Iterator<Item = (&str, At)> {
        self.texts.iter().enumerate().flat_map(|(at, text)| {
            let put = text.iter().enumerate().filter(|(_, put)| put.capital);
            put.map(move |(number, put)| (put.word.norm.as_str(), (at as u32, number as u32)))
        })
    }

    /// Where these words stand one behind the other.
    pub fn phrase(&self, words: &[String]) -> Vec<At> {
        let Some((anchor, rarest)) =
            words.iter().enumerate().map(|(at, word)| (at as u32, self.of(word))).min_by_key(|(_, list)| list.len())
        else {
            return Vec::new();
        };
        let starts = rarest.iter().filter_map(|at| Some((at.0, at.1.checked_sub(anchor)?)));
        let fits =
            |start: &At| (0u32..).zip(words).all(|(i, word)| self.word((start.0, start.1 + i)).is_some_and(|(norm, _)| norm == word));
        starts.filter(fits).collect()
    }

    /// The stretch of a source that has most of these words in about this order: where it begins, and the share of the words.
    pub fn like(&self, words: &[String]) -> Option<(At, f64)> {
        // Words vote for the place where the stretch would begin.
        let mut votes: FxHashMap<At, u32> = FxHashMap::default();
        for (i, word) in (0u32..).zip(words) {
            let list = self.of(word);
            if list.len() > POSTINGS {
                continue;
            }
            for at in list {
                *votes.entry((at.0, at.1.saturating_sub(i) / 4)).or_default() += 1;
            }
        }
        let near = |&(article, slot): &At| {
            let of = |slot: Option<u32>| slot.and_then(|slot| votes.get(&(article, slot))).copied().unwrap_or(0);
            of(Some(slot)) + of(slot.checked_add(1)) + of(slot.checked_sub(1))
        };
        let best = votes.keys().max_by_key(|slot| (near(slot), votes.get(slot).copied(), std::cmp::Reverse(**slot)))?;
        let from = best.1.saturating_sub(1) * 4;
        let window = words.len() as u32 + 12;
        let here: Vec<&str> = (from..from + window).filter_map(|at| self.word((best.0, at)).map(|(norm, _)| norm)).collect();
        let same = common(words, &here);
        let first = words.iter().find_map(|word| here.iter().position(|other| other == word)).unwrap_or(0) as u32;
        Some(((best.0, from + first), same as f64 / words.len().max(1) as f64))
    }

    /// The stretch of `count` words from `at` on, in its first sentence.
    pub fn spot(&self, at: At, count: u32) -> Option<Spot<'a>> {
        let article = *self.articles.get(at.0 as usize)?;
        let text = self.texts.get(at.0 as usize)?;
        let first = text.get(at.1 as usize)?;
        let last = text.get(at.1 as usize..)?.iter().take(count.max(1) as usize).take_while(|put| put.sentence == first.sentence).last()?;
        let sentence = article.sentences.get(first.sentence as usize)?;
        let (start, end) = (file_start(sentence, first.word.start), file_end(sentence, last.word.end));
        Some(Spot { article, span: FileSpan { start, end, ..sentence.span.clone() } })
    }

    /// The sentence that has the most of a sentence's content words, where it has enough.
    pub fn nearest(&self, text: &str) -> Option<Spot<'a>> {
        let mut quoted = false;
        let mut own: Vec<String> =
            words_from(text, &mut quoted).into_iter().filter(|word| !is_function_word(&word.norm)).map(|word| stem(&word.norm)).collect();
        own.sort_unstable();
        own.dedup();
        let mut shared: FxHashMap<At, u32> = FxHashMap::default();
        for stem in &own {
            for at in self.stems.get(stem).into_iter().flatten().take(POSTINGS) {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let score = |at: &At, count: u32| {
            let other = self.counts.get(at).copied().unwrap_or(1);
            f64::from(count) / (own.len().max(1) as f64 * f64::from(other.max(1))).sqrt()
        };
        let (at, _) = shared
            .iter()
            .max_by(|(x, a), (y, b)| score(x, **a).total_cmp(&score(y, **b)).then(y.cmp(x)))
            .filter(|(at, count)| **count > 1 && score(at, **count) >= LIKE)?;
        let article = *self.articles.get(at.0 as usize)?;
        let sentence = article.sentences.get(at.1 as usize)?;
        Some(Spot { article, span: sentence.span.clone() })
    }
}

/// Length of the longest common subsequence.
fn common(a: &[String], b: &[&str]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut corner = 0;
        let mut left = 0;
        for (y, slot) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *slot;
            *slot = if x == y { corner + 1 } else { above.max(left) };
            corner = above;
            left = *slot;
        }
    }
    row.last().copied().unwrap_or(0)
}
