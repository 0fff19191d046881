//! What a word is at sight: what its tag, its class and its written form say of it without its neighbours, settled when the word is
//! looked up.

use super::{Key, VERBAL_PREPOSITIONS, Words, pairs, set};
use crate::text::{Class, Tag, Upos};

/// What a word is at sight: the symbols that [`super::steps`] reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Sight {
    /// Nothing that could be told.
    #[default]
    Close,
    /// Nothing either, but a noun phrase that has its head ends in front of it, and so does a group with a main verb.
    End,
    /// The same, but it may belong to the verb in front of it.
    Trailing,
    /// A quotation mark.
    Quote,
    Comma,
    /// A full stop or question mark.
    Stop,
    /// A colon, semicolon or dash.
    Break,
    /// Another mark.
    Mark,
    /// An article, a determiner, a possessive pronoun.
    Determiner,
    /// An adjective that may be a phrase of its own.
    Modifier,
    /// Another adjective.
    Adjective,
    /// "first" as an adjective.
    First,
    /// A number, also a sign of a currency or another that stands with numbers.
    Number,
    /// A common noun.
    Noun,
    /// A name.
    Name,
    /// A possessive ending.
    Owner,
    /// A pronoun that is a phrase of its own.
    Pronoun,
    /// A main verb in its base form.
    Base,
    /// One in the plain present.
    Present,
    /// One in the past tense.
    Past,
    /// One in the third person.
    Third,
    /// A modal, or a finite form of "do".
    Modal,
    /// A past participle.
    Participle,
    /// A gerund, which may also close a compound.
    Gerund,
    /// A finite form of "be".
    Is,
    /// A finite form of "have".
    Has,
    /// What may be a form of either.
    IsHas,
    /// "be", "have" and "do" in the base form.
    Be,
    Have,
    Do,
    Been,
    Being,
    Adverb,
    /// An adverb that may be the particle of a verb.
    Way,
    /// "not" and "n't".
    Not,
    /// A particle of a verb.
    Particle,
    /// "to" before a verb.
    To,
    /// "to" as a preposition by its tag.
    Toward,
    Preposition,
    /// A preposition by its tag that opens a clause.
    Subordinator,
    And,
    /// A relative or interrogative word.
    Wh,
}

impl Sight {
    pub(super) const ALL: [Self; 42] = [
        Self::Close,
        Self::End,
        Self::Trailing,
        Self::Quote,
        Self::Comma,
        Self::Stop,
        Self::Break,
        Self::Mark,
        Self::Determiner,
        Self::Modifier,
        Self::Adjective,
        Self::First,
        Self::Number,
        Self::Noun,
        Self::Name,
        Self::Owner,
        Self::Pronoun,
        Self::Base,
        Self::Present,
        Self::Past,
        Self::Third,
        Self::Modal,
        Self::Participle,
        Self::Gerund,
        Self::Is,
        Self::Has,
        Self::IsHas,
        Self::Be,
        Self::Have,
        Self::Do,
        Self::Been,
        Self::Being,
        Self::Adverb,
        Self::Way,
        Self::Not,
        Self::Particle,
        Self::To,
        Self::Toward,
        Self::Preposition,
        Self::Subordinator,
        Self::And,
        Self::Wh,
    ];

    /// The same for a word that is more than it seems.
    #[inline]
    pub(super) const fn closer(self) -> Self {
        match self {
            Self::Trailing | Self::Not | Self::Particle => Self::Trailing,
            _ if self.ends() => Self::End,
            _ => Self::Close,
        }
    }

    /// Whether a noun phrase that has its head ends in front of the word.
    #[inline]
    pub(super) const fn ends(self) -> bool {
        !self.nominal() && !matches!(self, Self::Close | Self::Quote | Self::Gerund | Self::Owner)
    }

    /// Whether it is a noun, an adjective or a number.
    #[inline]
    pub(super) const fn nominal(self) -> bool {
        matches!(self, Self::Modifier | Self::Adjective | Self::First | Self::Number | Self::Noun | Self::Name)
    }
}

