//! Chunks that are told at sight: what a word's tag says of it is settled when the word is looked up, and most chunks are a plain
//! noun phrase, a lone verb or a single word. Whatever could be more is left to the rules that look closer.

use super::keyed::Fact;
use super::{Chunk, Form, Key, Keyed, Kind, Words, key, set};
use crate::text::{Class, Tag, Upos};

/// What a word is at sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sight {
    /// Nothing that could be told.
    #[default]
    Close,
    /// Nothing either, but a noun phrase that has its head ends in front of it.
    End,
    /// An article, a determiner, a possessive pronoun.
    Determiner,
    /// An adjective.
    Modifier,
    /// A number.
    Number,
    /// A common noun.
    Noun,
    /// A name.
    Name,
    /// A pronoun that is a phrase of its own.
    Pronoun,
    /// A main verb, finite or in its base form.
    Verb,
    /// "to" before a verb.
    To,
    Preposition,
    And,
    /// A relative or interrogative word.
    Wh,
}

/// What a tag alone says.
const BY_TAG: [Sight; 64] = {
    let mut all = [Sight::End; 64];
    let told: &[(Sight, &[Tag])] = &[
        (Sight::Determiner, &[Tag::Dt, Tag::Pdt, Tag::PrpPoss]),
        (Sight::Modifier, &[Tag::Jj, Tag::Jjr, Tag::Jjs]),
        (Sight::Number, &[Tag::Cd]),
        (Sight::Noun, &[Tag::Nn, Tag::Nns]),
        (Sight::Name, &[Tag::Nnp, Tag::Nnps]),
        (Sight::Pronoun, &[Tag::Prp, Tag::Ex]),
        (Sight::Verb, &[Tag::Vb, Tag::Vbd, Tag::Vbp, Tag::Vbz]),
        (Sight::To, &[Tag::To]),
        (Sight::Preposition, &[Tag::In]),
        (Sight::And, &[Tag::Cc]),
        (Sight::Wh, &[Tag::Wdt, Tag::Wp, Tag::WpPoss, Tag::Wrb]),
        // What noun phrases are made of besides, and gerunds, which may close a compound.
        (Sight::Close, &[Tag::Vbg, Tag::Pos, Tag::Fw, Tag::Add, Tag::Gw, Tag::Xx, Tag::Afx, Tag::Currency, Tag::Sym]),
    ];
    let mut at = 0;
    while at < told.len() {
        let (sight, tags) = told[at];
        let mut tag = 0;
        while tag < tags.len() {
            all[tags[tag] as usize] = sight;
            tag += 1;
        }
        at += 1;
    }
    all
};

/// Marks that cut a sentence, by their classes; the others are told by their keys.
const MARKS: Class = Class::QUOTE.union(Class::BRACKET).union(Class::DASH).union(Class::TERMINAL).union(Class::ELLIPSIS);

/// Verbs that may have another verb behind them in their group, by their classes; "get" is told by its keys.
const AUXILIARY: Words = Words::BE.union(Words::HAVE).union(Words::DO);

bitflags::bitflags! {
    /// What keeps a word from being told by its tag.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Special: u8 {
        /// Whatever its tag.
        const ALWAYS = 1;
        /// As a verb: others may follow in its group.
        const AUXILIARY = 1 << 1;
        /// "to" by another tag than its own.
        const TO = 1 << 2;
        /// "in" and "so" by another tag than theirs.
        const JOINING = 1 << 3;
    }
}

impl Special {
    /// What the word's key and classes say.
    pub(super) fn of(key: Key, own: Words) -> Self {
        let mut special = Self::empty();
        let always = set!["first", "not", "n't", "never", "her", "get", "gets", "got", "getting", ",", ";", ":", "--"];
        special.set(Self::ALWAYS, always.contains(key));
        special.set(Self::AUXILIARY, own.intersects(AUXILIARY));
        special.set(Self::TO, key == key!("to"));
        special.set(Self::JOINING, set!["in", "so"].contains(key));
        special
    }
}

/// What a word is at sight by its tag and class alone, by the same where something special is said of it, and what that must be.
#[derive(Clone, Copy)]
struct ByTag {
    sight: Sight,
    closer: Sight,
    matters: Special,
}

