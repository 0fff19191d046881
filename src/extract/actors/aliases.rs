//! Which names mean the same: equal words, surnames, initials, acronyms, shortened names, spellings.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::bare;
use super::closed::{closed, key};
use super::intern::WordId;
use super::kinds::{self, Evidence};
use super::known::{Known, ListedId};
use super::noted::RuleId;
use super::parts::Parts;
use super::titles::{HEADS, Piece};
use super::wordings::Wordings;
use super::words::{View, is_common};
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
    matches: &[
        ("Brellwick Corp. grew. Analysts like Brellwick again.", "Brellwick = Brellwick Corp."),
        ("Shares of Brellwick Pumps Inc. fell. Analysts had warned Brellwick.", "Brellwick = Brellwick Pumps Inc."),
        ("Hurricane Brell hit the coast. On Monday Brell grew.", "Brell = Hurricane Brell"),
    ],
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

/// One wording of names, in lower case without full stops. Its words are those of the same number in the [`Wordings`].
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub evidence: Evidence,
    /// The sum of what stands around its mentions, and how many there are.
    context: Evidence,
    count: i32,
    pub kind: ActorKind,
    /// Tokens of its first mention.
    pub first: Range<usize>,
    /// The token that heads that.
    head: u32,
    /// The key that it is another name of, and the rule that says so.
    pub parent: Option<(u32, RuleId)>,
    /// Whose name it is by the user's own lists.
    pub listed: Option<ListedId>,
    /// Whether it is one word of capitals.
    letters: bool,
    /// Whether it stands for its spelling: no other name before it does, and it is no variant of another.
    spelled: bool,
    /// The actor of the names that end at this key.
    actor: Option<u32>,
    /// Whether its evidence is counted.
    counted: bool,
}

/// How the names of a text are linked, besides what the names themselves tell.
#[derive(Debug, Default)]
pub(super) struct Links {
    keys: Vec<Key>,
    wordings: Wordings,
    parts: Parts,
    /// The words of the name that is looked at.
    words: Vec<WordId>,
    /// The evidence for every actor's kind, and whether a part of a person's name means it.
    actors: Vec<(Evidence, bool)>,
}

impl Links {
    /// How many wordings there are.
    pub(super) fn keys(&self) -> usize {
        self.keys.len()
    }

    /// The kind of every actor.
    pub(super) fn kinds(&self) -> impl Iterator<Item = ActorKind> {
        self.actors.iter().map(|(sum, person)| if *person { ActorKind::Person } else { sum.best() })
    }
}

/// Links the names of a text; the links take the place of those of another.
pub(super) fn link(doc: &mut View<'_, '_>, names: &mut [Piece], known: &Known, links: &mut Links) {
    let Links { keys, wordings, parts, words, actors } = links;
    keys.clear();
    wordings.clear_for(names.len(), doc.ids_end());
    for piece in &mut *names {
        doc.number_key(piece.tokens.clone(), words);
        let context = kinds::of_context(doc, piece);
        let (key, new) = wordings.find_or_add(words);
        if new {
            keys.push(Key {
                evidence: kinds::of_words(doc, piece),
                context,
                count: 1,
                kind: ActorKind::Other,
                first: piece.tokens.clone(),
                head: piece.head() as u32,
                parent: None,
                listed: None,
                letters: is_letters(doc, piece.tokens.start, words),
                spelled: false,
                actor: None,
                counted: false,
            });
        } else if let Some(key) = keys.get_mut(key) {
            key.context.join(&context);
            key.count += 1;
        }
        piece.set_key(key);
    }
    for key in &mut *keys {
        key.evidence.join(&key.context.scaled(key.count));
        key.kind = key.evidence.best();
    }
    if !known.is_empty() {
        listed(names, keys, known);
    }
    makers(doc, keys, wordings);
    bracketed(doc, names, keys);
    link_keys(doc, keys, wordings, words);
    parts.read(doc, keys, wordings);
    assign(names, keys, parts, actors);
}

/// Links the wordings of what the user has listed, first of all.
#[cold]
#[inline(never)]
fn listed(names: &[Piece], keys: &mut [Key], known: &Known) {
    let mut heads: FxHashMap<ListedId, usize> = FxHashMap::default();
    for name in names {
        let Some(id) = name.listed() else { continue };
        let head = *heads.entry(id).or_insert(name.key());
        set_parent(keys, name.key(), head, RuleId::Listed);
        let Some(key) = keys.get_mut(name.key()).filter(|key| key.listed.is_none()) else { continue };
        key.listed = Some(id);
        if let Some(kind) = known.get(id).and_then(|listed| listed.kind) {
            key.evidence = Evidence::certain(kind);
            key.kind = kind;
        }
    }
}

