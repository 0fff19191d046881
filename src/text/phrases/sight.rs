//! Chunks that are told at sight: what a word's tag says of it is settled when the word is looked up, and most chunks are a plain
//! noun phrase, a lone verb or a single word. Whatever could be more is left to the rules that look closer.

use std::hint::select_unpredictable;

use super::{Chunk, Form, Key, Keyed, Kind, VERBAL_PREPOSITIONS, Words, key, pairs, set};
use crate::text::{Class, Tag, Upos};

/// What a word is at sight: the symbols that [`chunks`] reads.
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
    Comma,
    /// A full stop or question mark.
    Stop,
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
    /// A modal.
    Modal,
    /// A past participle.
    Participle,
    /// A gerund, which may also close a compound.
    Gerund,
    Adverb,
    /// "to" before a verb.
    To,
    Preposition,
    /// A preposition by its tag that opens a clause.
    Subordinator,
    And,
    /// A relative or interrogative word.
    Wh,
}

/// How many bits [`Sight`] takes.
const SIGHT_BITS: u32 = 5;

impl Sight {
    const ALL: [Self; 24] = [
        Self::Close,
        Self::End,
        Self::Particle,
        Self::Quote,
        Self::Comma,
        Self::Stop,
        Self::Mark,
        Self::Determiner,
        Self::Modifier,
        Self::Noun,
        Self::Name,
        Self::Pronoun,
        Self::Base,
        Self::Present,
        Self::Verb,
        Self::Modal,
        Self::Participle,
        Self::Gerund,
        Self::Adverb,
        Self::To,
        Self::Preposition,
        Self::Subordinator,
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
        (Sight::Modal, &[Tag::Md]),
        (Sight::Participle, &[Tag::Vbn]),
        (Sight::Gerund, &[Tag::Vbg]),
        (Sight::Adverb, &[Tag::Rb, Tag::Rbr, Tag::Rbs]),
        (Sight::To, &[Tag::To]),
        (Sight::Preposition, &[Tag::In]),
        (Sight::And, &[Tag::Cc]),
        (Sight::Wh, &[Tag::Wdt, Tag::Wp, Tag::WpPoss, Tag::Wrb]),
        // What noun phrases are made of besides.
        (Sight::Close, &[Tag::Pos, Tag::Fw, Tag::Add, Tag::Gw, Tag::Xx, Tag::Afx, Tag::Currency, Tag::Sym]),
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
        /// A comma, if it is a mark.
        const COMMA = 1;
        /// A full stop or question mark, if it is a mark.
        const STOP = 1 << 1;
        /// Whatever its tag.
        const ALWAYS = 1 << 2;
        /// As a verb: others may follow in its group.
        const AUXILIARY = 1 << 3;
        /// "to" by another tag than its own.
        const TO = 1 << 4;
        /// "in" and "so" by another tag than theirs.
        const JOINING = 1 << 5;
        /// A mark.
        const MARK = 1 << 6;
        /// It may change what the word in front of it is.
        const CLOSER = 1 << 7;
        /// A phrase that the chunker knows may begin with it.
        const OPENS = 1 << 8;
        /// It is the second word of such a phrase.
        const SECOND = 1 << 9;
        /// "that".
        const THAT = 1 << 10;
        /// As a gerund: a preposition.
        const PREPOSITION = 1 << 11;
        /// A mark that phrases neither begin nor end with.
        const EDGE = 1 << 12;
    }
}

impl Special {
    /// What the word's key and classes say.
    pub(super) fn of(key: Key, own: Words) -> Self {
        let mut special = Self::empty();
        let always = set!["first", "not", "n't", "never", "her", "get", "gets", "got", "getting"];
        special.set(Self::ALWAYS, always.contains(key));
        special.set(Self::COMMA, key == key!(","));
        special.set(Self::STOP, set![".", "?"].contains(key));
        special.set(Self::MARK, set![",", ";", ":", "--"].contains(key));
        special.set(Self::AUXILIARY, own.intersects(AUXILIARY));
        special.set(Self::TO, key == key!("to"));
        special.set(Self::JOINING, set!["in", "so"].contains(key));
        special.set(Self::CLOSER, set!["'", "/", "-", "–"].contains(key));
        special.set(Self::OPENS, pairs::opens(key));
        special.set(Self::SECOND, pairs::follows(key));
        special.set(Self::THAT, key == key!("that"));
        special.set(Self::EDGE, set![",", ";", ":", ".", "—", "–", "--"].contains(key));
        special.set(Self::PREPOSITION, VERBAL_PREPOSITIONS.contains(key));
        special
    }

