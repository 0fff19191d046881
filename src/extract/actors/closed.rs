//! Closed classes of words, which most words are told apart from by length and first letter.

use crate::text::phrases::Key;

/// A closed class of words.
#[derive(Debug)]
pub(super) struct Closed {
    words: &'static [Key],
    /// A bit for every length of a word.
    lengths: u32,
    /// A bit for every first letter by its low five bits, which leave case aside.
    letters: u32,
}

impl Closed {
    /// Of words in lower case.
    pub(super) const fn new(words: &'static [Key]) -> Self {
        let (mut lengths, mut letters, mut at) = (0, 0, 0);
        while at < words.len() {
            lengths |= 1 << words[at].len();
            letters |= 1 << (words[at].first() & 31);
            at += 1;
        }
        Self { words, lengths, letters }
    }

    /// Whether the word at these bytes of `text` is one of the class, letters' case aside.
    pub(super) fn has(&self, text: &str, start: usize, end: usize) -> bool {
        let length = end.saturating_sub(start);
        length <= Key::LONGEST
            && self.lengths >> length & 1 == 1
            && text.as_bytes().get(start).is_some_and(|first| self.letters >> (first & 31) & 1 == 1)
            && self.words.contains(&Key::at(text, start, end))
    }
}

/// A closed class of words, made when the program is compiled.
macro_rules! closed {
    ($($word:expr),+ $(,)?) => {
        const { &$crate::extract::actors::closed::Closed::new($crate::text::phrases::keys![$($word),+]) }
    };
}

pub(super) use closed;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_have_their_words_and_no_others() {
        let class = closed!["the", "this", "’s"];
        let has = |word: &str| class.has(word, 0, word.len());
        assert!(has("the") && has("THIS") && has("’s"));
        assert!(!has("tho") && !has("his") && !has("") && !has("the misunderstandings"));
    }
}
