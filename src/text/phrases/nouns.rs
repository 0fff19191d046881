//! Base noun phrases.

use std::ops::Range;

use super::verbs::possessor;
use super::{Chunk, Kind, compound_end, joins};
use super::{Form, Key, Keyed, Set, Words, key, keys, set};
use crate::text::lexicon::Lex;
use crate::text::{Class, Tag, Upos};

/// Comparatives that open a hedged amount with "than".
pub(super) const COMPARATIVES: &[Key] = keys!["more", "less", "fewer", "greater", "higher"];

/// "more than 65,500 people", "at least 60", "up to 5": an amount whose qualifier holds a preposition.
pub(super) fn quantified(doc: &Keyed<'_>, at: u32, end: u32) -> Option<Chunk> {
    let than = doc.is_any(at, const { &Set::of(COMPARATIVES) }) && doc.is(at + 1, key!("than"));
    let least = doc.is(at, key!("at")) && doc.is_any(at + 1, set!["least", "most"]);
    let length = if than || least || doc.starts_with(at, keys!["up", "to"]) {
        2
    } else if doc.is(at, key!("as")) && doc.is_any(at + 1, set!["many", "much", "few", "little"]) && doc.is(at + 2, key!("as")) {
        3
    } else {
        return None;
    };
    let number = at + length;
    if number >= end
        || !(doc.tag(number) == Tag::Cd
            || doc.has(number, Class::CURRENCY)
            || doc.is_any(number, set!["a", "half", "dozens", "hundreds", "thousands", "millions"]))
    {
        return None;
    }
    let inner = phrase(doc, number, &(number..end))?;
    Some(Chunk { start: at, ..inner })
}

/// What a word can be inside a noun phrase.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Part {
    Determiner,
    Modifier,
    Noun,
    Number,
    Possessive,
    Adverb,
    No,
    Depends,
}

/// What a tag alone says that a word can be; [`Part::Depends`] where more is to be known.
const BY_TAG: [Part; 64] = {
    let mut parts = [Part::Depends; 64];
    let plain: &[(Part, &[Tag])] = &[
        (Part::Determiner, &[Tag::Dt, Tag::Pdt, Tag::PrpPoss]),
        (Part::Noun, &[Tag::Nn, Tag::Nns, Tag::Nnp, Tag::Nnps, Tag::Fw, Tag::Add, Tag::Gw, Tag::Xx]),
        (Part::Modifier, &[Tag::Jj, Tag::Jjr, Tag::Jjs, Tag::Afx]),
        (Part::Number, &[Tag::Cd, Tag::Currency, Tag::Sym]),
        (Part::Possessive, &[Tag::Pos]),
    ];
    let mut at = 0;
    while at < plain.len() {
        let (part, tags) = plain[at];
        let mut tag = 0;
        while tag < tags.len() {
            parts[tags[tag] as usize] = part;
            tag += 1;
        }
        at += 1;
    }
    parts
};

/// What the word or compound from `first` to `last` can be.
#[inline]
fn part(doc: &Keyed<'_>, first: u32, last: u32) -> Part {
    match BY_TAG[doc.tag(last) as usize % BY_TAG.len()] {
        Part::Depends => part_by_neighbours(doc, first, last),
        part => part,
    }
}

fn part_by_neighbours(doc: &Keyed<'_>, first: u32, last: u32) -> Part {
    let tag = doc.tag(last);
    let compound = last > first;
    if tag.is_verb() {
        if !compound && possessor(doc, last) {
            return Part::Noun;
        }
        if tag.is_participle() && doc.upos(last) != Upos::Aux || tag == Tag::Vbd && compound {
            return Part::Modifier;
        }
    } else if tag == Tag::Prp && doc.is(last, key!("her")) {
        return Part::Determiner;
    } else if tag.is_adverb() {
        return if compound { Part::Modifier } else { Part::Adverb };
    }
    if compound && doc.tag(first) != Tag::In { Part::Modifier } else { Part::No }
}

