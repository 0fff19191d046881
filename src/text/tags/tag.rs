//! The tag sets: Penn Treebank tags as UD English uses them in its XPOS column, and the universal tags (UPOS).
//!
//! Source: Universal Dependencies, English EWT and GUM guidelines; Marcus, Santorini and Marcinkiewicz 1993.

/// A Penn Treebank part-of-speech tag, as the XPOS column of UD English has it.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    /// `NN`: noun, singular or mass.
    Nn,
    /// `NNS`: noun, plural.
    Nns,
    /// `NNP`: proper noun, singular.
    Nnp,
    /// `NNPS`: proper noun, plural.
    Nnps,
    /// `VB`: verb, base form.
    Vb,
    /// `VBD`: verb, past tense.
    Vbd,
    /// `VBG`: verb, gerund or present participle.
    Vbg,
    /// `VBN`: verb, past participle.
    Vbn,
    /// `VBP`: verb, present, not third person singular.
    Vbp,
    /// `VBZ`: verb, third person singular present.
    Vbz,
    /// `MD`: modal.
    Md,
    /// `JJ`: adjective.
    Jj,
    /// `JJR`: adjective, comparative.
    Jjr,
    /// `JJS`: adjective, superlative.
    Jjs,
    /// `RB`: adverb.
    Rb,
    /// `RBR`: adverb, comparative.
    Rbr,
    /// `RBS`: adverb, superlative.
    Rbs,
    /// `DT`: determiner.
    Dt,
    /// `PDT`: predeterminer.
    Pdt,
    /// `WDT`: wh-determiner.
    Wdt,
    /// `WP`: wh-pronoun.
    Wp,
    /// `WP$`: possessive wh-pronoun.
    WpPoss,
    /// `WRB`: wh-adverb.
    Wrb,
    /// `PRP`: personal pronoun.
    Prp,
    /// `PRP$`: possessive pronoun.
    PrpPoss,
    /// `IN`: preposition or subordinating conjunction.
    In,
    /// `TO`: infinitival “to”.
    To,
    /// `CC`: coordinating conjunction.
    Cc,
    /// `CD`: cardinal number.
    Cd,
    /// `EX`: existential “there”.
    Ex,
    /// `POS`: possessive ending.
    Pos,
    /// `RP`: particle of a phrasal verb.
    Rp,
    /// `UH`: interjection.
    Uh,
    /// `HYPH`: hyphen inside a compound.
    Hyph,
    /// `,`: comma.
    Comma,
    /// `.`: sentence-final punctuation.
    Stop,
    /// `:`: colon, semicolon, dash, ellipsis.
    Colon,
    /// Two grave accents: opening quotation mark.
    OpenQuote,
    /// `''`: closing quotation mark.
    CloseQuote,
    /// `-LRB-`: opening bracket.
    OpenBracket,
    /// `-RRB-`: closing bracket.
    CloseBracket,
    /// `$`: currency sign.
    Currency,
    /// `SYM`: symbol.
    Sym,
    /// `NFP`: superfluous punctuation, emoticon.
    Nfp,
    /// `LS`: list item marker.
    Ls,
    /// `FW`: foreign word.
    Fw,
    /// `ADD`: address: e-mail, URL, handle.
    Add,
    /// `GW`: part of a word that is written apart.
    Gw,
    /// `XX`: unknown.
    Xx,
    /// `AFX`: affix written apart.
    Afx,
}

/// A universal part-of-speech tag (UPOS).
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Upos {
    /// `ADJ`: adjective.
    Adj,
    /// `ADP`: adposition.
    Adp,
    /// `ADV`: adverb.
    Adv,
    /// `AUX`: auxiliary, copula or modal.
    Aux,
    /// `CCONJ`: coordinating conjunction.
    Cconj,
    /// `DET`: determiner.
    Det,
    /// `INTJ`: interjection.
    Intj,
    /// `NOUN`: common noun.
    Noun,
    /// `NUM`: numeral.
    Num,
    /// `PART`: particle: “not”, “to”, “'s”.
    Part,
    /// `PRON`: pronoun.
    Pron,
    /// `PROPN`: proper noun.
    Propn,
    /// `PUNCT`: punctuation.
    Punct,
    /// `SCONJ`: subordinating conjunction.
    Sconj,
    /// `SYM`: symbol.
    Sym,
    /// `VERB`: main verb.
    Verb,
    /// `X`: anything else.
    X,
}

