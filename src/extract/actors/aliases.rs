//! Which names mean the same: equal words, surnames, initials, acronyms, shortened names, spellings.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::bare;
use super::kinds::{self, Evidence};
use super::titles::{HEADS, Piece};
use crate::model::ActorKind;
use crate::rule::Rule;
use crate::text::lexicon::{self, Lex};
use crate::text::{Class, Doc};

/// A surname or given name alone.
pub(super) static SURNAME: Rule = Rule {
    id: "actor-surname",
    phenomenon: "One part of a person's full name, used alone, means the last person introduced with it.",
    matches: &[("Orlena Vask resigned. On Monday Vask gave no reason.", "Vask = Orlena Vask")],
    rejects: &["Orlena Vask resigned."],
};

/// Letters for a longer name.
pub(super) static ACRONYM: Rule = Rule {
    id: "actor-acronym",
    phenomenon: "Capital letters in brackets behind a name, or the first letters of its words, mean the same.",
    matches: &[
        ("The Council on Tarlo Relations (CTR) met. A day later the CTR split.", "CTR = Council on Tarlo Relations"),
        ("The Arlen Energy Agency met. Later the AEA split.", "AEA = Arlen Energy Agency"),
    ],
    rejects: &["The BXQ met the Arlen Energy Agency."],
};

/// A shortened name.
pub(super) static SHORTENED: Rule = Rule {
    id: "actor-shortened",
    phenomenon: "An organization's name without its legal form or general noun, or a product's without its maker's, means the same.",
    matches: &[("Brellwick Corp. grew. Analysts like Brellwick again.", "Brellwick = Brellwick Corp.")],
    rejects: &["Talks in Arlen Valley failed."],
};

/// Another spelling.
pub(super) static VARIANT: Rule = Rule {
    id: "actor-variant",
    phenomenon: "Names that differ only in British or American spelling, or in a country's name for its adjective, mean the same.",
    matches: &[(
        "The Kenyan Ministry of Defence spoke. The Kenya Ministry of Defense denied it.",
        "Kenya Ministry of Defense = Kenyan Ministry of Defence",
    )],
    rejects: &["The Kenyan Ministry of Defence met the Kenyan Ministry of Health."],
};

/// A name with what it says of its kind, and the actor it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub piece: Piece,
    /// Index of its words in [`Linked::keys`].
    pub key: usize,
    /// The actor.
    pub actor: usize,
    /// The rule that linked it.
    pub rule: &'static str,
}

/// One wording of names, in lower case without full stops.
#[derive(Debug, Clone)]
pub(super) struct Key {
    words: Vec<String>,
    evidence: Evidence,
    kind: ActorKind,
    /// Tokens of its first mention.
    first: Range<usize>,
    /// The key that it is another name of, and the rule that says so.
    parent: Option<(usize, &'static str)>,
}

/// The names of a text, linked.
pub(super) struct Linked {
    pub names: Vec<Name>,
    /// Kind of every actor.
    pub kinds: Vec<ActorKind>,
}

/// Links the names of a text.
pub(super) fn link(doc: &Doc<'_>, pieces: Vec<Piece>) -> Linked {
    let mut keys: Vec<Key> = Vec::new();
    let mut contexts: Vec<(Evidence, i32)> = Vec::new();
    let mut index: FxHashMap<String, usize> = FxHashMap::default();
    let mut names: Vec<Name> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let words = words_of(doc, piece.tokens.clone());
        let context = kinds::of_context(doc, &piece);
        let key = *index.entry(words.join(" ")).or_insert_with(|| {
            let evidence = kinds::of_words(doc, &piece);
            keys.push(Key { words, evidence, kind: ActorKind::Other, first: piece.tokens.clone(), parent: None });
            contexts.push((Evidence::default(), 0));
            keys.len() - 1
        });
        if let Some((sum, count)) = contexts.get_mut(key) {
            sum.join(&context);
            *count += 1;
        }
        names.push(Name { piece, key, actor: usize::MAX, rule: super::spans::CAPITALS.id });
    }
    for (key, (context, count)) in keys.iter_mut().zip(&contexts) {
        key.evidence.join(&context.scaled(*count));
        key.kind = key.evidence.best();
    }
    makers(doc, &mut keys, &contexts, &index);
    bracketed(doc, &names, &mut keys);
    link_keys(doc, &mut keys);
    let persons = link_persons(doc, &keys);
    assign(names, &keys, &persons)
}

