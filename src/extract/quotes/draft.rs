//! A quote while its parts are still being collected.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::hits::Hit;
use crate::model::Stance;

/// The stretches of tokens that a content is made of: seldom more than two.
pub(super) type Parts = SmallVec<[Range<usize>; 2]>;

/// A quote in tokens.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The content.
    pub parts: Parts,
    /// The speaker's words beside it.
    pub speaker: Option<Range<usize>>,
    /// The words that report.
    pub cue: Option<Range<usize>>,
    /// The cue's dictionary form.
    pub lemma: Cow<'static, str>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// Ids of the rules that made it.
    pub rules: SmallVec<[&'static str; 1]>,
}

impl Draft {
    /// A quote that a verb of the list governs.
    pub(super) fn of(hit: &Hit, parts: Parts, speaker: Option<Range<usize>>, rule: &'static str) -> Self {
        Self {
            parts,
            speaker,
            cue: Some(hit.words.clone()),
            lemma: Cow::Borrowed(&hit.entry.lemma),
            stance: hit.entry.stance,
            rules: smallvec![rule],
        }
    }
}
