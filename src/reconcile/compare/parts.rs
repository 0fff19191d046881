//! What the one says of the whole and the other of a part, and what the one adds at the end of an object.

use super::{Said, accounts, difference, pairs, reports};
use crate::model::{Aspect, Difference, Severity};
use crate::reconcile::align::predicates;
use crate::reconcile::facts::{Corpus, Fact, Side};
use crate::reconcile::lexicon::{is_function_word, stem};
use crate::reconcile::lists::{has_stem, has_word};
use crate::reconcile::words::{Word, words};

pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Vec<Difference> {
    let (mut parts, mut additions): (Vec<Said<'_>>, Vec<Said<'_>>) = (Vec::new(), Vec::new());
    for (a, b) in pairs(facts) {
        let (Some(x), Some(y)) = (&a.object, &b.object) else { continue };
        if a.article == b.article || reports(a) || reports(b) || predicates(corpus, a, b) < 0.85 {
            continue;
        }
        if part_of(x, y) || part_of(y, x) {
            parts.extend([said(a, x.text), said(b, y.text)]);
        }
        if corpus.shared(&x.bag, &y.bag).next().is_none() {
            continue;
        }
        for (one, object, other, bare) in [(a, x, b, y), (b, y, a, x)] {
            if addition(object.text).is_some_and(|tail| tail.iter().any(|word| !told(word, other))) && addition(bare.text).is_none() {
                additions.extend([said(one, object.text), said(other, bare.text)]);
            }
        }
    }
    let explain = |said: &[Said<'_>], what: &str| {
        said.first().zip(said.get(1)).map_or_else(String::new, |(a, b)| format!("{}: {what}.", accounts(a, b)))
    };
    let explained = (explain(&parts, "the one says it of a part"), explain(&additions, "the one leaves the addition out"));
    difference(Aspect::Wording, Severity::Precision, &parts, explained.0)
        .into_iter()
        .chain(difference(Aspect::Wording, Severity::Omission, &additions, explained.1))
        .collect()
}

/// The verb group and the object.
fn said<'a>(fact: &'a Fact<'a>, object: &str) -> Said<'a> {
    Said { text: format!("{} {object}", fact.claim.predicate.text), normalized: None, fact }
}

/// Whether the one is a part of the other: "elements of the report", "the report".
fn part_of(part: &Side<'_>, whole: &Side<'_>) -> bool {
    let rest = |side: &Side<'_>| -> Option<Vec<String>> {
        let cut = words(side.text);
        let of = cut.iter().position(|word| word.norm == "of")?;
        let head = cut.get(of.checked_sub(1)?)?;
        has_stem("part", &stem(&head.norm)).then(|| cut.iter().skip(of + 1).map(|word| stem(&word.norm)).collect())
    };
    match (rest(part), rest(whole), &whole.head) {
        (Some(rest), None, Some(head)) => rest.contains(head),
        _ => false,
    }
}

/// The telling words behind a comma and a word that begins an addition: ", mostly women and children".
fn addition(object: &str) -> Option<Vec<Word>> {
    let (_, tail) = object.split_once(", ")?;
    let cut = words(tail);
    cut.first().filter(|first| has_word("addition", &first.norm))?;
    let tail: Vec<Word> = cut.into_iter().skip(1).filter(|word| !is_function_word(&word.norm)).collect();
    (!tail.is_empty()).then_some(tail)
}

/// Whether the sentence of a claim has the word, too.
fn told(word: &Word, fact: &Fact<'_>) -> bool {
    let stemmed = stem(&word.norm);
    fact.sentence.is_some_and(|sentence| words(&sentence.text).iter().any(|other| stem(&other.norm) == stemmed))
}
