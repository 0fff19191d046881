//! The subject of a verb, read from tags: to its left, over insertions and relative clauses, or shared with another verb.

use std::ops::Range;

use smallvec::SmallVec;

use super::clause::Group;
use super::cues::Frames;
use super::hits::is_name;
use super::scene::Scene;
use super::sign::Sign;
use crate::text::{Class, Tag, Upos};

/// How far a subject is looked for to the left, in tokens; bounds the work on text without full stops.
const REACH: usize = 80;

/// How far before its verb a relative pronoun may stand, with adverbs and prepositional phrases between them.
const PRONOUN_REACH: usize = 10;

impl Scene<'_, '_> {
    /// The subject of a verb group, restored from the verb before for participles and infinitives.
    pub(super) fn subject_of(&self, group: &Group, start: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let verb = group.tokens.start;
        if group.finite {
            return self.subject(verb, start);
        }
        let before = verb.checked_sub(1).filter(|&before| before >= start || verb == start)?;
        let head = doc.tag(verb);
        if (head == Tag::Vbg || head.is_adverb() && group.participle) && doc.tag(before).is_noun() && self.timed(before).is_none() {
            // "a letter saying that"
            return self.phrase_before(before, start);
        }
        if matches!(doc.tag(verb), Tag::Vbd | Tag::Vbn) && doc.tag(before).is_pronoun() {
            return Some(before..verb);
        }
        // "Smith, after saying that …, left": the subject stands before the comma.
        if group.participle
            && matches!(doc.tag(before), Tag::In)
            && let Some(comma) = before.checked_sub(1).filter(|&comma| comma > start && self.comma(comma))
            && doc.tag(comma - 1).is_noun()
        {
            return self.phrase_before(comma - 1, start);
        }
        let led = verb - start <= 2
            && (start..verb).all(|token| matches!(doc.tag(token), Tag::In | Tag::Wrb | Tag::Cc) || doc.tag(token).is_adverb());
        if led && group.participle {
            // "Noting that …, Smith said": the subject of the main clause stands behind.
            return self.subject_behind(verb);
        }
        self.subject_of_before(verb, start, 0)
    }

    /// The noun phrase that ends at `last`, prepositional phrases included.
    pub(super) fn phrase_before(&self, last: usize, start: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut from = last;
        while from > start {
            let before = from - 1;
            let tag = doc.tag(before);
            let part = tag.is_noun()
                || tag.is_determiner()
                || tag.is_adjective()
                || matches!(tag, Tag::Cd | Tag::Pos | Tag::Hyph)
                || self.is(before, Sign::OF);
            if !part {
                break;
            }
            from = before;
        }
        Some(from..last + 1)
    }

