//! Clauses read from tags: verb groups, noun phrases, subjects, and where a clause ends.

use std::ops::Range;

use super::cues::Frames;
use super::marks::Marks;
use crate::extract::times::Time;
use crate::text::{Class, Doc, Tag, Upos};

/// A text with its quotation marks and times: what the rules of this layer read.
#[derive(Debug)]
pub(super) struct Scene<'a, 'd> {
    /// The text.
    pub doc: &'a Doc<'d>,
    /// Its quotation marks.
    pub marks: &'a Marks,
    /// Its times, in order.
    pub times: &'a [Time],
    /// Which tokens are verbs with tense (modals too), where the tags' mistakes that a cue shows are mended.
    pub finite: Vec<bool>,
}

/// A verb with the words that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// From the first auxiliary (or governing verb) to the verb.
    pub tokens: Range<usize>,
    /// Whether it has tense.
    pub finite: bool,
    /// Whether it is a passive.
    pub passive: bool,
    /// Whether it is a bare present participle.
    pub participle: bool,
}

/// How far a sentence is read to both sides of a cue, in tokens; bounds the work on text without full stops.
const WINDOW: usize = 300;

/// How far a subject is looked for to the left, in tokens; bounds the work on text without full stops.
const REACH: usize = 80;

impl Scene<'_, '_> {
    /// The tokens of the sentence around `token`, without the speech before it and whole as to the quotation marks behind it.
    pub(super) fn bounds(&self, token: usize) -> Range<usize> {
        let doc = self.doc;
        let Some(sentence) = doc.sentences.get(doc.sentence_of(token)) else { return token..token };
        let mut start = sentence.tokens.start.max(token.saturating_sub(WINDOW));
        let mut end = sentence.tokens.end.min(token + WINDOW);
        let mut at = token;
        while at > start {
            at -= 1;
            if let Some(quoted) = self.marks.speech_at(at) {
                start = self.marks.tokens(quoted).end;
                break;
            }
        }
        if start < token && start == sentence.tokens.start && start > 0 {
            // The sentence begins inside a quoted fragment that a full stop has cut.
            if let Some(quoted) = self.marks.at(start).filter(|&quoted| self.marks.tokens(quoted).start < start) {
                let open = self.marks.tokens(quoted).start;
                start = doc.sentences.get(doc.sentence_of(open)).map_or(start, |sentence| sentence.tokens.start);
            }
        }
        if let Some(quoted) = end.checked_sub(1).and_then(|last| self.marks.at(last)) {
            let close = self.marks.tokens(quoted).end;
            if close > end && close < token + WINDOW {
                end = doc.sentences.get(doc.sentence_of(close - 1)).map_or(close, |sentence| sentence.tokens.end);
            }
        }
        start..end.max(start)
    }

    /// Whether the token is a comma outside quotation marks' speech.
    pub(super) fn comma(&self, token: usize) -> bool {
        self.doc.word(token) == ","
    }

    /// Whether a comma stands right before the token, or before the quotation mark that closes there.
    pub(super) fn comma_before(&self, token: usize) -> bool {
        let Some(last) = token.checked_sub(1) else { return false };
        self.comma(last) || self.doc.has(last, Class::QUOTE) && last > 0 && self.comma(last - 1) && self.marks.at(last).is_some()
    }

    /// Whether the token is a dash between clauses.
    pub(super) fn dash(&self, token: usize) -> bool {
        self.doc.has(token, Class::DASH)
    }

    /// Whether a time expression holds the token.
    pub(super) fn timed(&self, token: usize) -> Option<Range<usize>> {
        let at = self.times.partition_point(|time| time.tokens.end <= token);
        self.times.get(at).filter(|time| time.tokens.contains(&token)).map(|time| time.tokens.clone())
    }

    /// Whether the token is a main verb or an auxiliary with tense.
    pub(super) fn finite_at(&self, token: usize) -> bool {
        self.finite.get(token).copied().unwrap_or(false)
    }

