//! Part-of-speech tags and lemmas.
//!
//! [`Tagger`] gives each word of a sentence a Penn Treebank tag ([`Tag`]) and a universal one ([`Upos`]); [`lemma`]
//! gives the dictionary form of a word with its tag. Both are pure and integer-only: the same words give the same
//! tags on every platform. The tables are read in place; there is nothing to load.
//!
//! `weights.bin` and `lemmas.txt` come from the programs in `train.rs` and `train_lemmas.rs`; their first lines say what
//! those learned from. `score.rs` measures the tags, on `headlines.txt` too.

mod decode;
mod features;
mod form;
mod lemma;
mod model;
mod past;
mod tag;

pub use lemma::lemma;
pub use tag::{Tag, Upos};

use std::ops::Range;

use super::tokens::{Class, Tokens};
use features::Facts;
use form::{Glance, Words};
use model::Model;

/// The tables that the tagger reads.
static MODEL: Model<'static> = Model::new(include_bytes!("weights.bin"));

/// The buffer that a worker keeps from sentence to sentence, so that tagging allocates nothing.
#[derive(Debug, Default)]
pub struct Tagger {
    facts: Vec<Facts>,
}

impl Tagger {
    /// A tagger with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the tag of each word to `tags`, and to `upos` its universal tag, which tells what the Penn tag does not: auxiliary
    /// or main verb, preposition or subordinating conjunction, determiner or pronoun. `words` are those `tokens` of the text that
    /// are one sentence or headline, cut as UD English cuts them (“do|n't”, “Ana|'s”, “two|-|year|-|old”); straight and curly
    /// quotation marks are alike.
    pub fn tag(&mut self, text: &str, tokens: &Tokens, words: Range<usize>, tags: &mut Vec<Tag>, upos: &mut Vec<Upos>) {
        let spans = tokens.spans().get(words.clone()).unwrap_or_default();
        let classes = tokens.classes().get(words.clone()).unwrap_or_default();
        // The lexicon's hash of a plain word is the tagger's as well.
        let glances = words.zip(spans.iter().zip(classes)).map(|(token, (&span, &class))| match tokens.hash(token) {
            hash if class.contains(Class::PLAIN) && hash != 0 => Glance::of_letters(hash, span.len() as u8, class.contains(Class::CAPITAL)),
            _ => Glance::of(text, span),
        });
        decode::decode(&MODEL, Words { text, spans }, glances, &mut self.facts);
        tags.extend(self.facts.iter().map(|fact| fact.label.tag()));
        upos.extend(self.facts.iter().map(|fact| fact.label.upos()));
    }
}

#[cfg(test)]
mod tests;