/// The base noun phrase that begins at `at`.
#[inline]
pub(super) fn phrase(doc: &Keyed<'_>, at: u32, limits: &Range<u32>) -> Option<Chunk> {
    if may_open(doc, at) { phrase_from(doc, at, limits) } else { None }
}

/// Whether a noun phrase may begin with the word: most words that begin none are told by their tags alone.
#[inline]
fn may_open(doc: &Keyed<'_>, at: u32) -> bool {
    let tag = doc.tag(at);
    BY_TAG[tag as usize % BY_TAG.len()] != Part::Depends
        || tag.is_verb()
        || tag.is_adverb()
        || matches!(tag, Tag::Prp | Tag::Ex)
        || joins(doc, at + 1)
        || doc.has(at, Class::QUOTE)
}

/// Whether a time expression begins with the word.
fn begins_time(doc: &Keyed<'_>, token: u32) -> bool {
    doc.is_of(token, Words::TIMED) && !doc.is_of(token.wrapping_sub(1), Words::TIMED)
}

/// Whether the word may stand in what somebody is by office.
fn is_role(doc: &Keyed<'_>, token: u32) -> bool {
    doc.doc().lex(token as usize).contains(Lex::ROLE)
}

fn phrase_from(doc: &Keyed<'_>, at: u32, limits: &Range<u32>) -> Option<Chunk> {
    let end = limits.end;
    let whole = |to: u32, head: u32| Some(Chunk { kind: Kind::Noun, start: at, end: to, head, form: Form::Finite });
    match doc.tag(at) {
        // "they", "it", "us all"
        // "her film": a possessive under the tag of the object
        Tag::Prp if doc.is(at, key!("her")) && continues(doc, at + 1, end) => {}
        Tag::Prp | Tag::Ex => return whole(at + 1, at),
        Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb => return None,
        _ => {}
    }
    let mut to = at;
    let mut head = None;
    let mut determiner = None;
    let mut modifier = None;
    let mut number = None;
    let mut compound = false;
    while to < end {
        if to > at && head == Some(to - 1) && doc.has(to, Class::QUOTE) && possessor(doc, to - 1) && continues(doc, to + 1, end) {
            head = None;
            modifier = None;
            number = None;
            determiner = Some(to);
            to += 1;
            continue;
        }
        if doc.has(to, Class::QUOTE) {
            // A quotation mark inside: 'a "significant" win', 'the "Blue" group'
            let opens = to > at && head.is_none() && to + 1 < end && matches!(part(doc, to + 1, to + 1), Part::Noun | Part::Modifier);
            let closes = to > at && head.is_none() && modifier.is_some() && to + 1 < end && part(doc, to + 1, to + 1) == Part::Noun;
            if opens || closes {
                to += 1;
                continue;
            }
            break;
        }
        // "fined $12 million last year": an amount ends where a time begins
        if head.is_none() && number == to.checked_sub(1) && number.is_some() && begins_time(doc, to) {
            break;
        }
        let last = compound_end(doc, to, end) - 1;
        let here = part(doc, to, last);
        match here {
            Part::Determiner => {
                if head.is_some() || modifier.is_some() || (number.is_some() && determiner.is_some()) {
                    break;
                }
                if determiner.is_some_and(|token: u32| doc.tag(token) == Tag::Dt && !doc.is_any(token, set!["all", "both", "half", "such"]))
                {
                    break;
                }
                // "that" or "this" alone
                if doc.upos(last) == Upos::Pron && doc.tag(last) == Tag::Dt && !continues(doc, last + 1, end) {
                    return whole(last + 1, last);
                }
                determiner = Some(last);
            }
            Part::Noun => {
                if head.is_some_and(|noun: u32| splits(doc, noun, to, determiner)) {
                    break;
                }
                head = Some(last);
                compound = last > to;
            }
            Part::Number => {
                if head.is_some_and(|noun: u32| doc.tag(noun).is_plural() || doc.tag(noun) == Tag::Prp) {
                    break;
                }
                number = Some(last);
            }
            Part::Modifier => {
                // "money laundering, …": a gerund without object closes the compound
                if head.is_some()
                    && doc.tag(last) == Tag::Vbg
                    && last + 1 < end
                    && (doc.tag(last + 1) == Tag::Cc || doc.is_any(last + 1, set![",", "."]))
                    && doc.tag(to - 1) == Tag::Nn
                {
                    head = Some(last);
                    to = last + 1;
                    continue;
                }
                if head.is_some() {
                    // "UN human rights council": a name in front of adjective and noun
                    let named = head.is_some_and(|noun| doc.tag(noun) == Tag::Nnp) && doc.tag(to).is_adjective();
                    // "industry worker-led group": a compound modifier between nouns
                    let compound = last > to && doc.tag(last) != Tag::Vbg;
                    // "Milwaukee German Americans", "Charles City Western": part of a name
                    let capital = named && doc.has(to, Class::CAPITAL);
                    if capital && !(last + 1 < end && nominal(doc, last + 1)) {
                        head = Some(last);
                        to = last + 1;
                        continue;
                    }
                    // "Chief executive Ana Ruiz": a role whose capital only opens the sentence
                    let role = named && doc.tag(last + 1) == Tag::Nnp && [to - 1, to].iter().all(|&word| is_role(doc, word));
                    if !((named || compound) && last + 1 < end && (doc.tag(last + 1).is_common_noun() || capital || role)) {
                        break;
                    }
                    head = None;
                }
                if doc.tag(last).is_participle() && last == to && !noun_ahead(doc, last + 1, end) {
                    // "the accused, aged 34, …", "the injured were …": a participle as a noun
                    if determiner.is_some_and(|token| token + 1 == to && token == at && doc.is(token, key!("the")))
                        && doc.tag(last) == Tag::Vbn
                        && (doc.is_any(last + 1, set![",", "and"]) || doc.upos(last + 1) == Upos::Aux || doc.tag(last + 1) == Tag::Vbd)
                    {
                        return whole(last + 1, last);
                    }
                    break;
                }
                modifier = Some(last);
            }
            Part::Possessive => {
                if head.is_none() && number.is_none() && modifier.is_none() && determiner.is_none() {
                    break;
                }
                // The owner is done: what is owned begins anew.
                if !continues(doc, to + 1, end) {
                    to += 1;
                    head = head.or(modifier).or(number);
                    return whole(to, head.unwrap_or(at));
                }
                head = None;
                modifier = None;
                number = None;
                determiner = Some(to);
            }
            Part::Adverb => {
                // "the very same", "about 50 people": only in front of an adjective, participle or number
                if head.is_some() || !qualifies(doc, to, end, determiner.is_some()) {
                    break;
                }
            }
            Part::No | Part::Depends => {
                // "fundamental and lasting change": adjectives joined in front of one noun
                if head.is_none()
                    && modifier.is_some()
                    && doc.tag(to) == Tag::Cc
                    && noun_ahead(doc, to + 1, end)
                    && doc.tag(to + 1).is_adjective()
                {
                    to += 1;
                    continue;
                }
                // "a free-market, liberal think tank": the compound was a modifier
                if compound
                    && determiner.is_some()
                    && doc.is(to, key!(","))
                    && doc.tag(to + 1).is_adjective()
                    && noun_ahead(doc, to + 1, end)
                {
                    modifier = head;
                    head = None;
                    to += 1;
                    continue;
                }
                if head.is_none()
                    && modifier.is_some()
                    && doc.is(to, key!(","))
                    && doc.tag(to + 1).is_adjective()
                    && noun_ahead(doc, to + 1, end)
                    && determiner.is_some()
                {
                    to += 1;
                    continue;
                }
                break;
            }
        }
        to = last + 1;
    }
    if to == at {
        return None;
    }
    // Adverbs, conjunctions or marks left over at the end go back.
    match (head, number, modifier, determiner) {
        (Some(head), ..) => whole(to, head),
        (None, Some(number), None, _) => whole(to, number),
        (None, _, Some(modifier), Some(_)) => whole(modifier + 1, modifier),
        // "used Azure": a name under the tag of an adjective
        (None, None, Some(modifier), None)
            if modifier == at && at > limits.start && doc.has(at, Class::CAPITAL) && doc.tag(at) == Tag::Jj =>
        {
            whole(at + 1, at)
        }
        // "many of them", "most say": a quantity alone
        (None, None, Some(modifier), None)
            if modifier == at
                && doc.is_any(at, set!["many", "few", "several", "most", "more", "much", "such", "others", "least"])
                && (doc.is(at + 1, key!("of")) || matches!(doc.tag(at + 1), Tag::Md | Tag::Vbp | Tag::Vbd | Tag::Vbz)) =>
        {
            whole(at + 1, at)
        }
        (None, Some(number), ..) => whole(to.max(number + 1), number),
        (None, None, None, Some(determiner)) => whole(determiner + 1, determiner),
        _ => None,
    }
}