    /// The subject of the main clause behind a participle that opens its sentence.
    fn subject_behind(&self, verb: usize) -> Option<Range<usize>> {
        let end = self.bounds(verb).end;
        let mut token = verb;
        while token < end {
            let mut next = token + 1;
            let mut comma = self.comma(token);
            if let Some(quoted) = self.quoted(token) {
                next = self.marks.tokens(quoted).end.max(next);
                comma = super::extent::closed_by_comma(self, quoted);
            }
            if comma && self.begins_phrase(next) {
                let phrase = self.phrase(next, end);
                if self.doc.tag(phrase.end).is_finite() || self.comma(phrase.end) || self.doc.tag(phrase.end).is_adverb() {
                    return Some(phrase);
                }
            }
            token = next;
        }
        None
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
        if matches!(doc.tag(last), Tag::Wp | Tag::Wdt) || (self.is(last, Sign::THAT) && doc.upos(last) == Upos::Pron) {
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
        // Before most verbs there is none: all tokens that may be one are looked at together.
        let near = self.signs(verb.saturating_sub(PRONOUN_REACH)..verb).first_chunk::<PRONOUN_REACH>();
        if near.is_some_and(|near| !near.iter().fold(Sign::empty(), |all, &sign| all | sign).intersects(Sign::RELATIVE)) {
            return None;
        }
        let doc = self.doc;
        let pronoun = self.last_sign(start.max(verb.saturating_sub(PRONOUN_REACH)), verb, Sign::RELATIVE)?;
        let next = doc.tag(pronoun + 1);
        let adverbial = next == Tag::In || next.is_adverb() || self.comma(pronoun + 1) || self.timed(pronoun + 1).is_some();
        let closed = (pronoun + 1..verb).any(|token| self.finite_at(token) || doc.tag(token) == Tag::Prp || doc.upos(token) == Upos::Sconj);
        (adverbial && !closed && (self.comma(verb - 1) || !self.comma(pronoun + 1))).then_some(pronoun)
    }

    /// The subject that "and" lends to the verb at `at`: that of the main clause where its tense fits, else of the
    /// nearest clause.
    fn subject_shared(&self, at: usize, verb: usize, start: usize, depth: u8) -> Option<Range<usize>> {
        let past = self.doc.tag(verb) == Tag::Vbd;
        let main = self.main_verb(start, at);
        match main {
            Some(main) if (self.doc.tag(main) == Tag::Vbd) == past => {
                let group = self.group(main, start);
                self.subject_within(group.tokens.start, start, depth + 1).or_else(|| self.subject_of_before(at, start, depth))
            }
            _ => self.subject_of_before(at, start, depth),
        }
    }

    /// The first verb with tense of `start..end` that stands in no quotation marks and no relative clause.
    pub(super) fn main_verb(&self, start: usize, end: usize) -> Option<usize> {
        let mut from = start;
        loop {
            let verb = self.first_sign(from, end, Sign::FINITE)?;
            if !self.marked(verb) && !self.in_relative(verb, start) {
                return Some(verb);
            }
            from = verb + 1;
        }
    }

    /// The subject of the nearest finite verb before `at`: of a main clause where there is one.
    pub(super) fn subject_of_before(&self, at: usize, start: usize, depth: u8) -> Option<Range<usize>> {
        // "Smith said he was wronged, arguing that": the main clause reports, and its subject goes on reporting.
        let main = (depth == 0)
            .then(|| self.main_verb(start, at))
            .flatten()
            .filter(|&main| self.words.verbs_at(self.doc, main).any(|(entry, _)| entry.frames.contains(Frames::DIRECT | Frames::BARE)))
            .map(|main| self.group(main, start).tokens.start)
            .filter(|&verb| !self.is_subordinate(verb, start));
        if let Some(verb) = main {
            return self.subject_within(verb, start, depth + 1);
        }
        let mut token = at;
        let mut nearest = None;
        while let Some(verb) = self.last_sign(start, token, Sign::FINITE) {
            token = verb;
            if self.marked(token) || self.in_relative(token, start) {
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
        let pronouns = Sign::RELATIVE | Sign::WHOSE | Sign::PRONOUN_THAT;
        let mut token = verb;
        while let Some(found) = self.last_sign(start, token, pronouns | Sign::FINITE) {
            token = found;
            if self.sign(token).intersects(pronouns) {
                return self.relative_opens(token, start).then_some(token);
            }
            if doc.upos(token) != Upos::Aux && doc.tag(token) != Tag::Md {
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
        let mut token = verb;
        // "Smith, a man who runs the place, said": what the comma right before the verb closes is passed over in one go.
        if verb > start && self.comma(verb - 1) {
            let pronoun = (start..verb).rev().take(40).take_while(|&token| !self.sign(token).intersects(Sign::MARKED | Sign::PAUSE));
            if let Some(pronoun) = pronoun.into_iter().find(|&token| self.sign(token).intersects(Sign::RELATIVE | Sign::WHOSE))
                && self.relative_opens(pronoun, start)
            {
                token = pronoun;
            } else if let Some(comma) = self.insertion_before(verb, start) {
                token = comma;
            }
        }
        while let Some(cut) = self.last_sign(start, token, Sign::CUT) {
            token = cut;
            let sign = self.sign(token);
            if sign.contains(Sign::SPEECH) {
                return token + 1;
            }
            if let Some(quoted) = self.quoted(token) {
                let tokens = self.marks.tokens(quoted);
                // "It is “a joke,” she said": the comma inside the marks ends the clause.
                if tokens.end < verb && tokens.end == token + 1 && super::extent::closed_by_comma(self, quoted) {
                    return tokens.end;
                }
                token = tokens.start.max(start);
                continue;
            }
            if sign.contains(Sign::CLOSES)
                && let Some(open) = (start..token).rev().take(20).find(|&open| self.sign(open).contains(Sign::OPENS))
            {
                token = open;
                continue;
            }
            if sign.intersects(Sign::PAUSE) {
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
            if sign.intersects(Sign::WHEN | Sign::SUBORDINATOR) {
                return token + 1;
            }
            // "what Smith called", "the deal that Smith called": the clause has a subject of its own.
            let pronoun = sign.contains(Sign::RELATIVE) || sign.contains(Sign::PRONOUN_THAT) && self.doc.tag(token) != Tag::Dt;
            if pronoun && token + 1 < verb {
                return token + 1;
            }
            if sign.contains(Sign::FINITE) {
                match self.relative(token, start) {
                    Some(pronoun) => {
                        token = pronoun;
                        continue;
                    }
                    None if is_name(self, token) => continue,
                    None => return token + 1,
                }
            }
        }
        start
    }

    /// "Two doctors, speaking on condition that they were not named, said": the comma behind the noun that a participle follows, if the
    /// comma right before the verb closes what it opens.
    #[inline(never)]
    fn insertion_before(&self, verb: usize, start: usize) -> Option<usize> {
        let doc = self.doc;
        let from = start.max(verb.saturating_sub(40));
        let stops = Sign::COMMA | Sign::MARKED | Sign::PAUSE;
        // Most insertions have no verb with tense.
        let clause = self.last_sign(from, verb - 1, stops | Sign::FINITE).filter(|&token| !self.is(token, stops))?;
        let comma = self.last_sign(from, clause, stops).filter(|&comma| comma > from && self.comma(comma))?;
        let opens = doc.tag(comma + 1) == Tag::Vbg && !self.begins_phrase(comma + 1) && doc.tag(comma - 1).is_noun();
        (opens && self.first_sign(start, comma, Sign::FINITE).is_none()).then_some(comma)
    }

    /// The subject inside `from..verb`, which holds no other clause but relative ones.
    fn pick(&self, from: usize, verb: usize, opens: bool) -> Option<Range<usize>> {
        let doc = self.doc;
        if self.first_sign(from, verb, Sign::COMMA).is_none() {
            return self.subject_in_piece(from..verb);
        }
        // Commas outside brackets, fragments and relative clauses cut the region into pieces.
        let mut pieces: SmallVec<[Range<usize>; 8]> = SmallVec::new();
        let mut depth = 0i32;
        let mut at = from;
        for token in from..verb {
            if doc.has(token, Class::BRACKET) {
                depth += if doc.has(token, Class::OPEN) { 1 } else { -1 };
            }
            if depth <= 0 && self.comma(token) && !self.marked(token) {
                if token > at {
                    pieces.push(at..token);
                }
                at = token + 1;
            }
        }
        if at == from {
            return self.subject_in_piece(from..verb);
        }
        let closed = at == verb;
        if !closed {
            pieces.push(at..verb);
        }
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
        if !closed && opens && !self.is(piece.start, Sign::CONTRAST) && self.tail_of_list(&piece) {
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
        if self.is(piece.start, Sign::CONTRAST) {
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
                || tag.is_punctuation() && !self.marked(from)
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
        // "just over a quarter": an amount, no prepositional phrase.
        let amount = self.is(from, Sign::ABOUT) && matches!(doc.tag(from + 1), Tag::Cd | Tag::Dt) && self.phrase(from + 1, end).end == end;
        if amount && from > piece.start {
            return Some(from..end);
        }
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
            let conjunction = self.is(from, Sign::TIME_CLAUSE);
            return (start < end && start > from + usize::from(!conjunction) && self.begins_phrase(start)).then_some(start..end);
        }
        if !self.begins_phrase(from) && !self.marked(from) && !tag.is_adverb() {
            return None;
        }
        Some(from..end)
    }
}