/// “Brellwick Azura”, where Brellwick is named alone as well: a thing of its maker, not a person of that given name.
fn makers(doc: &Doc<'_>, keys: &mut [Key], contexts: &[(Evidence, i32)], index: &FxHashMap<String, usize>) {
    for at in 0..keys.len() {
        let Some(key) = keys.get(at).filter(|key| key.words.len() == 2 && key.kind == ActorKind::Person) else { continue };
        let (first, last) = (doc.lex(key.first.start), doc.lex(key.first.end - 1));
        let Some(&maker) = key.words.first().and_then(|word| index.get(word)) else { continue };
        let named = contexts.get(maker).is_some_and(|(_, count)| *count > 1) && !first.intersects(Lex::MALE | Lex::FEMALE | Lex::SURNAME);
        let listed = first.intersects(Lex::COUNTRY | Lex::ORG_NAME);
        let surname = last.contains(Lex::SURNAME) || key.evidence.of(ActorKind::Person) >= 10;
        if (named || listed)
            && !surname
            && let Some(key) = keys.get_mut(at)
        {
            key.evidence.make(ActorKind::Product, 4);
            key.kind = key.evidence.best();
        }
    }
}

/// The words of a name as a key: lower case, full stops of acronyms and joining punctuation dropped.
fn words_of(doc: &Doc<'_>, tokens: Range<usize>) -> Vec<String> {
    tokens
        .filter(|&t| doc.class(t).intersects(Class::WORD | Class::NUMBER))
        .map(|t| {
            let mut word = doc.lower(t).into_owned();
            if word.contains(['.', '’']) {
                word = word.replace('.', "").replace('’', "'");
            }
            word
        })
        .collect()
}

/// “Council on Tarlo Relations (CTR)”.
fn bracketed(doc: &Doc<'_>, names: &[Name], keys: &mut [Key]) {
    for pair in names.windows(2) {
        let [long, short] = pair else { continue };
        let (a, b) = (&long.piece.tokens, &short.piece.tokens);
        let inside = doc.word(a.end) == "(" && b.start == a.end + 1 && matches!(doc.word(b.end), ")" | "," | ";");
        if !inside || long.key == short.key || b.len() > 2 {
            continue;
        }
        let letters = doc.word(b.start);
        let acronym = letters.len() >= 2 && letters.chars().filter(|c| c.is_uppercase()).count() >= 2 && b.len() == 1;
        let Some(first) = letters.chars().next() else { continue };
        let fits = doc.word(a.start).chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&first))
            || a.clone().any(|t| doc.has(t, Class::CAPITAL) && doc.word(t).starts_with(first));
        if acronym && fits && a.len() >= 2 {
            set_parent(keys, short.key, long.key, ACRONYM.id);
        }
    }
}

fn set_parent(keys: &mut [Key], child: usize, parent: usize, rule: &'static str) {
    if child != parent
        && root(keys, parent) != child
        && let Some(key) = keys.get_mut(child)
        && key.parent.is_none()
    {
        key.parent = Some((parent, rule));
    }
}

/// The key at the end of the chain of parents.
fn root(keys: &[Key], mut at: usize) -> usize {
    for _ in 0..8 {
        match keys.get(at).and_then(|key| key.parent) {
            Some((parent, _)) => at = parent,
            None => break,
        }
    }
    at
}

/// First letters of the words: with and without the small ones.
fn initials(words: &[String]) -> [String; 2] {
    let letter = |word: &String| word.chars().next();
    let small = |word: &String| matches!(word.as_str(), "of" | "and" | "the" | "for" | "on" | "in" | "de" | "la" | "against");
    [words.iter().filter_map(letter).collect(), words.iter().filter(|w| !small(w)).filter_map(letter).collect()]
}

