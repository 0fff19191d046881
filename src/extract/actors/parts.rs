//! Which full names a part of a person's name may stand for: a surname, a given name, initials.

use rustc_hash::FxHashMap;

use super::aliases::Key;
use super::intern::WordId;
use super::words::View;
use crate::model::ActorKind;
use crate::text::lexicon::Lex;

/// How many full names with the same last word are looked through for a fuller form of a name.
const SHARED: usize = 64;

/// The full names that a part may stand for.
#[derive(Debug, Clone, Default)]
struct Candidates {
    keys: Vec<usize>,
    /// The one used last before the present name, with its place.
    recent: Option<(usize, usize)>,
}

/// Where a wording of one or more words may be a part of a person's full name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    /// All full names with this last word.
    Last(WordId),
    /// All full names with this first word.
    First(WordId),
    /// The full names in this row.
    Some(usize),
}

/// Persons' full names by their parts.
pub(super) struct Parts {
    /// Of every key.
    of: Vec<Part>,
    rows: Vec<Vec<usize>>,
    by_last: FxHashMap<WordId, Candidates>,
    by_first: FxHashMap<WordId, Candidates>,
}

/// The first and last word of a person's full name, a suffix aside; nothing for other names.
pub(super) fn ends(doc: &View<'_, '_>, key: &Key) -> Option<(WordId, WordId)> {
    let (&first, rest) = key.words.split_first().filter(|_| key.kind == ActorKind::Person)?;
    let (&last, middle) = rest.split_last()?;
    let suffix = matches!(doc.text_of(last), "jr" | "sr" | "ii" | "iii" | "iv");
    Some((first, middle.last().filter(|_| suffix).copied().unwrap_or(last)))
}

impl Parts {
    /// Looks through all wordings of a text.
    pub(super) fn new(doc: &View<'_, '_>, keys: &[Key]) -> Self {
        let mut parts =
            Self { of: Vec::with_capacity(keys.len()), rows: Vec::new(), by_last: FxHashMap::default(), by_first: FxHashMap::default() };
        for (at, key) in keys.iter().enumerate() {
            if let Some((first, last)) = ends(doc, key) {
                parts.by_last.entry(last).or_default().keys.push(at);
                parts.by_first.entry(first).or_default().keys.push(at);
            }
        }
        for at in 0..keys.len() {
            let part = parts.part(doc, keys, at);
            parts.of.push(part);
        }
        parts
    }

    fn part(&mut self, doc: &View<'_, '_>, keys: &[Key], at: usize) -> Part {
        let Some(key) = keys.get(at).filter(|key| key.parent.is_none() && key.listed.is_none()) else { return Part::Nothing };
        if let [word] = *key.words {
            let fixed = doc.lex(key.first.start).intersects(Lex::COUNTRY | Lex::ORG_NAME) && key.evidence.of(ActorKind::Person) < 8;
            return if fixed {
                Part::Nothing
            } else if self.by_last.contains_key(&word) {
                Part::Last(word)
            } else if self.by_first.contains_key(&word) {
                Part::First(word)
            } else {
                Part::Nothing
            };
        }
        if key.kind != ActorKind::Person && key.words.len() != 2 {
            return Part::Nothing;
        }
        // "J. Vask", "Orlena Vask" for "Orlena M. Vask"; "van der Moor" for "Ansel van der Moor".
        let row: Vec<usize> = key
            .words
            .last()
            .and_then(|last| self.by_last.get(last))
            .into_iter()
            .flat_map(|candidates| candidates.keys.iter().copied().take(SHARED))
            .filter(|&other| {
                let Some(long) = keys.get(other) else { return false };
                other != at && long.words.len() > key.words.len() && within(doc, &key.words, &long.words)
                    || other < at && long.words.len() == key.words.len() && initialled(doc, &key.words, &long.words)
            })
            .collect();
        if row.is_empty() {
            return Part::Nothing;
        }
        self.rows.push(row);
        Part::Some(self.rows.len() - 1)
    }

    /// All full names that a part may stand for.
    pub(super) fn keys_of(&self, key: usize) -> &[usize] {
        match self.of.get(key) {
            Some(Part::Last(word)) => self.by_last.get(word).map_or(&[], |candidates| &candidates.keys),
            Some(Part::First(word)) => self.by_first.get(word).map_or(&[], |candidates| &candidates.keys),
            Some(Part::Some(row)) => self.rows.get(*row).map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }

    /// The full name that a part stands for: the one used last before it, else the only one there is.
    pub(super) fn meant(&self, key: usize, last_use: &[Option<usize>]) -> Option<usize> {
        let only = match self.keys_of(key) {
            &[one] => Some(one),
            _ => None,
        };
        let recent = match self.of.get(key)? {
            Part::Last(word) => self.by_last.get(word).and_then(|candidates| candidates.recent),
            Part::First(word) => self.by_first.get(word).and_then(|candidates| candidates.recent),
            Part::Some(_) => self.keys_of(key).iter().filter_map(|&c| Some((last_use.get(c).copied()??, c))).max(),
            Part::Nothing => None,
        };
        recent.map(|(_, key)| key).or(only)
    }

    /// Notes that the full name `key`, which has these [`ends`], is used at name `at`.
    pub(super) fn used(&mut self, ends: Option<(WordId, WordId)>, key: usize, at: usize) {
        let Some((first, last)) = ends else { return };
        for candidates in [self.by_last.get_mut(&last), self.by_first.get_mut(&first)].into_iter().flatten() {
            candidates.recent = candidates.recent.max(Some((at, key)));
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
