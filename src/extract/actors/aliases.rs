//! Which names mean the same: equal words, surnames, initials, acronyms, shortened names, spellings.

use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::bare;
use super::intern::WordId;
use super::kinds::{self, Evidence};
use super::known::{self, Known, ListedId};
use super::parts::{Parts, ends};
use super::titles::{HEADS, Piece};
use super::words::View;
use crate::model::ActorKind;
use crate::rule::Rule;
use crate::text::Class;
use crate::text::lexicon::Lex;

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
    pub words: Rc<[WordId]>,
    pub evidence: Evidence,
    pub kind: ActorKind,
    /// Tokens of its first mention.
    pub first: Range<usize>,
    /// The key that it is another name of, and the rule that says so.
    pub parent: Option<(usize, &'static str)>,
    /// Whose name it is by the user's own lists.
    pub listed: Option<ListedId>,
}

/// The names of a text, linked.
pub(super) struct Linked {
    pub names: Vec<Name>,
    /// How many wordings there are.
    pub keys: usize,
    /// Kind of every actor.
    pub kinds: Vec<ActorKind>,
}

/// Every wording by its words.
type Index = FxHashMap<Rc<[WordId]>, usize>;

/// Links the names of a text.
pub(super) fn link(doc: &mut View<'_, '_>, pieces: Vec<Piece>, known: &Known) -> Linked {
    for piece in &pieces {
        doc.number_all(piece.tokens.clone());
    }
    let mut keys: Vec<Key> = Vec::new();
    let mut contexts: Vec<(Evidence, i32)> = Vec::new();
    let mut index = Index::default();
    let mut names: Vec<Name> = Vec::with_capacity(pieces.len());
    let mut words = Vec::new();
    for piece in pieces {
        doc.key(piece.tokens.clone(), &mut words);
        let context = kinds::of_context(doc, &piece);
        let key = index.get(words.as_slice()).copied().unwrap_or_else(|| {
            let evidence = kinds::of_words(doc, &piece);
            doc.spell(&words);
            let words: Rc<[WordId]> = Rc::from(words.as_slice());
            index.insert(Rc::clone(&words), keys.len());
            keys.push(Key { words, evidence, kind: ActorKind::Other, first: piece.tokens.clone(), parent: None, listed: None });
            contexts.push((Evidence::default(), 0));
            keys.len() - 1
        });
        if let Some((sum, count)) = contexts.get_mut(key) {
            sum.join(&context);
            *count += 1;
        }
        names.push(Name { piece, key, actor: usize::MAX, rule: super::spans::CAPITALS.id });
    }
    let doc = &*doc;
    for (key, (context, count)) in keys.iter_mut().zip(&contexts) {
        key.evidence.join(&context.scaled(*count));
        key.kind = key.evidence.best();
    }
    listed(&names, &mut keys, known);
    makers(doc, &mut keys, &contexts, &index);
    bracketed(doc, &names, &mut keys);
    link_keys(doc, &mut keys, &index);
    let parts = Parts::new(doc, &keys);
    assign(doc, names, &keys, parts)
}

/// Links the wordings of what the user has listed, first of all.
fn listed(names: &[Name], keys: &mut [Key], known: &Known) {
    if known.is_empty() {
        return;
    }
    let mut heads: FxHashMap<ListedId, usize> = FxHashMap::default();
    for name in names {
        let Some(id) = name.piece.listed else { continue };
        let head = *heads.entry(id).or_insert(name.key);
        set_parent(keys, name.key, head, known::LISTED.id);
        let Some(key) = keys.get_mut(name.key).filter(|key| key.listed.is_none()) else { continue };
        key.listed = Some(id);
        if let Some(kind) = known.get(id).and_then(|listed| listed.kind) {
            key.evidence = Evidence::certain(kind);
            key.kind = kind;
        }
    }
}

/// “Brellwick Azura”, where Brellwick is named alone as well: a thing of its maker, not a person of that given name.
fn makers(doc: &View<'_, '_>, keys: &mut [Key], contexts: &[(Evidence, i32)], index: &Index) {
    for key in keys.iter_mut().filter(|key| key.listed.is_none() && key.words.len() == 2 && key.kind == ActorKind::Person) {
        let (first, last) = (doc.lex(key.first.start), doc.lex(key.first.end - 1));
        let Some(&maker) = key.words.get(..1).and_then(|word| index.get(word)) else { continue };
        let named = contexts.get(maker).is_some_and(|(_, count)| *count > 1) && !first.intersects(Lex::MALE | Lex::FEMALE | Lex::SURNAME);
        let listed = first.intersects(Lex::COUNTRY | Lex::ORG_NAME);
        let surname = last.contains(Lex::SURNAME) || key.evidence.of(ActorKind::Person) >= 10;
        if (named || listed) && !surname {
            key.evidence.make(ActorKind::Product, 4);
            key.kind = key.evidence.best();
        }
    }
}

