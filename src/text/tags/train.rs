//! Learns `weights.bin` from treebanks in CoNLL-U, and measures it.
//!
//! `cargo run --release --example train-tagger -- TRAIN.conllu DEV.conllu WORDNET-FOLDER WEIGHTS.bin`; with DEV and
//! WEIGHTS alone it only measures the weights.
//!
//! The same input gives the same file. Sentences are repeated in title case, in capitals and without their full stop,
//! so that headlines are tagged well; a word's class is learned from the other documents, so that the weights meet
//! unknown words as often as they will later.
#![allow(dead_code, clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing)]

#[path = "decode.rs"]
mod decode;
#[path = "features.rs"]
mod features;
#[path = "form.rs"]
mod form;
#[path = "model.rs"]
mod model;
#[path = "past.rs"]
mod past;
#[path = "../../span.rs"]
mod span;
#[path = "tag.rs"]
mod tag;
#[path = "treebank.rs"]
mod treebank;
#[path = "wordnet.rs"]
mod wordnet;

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::time::Instant;

use features::{Affixes, Context, Facts, GUESSED, Shape, collect, of_labels, of_words, shortcuts};
use model::{
    ANY_CASE, BUCKET, CLASSES, Entry, FREQUENT, HEADER, LARGEST, Model, PLACE, PLACES, PLACES_OF, QUARTER, ROW, SHORTCUTS, UNCERTAIN, WAYS,
    WORDS, fingerprint, place, spread,
};
use tag::{Label, Tag};
use treebank::{FOLDS, Joined, Random, Sentence, augmented, read, shouted, title};

const EPOCHS: usize = 10;
/// A feature seen in fewer places is not learned.
const FEWEST: u32 = 6;
/// Sightings from which a word's spelling is left out.
const FREQUENT_FROM: u32 = 20;
/// Sightings from which a word may have a certain label, and the share that must agree.
const CERTAIN_FROM: u32 = 10;
const CERTAIN_SHARE: f64 = 0.98;
/// Sightings from which a context may decide a word's label alone, and the share that must agree.
const SHORTCUT_FROM: u32 = 16;
const SHORTCUT_SHARE: f64 = 0.975;
/// The share of the lexicon that is filled.
const FILLED: f64 = 0.6;
/// Rows of the file.
const ROWS: usize = 20_000;
/// Runs over shuffled sentences whose weights are added up.
const RUNS: usize = 6;
/// By how much the right label must lead.
const MARGIN: i32 = 25;
const POWER: f64 = 0.5;
const L: usize = Label::COUNT;

/// Hashes are keys already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value.rotate_left(7);
    }
    fn write_u32(&mut self, value: u32) {
        self.0 = u64::from(value) << 32 | u64::from(value);
    }
}

type Map<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;
type FeatureMap<V> = HashMap<u32, V, BuildHasherDefault<Identity>>;

/// How often a word had each label.
#[derive(Clone)]
struct Counts {
    all: [u32; L],
    /// Where it was not capitalised inside a sentence.
    plain: [u32; L],
}

impl Counts {
    const NONE: Self = Self { all: [0; L], plain: [0; L] };

    fn total(&self) -> u32 {
        self.all.iter().sum()
    }
}

/// The labels that make up at least a thirtieth of a word's sightings, at most `most`, as a set.
fn label_set(counts: &[u32; L], most: usize) -> Vec<u8> {
    let total: u32 = counts.iter().sum();
    let mut labels: Vec<u8> = (0..L as u8).filter(|&l| counts[usize::from(l)] > 0 && counts[usize::from(l)] * 30 >= total).collect();
    labels.sort_by_key(|&l| (u32::MAX - counts[usize::from(l)], l));
    labels.truncate(most);
    // The commonest stays first, the others form a set.
    if let Some(rest) = labels.get_mut(1..) {
        rest.sort_unstable();
    }
    labels
}

/// Words of WordNet that are kept, the commonest, and the sightings that they count for.
const BORROWED: usize = 28_000;
const BORROWED_SIGHTINGS: f64 = 6.0;
/// From which share of what WordNet says on a plural is not certain to be one.
const DOUBT: f64 = 0.16;
/// Sightings from which a word needs nothing borrowed.
const BORROWED_UNDER: u32 = 60;

