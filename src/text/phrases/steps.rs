//! Chunks that are told at sight: most are a plain noun phrase, a verb group or a single word, and a table tells where they end.
//! Whatever could be more is left to the rules that look closer.

use std::hint::select_unpredictable;

use super::sight::Sight;
use super::{Chunk, Form, Keyed, Kind};

/// How far a chunk has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct State(u8);

impl State {
    const START: Self = Self(0);
    /// To be looked at more closely: a bit of its own, beside the others' numbers.
    const CLOSE: Self = Self(1 << 6);
    /// A determiner.
    const DETERMINER: Self = Self(2);
    /// An adjective.
    const ADJECTIVE: Self = Self(3);
    /// Numbers, perhaps a determiner in front of them.
    const NUMBER: Self = Self(4);
    /// Several of these, or what can't stand alone; no noun yet.
    const OPENED: Self = Self(5);
    /// The same, and a participle or gerund that modifies a noun if one follows.
    const BENT: Self = Self(6);
    /// A noun phrase with a possessive ending behind it.
    const OWNED: Self = Self(7);
    const NAMES: Self = Self(8);
    const NOUNS: Self = Self(9);
    const PRONOUN: Self = Self(10);
    /// A group whose main verb is in the base form.
    const BASE: Self = Self(11);
    /// A finite group with its main verb.
    const VERB: Self = Self(12);
    /// One with a particle behind that.
    const VERB_PARTICLE: Self = Self(13);
    /// A finite group whose last verb is a modal or a form of "do"; "not" or an adverb behind it.
    const MODAL: Self = Self(14);
    const MODAL_NOT: Self = Self(15);
    const MODAL_ADVERB: Self = Self(16);
    /// One whose last verb is a form of "be".
    const BE: Self = Self(17);
    const BE_NOT: Self = Self(18);
    const BE_ADVERB: Self = Self(19);
    /// One whose last verb is a form of "have".
    const HAVE: Self = Self(20);
    const HAVE_NOT: Self = Self(21);
    const HAVE_ADVERB: Self = Self(22);
    /// A form of "be" or "have".
    const BE_HAVE: Self = Self(23);
    const TO: Self = Self(24);
    /// An infinitive with "to" and its main verb; a particle behind it; others whose last verb is an auxiliary.
    const INFINITIVE: Self = Self(25);
    const TO_PARTICLE: Self = Self(26);
    const TO_BE: Self = Self(27);
    const TO_HAVE: Self = Self(28);
    const TO_DO: Self = Self(29);
    const PARTICIPLE: Self = Self(30);
    const GERUND: Self = Self(31);
    const ADVERB: Self = Self(32);
    /// "to" as a preposition.
    const TOWARD: Self = Self(33);
    const PREPOSITION: Self = Self(34);
    const SUBORDINATOR: Self = Self(35);
    const AND: Self = Self(36);
    const WH: Self = Self(37);
    const QUOTE: Self = Self(38);
    const COMMA: Self = Self(39);
    const STOP: Self = Self(40);
    const BREAK: Self = Self(1);

    /// How many there may be; a power of two.
    const COUNT: usize = 64;

    /// What comes of the first word of a chunk.
    const fn first(sight: Sight) -> Self {
        match sight {
            Sight::Determiner => Self::DETERMINER,
            Sight::Modifier => Self::OPENED,
            Sight::Adjective => Self::ADJECTIVE,
            Sight::Number => Self::NUMBER,
            Sight::Name => Self::NAMES,
            Sight::Noun => Self::NOUNS,
            Sight::Pronoun => Self::PRONOUN,
            Sight::Base => Self::BASE,
            Sight::Present | Sight::Past | Sight::Third => Self::VERB,
            Sight::Modal => Self::MODAL,
            Sight::Is => Self::BE,
            Sight::Has => Self::HAVE,
            Sight::IsHas => Self::BE_HAVE,
            Sight::To => Self::TO,
            Sight::Participle => Self::PARTICIPLE,
            Sight::Gerund => Self::GERUND,
            Sight::Adverb | Sight::Way => Self::ADVERB,
            Sight::Toward => Self::TOWARD,
            Sight::Preposition | Sight::Particle => Self::PREPOSITION,
            Sight::Subordinator => Self::SUBORDINATOR,
            Sight::And => Self::AND,
            Sight::Wh => Self::WH,
            Sight::Quote => Self::QUOTE,
            Sight::Comma => Self::COMMA,
            Sight::Stop => Self::STOP,
            Sight::Break => Self::BREAK,
            Sight::Close | Sight::End | Sight::Trailing | Sight::Mark | Sight::First | Sight::Owner | Sight::Not => Self::CLOSE,
            Sight::Be | Sight::Have | Sight::Do | Sight::Been | Sight::Being => Self::CLOSE,
        }
    }