/// “Council on Tarlo Relations (CTR)”.
fn bracketed(doc: &View<'_, '_>, names: &[Name], keys: &mut [Key]) {
    for pair in names.windows(2) {
        let [long, short] = pair else { continue };
        let (a, b) = (&long.piece.tokens, &short.piece.tokens);
        if b.start != a.end + 1 || b.len() != 1 || a.len() < 2 || long.key == short.key {
            continue;
        }
        if doc.word(a.end) != "(" || !matches!(doc.word(b.end), ")" | "," | ";") {
            continue;
        }
        let letters = doc.word(b.start);
        let acronym = letters.len() >= 2 && letters.chars().filter(|c| c.is_uppercase()).count() >= 2;
        let Some(first) = letters.chars().next() else { continue };
        let fits = doc.word(a.start).chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&first))
            || a.clone().any(|t| doc.has(t, Class::CAPITAL) && doc.word(t).starts_with(first));
        if acronym && fits {
            set_parent(keys, short.key, long.key, ACRONYM.id);
        }
    }
}

fn set_parent(keys: &mut [Key], child: usize, parent: usize, rule: &'static str) {
    if child != parent
        && root(keys, parent) != child
        && let Some(key) = keys.get_mut(child)
        && key.parent.is_none()
        && (key.listed.is_none() || rule == known::LISTED.id)
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
fn initials(doc: &View<'_, '_>, words: &[WordId]) -> [String; 2] {
    let letter = |&word: &WordId| doc.text_of(word).chars().next();
    let small = |&&word: &&WordId| matches!(doc.text_of(word), "of" | "and" | "the" | "for" | "on" | "in" | "de" | "la" | "against");
    [words.iter().filter_map(letter).collect(), words.iter().filter(|word| !small(word)).filter_map(letter).collect()]
}

/// Whether a name is one word of capitals.
fn is_letters(doc: &View<'_, '_>, key: &Key) -> bool {
    key.words.len() == 1
        && doc.word(key.first.start).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && key.words.first().is_some_and(|&word| doc.text_of(word).len() >= 2)
}

/// The wordings by the first letters of their words.
fn by_initials(doc: &View<'_, '_>, keys: &[Key]) -> FxHashMap<String, usize> {
    let mut found = FxHashMap::default();
    if keys.iter().any(|key| is_letters(doc, key)) {
        for (at, key) in keys.iter().enumerate().filter(|(_, key)| key.words.len() >= 2 && key.kind != ActorKind::Person) {
            for letters in initials(doc, &key.words) {
                if letters.len() >= 2 {
                    found.entry(letters).or_insert(at);
                }
            }
        }
    }
    found
}

/// Links organizations, places and things by their words.
fn link_keys(doc: &View<'_, '_>, keys: &mut [Key], index: &Index) {
    let by_initials = by_initials(doc, keys);
    let mut by_variant = Index::default();
    // The last longer name with each head so far.
    let mut by_head: FxHashMap<WordId, usize> = FxHashMap::default();
    let mut words = Vec::new();
    for at in 0..keys.len() {
        let Some(key) = keys.get(at).map(|key| Key { words: Rc::clone(&key.words), first: key.first.clone(), ..*key }) else { continue };
        // Letters.
        if !by_initials.is_empty()
            && is_letters(doc, &key)
            && let Some(&long) = key.words.first().and_then(|&word| by_initials.get(doc.text_of(word)))
        {
            set_parent(keys, at, long, ACRONYM.id);
            continue;
        }
        if key.kind == ActorKind::Person {
            continue;
        }
        // "the Foundation": the last name before it with that head.
        if bare::is_noun(doc, &key.first) {
            if let Some(&long) = by_head.get(&doc.id(key.first.start)) {
                set_parent(keys, at, long, SHORTENED.id);
            }
            continue;
        }
        if key.words.len() > 1 {
            by_head.insert(doc.id(kinds::head(doc, &key.first)), at);
        }
        // Spelling.
        words.clear();
        words.extend(key.words.iter().map(|&word| doc.variant_of(word)));
        if let Some(&other) = by_variant.get(words.as_slice()) {
            set_parent(keys, at, other, VARIANT.id);
            continue;
        }
        let same = words.as_slice() == &*key.words;
        by_variant.insert(if same { Rc::clone(&key.words) } else { Rc::from(words.as_slice()) }, at);
        shorten(doc, keys, index, at, &key, &mut words);
    }
}

/// Links a longer name with the shorter one that it holds.
fn shorten(doc: &View<'_, '_>, keys: &mut [Key], index: &Index, at: usize, key: &Key, words: &mut Vec<WordId>) {
    // "Brellwick Corp." and "Brellwick": the general nouns taken off.
    let general = |token: usize| doc.lex(token).intersects(HEADS) || matches!(doc.word(token), "," | "&" | ".");
    let mut end = key.first.end;
    while end > key.first.start + 1 && general(end - 1) {
        end -= 1;
    }
    if end < key.first.end && key.kind == ActorKind::Organization {
        doc.key(key.first.start..end, words);
        if let Some(&other) = index.get(words.as_slice())
            && let Some(brief) = keys.get(other)
            && other != at
            && !is_place_word(doc, &brief.first)
            && (brief.kind != ActorKind::Person || brief.words.len() == 1)
        {
            set_parent(keys, other, at, SHORTENED.id);
            return;
        }
    }
    // "Brellwick Azura" and "Azura", "Arlenian Ministry of Health" and "Ministry of Health": the owner taken off.
    if let Some((&owner, rest)) = key.words.split_first()
        && !rest.is_empty()
        && let Some(&other) = index.get(rest)
        && other != at
    {
        let adjective = doc.lex_of(owner).intersects(Lex::DEMONYM | Lex::COUNTRY) && rest.len() > 1;
        let maker = index.get([owner].as_slice()).and_then(|&o| keys.get(o)).is_some_and(|o| o.kind == ActorKind::Organization);
        let fits = keys
            .get(other)
            .is_some_and(|o| !is_place_word(doc, &o.first) && o.words.iter().any(|&word| !doc.lex_of(word).intersects(HEADS)));
        if (adjective || maker) && fits {
            set_parent(keys, other, at, SHORTENED.id);
        }
    }
}

/// Whether the name is a place by the lists.
fn is_place_word(doc: &View<'_, '_>, tokens: &Range<usize>) -> bool {
    kinds::whole(doc, tokens).intersects(Lex::COUNTRY | Lex::REGION | Lex::CITY | Lex::DEMONYM)
}

/// Gives every name its actor: by key, by the chain of parents, and for parts of persons' names by the last full name before it.
fn assign(doc: &View<'_, '_>, mut names: Vec<Name>, keys: &[Key], mut parts: Parts) -> Linked {
    let mut actor_of: Vec<Option<usize>> = vec![None; keys.len()];
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut person: Vec<bool> = Vec::new();
    let mut counted: Vec<bool> = vec![false; keys.len()];
    // Where each key was last used before the present name.
    let mut last_use: Vec<Option<usize>> = vec![None; keys.len()];
    let used = |key: usize, at: usize, last_use: &mut [Option<usize>], parts: &mut Parts| {
        if let (Some(slot), Some(entry)) = (last_use.get_mut(key), keys.get(key)) {
            *slot = Some(at);
            parts.used(ends(doc, entry), key, at);
        }
    };
    for (at, name) in names.iter_mut().enumerate() {
        let mut key = name.key;
        let mut is_part = false;
        if let Some(chosen) = parts.meant(key, &last_use) {
            key = chosen;
            name.rule = SURNAME.id;
            is_part = true;
            used(chosen, at, &mut last_use, &mut parts);
            // A full name may itself be a part of a fuller one.
            for _ in 0..3 {
                match parts.keys_of(key) {
                    &[fuller] => key = fuller,
                    _ => break,
                }
            }
        }
        if let Some((_, rule)) = keys.get(key).and_then(|k| k.parent) {
            name.rule = rule;
        }
        let top = root(keys, key);
        used(name.key, at, &mut last_use, &mut parts);
        let Some(slot) = actor_of.get_mut(top) else { continue };
        let actor = *slot.get_or_insert_with(|| {
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
    Linked { names, keys: keys.len(), kinds }
}
