//! From clean text to tokens and sentences: cut, classed, looked up in the lexicon, tagged.

pub mod lexicon;
pub mod numbers;
pub mod phrases;
mod sentences;
pub mod tags;
mod tokenize;
mod tokens;
mod word_set;
mod word_table;

use std::borrow::Cow;
use std::ops::Range;

use crate::read::{Block, BlockKind};
use crate::span::Span;

pub use lexicon::Lex;
pub use tags::{Tag, Upos};
pub use tokens::{Class, Tokens};
pub use word_set::WordSet;
pub(crate) use word_set::{any_of, word_set};
pub(crate) use word_table::{Keyed, WordTable};

/// Bytes of text that a sentence has; no more than English has on average.
const BYTES_A_SENTENCE: usize = 100;

/// One sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its clean text, trimmed.
    pub span: Span,
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// 0 for the title, else the number of the paragraph from 1.
    pub paragraph: u32,
    /// What the block around it is.
    pub kind: BlockKind,
}

/// A text that has been cut: what every layer reads. Token indices count through the whole article.
#[derive(Debug, Clone)]
pub struct Doc<'a> {
    /// The clean text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Tokens,
    /// Its sentences, in order. Every token lies in exactly one, but those of a dateline: they come before the first
    /// token of the sentence whose span they begin.
    pub sentences: Vec<Sentence>,
    /// BCP 47 tag of the text's language, where it is known; whoever has the article sets it.
    pub language: Option<&'a str>,
    /// Whether the outlet's country writes dates in digits with the day first, where that is known; set as the language is.
    pub day_first: Option<bool>,
    tags: Vec<Tag>,
    upos: Vec<Upos>,
}

impl<'a> Doc<'a> {
    /// Cuts the blocks of a text into sentences and tokens, looks the tokens up and tags them.
    #[must_use]
    pub fn new(text: &'a str, blocks: &[Block]) -> Self {
        let mut doc = Self::cut(text, blocks);
        doc.look_up();
        doc.tag_all();
        doc
    }

    /// Cuts the blocks of a text into sentences and tokens, which have no entries of the lexicon and no tags yet.
    #[must_use]
    pub fn cut(text: &'a str, blocks: &[Block]) -> Self {
        let mut tokens = Tokens::default();
        tokens.reserve_for(text.len());
        let mut sentences = Vec::with_capacity(text.len() / BYTES_A_SENTENCE + blocks.len());
        let mut lead: Option<Block> = None;
        for block in blocks {
            let from = tokens.len();
            tokenize::tokenize(text, block.span, &mut tokens);
            if block.kind == BlockKind::Dateline && block.paragraph > 0 {
                lead = Some(*block);
                continue;
            }
            let first = sentences.len();
            sentences::split(text, block, &tokens, from..tokens.len(), &mut sentences);
            // A dateline stands in the sentence that it leads in, but its words are none of the sentence's.
            if let Some(lead) = lead.take().filter(|lead| lead.paragraph == block.paragraph)
                && let Some(sentence) = sentences.get_mut(first)
            {
                sentence.span.start = lead.span.start;
            }
        }
        Self { text, tokens, sentences, language: None, day_first: None, tags: Vec::new(), upos: Vec::new() }
    }

    /// Gives every token the word lists that it stands in.
    pub fn look_up(&mut self) {
        lexicon::look_up(self.text, &mut self.tokens);
    }

    /// Gives every token its tags.
    pub fn tag_all(&mut self) {
        (self.tags, self.upos) = tag(self.text, &self.tokens, &self.sentences);
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.len() == 0
    }

    /// The span of a token; empty past the end.
    #[must_use]
    #[inline]
    pub fn span(&self, token: usize) -> Span {
        self.tokens.span(token)
    }