    /// What follows from a state and the word behind it; `None` where the chunk ends in front of the word.
    const fn next(self, sight: Sight) -> Option<Self> {
        let verbal = matches!(self, Self::BASE | Self::VERB | Self::INFINITIVE | Self::VERB_PARTICLE | Self::TO_PARTICLE)
            || matches!(self, Self::PARTICIPLE | Self::GERUND);
        // What is no particle there is an adverb like others.
        let sight = if matches!(sight, Sight::Way) && !verbal { Sight::Adverb } else { sight };
        match self {
            Self::START => Some(Self::first(sight)),
            Self::DETERMINER | Self::ADJECTIVE | Self::NUMBER | Self::OPENED | Self::BENT | Self::OWNED => self.before_noun(sight),
            Self::NAMES | Self::NOUNS => self.behind_noun(sight),
            Self::BASE | Self::VERB | Self::INFINITIVE | Self::VERB_PARTICLE | Self::TO_PARTICLE => self.behind_verb(sight),
            Self::TO => match sight {
                Sight::Base | Sight::Present => Some(Self::INFINITIVE),
                Sight::Be => Some(Self::TO_BE),
                Sight::Have => Some(Self::TO_HAVE),
                Sight::Do => Some(Self::TO_DO),
                _ => Some(Self::CLOSE),
            },
            Self::MODAL | Self::MODAL_NOT | Self::MODAL_ADVERB | Self::TO_DO => self.behind_modal(sight),
            Self::BE | Self::BE_NOT | Self::BE_ADVERB | Self::TO_BE => self.behind_be(sight),
            Self::HAVE | Self::HAVE_NOT | Self::HAVE_ADVERB | Self::TO_HAVE => self.behind_have(sight),
            Self::BE_HAVE => match sight {
                Sight::Participle | Sight::Past | Sight::Gerund => Some(Self::VERB),
                Sight::Been | Sight::Being => Some(Self::BE),
                Sight::Modifier | Sight::Adjective | Sight::Adverb | Sight::Not => Some(Self::CLOSE),
                sight => aside(sight),
            },
            // A participle may belong to a noun behind it.
            Self::PARTICIPLE | Self::GERUND => match sight {
                Sight::Close | Sight::Trailing | Sight::Quote | Sight::Not | Sight::Particle | Sight::Way | Sight::Owner => {
                    Some(Self::CLOSE)
                }
                sight if sight.nominal() => Some(Self::CLOSE),
                _ => None,
            },
            // An adverb may belong to a verb, an adjective or a number.
            Self::ADVERB => match sight {
                Sight::Comma | Sight::Stop | Sight::Break | Sight::Mark | Sight::Pronoun => None,
                Sight::Preposition | Sight::Subordinator | Sight::And | Sight::Wh => None,
                sight if finite(sight) || matches!(sight, Sight::Base | Sight::To | Sight::Number) => Some(Self::first(sight)),
                _ => Some(Self::CLOSE),
            },
            // "to store the water": perhaps an infinitive under the tag of a noun
            Self::TOWARD if matches!(sight, Sight::Noun | Sight::Close | Sight::Quote) => Some(Self::CLOSE),
            _ => None,
        }
    }

    /// The same inside a noun phrase that has no head yet.
    const fn before_noun(self, sight: Sight) -> Option<Self> {
        match (self, sight) {
            (_, Sight::Noun) => Some(Self::NOUNS),
            (_, Sight::Name) => Some(Self::NAMES),
            (Self::BENT, _) => Some(Self::CLOSE),
            (Self::DETERMINER | Self::NUMBER, Sight::Number) => Some(Self::NUMBER),
            (_, Sight::Modifier | Sight::Adjective | Sight::First | Sight::Number) => Some(Self::OPENED),
            (_, Sight::Participle | Sight::Gerund) => Some(Self::BENT),
            (Self::OPENED | Self::OWNED, _) => Some(Self::CLOSE),
            (Self::DETERMINER | Self::NUMBER, Sight::And) | (Self::ADJECTIVE, Sight::Determiner) => None,
            (_, Sight::Comma | Sight::Stop | Sight::Break | Sight::Mark | Sight::Pronoun | Sight::Particle) => None,
            (_, Sight::Preposition | Sight::Toward | Sight::To | Sight::Subordinator | Sight::Wh) => None,
            (_, Sight::Base | Sight::Be | Sight::Have | Sight::Do) => None,
            (_, sight) if finite(sight) => None,
            _ => Some(Self::CLOSE),
        }
    }