    /// The verb group that ends with the verb at `head`, not reaching before `start`.
    pub(super) fn group(&self, head: usize, start: usize) -> Group {
        let doc = self.doc;
        let tag = doc.tag(head);
        let mut group = Group { tokens: head..head + 1, finite: self.finite_at(head), passive: false, participle: tag == Tag::Vbg };
        let mut at = head;
        let mut chain = 0;
        while at > start {
            at -= 1;
            let tag = doc.tag(at);
            if doc.upos(at) == Upos::Aux || tag == Tag::Md {
                if doc.tag(group.tokens.end - 1) == Tag::Vbn && group.tokens.start == head || !group.finite && !group.passive {
                    let be = doc.is_any(
                        at,
                        &["be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m", "get", "got"],
                    );
                    group.passive |= be && doc.tag(head) == Tag::Vbn && chain == 0;
                }
                group.finite |= tag.is_finite();
                group.participle = false;
                group.tokens.start = at;
            } else if tag.is_adverb() || doc.upos(at) == Upos::Part && tag != Tag::To && tag != Tag::Pos {
                group.tokens.start = at;
            } else if tag == Tag::To && !group.finite && chain < 3 && at > start {
                // "wants to say", "was quick to point out"
                let mut before = at - 1;
                while before > start && doc.tag(before).is_adverb() {
                    before -= 1;
                }
                if doc.tag(before).is_verb() {
                    group.finite |= self.finite_at(before);
                    group.participle = doc.tag(before) == Tag::Vbg;
                    group.tokens.start = before;
                    at = before;
                    chain += 1;
                } else if doc.tag(before).is_adjective() && before > start && doc.upos(before - 1) == Upos::Aux {
                    group.tokens.start = before;
                    at = before;
                    chain += 1;
                } else {
                    group.tokens.start = at;
                    break;
                }
            } else {
                break;
            }
        }
        group
    }

    /// Whether a noun phrase may begin at the token.
    pub(super) fn begins_phrase(&self, token: usize) -> bool {
        let tag = self.doc.tag(token);
        tag.is_noun()
            || tag.is_determiner()
            || tag.is_adjective()
            || matches!(tag, Tag::Prp | Tag::Cd | Tag::Ex | Tag::Wp | Tag::Wdt | Tag::Currency)
            || self.is_expletive(token)
            || (tag.is_participle() && self.doc.tag(token + 1).is_noun())
            || self.doc.has(token, Class::HANDLE)
    }

    /// "there" before a form of "be", whatever its tag.
    fn is_expletive(&self, token: usize) -> bool {
        let be = |token: usize| {
            self.doc.is_any(
                token,
                &[
                    "is", "are", "was", "were", "be", "been", "'s", "’s", "will", "would", "should", "could", "may", "might", "must",
                    "can", "has", "have", "had",
                ],
            )
        };
        self.doc.is(token, "there") && (be(token + 1) || self.doc.tag(token + 1).is_adverb() && be(token + 2))
    }

    /// Whether the token can stand inside a base noun phrase.
    fn in_phrase(&self, token: usize) -> bool {
        let tag = self.doc.tag(token);
        tag.is_noun()
            || tag.is_determiner()
            || tag.is_adjective()
            || matches!(tag, Tag::Prp | Tag::Cd | Tag::Pos | Tag::Hyph | Tag::Currency | Tag::Ex | Tag::Fw | Tag::Sym)
            || (tag.is_participle()
                && (self.in_phrase_noun(token + 1) || self.doc.has(token + 1, Class::HYPHEN) || self.doc.has(token, Class::GLUED)))
            || self.doc.has(token, Class::HANDLE)
            || (tag.is_adverb() && self.doc.tag(token + 1).is_adjective())
    }

    fn in_phrase_noun(&self, token: usize) -> bool {
        let tag = self.doc.tag(token);
        tag.is_noun() || tag.is_adjective()
    }

