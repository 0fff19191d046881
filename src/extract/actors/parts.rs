//! Which full names a part of a person's name may stand for: a surname, a given name, initials.

use super::aliases::Key;
use super::closed::closed;
use super::intern::WordId;
use super::wordings::Wordings;
use super::words::View;
use crate::model::ActorKind;
use crate::text::lexicon::Lex;

/// How many full names with the same last word are looked through for a fuller form of a name.
const SHARED: usize = 64;

/// A full name under one of its words.
#[derive(Debug)]
struct Row {
    word: WordId,
    key: usize,
    /// In the first row of a word: the full name used last before the present name, with its place.
    recent: Option<(usize, usize)>,
}

/// Full names by a word of each, sorted by word and key.
#[derive(Debug)]
struct Rows(Vec<Row>);

impl Rows {
    fn new(pairs: impl Iterator<Item = (WordId, usize)>) -> Self {
        let mut rows: Vec<Row> = pairs.map(|(word, key)| Row { word, key, recent: None }).collect();
        rows.sort_unstable_by_key(|row| (row.word, row.key));
        Self(rows)
    }

    /// Index of the first row of a word.
    fn find(&self, word: WordId) -> Option<usize> {
        let at = self.0.partition_point(|row| row.word < word);
        self.0.get(at).filter(|row| row.word == word).map(|_| at)
    }

    /// The keys of the word whose first row is given, in order.
    fn keys(&self, first: usize) -> impl Iterator<Item = usize> {
        let word = self.0.get(first).map(|row| row.word);
        self.0.iter().skip(first).take_while(move |row| Some(row.word) == word).map(|row| row.key)
    }

    fn recent(&self, first: usize) -> Option<(usize, usize)> {
        self.0.get(first).and_then(|row| row.recent)
    }

    fn used(&mut self, first: usize, key: usize, at: usize) {
        if let Some(row) = self.0.get_mut(first) {
            row.recent = row.recent.max(Some((at, key)));
        }
    }
}

/// Where a wording of one or more words may be a part of a person's full name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    /// The full names with its last word, by their first row.
    Last(usize),
    /// The full names with its first word, by their first row.
    First(usize),
    /// The full names in this row of the fuller ones.
    Some(usize),
}

/// What is known of a key.
#[derive(Debug, Clone, Copy)]
struct State {
    part: Part,
    /// Of a full name its first rows by last and by first word.
    ends: Option<(usize, usize)>,
    /// Where it was last used before the present name.
    last_use: Option<usize>,
}

/// Persons' full names by their parts.
pub(super) struct Parts {
    /// Of every key.
    states: Vec<State>,
    /// The fuller names of each longer part.
    fuller: Vec<Vec<usize>>,
    by_last: Rows,
    by_first: Rows,
}

/// The last and first word of a person's full name, a suffix aside; nothing for other names.
fn ends(doc: &View<'_, '_>, key: &Key, words: &[WordId]) -> Option<(WordId, WordId)> {
    let (&first, rest) = words.split_first().filter(|_| key.kind == ActorKind::Person)?;
    let (&last, middle) = rest.split_last()?;
    let suffix = closed!["jr", "sr", "ii", "iii", "iv"].has(doc.hash_of(last));
    Some((middle.last().filter(|_| suffix).copied().unwrap_or(last), first))
}

impl Parts {
    /// Looks through all wordings of a text.
    pub(super) fn new(doc: &View<'_, '_>, keys: &[Key], wordings: &Wordings) -> Self {
        let all: Vec<Option<(WordId, WordId)>> = keys.iter().enumerate().map(|(at, key)| ends(doc, key, wordings.get(at))).collect();
        let full = || all.iter().enumerate().filter_map(|(at, &ends)| Some((at, ends?)));
        let mut parts = Self {
            states: vec![State { part: Part::Nothing, ends: None, last_use: None }; keys.len()],
            fuller: Vec::new(),
            by_last: Rows::new(full().map(|(at, (last, _))| (last, at))),
            by_first: Rows::new(full().map(|(at, (_, first))| (first, at))),
        };
        // Without full names there are no parts.
        if parts.by_last.0.is_empty() {
            return parts;
        }
        for (at, &ends) in all.iter().enumerate() {
            let part = parts.part(doc, keys, wordings, at);
            let ends = ends.and_then(|(last, first)| parts.by_last.find(last).zip(parts.by_first.find(first)));
            if let Some(state) = parts.states.get_mut(at) {
                *state = State { part, ends, last_use: None };
            }
        }
        parts
    }

