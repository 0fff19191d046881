//! Which full names a part of a person's name may stand for: a surname, a given name, initials.

use std::ops::Range;

use super::aliases::Key;
use super::intern::WordId;
use super::wordings::Wordings;
use super::words::View;
use crate::model::ActorKind;
use crate::text::lexicon::Lex;

/// How many full names with the same last word are looked through for a fuller form of a name.
const SHARED: usize = 64;

/// The full names that have one word in common.
#[derive(Debug)]
struct Group {
    word: WordId,
    /// Where their keys lie.
    keys: Range<usize>,
    /// The one used last before the present name, with its place.
    recent: Option<(usize, usize)>,
}

/// Full names by a word.
#[derive(Debug, Default)]
struct Groups {
    keys: Vec<usize>,
    /// Sorted by word.
    all: Vec<Group>,
}

impl Groups {
    /// Of words with keys.
    fn new(mut pairs: Vec<(WordId, usize)>) -> Self {
        pairs.sort_unstable();
        let mut groups = Self { keys: Vec::with_capacity(pairs.len()), all: Vec::with_capacity(pairs.len()) };
        for (word, key) in pairs {
            groups.keys.push(key);
            let end = groups.keys.len();
            match groups.all.last_mut().filter(|group| group.word == word) {
                Some(group) => group.keys.end = end,
                None => groups.all.push(Group { word, keys: end - 1..end, recent: None }),
            }
        }
        groups
    }

    /// The number of a word's group.
    fn find(&self, word: WordId) -> Option<usize> {
        self.all.binary_search_by_key(&word, |group| group.word).ok()
    }

    /// The keys of a group, in order.
    fn keys(&self, group: usize) -> &[usize] {
        self.all.get(group).and_then(|group| self.keys.get(group.keys.clone())).unwrap_or_default()
    }

    fn recent(&self, group: usize) -> Option<(usize, usize)> {
        self.all.get(group).and_then(|group| group.recent)
    }

    fn used(&mut self, group: usize, key: usize, at: usize) {
        if let Some(group) = self.all.get_mut(group) {
            group.recent = group.recent.max(Some((at, key)));
        }
    }
}

/// Where a wording of one or more words may be a part of a person's full name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    /// All full names of this group by last words.
    Last(usize),
    /// All full names of this group by first words.
    First(usize),
    /// The full names in this row.
    Some(usize),
}

/// Persons' full names by their parts.
pub(super) struct Parts {
    /// Of every key.
    of: Vec<Part>,
    rows: Vec<Vec<usize>>,
    by_last: Groups,
    by_first: Groups,
    /// Of every key that is a full name its groups by last and by first word.
    ends: Vec<Option<(usize, usize)>>,
    /// Where each key was last used before the present name.
    last_use: Vec<Option<usize>>,
}

/// The last and first word of a person's full name, a suffix aside; nothing for other names.
fn ends(doc: &View<'_, '_>, key: &Key, words: &[WordId]) -> Option<(WordId, WordId)> {
    let (&first, rest) = words.split_first().filter(|_| key.kind == ActorKind::Person)?;
    let (&last, middle) = rest.split_last()?;
    let suffix = matches!(doc.text_of(last), "jr" | "sr" | "ii" | "iii" | "iv");
    Some((middle.last().filter(|_| suffix).copied().unwrap_or(last), first))
}

impl Parts {
    /// Looks through all wordings of a text.
    pub(super) fn new(doc: &View<'_, '_>, keys: &[Key], wordings: &Wordings) -> Self {
        let full = || keys.iter().enumerate().filter_map(|(at, key)| Some((at, ends(doc, key, wordings.get(at))?)));
        let mut parts = Self {
            of: Vec::with_capacity(keys.len()),
            rows: Vec::new(),
            by_last: Groups::new(full().map(|(at, (last, _))| (last, at)).collect()),
            by_first: Groups::new(full().map(|(at, (_, first))| (first, at)).collect()),
            ends: vec![None; keys.len()],
            last_use: vec![None; keys.len()],
        };
        for (at, (last, first)) in full() {
            if let Some(slot) = parts.ends.get_mut(at) {
                *slot = parts.by_last.find(last).zip(parts.by_first.find(first));
            }
        }
        for at in 0..keys.len() {
            let part = parts.part(doc, keys, wordings, at);
            parts.of.push(part);
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
        let row: Vec<usize> = self.by_last.keys(group).iter().copied().take(SHARED).filter(fuller).collect();
        if row.is_empty() {
            return Part::Nothing;
        }
        self.rows.push(row);
        Part::Some(self.rows.len() - 1)
    }

    /// All full names that a part may stand for.
    pub(super) fn keys_of(&self, key: usize) -> &[usize] {
        match self.of.get(key) {
            Some(Part::Last(group)) => self.by_last.keys(*group),
            Some(Part::First(group)) => self.by_first.keys(*group),
            Some(Part::Some(row)) => self.rows.get(*row).map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }

    /// The full name that a part stands for: the one used last before it, else the only one there is.
    pub(super) fn meant(&self, key: usize) -> Option<usize> {
        let recent = match *self.of.get(key)? {
            Part::Last(group) => self.by_last.recent(group),
            Part::First(group) => self.by_first.recent(group),
            Part::Some(_) => self.keys_of(key).iter().filter_map(|&c| Some((self.last_use.get(c).copied()??, c))).max(),
            Part::Nothing => return None,
        };
        let only = || match self.keys_of(key) {
            &[one] => Some(one),
            _ => None,
        };
        recent.map(|(_, key)| key).or_else(only)
    }

    /// Notes that `key` is used at name `at`.
    pub(super) fn used(&mut self, key: usize, at: usize) {
        if let Some(slot) = self.last_use.get_mut(key) {
            *slot = Some(at);
        }
        if let Some((last, first)) = self.ends.get(key).copied().flatten() {
            self.by_last.used(last, key, at);
            self.by_first.used(first, key, at);
        }
    }
}

/// Whether one word is the other, or the initial of it.
fn abbreviates(doc: &View<'_, '_>, short: WordId, long: WordId) -> bool {
    short == long || {
        let text = doc.text_of(short);
        text.len() == 1 && doc.text_of(long).starts_with(text)
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
