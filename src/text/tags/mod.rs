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
mod tag;

pub use lemma::lemma;
pub use tag::{Tag, Upos};

use crate::span::Span;
use features::Facts;
use form::Words;
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
    /// or main verb, preposition or subordinating conjunction, determiner or pronoun. `words` are spans of `text`, the tokens
    /// of one sentence or headline, cut as UD English cuts them (“do|n't”, “Ana|'s”, “two|-|year|-|old”); straight and curly
    /// quotation marks are alike.
    pub fn tag(&mut self, text: &str, words: &[Span], tags: &mut Vec<Tag>, upos: &mut Vec<Upos>) {
        decode::decode(&MODEL, Words { text, spans: words }, &mut self.facts, |label| {
            tags.push(label.tag());
            upos.push(label.upos());
        });
    }
}

#[cfg(test)]
mod tests;
