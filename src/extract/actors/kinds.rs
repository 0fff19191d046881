//! What sort of thing a name names: a small sum of evidence from its words and from what stands around it,
//! over all mentions of one actor.
//!
//! The weights are on one scale: 12 settles the matter, 6 is strong, 3 speaks for it, 1 tips a tie.

use std::ops::Range;

use super::closed::{Closed, closed, key};
use super::inner;
use super::near::Near;
use super::spans::LEGAL_FORMS;
use super::style::Style;
use super::titles::{GENERATIONS, HEADS, Piece};
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

    /// Adds points where something holds, without a branch: of most names it cannot be foretold.
    #[inline]
    fn add_if(&mut self, holds: bool, kind: usize, points: i32) {
        self.add(kind, i32::from(holds) * points);
    }

    /// These points.
    const fn row(points: &[(usize, i32)]) -> Self {
        let (mut row, mut at) = ([0; 8], 0);
        while at < points.len() {
            row[points[at].0] = points[at].1;
            at += 1;
        }
        Self(row)
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
        // Points above the kind's place, counted from behind: the largest is told without a branch.
        let ranked = self.0.iter().zip(0..).fold(0, |best, (&points, kind)| best.max((points << 3) | (7 - kind)));
        // Where nothing speaks for anything: most names of unknown shape are organizations.
        if ranked < 1 << 3 { ActorKind::Organization } else { KINDS.get(7 - (ranked & 7) as usize).copied().unwrap_or(ActorKind::Other) }
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
    /// A genitive stands inside, as in no person's name: “King's College”.
    genitive: bool,
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
            genitive: false,
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
            of.genitive |= class.contains(Class::CLITIC);
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
    let head = piece.head();
    let (lex, f, l) = (doc.lex(head), doc.lex(first), doc.lex(last));
    let person = f.intersects(GIVEN) && !common && !of.last_common;
    if lex.intersects(HEADS | Lex::PRODUCT_HEAD) {
        of_head(lex, person, e);
    }
    e.add_if(of.holds_head && !person && !lex.intersects(HEADS), ORGANIZATION, 4);
    // “Hurricane Orla”, “Operation Tarlo”: the head is the first word.
    if f.contains(Lex::EVENT_HEAD) && doc.is_any(first, closed!["hurricane", "typhoon", "cyclone", "storm", "operation"]) {
        e.add(EVENT, 12);
    }
    e.add_if(doc.near(first).contains(Near::PLACE_FIRST), PLACE, 3);
    e.add_if(of.ampersand, ORGANIZATION, 9);
    e.add_if(of.genitive, PERSON, -6);
    let numbered = doc.has(last, Class::NUMBER) || doc.span(last).len() == 1 && !doc.has(last, Class::GLUED);
    if numbered {
        // Unit 8, Route 9, Vexo 3, Model Y
        e.add(PRODUCT, 3);
        e.add(ORGANIZATION, if lex.contains(Lex::ORG_WORD) { 6 } else { 0 });
        e.add(PLACE, if lex.contains(Lex::PLACE_WORD) { 6 } else { 0 });
    }
    // A person's name.
    let complement = head != last && !numbered;
    if complement
        || of.ampersand
        || l.contains(Lex::COMPANY_END) && doc.is_any(last, LEGAL_FORMS)
        || lex.intersects(HEADS) && of.last_common && !person
    {
        return;
    }
    if f.intersects(GIVEN) {
        e.add(PERSON, if common { 3 } else { 6 });
    }
    // "J. Brell", "J.K. Brell"; not "U.S. Brell"
    let letters = doc.has(first, Class::ABBREV) && doc.span(first).len() == 4 && !f.intersects(Lex::COUNTRY | Lex::ORG_NAME);
    e.add_if(doc.has(first, Class::INITIAL) || letters && !l.contains(Lex::CITY), PERSON, 5);
    if l.contains(Lex::SURNAME) {
        e.add(PERSON, 3);
    } else if l.intersects(GIVEN) {
        e.add(PERSON, 2);
    }
    e.add_if((2..=4).contains(&of.words) && (of.foreign || piece.style == Style::AllCaps), PERSON, 3);
    e.add_if(of.words <= 4 && of.initial_inside, PERSON, 5);
    e.add_if(doc.is_any(last, GENERATIONS), PERSON, 6);
    if of.all_common {
        e.add(ORGANIZATION, 3);
        e.add(OTHER, 2);
    } else if of.last_common && !l.contains(Lex::SURNAME) {
        e.add(ORGANIZATION, 3);
    }
}

