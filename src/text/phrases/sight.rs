//! Chunks that are told at sight: what a word's tag says of it is settled when the word is looked up, and most chunks are a plain
//! noun phrase, a lone verb or a single word. Whatever could be more is left to the rules that look closer.

use std::hint::select_unpredictable;

use super::{Chunk, Form, Key, Keyed, Kind, Words, key, mark, pairs, set};
use crate::text::{Class, Tag, Upos};

/// What a word is at sight: the symbols that [`chunk`] reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Sight {
    /// Nothing that could be told.
    #[default]
    Close,
    /// Nothing either, but a noun phrase that has its head ends in front of it.
    End,
    /// The same; it may belong to the verb in front of it.
    Particle,
    /// A quotation mark.
    Quote,
    /// Another mark.
    Mark,
    /// An article, a determiner, a possessive pronoun.
    Determiner,
    /// An adjective or a number.
    Modifier,
    /// A common noun.
    Noun,
    /// A name.
    Name,
    /// A pronoun that is a phrase of its own.
    Pronoun,
    /// A main verb in its base form.
    Base,
    /// One in the plain present.
    Present,
    /// Another finite main verb.
    Verb,
    /// "to" before a verb.
    To,
    Preposition,
    And,
    /// A relative or interrogative word.
    Wh,
}

/// How many bits [`Sight`] takes.
const SIGHT_BITS: u32 = 5;

impl Sight {
    const ALL: [Self; 17] = [
        Self::Close,
        Self::End,
        Self::Particle,
        Self::Quote,
        Self::Mark,
        Self::Determiner,
        Self::Modifier,
        Self::Noun,
        Self::Name,
        Self::Pronoun,
        Self::Base,
        Self::Present,
        Self::Verb,
        Self::To,
        Self::Preposition,
        Self::And,
        Self::Wh,
    ];
}

