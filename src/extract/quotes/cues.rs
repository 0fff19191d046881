//! The cues: words that report, their stance and what they may govern.

use std::sync::LazyLock;

use super::works::Works;
use crate::model::Stance;
use crate::text::lexicon::{self, key};

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
        /// A hearer must stand first: "told them that"; without one it is a passive.
        const ADDRESSED = 1 << 14;
        /// It never takes a noun phrase: what follows is a clause, whatever the tags.
        const CLAUSE_ONLY = 1 << 15;
    }
}

/// One entry of the list.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its dictionary form, particles and all.
    pub lemma: String,
    /// The hashes of the words behind the first one.
    pub rest: Vec<u64>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// What it may govern.
    pub frames: Frames,
    /// Whether it is an adjective with its "be": "be confident".
    pub adjective: bool,
    /// Which titles are its object and no words of anybody.
    pub works: Works,
}

/// The entries in the list's order, each with the forms of its first word.
static CUES: LazyLock<Vec<(Entry, Vec<String>)>> = LazyLock::new(|| {
    let entry = |row: &'static str| {
        let mut columns = row.split('\t');
        let (lemma, stance) = (columns.next()?, columns.next().and_then(stance)?);
        let letters = columns.next().unwrap_or("");
        let (frames, works) = (frames(letters), works(letters));
        let irregular: Vec<&'static str> = columns.next().unwrap_or("").split(' ').filter(|form| !form.is_empty()).collect();
        let mut words = lemma.split(' ');
        let first = words.next().unwrap_or("");
        let forms = if frames.contains(Frames::NOMINAL) { vec![first.to_owned(), third(first)] } else { verb_forms(first, &irregular) };
        let adjective = lemma.starts_with("be ");
        Some((
            Entry {
                lemma: lemma.replace('+', ""),
                rest: words.filter_map(|word| key::hash(word, 0, word.len())).collect(),
                stance,
                frames,
                adjective,
                works,
            },
            forms,
        ))
    };
    lexicon::rows(include_str!("cues.txt")).filter_map(entry).collect()
});

/// Every form of the first word of every entry, and whether the entry is a noun.
pub(super) fn forms() -> impl Iterator<Item = (String, &'static Entry, bool)> {
    CUES.iter().flat_map(|(entry, forms)| forms.iter().map(move |form| (form.clone(), entry, entry.frames.contains(Frames::NOMINAL))))
}

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

fn works(letters: &str) -> Works {
    match letters.find(['m', 'M']) {
        None => Works::Never,
        Some(at) if letters.get(at..).is_some_and(|rest| rest.starts_with('m')) => Works::Always,
        Some(_) => Works::Read,
    }
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
                'R' => Frames::HEARER | Frames::ADDRESSED,
                'N' => Frames::NOMINAL,
                'k' => Frames::CLAUSE_ONLY,
                'p' => Frames::PASSIVE,
                's' => Frames::SOURCE,
                _ => Frames::empty(),
            }
    })
}

/// The third person, or the plural.
pub(super) fn third(word: &str) -> String {
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
        assert_eq!(rows, CUES.len());
    }
}
