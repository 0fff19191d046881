//! What sort of thing a name names: a small sum of evidence from its words and from what stands around it,
//! over all mentions of one actor.
//!
//! The weights are on one scale: 12 settles the matter, 6 is strong, 3 speaks for it, 1 tips a tie.

use std::ops::Range;

use super::closed::{closed, key};
use super::near::Near;
use super::style::Style;
use super::titles::{HEADS, Piece};
use super::words::{Ending, Suffix, View, is_common};
use crate::model::ActorKind;
use crate::text::lexicon::Lex;
use crate::text::{Class, Tag};

/// The kinds in the order of [`Evidence`]; the first wins a tie.
pub(super) const KINDS: [ActorKind; 8] = [
    ActorKind::Person,
    ActorKind::Organization,
    ActorKind::Place,
    ActorKind::Group,
    ActorKind::Product,
    ActorKind::Event,
    ActorKind::Work,
    ActorKind::Other,
];

const PERSON: usize = 0;
const ORGANIZATION: usize = 1;
const PLACE: usize = 2;
const GROUP: usize = 3;
const PRODUCT: usize = 4;
const EVENT: usize = 5;
const WORK: usize = 6;
const OTHER: usize = 7;

/// How many mentions' context counts in full; more are scaled down to so many.
const MENTIONS: i32 = 3;

/// Points for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Evidence([i32; 8]);

impl Evidence {
    /// Of a kind that is told.
    pub(super) fn certain(kind: ActorKind) -> Self {
        let mut e = Self::default();
        if let Some(at) = KINDS.iter().position(|k| *k == kind) {
            e.add(at, 1000);
        }
        e
    }

    fn add(&mut self, kind: usize, points: i32) {
        if let Some(slot) = self.0.get_mut(kind) {
            *slot += points;
        }
    }

    /// Adds another mention's points.
    pub(super) fn join(&mut self, other: &Self) {
        for (slot, points) in self.0.iter_mut().zip(other.0) {
            *slot += points;
        }
    }

    /// The sum of `count` mentions' context, scaled to that of a few: many mentions must not drown what the words say.
    pub(super) fn scaled(&self, count: i32) -> Self {
        if count <= MENTIONS { *self } else { Self(self.0.map(|points| points * MENTIONS / count)) }
    }

    /// The kind with the most points.
    pub(super) fn best(&self) -> ActorKind {
        // Where nothing speaks for anything: most names of unknown shape are organizations.
        let mut best = (0, ActorKind::Organization);
        for (points, kind) in self.0.iter().zip(KINDS) {
            if *points > best.0 {
                best = (*points, kind);
            }
        }
        best.1
    }

    /// Makes a person's name that of another kind.
    pub(super) fn make(&mut self, kind: ActorKind, points: i32) {
        self.add(PERSON, -8);
        if let Some(at) = KINDS.iter().position(|k| *k == kind) {
            self.add(at, points);
        }
    }

    /// Points for one kind.
    pub(super) fn of(&self, kind: ActorKind) -> i32 {
        KINDS.iter().position(|k| *k == kind).and_then(|at| self.0.get(at).copied()).unwrap_or(0)
    }
}

const GIVEN: Lex = Lex::MALE.union(Lex::FEMALE);

/// The lists that the whole name stands in.
pub(super) fn whole(doc: &View<'_, '_>, tokens: &Range<usize>) -> Lex {
    match doc.phrase_at(tokens.start, tokens.end) {
        Some((length, lex)) if length == tokens.len() => lex,
        _ if tokens.len() == 1 => doc.lex(tokens.start),
        _ => Lex::empty(),
    }
}

/// The token that heads a name: the word before "of", "for", "on", else the last.
pub(super) fn head(doc: &View<'_, '_>, tokens: &Range<usize>) -> usize {
    if tokens.len() == 1 {
        return tokens.start;
    }
    // "of", "for", "on": function words, as few words of names are.
    let of = tokens.clone().skip(1).find(|&t| doc.lex(t).contains(Lex::FUNCTION) && doc.near(t).contains(Near::COMPLEMENT));
    let head = of.map_or(tokens.end - 1, |t| t - 1);
    if doc.has(head, Class::NUMBER) && head > tokens.start { head - 1 } else { head }
}

