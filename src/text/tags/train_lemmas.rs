//! Writes `lemmas.txt`: what the rules of `lemma.rs` get wrong, out of treebanks in CoNLL-U and `irregular.txt`.
//!
//! `cargo run --release --example train-lemmas -- TRAIN.conllu DEV.conllu IRREGULAR.txt LEMMAS.txt`
//!
//! A form and class enters with the lemma that the treebank gives it most often, where that differs from the rules';
//! the regular forms of every verb of the treebank are checked too. DEV is only measured on, with the table as it was
//! compiled in before: run twice.
#![allow(dead_code, clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing)]

#[path = "lemma.rs"]
mod lemma;
#[path = "tag.rs"]
mod tag;

use std::collections::{BTreeMap, BTreeSet};

use lemma::{by_rule, class};
use tag::Tag;

/// (form, class) → lemma.
type Table = BTreeMap<(String, &'static str), String>;
/// (lemma, tag) → sightings.
type Lemmas = BTreeMap<(String, Tag), u32>;

/// Form, tag and lemma of each word of a treebank, lower case.
fn read(path: &str) -> Vec<(String, Tag, String)> {
    let text = std::fs::read_to_string(path).expect("a readable treebank");
    let mut words = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        if let Some(tag) = Tag::from_str(fields[4])
            && fields[0].bytes().all(|b| b.is_ascii_digit())
            && fields[2] != "_"
        {
            words.push((fields[1].to_lowercase().replace('’', "'"), tag, fields[2].to_lowercase()));
        }
    }
    words
}

/// Whether a form can be one of the lemma's, so that slips of spelling stay out.
fn is_inflected(tag: Tag) -> bool {
    matches!(tag, Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz | Tag::Nns | Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs)
}

fn is_word(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|b| b.is_ascii_lowercase())
}

/// The regular past and participles of a verb, as far as spelling tells; nothing where doubling hangs on the stress.
fn regular_forms(verb: &str) -> Vec<(String, Tag)> {
    let stem = match verb.strip_suffix('e') {
        Some(_) if verb.ends_with("ee") || verb.ends_with("ye") || verb.ends_with("oe") || verb.ends_with("ie") => {
            return Vec::new();
        }
        Some(stem) => stem,
        None if verb.ends_with(['y', 'c']) => return Vec::new(),
        None => verb,
    };
    let bytes = stem.as_bytes();
    let vowel = |back: usize| bytes.len().checked_sub(back).is_some_and(|at| matches!(bytes[at], b'a' | b'e' | b'i' | b'o' | b'u'));
    let last = bytes.last().copied().unwrap_or(b' ');
    // “stop” doubles, “visit” doesn't, “refer” does: left to the treebank's own forms.
    if stem == verb && vowel(2) && !vowel(3) && !vowel(1) && !matches!(last, b'w' | b'x') {
        return Vec::new();
    }
    vec![(format!("{stem}ed"), Tag::Vbd), (format!("{stem}ing"), Tag::Vbg)]
}

/// The exceptions that the hand-written list names.
fn irregular(path: &str, table: &mut Table) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).expect("a readable list");
    let mut verbs = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let (Some(kind), Some(lemma)) = (words.next(), words.next()) else {
            continue;
        };
        let (classes, lemma): (&[&'static str], &str) = match kind {
            "verb" => {
                verbs.insert(lemma.to_owned());
                (&["V"], lemma)
            }
            "noun" => (&["N"], lemma),
            "adjective" => (&["J"], lemma),
            "adverb" => (&["R"], lemma),
            "homonym" => continue,
            _ => {
                let name = match lemma {
                    "V" => "V",
                    "B" => "B",
                    name => Tag::from_str(name).expect("a tag").as_str(),
                };
                let Some(lemma) = words.next() else { continue };
                for form in words {
                    table.insert((form.to_owned(), name), lemma.to_owned());
                }
                continue;
            }
        };
        for form in words {
            for &class in classes {
                table.insert((form.to_owned(), class), lemma.to_owned());
            }
        }
    }
    verbs
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [train, dev, hand, output] = arguments.as_slice() else {
        println!("usage: train-lemmas TRAIN.conllu DEV.conllu IRREGULAR.txt LEMMAS.txt");
        return;
    };
    let words = read(train);
    let mut seen: BTreeMap<(String, &'static str), Lemmas> = BTreeMap::new();
    let mut verbs: BTreeMap<String, u32> = BTreeMap::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (form, tag, lemma) in &words {
        known.insert(lemma.clone());
        if is_inflected(*tag) && is_word(form) && is_word(lemma) {
            *seen.entry((form.clone(), class(*tag))).or_default().entry((lemma.clone(), *tag)).or_default() += 1;
        }
        if tag.is_verb() && is_word(lemma) {
            *verbs.entry(lemma.clone()).or_default() += 1;
        }
    }
    let mut table = Table::new();
    for (verb, _) in verbs.iter().filter(|verb| *verb.1 >= 2) {
        for (form, tag) in regular_forms(verb) {
            if by_rule(&form, tag) != verb.as_str() {
                table.insert((form, class(tag)), verb.clone());
            }
        }
    }
    for ((form, class), lemmas) in seen {
        let Some(((lemma, tag), count)) = lemmas.into_iter().max_by_key(|pair| pair.1) else {
            continue;
        };
        // A form that shares little with its lemma and was seen once is a slip of spelling.
        let ruled = by_rule(&form, tag);
        let near = lemma.bytes().zip(form.bytes()).take_while(|(a, b)| a == b).count();
        let plausible = count >= 3 || near + 1 >= lemma.len() && form.len() <= lemma.len() + 4 && form.len() > lemma.len();
        if ruled != lemma.as_str() && plausible && lemma.len() > 1 {
            table.insert((form, class), lemma);
        }
    }
    irregular(hand, &mut table);
    let mut text = String::from(
        "# Lemmas that the rules of lemma.rs get wrong: form, class, lemma; sorted by bytes.\n\
         # Origin: lemma columns of GUM (annotations CC BY 4.0) and Universal Dependencies English EWT (CC BY-SA 4.0),\n\
         # and irregular.txt beside this file; written by train_lemmas.rs.\n",
    );
    for ((form, class), lemma) in &table {
        text.push_str(&format!("{form}\t{class}\t{lemma}\n"));
    }
    std::fs::write(output, &text).expect("a writable output");
    println!("{} exceptions, {} bytes", table.len(), text.len());
    let (mut right, mut all) = (0, 0);
    let mut wrong: BTreeMap<String, u32> = BTreeMap::new();
    for (form, tag, gold) in read(dev) {
        let got = lemma::lemma(&form, tag).to_lowercase();
        all += 1;
        if got == gold {
            right += 1;
        } else if !matches!(tag, Tag::Nfp | Tag::OpenQuote | Tag::CloseQuote) {
            *wrong.entry(format!("{form}/{tag} {gold} not {got}")).or_default() += 1;
        }
    }
    println!("{:.2} % of {all} lemmas right with the table compiled in", 100.0 * f64::from(right) / f64::from(all));
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|pair| std::cmp::Reverse(pair.1));
    println!("{:?}", &wrong[..wrong.len().min(120)]);
}
