//! Word classes out of WordNet's database files, for words that the treebanks lack; part of the training program.

use std::collections::BTreeMap;
use std::path::Path;

use super::tag::{Label, Tag, Upos};
use super::treebank::third_person;

/// Weight of a sense beside that of a sighting.
const SENSE: f64 = 0.5;

/// Weight of a form in “-s” beside the word's.
const FORM: f64 = 0.4;

/// Weight of standing in a list of names.
const NAME: f64 = 1.5;

/// A word's labels with their weights, from WordNet's senses and counts.
pub(crate) type Weights = BTreeMap<u8, f64>;

/// The single words of WordNet in lower case, each with its labels and how often it was counted. `folder` holds WordNet
/// 3.0's `data.*` and `cntlist.rev`.
pub(crate) fn read(folder: &Path) -> BTreeMap<String, Weights> {
    let text = |name: &str| String::from_utf8_lossy(&std::fs::read(folder.join(name)).expect("WordNet's files")).into_owned();
    let mut words: BTreeMap<String, Weights> = BTreeMap::new();
    for (file, tags) in [
        ("noun", &[(Tag::Nn, 1.0)][..]),
        ("verb", &[(Tag::Vb, 0.7), (Tag::Vbp, 0.3)]),
        ("adj", &[(Tag::Jj, 1.0)]),
        ("adv", &[(Tag::Rb, 1.0)]),
    ] {
        for line in text(&format!("data.{file}")).lines().filter(|line| !line.starts_with(' ')) {
            let fields: Vec<&str> = line.split(' ').collect();
            let size = usize::from_str_radix(fields[3], 16).unwrap_or(0);
            for word in fields[4..].iter().step_by(2).take(size) {
                let word = word.split('(').next().unwrap_or(word);
                if word.len() < 2 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
                    continue;
                }
                // What ends like a participle is left to the treebanks.
                if file == "adj" && (word.ends_with("ed") || word.ends_with("ing")) {
                    continue;
                }
                let proper = file == "noun" && word.starts_with(|c: char| c.is_uppercase());
                let tags = if proper { &[(Tag::Nnp, 1.0)] } else { tags };
                add(&mut words, &word.to_lowercase(), tags, SENSE);
            }
        }
    }
    for line in text("cntlist.rev").lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let Some((lemma, rest)) = fields[0].split_once('%') else { continue };
        let count: f64 = fields[2].parse().unwrap_or(0.0);
        if let Some(weights) = words.get(lemma) {
            let noun = if weights.contains_key(&Label::of(Tag::Nn).0) { Tag::Nn } else { Tag::Nnp };
            let tags: &[(Tag, f64)] = match rest.as_bytes()[0] {
                b'1' => &[(noun, 1.0)],
                b'2' => &[(Tag::Vb, 0.7), (Tag::Vbp, 0.3)],
                b'4' => &[(Tag::Rb, 1.0)],
                _ => &[(Tag::Jj, 1.0)],
            };
            add(&mut words, lemma, tags, count);
        }
    }
    // “Plans” is a plural and a third person: the forms in “-s” of what is a noun or a verb.
    let forms: Vec<(String, u8, f64)> = words
        .iter()
        .filter(|(_, weights)| weights.contains_key(&Label::of(Tag::Vb).0))
        .flat_map(|(word, weights)| {
            let pairs = [(Tag::Nn, Tag::Nns, 1.0), (Tag::Vb, Tag::Vbz, 1.4)];
            pairs.map(|(from, to, share)| {
                (third_person(word), Label::of(to).0, share * FORM * weights.get(&Label::of(from).0).copied().unwrap_or(0.0))
            })
        })
        .collect();
    for (word, label, weight) in forms.into_iter().filter(|form| form.2 > 0.0) {
        *words.entry(word).or_default().entry(label).or_default() += weight;
    }
    words
}

/// Adds the names of lists, one a line, as proper nouns.
pub(crate) fn add_names(words: &mut BTreeMap<String, Weights>, list: &str) {
    let names = list.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
    for name in names.filter_map(|line| line.split('\t').next()).filter(|name| name.bytes().all(|b| b.is_ascii_alphabetic())) {
        add(words, name, &[(Tag::Nnp, 1.0)], NAME);
    }
}

fn add(words: &mut BTreeMap<String, Weights>, word: &str, tags: &[(Tag, f64)], weight: f64) {
    let weights = words.entry(word.to_owned()).or_default();
    for &(tag, share) in tags {
        debug_assert_ne!(tag.usual_upos(), Upos::X);
        *weights.entry(Label::of(tag).0).or_default() += share * weight;
    }
}
