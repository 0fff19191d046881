//! A quote while its parts are still being collected.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::hits::Hit;
use crate::model::Stance;
use crate::rule::Rule;

/// The stretches of tokens that a content is made of: seldom more than two.
pub(super) type Parts = SmallVec<[Range<usize>; 2]>;

/// A quote in tokens.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The content.
    pub parts: Parts,
    /// The speaker's words beside it.
    pub speaker: Option<Range<usize>>,
    /// The sentence around the cue, where a verb of the list is the cue.
    pub bounds: Option<Range<usize>>,
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
            bounds: Some(hit.bounds.clone()),
            cue: Some(hit.words.clone()),
            lemma: Cow::Borrowed(&hit.entry.lemma),
            stance: hit.entry.stance,
            rules: smallvec![rule],
        }
    }
}

/// Tokens in half the room of a range.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Stretch {
    fn from(tokens: Range<usize>) -> Self {
        Self { start: tokens.start as u32, end: tokens.end as u32 }
    }
}

impl From<Stretch> for Range<usize> {
    fn from(stretch: Stretch) -> Self {
        stretch.start as usize..stretch.end as usize
    }
}

/// What a verb of the list governs, before a draft is made of it: small, as the rules hand it on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content {
    first: Stretch,
    second: Option<Stretch>,
    speaker: Option<Stretch>,
    /// What the speaker does with it.
    pub stance: Stance,
    rule: &'static Rule,
}

impl Content {
    /// The content of a verb in one stretch, with no speaker.
    pub(super) fn of(hit: &Hit, first: Range<usize>, rule: &'static Rule) -> Self {
        Self { first: first.into(), second: None, speaker: None, stance: hit.entry.stance, rule }
    }

    /// With a speaker.
    pub(super) fn by(self, speaker: Option<Range<usize>>) -> Self {
        Self { speaker: speaker.map(Stretch::from), ..self }
    }

    /// With a second stretch behind the first.
    pub(super) fn and(self, second: Range<usize>) -> Self {
        Self { second: Some(second.into()), ..self }
    }

    /// With another stretch before the only one.
    pub(super) fn behind(self, before: Range<usize>) -> Self {
        Self { first: before.into(), second: Some(self.first), ..self }
    }

    /// The draft of it.
    pub(super) fn draft(self, hit: &Hit) -> Draft {
        let mut parts: Parts = smallvec![self.first.into()];
        if let Some(second) = self.second {
            parts.push(second.into());
        }
        Draft { stance: self.stance, ..Draft::of(hit, parts, self.speaker.map(Range::from), self.rule.id) }
    }
}
