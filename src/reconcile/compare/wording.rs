//! Another choice of words for one thing, and what one account leaves out.

use super::quotes::alignment;
use super::{Said, accounts, difference, pairs, reports};
use crate::model::{Aspect, Difference, Severity};
use crate::reconcile::align::{likeness, predicates};
use crate::reconcile::facts::{Corpus, Fact};
use crate::reconcile::lexicon::{classes, is_function_word, stem, tone};
use crate::reconcile::lists::{has_stem, has_word};
use crate::reconcile::words::{Word, words};

/// Longest clause that is aligned word by word.
const LONGEST: usize = 80;
/// Words in common from which on the cores of two clauses are compared.
const CORE: usize = 6;
/// Words of an object that are quoted beside its verb.
const OBJECT: usize = 7;
/// Most values of one difference.
const VALUES: usize = 12;

pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Vec<Difference> {
    let mut wording: Vec<Said<'_>> = Vec::new();
    let mut omission: Vec<Said<'_>> = Vec::new();
    for (a, b) in pairs(facts) {
        if a.article == b.article || reports(a) || reports(b) || a.claim.predicate.implied || b.claim.predicate.implied {
            continue;
        }
        let (x, y) = (words(&a.claim.text), words(&b.claim.text));
        if x.len() <= LONGEST && y.len() <= LONGEST {
            let stems = |words: &[Word]| words.iter().map(|word| stem(&word.norm)).collect::<Vec<_>>();
            let matched = alignment(&stems(&x), &stems(&y));
            if 20 * matched.len() >= 11 * (x.len() + y.len()) / 2 && matched.len() > 2 {
                near(a, b, &x, &y, &matched, &mut wording, &mut omission);
                continue;
            }
            if let Some((x, y, matched)) = core(&x, &y, &matched).filter(|_| predicates(corpus, a, b) >= 0.85) {
                let told = wording.len() + omission.len();
                near(a, b, x, y, &matched, &mut wording, &mut omission);
                if wording.len() + omission.len() > told {
                    continue;
                }
            }
        }
        let like = likeness(corpus, a, b);
        if like.predicate >= 0.5 && like.arguments > 0.2 && (if a.verb == b.verb { grades(a) != grades(b) } else { colour(a) != colour(b) })
        {
            wording.push(phrase(a));
            wording.push(phrase(b));
        }
    }
    let explain = |said: &[Said<'_>], what: &str| {
        said.first().zip(said.get(1)).map_or_else(String::new, |(a, b)| format!("{}: {what}.", accounts(a, b)))
    };
    wording.truncate(2 * VALUES);
    omission.truncate(2 * VALUES);
    let explained = (explain(&wording, "other words for the same"), explain(&omission, "the one leaves this out"));
    difference(Aspect::Wording, Severity::Wording, &wording, explained.0)
        .into_iter()
        .chain(difference(Aspect::Wording, Severity::Omission, &omission, explained.1))
        .collect()
}

/// What two clauses have between the first and the last word in common, where that is mostly the same words.
type Core<'w> = (&'w [Word], &'w [Word], Vec<(usize, usize)>);

/// The core of two clauses that go on differently at their ends.
fn core<'w>(x: &'w [Word], y: &'w [Word], matched: &[(usize, usize)]) -> Option<Core<'w>> {
    let (&first, &last) = (matched.first()?, matched.last()?);
    let (left, right) = (x.get(first.0..=last.0)?, y.get(first.1..=last.1)?);
    let close = matched.len() >= CORE && 40 * matched.len() >= 27 * (left.len() + right.len()) / 2;
    close.then(|| (left, right, matched.iter().map(|&(i, j)| (i - first.0, j - first.1)).collect()))
}

/// The tone of the words that tell what happened: those of the verb group, else of the object's head (a noun for a deed).
fn colour(fact: &Fact<'_>) -> i8 {
    let group = words(&fact.claim.predicate.text);
    let nouns = fact.object.iter().chain(&fact.subject).filter_map(|side| side.head.as_deref());
    group.iter().map(|word| tone(&stem(&word.norm))).chain(nouns.map(tone)).find(|&tone| tone != 0).unwrap_or(0)
}

/// Words of the verb group that make its deed more or less: "never", "only", "helped to".
fn grades(fact: &Fact<'_>) -> Vec<String> {
    let group = words(&fact.claim.predicate.text);
    group
        .iter()
        .filter(|word| telling(word) && !word.norm.ends_with("ly"))
        .map(|word| stem(&word.norm))
        .filter(|stem| *stem != fact.verb)
        .collect()
}

/// Whether two stretches tell the same in neutral words: each word stands anywhere in the other clause, or has one of its class and tone
/// there.
fn synonymous(left: &[Word], right: &[Word], whole: (&[Word], &[Word])) -> bool {
    let answered = |own: &[Word], other: &[String]| {
        stems(own).iter().all(|a| {
            has_stem("measure-word", a)
                || other.iter().any(|b| a == b || (tone(a) == tone(b) && classes(a).iter().any(|class| classes(b).contains(class))))
        })
    };
    answered(left, &stems(whole.1)) && answered(right, &stems(whole.0))
}