/// The program's own lists of given and family names.
const NAMES: [&str; 3] =
    [include_str!("../lexicon/given_female.txt"), include_str!("../lexicon/given_male.txt"), include_str!("../lexicon/surnames.txt")];

struct Lexicon {
    /// What WordNet says of a word, in sightings.
    borrowed: Map<[u32; L]>,
    counts: Map<Counts>,
    folds: Vec<Map<Counts>>,
    classes: BTreeMap<Vec<u8>, u8>,
}

impl Lexicon {
    fn learn(sentences: &[Sentence], wordnet: &BTreeMap<String, wordnet::Weights>) -> Self {
        let mut counts: Map<Counts> = Map::default();
        let mut folds: Vec<Map<Counts>> = vec![Map::default(); FOLDS];
        let mut facts = Vec::new();
        for sentence in sentences {
            let joined = sentence.joined();
            collect(joined.words(), joined.words().glances(), &mut facts, |_| None);
            for (fact, label) in facts.iter().zip(sentence.labels()) {
                let plain = matches!(fact.shape, Shape::Lower | Shape::Initial | Shape::Title | Shape::Shouted | Shape::Mark);
                for map in [&mut counts, &mut folds[sentence.fold]] {
                    let entry = map.entry(fact.hash).or_insert(Counts::NONE);
                    entry.all[usize::from(label.0)] += 1;
                    entry.plain[usize::from(label.0)] += u32::from(plain);
                }
            }
        }
        let mut support: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
        for word in counts.values().filter(|word| word.total() >= 3) {
            for most in 2..=4 {
                let set = label_set(&word.all, most);
                if set.len() == most {
                    *support.entry(set).or_default() += word.total().min(40);
                }
            }
        }
        let mut ranked: Vec<(u32, Vec<u8>)> = support.into_iter().map(|(set, n)| (n, set)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let single = (0..L as u8).map(|label| vec![label]);
        let classes: BTreeMap<Vec<u8>, u8> =
            single.chain(ranked.into_iter().map(|(_, set)| set)).take(usize::from(GUESSED) - 1).zip(0..).collect();
        let mut ranked: Vec<(f64, &String, &wordnet::Weights)> =
            wordnet.iter().map(|(word, weights)| (weights.values().sum(), word, weights)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        println!("{} words of WordNet, the last kept weighs {}", ranked.len(), ranked[BORROWED.min(ranked.len() - 1)].0);
        let borrowed = ranked.into_iter().take(BORROWED).map(|(sum, word, weights)| {
            let mut counts = [0; L];
            weights.iter().for_each(|(&label, weight)| counts[usize::from(label)] = (weight / sum * BORROWED_SIGHTINGS).round() as u32);
            let joined = Joined::new([word.as_str()]);
            collect(joined.words(), joined.words().glances(), &mut facts, |_| None);
            (facts[0].hash, counts)
        });
        let borrowed = borrowed.collect();
        Self { counts, folds, classes, borrowed }
    }

    fn class(&self, counts: &[u32; L]) -> u8 {
        (1..=4).rev().find_map(|most| self.classes.get(&label_set(counts, most))).copied().unwrap_or(GUESSED)
    }

    /// The entry of a word, from all documents or from all but a fold's.
    fn entry(&self, hash: u64, without: Option<usize>) -> Option<Entry> {
        let borrowed = self.borrowed.get(&hash);
        let Some(whole) = self.counts.get(&hash) else {
            return borrowed.map(|counts| Entry { class: self.class(counts), certain: UNCERTAIN, flags: 0 });
        };
        let mut counts = whole.clone();
        if let Some(part) = without.and_then(|fold| self.folds[fold].get(&hash)) {
            for l in 0..L {
                counts.all[l] -= part.all[l];
            }
        }
        if counts.total() < BORROWED_UNDER
            && let Some(borrowed) = borrowed
        {
            // A participle that WordNet has as an adjective too (“built”) stays a participle.
            let participle = [Tag::Vbd, Tag::Vbn, Tag::Vbg].iter().any(|tag| whole.all[*tag as usize] > 0);
            let added = (0..L).filter(|&l| !(participle && l == Tag::Jj as usize));
            added.for_each(|l| counts.all[l] += borrowed[l]);
        }
        if counts.total() == 0 {
            return None;
        }
        // Certainty and frequency hang on all documents: they decide how a word is treated, not what it is.
        let mut entry = Entry { class: self.class(&counts.all), certain: UNCERTAIN, flags: 0 };
        if whole.total() >= FREQUENT_FROM {
            entry.flags |= FREQUENT;
        }
        let sure = |counts: &[u32; L], from: u32, share: f64| {
            let total: u32 = counts.iter().sum();
            let (label, &most) = (0..).zip(counts).max_by_key(|pair| pair.1)?;
            (total >= from && f64::from(most) >= share * f64::from(total)).then_some(label)
        };
        let doubtful =
            |label: u8| borrowed.is_some_and(|b| f64::from(b.iter().sum::<u32>() - b[usize::from(label)]) >= DOUBT * BORROWED_SIGHTINGS);
        if let Some(label) =
            sure(&whole.plain, CERTAIN_FROM, CERTAIN_SHARE).filter(|&label| !(label == Label::of(Tag::Nns).0 && doubtful(label)))
        {
            entry.certain = label;
            let mut capital = whole.all;
            capital.iter_mut().zip(&whole.plain).for_each(|(all, plain)| *all -= plain);
            if sure(&capital, 10, 0.97) == Some(label) {
                entry.flags |= ANY_CASE;
            }
        } else if let Some(label) = sure(&whole.all, CERTAIN_FROM, CERTAIN_SHARE)
            && whole.plain.iter().sum::<u32>() > 0
        {
            entry.certain = label;
            entry.flags |= ANY_CASE;
        }
        Some(entry)
    }
}

/// A feature of every word: it takes up what all have in common while the others are chosen. The file has none.
const BIAS: u32 = 0;
/// How often it counts: the stronger it is, the less the others have to learn what most words are.
const BIAS_WEIGHT: u32 = 3;

/// Where a feature's weights are.
struct Features {
    ids: FeatureMap<u32>,
    /// How often each was seen.
    counts: Vec<u32>,
}

struct Prepared {
    facts: Vec<Facts>,
    affixes: Vec<Affixes>,
    gold: Vec<Label>,
    /// For each word the ids of its features that hang on words alone.
    fixed: Vec<Vec<u32>>,
}

fn prepare(sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Prepared> {
    let mut caches: Vec<Map<Option<Entry>>> = vec![Map::default(); FOLDS];
    let mut prepared = Vec::new();
    for sentence in sentences {
        let mut facts = Vec::new();
        let cache = std::cell::RefCell::new(&mut caches[sentence.fold]);
        let entry = |hash| *cache.borrow_mut().entry(hash).or_insert_with(|| lexicon.entry(hash, Some(sentence.fold)));
        let joined = sentence.joined();
        collect(joined.words(), joined.words().glances(), &mut facts, entry);
        let affixes = (0..facts.len()).map(|i| Affixes::of(joined.words(), &facts, i, entry)).collect();
        prepared.push(Prepared { facts, affixes, gold: sentence.labels(), fixed: Vec::new() });
    }
    prepared
}

/// Calls `each` with every word that no certain label decides: its sentence, its place, and the right labels before it.
fn uncertain(prepared: &[Prepared], mut each: impl FnMut(&Prepared, usize, Context)) {
    for sentence in prepared {
        let mut context = Context::start();
        for (i, (fact, &label)) in sentence.facts.iter().zip(&sentence.gold).enumerate() {
            if fact.certain == UNCERTAIN {
                each(sentence, i, context);
            }
            context.push(label);
        }
    }
}

/// The contexts in which practically every word has one label. A label that a headline or a sentence without a verb may
/// give up for another (`decode.rs`) is weighed always.
fn find_shortcuts(prepared: &[Prepared]) -> FeatureMap<Label> {
    let mut found: FeatureMap<Label> = FeatureMap::default();
    for kind in 0..3 {
        let mut counts: BTreeMap<u32, ([u32; L], Shape, bool)> = BTreeMap::new();
        uncertain(prepared, |sentence, i, context| {
            let features = shortcuts(&sentence.facts, i, context);
            if features[..kind].iter().any(|feature| found.contains_key(feature)) {
                return;
            }
            let verb = kind == 0 || context.follows_subject();
            let entry = counts.entry(features[kind]).or_insert(([0; L], sentence.facts[i].shape, verb));
            entry.0[usize::from(sentence.gold[i].0)] += 1;
        });
        for (feature, (counts, shape, verb)) in counts {
            let total: u32 = counts.iter().sum();
            let Some((label, &most)) = (0..).map(Label).zip(&counts).max_by_key(|pair| pair.1) else { continue };
            let open = shape == Shape::Title && label.tag().is_plural() || verb && label.tag() == Tag::Vbn;
            if total >= SHORTCUT_FROM && f64::from(most) >= SHORTCUT_SHARE * f64::from(total) && feature as u16 != 0 && !open {
                found.insert(feature, label);
            }
        }
        println!("{} shortcuts", found.len());
    }
    found
}

/// The label that the context alone decides.
fn short(shortcut: &FeatureMap<Label>, facts: &[Facts], i: usize, context: Context) -> Option<Label> {
    shortcuts(facts, i, context).iter().find_map(|feature| shortcut.get(feature)).copied()
}

/// A class's label counts as possible from this share of its words on.
const POSSIBLE: f64 = 0.0005;

/// Of each class the labels of rows, as bits, that are worth weighing: whole quarters of a row.
fn find_quarters(prepared: &[Prepared], shortcut: &FeatureMap<Label>) -> Vec<u8> {
    let mut counts = vec![[0_u32; 4]; CLASSES];
    uncertain(prepared, |sentence, i, context| {
        if short(shortcut, &sentence.facts, i, context).is_none() {
            let place = usize::from(PLACES_OF[usize::from(sentence.gold[i].0)]);
            counts[usize::from(sentence.facts[i].class)][place / QUARTER] += 1;
        }
    });
    let quarters = |counts: &[u32; 4]| {
        let total = f64::from(counts.iter().sum::<u32>());
        let bits = (0..4).filter(|&q| f64::from(counts[q]) > POSSIBLE * total).fold(0, |bits, q| bits | 1 << q);
        if total < 100.0 { 15 } else { bits }
    };
    counts.iter().map(quarters).collect()
}

/// Whether a row's quarter that is weighed for a class holds a label.
fn possible(quarters: &[u8], class: u8, label: usize) -> bool {
    quarters[usize::from(class)] >> (usize::from(PLACES_OF[label]) / QUARTER) & 1 != 0
}

fn find_features(prepared: &[Prepared]) -> Features {
    let mut counts: FeatureMap<u32> = FeatureMap::default();
    uncertain(prepared, |sentence, i, context| {
        let affixes = &sentence.affixes[i];
        *counts.entry(BIAS).or_default() += 1;
        of_words(&sentence.facts, i, affixes, |hash| *counts.entry(hash).or_default() += 1);
        of_labels(&sentence.facts, i, affixes, context, |hash| *counts.entry(hash).or_default() += 1);
    });
    let mut kept: Vec<u32> = counts.iter().filter(|pair| *pair.1 >= FEWEST).map(|pair| *pair.0).collect();
    kept.sort_unstable();
    println!("{} features, {} seen {FEWEST} times or more", counts.len(), kept.len());
    let sightings = kept.iter().map(|hash| counts[hash]).collect();
    Features { ids: kept.into_iter().zip(0..).collect(), counts: sightings }
}

/// Looks up the features that hang on words alone.
fn fix(prepared: &mut [Prepared], features: &Features) {
    for sentence in prepared {
        sentence.fixed.clear();
        for (i, fact) in sentence.facts.iter().enumerate() {
            let mut ids = Vec::new();
            if fact.certain == UNCERTAIN {
                (0..BIAS_WEIGHT).for_each(|_| ids.extend(features.ids.get(&BIAS)));
                of_words(&sentence.facts, i, &sentence.affixes[i], |hash| ids.extend(features.ids.get(&hash)));
            }
            sentence.fixed.push(ids);
        }
    }
}

/// The [`ROWS`] features that matter most: long rows of weights in many places. A place of the index holds no more than
/// [`WAYS`]; shortcuts come first.
fn select(features: &Features, weights: &[f32], shortcut: &mut FeatureMap<Label>) -> Features {
    let mut ranked: Vec<(f64, u32)> = features
        .ids
        .iter()
        .map(|(&hash, &id)| {
            let row = &weights[id as usize * L..][..L];
            let square: f64 = row.iter().map(|&w| f64::from(w) * f64::from(w)).sum();
            (square * f64::from(features.counts[id as usize]).powf(POWER), hash)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken: Vec<Vec<u16>> = vec![Vec::new(); PLACES];
    // Free room in a place of the index has the fingerprint 0.
    let mut take = |hash: u32| {
        let (prints, print) = (&mut taken[place(hash)], hash as u16);
        let free = prints.len() < WAYS && print != 0 && !prints.contains(&print);
        if free {
            prints.push(print);
        }
        free
    };
    let mut sorted: Vec<u32> = shortcut.keys().copied().collect();
    sorted.sort_unstable();
    sorted.into_iter().filter(|&hash| !take(hash)).collect::<Vec<_>>().iter().for_each(|hash| {
        shortcut.remove(hash);
    });
    let mut kept: Vec<u32> = ranked.iter().map(|pair| pair.1).filter(|&hash| take(hash)).take(ROWS).collect();
    kept.sort_unstable();
    let counts = kept.iter().map(|hash| features.counts[features.ids[hash] as usize]).collect();
    Features { ids: kept.into_iter().zip(0..).collect(), counts }
}

/// Averaged weights, a row of [`L`] a feature. They learn from words that a shortcut decides too.
fn learn(
    prepared: &[Prepared],
    shortcut: &FeatureMap<Label>,
    quarters: &[u8],
    features: &Features,
    epochs: usize,
    random: &mut Random,
) -> Vec<f32> {
    let size = features.ids.len() * L;
    let mut weights = vec![0_i32; size];
    let mut moments = vec![0_i64; size];
    let mut order: Vec<usize> = (0..prepared.len()).collect();
    let mut step = 1_i64;
    let mut ids = Vec::new();
    for epoch in 1..=epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, (random.next() % (i as u64 + 1)) as usize);
        }
        let (mut right, mut seen) = (0, 0);
        for &at in &order {
            let sentence = &prepared[at];
            let mut context = Context::start();
            for (i, (fact, &gold)) in sentence.facts.iter().zip(&sentence.gold).enumerate() {
                if fact.certain != UNCERTAIN {
                    context.push(Label(fact.certain));
                    continue;
                }
                ids.clear();
                ids.extend_from_slice(&sentence.fixed[i]);
                of_labels(&sentence.facts, i, &sentence.affixes[i], context, |hash| ids.extend(features.ids.get(&hash)));
                let mut scores = [0_i32; L];
                for &id in &ids {
                    let row = &weights[id as usize * L..][..L];
                    for (score, weight) in scores.iter_mut().zip(row) {
                        *score += weight;
                    }
                }
                for (l, score) in scores.iter_mut().enumerate() {
                    if !possible(quarters, fact.class, l) {
                        *score = i32::MIN / 2;
                    }
                }
                let wanted = usize::from(gold.0);
                let mut best = 0;
                for l in 1..L {
                    if scores[l] > scores[best] {
                        best = l;
                    }
                }
                seen += 1;
                right += i32::from(best == wanted);
                // The strongest wrong label; right by too little counts as wrong.
                let mut rival = usize::from(wanted == 0);
                for l in 0..L {
                    if l != wanted && scores[l] > scores[rival] {
                        rival = l;
                    }
                }
                if scores[wanted] <= scores[rival] + MARGIN && possible(quarters, fact.class, wanted) {
                    for &id in &ids {
                        let row = id as usize * L;
                        weights[row + wanted] += 1;
                        moments[row + wanted] += step;
                        weights[row + rival] -= 1;
                        moments[row + rival] -= step;
                    }
                }
                step += 1;
                context.push(short(shortcut, &sentence.facts, i, context).unwrap_or(Label(best as u8)));
            }
        }
        println!("epoch {epoch}: {:.2} % of {seen} uncertain words right", 100.0 * f64::from(right) / f64::from(seen));
    }
    weights.iter().zip(&moments).map(|(&weight, &moment)| (f64::from(weight) - moment as f64 / step as f64) as f32).collect()
}

/// The file: header, lexicon, index, rows.
fn write(lexicon: &Lexicon, shortcut: &FeatureMap<Label>, quarters: &[u8], features: &Features, weights: &[f32]) -> Vec<u8> {
    let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let step = sizes[sizes.len() * 9995 / 10000] / f32::from(LARGEST);
    let mut kept: Vec<(u32, u32)> = features.ids.iter().map(|(&hash, &id)| (hash, id)).collect();
    kept.sort_unstable_by_key(|&(hash, id)| (u32::MAX - features.counts[id as usize], hash));
    let mut index = vec![0_u8; PLACES * PLACE];
    let mut put = |hash: u32, number: u16| {
        let mut at = place(hash) * PLACE;
        if index[at + 2..at + 4] != [0, 0] {
            at += PLACE / WAYS;
        }
        index[at..at + 2].copy_from_slice(&(hash as u16).to_le_bytes());
        index[at + 2..at + 4].copy_from_slice(&number.to_le_bytes());
    };
    let mut labels: Vec<(u32, Label)> = shortcut.iter().map(|(&hash, &label)| (hash, label)).collect();
    labels.sort_unstable_by_key(|pair| pair.0);
    labels.iter().for_each(|&(hash, label)| put(hash, SHORTCUTS + u16::from(label.0)));
    let rows = kept.len() + 1;
    let mut body = vec![0_u8; rows * ROW];
    for (row, &(hash, id)) in (1..).zip(&kept) {
        put(hash, row as u16);
        for (w, place) in weights[id as usize * L..][..L].iter().zip(PLACES_OF) {
            let (quarter, lane) = (usize::from(place) / QUARTER, usize::from(place) % QUARTER);
            let weight = ((w / step).round() as i64).clamp(-i64::from(LARGEST), i64::from(LARGEST));
            body[(quarter * rows + row) * QUARTER + lane] = weight as i8 as u8;
        }
    }
    let hashes: std::collections::BTreeSet<u64> = lexicon.counts.keys().chain(lexicon.borrowed.keys()).copied().collect();
    let mut words: Vec<(u64, Entry)> = hashes.into_iter().filter_map(|hash| Some((hash, lexicon.entry(hash, None)?))).collect();
    words.sort_by_key(|word| word.0);
    let buckets = (words.len() as f64 / WORDS as f64 / FILLED) as u32;
    let mut lexicon_bytes: Vec<[u8; BUCKET]> = vec![[0; BUCKET]; buckets as usize];
    for (hash, entry) in &words {
        let print = fingerprint(*hash).to_le_bytes();
        let mut at = spread(*hash, buckets) as usize;
        let lane = loop {
            if let Some(lane) = (0..WORDS).find(|lane| lexicon_bytes[at][lane * 2..lane * 2 + 2] == [0, 0]) {
                break lane * 2;
            }
            at = (at + 1) % buckets as usize;
        };
        lexicon_bytes[at][lane..lane + 2].copy_from_slice(&print);
        lexicon_bytes[at][lane + WORDS * 2..lane + WORDS * 2 + 2].copy_from_slice(&[entry.class, entry.packed()]);
    }
    let table = lexicon_bytes.concat();
    let certain = words.iter().filter(|word| word.1.certain != UNCERTAIN).count();
    let mut file = b"Part-of-speech tagger: counts and weights only, no text.\n\
        Learned from the tags of GUM (annotations CC BY 4.0, gucorpling.org/gum)\n\
        and Universal Dependencies English EWT (CC BY-SA 4.0, universaldependencies.org);\n\
        classes of words that these lack: WordNet 3.0 (WordNet License, wordnet.princeton.edu);\n\
        by the program train.rs beside this file. The layout is described in model.rs.\n"
        .to_vec();
    file.resize(HEADER - 1, b' ');
    file.push(b'\n');
    for size in [buckets, rows as u32] {
        file.extend(size.to_le_bytes());
    }
    println!(
        "{} words ({certain} certain, {} classes) in {} bytes, {} rows in {} + {} bytes",
        words.len(),
        lexicon.classes.len(),
        table.len(),
        kept.len(),
        index.len(),
        body.len()
    );
    file.extend(quarters);
    file.extend(table);
    file.extend(index);
    file.extend(body);
    file
}

#[derive(Default)]
struct Tally {
    words: u32,
    tags: u32,
    upos: u32,
}

/// The headlines of `headlines.txt`: words with their tags, `word_TAG`.
fn headlines() -> Vec<Sentence> {
    let lines = include_str!("headlines.txt").lines().filter(|line| !line.starts_with(['#', '[']) && !line.is_empty());
    lines
        .map(|line| {
            let pairs = line.split(' ').filter_map(|pair| pair.rsplit_once('_'));
            let (words, gold): (Vec<String>, Vec<_>) = pairs
                .map(|(word, tag)| {
                    let tag = Tag::from_str(tag).unwrap_or(Tag::Xx);
                    (word.to_owned(), (tag, tag.usual_upos()))
                })
                .unzip();
            Sentence { words, gold, lemmas: Vec::new(), heads: Vec::new(), document: String::new(), fold: 0 }
        })
        .collect()
}

fn measure(name: &str, model: &Model<'_>, sentences: &[Sentence], confusion: bool) {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut confused: BTreeMap<String, u32> = BTreeMap::new();
    let mut facts = Vec::new();
    for sentence in sentences {
        let words = &sentence.words;
        let source = if sentence.document.starts_with("GUM_") { "GUM" } else { "EWT" };
        let news = sentence.document.starts_with("GUM_news").then_some("GUM news");
        let mut got = Vec::new();
        let joined = sentence.joined();
        decode::decode(model, joined.words(), joined.words().glances(), &mut facts);
        got.extend(facts.iter().map(|fact| fact.label));
        if name == "headlines" && got.iter().zip(&sentence.gold).any(|(label, gold)| label.tag() != gold.0) {
            let tagged: Vec<String> = words.iter().zip(&got).map(|(word, label)| format!("{word}_{}", label.tag())).collect();
            println!("  {}", tagged.join(" "));
        }
        for (at, (label, &(tag, upos))) in got.iter().zip(&sentence.gold).enumerate() {
            let fact = &facts[at];
            let group = if fact.certain != UNCERTAIN {
                "certain"
            } else if fact.frequent() {
                "frequent"
            } else if fact.class < GUESSED {
                "known"
            } else {
                "unknown"
            };
            for key in ["all", source, group].into_iter().chain(news) {
                let tally = tallies.entry(key).or_default();
                tally.words += 1;
                tally.tags += u32::from(label.tag() == tag);
                tally.upos += u32::from(label.upos() == upos);
            }
            let (verb, said) = (tag.is_verb(), label.tag().is_verb());
            let tally = tallies.entry("verbs").or_default();
            tally.words += u32::from(verb || said);
            tally.tags += u32::from(verb && label.tag() == tag);
            tally.upos += u32::from(verb && said);
            if label.upos() != upos {
                *confused.entry(format!("{upos}→{}", label.upos())).or_default() += 1;
            }
        }
    }
    for (key, tally) in &tallies {
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(tally.words);
        println!("{name:9} {key:9} {:6} words  XPOS {:.2}  UPOS {:.2}", tally.words, share(tally.tags), share(tally.upos));
    }
    if confusion {
        let mut ranked: Vec<_> = confused.into_iter().collect();
        ranked.sort_by_key(|pair| std::cmp::Reverse(pair.1));
        println!("  {:?}", &ranked[..ranked.len().min(24)]);
    }
}

fn speed(model: &Model<'_>, sentences: &[Sentence]) {
    let cut: Vec<Joined> = sentences.iter().map(Sentence::joined).collect();
    let words: usize = sentences.iter().map(|sentence| sentence.words.len()).sum();
    let mut facts = Vec::new();
    let mut fastest = f64::MAX;
    let mut sum = 0_u64;
    for _ in 0..40 {
        let start = Instant::now();
        for sentence in &cut {
            decode::decode(model, sentence.words(), sentence.words().glances(), &mut facts);
            sum += facts.iter().map(|fact| u64::from(fact.label.0)).sum::<u64>();
        }
        fastest = fastest.min(start.elapsed().as_secs_f64());
    }
    let mut only = f64::MAX;
    for _ in 0..40 {
        let start = Instant::now();
        for sentence in &cut {
            collect(sentence.words(), sentence.words().glances(), &mut facts, |hash| model.entry(hash));
            sum += facts.len() as u64;
        }
        only = only.min(start.elapsed().as_secs_f64());
    }
    let (mut uncertain, mut weighed) = (0, 0);
    for sentence in &cut {
        decode::decode(model, sentence.words(), sentence.words().glances(), &mut facts);
        let mut context = Context::start();
        for i in 0..facts.len() {
            if facts[i].certain == UNCERTAIN {
                uncertain += 1;
                weighed += usize::from(model.shortcut(shortcuts(&facts, i, context)).is_none());
            }
            context.push(facts[i].label);
        }
    }
    let share = |n: usize| 100.0 * n as f64 / words as f64;
    println!("{:.0} ns a word for facts; {:.1} % uncertain, {:.1} % weighed", only * 1e9 / words as f64, share(uncertain), share(weighed));
    println!("{:.0} ns a word ({sum})", fastest * 1e9 / words as f64);
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [dev, weights] = arguments.as_slice() {
        let file = std::fs::read(weights).expect("weights");
        report(&Model::new(&file), &read(dev));
        return;
    }
    let [train, dev, wordnet, output] = arguments.as_slice() else {
        println!("usage: train-tagger TRAIN.conllu DEV.conllu WORDNET-FOLDER WEIGHTS.bin");
        return;
    };
    let (train, dev) = (read(train), read(dev));
    let mut random = Random(1);
    let mut wordnet = wordnet::read(wordnet.as_ref());
    for list in NAMES {
        wordnet::add_names(&mut wordnet, list);
    }
    let lexicon = Lexicon::learn(&train, &wordnet);
    let sentences = augmented(&train, &mut random);
    let mut prepared = prepare(&sentences, &lexicon);
    let mut shortcut = find_shortcuts(&prepared);
    let quarters = find_quarters(&prepared, &shortcut);
    let features = find_features(&prepared);
    fix(&mut prepared, &features);
    let weights = learn(&prepared, &shortcut, &quarters, &features, 4, &mut random);
    let features = select(&features, &weights, &mut shortcut);
    fix(&mut prepared, &features);
    let mut weights = learn(&prepared, &shortcut, &quarters, &features, EPOCHS, &mut random);
    for _ in 1..RUNS {
        let more = learn(&prepared, &shortcut, &quarters, &features, EPOCHS, &mut random);
        weights.iter_mut().zip(more).for_each(|(sum, weight)| *sum += weight);
    }
    let file = write(&lexicon, &shortcut, &quarters, &features, &weights);
    std::fs::write(output, &file).expect("a writable output");
    println!("{} bytes", file.len());
    let model = Model::new(&file);
    report(&model, &dev);
}

/// Prints how right and how fast a model is.
fn report(model: &Model<'_>, dev: &[Sentence]) {
    measure("as it is", model, dev, true);
    measure("headlines", model, &headlines(), true);
    let titles: Vec<Sentence> = dev.iter().filter(|s| s.words.len() >= 4).map(|s| title(s, false)).collect();
    measure("titles", model, &titles, true);
    let capitals: Vec<Sentence> = dev.iter().filter(|s| s.words.len() >= 3).map(shouted).collect();
    measure("capitals", model, &capitals, false);
    speed(model, dev);
}
