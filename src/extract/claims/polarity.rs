//! Is it so or not?

use super::arguments;
use super::clauses::{Clause, Link, Part, Verb};
use crate::model::Polarity;
use crate::text::Class;
use crate::text::phrases::{Group, Keyed, Set, Words, is_auxiliary, is_be, is_have, key, keys, set};

/// Words that negate the clause whose verb group they stand in.
const NEGATIONS: &Set = set!["not", "n't", "never", "nor", "neither", "cannot", "hardly", "scarcely"];

/// Words that negate by opening the subject or object.
const NEGATIVE_PHRASES: &Set = set!["no", "none", "nobody", "nothing", "neither", "nowhere"];

/// "has yet to respond", "is yet to be paid": it has not come to pass.
pub(super) fn yet(doc: &Keyed<'_>, verb: &Verb) -> bool {
    verb.first != verb.last
        && (is_have(doc, verb.first.head) || is_be(doc, verb.first.head))
        && (verb.first.end..verb.last.head).any(|token| doc.is(token, key!("yet")))
}

fn negative_phrase(doc: &Keyed<'_>, start: u32) -> bool {
    // "No Logo" is a name.
    if doc.has(start, Class::CAPITAL) && doc.has(start + 1, Class::CAPITAL) {
        return false;
    }
    doc.is_any(start, NEGATIVE_PHRASES) && !doc.is(start + 1, key!("longer"))
        || doc.starts_with(start, keys!["no", "one"])
        || (doc.is(start, key!("not")) && doc.is_any(start + 1, set!["a", "one", "all", "every", "any"]))
}

/// "neither the council nor the mayor", "hardly anyone", "not everyone": what negates a subject from in front of it.
fn negated_from_before(doc: &Keyed<'_>, start: u32) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    doc.is_any(before, set!["neither", "hardly", "scarcely", "barely"])
        || doc.is(before, key!("not"))
            && doc.is_any(start, set!["everyone", "everybody", "everything", "all", "every", "many", "much", "a", "one", "any"])
}

/// "neither confirmed nor ruled out", "no longer operates": what negates a verb group from right in front of it.
fn negates_behind(doc: &Keyed<'_>, verb: u32) -> bool {
    let Some(before) = verb.checked_sub(1) else { return false };
    doc.is_any(before, set!["neither", "nor", "never", "hardly", "scarcely"])
        || doc.is(before, key!("longer")) && before.checked_sub(1).is_some_and(|first| doc.is(first, key!("no")))
}

/// "nor did he apologise", "never before had it rained so": where an auxiliary stands in front of its subject, a negation in front
/// of both is the clause's.
fn negated_inversion(doc: &Keyed<'_>, clause: &Clause, subject: u32) -> bool {
    let Some(auxiliary) = subject.checked_sub(1).filter(|&before| before >= clause.start && is_auxiliary(doc, before)) else {
        return false;
    };
    (clause.start.saturating_sub(1)..auxiliary).any(|token| doc.is_any(token, set!["nor", "neither", "never"]))
}

/// The classes of all words that negation is seen by.
const NEGATIVE: Words = Words::NEGATIVE.union(Words::NEGATIVE_CATENATIVE).union(Words::DENIAL).union(Words::RULE);

/// The polarity of clause `index`; `group` is what the words of its verb are together.
#[inline]
pub(super) fn of(doc: &Keyed<'_>, clauses: &[Clause], index: usize, clause: &Clause, verb: &Verb, group: &Group) -> Polarity {
    if doc.holds(NEGATIVE) && doubtful(doc, clauses, index, clause, verb, group) {
        weighed(doc, clauses, index, clause, verb)
    } else {
        Polarity::Affirmed
    }
}

/// Whether a word that may negate the clause stands where it would, or a clause that it hangs on may hand a negation on.
#[inline(never)]
fn doubtful(doc: &Keyed<'_>, clauses: &[Clause], index: usize, clause: &Clause, verb: &Verb, group: &Group) -> bool {
    let word = |token: u32| doc.own(token) | doc.classes(token);
    let subject = arguments::subject(clauses, index).map_or(u32::MAX, |(tokens, _)| tokens.start);
    let parts = clause.parts().iter().fold(Words::empty(), |all, part| all | word(part.tokens.start));
    let front = |back: u32| word(verb.first.start.wrapping_sub(back));
    let near = word(subject) | word(subject.wrapping_sub(1)) | word(clause.opener.start) | front(1) | front(2);
    (group.own | group.lemma | parts | near).intersects(NEGATIVE)
        || clause.joined().is_some()
        || subject.checked_sub(1).is_some_and(|before| is_auxiliary(doc, before))
        || matches!(clause.link, Link::Complement | Link::Participle) && clause.parent().is_some_and(|above| denies(doc, clauses, above))
}