    /// What mark it is, if it is one: a number below 4.
    #[inline]
    fn mark(self) -> usize {
        const { assert!(Self::COMMA.bits() | Self::STOP.bits() == 3) };
        usize::from(self.bits()) % 4
    }

    /// Whether the word may change what the one before it is, of which this is known.
    #[inline]
    pub(super) fn turns(self, before: Self) -> bool {
        // One bit stands beside the other: both are asked for together.
        const { assert!(Self::OPENS.bits() << 1 == Self::SECOND.bits()) };
        (before.bits() << 1 & Self::SECOND.bits() | Self::CLOSER.bits()) & self.bits() != 0
    }
}

/// What a word is at sight by its tag and class alone, by the same where something special is said of it, what that must be, and what
/// it is as a mark.
#[derive(Clone, Copy)]
struct ByTag {
    sight: Sight,
    closer: Sight,
    /// By [`Special::mark`].
    marks: [Sight; 4],
    matters: Special,
    /// What is special about every word with the tag.
    adds: Special,
}

/// How many tags there may be.
const TAGS: usize = 64;

/// By tag, and the same once more for words that open clauses.
const TOLD: [ByTag; 2 * TAGS] = {
    let (sight, none) = (Sight::End, Special::empty());
    let mut all = [ByTag { sight, closer: sight, marks: [sight; 4], matters: none, adds: none }; 2 * TAGS];
    let words = Special::ALWAYS.union(Special::TO).union(Special::JOINING).bits();
    let mut at = 0;
    while at < all.len() {
        let sight = BY_TAG[at % TAGS];
        let matters = words
            & !match sight {
                Sight::To => Special::TO.bits(),
                Sight::Preposition | Sight::And => Special::JOINING.bits(),
                _ => 0,
            }
            | match sight {
                Sight::Base | Sight::Present | Sight::Verb | Sight::Participle => Special::AUXILIARY.bits(),
                Sight::Gerund => Special::AUXILIARY.bits() | Special::PREPOSITION.bits(),
                _ => 0,
            };
        let sight = if at >= TAGS && matches!(sight, Sight::Preposition) { Sight::Subordinator } else { sight };
        // "not" may belong to the verb in front of it.
        let (closer, marks) = if sight.ends() {
            (Sight::Particle, [Sight::Mark, Sight::Comma, Sight::Stop, Sight::Mark])
        } else {
            (Sight::Close, [Sight::Close; 4])
        };
        let adds = if at % TAGS == Tag::Pos as usize { Special::CLOSER } else { none };
        all[at] = ByTag { sight, closer, marks, matters: Special::from_bits_retain(matters), adds };
        at += 1;
    }
    all
};

impl Sight {
    /// What a word is by its tags and classes, and by what is special about its written form; all that is special about it.
    #[inline]
    pub(super) fn of(tag: Tag, upos: Upos, class: Class, special: Special) -> (Self, Special) {
        let that = special.bits() / Special::THAT.bits() % 2;
        let opens = usize::from(upos == Upos::Sconj) | usize::from(that);
        let told = &TOLD[((tag as usize % TAGS) | (opens << TAGS.ilog2())) % TOLD.len()];
        // Which of these a word is can't be foreseen.
        let sight = select_unpredictable(special.intersects(told.matters), told.closer, told.sight);
        let mark = class.intersects(MARKS) | special.contains(Special::MARK);
        let sight = select_unpredictable(mark, told.marks[special.mark()], sight);
        let sight = select_unpredictable(class.contains(Class::QUOTE), Self::Quote, sight);
        let hyphen = select_unpredictable(class.contains(Class::HYPHEN), Special::CLOSER, Special::empty());
        (sight, special | told.adds | hyphen)
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
        !matches!(self, Self::Close | Self::Quote | Self::Modifier | Self::Noun | Self::Name | Self::Gerund)
    }
}

