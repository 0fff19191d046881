//! The cues: words that report, their stance and what they may govern.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Stance;
use crate::text::{Doc, lexicon};

bitflags::bitflags! {
    /// What a cue may govern.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) struct Frames: u16 {
        /// Direct speech.
        const DIRECT = 1;
        /// A that-clause.
        const THAT = 1 << 1;
        /// A wh- or if-clause.
        const WH = 1 << 2;
        /// A noun phrase.
        const NOUN = 1 << 3;
        /// A to-infinitive of the speaker: "vowed to go".
        const INFINITIVE = 1 << 4;
        /// A noun phrase with a to-infinitive: "urged them to go".
        const OBJECT = 1 << 5;
        /// A noun phrase with a complement: "called it a win".
        const COMPLEMENT = 1 << 6;
        /// A gerund: "denied going".
        const GERUND = 1 << 7;
        /// A hearer may stand before the content: "told them that".
        const HEARER = 1 << 8;
        /// It is a noun: "the claim that".
        const NOMINAL = 1 << 9;
        /// The passive reports too: "is expected to".
        const PASSIVE = 1 << 10;
        /// A noun phrase, where the subject is a document or survey: "the poll found".
        const SOURCE = 1 << 11;
        /// A that-clause that has lost its "that".
        const BARE = 1 << 12;
        /// Its subject and an infinitive, nobody's view: "seems to".
        const EVIDENTIAL = 1 << 13;
    }
}

/// One entry of the list.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its dictionary form, particles and all.
    pub lemma: String,
    /// The words behind the first one.
    pub rest: Vec<&'static str>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// What it may govern.
    pub frames: Frames,
}

/// The entries by the forms of their first word; of one form the longest entry comes first.
struct Cues {
    entries: Vec<Entry>,
    verbs: FxHashMap<String, Vec<usize>>,
    nouns: FxHashMap<String, Vec<usize>>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { entries: Vec::new(), verbs: FxHashMap::default(), nouns: FxHashMap::default() };
    for row in lexicon::rows(include_str!("cues.txt")) {
        let mut columns = row.split('\t');
        let (Some(lemma), Some(stance)) = (columns.next(), columns.next().and_then(stance)) else { continue };
        let frames = frames(columns.next().unwrap_or(""));
        let irregular: Vec<&'static str> = columns.next().unwrap_or("").split(' ').filter(|form| !form.is_empty()).collect();
        let mut words = lemma.split(' ');
        let first = words.next().unwrap_or("");
        let forms = if frames.contains(Frames::NOMINAL) { vec![first.to_owned(), third(first)] } else { verb_forms(first, &irregular) };
        let index = cues.entries.len();
        cues.entries.push(Entry { lemma: lemma.replace('+', ""), rest: words.collect(), stance, frames });
        let map = if frames.contains(Frames::NOMINAL) { &mut cues.nouns } else { &mut cues.verbs };
        for form in forms {
            let list = map.entry(form).or_default();
            if !list.contains(&index) {
                list.push(index);
            }
        }
    }
    let Cues { entries, verbs, nouns } = &mut cues;
    for list in verbs.values_mut().chain(nouns.values_mut()) {
        list.sort_by_key(|&index| std::cmp::Reverse(entries.get(index).map_or(0, |entry| entry.rest.len())));
    }
    cues
});

fn stance(name: &str) -> Option<Stance> {
    Some(match name {
        "asserted" => Stance::Asserted,
        "denied" => Stance::Denied,
        "asked" => Stance::Asked,
        "ordered" => Stance::Ordered,
        "promised" => Stance::Promised,
        "believed" => Stance::Believed,
        "intended" => Stance::Intended,
        "predicted" => Stance::Predicted,
        "supported" => Stance::Supported,
        "criticized" => Stance::Criticized,
        _ => return None,
    })
}