    /// The span from the first to the last of these tokens; empty for an empty range.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span::new(self.span(tokens.start).start, self.span(tokens.start).start);
        }
        Span::new(self.span(tokens.start).start, self.span(tokens.end - 1).end)
    }

    /// The word as written; empty past the end.
    #[must_use]
    #[inline]
    pub fn word(&self, token: usize) -> &'a str {
        self.span(token).of(self.text)
    }

    /// The word in lower case.
    #[must_use]
    pub fn lower(&self, token: usize) -> Cow<'a, str> {
        let word = self.word(token);
        if word.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
    }

    /// Whether the word is this one, letters' case aside; `other` in lower case.
    #[must_use]
    #[inline]
    pub fn is(&self, token: usize, other: &str) -> bool {
        let span = self.span(token);
        span.len() as usize == other.len() && same(span.of(self.text), other)
    }

    /// Whether the word is one of these, letters' case aside.
    #[must_use]
    pub fn is_any(&self, token: usize, others: &[&str]) -> bool {
        let word = self.word(token);
        others.iter().any(|other| same(word, other))
    }

    /// Whether the words from `token` on are these, letters' case aside.
    #[must_use]
    pub fn starts_with(&self, token: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(at, word)| self.is(token + at, word))
    }

    /// The lexical classes of a token; none past the end.
    #[must_use]
    #[inline]
    pub fn class(&self, token: usize) -> Class {
        self.tokens.class(token)
    }

    /// The lexical classes of all tokens.
    #[must_use]
    pub fn classes(&self) -> &[Class] {
        self.tokens.classes()
    }

    /// Whether the token has all of these classes.
    #[must_use]
    #[inline]
    pub fn has(&self, token: usize, class: Class) -> bool {
        self.class(token).contains(class)
    }

    /// The word lists that the token's word stands in.
    #[must_use]
    #[inline]
    pub fn lex(&self, token: usize) -> Lex {
        self.tokens.lex(token)
    }

    /// The word lists of all tokens; empty before the words are looked up.
    #[must_use]
    pub fn lexes(&self) -> &[Lex] {
        self.tokens.lexes()
    }

    /// The hash that every token's word is looked up by, letters' case and the shape of apostrophes aside; 0 for a word that is
    /// longer than any of a list. Empty before the words are looked up.
    #[must_use]
    pub(crate) fn hashes(&self) -> &[u64] {
        self.tokens.hashes()
    }

    /// The hash that a token's word is looked up by, as in [`Self::hashes`]; 0 past the end.
    #[inline]
    pub(crate) fn hash(&self, token: usize) -> u64 {
        self.tokens.hash(token)
    }

    /// The Penn Treebank tag of a token; punctuation past the end.
    #[must_use]
    #[inline]
    pub fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Nfp)
    }

    /// The Penn Treebank tags of all tokens; empty before they are tagged.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The universal tags of all tokens; empty before they are tagged.
    #[must_use]
    pub fn all_upos(&self) -> &[Upos] {
        &self.upos
    }

    /// The universal tag of a token (tells auxiliaries from main verbs, prepositions from subordinators).
    #[must_use]
    #[inline]
    pub fn upos(&self, token: usize) -> Upos {
        self.upos.get(token).copied().unwrap_or(Upos::Punct)
    }

    /// The dictionary form of a token's word, lower case; a name is its own.
    #[must_use]
    pub fn lemma(&self, token: usize) -> Cow<'a, str> {
        tags::lemma(self.word(token), self.tag(token))
    }

    /// Whether no white space lies between the token and the one before it.
    #[must_use]
    #[inline]
    pub fn glued(&self, token: usize) -> bool {
        self.has(token, Class::GLUED)
    }

    /// The text under a span with white space folded to single spaces.
    #[must_use]
    pub fn folded(&self, span: Span) -> Cow<'a, str> {
        fold(span.of(self.text))
    }

    /// The words of these tokens as written, white space folded.
    #[must_use]
    pub fn words(&self, tokens: Range<usize>) -> Cow<'a, str> {
        self.folded(self.span_of(tokens))
    }

    /// Index of the sentence that the token lies in.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Index of the first token that begins at or behind this offset of the clean text.
    #[must_use]
    pub fn token_from(&self, offset: u32) -> usize {
        self.tokens.from_offset(offset)
    }
}

/// Whether two words are the same, case of ASCII letters aside. Most pairs differ in length or first letter, and go no further.
#[inline]
fn same(word: &str, other: &str) -> bool {
    let first = |word: &str| word.as_bytes().first().map(|byte| byte | 0x20);
    word.len() == other.len() && first(word) == first(other) && word.eq_ignore_ascii_case(other)
}

/// Tags every sentence.
fn tag(text: &str, tokens: &Tokens, sentences: &[Sentence]) -> (Vec<Tag>, Vec<Upos>) {
    let mut tagger = tags::Tagger::new();
    let (mut out, mut upos) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()));
    for sentence in sentences {
        for gap in [out.len()..sentence.tokens.start, sentence.tokens.clone()].into_iter().filter(|range| !range.is_empty()) {
            tagger.tag(text, tokens, gap, &mut out, &mut upos);
        }
    }
    (out, upos)
}

/// The lowest and the highest bit of every byte of eight.
const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// Whether among eight bytes there is one under the blank or over ASCII, or two blanks stand in a row.
#[inline]
fn is_odd(eight: [u8; 8]) -> bool {
    let eight = u64::from_le_bytes(eight);
    // A byte under the blank borrows; one over ASCII has its highest bit.
    let strange = (eight.wrapping_sub(ONES * b' ' as u64) | eight) & HIGH;
    // Of what is left only a blank stays zero in the difference, and does not carry into the highest bit.
    let blanks = !((eight ^ (ONES * b' ' as u64)).wrapping_add(ONES * 0x7f)) & HIGH;
    (strange | blanks & blanks << 8) != 0
}

/// Whether a text has no byte under the blank, none over ASCII and no two blanks in a row.
fn is_plain(text: &[u8]) -> bool {
    let Some(&last) = text.last_chunk::<8>() else {
        let mut blank = false;
        return text.iter().all(|&byte| {
            let before = std::mem::replace(&mut blank, byte == b' ');
            (b' '..0x80).contains(&byte) && !(before && blank)
        });
    };
    // Eight bytes at a time, the last of them once more: so that no two that stand side by side are never seen together.
    let mut rest = text;
    while let Some(&eight) = rest.first_chunk::<8>() {
        if is_odd(eight) {
            return false;
        }
        rest = rest.get(7..).unwrap_or_default();
    }
    !is_odd(last)
}

/// White space trimmed and folded to single spaces; borrowed where nothing changes.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    // Most texts begin and end in a letter or mark of ASCII: there is nothing to trim.
    let graphic = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let text = if graphic(text.as_bytes().first()) && graphic(text.as_bytes().last()) { text } else { text.trim() };
    // Nearly all texts are plain, and then there is nothing to fold.
    let mut space = false;
    let mut clean = || {
        text.chars().all(|c| {
            let fine = !c.is_whitespace() || (c == ' ' && !space);
            space = c.is_whitespace();
            fine
        })
    };
    if is_plain(text.as_bytes()) || clean() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