/// What the words of a name are, one and all.
struct OfWords {
    /// How many begin with a letter.
    words: usize,
    first_common: bool,
    last_common: bool,
    all_common: bool,
    /// None is a word of English or stands in capitals.
    foreign: bool,
    /// One is a word of English that heads organizations' names.
    holds_head: bool,
    ampersand: bool,
    /// An initial stands behind the first word.
    initial_inside: bool,
}

impl OfWords {
    fn new(doc: &View<'_, '_>, piece: &Piece) -> Self {
        let mut of = Self {
            words: 0,
            first_common: is_common(doc, piece.tokens.start),
            last_common: false,
            all_common: true,
            foreign: true,
            holds_head: false,
            ampersand: false,
            initial_inside: false,
        };
        for token in piece.tokens.clone() {
            // Without a branch: each of these is true of some words and false of others.
            let (class, common) = (doc.class(token), is_common(doc, token));
            let word = class.contains(Class::WORD);
            of.words += usize::from(word);
            of.foreign &= !(word & (common | class.contains(Class::ALL_CAPS)));
            of.last_common = common;
            of.all_common &= common;
            of.holds_head |= common & doc.lex(token).contains(Lex::ORG_HEAD);
            of.ampersand |= doc.is(token, key!("&"));
            of.initial_inside |= (token > piece.tokens.start) & class.contains(Class::INITIAL);
        }
        of
    }
}

/// What the words of the name itself say. It is the same for every mention of the same words.
pub(super) fn of_words(doc: &View<'_, '_>, piece: &Piece) -> Evidence {
    let mut e = Evidence::default();
    let whole = whole(doc, &piece.tokens);
    if piece.tokens.len() == 1 {
        of_word(doc, piece, whole, &mut e)
    } else {
        of_many(doc, piece, whole, &mut e)
    }
    e
}

/// Lists that tell what a whole name is.
const TOLD: Lex = Lex::COUNTRY.union(Lex::CITY).union(Lex::REGION).union(Lex::ORG_NAME).union(Lex::PEOPLE).union(Lex::DEMONYM);

/// What the lists say that a whole name stands in. `odd` tells that it is no single word of English in small letters.
fn of_lists(whole: Lex, one: bool, odd: bool, e: &mut Evidence) {
    if whole.contains(Lex::COUNTRY) {
        e.add(PLACE, 14);
    } else if whole.contains(Lex::CITY) {
        e.add(PLACE, if one { 8 } else { 10 });
    } else if whole.contains(Lex::REGION) {
        e.add(PLACE, if one { 7 } else { 9 });
    }
    if whole.contains(Lex::ORG_NAME) && odd {
        e.add(ORGANIZATION, 14);
    }
    if whole.intersects(Lex::PEOPLE | Lex::DEMONYM) && !whole.intersects(Lex::COUNTRY) {
        e.add(GROUP, 12);
    }
}

