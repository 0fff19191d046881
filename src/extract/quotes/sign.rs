//! What the walks over a sentence look for, a set of bits a token: most tokens are passed over at sight.

use super::words::Word;
use crate::text::{Class, Tag, Upos};

bitflags::bitflags! {
    /// What a token is to a walk over its sentence.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Sign: u32 {
        /// Stands between quotation marks, or is one of them.
        const MARKED = 1;
        /// An opening bracket.
        const OPENS = 1 << 1;
        /// A closing bracket.
        const CLOSES = 1 << 2;
        /// A comma.
        const COMMA = 1 << 3;
        /// A colon or a semicolon.
        const PAUSE = 1 << 4;
        /// A dash between clauses.
        const DASH = 1 << 5;
        /// A conjunction that joins equals: "and".
        const CONJUNCTION = 1 << 6;
        /// A conjunction that opens a clause: "because".
        const SUBORDINATOR = 1 << 7;
        /// An adverb that opens a clause: "when".
        const WHEN = 1 << 8;
        /// A relative pronoun or one of a question: "who", "which".
        const RELATIVE = 1 << 9;
        /// "whose".
        const WHOSE = 1 << 10;
        /// "that" as a pronoun.
        const THAT = 1 << 11;
        /// A verb with tense (modals too), where the tags' mistakes that a cue shows are mended.
        const FINITE = 1 << 12;
        /// By its tag it may begin a noun phrase.
        const BEGINS = 1 << 13;
        /// By its tag it may stand inside a base noun phrase.
        const PART = 1 << 14;
        /// A time expression holds it.
        const TIMED = 1 << 15;
        /// Speech in quotation marks holds it.
        const SPEECH = 1 << 16;

        /// What may cut a clause off what stands before it.
        const CUT = Self::MARKED.bits()
            | Self::CLOSES.bits()
            | Self::PAUSE.bits()
            | Self::DASH.bits()
            | Self::SUBORDINATOR.bits()
            | Self::WHEN.bits()
            | Self::RELATIVE.bits()
            | Self::THAT.bits()
            | Self::FINITE.bits();
        /// Where a content may end, or what tells whether it may.
        const TURN = Self::MARKED.bits()
            | Self::OPENS.bits()
            | Self::COMMA.bits()
            | Self::PAUSE.bits()
            | Self::DASH.bits()
            | Self::CONJUNCTION.bits()
            | Self::SUBORDINATOR.bits()
            | Self::FINITE.bits();
    }
}

/// What a tag alone tells, by its number.
static BY_TAG: [Sign; 64] = {
    let mut signs = [Sign::empty(); 64];
    let mut at = 0;
    while at < TAGS.len() {
        let (tag, sign) = TAGS[at];
        signs[tag as usize] = signs[tag as usize].union(sign);
        at += 1;
    }
    signs
};

const BOTH: Sign = Sign::BEGINS.union(Sign::PART);

/// The signs of the tags; a tag of several signs stands here several times.
const TAGS: &[(Tag, Sign)] = &[
    (Tag::Vbd, Sign::FINITE),
    (Tag::Vbp, Sign::FINITE),
    (Tag::Vbz, Sign::FINITE),
    (Tag::Md, Sign::FINITE),
    (Tag::Cc, Sign::CONJUNCTION),
    (Tag::Wrb, Sign::WHEN),
    (Tag::Wp, Sign::RELATIVE),
    (Tag::Wdt, Sign::RELATIVE),
    (Tag::WpPoss, Sign::WHOSE),
    (Tag::Nn, BOTH),
    (Tag::Nns, BOTH),
    (Tag::Nnp, BOTH),
    (Tag::Nnps, BOTH),
    (Tag::Dt, BOTH),
    (Tag::Pdt, BOTH),
    (Tag::PrpPoss, BOTH),
    (Tag::WpPoss, BOTH),
    (Tag::Jj, BOTH),
    (Tag::Jjr, BOTH),
    (Tag::Jjs, BOTH),
    (Tag::Prp, BOTH),
    (Tag::Cd, BOTH),
    (Tag::Ex, BOTH),
    (Tag::Currency, BOTH),
    (Tag::Wp, Sign::BEGINS),
    (Tag::Wdt, Sign::BEGINS),
    (Tag::Pos, Sign::PART),
    (Tag::Hyph, Sign::PART),
    (Tag::Fw, Sign::PART),
    (Tag::Sym, Sign::PART),
];

impl Sign {
    /// What a token tells by itself.
    #[inline]
    pub(super) fn of(class: Class, tag: Tag, upos: Upos, word: Word) -> Self {
        let mut sign = BY_TAG.get(tag as usize).copied().unwrap_or_default();
        sign.set(Self::SUBORDINATOR, upos == Upos::Sconj);
        sign.set(Self::THAT, upos == Upos::Pron && word.contains(Word::THAT));
        sign.set(Self::COMMA, word.contains(Word::COMMA));
        sign.set(Self::PAUSE, word.intersects(Word::PAUSE));
        sign.set(Self::DASH, class.contains(Class::DASH));
        sign.set(Self::OPENS, class.contains(Class::BRACKET | Class::OPEN));
        sign.set(Self::CLOSES, class.contains(Class::BRACKET | Class::CLOSE));
        sign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_the_tags() {
        for tag in Tag::all() {
            let sign = Sign::of(Class::empty(), tag, tag.usual_upos(), Word::empty());
            assert_eq!(sign.contains(Sign::FINITE), tag.is_finite(), "{tag:?}");
            let phrase = tag.is_noun() || tag.is_determiner() || tag.is_adjective();
            let begins = phrase || matches!(tag, Tag::Prp | Tag::Cd | Tag::Ex | Tag::Wp | Tag::Wdt | Tag::Currency);
            assert_eq!(sign.contains(Sign::BEGINS), begins, "{tag:?}");
            let part = phrase || matches!(tag, Tag::Prp | Tag::Cd | Tag::Pos | Tag::Hyph | Tag::Currency | Tag::Ex | Tag::Fw | Tag::Sym);
            assert_eq!(sign.contains(Sign::PART), part, "{tag:?}");
        }
    }
}
