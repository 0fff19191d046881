//! The past tenses of strong verbs, told from nouns that look like them.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::form::Glance;
use crate::span::Span;

/// The hashes of the past forms in `irregular.txt` that are neither their verb's base form nor a common noun. Auxiliaries are left
/// aside, and so are participles in “-n” and “-ing” and presents in “-s”.
static PASTS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let list = include_str!("irregular.txt");
    let rows = |kind: &'static str| list.lines().filter_map(move |line| line.strip_prefix(kind));
    let homonyms: FxHashSet<&str> = rows("homonym ").flat_map(|row| row.split(' ')).collect();
    let verbs = rows("verb ").filter_map(|row| row.split_once(' ')).filter(|(base, _)| !["be", "have", "do"].contains(base));
    let forms = verbs.flat_map(|(base, forms)| forms.split(' ').filter(move |&form| form != base));
    let past = |form: &&str| !["ing", "n", "ne", "s"].iter().any(|ending| form.ends_with(ending)) && !homonyms.contains(form);
    forms.filter(past).map(hash).collect()
});

/// The hash of a word as the tagger knows it.
fn hash(word: &str) -> u64 {
    Glance::of(word, Span::new(0, word.len() as u32)).hash
}

/// Whether the word with this hash is the past of a strong verb, and no noun.
pub(super) fn is_strong(hash: u64) -> bool {
    PASTS.contains(&hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasts_are_told_from_nouns_and_participles() {
        let strong = |word: &str| is_strong(hash(word));
        assert!(["rose", "sank", "slid", "shrank", "wept", "fled"].into_iter().all(strong));
        assert!(!["saw", "risen", "rising", "hit", "walked", "ground"].into_iter().any(strong));
    }
}