/// Links organizations, places and things by their words.
fn link_keys(doc: &Doc<'_>, keys: &mut [Key]) {
    let mut by_initials: FxHashMap<String, usize> = FxHashMap::default();
    let mut by_variant: FxHashMap<String, usize> = FxHashMap::default();
    let mut by_words: FxHashMap<String, usize> = FxHashMap::default();
    for (at, key) in keys.iter().enumerate() {
        by_words.insert(key.words.join(" "), at);
        if key.words.len() >= 2 && key.kind != ActorKind::Person {
            for letters in initials(&key.words) {
                if letters.len() >= 2 {
                    by_initials.entry(letters).or_insert(at);
                }
            }
        }
    }
    for at in 0..keys.len() {
        let Some(key) = keys.get(at).cloned() else { continue };
        // Letters.
        if let [word] = key.words.as_slice() {
            let written = doc.word(key.first.start);
            let capitals = written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            if capitals
                && word.len() >= 2
                && let Some(&long) = by_initials.get(word)
            {
                set_parent(keys, at, long, ACRONYM.id);
                continue;
            }
        }
        if key.kind == ActorKind::Person {
            continue;
        }
        // "the Foundation": the last name before it with that head.
        if bare::is_noun(doc, &key.first) {
            let head = doc.lower(key.first.start);
            let before = (0..at).rev().find(|&other| {
                keys.get(other)
                    .is_some_and(|o| o.words.len() > 1 && o.kind != ActorKind::Person && doc.lower(kinds::head(doc, &o.first)) == head)
            });
            if let Some(long) = before {
                set_parent(keys, at, long, SHORTENED.id);
            }
            continue;
        }
        // Spelling.
        let variant = key.words.iter().map(|word| spelling(word)).collect::<Vec<_>>().join(" ");
        if let Some(&other) = by_variant.get(&variant) {
            set_parent(keys, at, other, VARIANT.id);
            continue;
        }
        by_variant.insert(variant, at);
        // "Brellwick Corp." and "Brellwick": the general nouns taken off.
        let general = |token: usize| doc.lex(token).intersects(HEADS) || matches!(doc.word(token), "," | "&" | ".");
        let mut end = key.first.end;
        while end > key.first.start + 1 && general(end - 1) {
            end -= 1;
        }
        if end < key.first.end && key.kind == ActorKind::Organization {
            let short = words_of(doc, key.first.start..end).join(" ");
            if let Some(&other) = by_words.get(&short)
                && let Some(brief) = keys.get(other)
                && other != at
                && !is_place_word(doc, &brief.first)
                && (brief.kind != ActorKind::Person || brief.words.len() == 1)
            {
                set_parent(keys, other, at, SHORTENED.id);
                continue;
            }
        }
        // "Brellwick Azura" and "Azura", "Arlenian Ministry of Health" and "Ministry of Health": the owner taken off.
        if key.words.len() >= 2
            && let Some((owner, rest)) = key.words.split_first()
            && let Some(&other) = by_words.get(&rest.join(" "))
            && other != at
        {
            let adjective = lexicon::of_word(owner).intersects(Lex::DEMONYM | Lex::COUNTRY) && rest.len() > 1;
            let maker = by_words.get(owner).and_then(|&o| keys.get(o)).is_some_and(|o| o.kind == ActorKind::Organization);
            let fits = keys
                .get(other)
                .is_some_and(|o| !is_place_word(doc, &o.first) && o.words.iter().any(|w| !lexicon::of_word(w).intersects(HEADS)));
            if (adjective || maker) && fits {
                set_parent(keys, other, at, SHORTENED.id);
            }
        }
    }
}

/// Whether the name is a place by the lists.
fn is_place_word(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    kinds::whole(doc, tokens).intersects(Lex::COUNTRY | Lex::REGION | Lex::CITY | Lex::DEMONYM)
}

/// A word with British spelling made American, a country's adjective cut to its stem.
fn spelling(word: &str) -> String {
    let lex = lexicon::of_word(word);
    if lex.intersects(Lex::DEMONYM | Lex::COUNTRY) && word.len() > 4 {
        let stem = ["ian", "ean", "ese", "ish", "an", "i", "a", "n", "y"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4));
        return stem.unwrap_or(word).to_owned();
    }
    for (british, american) in [
        ("ence", "ense"),
        ("our", "or"),
        ("tre", "ter"),
        ("isation", "ization"),
        ("ise", "ize"),
        ("programme", "program"),
        ("labour", "labor"),
    ] {
        if let Some(stem) = word.strip_suffix(british) {
            return format!("{stem}{american}");
        }
    }
    word.to_owned()
}