    /// The base noun phrase that begins at `from`: no prepositions, no commas. Empty if none does.
    pub(super) fn base_phrase(&self, from: usize, end: usize) -> Range<usize> {
        let doc = self.doc;
        let mut at = from;
        if at < end && matches!(doc.tag(at), Tag::Wp | Tag::Wdt) {
            return at..at + 1;
        }
        while at < end && self.in_phrase(at) {
            // A pronoun is a phrase by itself, and so ends one.
            if doc.tag(at) == Tag::Prp {
                return if at == from { at..at + 1 } else { from..at };
            }
            // "the company its rival": a determiner begins another phrase.
            if at > from
                && doc.tag(at).is_determiner()
                && doc.tag(at - 1) != Tag::Pdt
                && !doc.tag(at - 1).is_determiner()
                && !doc.is(at - 1, "of")
            {
                break;
            }
            if at > from && self.timed(at).is_some() && self.timed(from).is_none() {
                break;
            }
            at += 1;
        }
        from..at
    }

    /// The noun phrase that begins at `from`: base phrases joined by prepositions, "and", and brackets.
    pub(super) fn phrase(&self, from: usize, end: usize) -> Range<usize> {
        let doc = self.doc;
        let mut phrase = self.base_phrase(from, end);
        if phrase.is_empty() || doc.tag(from) == Tag::Prp {
            return phrase;
        }
        loop {
            let at = phrase.end;
            if at >= end {
                break;
            }
            if doc.has(at, Class::BRACKET | Class::OPEN) {
                let Some(close) = (at..end.min(at + 16)).find(|&token| doc.has(token, Class::BRACKET | Class::CLOSE)) else { break };
                phrase.end = close + 1;
                continue;
            }
            let joins = doc.is_any(at, &["of", "for", "at", "in", "from", "with", "on"]) || doc.is(at, "and") || doc.is(at, "&");
            if !joins {
                break;
            }
            let next = self.base_phrase(at + 1, end);
            if next.is_empty() || self.timed(at + 1).is_some() {
                break;
            }
            // "Smith and Jones said": two speakers; "Smith and he left": another clause.
            if doc.is(at, "and") && (doc.tag(next.start) == Tag::Prp || self.finite_at(next.end)) && !self.finite_at(next.end) {
                break;
            }
            phrase.end = next.end;
        }
        phrase
    }

    /// The subject of the verb group that begins at `verb`, found to its left and not before `start`.
    pub(super) fn subject(&self, verb: usize, start: usize) -> Option<Range<usize>> {
        self.subject_within(verb, start, 0)
    }

    fn subject_within(&self, verb: usize, start: usize, depth: u8) -> Option<Range<usize>> {
        if depth > 3 || verb <= start {
            return None;
        }
        let doc = self.doc;
        let start = start.max(verb.saturating_sub(REACH));
        let last = verb - 1;
        // A relative pronoun is a subject.
        if matches!(doc.tag(last), Tag::Wp | Tag::Wdt) || (doc.is(last, "that") && doc.upos(last) == Upos::Pron) {
            return Some(last..verb);
        }
        if let Some(pronoun) = self.pronoun_before(verb, start) {
            return Some(pronoun..pronoun + 1);
        }
        // "said … and added": the subject of the verb before.
        if doc.tag(last) == Tag::Cc || (self.comma(last) && last > start && doc.tag(last - 1) == Tag::Cc) {
            return self.subject_shared(last, verb, start, depth);
        }
        let from = self.region(verb, start);
        if from >= verb {
            return self.subject_of_before(verb, start, depth);
        }
        self.pick(from, verb, from == start).or_else(|| self.subject_of_before(from, start, depth))
    }

    /// "who in 2010 said": the relative pronoun, with only adverbs and prepositional phrases between it and the verb.
    fn pronoun_before(&self, verb: usize, start: usize) -> Option<usize> {
        let doc = self.doc;
        let from = start.max(verb.saturating_sub(10));
        let pronoun = (from..verb).rev().find(|&token| matches!(doc.tag(token), Tag::Wp | Tag::Wdt))?;
        let next = doc.tag(pronoun + 1);
        let adverbial = next == Tag::In || next.is_adverb() || self.comma(pronoun + 1) || self.timed(pronoun + 1).is_some();
        let closed = (pronoun + 1..verb).any(|token| self.finite_at(token) || doc.tag(token) == Tag::Prp || doc.upos(token) == Upos::Sconj);
        (adverbial && !closed && (self.comma(verb - 1) || !self.comma(pronoun + 1))).then_some(pronoun)
    }