    /// The same behind nouns.
    const fn behind_noun(self, sight: Sight) -> Option<Self> {
        match (self, sight) {
            (Self::NAMES, Sight::Name) => Some(Self::NAMES),
            (_, Sight::Noun) => Some(Self::NOUNS),
            (_, Sight::Owner) => Some(Self::OWNED),
            (Self::NOUNS, Sight::Modifier | Sight::Adjective | Sight::First) | (_, Sight::Quote) => None,
            (_, sight) if sight.ends() => None,
            _ => Some(Self::CLOSE),
        }
    }

    /// The same behind a main verb.
    const fn behind_verb(self, sight: Sight) -> Option<Self> {
        match (self, sight) {
            (Self::VERB, Sight::Particle) => Some(Self::VERB_PARTICLE),
            (Self::INFINITIVE, Sight::Particle) => Some(Self::TO_PARTICLE),
            (_, Sight::Particle | Sight::Way | Sight::Close | Sight::Trailing) => Some(Self::CLOSE),
            (Self::BASE | Self::VERB | Self::INFINITIVE, Sight::Not | Sight::Owner) => Some(Self::CLOSE),
            _ => None,
        }
    }

    /// The same behind a modal or a form of "do".
    const fn behind_modal(self, sight: Sight) -> Option<Self> {
        match (self, sight) {
            (Self::TO_DO, Sight::Base | Sight::Present | Sight::Be | Sight::Have | Sight::Do) => Some(Self::CLOSE),
            (_, Sight::Base | Sight::Present) => Some(Self::VERB),
            (_, Sight::Be) => Some(Self::BE),
            (_, Sight::Have) => Some(Self::HAVE),
            (_, Sight::Do) => Some(Self::MODAL),
            (Self::MODAL, Sight::Not) => Some(Self::MODAL_NOT),
            (Self::MODAL, Sight::Adverb) => Some(Self::MODAL_ADVERB),
            // "'d" may be a form of "have".
            (Self::MODAL_ADVERB, _) | (_, Sight::Not | Sight::Adverb | Sight::Modifier | Sight::Adjective) => Some(Self::CLOSE),
            (_, sight) => aside(sight),
        }
    }

    /// The same behind a form of "be".
    const fn behind_be(self, sight: Sight) -> Option<Self> {
        match (self, sight) {
            (Self::TO_BE, Sight::Participle | Sight::Past | Sight::Gerund) => Some(Self::INFINITIVE),
            (Self::TO_BE, Sight::Being) | (_, Sight::Been) => Some(Self::CLOSE),
            (_, Sight::Participle | Sight::Past | Sight::Gerund) => Some(Self::VERB),
            (_, Sight::Being) => Some(Self::BE),
            (Self::BE, Sight::Not) => Some(Self::BE_NOT),
            (Self::BE, Sight::Adverb) => Some(Self::BE_ADVERB),
            (Self::BE_ADVERB, _) | (_, Sight::Not | Sight::Adverb) => Some(Self::CLOSE),
            (_, sight) => aside(sight),
        }
    }

    /// The same behind a form of "have".
    const fn behind_have(self, sight: Sight) -> Option<Self> {
        match (self, sight) {
            (Self::TO_HAVE, Sight::Participle | Sight::Past) => Some(Self::INFINITIVE),
            (Self::TO_HAVE, Sight::Been) => Some(Self::TO_BE),
            (_, Sight::Participle | Sight::Past) => Some(Self::VERB),
            (_, Sight::Been) => Some(Self::BE),
            (Self::HAVE, Sight::Not) => Some(Self::HAVE_NOT),
            (Self::HAVE, Sight::Adverb) => Some(Self::HAVE_ADVERB),
            // "has disabled the device": perhaps a participle under the tag of an adjective
            (Self::HAVE_ADVERB, _) | (_, Sight::Not | Sight::Adverb | Sight::Modifier | Sight::Adjective) => Some(Self::CLOSE),
            (_, sight) => aside(sight),
        }
    }