/// For every key of a single word: the keys of full names that it may be a part of.
fn link_persons(doc: &Doc<'_>, keys: &[Key]) -> Vec<Vec<usize>> {
    let mut by_last: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_first: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, key) in keys.iter().enumerate() {
        if key.kind == ActorKind::Person
            && key.words.len() >= 2
            && let (Some(first), Some(last)) = (key.words.first(), key.words.last())
        {
            let suffix = matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv") && key.words.len() > 2;
            let last = if suffix { key.words.get(key.words.len() - 2).unwrap_or(last) } else { last };
            by_last.entry(last).or_default().push(at);
            by_first.entry(first).or_default().push(at);
        }
    }
    keys.iter()
        .enumerate()
        .map(|(at, key)| {
            if key.parent.is_some() {
                return Vec::new();
            }
            let mut found = Vec::new();
            let Some(last) = key.words.last() else { return found };
            if let [word] = key.words.as_slice() {
                let fixed = doc.lex(key.first.start).intersects(Lex::COUNTRY | Lex::ORG_NAME) && key.evidence.of(ActorKind::Person) < 8;
                if !fixed {
                    found.extend(by_last.get(word.as_str()).into_iter().flatten().copied());
                    if found.is_empty() {
                        found.extend(by_first.get(word.as_str()).into_iter().flatten().copied());
                    }
                }
            } else if key.kind == ActorKind::Person || key.words.len() == 2 {
                // "J. Vask", "Orlena Vask" for "Orlena M. Vask"; "van der Moor" for "Ansel van der Moor".
                let candidates = by_last.get(last.as_str()).into_iter().flatten().copied();
                found.extend(candidates.filter(|&other| {
                    let Some(long) = keys.get(other) else { return false };
                    other != at && long.words.len() > key.words.len() && within(&key.words, &long.words)
                        || other < at && long.words.len() == key.words.len() && initialled(&key.words, &long.words)
                }));
            }
            found.retain(|&other| other != at);
            found
        })
        .collect()
}

/// Whether all words of the short name stand in the long one, in order.
fn within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word || (word.len() == 1 && other.starts_with(word.as_str()))))
}

/// Whether two names of the same length differ only in an initial for a given name.
fn initialled(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).all(|(x, y)| x == y || (x.len() == 1 && y.starts_with(x.as_str())) || (y.len() == 1 && x.starts_with(y.as_str())))
}

/// Gives every name its actor: by key, by the chain of parents, and for parts of persons' names by the last full name before it.
fn assign(mut names: Vec<Name>, keys: &[Key], persons: &[Vec<usize>]) -> Linked {
    let mut actor_of: FxHashMap<usize, usize> = FxHashMap::default();
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut person: Vec<bool> = Vec::new();
    let mut counted: Vec<bool> = vec![false; keys.len()];
    // Where each key was last used before the present name.
    let mut last_use: Vec<Option<usize>> = vec![None; keys.len()];
    for at in 0..names.len() {
        let Some(name) = names.get_mut(at) else { break };
        let mut key = name.key;
        let mut is_part = false;
        if let Some(candidates) = persons.get(key).filter(|c| !c.is_empty()) {
            let recent = candidates.iter().filter_map(|&c| last_use.get(c).copied().flatten().map(|used| (used, c))).max();
            let chosen = recent.map(|(_, c)| c).or_else(|| (candidates.len() == 1).then(|| candidates.first().copied()).flatten());
            if let Some(chosen) = chosen {
                key = chosen;
                name.rule = SURNAME.id;
                is_part = true;
                if let Some(slot) = last_use.get_mut(chosen) {
                    *slot = Some(at);
                }
            }
        }
        // A full name may itself be a part of a fuller one.
        if is_part {
            for _ in 0..3 {
                match persons.get(key).map(Vec::as_slice) {
                    Some(&[fuller]) => key = fuller,
                    _ => break,
                }
            }
        }
        if let Some((_, rule)) = keys.get(key).and_then(|k| k.parent) {
            name.rule = rule;
        }
        let top = root(keys, key);
        if let Some(slot) = last_use.get_mut(name.key) {
            *slot = Some(at);
        }
        let actor = *actor_of.entry(top).or_insert_with(|| {
            evidence.push(Evidence::default());
            person.push(false);
            evidence.len() - 1
        });
        name.actor = actor;
        if let (Some(done), Some(sum), Some(k)) = (counted.get_mut(name.key), evidence.get_mut(actor), keys.get(name.key))
            && !*done
        {
            *done = true;
            sum.join(&k.evidence);
        }
        if is_part && let Some(slot) = person.get_mut(actor) {
            *slot = true;
        }
    }
    let kinds = evidence.iter().zip(&person).map(|(sum, &is)| if is { ActorKind::Person } else { sum.best() }).collect();
    Linked { names, kinds }
}