/// How far a chunk has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct State(u8);

impl State {
    const START: Self = Self(0);
    /// A determiner, adjectives, numbers: no noun yet.
    const OPENED: Self = Self(1);
    const NAMES: Self = Self(2);
    const NOUNS: Self = Self(3);
    const PRONOUN: Self = Self(4);
    const BASE: Self = Self(5);
    const VERB: Self = Self(6);
    const TO: Self = Self(7);
    const INFINITIVE: Self = Self(8);
    const MODAL: Self = Self(9);
    /// A modal and its verb.
    const FUTURE: Self = Self(10);
    const PREPOSITION: Self = Self(11);
    const SUBORDINATOR: Self = Self(12);
    const AND: Self = Self(13);
    const WH: Self = Self(14);
    const QUOTE: Self = Self(15);
    const COMMA: Self = Self(16);
    const STOP: Self = Self(17);
    const ADVERB: Self = Self(18);
    const PARTICIPLE: Self = Self(19);
    const GERUND: Self = Self(20);
    /// To be looked at more closely.
    const CLOSE: Self = Self(21);

    /// How many there may be; a power of two.
    const COUNT: usize = 32;

    /// What comes of the first word of a chunk.
    const fn first(sight: Sight) -> Self {
        match sight {
            Sight::Determiner | Sight::Modifier => Self::OPENED,
            Sight::Name => Self::NAMES,
            Sight::Noun => Self::NOUNS,
            Sight::Pronoun => Self::PRONOUN,
            Sight::Base => Self::BASE,
            Sight::Present | Sight::Verb => Self::VERB,
            Sight::To => Self::TO,
            Sight::Modal => Self::MODAL,
            Sight::Participle => Self::PARTICIPLE,
            Sight::Gerund => Self::GERUND,
            Sight::Preposition => Self::PREPOSITION,
            Sight::Subordinator => Self::SUBORDINATOR,
            Sight::And => Self::AND,
            Sight::Wh => Self::WH,
            Sight::Quote => Self::QUOTE,
            Sight::Comma => Self::COMMA,
            Sight::Stop => Self::STOP,
            Sight::Adverb => Self::ADVERB,
            Sight::Close | Sight::End | Sight::Particle | Sight::Mark => Self::CLOSE,
        }
    }

    /// What follows from a state and the word behind it; `None` where the chunk ends in front of the word.
    const fn next(self, sight: Sight) -> Option<Self> {
        match (self, sight) {
            (Self::START, first) => Some(Self::first(first)),
            (Self::OPENED, Sight::Modifier) => Some(Self::OPENED),
            (Self::OPENED | Self::NAMES, Sight::Name) => Some(Self::NAMES),
            (Self::OPENED | Self::NAMES | Self::NOUNS, Sight::Noun) => Some(Self::NOUNS),
            (Self::NAMES | Self::NOUNS, sight) if sight.ends() => None,
            (Self::OPENED | Self::NAMES | Self::NOUNS, _) => Some(Self::CLOSE),
            (Self::TO, Sight::Base | Sight::Present) => Some(Self::INFINITIVE),
            (Self::MODAL, Sight::Base | Sight::Present) => Some(Self::FUTURE),
            (Self::TO | Self::MODAL, _) => Some(Self::CLOSE),
            // An adverb may belong to a verb, an adjective or a number, a participle to a noun.
            (Self::ADVERB | Self::PARTICIPLE | Self::GERUND, Sight::Comma | Sight::Stop | Sight::Preposition) => None,
            (Self::ADVERB | Self::PARTICIPLE | Self::GERUND, Sight::Subordinator | Sight::And | Sight::Wh | Sight::Pronoun) => None,
            (Self::PARTICIPLE | Self::GERUND, Sight::Determiner | Sight::To) => None,
            (Self::ADVERB | Self::PARTICIPLE | Self::GERUND, _) => Some(Self::CLOSE),
            // What may go on as a verb group is looked at more closely.
            (Self::BASE | Self::VERB | Self::INFINITIVE | Self::FUTURE, Sight::Close | Sight::Quote | Sight::Particle) => Some(Self::CLOSE),
            (Self::BASE | Self::VERB | Self::INFINITIVE | Self::FUTURE, Sight::Gerund) => Some(Self::CLOSE),
            _ => None,
        }
    }