/// “Brellwick Azura”, where Brellwick is named alone as well: a thing of its maker, not a person of that given name.
fn makers(doc: &View<'_, '_>, keys: &mut [Key], wordings: &Wordings) {
    for at in 0..keys.len() {
        let &[maker, _] = wordings.get(at) else { continue };
        let Some(key) = keys.get(at).filter(|key| key.listed.is_none() && key.kind == ActorKind::Person) else { continue };
        let (first, last) = (doc.lex(key.first.start), doc.lex(key.first.end - 1));
        let listed = first.intersects(Lex::COUNTRY | Lex::ORG_NAME);
        let person = !listed && first.intersects(Lex::MALE | Lex::FEMALE | Lex::SURNAME);
        if person || last.contains(Lex::SURNAME) || key.evidence.of(ActorKind::Person) >= 10 {
            continue;
        }
        let Some(maker) = wordings.find_word(maker) else { continue };
        if (listed || keys.get(maker).is_some_and(|maker| maker.count > 1))
            && let Some(key) = keys.get_mut(at)
        {
            key.evidence.make(ActorKind::Product, 4);
            key.kind = key.evidence.best();
        }
    }
}

/// “Council on Tarlo Relations (CTR)”.
fn bracketed(doc: &View<'_, '_>, names: &[Piece], keys: &mut [Key]) {
    for pair in names.windows(2) {
        let [long, short] = pair else { continue };
        let (a, b) = (&long.tokens, &short.tokens);
        if b.start != a.end + 1 || b.len() != 1 || a.len() < 2 || long.key() == short.key() {
            continue;
        }
        if !doc.is(a.end, key!("(")) || !doc.is_any(b.end, closed![")", ",", ";"]) {
            continue;
        }
        let letters = doc.word(b.start);
        let acronym = letters.len() >= 2 && letters.chars().filter(|c| c.is_uppercase()).count() >= 2;
        let Some(first) = letters.chars().next() else { continue };
        let fits = doc.word(a.start).chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&first))
            || a.clone().any(|t| doc.has(t, Class::CAPITAL) && doc.word(t).starts_with(first));
        if acronym && fits {
            set_parent(keys, short.key(), long.key(), RuleId::Acronym);
        }
    }
}

/// Makes a name another name of another actor's, unless it is one already.
#[inline(never)]
fn set_parent(keys: &mut [Key], child: usize, parent: usize, rule: RuleId) {
    if child != parent
        && root(keys, parent) != child
        && let Some(key) = keys.get_mut(child)
        && key.parent.is_none()
        && (key.listed.is_none() || rule == RuleId::Listed)
    {
        key.parent = Some((parent as u32, rule));
    }
}

/// The key at the end of the chain of parents.
#[inline(never)]
fn root(keys: &[Key], mut at: usize) -> usize {
    for _ in 0..8 {
        match keys.get(at).and_then(|key| key.parent) {
            Some((parent, _)) => at = parent as usize,
            None => break,
        }
    }
    at
}

/// Letters in one number, up to sixteen bytes of them.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    packed: u128,
    bytes: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        text.chars().for_each(|letter| letters.push(letter));
        letters
    }

    /// Adds a letter in lower case.
    fn push(&mut self, letter: char) {
        if letter.is_ascii() {
            self.packed = self.packed << 8 | u128::from(letter.to_ascii_lowercase() as u8);
            self.bytes += 1;
            return;
        }
        let letter = letter.to_lowercase().next().unwrap_or(letter);
        for &byte in letter.encode_utf8(&mut [0; 4]).as_bytes() {
            self.packed = self.packed << 8 | u128::from(byte);
            self.bytes += 1;
        }
    }

    /// The number, where it is of two letters at least and holds them all.
    fn told(self) -> Option<u128> {
        (2..=16).contains(&self.bytes).then_some(self.packed)
    }
}

/// First letters of the words: with and without the small ones.
fn initials(doc: &View<'_, '_>, words: &[WordId]) -> [Letters; 2] {
    let (mut all, mut large) = (Letters::default(), Letters::default());
    for &word in words {
        let text = doc.text_of(word);
        let Some(letter) = text.chars().next() else { continue };
        all.push(letter);
        if !closed!["of", "and", "the", "for", "on", "in", "de", "la", "against"].has(doc.hash_of(word)) {
            large.push(letter);
        }
    }
    [all, large]
}