/// What a tag alone says.
const BY_TAG: [Sight; 64] = {
    let mut all = [Sight::End; 64];
    let told: &[(Sight, &[Tag])] = &[
        (Sight::Determiner, &[Tag::Dt, Tag::Pdt, Tag::PrpPoss]),
        (Sight::Modifier, &[Tag::Jj, Tag::Jjr, Tag::Jjs, Tag::Cd]),
        (Sight::Noun, &[Tag::Nn, Tag::Nns]),
        (Sight::Name, &[Tag::Nnp, Tag::Nnps]),
        (Sight::Pronoun, &[Tag::Prp, Tag::Ex]),
        (Sight::Base, &[Tag::Vb]),
        (Sight::Present, &[Tag::Vbp]),
        (Sight::Verb, &[Tag::Vbd, Tag::Vbz]),
        (Sight::Particle, &[Tag::Rp]),
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
    pub(super) struct Special: u16 {
        /// Whatever its tag.
        const ALWAYS = 1;
        /// As a verb: others may follow in its group.
        const AUXILIARY = 1 << 1;
        /// "to" by another tag than its own.
        const TO = 1 << 2;
        /// "in" and "so" by another tag than theirs.
        const JOINING = 1 << 3;
        /// A mark.
        const MARK = 1 << 4;
        /// It may change what the word in front of it is.
        const CLOSER = 1 << 5;
        /// A phrase that the chunker knows may begin with it.
        const OPENS = 1 << 6;
        /// It is the second word of such a phrase.
        const SECOND = 1 << 7;
    }
}

impl Special {
    /// What the word's key and classes say.
    pub(super) fn of(key: Key, own: Words) -> Self {
        let mut special = Self::empty();
        let always = set!["first", "not", "n't", "never", "her", "get", "gets", "got", "getting"];
        special.set(Self::ALWAYS, always.contains(key));
        special.set(Self::MARK, set![",", ";", ":", "--"].contains(key));
        special.set(Self::AUXILIARY, own.intersects(AUXILIARY));
        special.set(Self::TO, key == key!("to"));
        special.set(Self::JOINING, set!["in", "so"].contains(key));
        special.set(Self::CLOSER, set!["'", "/", "-", "–"].contains(key));
        special.set(Self::OPENS, pairs::opens(key));
        special.set(Self::SECOND, pairs::follows(key));
        special
    }
}

/// What a word is at sight by its tag and class alone, by the same where something special is said of it, what that must be, and what
/// it is as a mark.
#[derive(Clone, Copy)]
struct ByTag {
    sight: Sight,
    closer: Sight,
    mark: Sight,
    matters: Special,
}

const TOLD: [ByTag; 64] = {
    let mut all = [ByTag { sight: Sight::End, closer: Sight::End, mark: Sight::End, matters: Special::ALWAYS }; 64];
    let words = Special::ALWAYS.union(Special::AUXILIARY).union(Special::TO).union(Special::JOINING).bits();
    let mut at = 0;
    while at < all.len() {
        let sight = BY_TAG[at];
        let matters = words
            & !match sight {
                Sight::Base | Sight::Present | Sight::Verb => 0,
                Sight::To => Special::AUXILIARY.bits() | Special::TO.bits(),
                Sight::Preposition | Sight::And => Special::AUXILIARY.bits() | Special::JOINING.bits(),
                _ => Special::AUXILIARY.bits(),
            };
        // "not" may belong to the verb in front of it.
        let (closer, mark) = if sight.ends() { (Sight::Particle, Sight::Mark) } else { (Sight::Close, Sight::Close) };
        all[at] = ByTag { sight, closer, mark, matters: Special::from_bits_retain(matters) };
        at += 1;
    }
    all
};

impl Sight {
    /// What a word is by its tag and classes, and by what is special about it.
    #[inline]
    pub(super) fn of(tag: Tag, class: Class, special: Special) -> Self {
        let told = TOLD[tag as usize % TOLD.len()];
        // Which of these a word is can't be foreseen.
        let sight = select_unpredictable(special.intersects(told.matters), told.closer, told.sight);
        let mark = class.intersects(MARKS) | special.contains(Special::MARK);
        let sight = select_unpredictable(mark, told.mark, sight);
        select_unpredictable(class.contains(Class::QUOTE), Self::Quote, sight)
    }

    /// The same for a word that is more than it seems.
    #[inline]
    pub(super) const fn closer(self) -> Self {
        match self {
            Self::Particle => self,
            _ if self.ends() => Self::End,
            _ => Self::Close,
        }
    }

    /// Whether a noun phrase that has its head ends in front of the word.
    #[inline]
    const fn ends(self) -> bool {
        !matches!(self, Self::Close | Self::Quote | Self::Modifier | Self::Noun | Self::Name)
    }
}

/// How far a chunk has been read; from [`State::CLOSE`] on it is done.
#[derive(Clone, Copy, PartialEq, Eq)]
struct State(u8);

impl State {
    const START: Self = Self(0);
    /// A determiner, adjectives, numbers: no noun yet.
    const OPENED: Self = Self(1);
    const NAMES: Self = Self(2);
    const NOUNS: Self = Self(3);
    const BASE: Self = Self(4);
    const VERB: Self = Self(5);
    const TO: Self = Self(6);
    const INFINITIVE: Self = Self(7);
    /// To be looked at more closely.
    const CLOSE: Self = Self(8);
    const NOUN_DONE: Self = Self(9);
    const BASE_DONE: Self = Self(10);
    const VERB_DONE: Self = Self(11);
    const INFINITIVE_DONE: Self = Self(12);
    const PREPOSITION: Self = Self(13);
    const AND: Self = Self(14);
    const WH: Self = Self(15);
    const MARK: Self = Self(16);

    /// What follows from a state and the word behind it, for states that are not done.
    const fn next(self, sight: Sight) -> Self {
        // What may go on as a verb group is looked at more closely.
        let alone = !matches!(sight, Sight::Close | Sight::Quote | Sight::Particle);
        match (self, sight) {
            (Self::START, Sight::Determiner) | (Self::START | Self::OPENED, Sight::Modifier) => Self::OPENED,
            (Self::START | Self::OPENED | Self::NAMES, Sight::Name) => Self::NAMES,
            (Self::START | Self::OPENED | Self::NAMES | Self::NOUNS, Sight::Noun) => Self::NOUNS,
            (Self::NAMES | Self::NOUNS, sight) if sight.ends() => Self::NOUN_DONE,
            (Self::START, Sight::Pronoun) => Self::NOUN_DONE,
            (Self::START, Sight::Base) => Self::BASE,
            (Self::START, Sight::Present | Sight::Verb) => Self::VERB,
            (Self::START, Sight::To) => Self::TO,
            (Self::TO, Sight::Base | Sight::Present) => Self::INFINITIVE,
            (Self::BASE, _) if alone => Self::BASE_DONE,
            (Self::VERB, _) if alone => Self::VERB_DONE,
            (Self::INFINITIVE, _) if alone => Self::INFINITIVE_DONE,
            (Self::START, Sight::Preposition) => Self::PREPOSITION,
            (Self::START, Sight::And) => Self::AND,
            (Self::START, Sight::Wh) => Self::WH,
            (Self::START, Sight::Mark | Sight::Quote) => Self::MARK,
            _ => Self::CLOSE,
        }
    }

    #[inline]
    const fn done(self) -> bool {
        self.0 >= Self::CLOSE.0
    }

    /// What a chunk is that is done. An adverb stands for what has to be looked at more closely.
    const fn chunk(self) -> (Kind, Form) {
        match self {
            Self::NOUN_DONE => (Kind::Noun, Form::Finite),
            Self::BASE_DONE => (Kind::Verb, Form::Base),
            Self::VERB_DONE => (Kind::Verb, Form::Finite),
            Self::INFINITIVE_DONE => (Kind::Verb, Form::Infinitive),
            Self::PREPOSITION => (Kind::Prep, Form::Finite),
            Self::AND => (Kind::And, Form::Finite),
            Self::WH => (Kind::Wh, Form::Finite),
            _ => (Kind::Other, Form::Finite),
        }
    }
}

/// [`State::next`] as a table, the word's sight in the lower bits.
static NEXT: [State; 256] = {
    let mut all = [State::CLOSE; 256];
    let mut state = 0;
    while state < State::CLOSE.0 {
        let mut sight = 0;
        while sight < Sight::ALL.len() {
            let at = (state as usize) << SIGHT_BITS | Sight::ALL[sight] as usize;
            all[at] = State(state).next(Sight::ALL[sight]);
            sight += 1;
        }
        state += 1;
    }
    all
};

/// [`State::chunk`] as a table.
static DONE: [(Kind, Form); 32] = {
    let mut all = [(Kind::Other, Form::Finite); 32];
    let mut state = 0;
    while state < all.len() {
        all[state] = State(state as u8).chunk();
        state += 1;
    }
    all
};

/// The chunk that begins at `at`, if it can be told at sight: the one that the rules would find. A table tells what follows from each
/// word, since no jump at one could be foreseen.
#[inline]
pub(super) fn chunk(doc: &Keyed<'_>, at: u32) -> Option<Chunk> {
    let facts = doc.facts_from(at);
    let first = facts.first()?;
    let follow = |state: State, sight: Sight| NEXT[usize::from(state.0 << SIGHT_BITS | sight as u8)];
    let (mut state, mut length) = (State::START, 0);
    for fact in facts {
        state = follow(state, fact.sight);
        if state.done() {
            break;
        }
        length += 1;
    }
    if !state.done() {
        state = follow(state, Sight::End);
    }
    if state == State::CLOSE {
        return None;
    }
    let (mut kind, form) = DONE[usize::from(state.0) % DONE.len()];
    if state == State::MARK {
        kind = mark(doc, at)?;
    }
    let joins = (state == State::PREPOSITION) & ((first.upos == Upos::Sconj) | (first.key == key!("that")));
    let end = at + length.max(1);
    Some(Chunk { kind: select_unpredictable(joins, Kind::Subordinator, kind), start: at, end, head: end - 1, form })
}