    /// What a chunk is that ends in this state.
    const fn chunk(self) -> (Kind, Form) {
        match self {
            Self::NAMES | Self::NOUNS | Self::PRONOUN => (Kind::Noun, Form::Finite),
            Self::BASE => (Kind::Verb, Form::Base),
            Self::VERB | Self::FUTURE => (Kind::Verb, Form::Finite),
            Self::INFINITIVE => (Kind::Verb, Form::Infinitive),
            Self::PARTICIPLE => (Kind::Verb, Form::Participle),
            Self::GERUND => (Kind::Verb, Form::Gerund),
            Self::PREPOSITION => (Kind::Prep, Form::Finite),
            Self::SUBORDINATOR => (Kind::Subordinator, Form::Finite),
            Self::AND => (Kind::And, Form::Finite),
            Self::WH => (Kind::Wh, Form::Finite),
            Self::QUOTE => (Kind::Quote, Form::Finite),
            Self::COMMA => (Kind::Comma, Form::Finite),
            Self::STOP => (Kind::Stop, Form::Finite),
            Self::ADVERB => (Kind::Adverb, Form::Finite),
            _ => (Kind::Other, Form::Finite),
        }
    }
}

/// What follows from a state and the next word.
#[derive(Clone, Copy)]
struct Step {
    /// The state behind the word.
    state: State,
    /// Whether a chunk ends in front of the word, which then begins another.
    ends: bool,
    /// What that chunk is.
    kind: Kind,
    form: Form,
}

/// The steps, the word's sight in the lower bits.
static STEPS: [Step; State::COUNT << SIGHT_BITS] = {
    let mut all = [Step { state: State::CLOSE, ends: false, kind: Kind::Other, form: Form::Finite }; State::COUNT << SIGHT_BITS];
    let mut state = 0;
    while state < State::COUNT {
        let (kind, form) = State(state as u8).chunk();
        let mut at = 0;
        while at < Sight::ALL.len() {
            let sight = Sight::ALL[at];
            all[state << SIGHT_BITS | sight as usize] = match State(state as u8).next(sight) {
                Some(state) => Step { state, ends: false, kind, form },
                None => Step { state: State::first(sight), ends: true, kind, form },
            };
            at += 1;
        }
        state += 1;
    }
    all
};

/// Writes the chunks from `at` on into `room` as long as they can be told at sight: those that the rules would find. How many they
/// are, and where the first begins that can't be told.
///
/// A table tells what follows from each word, and each writes a chunk, whether or not one ends there: no jump at a word could be
/// foreseen.
pub(super) fn chunks(doc: &Keyed<'_>, at: u32, room: &mut [Chunk]) -> (usize, u32) {
    let (mut state, mut start, mut count) = (State::START, at, 0);
    let mut step = |end: u32, sight: Sight| {
        let step = STEPS[((state.0 as usize) << SIGHT_BITS | sight as usize) % STEPS.len()];
        if let Some(place) = room.get_mut(count) {
            *place = Chunk { kind: step.kind, start, end, head: end.wrapping_sub(1), form: step.form };
        }
        count += usize::from(step.ends);
        start = select_unpredictable(step.ends, end, start);
        state = step.state;
        state == State::CLOSE
    };
    let mut end = at;
    let mut closed = false;
    for fact in doc.facts_from(at) {
        closed = step(end, fact.sight);
        if closed {
            break;
        }
        end += 1;
    }
    if !closed {
        step(end, Sight::End);
    }
    (count, start)
}
