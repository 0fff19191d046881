//! Is it so or not?

use super::arguments;
use super::clauses::{Clause, Link};
use super::words::{self, Words};
use crate::model::Polarity;
use crate::text::{Class, Doc};

/// Words that negate the clause whose verb group they stand in.
const NEGATIONS: &[&str] = &["not", "n't", "n’t", "never", "nor", "neither", "cannot", "hardly", "scarcely"];

/// Words that negate by opening the subject or object.
const NEGATIVE_PHRASES: &[&str] = &["no", "none", "nobody", "nothing", "neither", "nowhere"];

fn negative_phrase(doc: &Doc<'_>, start: usize) -> bool {
    // "No Logo" is a name.
    if doc.has(start, Class::CAPITAL) && doc.has(start + 1, Class::CAPITAL) {
        return false;
    }
    doc.is_any(start, NEGATIVE_PHRASES) && !doc.is(start + 1, "longer")
        || doc.starts_with(start, &["no", "one"])
        || (doc.is(start, "not") && doc.is_any(start + 1, &["a", "one", "all", "every", "any"]))
}

/// The polarity of clause `index`.
pub(super) fn of(doc: &Doc<'_>, clauses: &[Clause], index: usize) -> Polarity {
    let Some(clause) = clauses.get(index) else { return Polarity::Affirmed };
    let Some(verb) = &clause.verb else { return Polarity::Affirmed };
    let mut negated = verb.tokens.clone().any(|token| {
        doc.is_any(token, NEGATIONS) && !(doc.is(token, "not") && doc.is_any(token + 1, &["only", "just", "merely", "simply"]))
            || (doc.is(token, "no") && doc.is(token + 1, "longer"))
    });
    // "failed to answer": the chain is longer than its first group
    if verb.first != verb.last && words::is(doc, verb.first.head, Words::NEGATIVE_CATENATIVE) {
        negated = !negated;
    }
    // "is unable to say"
    if verb.first != verb.last && (verb.first.end..verb.last.start).any(|token| doc.is_any(token, &["unable", "unwilling", "impossible"])) {
        negated = !negated;
    }
    if let Some((tokens, _)) = arguments::subject(clauses, index)
        && negative_phrase(doc, tokens.start)
        && !matches!(clause.link, Link::Relative | Link::Participle)
    {
        negated = true;
    }
    if clause.object().is_some_and(|part| negative_phrase(doc, part.tokens.start)) {
        negated = true;
    }
    // "At no point has it …", "under no circumstances"
    if clause
        .before
        .iter()
        .chain(&clause.after)
        .any(|part| !part.bare() && doc.is(part.tokens.start, "no") && !doc.is(part.tokens.start + 1, "doubt"))
    {
        negated = true;
    }
    if !clause.opener.is_empty() && doc.is(clause.opener.start, "without") {
        negated = true;
    }
    // An auxiliary that is shared hands its negation on: "did not stop or slow down"
    if let Some(model) = clause.joined
        && verb.tokens.len() == 1
        && let Some(other) = clauses.get(model).and_then(|model| model.verb.as_ref())
        && other.tokens.len() > 1
        && !negated
        && doc.tag(verb.head) == doc.tag(other.head)
    {
        negated = other.tokens.clone().any(|token| doc.is_any(token, &["not", "n't", "n’t", "never"]));
    }
    if let Some(parent) = clause.parent
        && matches!(clause.link, Link::Complement | Link::Participle)
        && let Some(above) = clauses.get(parent)
        && let Some(verb) = &above.verb
        && clause.start >= verb.tokens.end
    {
        let denied = words::is(doc, verb.head, Words::DENIAL) && (clause.link == Link::Complement || clause.start == verb.tokens.end);
        let ruled_out = doc.lemma(verb.head) == "rule" && doc.is(verb.tokens.end - 1, "out");
        // "found no evidence that …"
        let none = clause.link == Link::Complement
            && above.object().is_some_and(|part| doc.is(part.tokens.start, "no") && part.tokens.end <= clause.start);
        if denied || ruled_out || none {
            negated = !negated;
        }
    }
    if negated { Polarity::Negated } else { Polarity::Affirmed }
}
