//! How real: asserted, planned, possible, ordered, conditional.

use super::clauses::{Clause, Link, Subject, Verb};
use super::polarity;
use crate::model::Modality;
use crate::text::Tag;
use crate::text::phrases::{Form, Group, Keyed, Set, Words, is_be, key, set};

/// The modality of clause `index`; `group` is what the words of its verb are together.
#[inline]
pub(super) fn of(doc: &Keyed<'_>, clauses: &[Clause], index: usize, clause: &Clause, verb: &Verb, group: &Group) -> Modality {
    // Whatever makes a clause more than asserted shows in one of these; they are asked together, as none can be foreseen.
    let chain = verb.first.start != verb.last.start;
    let said = group.modal | chain | group.own.contains(Words::PERHAPS);
    let linked = (clause.link == Link::Infinitive)
        | (clause.link == Link::Adverbial)
        | ((clause.link == Link::Complement) & (doc.holds(Words::DEMAND) | doc.is_any(clause.opener.start, QUESTIONS)))
        | clause.joined().is_some()
        | inverted_condition(doc, clause);
    if said | linked { weighed(doc, clauses, clause, verb, index) } else { Modality::Asserted }
}

/// Conjunctions that ask, and leave it open, where a clause completes a verb or noun with them.
const QUESTIONS: &Set = set!["whether", "if"];

/// Whether a verb group says nothing about how real it is.
#[inline]
fn plain(doc: &Keyed<'_>, verb: &Verb) -> bool {
    (verb.tokens().len() == 1) & (doc.tag(verb.last.head) != Tag::Md) & !doc.holds(Words::PERHAPS)
}

/// "Had he known, …", "Should talks fail, …", "Were it so, …": a condition without a conjunction.
#[inline]
fn inverted_condition(doc: &Keyed<'_>, clause: &Clause) -> bool {
    doc.is_any(clause.start, set!["had", "should", "were"])
        && clause.link == Link::Main
        && matches!(&clause.subject, Subject::Phrase(tokens, _) if tokens.start == clause.start + 1)
}

#[inline(never)]
fn weighed(doc: &Keyed<'_>, clauses: &[Clause], clause: &Clause, verb: &Verb, index: usize) -> Modality {
    if clause.link == Link::Adverbial && doc.is_any(clause.opener.start, set!["if", "unless", "provided", "assuming", "lest"]) {
        return Modality::Conditional;
    }
    if inverted_condition(doc, clause) {
        return Modality::Conditional;
    }
    // "asked whether he had lied"
    if clause.link == Link::Complement && !clause.opener.is_empty() && doc.is_any(clause.opener.start, QUESTIONS) {
        return Modality::Possible;
    }
    // What a demand governs.
    if matches!(clause.link, Link::Complement | Link::Infinitive)
        && doc.holds(Words::DEMAND)
        && let Some(above) = clause.parent().and_then(|parent| clauses.get(parent))
        && let Some(governor) = &above.verb
        && clause.start >= governor.last.end
        && doc.in_class(governor.last.head, Words::DEMAND)
        && (matches!(verb.first.form, Form::Infinitive | Form::Base)
            || doc.tag(verb.first.start) == Tag::Vbp
            || subjunctive(doc, clauses, index))
    {
        return Modality::Ordered;
    }
    if clause.link == Link::Infinitive {
        let noun = clause.antecedent.as_ref();
        if doc.holds(Words::DEMAND)
            && let Some(above) = clause.parent().and_then(|parent| clauses.get(parent))
            && above.after().last().is_some_and(|part| !part.bare() && doc.is(part.prep.start, key!("for")))
            && noun.is_some()
            && (above.after().iter().any(|part| doc.in_class(part.head, Words::DEMAND))
                || above.verb.as_ref().is_some_and(|verb| doc.in_class(verb.last.head, Words::DEMAND)))
        {
            return Modality::Ordered;
        }
        return Modality::Planned;
    }
    if !plain(doc, verb)
        && let Some(modality) = group(doc, clause)
    {
        return modality;
    }
    // Shared auxiliary: "may close or move"
    if let Some(model) = clause.joined()
        && verb.tokens().len() == 1
        && matches!(doc.tag(verb.last.head), Tag::Vb | Tag::Vbp)
        && let Some(other) = clauses.get(model)
        && let Some(modality) = group(doc, other)
    {
        return modality;
    }
    Modality::Asserted
}

fn subjunctive(doc: &Keyed<'_>, clauses: &[Clause], index: usize) -> bool {
    // "demanded that the firm cut ties": no ending where the subject is of the third person, or a past form like the base
    let _ = clauses;
    clauses.get(index).and_then(|clause| clause.verb.as_ref()).is_some_and(|verb| {
        verb.tokens().len() == 1
            && matches!(doc.tag(verb.last.head), Tag::Vbd | Tag::Vbn)
            && doc.doc().lemma(verb.last.head as usize) == doc.doc().lower(verb.last.head as usize)
    })
}

fn group(doc: &Keyed<'_>, clause: &Clause) -> Option<Modality> {
    let verb = clause.verb.as_ref()?;
    for token in verb.tokens() {
        if doc.tag(token) == Tag::Md {
            return Some(if doc.is_any(token, set!["will", "'ll", "shall", "wo", "would", "'d"]) {
                Modality::Planned
            } else if doc.is_any(token, set!["must", "should", "ought"]) {
                Modality::Ordered
            } else {
                Modality::Possible
            });
        }
    }
    if verb.first != verb.last {
        if polarity::yet(doc, verb) {
            return None;
        }
        let classes = doc.classes(verb.first.head);
        // "took the decision to close"
        if classes.contains(Words::UNDERTAKING) && verb.last.form == Form::Infinitive {
            return Some(Modality::Planned);
        }
        // "is to be released", "is going to", "is set to", "is likely to"
        if is_be(doc, verb.first.head) {
            let between = (verb.first.end..verb.last.start).find(|&token| doc.tag(token).is_adjective() || doc.tag(token).is_verb());
            return Some(match between {
                Some(token)
                    if doc.is_any(token, set!["likely", "unlikely", "able", "unable", "certain", "sure", "apt", "prone", "free"]) =>
                {
                    Modality::Possible
                }
                _ => Modality::Planned,
            });
        }
        if doc.is_any(verb.first.head, set!["going"]) {
            return Some(Modality::Planned);
        }
        if classes.contains(Words::DUTY) || (verb.first.passive(doc) && classes.contains(Words::COMPELLED)) {
            return Some(Modality::Ordered);
        }
        if verb.first.passive(doc) && classes.contains(Words::FORCED) {
            return Some(Modality::Asserted);
        }
        // "is said to have lost": hearsay
        if verb.first.passive(doc) && classes.contains(Words::HEARSAY) {
            return Some(Modality::Possible);
        }
        if classes.contains(Words::PLAN) {
            return Some(Modality::Planned);
        }
        if classes.contains(Words::OPEN) {
            return Some(Modality::Possible);
        }
    }
    verb.tokens().any(|token| doc.is_of(token, Words::PERHAPS)).then_some(Modality::Possible)
}