/// Stems of the telling words, a verb with its particle as one.
fn stems(words: &[Word]) -> Vec<String> {
    let joined =
        |at: usize, stem: &str| words.get(at + 1).map(|next| format!("{stem}_{}", next.norm)).filter(|joined| !classes(joined).is_empty());
    let telling = words.iter().enumerate().filter(|(_, word)| telling(word));
    telling.map(|(at, word)| (at, stem(&word.norm))).map(|(at, stem)| joined(at, &stem).unwrap_or(stem)).collect()
}

/// The verb group with the beginning of its object.
fn phrase<'a>(fact: &'a Fact<'a>) -> Said<'a> {
    let mut text = fact.claim.predicate.text.clone();
    if let Some(object) = &fact.claim.object {
        let head: Vec<&str> = object.text.split_whitespace().take(OBJECT).collect();
        text = format!("{text} {}", head.join(" "));
    }
    Said { text, normalized: None, fact }
}

/// Whether a word carries meaning that a choice of words can turn: neither grammar nor a number, which is compared as a figure.
fn telling(word: &Word) -> bool {
    !is_function_word(&word.norm) || matches!(word.norm.as_str(), "never" | "only" | "all" | "most")
}

/// Words of the claim's figures and times, which are compared as such.
fn amounts(fact: &Fact<'_>) -> Vec<String> {
    let texts = fact.figures.iter().map(|figure| figure.text.as_str()).chain(fact.times.iter().map(|time| time.text.as_str()));
    texts.flat_map(words).map(|word| word.norm).collect()
}

/// Whether the words are names only: to name the owner once more is no other account.
fn all_names(text: &str, words: &[Word]) -> bool {
    words.iter().filter(|word| telling(word)).all(|word| text.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
}

/// Whether all telling words stand somewhere in the other clause.
fn repeated(words: &[Word], other: &[Word]) -> bool {
    let other = stems(other);
    stems(words).iter().all(|word| other.contains(word))
}

/// Two clauses of nearly the same words: each stretch in which they depart from each other.
fn near<'a>(
    a: &'a Fact<'a>,
    b: &'a Fact<'a>,
    x: &[Word],
    y: &[Word],
    matched: &[(usize, usize)],
    wording: &mut Vec<Said<'a>>,
    omission: &mut Vec<Said<'a>>,
) {
    let ends = [(x.len(), y.len())];
    let mut from = (0, 0);
    let measured: Vec<String> = [a, b].iter().flat_map(|fact| amounts(fact)).collect();
    let telling = |word: &Word| telling(word) && !measured.contains(&word.norm);
    let named = |fact: &Fact<'_>, words: &[Word]| all_names(&fact.claim.text, words);
    for &(i, j) in matched.iter().chain(&ends) {
        let (left, right) = (x.get(from.0..i).unwrap_or(&[]), y.get(from.1..j).unwrap_or(&[]));
        let tells = (left.iter().any(telling), right.iter().any(telling));
        let edge = from == (0, 0) || (i, j) == (x.len(), y.len());
        let inserted = |fact: &Fact<'_>, words: &[Word], other: &[Word]| {
            other.iter().all(|word| has_word("filler", &word.norm))
                && !all_names(&fact.claim.text, words)
                && !repeated(words, if std::ptr::eq(fact, a) { y } else { x })
                && (!edge || words.first().is_some_and(|word| has_word("addition", &word.norm)))
        };
        let said = |fact: &'a Fact<'a>, words: &[Word], range: (usize, usize)| {
            window(&fact.claim.text, words, range).map(|text| Said { text, normalized: None, fact })
        };
        if tells.0 || tells.1 {
            let pair = said(a, x, (from.0, i)).zip(said(b, y, (from.1, j)));
            if let Some((p, q)) = pair {
                if tells.0 && tells.1 && (synonymous(left, right, (x, y)) || (named(a, left) && named(b, right))) {
                    // The same in other neutral words, or another name, which is another actor or place.
                } else if tells.0 && tells.1 {
                    wording.extend([p, q]);
                } else if (tells.0 && inserted(a, left, right)) || (tells.1 && inserted(b, right, left)) {
                    omission.extend([p, q]);
                }
            }
        }
        from = (i + 1, j + 1);
    }
}

/// The words `range` of a clause with some around them.
fn window(text: &str, words: &[Word], range: (usize, usize)) -> Option<String> {
    let from = range.0.saturating_sub(1);
    let to = (range.1 + 2).min(words.len());
    let (start, end) = (words.get(from)?.start, words.get(to.checked_sub(1)?)?.end);
    text.get(start..end).map(str::to_owned)
}