/// What the head of a name of several words says, a `person`'s aside.
fn of_head(lex: Lex, person: bool, e: &mut Evidence) {
    e.add_if(lex.contains(Lex::COMPANY_END), ORGANIZATION, 12);
    if person {
        return;
    }
    // A word may head several kinds: "Centre", "Hall", "Open".
    e.add_if(lex.contains(Lex::ORG_HEAD), ORGANIZATION, 9);
    e.add_if(lex.contains(Lex::PLACE_HEAD), PLACE, 8);
    e.add_if(lex.contains(Lex::EVENT_HEAD), EVENT, 9);
    e.add_if(lex.contains(Lex::WORK_HEAD), WORK, 8);
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
    e.add_if(doc.is(token, key!("&")), ORGANIZATION, 4);
    if capitals && piece.style != Style::AllCaps && !whole.intersects(Lex::COUNTRY | Lex::CITY | Lex::REGION) && doc.span(token).len() <= 7
    {
        e.add(ORGANIZATION, 7);
    }
    e.add_if(class.contains(Class::ALNUM), PRODUCT, 4);
    if common {
        e.add(OTHER, 3);
        e.add(ORGANIZATION, 1);
        return;
    }
    e.add_if(doc.lex(token).intersects(GIVEN | Lex::SURNAME), PERSON, 4);
    if whole.is_empty() {
        endings(doc, token, e);
        if doc.is_inner(token) && inner::is_family(doc.word(token)) {
            e.add(PERSON, 8);
        } else if capital_inside(doc.word(token)) {
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

/// Endings of places', families' and firms' names in many languages, each with the kind it speaks for and the points.
const ENDINGS: [(&[&str], usize, i32); 3] = [
    (
        &[
            "abad", "stan", "pur", "pura", "grad", "gorod", "burg", "burgh", "ville", "shire", "mouth", "holm", "stadt", "nagar", "garh",
            "polis", "land", "minster", "wick", "dorf", "hausen", "heim", "bad", "patnam", "palli", "halli", "ton", "ford", "chester",
            "borough", "bury", "ham",
        ],
        PLACE,
        2,
    ),
    (
        &[
            "ez", "ov", "ova", "ev", "eva", "ski", "sky", "ska", "ich", "ić", "sson", "sen", "opoulos", "idis", "akis", "shvili", "dze",
            "enko", "yan", "oğlu", "oglu", "escu", "ini", "etti", "elli", "wicz", "czyk", "chuk", "zadeh", "berg", "stein", "mann",
        ],
        PERSON,
        3,
    ),
    (
        &["corp", "tech", "soft", "bank", "com", "net", "neft", "prom", "tel", "mart", "gas", "flix", "ware", "pharm", "pay"],
        ORGANIZATION,
        2,
    ),
];

/// Groups of [`ENDINGS`] by the last bits of their last byte.
const GROUPS: usize = 32;
/// The most endings of one group.
const IN_GROUP: usize = 12;

/// The endings of each group, with the place of their row in [`ENDINGS`], and how many they are.
static BY_LAST: [([Suffix; IN_GROUP], [u8; IN_GROUP], u8); GROUPS] = {
    let mut groups = [([Suffix::new("-"); IN_GROUP], [0; IN_GROUP], 0); GROUPS];
    let mut row = 0;
    while row < ENDINGS.len() as u8 {
        let mut at = 0;
        while at < ENDINGS[row as usize].0.len() {
            let suffix = Suffix::new(ENDINGS[row as usize].0[at]);
            let group = &mut groups[suffix.last() as usize % GROUPS];
            group.0[group.2 as usize] = suffix;
            group.1[group.2 as usize] = row;
            group.2 += 1;
            at += 1;
        }
        row += 1;
    }
    groups
};

/// What the ending of an unknown word tells.
fn endings(doc: &View<'_, '_>, token: usize, e: &mut Evidence) {
    let span = doc.span(token);
    let (own, length) = (Ending::of(doc.text, span), span.len() as usize);
    let Some((suffixes, of, count)) = BY_LAST.get(usize::from(own.last()) % GROUPS) else { return };
    let mut rows = 0;
    for (&suffix, row) in suffixes.iter().zip(of).take(usize::from(*count)) {
        rows |= u8::from(own.is_of(suffix) & (length > suffix.len() + 2)) << row;
    }
    for (row, &(_, kind, points)) in ENDINGS.iter().enumerate() {
        e.add(kind, if rows >> row & 1 == 1 { points } else { 0 });
    }
}

/// What stands around one mention.
pub(super) fn of_context(doc: &View<'_, '_>, piece: &Piece) -> Evidence {
    let mut e = Evidence::default();
    let sentence = doc.sentences.get(piece.sentence()).map_or(0..0, |s| s.tokens.clone());
    if piece.is_titled() {
        e.add(PERSON, 10);
    }
    if doc.is_inner(piece.tokens.start) {
        common_use(doc, &piece.tokens, &mut e);
    }
    let near = before(doc, piece, &sentence, &mut e);
    behind(doc, piece, &sentence, near, &mut e);
    e
}

/// What the word right before a mention says, by the lowest bit of [`Near`] that it has.
static BEFORE: [Evidence; 9] = [
    Evidence::row(&[(PLACE, 5), (PERSON, -3), (ORGANIZATION, -1)]),
    Evidence::row(&[(PLACE, 4), (PERSON, -3), (ORGANIZATION, -1)]),
    Evidence::row(&[(PLACE, 1)]),
    Evidence::row(&[(ORGANIZATION, 1), (PLACE, 3), (PERSON, -2)]),
    Evidence::row(&[(PERSON, -1), (PRODUCT, 1)]),
    Evidence::row(&[(PERSON, -6), (ORGANIZATION, 1)]),
    Evidence::row(&[(PERSON, -2), (PRODUCT, 1), (OTHER, 1)]),
    Evidence::row(&[(ORGANIZATION, 2)]),
    Evidence::row(&[]),
];

/// The bits of [`BEFORE`].
const BEFORE_BITS: u32 = {
    let bits = [Near::WITHIN, Near::IN, Near::TOWARDS, Near::AT, Near::ON, Near::THE, Near::ANY, Near::VERSUS, Near::OF];
    let (mut sum, mut at) = (0, 0);
    while at < bits.len() {
        assert!(bits[at].bits() == 1 << at, "not in the order of the rows");
        sum |= bits[at].bits();
        at += 1;
    }
    sum
};

/// Whether a token is a noun in lower case.
#[inline]
fn class_of_noun(doc: &View<'_, '_>, token: usize) -> bool {
    doc.class(token) & (Class::WORD | Class::CAPITAL) == Class::WORD && doc.tag(token).is_noun()
}

/// What stands before the word right before a mention, “the” or “of”.
fn before_determiner(doc: &View<'_, '_>, token: usize, word: Near, e: &mut Evidence) {
    if word.contains(Near::THE) {
        e.add_if(doc.near(token).contains(Near::INTO), PLACE, 2);
        return;
    }
    let what = doc.lex(token);
    if what.contains(Lex::PLACE_WORD) && !doc.has(token, Class::CAPITAL) {
        e.add(PLACE, 8);
    } else if what.intersects(Lex::ROLE) {
        e.add(ORGANIZATION, 2);
        e.add(PLACE, 1);
        e.add(PERSON, -1);
    }
}

/// What is held in companies: “shares in Brellwick”.
const HOLDINGS: &Closed =
    closed!["share", "shares", "stake", "stakes", "stock", "shareholder", "shareholders", "investor", "investors", "holding", "holdings"];

/// “the iPhone”, “his iPad”, “iPods are”: a name with a small first letter that stands as a common noun does is a product's.
#[cold]
#[inline(never)]
fn common_use(doc: &View<'_, '_>, tokens: &Range<usize>, e: &mut Evidence) {
    let (before, next) = (tokens.start.wrapping_sub(1), tokens.end);
    let own = doc.is_any(before, closed!["his", "her", "its", "their", "my", "your", "our"]);
    let counted = own || matches!(doc.tag(before), Tag::Dt | Tag::Cd | Tag::Jjr | Tag::Pos);
    let modifies = doc.tag(next).is_noun() || doc.tag(next) == Tag::Pos || doc.has(next, Class::CLITIC) || doc.has(next, Class::HYPHEN);
    let plural = doc.word(next - 1).ends_with('s') && doc.is_any(next, closed!["are", "were", "have"]);
    e.add_if(counted && !modifies || plural, PRODUCT, 8);
}

/// What stands before a mention; what the word right before it may be is returned.
fn before(doc: &View<'_, '_>, piece: &Piece, sentence: &Range<usize>, e: &mut Evidence) -> Near {
    let start = piece.tokens.start;
    let Some(before) = start.checked_sub(1).filter(|&t| t >= sentence.start) else { return Near::empty() };
    let lex = doc.lex(before);
    let near = doc.near(before);
    if near.contains(Near::IN) && before > sentence.start && doc.is_any(before - 1, HOLDINGS) {
        e.add(ORGANIZATION, 6);
        return near;
    }
    // "in" is the second of the two that say a place is behind it.
    let told = near.bits() & (BEFORE_BITS & !(near.bits() >> 1 & 1));
    let row = told.trailing_zeros() as usize;
    if let Some(points) = BEFORE.get(row) {
        e.join(points);
        if near.intersects(Near::THE | Near::OF) && before > sentence.start {
            before_determiner(doc, before - 1, near, e);
        }
    } else if class_of_noun(doc, before) && !piece.is_titled() {
        // "newspaper Arlen Post", "village Nimo", "software Vexo"; "the river Tarlo" is nothing but that.
        let named = before > sentence.start && doc.near(before - 1).intersects(Near::THE | Near::ANY);
        e.add_if(named && lex.contains(Lex::PLACE_WORD), PLACE, 4);
        let organization = lex.contains(Lex::ORG_WORD);
        e.add_if(organization, ORGANIZATION, 5);
        e.add_if(organization, PERSON, -2);
        e.add_if(lex.contains(Lex::PLACE_WORD), PLACE, 3);
        let product = lex.contains(Lex::PRODUCT_HEAD);
        e.add_if(product, PRODUCT, 5);
        e.add_if(product, PERSON, -2);
        e.add_if(lex.contains(Lex::WORK_HEAD) && !organization, WORK, 5);
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
    // "McBrell's rose": the genitive belongs to a brand's name.
    let brand = class.contains(Class::CLITIC) && doc.tag(end) == Tag::Pos && matches!(doc.tag(end + 1), Tag::Vbd | Tag::Vbz);
    e.add_if(brand, ORGANIZATION, 6);
    if class.contains(Class::PUNCT) {
        e.add_if(class.contains(Class::DOUBLE) && fills_marks(doc, piece), WORK, 6);
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
        e.add_if(lex.contains(Lex::PLACE_WORD), PLACE, 5);
        e.add_if(lex.intersects(Lex::ORG_WORD | Lex::ROLE), ORGANIZATION, 3);
        e.add_if(lex.contains(Lex::PRODUCT_HEAD), PRODUCT, 4);
        e.add_if(lex.contains(Lex::EVENT_HEAD), EVENT, 1);
    }
}

/// “The Long Road”: whether a name in front of a double quotation mark is all that stands between two of them, an article aside.
#[cold]
#[inline(never)]
fn fills_marks(doc: &View<'_, '_>, piece: &Piece) -> bool {
    let before = piece.tokens.start.wrapping_sub(1);
    let article = doc.is_any(before, closed!["the", "a", "an"]);
    doc.has(if article { before.wrapping_sub(1) } else { before }, Class::DOUBLE)
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
    e.add_if(doc.is(end, key!("who")), PERSON, 5);
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