/// Every tag with its name and the universal tag it usually has, in the order of the discriminants.
const TAGS: [(Tag, &str, Upos); 50] = [
    (Tag::Nn, "NN", Upos::Noun),
    (Tag::Nns, "NNS", Upos::Noun),
    (Tag::Nnp, "NNP", Upos::Propn),
    (Tag::Nnps, "NNPS", Upos::Propn),
    (Tag::Vb, "VB", Upos::Verb),
    (Tag::Vbd, "VBD", Upos::Verb),
    (Tag::Vbg, "VBG", Upos::Verb),
    (Tag::Vbn, "VBN", Upos::Verb),
    (Tag::Vbp, "VBP", Upos::Verb),
    (Tag::Vbz, "VBZ", Upos::Verb),
    (Tag::Md, "MD", Upos::Aux),
    (Tag::Jj, "JJ", Upos::Adj),
    (Tag::Jjr, "JJR", Upos::Adj),
    (Tag::Jjs, "JJS", Upos::Adj),
    (Tag::Rb, "RB", Upos::Adv),
    (Tag::Rbr, "RBR", Upos::Adv),
    (Tag::Rbs, "RBS", Upos::Adv),
    (Tag::Dt, "DT", Upos::Det),
    (Tag::Pdt, "PDT", Upos::Det),
    (Tag::Wdt, "WDT", Upos::Pron),
    (Tag::Wp, "WP", Upos::Pron),
    (Tag::WpPoss, "WP$", Upos::Pron),
    (Tag::Wrb, "WRB", Upos::Adv),
    (Tag::Prp, "PRP", Upos::Pron),
    (Tag::PrpPoss, "PRP$", Upos::Pron),
    (Tag::In, "IN", Upos::Adp),
    (Tag::To, "TO", Upos::Part),
    (Tag::Cc, "CC", Upos::Cconj),
    (Tag::Cd, "CD", Upos::Num),
    (Tag::Ex, "EX", Upos::Pron),
    (Tag::Pos, "POS", Upos::Part),
    (Tag::Rp, "RP", Upos::Adp),
    (Tag::Uh, "UH", Upos::Intj),
    (Tag::Hyph, "HYPH", Upos::Punct),
    (Tag::Comma, ",", Upos::Punct),
    (Tag::Stop, ".", Upos::Punct),
    (Tag::Colon, ":", Upos::Punct),
    (Tag::OpenQuote, "``", Upos::Punct),
    (Tag::CloseQuote, "''", Upos::Punct),
    (Tag::OpenBracket, "-LRB-", Upos::Punct),
    (Tag::CloseBracket, "-RRB-", Upos::Punct),
    (Tag::Currency, "$", Upos::Sym),
    (Tag::Sym, "SYM", Upos::Sym),
    (Tag::Nfp, "NFP", Upos::Punct),
    (Tag::Ls, "LS", Upos::Num),
    (Tag::Fw, "FW", Upos::X),
    (Tag::Add, "ADD", Upos::Propn),
    (Tag::Gw, "GW", Upos::X),
    (Tag::Xx, "XX", Upos::X),
    (Tag::Afx, "AFX", Upos::X),
];

/// Every universal tag with its name, in the order of the discriminants.
const UPOS: [(Upos, &str); 17] = [
    (Upos::Adj, "ADJ"),
    (Upos::Adp, "ADP"),
    (Upos::Adv, "ADV"),
    (Upos::Aux, "AUX"),
    (Upos::Cconj, "CCONJ"),
    (Upos::Det, "DET"),
    (Upos::Intj, "INTJ"),
    (Upos::Noun, "NOUN"),
    (Upos::Num, "NUM"),
    (Upos::Part, "PART"),
    (Upos::Pron, "PRON"),
    (Upos::Propn, "PROPN"),
    (Upos::Punct, "PUNCT"),
    (Upos::Sconj, "SCONJ"),
    (Upos::Sym, "SYM"),
    (Upos::Verb, "VERB"),
    (Upos::X, "X"),
];

/// Pairs that the tagger tells apart beside the usual ones of [`TAGS`]: “have” as auxiliary or main verb,
/// “after” before a phrase or a clause, “that” as determiner or pronoun.
const EXTRA: [(Tag, Upos); 14] = [
    (Tag::Vb, Upos::Aux),
    (Tag::Vbd, Upos::Aux),
    (Tag::Vbg, Upos::Aux),
    (Tag::Vbn, Upos::Aux),
    (Tag::Vbp, Upos::Aux),
    (Tag::Vbz, Upos::Aux),
    (Tag::In, Upos::Sconj),
    (Tag::Dt, Upos::Pron),
    (Tag::Nn, Upos::Pron),
    (Tag::Nn, Upos::Sym),
    (Tag::Rb, Upos::Part),
    (Tag::Nnp, Upos::Adj),
    (Tag::Wdt, Upos::Det),
    (Tag::Nfp, Upos::Sym),
];

/// What the tagger predicts: a tag and a universal tag at once, as an index below [`Label::COUNT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label(pub(crate) u8);

/// Label → (tag, universal tag).
const LABELS: [(Tag, Upos); Label::COUNT] = {
    let mut labels = [(Tag::Xx, Upos::X); Label::COUNT];
    let mut i = 0;
    while i < Label::COUNT {
        labels[i] = if i < TAGS.len() { (TAGS[i].0, TAGS[i].2) } else { EXTRA[i - TAGS.len()] };
        i += 1;
    }
    labels
};

impl Label {
    /// How many labels there are.
    pub(crate) const COUNT: usize = TAGS.len() + EXTRA.len();