/// Whether a clause may hand a negation on to those that complete it.
fn denies(doc: &Keyed<'_>, clauses: &[Clause], index: usize) -> bool {
    let Some(clause) = clauses.get(index) else { return false };
    let verb = clause.verb.as_ref().map_or(Words::empty(), |verb| doc.classes(verb.last.head));
    let object = clause.object().map_or(Words::empty(), |part| doc.own(part.tokens.start) | doc.classes(part.tokens.start));
    verb.intersects(Words::DENIAL | Words::RULE) || object.intersects(NEGATIVE)
}

#[inline(never)]
fn weighed(doc: &Keyed<'_>, clauses: &[Clause], index: usize, clause: &Clause, verb: &Verb) -> Polarity {
    let mut negated = verb.tokens().any(|token| {
        doc.is_any(token, NEGATIONS) && !(doc.is(token, key!("not")) && doc.is_any(token + 1, set!["only", "just", "merely", "simply"]))
            || (doc.is(token, key!("no")) && doc.is(token + 1, key!("longer")))
    }) || negates_behind(doc, verb.first.start);
    // "failed to answer": the chain is longer than its first group
    if verb.first != verb.last && doc.in_class(verb.first.head, Words::NEGATIVE_CATENATIVE) {
        negated = !negated;
    }
    // "has yet to respond"
    if yet(doc, verb) {
        negated = !negated;
    }
    // "is unable to say"
    if verb.first != verb.last
        && (verb.first.end..verb.last.start).any(|token| doc.is_any(token, set!["unable", "unwilling", "impossible"]))
    {
        negated = !negated;
    }
    if let Some((tokens, _)) = arguments::subject(clauses, index)
        && (negative_phrase(doc, tokens.start) || negated_from_before(doc, tokens.start) || negated_inversion(doc, clause, tokens.start))
        && !matches!(clause.link, Link::Relative | Link::Participle)
    {
        negated = true;
    }
    if clause.object().is_some_and(|part| negative_phrase(doc, part.tokens.start)) {
        negated = true;
    }
    // "At no point has it …", "under no circumstances"
    let none = |part: &Part| !part.bare() && doc.is(part.tokens.start, key!("no")) && !doc.is(part.tokens.start + 1, key!("doubt"));
    if clause.parts().iter().any(none) {
        negated = true;
    }
    if !clause.opener.is_empty() && doc.is(clause.opener.start, key!("without")) {
        negated = true;
    }
    // An auxiliary that is shared hands its negation on: "did not stop or slow down"
    if let Some(model) = clause.joined()
        && verb.tokens().len() == 1
        && let Some(other) = clauses.get(model).and_then(|model| model.verb.as_ref())
        && other.tokens().len() > 1
        && !negated
        && doc.tag(verb.last.head) == doc.tag(other.last.head)
    {
        negated = other.tokens().any(|token| doc.is_any(token, set!["not", "n't", "never"]));
    }
    if let Some(parent) = clause.parent()
        && matches!(clause.link, Link::Complement | Link::Participle)
        && let Some(above) = clauses.get(parent)
        && let Some(verb) = &above.verb
        && clause.start >= verb.last.end
    {
        let denied = doc.in_class(verb.last.head, Words::DENIAL) && (clause.link == Link::Complement || clause.start == verb.last.end);
        let ruled_out = doc.in_class(verb.last.head, Words::RULE) && doc.is(verb.last.end - 1, key!("out"));
        // "found no evidence that …"
        let none = clause.link == Link::Complement
            && above.object().is_some_and(|part| doc.is(part.tokens.start, key!("no")) && part.tokens.end <= clause.start);
        if denied || ruled_out || none {
            negated = !negated;
        }
    }
    if negated { Polarity::Negated } else { Polarity::Affirmed }
}
