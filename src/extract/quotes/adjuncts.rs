//! What may stand between a cue and its content: hearers, times, places, media, manner.

use super::scene::Scene;
use super::sign::Sign;
use crate::text::{Class, Tag};

impl Scene<'_, '_> {
    /// The first token from `from` on that is no time, prepositional phrase, hearer or adverb. With `hearer` a
    /// noun phrase right behind the cue is passed over too.
    pub(super) fn skip_adjuncts(&self, from: usize, end: usize, hearer: bool) -> usize {
        let doc = self.doc;
        let mut at = from;
        if hearer && at < end && self.begins_phrase(at) && self.timed(at).is_none() && !self.is(at, Sign::THAT) {
            let phrase = self.phrase(at, end);
            let mut next = phrase.end;
            // "told the paper's “Morning Page” that": the name of a work.
            if doc.tag(next - 1) == Tag::Pos
                && let Some(quoted) = self.quoted(next).filter(|_| !self.spoken(next))
            {
                next = self.marks.tokens(quoted).end;
            }
            if next >= end || !(doc.tag(next).is_finite() || doc.tag(next).is_verb()) {
                at = next;
            }
        }
        while at < end {
            if let Some(time) = self.timed(at).filter(|time| doc.tag(time.end) != Tag::Pos) {
                at = time.end;
                continue;
            }
            let tag = doc.tag(at);
            if self.spoken(at) {
                break;
            }
            if (tag.is_adverb() || tag == Tag::Rp) && !self.is(at, Sign::THAT) && !self.begins_phrase(at) {
                at += 1;
            } else if (tag == Tag::In || tag == Tag::To)
                && self.is(at, Sign::LEADER)
                && (self.begins_phrase(at + 1) || self.timed(at + 1).is_some())
            {
                if let Some(time) = self.timed(at + 1) {
                    at = time.end;
                } else {
                    let phrase = self.phrase(at + 1, end);
                    if phrase.is_empty() || doc.tag(phrase.end).is_finite() {
                        break;
                    }
                    at = phrase.end;
                }
            } else if doc.has(at, Class::BRACKET | Class::OPEN) {
                match (at..end).take(30).find(|&token| doc.has(token, Class::BRACKET | Class::CLOSE)) {
                    Some(close) => at = close + 1,
                    None => break,
                }
            } else {
                break;
            }
        }
        at.min(end.max(from))
    }
}
