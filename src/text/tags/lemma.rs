//! The dictionary form of a word.

use std::borrow::Cow;

use super::Tag;

/// The lower-case dictionary form of a word with its tag; a name is its own.
#[must_use]
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if tag.is_proper() { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}
