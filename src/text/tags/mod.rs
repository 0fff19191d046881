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

use features::Facts;
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

    /// Appends one tag a word to `out`. `words` are the tokens of one sentence or headline, cut as UD English cuts
    /// them (“do|n't”, “Ana|'s”, “two|-|year|-|old”); straight and curly quotation marks are alike.
    pub fn tag(&mut self, words: &[&str], out: &mut Vec<Tag>) {
        decode::decode(&MODEL, words, &mut self.facts, |label| out.push(label.tag()));
    }

    /// Like [`Tagger::tag`], and appends the universal tag of each word to `upos`, which tells what the Penn tag does
    /// not: auxiliary or main verb, preposition or subordinating conjunction, determiner or pronoun.
    pub fn tag_both(&mut self, words: &[&str], tags: &mut Vec<Tag>, upos: &mut Vec<Upos>) {
        decode::decode(&MODEL, words, &mut self.facts, |label| {
            tags.push(label.tag());
            upos.push(label.upos());
        });
    }
}

/// Appends one tag a word of a sentence to `out`. Allocates buffers; see [`Tagger`] for many sentences.
pub fn tag_sentence(words: &[&str], out: &mut Vec<Tag>) {
    Tagger::new().tag(words, out);
}

#[cfg(test)]
mod tests;
