//! Which full names a part of a person's name may stand for: a surname, a given name, initials.

use super::aliases::Key;
use super::intern::WordId;
use super::titles::GENERATIONS;
use super::wordings::Wordings;
use super::words::View;
use crate::model::ActorKind;
use crate::text::lexicon::Lex;

/// How many full names with the same last word are looked through for a fuller form of a name.
const SHARED: usize = 64;

/// Marks the end of a chain.
const NONE: u32 = u32::MAX;

/// A full name under one of its words.
#[derive(Debug)]
struct Row {
    key: usize,
    /// The next row of the same word, in the order of keys.
    next: u32,
    /// In the first row of a word: the last one.
    last: u32,
    /// In the first row of a word: the full name used last before the present name, with its place.
    recent: Option<(usize, usize)>,
}

/// Which word of a full name.
#[derive(Debug, Clone, Copy)]
enum Side {
    Last,
    First,
}

/// Full names by their last and by their first words, in chains in the order of keys.
#[derive(Debug, Default)]
struct Rows {
    /// The first rows of every word, by [`Side`].
    first: Vec<[u32; 2]>,
    rows: Vec<Row>,
}

impl Rows {
    /// Drops all, and makes room for words whose numbers are below this one.
    fn clear_for(&mut self, words: usize) {
        self.first.clear();
        self.first.resize(words, [NONE; 2]);
        self.rows.clear();
    }

    /// Adds a key behind those that are in; returns the first row of the word.
    fn add(&mut self, word: WordId, side: Side, key: usize) -> usize {
        let new = self.rows.len() as u32;
        self.rows.push(Row { key, next: NONE, last: new, recent: None });
        let Some(slot) = self.first.get_mut(word as usize).and_then(|sides| sides.get_mut(side as usize)) else { return new as usize };
        let Some(head) = self.rows.get_mut(*slot as usize) else {
            *slot = new;
            return new as usize;
        };
        let last = std::mem::replace(&mut head.last, new);
        if let Some(row) = self.rows.get_mut(last as usize) {
            row.next = new;
        }
        *slot as usize
    }

    /// Index of the first row of a word.
    fn find(&self, word: WordId, side: Side) -> Option<usize> {
        let &first = self.first.get(word as usize)?.get(side as usize)?;
        (first != NONE).then_some(first as usize)
    }

    /// The keys of the word whose first row is given, in order.
    fn keys(&self, first: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.rows.get(first), |row| self.rows.get(row.next as usize)).map(|row| row.key)
    }

    fn recent(&self, first: usize) -> Option<(usize, usize)> {
        self.rows.get(first).and_then(|row| row.recent)
    }

    fn used(&mut self, first: usize, key: usize, at: usize) {
        if let Some(row) = self.rows.get_mut(first) {
            row.recent = row.recent.max(Some((at, key)));
        }
    }
}

/// Where a wording of one or more words may be a part of a person's full name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    /// The full names with its last word, or where there is none those with its first, by their first row.
    Chain(usize),
    /// These full names of the fuller ones.
    Some(u32, u32),
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
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Of every key.
    states: Vec<State>,
    /// The fuller names of the longer parts, one part's behind the other's.
    fuller: Vec<usize>,
    rows: Rows,
}

/// The last and first word of a person's full name, a suffix aside; nothing for other names.
fn ends(doc: &View<'_, '_>, key: &Key, words: &[WordId]) -> Option<(WordId, WordId)> {
    let (&first, rest) = words.split_first().filter(|_| key.kind == ActorKind::Person)?;
    let (&last, middle) = rest.split_last()?;
    let family = middle.last().filter(|_| GENERATIONS.has(doc.hash_of(last)));
    Some((family.copied().unwrap_or(last), first))
}

