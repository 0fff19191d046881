//! What sort of thing a name names: a small sum of evidence from its words and from what stands around it,
//! over all mentions of one actor.

use std::ops::Range;

use super::spans::{Style, is_common};
use super::titles::Piece;
use crate::model::ActorKind;
use crate::text::lexicon::{self, Lex};
use crate::text::{Class, Doc};

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

/// Points for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Evidence([i32; 8]);

impl Evidence {
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

    /// Each point halved and bounded: what many mentions say together must not drown what one says clearly.
    pub(super) fn bounded(&self, most: i32) -> Self {
        Self(self.0.map(|points| points.clamp(-most, most)))
    }

    /// The kind with the most points.
    pub(super) fn best(&self) -> ActorKind {
        let mut best = (i32::MIN, ActorKind::Other);
        for (points, kind) in self.0.iter().zip(KINDS) {
            if *points > best.0 {
                best = (*points, kind);
            }
        }
        best.1
    }

    /// Points for one kind.
    pub(super) fn of(&self, kind: ActorKind) -> i32 {
        KINDS.iter().position(|k| *k == kind).and_then(|at| self.0.get(at).copied()).unwrap_or(0)
    }
}

const GIVEN: Lex = Lex::MALE.union(Lex::FEMALE);

/// What the words of the name itself say. It is the same for every mention of the same words.
pub(super) fn of_words(doc: &Doc<'_>, piece: &Piece) -> Evidence {
    let mut e = Evidence::default();
    let tokens = piece.tokens.clone();
    let (first, last) = (tokens.start, tokens.end - 1);
    let words: usize = tokens.clone().filter(|&t| doc.has(t, Class::WORD)).count();
    // The whole name in a list.
    let whole = match lexicon::phrase_at(doc, first, tokens.end) {
        Some((length, lex)) if length == tokens.len() => lex,
        _ if tokens.len() == 1 => doc.lex(first),
        _ => Lex::empty(),
    };
    let one = tokens.len() == 1;
    if whole.contains(Lex::COUNTRY) {
        e.add(PLACE, 12);
    }
    if whole.intersects(Lex::CITY | Lex::REGION) {
        e.add(PLACE, if !one || whole.contains(Lex::CITY | Lex::REGION) { 7 } else { 5 });
    }
    if whole.contains(Lex::ORG_NAME) && (!one || doc.has(first, Class::ALL_CAPS) || !is_common(doc, first)) {
        e.add(ORGANIZATION, 12);
    }
    if whole.intersects(Lex::PEOPLE | Lex::DEMONYM) {
        e.add(GROUP, 10);
    }
    // The word that heads it.
    let of = tokens.clone().find(|&t| doc.is_any(t, &["of", "for", "on", "against"]));
    let mut head = of.filter(|&t| t > first).map_or(last, |t| t - 1);
    if doc.has(head, Class::NUMBER) && head > first {
        head -= 1;
    }
    let lex = doc.lex(head);
    let long = words > 1;
    if lex.contains(Lex::COMPANY_END) && long {
        e.add(ORGANIZATION, 12);
    }
    if long || is_common(doc, head) {
        if lex.contains(Lex::ORG_HEAD) {
            e.add(ORGANIZATION, 8);
        }
        if lex.contains(Lex::PLACE_HEAD) {
            e.add(PLACE, 7);
        }
        if lex.contains(Lex::EVENT_HEAD) {
            e.add(EVENT, 8);
        }
        if lex.contains(Lex::WORK_HEAD) {
            e.add(WORK, 7);
        }
    }
    if long
        && doc.is_any(
            first,
            &[
                "mount", "mt.", "lake", "cape", "port", "fort", "san", "santa", "los", "saint", "st.", "new", "north", "south", "east",
                "west", "upper", "lower", "central", "northern", "southern", "eastern", "western",
            ],
        )
    {
        e.add(PLACE, 3);
    }
    if long && tokens.clone().any(|t| doc.lex(t).contains(Lex::ORG_HEAD) && is_common(doc, t)) {
        e.add(ORGANIZATION, 3);
    }
    if tokens.clone().any(|t| doc.word(t) == "&") {
        e.add(ORGANIZATION, 4);
    }
    if one && doc.has(first, Class::ALL_CAPS) && piece.style != Style::AllCaps && whole.is_empty() && doc.word(first).len() <= 7 {
        e.add(ORGANIZATION, 7);
    }
    if one && doc.has(first, Class::ALNUM) {
        e.add(PRODUCT, 3);
    }
    // A person's name.
    let plain = tokens.clone().all(|t| !doc.lex(t).intersects(super::titles::HEADS) || !is_common(doc, t));
    let (f, l) = (doc.lex(first), doc.lex(last));
    if long && plain && of.is_none() {
        let given = f.intersects(GIVEN);
        if given {
            e.add(PERSON, if is_common(doc, first) { 3 } else { 6 });
        }
        if doc.class(first).contains(Class::ABBREV) && doc.word(first).len() == 2 {
            e.add(PERSON, 5);
        }
        if l.contains(Lex::SURNAME) {
            e.add(PERSON, 3);
        } else if l.intersects(GIVEN) {
            e.add(PERSON, 2);
        }
        if words == 2 || words == 3 {
            let unknown = tokens.clone().filter(|&t| doc.has(t, Class::WORD) && !is_common(doc, t) && !doc.has(t, Class::ALL_CAPS)).count();
            e.add(PERSON, if unknown == words { 3 } else { 0 });
        }
        if words <= 4 && tokens.clone().skip(1).any(|t| doc.has(t, Class::INITIAL)) {
            e.add(PERSON, 5);
        }
        if doc.is_any(last, &["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"]) {
            e.add(PERSON, 6);
        }
        if tokens.clone().all(|t| is_common(doc, t)) {
            e.add(ORGANIZATION, 2);
            e.add(OTHER, 2);
        }
    }
    if one {
        if f.intersects(GIVEN) && !is_common(doc, first) {
            e.add(PERSON, 3);
        }
        if f.contains(Lex::SURNAME) && !is_common(doc, first) {
            e.add(PERSON, 2);
        }
        if is_common(doc, first) {
            e.add(OTHER, 3);
        } else {
            e.add(PERSON, 1);
            e.add(ORGANIZATION, 1);
        }
    }
    e
}