fn nominal(doc: &Keyed<'_>, token: u32) -> bool {
    doc.tag(token).is_noun() || doc.tag(token).is_adjective()
}

/// Whether a noun phrase goes on at `to`.
fn continues(doc: &Keyed<'_>, to: u32, end: u32) -> bool {
    to < end
        && (matches!(part(doc, to, compound_end(doc, to, end) - 1), Part::Noun | Part::Modifier | Part::Number)
            || (doc.has(to, Class::QUOTE) && to + 1 < end && matches!(part(doc, to + 1, to + 1), Part::Noun | Part::Modifier))
            || qualifies(doc, to, end, true))
}

/// Whether a name behind a common noun begins a phrase of its own: "a practice Acme condemned", "the steps Acme takes"; but
/// "the singer Acme", "chief executive Acme" are one.
fn splits(doc: &Keyed<'_>, noun: u32, to: u32, determiner: Option<u32>) -> bool {
    doc.tag(to).is_proper()
        && doc.tag(noun).is_common_noun()
        && !doc.has(noun, Class::CAPITAL)
        && (doc.tag(noun) == Tag::Nns || determiner.is_some_and(|token| doc.is_any(token, set!["a", "an"])))
}

/// Whether a noun comes behind modifiers at `to`.
fn noun_ahead(doc: &Keyed<'_>, to: u32, end: u32) -> bool {
    let mut at = to;
    let mut steps = 0;
    while at < end && steps < 6 {
        if doc.has(at, Class::QUOTE) {
            at += 1;
            steps += 1;
            continue;
        }
        let last = compound_end(doc, at, end) - 1;
        match part(doc, at, last) {
            Part::Noun => return true,
            Part::Modifier | Part::Number | Part::Adverb => at = last + 1,
            Part::No if doc.tag(at) == Tag::Cc && steps > 0 => at += 1,
            _ => return false,
        }
        steps += 1;
    }
    false
}

/// Whether the adverb at `at` qualifies a number or modifier of the noun phrase.
fn qualifies(doc: &Keyed<'_>, at: u32, end: u32, inside: bool) -> bool {
    if !doc.tag(at).is_adverb() || doc.is_any(at, set!["not", "n't"]) {
        return false;
    }
    let mut next = at + 1;
    while next < end && doc.tag(next).is_adverb() && next - at < 3 {
        next += 1;
    }
    if next >= end {
        return false;
    }
    let last = compound_end(doc, next, end) - 1;
    match part(doc, next, last) {
        Part::Number => true,
        Part::Modifier => (inside || doc.tag(next).is_adjective()) && noun_ahead(doc, last + 1, end),
        Part::Determiner => {
            doc.is_any(
                at,
                set!["only", "even", "especially", "particularly", "about", "nearly", "almost", "roughly", "approximately", "some"],
            ) && !inside
        }
        Part::Noun => inside,
        _ => false,
    }
}