const TOLD: [ByTag; 64] = {
    let mut all = [ByTag { sight: Sight::End, closer: Sight::End, matters: Special::ALWAYS }; 64];
    let mut at = 0;
    while at < all.len() {
        let sight = BY_TAG[at];
        let matters = Special::all().bits()
            & !match sight {
                Sight::Verb => 0,
                Sight::To => Special::AUXILIARY.bits() | Special::TO.bits(),
                Sight::Preposition | Sight::And => Special::AUXILIARY.bits() | Special::JOINING.bits(),
                _ => Special::AUXILIARY.bits(),
            };
        all[at] = ByTag { sight, closer: sight.closer(), matters: Special::from_bits_retain(matters) };
        at += 1;
    }
    all
};

impl Sight {
    /// What a word is by its tag and classes, and by what is special about it.
    #[inline]
    pub(super) fn of(tag: Tag, class: Class, special: Special) -> Self {
        let told = TOLD[tag as usize % TOLD.len()];
        let sight = if class.intersects(MARKS) | special.intersects(told.matters) { told.closer } else { told.sight };
        if class.contains(Class::QUOTE) { Self::Close } else { sight }
    }

    /// The same for a word that is more than it seems.
    #[inline]
    pub(super) const fn closer(self) -> Self {
        if self.ends() { Self::End } else { Self::Close }
    }

    /// Whether a noun phrase that has its head ends in front of the word.
    #[inline]
    const fn ends(self) -> bool {
        !matches!(self, Self::Close | Self::Modifier | Self::Number | Self::Noun | Self::Name)
    }
}

/// The chunk that begins at `at` in a sentence that ends at `end`, if it can be told at sight: the one that the rules would find.
#[inline]
pub(super) fn chunk(doc: &Keyed<'_>, at: u32, end: u32) -> Option<Chunk> {
    let facts = doc.facts(at, end);
    let first = facts.first()?;
    let one = |kind| Some(Chunk { kind, start: at, end: at + 1, head: at, form: Form::Finite });
    match first.sight {
        Sight::Close | Sight::End => None,
        Sight::Determiner | Sight::Modifier | Sight::Number | Sight::Noun | Sight::Name => {
            let length = phrase(facts)?;
            Some(Chunk { kind: Kind::Noun, start: at, end: at + length, head: at + length - 1, form: Form::Finite })
        }
        Sight::Pronoun => one(Kind::Noun),
        Sight::Verb => alone(facts.get(1)).then(|| {
            let form = if first.tag == Tag::Vb { Form::Base } else { Form::Finite };
            Chunk { kind: Kind::Verb, start: at, end: at + 1, head: at, form }
        }),
        Sight::To => {
            let verb = facts.get(1)?;
            let infinitive = verb.sight == Sight::Verb && matches!(verb.tag, Tag::Vb | Tag::Vbp) && alone(facts.get(2));
            infinitive.then(|| Chunk { kind: Kind::Verb, start: at, end: at + 2, head: at + 1, form: Form::Infinitive })
        }
        Sight::Preposition if first.upos == Upos::Sconj || first.key == key!("that") => one(Kind::Subordinator),
        Sight::Preposition => one(Kind::Prep),
        Sight::And => one(Kind::And),
        Sight::Wh => one(Kind::Wh),
    }
}

/// Whether neither particle nor negation follows a verb.
#[inline]
fn alone(next: Option<&Fact>) -> bool {
    next.is_none_or(|next| next.tag != Tag::Rp && !set!["not", "n't"].contains(next.key))
}

/// How many words a plain noun phrase has: a determiner at most, adjectives and numbers, nouns; behind it comes what ends it.
#[inline]
fn phrase(facts: &[Fact]) -> Option<u32> {
    let sight = |at: usize| facts.get(at).map_or(Sight::End, |fact| fact.sight);
    let mut at = usize::from(sight(0) == Sight::Determiner);
    while matches!(sight(at), Sight::Modifier | Sight::Number) {
        at += 1;
    }
    let nouns = at;
    while sight(at) == Sight::Name {
        at += 1;
    }
    while sight(at) == Sight::Noun {
        at += 1;
    }
    (at > nouns && sight(at).ends()).then_some(at as u32)
}