    /// What a chunk is that ends in this state, its head counted back from its end.
    const fn chunk(self) -> Chunk {
        let (kind, form) = match self {
            Self::DETERMINER | Self::NUMBER | Self::NAMES | Self::NOUNS | Self::PRONOUN => (Kind::Noun, Form::Finite),
            Self::ADJECTIVE => (Kind::Adjective, Form::Finite),
            Self::BASE => (Kind::Verb, Form::Base),
            Self::VERB | Self::VERB_PARTICLE | Self::BE_HAVE => (Kind::Verb, Form::Finite),
            Self::MODAL | Self::MODAL_NOT | Self::BE | Self::BE_NOT | Self::HAVE | Self::HAVE_NOT => (Kind::Verb, Form::Finite),
            Self::INFINITIVE | Self::TO_PARTICLE | Self::TO_BE | Self::TO_HAVE | Self::TO_DO => (Kind::Verb, Form::Infinitive),
            Self::PARTICIPLE => (Kind::Verb, Form::Participle),
            Self::GERUND => (Kind::Verb, Form::Gerund),
            Self::ADVERB => (Kind::Adverb, Form::Finite),
            Self::TOWARD | Self::PREPOSITION => (Kind::Prep, Form::Finite),
            Self::SUBORDINATOR => (Kind::Subordinator, Form::Finite),
            Self::AND => (Kind::And, Form::Finite),
            Self::WH => (Kind::Wh, Form::Finite),
            Self::QUOTE => (Kind::Quote, Form::Finite),
            Self::COMMA => (Kind::Comma, Form::Finite),
            Self::STOP => (Kind::Stop, Form::Finite),
            Self::BREAK => (Kind::Break, Form::Finite),
            _ => (Kind::Other, Form::Finite),
        };
        let behind = matches!(self, Self::VERB_PARTICLE | Self::TO_PARTICLE | Self::MODAL_NOT | Self::BE_NOT | Self::HAVE_NOT);
        Chunk { kind, start: 0, end: 0, head: if behind { 2 } else { 1 }, form }
    }
}

/// Whether it is a finite verb of any kind.
const fn finite(sight: Sight) -> bool {
    matches!(sight, Sight::Present | Sight::Past | Sight::Third | Sight::Modal | Sight::Is | Sight::Has | Sight::IsHas)
}

/// What follows from an auxiliary and a word that doesn't continue its group: the group may go on behind the word, or be another.
const fn aside(sight: Sight) -> Option<State> {
    match sight {
        Sight::Close | Sight::End | Sight::Trailing | Sight::Quote | Sight::First | Sight::Owner | Sight::Particle => Some(State::CLOSE),
        Sight::Is | Sight::Has | Sight::IsHas | Sight::Modal => Some(State::CLOSE),
        _ => None,
    }
}

/// What a chunk is that ends in a state, by [`State::chunk`].
static CHUNKS: [Chunk; State::COUNT] = {
    let mut all = [State::START.chunk(); State::COUNT];
    let mut state = 0;
    while state < State::COUNT {
        all[state] = State(state as u8).chunk();
        state += 1;
    }
    all
};

/// What follows from a state and the next word: the state behind the word, and in the upper bit whether a chunk ends in front of it,
/// so that it begins another.
#[derive(Clone, Copy)]
struct Step(u8);

impl Step {
    const ENDS: u8 = 1 << 7;

    /// The state behind the word, as a place in tables.
    #[inline]
    fn state(self) -> usize {
        usize::from(self.0) % State::COUNT
    }
}

/// How many symbols there may be; a power of two.
const SIGHTS: usize = 64;

/// The steps of each state.
static STEPS: [[Step; SIGHTS]; State::COUNT] = {
    let mut all = [[Step(State::CLOSE.0); SIGHTS]; State::COUNT];
    let mut state = 0;
    while state < State::COUNT {
        let mut at = 0;
        while at < Sight::ALL.len() {
            let sight = Sight::ALL[at];
            all[state][sight as usize] = match State(state as u8).next(sight) {
                Some(state) => Step(state.0),
                None => Step(State::first(sight).0 | Step::ENDS),
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
    let (mut before, mut start, mut count) = (Step(State::START.0), at, 0);
    let mut step = |end: u32, sight: Sight| {
        let told = CHUNKS[before.state()];
        // There always is: the room has a place for every token.
        let Some(place) = room.get_mut(count) else { return true };
        *place = Chunk { start, end, head: end.wrapping_sub(told.head), ..told };
        before = STEPS[before.state()][sight as usize % SIGHTS];
        let ends = before.0 & Step::ENDS != 0;
        count += usize::from(ends);
        start = select_unpredictable(ends, end, start);
        before.0 & State::CLOSE.0 != 0
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
        // What ends in front of a full stop ends here.
        step(end, Sight::Stop);
    }
    (count, start)
}