/// Verbs that only persons and organizations do.
const SAYS: &[&str] = &[
    "said",
    "says",
    "told",
    "added",
    "announced",
    "warned",
    "argued",
    "claimed",
    "insisted",
    "stated",
    "explained",
    "noted",
    "replied",
    "tweeted",
    "wrote",
    "asked",
    "urged",
    "denied",
    "admitted",
    "confirmed",
    "reported",
    "declined",
    "vowed",
    "pledged",
    "suggested",
    "believes",
    "believed",
    "thinks",
    "thought",
    "wants",
    "wanted",
    "decided",
    "agreed",
    "refused",
    "criticized",
    "criticised",
    "condemned",
    "praised",
    "accused",
    "promised",
    "recalled",
    "acknowledged",
    "revealed",
    "disclosed",
    "declared",
    "observed",
];

/// What stands around one mention.
pub(super) fn of_context(doc: &Doc<'_>, piece: &Piece) -> Evidence {
    let mut e = Evidence::default();
    let Range { start, end } = piece.tokens;
    let sentence = doc.sentences.get(piece.sentence).map_or(0..0, |s| s.tokens.clone());
    if piece.title.is_some() {
        e.add(PERSON, 8);
    }
    let lower_title = piece.title.as_ref().is_some_and(|t| !doc.has(t.start, Class::CAPITAL));
    let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
    if let Some(before) = before {
        if doc.is_any(before, &["in", "near", "throughout", "across", "outside", "inside"]) {
            e.add(PLACE, if doc.is(before, "in") { 3 } else { 4 });
            e.add(PERSON, -2);
        } else if doc.is_any(before, &["from", "to", "at", "into", "toward", "towards", "around"]) {
            e.add(PLACE, 1);
        } else if doc.is(before, "the") {
            e.add(PERSON, -5);
            e.add(ORGANIZATION, 2);
        } else if doc.is_any(before, &["a", "an"]) {
            e.add(PERSON, -3);
            e.add(PRODUCT, 1);
        } else if doc.is_any(before, &["by", "with"]) {
            e.add(PERSON, 1);
            e.add(ORGANIZATION, 1);
        } else if doc.is_any(before, &["v", "vs", "v.", "vs."]) {
            e.add(ORGANIZATION, 2);
        }
    }
    let clitic = doc.has(end, Class::CLITIC);
    let next = if clitic { end + 1 } else { end };
    if next < sentence.end {
        if !clitic && SAYS.iter().any(|verb| doc.is(next, verb)) {
            e.add(PERSON, 3);
            e.add(ORGANIZATION, 2);
            e.add(PLACE, -1);
        }
        if doc.is(end, "who") || (doc.word(end) == "," && doc.is_any(end + 1, &["who", "whose"])) {
            e.add(PERSON, 5);
        }
        if doc.word(end) == "," && doc.has(end + 1, Class::NUMBER) && doc.word(end + 2) == "," && doc.word(end + 1).len() <= 2 {
            e.add(PERSON, 6);
        }
        if doc.is(end, "where") || (doc.word(end) == "," && doc.is(end + 1, "where")) {
            e.add(PLACE, 4);
        }
        // "Wexbury, Arlen": a place of a place.
        if doc.word(end) == ","
            && doc.has(end + 1, Class::CAPITAL)
            && doc.lex(end + 1).intersects(Lex::COUNTRY | Lex::REGION)
            && !is_common(doc, end + 1)
        {
            e.add(PLACE, 4);
        }
        if doc.has(end, Class::HYPHEN) && doc.is(end + 1, "based") {
            e.add(PLACE, 6);
        }
        if doc.word(end) == "(" && doc.has(end + 1, Class::ALL_CAPS) && doc.word(end + 2) == ")" && end - start > 1 {
            e.add(ORGANIZATION, 5);
        }
        // "Ilse Ott, a lawyer", "Ilse Ott, president of …": an apposition that begins with a role.
        if doc.word(end) == "," {
            let mut at = end + 1;
            while at < sentence.end
                && at < end + 5
                && (doc.is_any(at, &["the", "a", "an", "former"]) || doc.tag(at).is_adjective() || doc.lex(at).contains(Lex::TITLE_PART))
            {
                at += 1;
            }
            if doc.lex(at).contains(Lex::ROLE) && at < sentence.end {
                e.add(PERSON, 5);
            }
        }
        if doc.has(next, Class::NUMBER) && !clitic && !doc.has(next, Class::ISO_DATE) {
            e.add(ORGANIZATION, 1);
        }
    }
    if lower_title {
        e.add(PERSON, 1);
    }
    if e == Evidence::default() {
        e.add(WORK, 0);
    }
    e
}
