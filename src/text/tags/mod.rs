//! Part-of-speech tags and lemmas.

mod lemma;
mod tag;

pub use lemma::lemma;
pub use tag::{Tag, Upos};

/// Buffers that a worker keeps from sentence to sentence.
#[derive(Debug, Default)]
pub struct Tagger {}

impl Tagger {
    /// A tagger with empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the tag of each word of a sentence.
    pub fn tag_both(&mut self, words: &[&str], tags: &mut Vec<Tag>, upos: &mut Vec<Upos>) {
        for word in words {
            let tag = if word.starts_with(|c: char| c.is_ascii_digit()) {
                Tag::Cd
            } else if word.starts_with(char::is_uppercase) {
                Tag::Nnp
            } else if word.starts_with(char::is_alphabetic) {
                Tag::Nn
            } else {
                Tag::Nfp
            };
            tags.push(tag);
            upos.push(tag.usual_upos());
        }
    }
}