    /// The subject that "and" lends to the verb at `at`: that of the main clause where its tense fits, else of the
    /// nearest clause.
    fn subject_shared(&self, at: usize, verb: usize, start: usize, depth: u8) -> Option<Range<usize>> {
        let past = self.doc.tag(verb) == Tag::Vbd;
        let main = (start..at).find(|&token| self.marks.at(token).is_none() && self.finite_at(token) && !self.in_relative(token, start));
        match main {
            Some(main) if (self.doc.tag(main) == Tag::Vbd) == past => {
                let group = self.group(main, start);
                self.subject_within(group.tokens.start, start, depth + 1).or_else(|| self.subject_of_before(at, start, depth))
            }
            _ => self.subject_of_before(at, start, depth),
        }
    }

    /// The subject of the nearest finite verb before `at`: of a main clause where there is one.
    pub(super) fn subject_of_before(&self, at: usize, start: usize, depth: u8) -> Option<Range<usize>> {
        let mut token = at;
        let mut nearest = None;
        // "Smith said he was wronged, arguing that": the main clause reports, and its subject goes on reporting.
        let main = (start..at)
            .find(|&token| self.marks.at(token).is_none() && self.finite_at(token) && !self.in_relative(token, start))
            .filter(|&main| {
                depth == 0 && super::cues::verbs_at(self.doc, main).any(|(entry, _)| entry.frames.contains(Frames::DIRECT | Frames::BARE))
            })
            .map(|main| self.group(main, start).tokens.start)
            .filter(|&verb| !self.is_subordinate(verb, start));
        if let Some(verb) = main {
            return self.subject_within(verb, start, depth + 1);
        }
        while token > start {
            token -= 1;
            if self.marks.at(token).is_some() || !self.finite_at(token) || self.in_relative(token, start) {
                continue;
            }
            let group = self.group(token, start);
            if group.tokens.start > start && self.is_subordinate(group.tokens.start, start) {
                nearest = nearest.or(Some(group.tokens.start));
            } else {
                return self.subject_within(group.tokens.start, start, depth + 1);
            }
        }
        nearest.and_then(|verb| self.subject_within(verb, start, depth + 1))
    }

    /// Whether the clause of the verb begins with a conjunction that makes it part of another one.
    fn is_subordinate(&self, verb: usize, start: usize) -> bool {
        let from = self.region(verb, start);
        from.checked_sub(1)
            .is_some_and(|before| before >= start && (self.doc.upos(before) == Upos::Sconj || self.doc.tag(before) == Tag::Wrb))
    }

    /// Whether the finite verb stands in a relative clause; then where its pronoun is.
    fn relative(&self, verb: usize, start: usize) -> Option<usize> {
        let doc = self.doc;
        let mut token = verb;
        while token > start {
            token -= 1;
            let tag = doc.tag(token);
            if matches!(tag, Tag::Wp | Tag::Wdt | Tag::WpPoss) || (doc.is(token, "that") && doc.upos(token) == Upos::Pron) {
                return self.relative_opens(token, start).then_some(token);
            }
            if self.finite_at(token) && doc.upos(token) != Upos::Aux && doc.tag(token) != Tag::Md {
                return None;
            }
        }
        None
    }

    /// Whether the pronoun stands behind what a relative clause belongs to: a noun, a comma, a preposition.
    fn relative_opens(&self, pronoun: usize, start: usize) -> bool {
        let doc = self.doc;
        let Some(before) = pronoun.checked_sub(1).filter(|&before| before >= start) else { return false };
        let tag = doc.tag(before);
        self.comma(before) || tag.is_noun() || matches!(tag, Tag::In | Tag::Dt | Tag::Prp) || doc.has(before, Class::CLOSE)
    }

    pub(super) fn in_relative(&self, verb: usize, start: usize) -> bool {
        self.relative(verb, start).is_some()
    }