fn frames(letters: &str) -> Frames {
    letters.chars().fold(Frames::empty(), |frames, letter| {
        frames
            | match letter {
                'd' => Frames::DIRECT,
                't' => Frames::THAT | Frames::BARE,
                'T' => Frames::THAT,
                'x' => Frames::EVIDENTIAL,
                'w' => Frames::WH,
                'n' => Frames::NOUN,
                'i' => Frames::INFINITIVE,
                'o' => Frames::OBJECT,
                'c' => Frames::COMPLEMENT,
                'g' => Frames::GERUND,
                'r' => Frames::HEARER,
                'N' => Frames::NOMINAL,
                'p' => Frames::PASSIVE,
                's' => Frames::SOURCE,
                _ => Frames::empty(),
            }
    })
}

/// The third person, or the plural.
fn third(word: &str) -> String {
    let consonant_y = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = consonant_y {
        return format!("{stem}ies");
    }
    let sibilant = word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") || word == "go";
    format!("{word}{}", if sibilant { "es" } else { "s" })
}

/// Every form of a verb; a "+" behind it doubles its last consonant.
fn verb_forms(word: &str, irregular: &[&str]) -> Vec<String> {
    let (base, doubled) = match word.strip_suffix('+') {
        Some(base) => (base, format!("{base}{}", base.chars().next_back().unwrap_or(' '))),
        None => (word, word.to_owned()),
    };
    if base == "be" {
        return ["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"].map(str::to_owned).to_vec();
    }
    let mut forms = vec![base.to_owned(), third(base)];
    let silent_e = base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") && !base.ends_with("ye");
    forms.push(match base.strip_suffix("ie") {
        Some(stem) => format!("{stem}ying"),
        None if silent_e => format!("{}ing", base.strip_suffix('e').unwrap_or(base)),
        None => format!("{doubled}ing"),
    });
    if irregular.is_empty() {
        let consonant_y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
        forms.push(match consonant_y {
            Some(stem) => format!("{stem}ied"),
            None if base.ends_with('e') => format!("{base}d"),
            None => format!("{doubled}ed"),
        });
        // "labelled" beside "labeled"
        if base.ends_with("el") || base.ends_with("al") {
            forms.push(format!("{doubled}led"));
            forms.push(format!("{doubled}ling"));
        }
    } else {
        forms.extend(irregular.iter().map(|&form| form.to_owned()));
    }
    forms
}

/// The verb entries whose words begin at `token`, the longest first, each with the number of its tokens.
/// Between the first word and the rest nothing may stand, save that a form of "be" or "have" may have an adverb behind it.
pub(super) fn verbs_at(doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
    at(&CUES.verbs, doc, token)
}

/// The noun entries at `token`.
pub(super) fn nouns_at(doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
    at(&CUES.nouns, doc, token)
}

fn at(map: &'static FxHashMap<String, Vec<usize>>, doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
    let list = map.get(doc.lower(token).as_ref()).map_or(&[][..], Vec::as_slice);
    list.iter().filter_map(|&index| CUES.entries.get(index)).filter_map(move |entry| {
        entry.rest.iter().enumerate().all(|(at, word)| doc.is(token + 1 + at, word)).then_some((entry, 1 + entry.rest.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_spelt_right() {
        assert_eq!(verb_forms("deny", &[]), ["deny", "denies", "denying", "denied"]);
        assert_eq!(verb_forms("admit+", &[]), ["admit", "admits", "admitting", "admitted"]);
        assert_eq!(verb_forms("argue", &[]), ["argue", "argues", "arguing", "argued"]);
        assert_eq!(verb_forms("foresee", &["foresaw"]), ["foresee", "foresees", "foreseeing", "foresaw"]);
        assert_eq!(verb_forms("preach", &[]), ["preach", "preaches", "preaching", "preached"]);
    }

    #[test]
    fn every_row_is_read() {
        let rows = lexicon::rows(include_str!("cues.txt")).count();
        assert_eq!(rows, CUES.entries.len());
    }
}