/// What the words of a name of several words say.
fn of_many(doc: &View<'_, '_>, piece: &Piece, whole: Lex, e: &mut Evidence) {
    let tokens = piece.tokens.clone();
    let (first, last) = (tokens.start, tokens.end - 1);
    let of = OfWords::new(doc, piece);
    let common = of.first_common;
    if whole.intersects(TOLD) {
        of_lists(whole, false, true, e);
    }
    let head = head(doc, &tokens);
    let (lex, f, l) = (doc.lex(head), doc.lex(first), doc.lex(last));
    let person = f.intersects(GIVEN) && !common && !of.last_common;
    if lex.intersects(HEADS | Lex::PRODUCT_HEAD) {
        of_head(lex, person, e);
    }
    if of.holds_head && !person && !lex.intersects(HEADS) {
        e.add(ORGANIZATION, 4);
    }
    if doc.near(first).contains(Near::PLACE_FIRST) {
        e.add(PLACE, 3);
    }
    if of.ampersand {
        e.add(ORGANIZATION, 4);
    }
    let numbered = doc.has(last, Class::NUMBER);
    if numbered {
        // Unit 8, Route 9, Vexo 3
        e.add(PRODUCT, 3);
        e.add(ORGANIZATION, if lex.contains(Lex::ORG_WORD) { 6 } else { 0 });
        e.add(PLACE, if lex.contains(Lex::PLACE_WORD) { 6 } else { 0 });
    }
    // A person's name.
    let complement = head != last && !numbered;
    if complement || lex.intersects(HEADS) && of.last_common && !person {
        return;
    }
    if f.intersects(GIVEN) {
        e.add(PERSON, if common { 3 } else { 6 });
    }
    if doc.has(first, Class::INITIAL) {
        e.add(PERSON, 5);
    }
    if l.contains(Lex::SURNAME) {
        e.add(PERSON, 3);
    } else if l.intersects(GIVEN) {
        e.add(PERSON, 2);
    }
    if (2..=4).contains(&of.words) && (of.foreign || piece.style == Style::AllCaps) {
        e.add(PERSON, 3);
    }
    if of.words <= 4 && of.initial_inside {
        e.add(PERSON, 5);
    }
    if doc.is_any(last, closed!["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"]) {
        e.add(PERSON, 6);
    }
    if of.all_common {
        e.add(ORGANIZATION, 3);
        e.add(OTHER, 2);
    } else if of.last_common && !l.contains(Lex::SURNAME) {
        e.add(ORGANIZATION, 3);
    }
}

/// What the head of a name of several words says, a `person`'s aside.
fn of_head(lex: Lex, person: bool, e: &mut Evidence) {
    if lex.contains(Lex::COMPANY_END) {
        e.add(ORGANIZATION, 12);
    }
    if person {
        return;
    }
    // A word may head several kinds: "Centre", "Hall", "Open".
    if lex.contains(Lex::ORG_HEAD) {
        e.add(ORGANIZATION, 9);
    }
    if lex.contains(Lex::PLACE_HEAD) {
        e.add(PLACE, 8);
    }
    if lex.contains(Lex::EVENT_HEAD) {
        e.add(EVENT, 9);
    }
    if lex.contains(Lex::WORK_HEAD) {
        e.add(WORK, 8);
    }
    if lex.contains(Lex::PRODUCT_HEAD) {
        e.add(PRODUCT, 7);
    }
}

/// What the word of a name of one word says.
fn of_word(doc: &View<'_, '_>, piece: &Piece, whole: Lex, e: &mut Evidence) {
    let token = piece.tokens.start;
    let (class, common) = (doc.class(token), is_common(doc, token));
    let capitals = class.contains(Class::ALL_CAPS);
    if whole.intersects(TOLD) {
        of_lists(whole, true, capitals || !common, e);
    }
    if doc.is(token, key!("&")) {
        e.add(ORGANIZATION, 4);
    }
    if capitals && piece.style != Style::AllCaps && !whole.intersects(Lex::COUNTRY | Lex::CITY | Lex::REGION) && doc.span(token).len() <= 7
    {
        e.add(ORGANIZATION, 7);
    }
    if class.contains(Class::ALNUM) {
        e.add(PRODUCT, 4);
    }
    if common {
        e.add(OTHER, 3);
        e.add(ORGANIZATION, 1);
        return;
    }
    if doc.lex(token).intersects(GIVEN | Lex::SURNAME) {
        e.add(PERSON, 4);
    }
    if whole.is_empty() {
        endings(doc.word(token), e);
        if capital_inside(doc.word(token)) {
            // A capital inside: BrellWick.
            e.add(ORGANIZATION, 4);
            e.add(PRODUCT, 2);
        }
    }
    // A person is seldom named by one word only; who is, is linked to the full name.
    e.add(PERSON, 1);
    e.add(ORGANIZATION, 3);
    e.add(PLACE, 1);
}

/// Whether a capital stands behind a small letter.
fn capital_inside(word: &str) -> bool {
    if word.is_ascii() {
        let bytes = word.as_bytes();
        let pairs = bytes.iter().zip(bytes.iter().skip(1));
        return pairs.fold(false, |any, (before, byte)| any | (byte.is_ascii_uppercase() & before.is_ascii_lowercase()));
    }
    word.chars().skip(1).zip(word.chars()).any(|(c, before)| c.is_uppercase() && before.is_lowercase())
}