/// Whether a name that begins at `first` is one word of capitals.
fn is_letters(doc: &View<'_, '_>, first: usize, words: &[WordId]) -> bool {
    let &[word] = words else { return false };
    let text = doc.word(first);
    // Most words are told apart by their second letter.
    !text.bytes().any(|byte| byte.is_ascii_lowercase())
        && text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && doc.text_of(word).len() >= 2
}

/// The wordings by the first letters of their words, sorted.
#[inline(never)]
fn by_initials(doc: &View<'_, '_>, keys: &[Key], wordings: &Wordings) -> Vec<(u128, usize)> {
    let mut found = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let words = wordings.get(at);
        if words.len() >= 2 && key.kind != ActorKind::Person {
            found.extend(initials(doc, words).into_iter().filter_map(Letters::told).map(|letters| (letters, at)));
        }
        // "U.S. Food and Drug Administration" and "FDA"
        if let Some((_, rest)) = words.split_first()
            && rest.len() > 2
            && key.kind == ActorKind::Organization
            && doc.lex(key.first.start).intersects(Lex::COUNTRY | Lex::DEMONYM)
        {
            found.extend(initials(doc, rest).into_iter().filter_map(Letters::told).map(|letters| (letters, at)));
        }
    }
    found.sort_unstable();
    found
}

/// Links organizations, places and things by their words.
fn link_keys(doc: &mut View<'_, '_>, keys: &mut [Key], wordings: &Wordings, words: &mut Vec<WordId>) {
    let by_initials = if keys.iter().any(|key| key.letters) { by_initials(doc, keys, wordings) } else { Vec::new() };
    let mut variants = Variants::default();
    for at in 0..keys.len() {
        let own = wordings.get(at);
        let Some(key) = keys.get(at) else { continue };
        // Letters.
        if !by_initials.is_empty()
            && key.letters
            && let Some(letters) = own.first().and_then(|&word| Letters::of(doc.text_of(word)).told())
            && let Some(&(_, long)) =
                by_initials.get(by_initials.partition_point(|&(other, _)| other < letters)).filter(|(other, _)| *other == letters)
        {
            set_parent(keys, at, long, RuleId::Acronym);
            continue;
        }
        if key.kind == ActorKind::Person {
            continue;
        }
        // "the Foundation": the last name before it with that head.
        if bare::is_noun(doc, &key.first) {
            if let Some(long) = doc.headed(key.first.start) {
                set_parent(keys, at, long, RuleId::Shortened);
            }
            continue;
        }
        if own.len() > 1 {
            doc.set_headed(key.head as usize, at);
        }
        if let Some(other) = variants.other(doc, keys, wordings, at, words) {
            set_parent(keys, at, other, RuleId::Variant);
            continue;
        }
        shorten(doc, keys, wordings, at, words);
    }
}

/// The names in their other spelling, where that is not their own: few are.
#[derive(Default)]
struct Variants {
    /// Every other spelling, and the name that stands for it.
    changed: Option<(Wordings, Vec<usize>)>,
}

impl Variants {
    /// The name before this one that is spelled as this one in its other spelling; nothing where this is the first.
    fn other(
        &mut self,
        doc: &mut View<'_, '_>,
        keys: &mut [Key],
        wordings: &Wordings,
        at: usize,
        words: &mut Vec<WordId>,
    ) -> Option<usize> {
        let own = wordings.get(at);
        if !doc.spell(own) {
            let known = self.changed.as_ref().and_then(|(changed, first)| first.get(changed.find(own)?).copied());
            if let Some(key) = keys.get_mut(at).filter(|_| known.is_none()) {
                key.spelled = true;
            }
            return known;
        }
        words.clear();
        words.extend(own.iter().map(|&word| doc.variant_of(word)));
        let (changed, first) = self.changed.get_or_insert_with(|| {
            let mut changed = Wordings::default();
            changed.clear_for(4, 0);
            (changed, Vec::new())
        });
        let (variant, new) = changed.find_or_add(words);
        if !new {
            return first.get(variant).copied();
        }
        let plain = wordings.find(words).filter(|&other| keys.get(other).is_some_and(|other| other.spelled));
        first.push(plain.unwrap_or(at));
        plain
    }
}