    /// Where the clause of the verb at `verb` begins: behind the last word that closes another clause.
    fn region(&self, verb: usize, start: usize) -> usize {
        let doc = self.doc;
        let mut token = verb;
        // "Smith, a man who runs the place, said": what the comma right before the verb closes is passed over in one go.
        if verb > start && self.comma(verb - 1) {
            let pronoun =
                (start..verb).rev().take(40).take_while(|&token| self.marks.at(token).is_none() && !matches!(doc.word(token), ":" | ";"));
            if let Some(pronoun) = pronoun.into_iter().find(|&token| matches!(doc.tag(token), Tag::Wp | Tag::Wdt | Tag::WpPoss))
                && self.relative_opens(pronoun, start)
            {
                token = pronoun;
            }
        }
        while token > start {
            token -= 1;
            if self.marks.speech_at(token).is_some() {
                return token + 1;
            }
            if let Some(quoted) = self.marks.at(token) {
                token = self.marks.tokens(quoted).start.max(start);
                continue;
            }
            if doc.has(token, Class::BRACKET | Class::CLOSE)
                && let Some(open) = (start..token).rev().take(20).find(|&open| doc.has(open, Class::BRACKET | Class::OPEN))
            {
                token = open;
                continue;
            }
            if matches!(doc.word(token), ":" | ";") {
                return token + 1;
            }
            if self.dash(token) {
                // "Smith – the head of it – said": a pair is passed over.
                match (start..token).rev().take(30).find(|&open| self.dash(open)) {
                    Some(open) if token + 1 == verb => {
                        token = open;
                        continue;
                    }
                    _ => return token + 1,
                }
            }
            let tag = doc.tag(token);
            if tag == Tag::Wrb || doc.upos(token) == Upos::Sconj {
                return token + 1;
            }
            // "what Smith called", "the deal that Smith called": the clause has a subject of its own.
            let pronoun =
                matches!(tag, Tag::Wp | Tag::Wdt) || doc.is(token, "that") && doc.upos(token) == Upos::Pron && doc.tag(token) != Tag::Dt;
            if pronoun && token + 1 < verb {
                return token + 1;
            }
            if self.finite_at(token) {
                match self.relative(token, start) {
                    Some(pronoun) => {
                        token = pronoun;
                        continue;
                    }
                    None => return token + 1,
                }
            }
        }
        start
    }

    /// The subject inside `from..verb`, which holds no other clause but relative ones.
    fn pick(&self, from: usize, verb: usize, opens: bool) -> Option<Range<usize>> {
        let doc = self.doc;
        // Commas outside brackets, fragments and relative clauses cut the region into pieces.
        let mut cuts = Vec::new();
        let mut depth = 0i32;
        for token in from..verb {
            if doc.has(token, Class::BRACKET) {
                depth += if doc.has(token, Class::OPEN) { 1 } else { -1 };
            }
            if depth <= 0 && self.comma(token) && self.marks.at(token).is_none() {
                cuts.push(token);
            }
        }
        let closed = cuts.last() == Some(&(verb - 1));
        let mut pieces: Vec<Range<usize>> = Vec::with_capacity(cuts.len() + 1);
        let mut at = from;
        for &cut in &cuts {
            pieces.push(at..cut);
            at = cut + 1;
        }
        if !closed {
            pieces.push(at..verb);
        }
        pieces.retain(|piece| !piece.is_empty());
        let mut index = pieces.len().checked_sub(if closed { 2 } else { 1 }).or(pieces.len().checked_sub(1))?;
        // An apposition or another insertion is passed over to the left, but not into the clause before.
        let low = usize::from(from > 0 && self.finite_at(from - 1)).min(index);
        if closed {
            while index > low && pieces.get(index).is_some_and(|piece| self.is_insertion(piece, pieces.get(index - 1))) {
                index -= 1;
            }
        }
        let mut piece = pieces.get(index)?.clone();
        // "experts, scholars and an inquiry say"
        if !closed && opens && !doc.is_any(piece.start, &["but", "yet", "so"]) && self.tail_of_list(&piece) {
            while index > 0 && pieces.get(index - 1).is_some_and(|before| self.is_list_item(before)) {
                index -= 1;
                piece.start = pieces.get(index)?.start;
            }
        }
        self.subject_in_piece(piece)
    }

