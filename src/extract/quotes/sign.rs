//! What the rules read of a token: a set of bits, made once from its word, its characters and its tags. Most tokens are passed
//! over at sight. Those that wake rules stand in two bytes of it, see [`super::wake`].

use crate::text::{Class, Tag, Upos};

bitflags::bitflags! {
    /// What a token is to the rules.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub(super) struct Sign: u64 {
        /// Stands between quotation marks, or is one of them.
        const MARKED = 1;
        /// An opening bracket.
        const OPENS = 1 << 1;
        /// A closing bracket.
        const CLOSES = 1 << 2;
        /// A comma.
        const COMMA = 1 << 3;
        /// A semicolon.
        const SEMICOLON = 1 << 4;
        /// A colon.
        const COLON = 1 << 5;
        /// A conjunction that joins equals: "and".
        const CONJUNCTION = 1 << 6;
        /// A conjunction that opens a clause: "because".
        const SUBORDINATOR = 1 << 7;
        /// A quotation mark.
        const QUOTE = Class::QUOTE.bits() as u64;
        /// "that".
        const THAT = 1 << 9;
        /// "as".
        const AS = 1 << 10;
        /// "according".
        const ACCORDING = 1 << 11;
        /// A noun for words or a view that "in" leads in.
        const VIEW = 1 << 12;
        /// A dash between clauses.
        const DASH = Class::DASH.bits() as u64;
        /// A noun for a medium or an occasion of speech.
        const MEDIUM = 1 << 14;
        /// By its tag it may begin a noun phrase.
        const BEGINS = 1 << 15;
        /// A verb or common noun that a verb of the list may begin with.
        const CUE = 1 << 16;
        /// By its tag it is a verb that may have tense all the same, or have none.
        const DOUBTFUL = 1 << 17;
        /// A verb with tense (modals too), where the tags' mistakes that a cue shows are mended.
        const FINITE = 1 << 18;
        /// An auxiliary, a modal or "to": the verb behind it is what it is tagged as.
        const AUXILIARY = 1 << 19;
        /// A form of "be" (or "get") that makes a passive.
        const BE = 1 << 20;
        /// Stands behind a form of "be" in a cue: "is confident that".
        const AFTER_BE = 1 << 21;
        /// An adverb that opens a clause: "when".
        const WHEN = 1 << 22;
        /// A relative pronoun or one of a question: "who", "which".
        const RELATIVE = 1 << 23;
        /// "whose".
        const WHOSE = 1 << 24;
        /// "that" as a pronoun.
        const PRONOUN_THAT = 1 << 25;
        /// A full stop.
        const STOP = 1 << 26;
        /// "to".
        const TO = 1 << 27;
        /// "by".
        const BY = 1 << 28;
        /// "of".
        const OF = 1 << 29;
        /// "it".
        const IT = 1 << 30;
        /// "and".
        const AND = 1 << 31;
        /// "but".
        const BUT = 1 << 32;
        /// "including".
        const INCLUDING = 1 << 33;
        /// "how".
        const HOW = 1 << 34;
        /// "there".
        const THERE = 1 << 35;
        /// "percent".
        const PERCENT = 1 << 36;
        /// Leads in a hearer, a medium, a time or an occasion between a cue and its content.
        const LEADER = 1 << 37;
        /// Opens a clause of a question.
        const QUESTION = 1 << 38;
        /// Opens an adverbial at the head of a clause: "said if elected he would".
        const ADVERBIAL = 1 << 39;
        /// Opens a clause beside what is said: "while".
        const BESIDE = 1 << 40;
        /// Leads on from what is said to when and why it was said.
        const PHRASE_END = 1 << 41;
        /// Opens an aside behind a cue: "…, he said, as they left".
        const ASIDE = 1 << 42;
        /// Leads in a medium: "in a statement".
        const MEDIUM_LEADER = 1 << 43;
        /// Joins noun phrases.
        const JOINT = 1 << 44;
        /// By its tag it may stand inside a base noun phrase.
        const PART = 1 << 45;
        /// What stands behind "there" where something exists.
        const EXISTS = 1 << 46;
        /// "but", "yet", "so".
        const CONTRAST = 1 << 47;
        /// Opens a clause of time, cause or comparison.
        const TIME_CLAUSE = 1 << 48;
        /// "by", "from".
        const AGENT = 1 << 49;
        /// "in", "of".
        const INSIDE = 1 << 50;
        /// "despite".
        const DESPITE = 1 << 51;
        /// A noun for a thing that says something by being read.
        const DOCUMENT = 1 << 52;
        /// A noun without plural that tells things.
        const TELLING = 1 << 53;
        /// "neither", "either", "both".
        const PAIRED = 1 << 54;
        /// A time expression holds it.
        const TIMED = 1 << 55;
        /// A form of a verb, or an adjective, whose infinitive takes place (Karttunen's implicative verbs, and those of
        /// beginning and seeming): "began to criticize".
        const TAKES_PLACE = 1 << 56;
        /// A preposition whose gerund names an act without telling that it takes place: "the cost of supporting".
        const BEFORE_ACT = 1 << 57;
        /// A participle that has become a preposition: "regarding".
        const PREPOSITION = 1 << 58;
        /// Leads in when, where and how something was said, never what a name is: "in", "during".
        const CIRCUMSTANCE = 1 << 59;
        /// "on".
        const ON = 1 << 60;
        /// "you".
        const YOU = 1 << 61;
        /// Before an amount: "over a quarter".
        const ABOUT = 1 << 62;
        /// Speech in quotation marks holds it.
        const SPEECH = 1 << 63;

        /// Ends a clause before it: a colon or a semicolon.
        const PAUSE = Self::COLON.bits() | Self::SEMICOLON.bits();
        /// The words that are rare and noted where they stand, see [`super::words::Words`].
        const NOTED = Self::ACCORDING.bits() | Self::AS.bits() | Self::VIEW.bits() | Self::THAT.bits() | Self::MEDIUM.bits() | Self::QUOTE.bits();
        /// What may cut a clause off what stands before it.
        const CUT = Self::MARKED.bits()
            | Self::CLOSES.bits()
            | Self::PAUSE.bits()
            | Self::DASH.bits()
            | Self::SUBORDINATOR.bits()
            | Self::WHEN.bits()
            | Self::RELATIVE.bits()
            | Self::PRONOUN_THAT.bits()
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

/// What a tag tells, by its number: the signs that it gives, and those of its word that it leaves.
static BY_TAG: [(Sign, Sign); 64] = {
    let mut signs = [(Sign::empty(), Sign::all().difference(Sign::CUE)); 64];
    let mut at = 0;
    while at < TAGS.len() {
        let (tag, sign) = TAGS[at];
        let (given, left) = signs[tag as usize];
        signs[tag as usize] = (given.union(sign).difference(Sign::CUE), left.union(sign.intersection(Sign::CUE)));
        at += 1;
    }
    signs
};

/// The signs of a word that a universal tag leaves, by its number.
static BY_UPOS: [Sign; 32] = {
    let mut signs = [Sign::all().difference(Sign::PRONOUN_THAT.union(Sign::SUBORDINATOR).union(Sign::AUXILIARY)); 32];
    signs[Upos::Pron as usize] = signs[Upos::Pron as usize].union(Sign::PRONOUN_THAT);
    signs[Upos::Aux as usize] = signs[Upos::Aux as usize].union(Sign::AUXILIARY);
    signs[Upos::Sconj as usize] = signs[Upos::Sconj as usize].union(Sign::SUBORDINATOR);
    signs
};

const BOTH: Sign = Sign::BEGINS.union(Sign::PART);

/// The signs of the tags; a tag of several signs stands here several times. [`Sign::CUE`] only stays where a word has it.
const TAGS: &[(Tag, Sign)] = &[
    (Tag::Vbd, Sign::FINITE),
    (Tag::Vbp, Sign::FINITE),
    (Tag::Vbz, Sign::FINITE),
    (Tag::Md, Sign::FINITE),
    (Tag::Vb, Sign::CUE),
    (Tag::Vbd, Sign::CUE),
    (Tag::Vbg, Sign::CUE),
    (Tag::Vbn, Sign::CUE),
    (Tag::Vbp, Sign::CUE),
    (Tag::Vbz, Sign::CUE),
    (Tag::Nn, Sign::CUE),
    (Tag::Nns, Sign::CUE),
    (Tag::Vb, Sign::DOUBTFUL),
    (Tag::Vbd, Sign::DOUBTFUL),
    (Tag::Vbn, Sign::DOUBTFUL),
    (Tag::To, Sign::AUXILIARY),
    (Tag::Md, Sign::AUXILIARY),
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
    /// The signs of a token whose word has these by itself.
    #[inline]
    pub(super) fn in_place(self, class: Class, tag: Tag, upos: Upos) -> Self {
        let (given, left) = BY_TAG.get(tag as usize).copied().unwrap_or_default();
        let kept = BY_UPOS.get(upos as usize).copied().unwrap_or_default();
        // Marks and dashes are known by the tokenizer's own bits.
        let marks = Self::from_bits_truncate(u64::from(class.bits())) & (Self::QUOTE | Self::DASH);
        (self | Self::SUBORDINATOR | Self::AUXILIARY) & left & kept | given | marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_the_tags() {
        for tag in Tag::all() {
            let sign = Sign::empty().in_place(Class::empty(), tag, tag.usual_upos());
            assert_eq!(sign.contains(Sign::FINITE), tag.is_finite(), "{tag:?}");
            let cue = Sign::CUE.in_place(Class::empty(), tag, tag.usual_upos()).contains(Sign::CUE);
            assert_eq!(cue, tag.is_verb() || tag.is_common_noun(), "{tag:?}");
            let phrase = tag.is_noun() || tag.is_determiner() || tag.is_adjective();
            let begins = phrase || matches!(tag, Tag::Prp | Tag::Cd | Tag::Ex | Tag::Wp | Tag::Wdt | Tag::Currency);
            assert_eq!(sign.contains(Sign::BEGINS), begins, "{tag:?}");
            let part = phrase || matches!(tag, Tag::Prp | Tag::Cd | Tag::Pos | Tag::Hyph | Tag::Currency | Tag::Ex | Tag::Fw | Tag::Sym);
            assert_eq!(sign.contains(Sign::PART), part, "{tag:?}");
        }
    }
}