impl Parts {
    /// Looks through all wordings of a text, in place of another.
    pub(super) fn read(&mut self, doc: &View<'_, '_>, keys: &[Key], wordings: &Wordings) {
        self.states.clear();
        self.fuller.clear();
        // Without full names there are no parts.
        if !keys.iter().enumerate().any(|(at, key)| key.kind == ActorKind::Person && wordings.get(at).len() > 1) {
            return;
        }
        self.rows.clear_for(doc.ids_end());
        for (at, key) in keys.iter().enumerate() {
            let ends = ends(doc, key, wordings.get(at));
            let ends = ends.map(|(last, first)| (self.rows.add(last, Side::Last, at), self.rows.add(first, Side::First, at)));
            self.states.push(State { part: Part::Nothing, ends, last_use: None });
        }
        for at in 0..keys.len() {
            let part = self.part(doc, keys, wordings, at);
            if let Some(state) = self.states.get_mut(at) {
                state.part = part;
            }
        }
    }

    fn part(&mut self, doc: &View<'_, '_>, keys: &[Key], wordings: &Wordings, at: usize) -> Part {
        let Some(key) = keys.get(at).filter(|key| key.parent.is_none() && key.listed.is_none()) else { return Part::Nothing };
        let words = wordings.get(at);
        if let &[word] = words {
            let fixed = doc.lex(key.first.start).intersects(Lex::COUNTRY | Lex::ORG_NAME) && key.evidence.of(ActorKind::Person) < 8;
            return if fixed {
                Part::Nothing
            } else {
                self.rows.find(word, Side::Last).or_else(|| self.rows.find(word, Side::First)).map_or(Part::Nothing, Part::Chain)
            };
        }
        if key.kind != ActorKind::Person && words.len() != 2 {
            return Part::Nothing;
        }
        // "J. Vask", "Orlena Vask" for "Orlena M. Vask"; "van der Moor" for "Ansel van der Moor".
        let Some(group) = words.last().and_then(|&last| self.rows.find(last, Side::Last)) else { return Part::Nothing };
        let fuller = |&other: &usize| {
            let long = wordings.get(other);
            other != at && long.len() > words.len() && within(doc, words, long)
                || other < at && long.len() == words.len() && initialled(doc, words, long)
        };
        let start = self.fuller.len();
        self.fuller.extend(self.rows.keys(group).take(SHARED).filter(fuller));
        let end = self.fuller.len();
        if start == end { Part::Nothing } else { Part::Some(start as u32, end as u32) }
    }

    /// Fuller names of a part.
    fn fuller(&self, start: u32, end: u32) -> &[usize] {
        self.fuller.get(start as usize..end as usize).unwrap_or_default()
    }

    fn of(&self, key: usize) -> Part {
        self.states.get(key).map_or(Part::Nothing, |state| state.part)
    }

    /// The only full name that a part may stand for.
    pub(super) fn only(&self, key: usize) -> Option<usize> {
        let alone = |keys: &mut dyn Iterator<Item = usize>| keys.next().filter(|_| keys.next().is_none());
        match self.of(key) {
            Part::Chain(first) => alone(&mut self.rows.keys(first)),
            Part::Some(start, end) => alone(&mut self.fuller(start, end).iter().copied()),
            Part::Nothing => None,
        }
    }

    /// The full name that a part stands for: the one used last before it, else the only one there is.
    pub(super) fn meant(&self, key: usize) -> Option<usize> {
        let last_use = |&key: &usize| Some((self.states.get(key)?.last_use?, key));
        let recent = match self.of(key) {
            Part::Chain(first) => self.rows.recent(first),
            Part::Some(start, end) => self.fuller(start, end).iter().filter_map(last_use).max(),
            Part::Nothing => return None,
        };
        recent.map(|(_, key)| key).or_else(|| self.only(key))
    }

    /// Notes that `key` is used at name `at`.
    pub(super) fn used(&mut self, key: usize, at: usize) {
        let Some(state) = self.states.get_mut(key) else { return };
        state.last_use = Some(at);
        if let Some((last, first)) = state.ends {
            self.rows.used(last, key, at);
            self.rows.used(first, key, at);
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