/// Links a longer name with the shorter one that it holds.
fn shorten(doc: &View<'_, '_>, keys: &mut [Key], wordings: &Wordings, at: usize, words: &mut Vec<WordId>) {
    let Some(key) = keys.get(at) else { return };
    // "Brellwick Corp." and "Brellwick": the general nouns taken off.
    let general = |token: usize| doc.lex(token).intersects(HEADS) || doc.is_any(token, closed![",", "&", "."]);
    let mut end = key.first.end;
    while end > key.first.start + 1 && general(end - 1) {
        end -= 1;
    }
    if end < key.first.end && key.kind == ActorKind::Organization {
        doc.key(key.first.start..end, words);
        // "Brellwick Utilities Inc." and "Brellwick": of a firm's name the first word alone as well, in what follows.
        let firm = doc.lex(key.first.end - 1).contains(Lex::COMPANY_END) && !is_common(doc, key.first.start);
        let first = if firm { wordings.get(at).first().and_then(|&word| wordings.find_word(word)) } else { None };
        let first = first.filter(|&other| keys.get(other).is_some_and(|brief| brief.first.start > key.first.start));
        if let Some(other) = wordings.find(words).or(first)
            && let Some(brief) = keys.get(other)
            && other != at
            && !is_place_word(doc, &brief.first)
            && (brief.kind != ActorKind::Person || wordings.get(other).len() == 1)
        {
            set_parent(keys, other, at, RuleId::Shortened);
            return;
        }
    }
    // "Brellwick Azura" and "Azura", "Arlenian Ministry of Health" and "Ministry of Health": the owner taken off.
    if let Some((&owner, rest)) = wordings.get(at).split_first()
        && !rest.is_empty()
        && let Some(other) = wordings.find(rest)
        && other != at
    {
        let adjective = doc.lex_of(owner).intersects(Lex::DEMONYM | Lex::COUNTRY) && rest.len() > 1;
        let maker = wordings.find_word(owner).and_then(|o| keys.get(o)).is_some_and(|o| o.kind == ActorKind::Organization);
        // "Hurricane Orla" and "Orla"
        let storm = key.kind == ActorKind::Event && closed!["hurricane", "typhoon", "cyclone", "storm"].has(doc.hash_of(owner));
        if storm && keys.get(other).is_some_and(|o| o.first.start > key.first.start && wordings.get(other).len() == 1) {
            set_parent(keys, other, at, RuleId::Shortened);
            return;
        }
        let fits =
            keys.get(other).is_some_and(|o| !is_place_word(doc, &o.first) && rest.iter().any(|&word| !doc.lex_of(word).intersects(HEADS)));
        if (adjective || maker) && fits {
            set_parent(keys, other, at, RuleId::Shortened);
        }
    }
}

/// Whether the name is a place by the lists.
fn is_place_word(doc: &View<'_, '_>, tokens: &Range<usize>) -> bool {
    kinds::whole(doc, tokens).intersects(Lex::COUNTRY | Lex::REGION | Lex::CITY | Lex::DEMONYM)
}

/// Gives every name its actor: by key, by the chain of parents, and for parts of persons' names by the last full name before it.
fn assign(names: &mut [Piece], keys: &mut [Key], parts: &mut Parts, actors: &mut Vec<(Evidence, bool)>) {
    actors.clear();
    for (at, name) in names.iter_mut().enumerate() {
        let mut key = name.key();
        let mut is_part = false;
        if let Some(chosen) = parts.meant(key) {
            key = chosen;
            name.rule = RuleId::Surname;
            is_part = true;
            parts.used(chosen, at);
            // A full name may itself be a part of a fuller one.
            for _ in 0..3 {
                let Some(fuller) = parts.only(key) else { break };
                key = fuller;
            }
        }
        if let Some((_, rule)) = keys.get(key).and_then(|k| k.parent) {
            name.rule = rule;
        }
        let top = root(keys, key);
        parts.used(name.key(), at);
        let Some(top) = keys.get_mut(top) else { continue };
        let actor = *top.actor.get_or_insert_with(|| {
            actors.push((Evidence::default(), false));
            actors.len() as u32 - 1
        }) as usize;
        name.set_actor(actor);
        let Some((sum, person)) = actors.get_mut(actor) else { continue };
        *person |= is_part;
        if let Some(key) = keys.get_mut(name.key()).filter(|key| !key.counted) {
            key.counted = true;
            sum.join(&key.evidence);
        }
    }
}