/// What a tag alone says.
const BY_TAG: [Sight; TAGS] = {
    let mut all = [Sight::End; TAGS];
    let told: &[(Sight, &[Tag])] = &[
        (Sight::Determiner, &[Tag::Dt, Tag::Pdt, Tag::PrpPoss]),
        (Sight::Adjective, &[Tag::Jj, Tag::Jjr, Tag::Jjs]),
        (Sight::Number, &[Tag::Cd, Tag::Currency, Tag::Sym]),
        (Sight::Noun, &[Tag::Nn, Tag::Nns]),
        (Sight::Name, &[Tag::Nnp, Tag::Nnps]),
        (Sight::Owner, &[Tag::Pos]),
        (Sight::Pronoun, &[Tag::Prp, Tag::Ex]),
        (Sight::Base, &[Tag::Vb]),
        (Sight::Present, &[Tag::Vbp]),
        (Sight::Past, &[Tag::Vbd]),
        (Sight::Third, &[Tag::Vbz]),
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
        (Sight::Close, &[Tag::Fw, Tag::Add, Tag::Gw, Tag::Xx, Tag::Afx]),
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

/// What a written form is beside its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
enum Group {
    /// Nothing.
    #[default]
    Plain,
    /// More than its tag says.
    Special,
    Not,
    Never,
    First,
    Her,
    Be,
    Have,
    Do,
    /// A form of "be" or "have".
    BeHave,
    To,
    /// "in" and "so", which may open an infinitive.
    Joining,
    That,
    /// An adverb that may be a particle.
    Way,
    /// A preposition, as a gerund.
    Including,
    /// An adjective that may stand for a noun.
    Quantity,
    Quote,
    Comma,
    Stop,
    Break,
    Mark,
}

impl Group {
    const ALL: [Self; 21] = [
        Self::Plain,
        Self::Special,
        Self::Not,
        Self::Never,
        Self::First,
        Self::Her,
        Self::Be,
        Self::Have,
        Self::Do,
        Self::BeHave,
        Self::To,
        Self::Joining,
        Self::That,
        Self::Way,
        Self::Including,
        Self::Quantity,
        Self::Quote,
        Self::Comma,
        Self::Stop,
        Self::Break,
        Self::Mark,
    ];

    /// That of a word.
    fn of(key: Key, own: Words) -> Self {
        let told = [
            (set!["get", "gets", "got", "getting"], Self::Special),
            (set!["not", "n't"], Self::Not),
            (set!["never"], Self::Never),
            (set!["first"], Self::First),
            (set!["her"], Self::Her),
            (set!["to"], Self::To),
            (set!["in", "so"], Self::Joining),
            (set!["that"], Self::That),
            (VERBAL_PREPOSITIONS, Self::Including),
            (set!["many", "few", "several", "most", "more", "much", "such", "others", "least"], Self::Quantity),
            (set![","], Self::Comma),
            (set![";", ":", "--"], Self::Break),
        ];
        let classes = [
            (Words::BE | Words::HAVE, Self::BeHave),
            (Words::BE, Self::Be),
            (Words::HAVE, Self::Have),
            (Words::DO, Self::Do),
            (Words::PARTICLE, Self::Way),
        ];
        let by_key = told.iter().find(|(keys, _)| keys.contains(key)).map(|told| told.1);
        let by_class = || classes.iter().find(|(class, _)| own.contains(*class)).map(|told| told.1);
        by_key.or_else(by_class).unwrap_or_default()
    }

    /// That of a word which is a mark by its class.
    fn of_mark(key: Key) -> Self {
        let told = [(set![","], Self::Comma), (set![".", "?"], Self::Stop), (set![";", ":", "--", "–", "—"], Self::Break)];
        told.iter().find(|(keys, _)| keys.contains(key)).map_or(Self::Mark, |told| told.1)
    }

    /// What a word of the group is that is this by its tag.
    const fn sight(self, told: Sight) -> Sight {
        use Sight::*;
        let special = if told.ends() { Trailing } else { Close };
        match (self, told) {
            (Self::Quote, _) => Quote,
            (Self::Comma, End) => Comma,
            (Self::Stop, End) => Stop,
            (Self::Break, End) => Break,
            (Self::Mark, End) => Mark,
            (Self::Comma | Self::Stop | Self::Break | Self::Mark, _) => Close,
            (Self::Not, Adverb) => Not,
            (Self::Never, Adverb) => Adverb,
            (Self::First, Adjective) => First,
            (Self::Her, Determiner) => Determiner,
            (Self::Her, Pronoun) => End,
            (Self::Be, Present | Past | Third) => Is,
            (Self::Be, Base) => Be,
            (Self::Be, Participle) => Been,
            (Self::Be, Gerund) => Being,
            (Self::Have, Present | Past | Third) => Has,
            (Self::Have, Base) => Have,
            (Self::BeHave, Present | Past | Third) => IsHas,
            (Self::Do, Present | Past | Third) => Modal,
            (Self::Do, Base) => Do,
            (Self::Have | Self::Do, Participle | Gerund) | (Self::BeHave, Base | Participle | Gerund) => special,
            (Self::To, To) => To,
            (Self::To, Preposition) => Toward,
            (Self::Joining, Preposition | Subordinator | And) => told,
            (Self::That, Preposition) => Subordinator,
            (Self::Way, Adverb) => Way,
            (Self::Including, Gerund) => Close,
            (Self::Quantity, Adjective) => Modifier,
            (Self::Special | Self::Not | Self::Never | Self::First | Self::Her | Self::To | Self::Joining, _) => special,
            _ => told,
        }
    }
}

/// How many tags there may be; the bits above theirs tell a capital, an unusual universal tag, and above these the group.
pub(super) const TAGS: usize = 64;
const CAPITAL: usize = TAGS;
const UNUSUAL: usize = 2 * TAGS;
const GROUP: usize = 4 * TAGS;

/// What a word is by its group, its universal tag, whether it is written with a capital, and its tag.
static SIGHTS: [Sight; 32 * GROUP] = {
    let mut all = [Sight::Close; 32 * GROUP];
    let mut at = 0;
    while at < Group::ALL.len() * GROUP {
        let told = match BY_TAG[at % TAGS] {
            Sight::Preposition if at & UNUSUAL != 0 => Sight::Subordinator,
            Sight::Adjective if at & CAPITAL != 0 => Sight::Modifier,
            told => told,
        };
        let group = Group::ALL[at / GROUP];
        assert!(group as usize == at / GROUP, "groups stand in another order");
        all[at] = match group.sight(told) {
            Sight::Participle | Sight::Gerund if at & UNUSUAL != 0 => Sight::Close,
            sight => sight,
        };
        at += 1;
    }
    all
};

/// [`UNUSUAL`] for the universal tags that tell more than the tag does of a preposition or participle.
const BY_UPOS: [u8; 32] = {
    let mut all = [0; 32];
    all[Upos::Sconj as usize] = UNUSUAL as u8;
    all[Upos::Aux as usize] = UNUSUAL as u8;
    all
};

/// A tag, and whether the word is written with a capital: a number below twice [`TAGS`].
#[inline]
pub(super) fn written(tag: Tag, class: Class) -> usize {
    const SHIFT: u32 = CAPITAL.ilog2() - Class::CAPITAL.bits().ilog2();
    (tag as usize % TAGS) | ((class & Class::CAPITAL).bits() << SHIFT) as usize
}

bitflags::bitflags! {
    /// What the chunker and the rules heed about a word beside its sight.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Special: u8 {
        /// It may change what the word in front of it is.
        const CLOSER = 1;
        /// A phrase that the chunker knows may begin with it.
        const OPENS = 1 << 1;
        /// It is the second word of such a phrase.
        const SECOND = 1 << 2;
        /// A mark that phrases neither begin nor end with.
        const EDGE = 1 << 3;
    }
}

impl Special {
    /// The same for a word in its place.
    #[inline]
    fn in_place(self, tag: Tag, class: Class) -> Self {
        const { assert!(Self::CLOSER.bits() == 1) };
        let hyphen = (class.bits() >> Class::HYPHEN.bits().ilog2()) as u8 & 1;
        Self::from_bits_retain(self.bits() | hyphen | u8::from(tag == Tag::Pos))
    }

    /// Whether the word may change what the one before it is, of which this is known.
    #[inline]
    pub(super) fn turns(self, before: Self) -> bool {
        // One bit stands beside the other: both are asked for together.
        const { assert!(Self::OPENS.bits() << 1 == Self::SECOND.bits()) };
        (before.bits() << 1 & Self::SECOND.bits() | Self::CLOSER.bits()) & self.bits() != 0
    }
}

/// What a written form says of a word's sight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    special: Special,
    /// By the kind of mark that the word is by its class: none, another than a quotation mark, a quotation mark.
    groups: [Group; 4],
}

impl Look {
    /// That of a form with this key and these classes.
    pub(super) fn of(key: Key, own: Words) -> Self {
        let mut special = Special::empty();
        special.set(Special::CLOSER, set!["'", "/", "-", "–"].contains(key));
        special.set(Special::OPENS, pairs::opens(key));
        special.set(Special::SECOND, pairs::follows(key));
        special.set(Special::EDGE, set![",", ";", ":", ".", "—", "–", "--"].contains(key));
        Self { special, groups: [Group::of(key, own), Group::of_mark(key), Group::Quote, Group::Quote] }
    }

    /// What a word of this form is where it has these tags and classes; what is special about it.
    #[inline]
    pub(super) fn in_place(&self, tag: Tag, upos: Upos, class: Class) -> (Sight, Special) {
        let mark = usize::from(class.intersects(MARKS)) + usize::from(class.contains(Class::QUOTE));
        let group = self.groups[mark % self.groups.len()] as usize;
        let place = written(tag, class) | usize::from(BY_UPOS[upos as usize % BY_UPOS.len()]) | (group * GROUP);
        (SIGHTS[place % SIGHTS.len()], self.special.in_place(tag, class))
    }
}