    /// "scholars and a U.N. inquiry": the end of an enumeration.
    fn tail_of_list(&self, piece: &Range<usize>) -> bool {
        piece.clone().any(|token| self.doc.tag(token) == Tag::Cc && token + 1 < piece.end) || self.doc.tag(piece.start) == Tag::Cc
    }

    fn is_list_item(&self, piece: &Range<usize>) -> bool {
        let base = self.base_phrase(piece.start, piece.end);
        !base.is_empty()
            && piece.len() < 8
            && self.timed(piece.start).is_none()
            && piece.clone().all(|token| self.in_phrase(token) || self.doc.tag(token) == Tag::In)
    }

    /// Whether a piece between commas only adds to the one before it.
    fn is_insertion(&self, piece: &Range<usize>, before: Option<&Range<usize>>) -> bool {
        let doc = self.doc;
        let tag = doc.tag(piece.start);
        if doc.is_any(piece.start, &["but", "yet", "so"]) {
            return false;
        }
        if matches!(tag, Tag::In | Tag::Wp | Tag::Wdt | Tag::WpPoss | Tag::Vbg | Tag::Vbn | Tag::Cc | Tag::Cd | Tag::To | Tag::Wrb)
            || tag.is_adverb()
        {
            return true;
        }
        // "Smith, the chairman, said": a phrase behind a phrase that ends in a noun.
        let noun_before = before.is_some_and(|before| {
            doc.tag(before.start) != Tag::In
                && self.begins_phrase(before.start)
                && doc.tag(before.end - 1).is_noun()
                && self.timed(before.end - 1).is_none()
        });
        noun_before && !matches!(tag, Tag::Prp)
    }

    /// The subject's words in the piece of clause before the verb: leading adverbs, conjunctions and prepositional phrases cut off.
    fn subject_in_piece(&self, piece: Range<usize>) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut from = piece.start;
        let mut end = piece.end;
        while end > from && (doc.tag(end - 1).is_adverb() || doc.has(end - 1, Class::DASH)) {
            end -= 1;
        }
        while from < end {
            let tag = doc.tag(from);
            if let Some(time) = self.timed(from).filter(|time| time.end < end && doc.tag(time.end) != Tag::Pos) {
                from = time.end;
            } else if (tag.is_adverb() && !self.begins_phrase(from + 1) && !doc.tag(from + 1).is_adjective())
                || tag.is_adverb() && matches!(doc.tag(from + 1), Tag::Dt | Tag::Nnp | Tag::Prp | Tag::PrpPoss)
                || matches!(tag, Tag::Cc | Tag::Uh)
                || tag.is_punctuation() && self.marks.at(from).is_none()
            {
                from += 1;
            } else {
                break;
            }
        }
        if from >= end {
            return None;
        }
        let tag = doc.tag(from);
        if matches!(tag, Tag::In | Tag::To) || tag.is_verb() && !self.begins_phrase(from) {
            // "On Monday Smith said": the last phrase before the verb.
            let mut start = end;
            while start > from + 1 && self.in_phrase(start - 1) && self.timed(start - 1).is_none() {
                // "In an interview Smith said": a name or pronoun behind a noun begins another phrase.
                let opens = doc.tag(start).is_proper() || doc.tag(start).is_determiner() || doc.tag(start) == Tag::Prp;
                if start < end && doc.tag(start - 1).is_common_noun() && opens {
                    break;
                }
                start -= 1;
            }
            let conjunction =
                doc.is_any(from, &["as", "after", "before", "since", "until", "than", "for", "while", "because", "once", "like"]);
            return (start < end && start > from + usize::from(!conjunction) && self.begins_phrase(start)).then_some(start..end);
        }
        if !self.begins_phrase(from) && self.marks.at(from).is_none() && !tag.is_adverb() {
            return None;
        }
        Some(from..end)
    }
}