/// What the ending of an unknown word tells: how places, families and firms are named in many languages.
fn endings(word: &str, e: &mut Evidence) {
    static PLACES: [Suffix; 32] = Suffix::all([
        "abad", "stan", "pur", "pura", "grad", "gorod", "burg", "burgh", "ville", "shire", "mouth", "holm", "stadt", "nagar", "garh",
        "polis", "land", "minster", "wick", "dorf", "hausen", "heim", "bad", "patnam", "palli", "halli", "ton", "ford", "chester",
        "borough", "bury", "ham",
    ]);
    static FAMILIES: [Suffix; 32] = Suffix::all([
        "ez", "ov", "ova", "ev", "eva", "ski", "sky", "ska", "ich", "ić", "sson", "sen", "opoulos", "idis", "akis", "shvili", "dze",
        "enko", "yan", "oğlu", "oglu", "escu", "ini", "etti", "elli", "wicz", "czyk", "chuk", "zadeh", "berg", "stein", "mann",
    ]);
    static FIRMS: [Suffix; 15] =
        Suffix::all(["corp", "tech", "soft", "bank", "com", "net", "neft", "prom", "tel", "mart", "gas", "flix", "ware", "pharm", "pay"]);
    let own = Ending::of(word.as_bytes());
    let ends = |list: &[Suffix]| list.iter().any(|&ending| own.is_of(ending) && word.len() > ending.len() + 2);
    if ends(&PLACES) {
        e.add(PLACE, 2);
    }
    if ends(&FAMILIES) {
        e.add(PERSON, 3);
    }
    if ends(&FIRMS) {
        e.add(ORGANIZATION, 2);
    }
}

/// What stands around one mention.
pub(super) fn of_context(doc: &View<'_, '_>, piece: &Piece) -> Evidence {
    let mut e = Evidence::default();
    let sentence = doc.sentences.get(piece.sentence).map_or(0..0, |s| s.tokens.clone());
    if piece.title.is_some() {
        e.add(PERSON, 10);
    }
    let near = before(doc, piece, &sentence, &mut e);
    behind(doc, piece, &sentence, near, &mut e);
    e
}

/// What stands before a mention; what the word right before it may be is returned.
fn before(doc: &View<'_, '_>, piece: &Piece, sentence: &Range<usize>, e: &mut Evidence) -> Near {
    let start = piece.tokens.start;
    let Some(before) = start.checked_sub(1).filter(|&t| t >= sentence.start) else { return Near::empty() };
    let lex = doc.lex(before);
    let near = doc.near(before);
    if near.contains(Near::WITHIN) {
        e.add(PLACE, if near.contains(Near::IN) { 4 } else { 5 });
        e.add(PERSON, -3);
        e.add(ORGANIZATION, -1);
    } else if near.contains(Near::TOWARDS) {
        e.add(PLACE, 1);
    } else if near.contains(Near::AT) {
        e.add(ORGANIZATION, 1);
        e.add(PLACE, 3);
        e.add(PERSON, -2);
    } else if near.contains(Near::ON) {
        e.add(PERSON, -1);
        e.add(PRODUCT, 1);
    } else if near.contains(Near::THE) {
        e.add(PERSON, -6);
        e.add(ORGANIZATION, 1);
        if before > sentence.start && doc.near(before - 1).contains(Near::INTO) {
            e.add(PLACE, 2);
        }
    } else if near.contains(Near::ANY) {
        e.add(PERSON, -2);
        e.add(PRODUCT, 1);
        e.add(OTHER, 1);
    } else if near.contains(Near::VERSUS) {
        e.add(ORGANIZATION, 2);
    } else if near.contains(Near::OF) && before > sentence.start {
        let what = doc.lex(before - 1);
        if what.contains(Lex::PLACE_WORD) && !doc.has(before - 1, Class::CAPITAL) {
            e.add(PLACE, 8);
        } else if what.intersects(Lex::ROLE) {
            e.add(ORGANIZATION, 2);
            e.add(PLACE, 1);
            e.add(PERSON, -1);
        }
    } else if doc.has(before, Class::WORD) && !doc.has(before, Class::CAPITAL) && piece.title.is_none() && doc.tag(before).is_noun() {
        // "newspaper Arlen Post", "village Nimo", "software Vexo".
        if lex.contains(Lex::ORG_WORD) {
            e.add(ORGANIZATION, 5);
            e.add(PERSON, -2);
        }
        if lex.contains(Lex::PLACE_WORD) {
            e.add(PLACE, 3);
        }
        if lex.contains(Lex::PRODUCT_HEAD) {
            e.add(PRODUCT, 5);
            e.add(PERSON, -2);
        }
        if lex.contains(Lex::WORK_HEAD) && !lex.contains(Lex::ORG_WORD) {
            e.add(WORK, 5);
        }
    }
    near
}