    /// The label of a pair; of one that has no label of its own, the one of its tag.
    pub(crate) const fn pair(tag: Tag, upos: Upos) -> Self {
        let mut label = 0;
        while label < Self::COUNT {
            if LABELS[label].0 as u8 == tag as u8 && LABELS[label].1 as u8 == upos as u8 {
                return Self(label as u8);
            }
            label += 1;
        }
        Self::of(tag)
    }

    /// The label of a tag with its usual universal tag.
    pub(crate) const fn of(tag: Tag) -> Self {
        Self(tag as u8)
    }

    /// The tag.
    pub(crate) fn tag(self) -> Tag {
        LABELS.get(usize::from(self.0)).map_or(Tag::Xx, |pair| pair.0)
    }

    /// The universal tag.
    pub(crate) fn upos(self) -> Upos {
        LABELS.get(usize::from(self.0)).map_or(Upos::X, |pair| pair.1)
    }
}

/// Labels, a bit each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labels(u64);

impl Labels {
    /// The labels of some tags.
    pub(crate) const fn of(tags: &[Tag]) -> Self {
        const { assert!(Label::COUNT <= u64::BITS as usize) };
        let (mut labels, mut label) = (0, 0);
        while label < Label::COUNT {
            let mut rest = tags;
            while let [tag, others @ ..] = rest {
                labels |= ((LABELS[label].0 as u8 == *tag as u8) as u64) << label;
                rest = others;
            }
            label += 1;
        }
        Self(labels)
    }

    /// Whether a label is one of them.
    #[inline]
    pub(crate) const fn hold(self, label: Label) -> bool {
        self.0 >> (label.0 & 63) & 1 != 0
    }
}

impl Tag {
    /// All tags in the order of their discriminants.
    pub fn all() -> impl Iterator<Item = Self> {
        TAGS.iter().map(|entry| entry.0)
    }

    /// The name as the treebanks write it: `NN`, `PRP$`, `-LRB-`.
    pub fn as_str(self) -> &'static str {
        TAGS[self as usize].1
    }

    /// The tag of that name, or nothing.
    #[allow(clippy::should_implement_trait)]
    pub fn from_str(name: &str) -> Option<Self> {
        TAGS.iter().find(|entry| entry.1 == name).map(|entry| entry.0)
    }

    /// The universal tag that words of this tag have most often. The tagger's own decision (auxiliary or main verb,
    /// preposition or conjunction) is finer: [`super::Tagger::tag`].
    pub fn usual_upos(self) -> Upos {
        TAGS[self as usize].2
    }

    /// A verb form other than a modal: VB VBD VBG VBN VBP VBZ.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A form that can head a finite clause: VBD VBP VBZ MD.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// A participle: VBG VBN.
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Vbg | Self::Vbn)
    }

    /// A noun, common or proper: NN NNS NNP NNPS.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns) || self.is_proper()
    }

    /// A common noun: NN NNS.
    pub fn is_common_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns)
    }

    /// A proper noun: NNP NNPS.
    pub fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// A plural noun: NNS NNPS.
    pub fn is_plural(self) -> bool {
        matches!(self, Self::Nns | Self::Nnps)
    }

    /// An adjective: JJ JJR JJS.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// An adverb: RB RBR RBS, not WRB.
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    /// A personal or possessive pronoun: PRP PRP$.
    pub fn is_pronoun(self) -> bool {
        matches!(self, Self::Prp | Self::PrpPoss)
    }

    /// A wh-word: WDT WP WP$ WRB.
    pub fn is_wh(self) -> bool {
        matches!(self, Self::Wdt | Self::Wp | Self::WpPoss | Self::Wrb)
    }

    /// What stands before a noun and opens its phrase: DT PDT PRP$ WP$ (WDT may stand alone).
    pub fn is_determiner(self) -> bool {
        matches!(self, Self::Dt | Self::Pdt | Self::PrpPoss | Self::WpPoss)
    }

    /// Punctuation of every kind, hyphens too.
    pub fn is_punctuation(self) -> bool {
        self.usual_upos() == Upos::Punct
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Upos {
    /// The name as UD writes it: `NOUN`, `AUX`.
    pub fn as_str(self) -> &'static str {
        UPOS[self as usize].1
    }

    /// The tag of that name, or nothing.
    #[allow(clippy::should_implement_trait)]
    pub fn from_str(name: &str) -> Option<Self> {
        UPOS.iter().find(|entry| entry.1 == name).map(|entry| entry.0)
    }
}

impl std::fmt::Display for Upos {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        for (i, tag) in Tag::all().enumerate() {
            assert_eq!(tag as usize, i);
            assert_eq!(Tag::from_str(tag.as_str()), Some(tag));
            assert_eq!(Label::of(tag).tag(), tag);
        }
        for (i, &(upos, name)) in UPOS.iter().enumerate() {
            assert_eq!(upos as usize, i);
            assert_eq!(Upos::from_str(name), Some(upos));
        }
        assert_eq!(Tag::from_str("NOUN"), None);
    }
}
