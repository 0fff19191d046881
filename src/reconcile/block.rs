//! Which claims are compared at all: those that meet under a key of two features. No key joins all with all.

use super::facts::{Corpus, Fact, Feature};

/// How many of its weightiest argument features a claim lends to its keys.
const ARGUMENTS: usize = 6;
/// The same of its sentence, for claims whose arguments hardly say anything.
const CONTEXT: usize = 4;
/// The same of its article.
const PROFILE: usize = 3;
/// Under one key a claim meets at most this many that follow it: a crowd stays linear.
const NEIGHBOURS: usize = 16;

/// Pairs of claims (places in the corpus, the smaller first) that share a key, ascending.
pub(super) fn candidates(corpus: &Corpus<'_>) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (at, fact) in corpus.facts.iter().enumerate().filter(|(_, fact)| !fact.event) {
        for key in keys_of(corpus, fact) {
            keys.push((key, at as u32));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for run in keys.chunk_by(|a, b| a.0 == b.0) {
        for (at, first) in run.iter().enumerate() {
            pairs.extend(run.iter().skip(at + 1).take(NEIGHBOURS).map(|second| (first.1, second.1)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A key is a predicate's feature with one of an argument or of the sentence, or two of arguments.
fn keys_of(corpus: &Corpus<'_>, fact: &Fact<'_>) -> Vec<u64> {
    let arguments = weightiest(corpus, &fact.arguments, ARGUMENTS);
    let context = weightiest(corpus, &fact.context, CONTEXT);
    let profile = weightiest(corpus, corpus.profile(fact.article), PROFILE);
    let mut keys = Vec::with_capacity(40);
    let mut add = |a: Feature, b: Feature| keys.push((u64::from(a.min(b)) << 32) | u64::from(a.max(b)));
    for &predicate in &fact.predicate {
        for &other in arguments.iter().chain(&context).chain(&profile) {
            add(predicate, other);
        }
    }
    for (at, &a) in arguments.iter().enumerate() {
        for &b in arguments.iter().skip(at + 1) {
            add(a, b);
        }
    }
    keys
}

/// The `count` features of a bag that weigh most, weightiest first.
pub(super) fn weightiest(corpus: &Corpus<'_>, bag: &[Feature], count: usize) -> Vec<Feature> {
    let mut sorted = bag.to_vec();
    sorted.sort_by(|&a, &b| corpus.weight(b).total_cmp(&corpus.weight(a)).then(a.cmp(&b)));
    sorted.truncate(count);
    sorted
}