fn behind(doc: &View<'_, '_>, piece: &Piece, sentence: &Range<usize>, before: Near, e: &mut Evidence) {
    let end = piece.tokens.end;
    if end >= sentence.end {
        return;
    }
    let class = doc.class(end);
    let near = if class.contains(Class::CLITIC) { Near::empty() } else { doc.near(end) };
    if class.contains(Class::PUNCT) {
        behind_mark(doc, piece, sentence, e);
    } else if near.intersects(Near::SAYS | Near::WHO | Near::WHERE) {
        behind_verb(doc, end, near, e);
    }
    if class.contains(Class::NUMBER) || near.contains(Near::BEATS) || before.contains(Near::AGAINST) && !doc.is(end, key!(",")) {
        sport(doc, piece, sentence, [before, near], e);
    }
    // "Brellwick employees", "Vexo software", "Arlen province": a name that tells a noun apart is seldom a person's.
    if class & (Class::WORD | Class::CAPITAL | Class::CLITIC) == Class::WORD && matches!(doc.tag(end), Tag::Nn | Tag::Nns) {
        let lex = doc.lex(end);
        if near.contains(Near::RULE) {
            e.add(PERSON, 3);
        } else {
            e.add(PERSON, -3);
            e.add(ORGANIZATION, 1);
            e.add(PRODUCT, 1);
        }
        if lex.contains(Lex::PLACE_WORD) {
            e.add(PLACE, 5);
        }
        if lex.intersects(Lex::ORG_WORD | Lex::ROLE) {
            e.add(ORGANIZATION, 3);
        }
        if lex.contains(Lex::PRODUCT_HEAD) {
            e.add(PRODUCT, 4);
        }
        if lex.contains(Lex::EVENT_HEAD) {
            e.add(EVENT, 1);
        }
    }
}

/// A verb of speech, “who” or “where” at `end`.
fn behind_verb(doc: &View<'_, '_>, end: usize, near: Near, e: &mut Evidence) {
    if near.contains(Near::SAYS) {
        e.add(PERSON, 3);
        e.add(ORGANIZATION, 3);
        e.add(PLACE, -1);
        if doc.is(end + 1, key!("it")) || doc.is(end + 2, key!("it")) {
            e.add(ORGANIZATION, 4);
        } else if doc.is_any(end + 1, closed!["he", "she"]) || doc.is_any(end + 2, closed!["he", "she"]) {
            e.add(PERSON, 4);
        }
    }
    if doc.is(end, key!("who")) {
        e.add(PERSON, 5);
    }
    if near.contains(Near::WHERE) {
        e.add(PLACE, 5);
    }
}