    fn part(&mut self, doc: &View<'_, '_>, keys: &[Key], wordings: &Wordings, at: usize) -> Part {
        let Some(key) = keys.get(at).filter(|key| key.parent.is_none() && key.listed.is_none()) else { return Part::Nothing };
        let words = wordings.get(at);
        if let &[word] = words {
            let fixed = doc.lex(key.first.start).intersects(Lex::COUNTRY | Lex::ORG_NAME) && key.evidence.of(ActorKind::Person) < 8;
            return if fixed {
                Part::Nothing
            } else if let Some(group) = self.by_last.find(word) {
                Part::Last(group)
            } else {
                self.by_first.find(word).map_or(Part::Nothing, Part::First)
            };
        }
        if key.kind != ActorKind::Person && words.len() != 2 {
            return Part::Nothing;
        }
        // "J. Vask", "Orlena Vask" for "Orlena M. Vask"; "van der Moor" for "Ansel van der Moor".
        let Some(group) = words.last().and_then(|&last| self.by_last.find(last)) else { return Part::Nothing };
        let fuller = |&other: &usize| {
            let long = wordings.get(other);
            other != at && long.len() > words.len() && within(doc, words, long)
                || other < at && long.len() == words.len() && initialled(doc, words, long)
        };
        let row: Vec<usize> = self.by_last.keys(group).take(SHARED).filter(fuller).collect();
        if row.is_empty() {
            return Part::Nothing;
        }
        self.fuller.push(row);
        Part::Some(self.fuller.len() - 1)
    }

    fn of(&self, key: usize) -> Part {
        self.states.get(key).map_or(Part::Nothing, |state| state.part)
    }

    /// The only full name that a part may stand for.
    pub(super) fn only(&self, key: usize) -> Option<usize> {
        let alone = |keys: &mut dyn Iterator<Item = usize>| keys.next().filter(|_| keys.next().is_none());
        match self.of(key) {
            Part::Last(first) => alone(&mut self.by_last.keys(first)),
            Part::First(first) => alone(&mut self.by_first.keys(first)),
            Part::Some(row) => alone(&mut self.fuller.get(row)?.iter().copied()),
            Part::Nothing => None,
        }
    }

    /// The full name that a part stands for: the one used last before it, else the only one there is.
    pub(super) fn meant(&self, key: usize) -> Option<usize> {
        let last_use = |&key: &usize| Some((self.states.get(key)?.last_use?, key));
        let recent = match self.of(key) {
            Part::Last(first) => self.by_last.recent(first),
            Part::First(first) => self.by_first.recent(first),
            Part::Some(row) => self.fuller.get(row)?.iter().filter_map(last_use).max(),
            Part::Nothing => return None,
        };
        recent.map(|(_, key)| key).or_else(|| self.only(key))
    }

    /// Notes that `key` is used at name `at`.
    pub(super) fn used(&mut self, key: usize, at: usize) {
        let Some(state) = self.states.get_mut(key) else { return };
        state.last_use = Some(at);
        if let Some((last, first)) = state.ends {
            self.by_last.used(last, key, at);
            self.by_first.used(first, key, at);
        }
    }
}

/// Whether one word is the other, or the initial of it.
fn abbreviates(doc: &View<'_, '_>, short: WordId, long: WordId) -> bool {
    short == long || {
        let (text, long) = (doc.text_of(short), doc.text_of(long));
        text.len() == 1 && long.get(..1).is_some_and(|first| first.eq_ignore_ascii_case(text))
    }
}

/// Whether all words of the short name stand in the long one, in order.
fn within(doc: &View<'_, '_>, short: &[WordId], long: &[WordId]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|&word| rest.any(|&other| abbreviates(doc, word, other)))
}

/// Whether two names of the same length differ only in an initial for a given name.
fn initialled(doc: &View<'_, '_>, a: &[WordId], b: &[WordId]) -> bool {
    a.iter().zip(b).all(|(&x, &y)| abbreviates(doc, x, y) || abbreviates(doc, y, x))
}