/// A mark behind the mention.
fn behind_mark(doc: &View<'_, '_>, piece: &Piece, sentence: &Range<usize>, e: &mut Evidence) {
    let Range { start, end } = piece.tokens;
    if doc.is(end, key!(",")) {
        if doc.is_any(end + 1, closed!["who", "whose"]) {
            e.add(PERSON, 5);
        }
        if doc.has(end + 1, Class::NUMBER) && doc.is(end + 2, key!(",")) && doc.span(end + 1).len() <= 2 {
            e.add(PERSON, 8);
        }
        if doc.is(end + 1, key!("where")) {
            e.add(PLACE, 5);
        }
        // "Wexbury, Arlen": a place of a place.
        if doc.has(end + 1, Class::CAPITAL) && doc.lex(end + 1).intersects(Lex::COUNTRY | Lex::REGION) && !is_common(doc, end + 1) {
            e.add(PLACE, 4);
        }
        // "Ilse Ott, a lawyer", "Brellwick, the software firm": the noun of an apposition.
        apposition(doc, end + 1, sentence.end, e);
    } else if doc.has(end, Class::HYPHEN) && doc.is(end + 1, key!("based")) {
        e.add(PLACE, 8);
    } else if doc.is(end, key!("(")) && doc.has(end + 1, Class::ALL_CAPS) && doc.is(end + 2, key!(")")) && end - start > 1 {
        e.add(ORGANIZATION, 5);
    } else if start == sentence.start && doc.has(end, Class::DASH) && doc.has(start, Class::ALL_CAPS) {
        // A dateline: the place that opens a paragraph, before a dash.
        e.add(PLACE, 6);
    }
}

/// A place's name that plays: before a score or in front of a verb of winning it is its team's. Countries stay places.
fn sport(doc: &View<'_, '_>, piece: &Piece, sentence: &Range<usize>, [before, behind]: [Near; 2], e: &mut Evidence) {
    let end = piece.tokens.end;
    let score = |t: usize| {
        doc.has(t, Class::NUMBER)
            && !doc.class(t).intersects(Class::DIGIT_DATE | Class::CLOCK | Class::ORDINAL | Class::DECADE)
            && doc.word(t).len() <= 3
            && doc.word(t).bytes().all(|b| b.is_ascii_digit())
    };
    let scored = end < sentence.end && score(end);
    let beats = behind.contains(Near::BEATS);
    let beaten = before.contains(Near::AGAINST);
    if !(scored || beats || beaten) || whole(doc, &piece.tokens).contains(Lex::COUNTRY) {
        return;
    }
    if scored && !doc.has(end + 1, Class::WORD) | doc.has(end + 1, Class::CAPITAL) {
        // "Wexbury 2 Tarlo 1", "Wexbury 4 0 3 1": a second name or number follows.
        let table = score(end + 1)
            || doc.has(end + 1, Class::CAPITAL | Class::WORD)
            || doc.has(end + 1, Class::TERMINAL)
            || end + 1 >= sentence.end;
        e.add(ORGANIZATION, if table { 9 } else { 2 });
    }
    if beats {
        e.add(ORGANIZATION, 4);
    }
    if beaten {
        e.add(ORGANIZATION, 3);
    }
}

/// The head noun of an apposition that begins at `at`.
fn apposition(doc: &View<'_, '_>, at: usize, limit: usize, e: &mut Evidence) {
    let article = doc.is_any(at, closed!["a", "an", "the"]);
    let mut at = if article { at + 1 } else { at };
    let stop = limit.min(at + 8);
    let mut noun = None;
    while at < stop {
        let tag = doc.tag(at);
        let hyphen = doc.has(at, Class::HYPHEN);
        if tag.is_noun() || doc.lex(at).contains(Lex::ROLE) && !doc.has(at, Class::CAPITAL) {
            noun = Some(at);
        } else if tag == Tag::Pos || doc.has(at, Class::CLITIC) {
            // "the union's treasurer": what is owned is the head.
            noun = None;
        } else if noun.is_some() && !hyphen
            || !(tag.is_adjective() || tag.is_participle() || tag.is_adverb() || hyphen || doc.has(at, Class::NUMBER))
        {
            break;
        }
        at += 1;
    }
    let Some(noun) = noun else { return };
    let lex = doc.lex(noun);
    if lex.contains(Lex::ROLE) {
        e.add(PERSON, 6);
    } else if article && !doc.has(noun, Class::CAPITAL) {
        if lex.contains(Lex::ORG_WORD) {
            e.add(ORGANIZATION, 6);
            e.add(PERSON, -3);
        }
        if lex.contains(Lex::PLACE_WORD) {
            e.add(PLACE, 6);
        }
        if lex.contains(Lex::PRODUCT_HEAD) {
            e.add(PRODUCT, 6);
        }
    }
}
